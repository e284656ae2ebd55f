"""Transcripts as people and services write them down: a time and perhaps a name at each turn, then what was said.

Name (00:01:02):          **Name** 0:01:02          Name: 00:01:10          Name  0:12          the words below
[01:19] Name: words       (1:02) words              00:01 words             **1:02** · words    0:12 - 0:19 words

A time without a name goes on with the speaker above it. Markdown and YAML front matter are passed over.
"""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from bot.core.transcript.formats import blocks, timing
from bot.core.transcript.formats.blocks import Block
from bot.core.transcript.formats.lines import numbered
from bot.core.transcript.formats.markup import plain
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.model import Cue

_TIME = r"\d{1,3}:[0-5]?\d(?::[0-5]\d)?(?:[.,]\d{1,3})?(?![\d:])"
_RANGE = rf"(?P<start>{_TIME})(?:\s?(?:-->|->|[-–—→]|to)\s?(?P<end>{_TIME}))?"
_IN_BRACKETS = rf"[\[(<]\s?{_RANGE}\s?[\])>]"
_NAME = r"(?P<name>[^\W_][^:\[\]()<>|\t]{0,48}?)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_IN_BRACKETS}\s*(?P<dash>[-–—·|:]?)\s*(?P<rest>.*)",
        rf"{_RANGE}(?:\s*(?P<dash>[-–—·|:])\s*|\s+|$)(?P<rest>.*)",
        rf"{_NAME}\s*[:,]?\s*{_IN_BRACKETS}\s*(?P<dash>:?)\s*(?P<rest>.*)",
        rf"{_NAME}\s*:\s*(?P<start>\d{{1,3}}:[0-5]\d:[0-5]\d)(?P<end>)(?P<dash>)(?P<rest>[^\W\d].*|\s.*)",
        rf"{_NAME}(?:\s*[:,|–—·-])?\s+{_RANGE}\s*(?P<dash>:?)(?P<rest>)",
    )
)
_SPEAKS = re.compile(r"(?P<name>[^\W_][^:\[\]()<>|\t?!]{0,48}?)\s?:\s+(?=\S)")
_MARKUP = re.compile(r"^(?:>\s?|[-+*]\s+(?=\*\*|[\[(\d]))+|(?<![\w*_])[*_]{1,3}+(?=\S)|(?<=\S)[*_]{1,3}+(?!\w)")
_HEADING = re.compile(r"#{1,6}\s")
_PARTICLES = {"of", "the", "and", "de", "der", "den", "van", "von", "la", "da", "di", "du", "el", "bin", "y", "&"}
_LONGEST_NAME, _MOST_WORDS = 50, 6
_LOOKED_AT = 60_000


class _Stamp(NamedTuple):
    """What a line says at its time: the speaker, if it names one, and the words behind."""

    start: str
    end: str | None
    speaker: str | None
    words: str


def parse(text: str, source: str) -> Iterator[Cue]:
    """Yield cues: the words of each turn are spread over the time until the next one.

    Raises:
        TranscriptError: there is no time in it, or one beyond 1,000 hours.
    """
    found = list(_blocks(text, source))
    if len(found) > 1 and found[0].start == found[1].start == 0 and not found[0].speaker:
        found = found[1:]  # a title, and not what is said
    return blocks.cues(found)


def _blocks(text: str, source: str) -> Iterator[Block]:
    block = Block(0)
    said: list[str] = []
    known: set[str] = set()
    for number, line in _body(text):
        following = None if _HEADING.match(line) else _begun(line, block, known, source, number)
        if following is None:
            if line and not _HEADING.match(line):
                said.append(line)
            continue
        block.text = " ".join(said)
        if block.text:
            yield block
        block, said = following, [following.text] if following.text else []
        known.update([block.speaker] if block.speaker else [])
    block.text = " ".join(said)
    yield block


def _begun(line: str, block: Block, known: Container[str], source: str, number: int) -> Block | None:
    """The block that begins with this line: at its time, or with the name of somebody who spoke before."""
    if stamp := _stamp(line):
        start = timing.read(stamp.start, source, number)
        end = timing.read(stamp.end, source, number) if stamp.end else None
        return Block(start, stamp.words, stamp.speaker or block.speaker, end)
    turn = _SPEAKS.match(line)
    if turn and turn["name"] in known:
        return Block(block.start, line[turn.end() :], turn["name"], block.end)
    return None


def _body(text: str) -> Iterator[tuple[int, str]]:
    """The lines without markup, those of the front matter left out."""
    front = re.match(r"---[ \t]*(?:\r\n?|\n)(?:.*?(?:\r\n?|\n))??---[ \t]*(?:\r\n?|\n|$)", text, re.DOTALL)
    skipped = len(re.findall(r"\r\n?|\n", front.group())) if front else 0
    for number, line in numbered(text):
        if number > skipped:
            yield number, plain(_MARKUP.sub("", line.strip()))


def _stamp(line: str) -> _Stamp | None:
    for form in _FORMS:
        if found := form.fullmatch(line):
            parts = found.groupdict()
            name, words = parts.get("name"), parts["rest"].strip()
            if name is not None and not _is_name(name):
                continue
            if name is None:
                name, words = _named(words, behind_dash=parts["dash"] in ("-", "–", "—", "|"))
            return _Stamp(parts["start"], parts["end"], name and name.strip(" ,"), words)
    return None


def _named(words: str, *, behind_dash: bool) -> tuple[str | None, str]:
    """The speaker at the beginning of the words; behind a dash a name may be all there is."""
    if (words.endswith(":") or behind_dash) and _is_name(words.rstrip(": ")) and words[-1] not in ".,;!?":
        return words.rstrip(": "), ""
    if (found := _SPEAKS.match(words)) and _is_name(found["name"]):
        return found["name"], words[found.end() :]
    return None, words


def _is_name(text: str) -> bool:
    words = text[: _LONGEST_NAME + 1].split()
    if not 0 < len(words) <= _MOST_WORDS or len(text) > _LONGEST_NAME or text[-1] in "?!;":
        return False
    return len(words) == 1 or all(word[0] == word[0].upper() or word in _PARTICLES for word in words)


def _recognises(text: str) -> bool:
    return any(not _HEADING.match(line) and _stamp(line) for _, line in _body(text[:_LOOKED_AT]))


READER = Reader("plain transcript", _recognises, parse)
