"""What a picture is."""

from dataclasses import dataclass

from bot.core import markup

ALT_LIMIT = 1024
"""Characters that Discord takes as a description."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG of `width` by `height` pixels; `alt` says what it says, `name` is its file name."""

    png: bytes
    width: int
    height: int
    alt: str
    name: str


class NothingToDrawError(ValueError):
    """No font here has the characters of this text."""


def alt_text(*sentences: str) -> str:
    """What a picture says, within Discord's limit."""
    return markup.shorten(markup.plain(" ".join(filter(None, sentences))), ALT_LIMIT)
