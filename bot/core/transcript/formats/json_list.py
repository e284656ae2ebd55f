"""The items of the one list in a JSON document that matters, one at a time: the rest of it may be large.

Each comes with the line at which it begins, and no more than one is held at a time. `json` itself would take 25
times the size of a document of empty lists, and ijson knows no lines.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from bot.core.errors import TranscriptError

_BLANK = re.compile(r"[ \t\r\n]*")
_LINE_END = re.compile(r"\r\n?|\n")
_SCARCE = 12
_decoder = json.JSONDecoder(parse_constant=lambda _: None)  # NaN, where an aligner found no time


def items(text: str, begin: int, source: str) -> Iterator[tuple[int, Any]]:
    """Yield (line from 1, item) of the list whose bracket is at `begin`.

    Raises:
        TranscriptError: it is not JSON, ends early, is nested too deeply, or consists of little but brackets.
    """
    if (text.count("[") + text.count("{")) * _SCARCE > len(text) + 100 * _SCARCE:
        raise TranscriptError(source, "there are hardly any words between its brackets; expected a transcript.", 1)
    position = _skip(text, begin + 1)
    counted, line = 0, 1
    while text[position : position + 1] != "]":
        line += _lines(text, counted, position)
        counted = position
        item, end = _decoded(text, position, source)
        yield line, item
        position = _skip(text, end)
        if text[position : position + 1] == ",":
            position = _skip(text, position + 1)
        elif text[position : position + 1] != "]":
            at = line + _lines(text, counted, position)
            raise TranscriptError(source, "the list ends in the middle; expected “,” or “]” here.", at)


def _decoded(text: str, start: int, source: str) -> tuple[Any, int]:
    try:
        return _decoder.raw_decode(text, start)
    except json.JSONDecodeError as error:
        reason, at = f"expected JSON: {error.msg.lower()}.", error.pos
    except (RecursionError, ValueError):  # the latter: a number of thousands of digits
        reason, at = "this JSON is nested too deeply, or a number in it is too long.", start
    raise TranscriptError(source, reason, _lines(text, 0, at) + 1)


def _skip(text: str, start: int) -> int:
    found = _BLANK.match(text, start)
    return found.end() if found else start


def _lines(text: str, start: int, end: int) -> int:
    return len(_LINE_END.findall(text, start, end))
