"""A JSON document, or several in a row as JSON Lines, read with what tools get wrong in it."""

import json
import re
from typing import Any

from bot.core.errors import TranscriptError
from bot.wording import transcripts as wording

_BLANK = re.compile(r"[ \t\r\n,;]*")
_LINE_END = re.compile(r"\r\n?|\n")
_SCARCE = 12


def load(text: str, source: str) -> tuple[Any, list[str]]:
    """The document, and notes on what was wrong in it. NaN and infinite numbers are None.

    Raises:
        TranscriptError: it is not JSON, ends early, is nested too deeply, or consists of little but brackets.
    """
    if (text.count("[") + text.count("{")) * _SCARCE > len(text) + 100 * _SCARCE:
        raise TranscriptError(source, wording.HARDLY_ANY_WORDS, 1)
    try:
        return _documents(text, source, strict=True), []
    except _RawControlError as error:
        return _documents(text, source, strict=False), [wording.raw_line_break(error.line)]


class _RawControlError(Exception):
    """A line break within a string: what JSON forbids and several tools write."""

    def __init__(self, line: int) -> None:
        self.line = line


def _documents(text: str, source: str, *, strict: bool) -> Any:
    decoder = json.JSONDecoder(parse_constant=lambda _: None, strict=strict)
    found: list[Any] = []
    place = _skip(text, 0)
    while place < len(text):
        try:
            document, place = decoder.raw_decode(text, place)
        except json.JSONDecodeError as error:
            if strict and "control character" in error.msg:
                raise _RawControlError(line_at(text, error.pos)) from error
            raise _refused(text, error, source) from error
        except (RecursionError, ValueError) as error:  # the latter: a number of thousands of digits
            raise TranscriptError(source, wording.TOO_DEEP, line_at(text, place)) from error
        found.append(document)
        place = _skip(text, place)
    return found[0] if len(found) == 1 else found


def _refused(text: str, error: json.JSONDecodeError, source: str) -> TranscriptError:
    if not text[error.pos :].strip():
        return TranscriptError(source, wording.JSON_ENDS_EARLY, line_at(text, error.pos))
    return TranscriptError(source, wording.NO_JSON.format(problem=error.msg.lower()), line_at(text, error.pos))


def _skip(text: str, start: int) -> int:
    found = _BLANK.match(text, start)
    return found.end() if found else start


def line_at(text: str, offset: int) -> int:
    """The number of the line at an offset, from 1."""
    return len(_LINE_END.findall(text, 0, offset)) + 1


def line_of(text: str, *values: object) -> int:
    """The line at which the first of the values that is found in the document stands."""
    for value in values:
        for spelled in (json.dumps(value, ensure_ascii=False), json.dumps(value), str(value)):
            if (place := text.find(spelled)) >= 0:
                return line_at(text, place)
    return 1
