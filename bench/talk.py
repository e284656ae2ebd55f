"""Talk of any length: what people said in the files with sections, its sentences in another order each time."""

import random
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from eval_data import SECTIONS, load_queries, load_transcript

from bot.core.transcript.model import Cue

LINES_AN_HOUR = 1000
_LINE_MS, _LINE_LENGTH = 60 * 60 * 1000 // LINES_AN_HOUR, 64


def talk(hours: int, seed: int) -> bytes:
    """A transcript as whisper.cpp prints it, without speakers, cut into lines in mid-sentence."""
    lines = islice(_lines(random.Random(seed)), hours * LINES_AN_HOUR)
    return as_whisper_prints_it(
        Cue(number * _LINE_MS, (number + 1) * _LINE_MS, line) for number, line in enumerate(lines)
    )


def as_whisper_prints_it(cues: Iterable[Cue]) -> bytes:
    """The lines that whisper.cpp prints, with their times."""
    return "".join(f"[{_time(cue.start)} --> {_time(cue.end)}]   {cue.text}\n" for cue in cues).encode()


def asked(count: int) -> list[str]:
    """So many of the written queries, of all kinds."""
    queries = [query.text for query in load_queries()]
    return queries[:: len(queries) // count][:count]


def _lines(rng: random.Random) -> Iterator[str]:
    line = ""
    while True:
        for word in " ".join(rng.sample(_said(), 100)).split():
            if len(line) + len(word) >= _LINE_LENGTH:
                yield line
                line = word
            else:
                line = f"{line} {word}".lstrip()


@cache
def _said() -> tuple[str, ...]:
    names = sorted(path.stem for path in SECTIONS.glob("*.md") if path.stem != "LICENSE")
    return tuple(sentence.text for name in names for sentence in load_transcript(name).sentences)


def _time(ms: int) -> str:
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"
