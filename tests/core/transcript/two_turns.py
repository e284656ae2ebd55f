"""What is said in small files of tools that write JSON, and what becomes of it: two people, a sentence each."""

import json
from typing import Any

from bot.core.transcript import formats
from bot.core.transcript.wordtimes import unpack

Line = tuple[int, int, str | None, str]


SAID = (("Good", 1.2, 1.5, 0), ("morning.", 1.5, 2.0, 0), ("Thank", 3.0, 3.3, 1), ("you.", 3.3, 3.6, 1))
"""Word, start and end in seconds, speaker."""


def spoken(ann: str | None, ben: str | None, *, marks: bool = True) -> list[Line]:
    texts = ("Good morning.", "Thank you.") if marks else ("good morning", "thank you")
    return [(1200, 2000, ann, texts[0]), (3000, 3600, ben, texts[1])]


def bare(word: str) -> str:
    return word.lower().strip(".")


def in_ms(seconds: float) -> int:
    return round(seconds * 1000)


def by_person(words: list[Any]) -> list[list[Any]]:
    return [words[:2], words[2:]]


def segments(*, speakers: bool) -> list[Any]:
    return [
        {
            "type": "transcript.text.segment",
            "id": f"seg_{number}",
            "start": start,
            "end": end,
            "text": text,
            **({"speaker": "AB"[number]} if speakers else {}),
        }
        for number, (text, start, end) in enumerate((("Good morning.", 1.2, 2.0), ("Thank you.", 3.0, 3.6)))
    ]


def read_as(document: Any) -> tuple[str, list[Line]]:
    """The name of the format that it is taken for, and what is read of it."""
    text = document if isinstance(document, str) else json.dumps(document)
    reading = formats.read(text.encode(), "talk.json")
    return reading.format, [(cue.start, cue.end, cue.speaker, cue.text) for cue in reading.cues]


def kept_times(document: Any) -> tuple[list[str], bool]:
    """The texts of the cues, and whether each word has kept its time."""
    cues = formats.read(json.dumps(document).encode(), "talk.json").cues
    words = [(word.start, word.stop) for cue in cues for word in unpack(cue.words, cue.start)]
    return [cue.text for cue in cues], words == [(in_ms(start), in_ms(end)) for _, start, end, _ in SAID]
