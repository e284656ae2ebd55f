"""Whole transcripts around the worst talk, in several formats."""

import json
from collections.abc import Callable, Iterator

from hostile.talk import TALK

_WRAPPED: dict[str, Callable[[str], str]] = {
    "txt": lambda text: f"[00:00:01.000 --> 09:00:04.000]   {text}\n",
    "srt": lambda text: f"1\n00:00:01,000 --> 09:00:04,000\n{text}\n",
    "vtt": lambda text: f"WEBVTT\n\n00:00:01.000 --> 09:00:04.000\n<v Ada>{text}\n",
    "json": lambda text: json.dumps({"segments": [{"start": 1, "end": 32404, "text": text}]}),
    "md": lambda text: f"**Ada** (0:01)\n{text}\n\n**Ben** (9:00:00)\nYes.\n",
    "lines.txt": lambda text: "".join(_lines(text)),
}


def files(size: int) -> Iterator[tuple[str, bytes]]:
    """The name and the content of every file, of about so many bytes each."""
    for talk, said in TALK.items():
        for suffix, wrapped in _WRAPPED.items():
            name = f"{talk.replace(' ', '-')}.{suffix}"
            text = said(size // 6 if suffix == "lines.txt" else size)
            yield name, wrapped(text).encode()[:size]


def _lines(text: str) -> Iterator[str]:
    """A line for every ten characters, a second each."""
    for number, start in enumerate(range(0, len(text), 10)):
        hours, minutes, seconds = number // 3600, number // 60 % 60, number % 60
        stamp = f"{hours:02}:{minutes:02}:{seconds:02}"
        yield f"[{stamp}.000 --> {stamp}.900]   {text[start : start + 10].strip() or 'so'}\n"
