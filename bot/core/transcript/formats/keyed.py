"""Blocks of keys and values, as in YAML or typed by hand, a block a cue: read as JSON with these keys.

- speaker: Ann Lee          Speaker: Ann Lee
  start: 3.5                Time: 00:00:03
  text: "Good morning."     Text: Good morning.
"""

import json
import re
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import json_segments
from bot.core.transcript.formats.json_tools import ANY
from bot.core.transcript.formats.lines import numbered
from bot.core.transcript.formats.reader import Parsed, Reader
from bot.wording import transcripts as wording

_LINE = re.compile(
    r"(?P<indent>[ \t]*(?P<dash>-[ \t]+)?)(?P<quote>[\"']?)(?P<key>[A-Za-z][\w .-]{0,30}?)(?P=quote)[ \t]*:"
    r"(?:[ \t]+(?P<value>.*))?"
)
_FOLDED = re.compile(r"[>|][+-]?\d?")
_NUMBER = re.compile(r"-?\d{1,12}(?:\.\d{1,12})?")
_NAMES = {"name": "speaker", "who": "speaker", "timecode": "time", "time_start": "start", "time_end": "end"}
_LOOKED_AT, _MOST_LINES = 20_000, 2_000_000


def _plain_names(*lists: tuple[str, ...]) -> dict[str, str]:
    return {path.casefold(): path for paths in lists for path in reversed(paths) if "." not in path}


_START, _TEXT = _plain_names(ANY.start), _plain_names(ANY.text)
_KNOWN = {**_plain_names(ANY.end, ANY.duration, ANY.speaker), **_START, **_TEXT}


@dataclass(frozen=True, slots=True)
class _Line:
    """`key` is how JSON would call it where it is a usual name; `column` where it begins."""

    key: str
    value: str
    column: int
    opens: bool


def _keyed(line: str) -> _Line | None:
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    key = re.sub(r"[ .-]+", "_", found["key"].strip().casefold())
    key = _NAMES.get(key, key)
    known = _KNOWN.get(key) or _KNOWN.get(key.replace("_", "")) or key
    return _Line(known, (found["value"] or "").strip(), len(found["indent"].expandtabs()), bool(found["dash"]))


def parse(text: str, source: str) -> Parsed:
    """Read the blocks.

    Raises:
        TranscriptError: a time is none.
    """
    lines = [line for _, line in numbered(text)]
    if len(lines) > _MOST_LINES:
        raise TranscriptError(source, wording.HARDLY_ANY_WORDS, 1)
    parsed = json_segments.read_document([block for block in _blocks(lines) if _is_whole(block)], text, source)
    parsed.format = "YAML" if re.search(r"^\s*- ", text, re.MULTILINE) else "keys and values"
    return parsed


def _blocks(lines: list[str]) -> Iterator[dict[str, Any]]:
    """A dict a block: another one begins at a dash, at a key that was there already, behind a blank line or, where
    there are no dashes, with the file's first key."""
    keyed = [_keyed(line) for line in lines]
    columns = Counter(line.column for line in keyed if line and line.value and line.key in _TEXT.values())
    column = max(columns, key=lambda one: columns[one], default=0)
    counts = Counter(line.key for line in keyed if line and line.column == column)
    most = max((count for key, count in counts.items() if key in _TEXT.values()), default=0)
    fields = {key for key, count in counts.items() if 2 * count >= most or key in _KNOWN.values()}
    placed = [line for line in keyed if line and line.column == column and line.key in fields]
    first = "" if any(line.opens for line in placed) else next((line.key for line in placed), "")
    block: dict[str, list[str]] = {}
    last, apart, folded = "", False, False
    for written, line in zip(lines, keyed, strict=True):
        if not written.strip() or re.fullmatch(r"-{3,}|={3,}|\*{3,}", written.strip()):
            apart, last = True, last if folded else ""
            continue
        if line is None or line.column != column or line.key not in fields:
            deeper = len(written.expandtabs()) - len(written.expandtabs().lstrip()) > column
            goes_on = bool(last) and (deeper or line is None) and (folded or bool(block.get(last)))
            if goes_on:
                block[last].append(written.strip())
            else:
                last = ""
            continue
        if block and (line.opens or line.key in block or line.key == first or (apart and _is_whole(block))):
            yield _values(block)
            block = {}
        folded = _FOLDED.fullmatch(line.value) is not None
        block[line.key] = [] if folded or not line.value else [line.value]
        last, apart = line.key, False
    if block:
        yield _values(block)


def _is_whole(block: Container[str]) -> bool:
    return any(key in block for key in _TEXT.values())


def _values(block: dict[str, list[str]]) -> dict[str, Any]:
    return {key: _value(" ".join(parts)) for key, parts in block.items() if parts}


def _value(written: str) -> Any:
    if _NUMBER.fullmatch(written):
        return float(written) if "." in written else int(written)
    if len(written) > 1 and written[0] == written[-1] == '"':
        try:
            return json.loads(written, strict=False)
        except ValueError:
            return written[1:-1]
    if len(written) > 1 and written[0] == written[-1] == "'":
        return written[1:-1].replace("''", "'")
    return written


def _recognises(text: str) -> bool:
    """Where keys of a time and of words stand again and again, and most lines have a key."""
    lines = [line for _, line in numbered(text[:_LOOKED_AT]) if line.strip()]
    keyed = [line for line in map(_keyed, lines) if line]
    starts = sum(line.key in _START.values() for line in keyed)
    texts = sum(line.key in _TEXT.values() for line in keyed)
    return min(starts, texts) > 0 and 2 * len(keyed) >= len(lines) and 4 * starts >= texts and 4 * texts >= starts


READER = Reader("keys and values", _recognises, parse, in_order=True)
