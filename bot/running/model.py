"""A language model that the host has: any that speaks OpenAI's chat API, on this machine or elsewhere."""

import asyncio
import json
import logging

import aiohttp

log = logging.getLogger(__name__)
_LONGEST_ANSWER = 64 * 1024
_MOST_TOKENS = 300


class LanguageModel:
    """Asked one question at a time, each within `seconds`: without a graphics card a model of seven billion weights
    reads a long chapter in a minute or two."""

    def __init__(self, url: str, name: str, key: str = "", *, seconds: float = 180) -> None:
        """`url` is what stands before `/chat/completions`; `key` is sent there and nowhere else."""
        self.name = name
        self._url = f"{url.rstrip('/')}/chat/completions"
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._timeout = aiohttp.ClientTimeout(total=seconds)
        self._turn = asyncio.Lock()

    async def ask(self, told: str, question: str) -> str | None:
        """The answer to `question`, after being told who it is; None where it gives none."""
        async with self._turn:
            try:
                return await self._answer(told, question)
            except (aiohttp.ClientError, OSError, TimeoutError, ValueError, LookupError, TypeError) as error:
                log.warning("The language model gave no answer: %s", type(error).__name__)
                return None

    async def _answer(self, told: str, question: str) -> str:
        said = [{"role": "system", "content": told}, {"role": "user", "content": question}]
        asked = {"model": self.name, "messages": said, "temperature": 0, "max_tokens": _MOST_TOKENS}
        async with (
            aiohttp.ClientSession(timeout=self._timeout, headers=self._headers) as session,
            session.post(self._url, json=asked, allow_redirects=False) as response,
        ):
            if response.status != 200:
                raise ValueError(response.status)
            content = await response.content.read(_LONGEST_ANSWER)
            while len(content) < _LONGEST_ANSWER and (more := await response.content.read(_LONGEST_ANSWER)):
                content += more
        answer = json.loads(content)["choices"][0]["message"]["content"]
        if not isinstance(answer, str):
            raise TypeError
        return answer
