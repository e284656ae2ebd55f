"""What an import writes, made ready where nobody waits for it: in another process, or in a thread."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.core.search.words import words
from bot.core.transcript.model import Cue
from bot.core.transcript.source import Source
from bot.core.transcript.upload import Upload, read
from bot.running.parcels import Parcels, packed

_STRETCH_MS = 30_000


@dataclass(frozen=True, slots=True)
class Prepared:
    """A source, whose `cues` are rows of start, end, text and speaker; `length` in ms, `speakers` in the order of
    their first words, `stretches` rows of a half minute's start (ms) and the forms of its words."""

    source: Source
    length: int
    words: int
    speakers: tuple[str, ...]
    cues: Parcels
    stretches: Parcels


def prepare(source: Source) -> Prepared:
    """Linear in the length of the source."""
    spoken = sorted((mark.start, mark.speaker) for mark in (*source.turns, *source.cues) if mark.speaker)
    return Prepared(
        replace(source, cues=()),
        max((cue.end for cue in source.cues), default=0),
        sum(len(cue.text.split()) for cue in source.cues),
        tuple(dict.fromkeys(speaker for _, speaker in spoken)),
        packed((cue.start, cue.end, cue.text, cue.speaker, cue.words) for cue in source.cues),
        packed(_stretches(source.cues)),
    )


def prepare_upload(upload: Upload) -> Prepared:
    """Read an upload into what the store keeps of it.

    Raises:
        TranscriptError: one of its files cannot be read.
    """
    return prepare(read(upload))


def forms(text: str) -> str:
    """A text as it is indexed: the forms of its words."""
    return " ".join(word.form for word in words(text))


def _stretches(cues: Sequence[Cue]) -> Iterator[tuple[int, str]]:
    said: dict[int, list[str]] = {}
    for cue in cues:
        said.setdefault(cue.start // _STRETCH_MS * _STRETCH_MS, []).append(forms(cue.text))
    return ((start, " ".join(texts)) for start, texts in said.items())
