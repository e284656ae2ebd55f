"""The .toml beside a transcript: what the recogniser's text does not hold.

title = "Mechanistic interpretability: an interview"
media_link = "https://youtu.be/…"        # optional
show = "The Gull Hour"                   # optional, as all of the next four: of which show this is an episode,
episode = 12                             # its number,
date = "2024-05-17"                      # when it was published or recorded, or only 2024-05 or 2024,
guests = ["Ann", "Ben"]                  # and who is in it, beside the `hosts`

[[turns]]                                # who speaks from when, until the next turn
from = "0:00"
speaker = "Guest"                        # or "": nobody who is known

[[corrections]]                          # the words at that time that the recogniser misheard
at = "3:59"
heard = "cloud"
said = "Claude"

[[chapters]]                             # optional: the topics, where a person set them
at = "0:00"
title = "What changes when a model is aligned"
"""

import math
import re
import string
import tomllib
import unicodedata
from itertools import accumulate, pairwise
from typing import Annotated, Self
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from bot.core import dates, markup, timecode
from bot.core.errors import TimecodeError, TranscriptError
from bot.core.particulars import LARGEST_NUMBER, LONGEST_NAME, LONGEST_SHOW, MOST_PEOPLE, Particulars
from bot.wording import transcripts as wording

_MOST_BYTES, _LONGEST_LINE = 1_000_000, 10_000
_DEEPEST, _MOST_PARTS = 4, 4
"""Brackets within each other, and parts of a dotted key: this format needs two, and each costs the parser."""
_LATEST_MS = 10_000 * 3_600_000
_PROBLEMS_SHOWN = 3
_LONGEST_LINK = 512
"""What Discord takes as the address behind a button."""
_QUOTED = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}|"(?:[^"\\\n]|\\.)*"'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}|'[^'\n]*'"
    r"|#[^\n]*",
    re.DOTALL,
)
_LONG_NUMBER = re.compile(r"\d[\d_]{19,}|\b0[xob][\da-fA-F_]{16,}")
_DOTTED = re.compile(rf"[\w-]+(?:[ \t]*\.[ \t]*[\w-]+){{{_MOST_PARTS},}}")


def _read_time(value: object) -> object:
    if isinstance(value, float):
        return round(value * 1000) if math.isfinite(value) else value
    if isinstance(value, int) and value > _LATEST_MS:
        return value
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        try:
            return timecode.parse(str(value))
        except TimecodeError as error:
            raise ValueError(str(error)) from error
    return value


def _in_one_line(value: object) -> object:
    return markup.plain(value) if isinstance(value, str) else value


def _read_date(value: object) -> object:
    known = dates.read(str(value))
    if known is None:
        raise ValueError(wording.SIDECAR_DATE)
    return known


def _one_or_more(value: object) -> object:
    return value.split(",") if isinstance(value, str) else value


Time = Annotated[int, BeforeValidator(_read_time), Field(ge=0, le=_LATEST_MS)]
LONGEST_TITLE = 200
Words = Annotated[str, BeforeValidator(_in_one_line), Field(min_length=1, max_length=LONGEST_TITLE)]

