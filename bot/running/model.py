"""A language model that the host has: any that speaks OpenAI's chat API, on this machine or elsewhere."""

import asyncio
import json
import logging
from collections.abc import Mapping, Sequence

import aiohttp

log = logging.getLogger(__name__)
_LONGEST_ANSWER = 64 * 1024
_MOST_TOKENS = 300
_CANNOT = frozenset({400, 404, 415, 422, 501})


class LanguageModel:
    """Asked one question at a time, each within `seconds`: without a graphics card a model of seven billion weights
    reads a long chapter in a minute or two."""

    def __init__(self, url: str, name: str, key: str = "", *, seconds: float = 180) -> None:
        """`url` is what stands before `/chat/completions`; `key` is sent there and nowhere else."""
        self.name = name
        self._url = f"{url.rstrip('/')}/chat/completions"
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._timeout = aiohttp.ClientTimeout(total=seconds)
        self._turn, self._takes_shapes = asyncio.Lock(), True

    async def ask(self, talk: Sequence[str], shape: Mapping[str, object]) -> str | None:
        """The answer to the last part of `talk`, which begins with what the model is told, and goes on with
        questions and answers in turn; None where it gives none.

        `shape` is a JSON schema that the answer is held to, where the server can do that.
        """
        async with self._turn:
            try:
                if self._takes_shapes:
                    answer = await self._answer(talk, shape)
                    if answer is not None:
                        return answer
                answer = await self._answer(talk)
                self._takes_shapes &= answer is None
                if answer is None:
                    log.warning("The language model gave no answer: it does not take the question")
                return answer
            except (aiohttp.ClientError, OSError, TimeoutError, ValueError, LookupError, TypeError) as error:
                log.warning("The language model gave no answer: %s", type(error).__name__)
                return None

    async def _answer(self, talk: Sequence[str], shape: Mapping[str, object] | None = None) -> str | None:
        """None where the server says that it cannot do what it is asked."""
        roles = ["system", *(("user", "assistant")[number % 2] for number in range(len(talk) - 1))]
        said = [{"role": role, "content": text} for role, text in zip(roles, talk, strict=True)]
        asked: dict[str, object] = {
            "model": self.name,
            "messages": said,
            "temperature": 0,
            "max_tokens": _MOST_TOKENS,
        }
        if shape is not None:
            schema = {"name": "answer", "schema": shape}
            asked["response_format"] = {"type": "json_schema", "json_schema": schema}
        async with (
            aiohttp.ClientSession(timeout=self._timeout, headers=self._headers) as session,
            session.post(self._url, json=asked, allow_redirects=False) as response,
        ):
            if response.status in _CANNOT:
                return None
            if response.status != 200:
                raise ValueError(response.status)
            content = await response.content.read(_LONGEST_ANSWER)
            while len(content) < _LONGEST_ANSWER and (more := await response.content.read(_LONGEST_ANSWER)):
                content += more
        answer = json.loads(content)["choices"][0]["message"]["content"]
        if not isinstance(answer, str):
            raise TypeError
        return answer
