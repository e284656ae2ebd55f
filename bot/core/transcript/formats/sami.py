"""SAMI (.smi): `<SYNC Start=1000><P Class=ENCC>Words`, shown until the next. It is no XML, nor good HTML.

pysubs2 reads it, but joins the words of several languages, breaks off at a SYNC without a start, and does not say
where.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from bot.core.errors import TranscriptError
from bot.core.transcript.formats.markup import plain
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.formats.timing import LONGEST
from bot.core.transcript.model import Cue
from bot.wording import transcripts as wording

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SYNC = re.compile(r"<sync\b([^<>]*)>", re.IGNORECASE)
_START = re.compile(r"\bstart\s*=\s*[\"']?(\d{1,12})\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<p\b([^<>]*)>", re.IGNORECASE)
_CLASS = re.compile(r"\bclass\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_END = re.compile(r"</(?:body|sami)\s*>", re.IGNORECASE)


def parse(text: str, source: str) -> Iterator[Cue]:
    """Yield the cues of one language: that with the most words; where nothing is said is an empty one.

    Raises:
        TranscriptError: a SYNC without a start in milliseconds.
    """
    paragraphs = list(_paragraphs(text, source))
    words = Counter[str]()
    for language, cue in paragraphs:
        words[language] += len(cue.text.split())
    spoken = words.most_common(1)[0][0] if words else ""
    return (cue for language, cue in paragraphs if language == spoken)


def _paragraphs(text: str, source: str) -> Iterator[tuple[str, Cue]]:
    bare = _COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), text)
    end = _END.search(bare)
    bare = bare[: end.start()] if end else bare
    syncs = list(_SYNC.finditer(bare))
    line, counted = 1, 0
    for sync, following in zip_longest(syncs, syncs[1:]):
        line, counted = line + bare.count("\n", counted, sync.start()), sync.start()
        start = _start(sync[1], line, source)
        body = bare[sync.end() : following.start() if following else len(bare)]
        for language, words in _by_language(body):
            yield language, Cue(start, start, plain(words))


def _start(attributes: str, line: int, source: str) -> int:
    found = _START.search(attributes)
    if found is None or int(found[1]) > LONGEST:
        raise TranscriptError(source, wording.SAMI_SYNC.format(attributes=attributes[:40]), line)
    return int(found[1])


def _by_language(body: str) -> Iterator[tuple[str, str]]:
    """Split at paragraphs; without any, it is of the language that has no name."""
    heads = list(_PARAGRAPH.finditer(body))
    if not heads:
        yield "", body
    for head, following in zip_longest(heads, heads[1:]):
        found = _CLASS.search(head[1])
        yield found[1].lower() if found else "", body[head.end() : following.start() if following else len(body)]


READER = Reader(
    "SAMI", lambda text: re.match(r"\s*<(?:sami|!--.*<sami)\b", text[:20_000], re.I | re.S) is not None, parse
)