Name = Annotated[str, BeforeValidator(_in_one_line), Field(min_length=1, max_length=LONGEST_NAME)]
People = Annotated[tuple[Name, ...], BeforeValidator(_one_or_more), Field(max_length=MOST_PEOPLE)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class TurnMark(_Strict):
    """`speaker` has the word from `start` (ms) until the next mark; "" is nobody who is known."""

    start: Time = Field(alias="from")
    speaker: Annotated[str, BeforeValidator(_in_one_line), Field(max_length=LONGEST_TITLE)]


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
    show: Annotated[str, BeforeValidator(_in_one_line), Field(max_length=LONGEST_SHOW)] | None = None
    episode: Annotated[int, Field(ge=0, le=LARGEST_NUMBER)] | None = None
    date: Annotated[str, BeforeValidator(_read_date)] | None = None
    guests: People = ()
    hosts: People = ()
    turns: tuple[TurnMark, ...] = ()
    corrections: tuple[Correction, ...] = ()
    chapters: tuple[ChapterMark, ...] = ()

    @property
    def particulars(self) -> Particulars:
        return Particulars(self.show or None, self.episode, self.date, self.guests, self.hosts)

    @field_validator("media_link")
    @classmethod
    def _is_a_web_address(cls, link: str | None) -> str | None:
        if link is not None and not is_link(link):
            raise ValueError(wording.SIDECAR_LINK)
        return link or None

    @model_validator(mode="after")
    def _marks_rise(self) -> Self:
        for name, marks in (("turns", self.turns), ("chapters", self.chapters)):
            if any(later.start <= earlier.start for earlier, later in pairwise(marks)):
                raise ValueError(wording.SIDECAR_ORDER.format(name=name))
        return self


def is_link(text: str) -> bool:
    """Whether it can be the address of a recording: Discord takes it, also with a moment in it."""
    if re.fullmatch(r"https?://[^\s<>()\[\]\\]{3,400}", text) is None or markup.plain(text) != text:
        return False
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna")
        is_usual = parts.port != 0 and parts.username is None and unicodedata.is_normalized("NFKC", parts.netloc)
        sent = quote(moment_link(text, _LATEST_MS), safe=string.printable)
    except ValueError:
        return False
    return bool(host) and is_usual and len(sent) <= _LONGEST_LINK


def parse(data: bytes, source: str) -> Sidecar:
    """Read a sidecar.

    Raises:
        TranscriptError: it is too large, is not TOML, or holds what it should not.
    """
    try:
        text = data.decode("utf-8-sig")
        _check_size(data, text, source)
        return Sidecar.model_validate(tomllib.loads(text))
    except ValidationError as error:
        raise TranscriptError(source, f"{_told(error)}.") from error
    except (ValueError, RecursionError) as error:
        raise TranscriptError(source, wording.SIDECAR_NOT_TOML.format(error=error)) from error


def _check_size(data: bytes, text: str, source: str) -> None:
    """What a parser would need too much time or memory for.

    Raises:
        TranscriptError: it is too large.
    """
    if len(data) > _MOST_BYTES:
        raise TranscriptError(source, wording.SIDECAR_TOO_LARGE.format(count=len(data), most_bytes=_MOST_BYTES))
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > _LONGEST_LINE:
            reason = wording.SIDECAR_LINE_TOO_LONG.format(count=len(line), longest_line=_LONGEST_LINE)
            raise TranscriptError(source, reason, number)
    bare = _QUOTED.sub("_", text)
    if number := _LONG_NUMBER.search(bare):
        raise TranscriptError(source, wording.SIDECAR_NUMBER_TOO_LONG.format(number=number.group()[:20]))
    if dotted := _DOTTED.search(bare):
        raise TranscriptError(source, wording.SIDECAR_KEY_TOO_LONG.format(dotted=dotted.group()[:40]))
    steps = (1 if bracket in "[{" else -1 for bracket in bare if bracket in "[]{}")
    if max(accumulate(steps), default=0) > _DEEPEST:
        raise TranscriptError(source, wording.SIDECAR_TOO_DEEP.format(deepest=_DEEPEST))


def _told(error: ValidationError) -> str:
    """The first problems, and how many more there are."""
    problems = error.errors(include_url=False, include_context=False, include_input=False)
    told = [
        f"{'.'.join(str(part)[:40] for part in problem['loc']) or 'file'}: {problem['msg']}"
        for problem in problems[:_PROBLEMS_SHOWN]
    ]
    more = len(problems) - len(told)
    return "; ".join(told) + (wording.SIDECAR_MORE.format(more=more) if more else "")


def listen_link(media_link: str | None, ms: int) -> str | None:
    """The link of the moment, where there is one that Discord takes."""
    return moment_link(media_link, ms) if media_link and is_link(media_link) else None


def moment_link(media_link: str, ms: int) -> str:
    """The media link with the moment in it: `t=` seconds where a player understands it, else `#t=` (W3C Media
    Fragments), which browsers understand for plain audio and video files."""
    seconds = ms // 1000
    parts = urlsplit(media_link)
    if re.search(r"(^|\.)(youtube\.com|youtu\.be|spotify\.com|twitch\.tv)$", parts.hostname or ""):
        query = [(key, value) for key, value in parse_qsl(parts.query) if key != "t"]
        return urlunsplit(parts._replace(query=urlencode([*query, ("t", str(seconds))])))
    return urlunsplit(parts._replace(fragment=f"t={seconds}"))
