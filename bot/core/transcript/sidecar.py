"""The .toml beside a transcript: what the recogniser's text does not hold.

title = "Mechanistic interpretability: an interview"
media_link = "https://youtu.be/…"        # optional

[[turns]]                                # who speaks from when, until the next turn
from = "0:00"
speaker = "Guest"

[[corrections]]                          # the words at that time that the recogniser misheard
at = "3:59"
heard = "cloud"
said = "Claude"

[[chapters]]                             # optional: the topics, where a person set them
at = "0:00"
title = "What changes when a model is aligned"
"""

import re
import tomllib
from itertools import pairwise
from typing import Annotated, Self
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from bot.core import timecode
from bot.core.errors import TimecodeError, TranscriptError


def _read_time(value: object) -> object:
    if isinstance(value, float):
        return round(value * 1000)
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        try:
            return timecode.parse(str(value))
        except TimecodeError as error:
            raise ValueError(str(error)) from error
    return value


Time = Annotated[int, BeforeValidator(_read_time), Field(ge=0)]
Words = Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class TurnMark(_Strict):
    """`speaker` has the word from `start` (ms) until the next mark."""

    start: Time = Field(alias="from")
    speaker: Words


class Correction(_Strict):
    """In the cue spoken at `at` (ms), `said` was said where the recogniser wrote `heard`."""

    at: Time
    heard: Words
    said: Words


class ChapterMark(_Strict):
    """A topic called `title` begins at `start` (ms)."""

    start: Time = Field(alias="at")
    title: Words


class Sidecar(_Strict):
    """Everything is optional: an empty sidecar says nothing."""

    title: Words | None = None
    media_link: str | None = None
    turns: tuple[TurnMark, ...] = ()
    corrections: tuple[Correction, ...] = ()
    chapters: tuple[ChapterMark, ...] = ()

    @field_validator("media_link")
    @classmethod
    def _is_a_web_address(cls, link: str | None) -> str | None:
        if link is not None and not is_link(link):
            raise ValueError("expected a web address that starts with https://")
        return link or None

    @model_validator(mode="after")
    def _marks_rise(self) -> Self:
        for name, marks in (("turns", self.turns), ("chapters", self.chapters)):
            if any(later.start <= earlier.start for earlier, later in pairwise(marks)):
                raise ValueError(f"expected the {name} in order, each later than the one before")
        return self


def is_link(text: str) -> bool:
    """Whether it can be the address of a recording."""
    return re.fullmatch(r"https?://[^\s<>()\[\]]{3,400}", text) is not None


def parse(data: bytes, source: str) -> Sidecar:
    """Read a sidecar.

    Raises:
        TranscriptError: it is not TOML, or holds what it should not; all problems at once.
    """
    try:
        return Sidecar.model_validate(tomllib.loads(data.decode("utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TranscriptError(source, f"expected TOML: {error}.") from error
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(str(part) for part in problem['loc']) or 'file'}: {problem['msg']}"
            for problem in error.errors()
        )
        raise TranscriptError(source, f"{problems}.") from error


def moment_link(media_link: str, ms: int) -> str:
    """The media link with the moment in it: `t=` seconds where a player understands it, else `#t=` (W3C Media
    Fragments), which browsers understand for plain audio and video files."""
    seconds = ms // 1000
    parts = urlsplit(media_link)
    if re.search(r"(^|\.)(youtube\.com|youtu\.be|spotify\.com|twitch\.tv)$", parts.hostname or ""):
        query = [(key, value) for key, value in parse_qsl(parts.query) if key != "t"]
        return urlunsplit(parts._replace(query=urlencode([*query, ("t", str(seconds))])))
    return urlunsplit(parts._replace(fragment=f"t={seconds}"))
