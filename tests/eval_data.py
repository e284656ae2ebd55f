"""What search and topics are judged on: people's section headings beside the checkout, queries in `tests/`."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild
from bot.core.transcript.source import read, title_from

ROOT = Path(__file__).parents[1]
SHARED = ROOT / ".." / "shared"
SECTIONS = SHARED / "eval" / "sections"
QUERIES = ROOT / "tests" / "queries"

_LAST_BLOCK_MS = 30_000
_CUE_LENGTH = 64
_BLOCK = re.compile(r"\**(?P<speaker>[^:#*]{1,40}):\**\s*(?P<time>\d{1,2}:\d\d:\d\d)(?P<rest>.*)")


@dataclass(frozen=True, slots=True)
class Heading:
    """What people called a section, and the second at which it begins."""

    title: str
    start: float


@dataclass(frozen=True, slots=True)
class Query:
    """`start` and `end` are seconds of the one right passage, None where there is none; `set` is tune or held."""

    text: str
    kind: str
    set: str
    transcript: str
    start: float | None = None
    end: float | None = None


def load_transcript(name: str, *, speakers: bool = True) -> Transcript:
    """`interview`, or the name of one of the files with sections."""
    if name == "interview":
        return read(ROOT / "data" / "interview.txt").transcript
    return load_sections(SECTIONS / f"{name}.md", speakers=speakers)[0]


def load_sections(path: Path, *, speakers: bool = True) -> tuple[Transcript, tuple[Heading, ...]]:
    """Read `Name: hh:mm:ss` blocks under `## headings`.

    A block's words are spread evenly over the time until the next one, in cues as short as a recogniser's.
    Without `speakers` it is as if the recogniser had not told them apart.
    """
    blocks = list(_blocks(path.read_text("utf-8")))
    headings = tuple(Heading(title, block.start / 1000) for block in blocks for title in block.headings)
    return Transcript(title_from(path), rebuild(_cues(blocks, speakers))), headings


def load_cues(name: str) -> Sequence[Cue]:
    """The lines of `interview`, or what the lines of one of the files with sections would be."""
    if name == "interview":
        return read(ROOT / "data" / "interview.txt").cues
    return _cues(list(_blocks((SECTIONS / f"{name}.md").read_text("utf-8"))), speakers=False)


def load_queries() -> list[Query]:
    """All queries; those that nothing answers name the transcript that they are put to."""
    return [
        Query(
            text=entry["text"],
            kind=entry["kind"],
            set=entry["set"],
            transcript=entry.get("about", path.stem),
            start=entry.get("start"),
            end=entry.get("end"),
        )
        for path in sorted(QUERIES.glob("*.toml"))
        for entry in tomllib.loads(path.read_text("utf-8"))["query"]
    ]


def _cues(blocks: "Sequence[_Block]", speakers: bool) -> list[Cue]:
    ends = [block.start for block in blocks[1:]] + [blocks[-1].start + _LAST_BLOCK_MS]
    return [cue for block, end in zip(blocks, ends, strict=True) for cue in block.cues(end, speakers)]


@dataclass
class _Block:
    start: int
    speaker: str | None
    headings: list[str]
    text: str = ""

    def cues(self, end: int, speakers: bool) -> Iterator[Cue]:
        text = " ".join(self.text.split())
        offset = 0
        while offset < len(text):
            cut = len(text) if len(text) - offset <= _CUE_LENGTH else text.rfind(" ", offset, offset + _CUE_LENGTH)
            cut = cut if cut > offset else len(text)
            yield Cue(
                self._time_at(offset / len(text), end),
                self._time_at(cut / len(text), end),
                text[offset:cut].strip(),
                self.speaker if speakers else None,
            )
            offset = cut + 1

    def _time_at(self, share: float, end: int) -> int:
        return self.start + round((end - self.start) * share)


def _blocks(markdown: str) -> Iterator[_Block]:
    _, _, body = markdown.removeprefix("---").partition("\n---\n")
    block = _Block(0, None, [])
    headings: list[str] = []
    for line in body.splitlines():
        if line.startswith("#"):
            headings.append(line.lstrip("# ").strip())
        elif found := _BLOCK.fullmatch(line.strip()):
            carried = block.headings
            if block.text:
                yield block
                carried = []
            hours, minutes, seconds = map(int, found["time"].split(":"))
            start = max(block.start, ((hours * 60 + minutes) * 60 + seconds) * 1000)
            block = _Block(start, found["speaker"].strip(), [*carried, *headings])
            headings = []
        else:
            block.text += " " + line.strip()
    if block.text:
        yield block
