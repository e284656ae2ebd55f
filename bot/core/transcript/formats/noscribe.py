"""noScribe's HTML: `<a name="ts_1200_4500_S00">S00: [00:00:01] words</a>`, begin and end in ms, and who speaks.

Who edits it gives a speaker a name where a turn begins, and the codes stay. https://github.com/kaixxx/noScribe
"""

import re
from collections.abc import Iterator

from bot.core.transcript.formats.clock import LATEST
from bot.core.transcript.formats.labels import cleaned
from bot.core.transcript.formats.markup import plain
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.model import Cue

_SEGMENT = re.compile(
    r"<a\s[^<>]{0,200}?name=\"ts_(?P<start>\d{1,10})_(?P<end>\d{1,10})_(?P<code>[^\"<>]{0,60})\"[^<>]{0,200}>"
    r"(?P<inner>(?:[^<]++|<(?!/?a[\s>]))*+)"
)
_LABEL = re.compile(r"(?P<name>[^:\n]{1,60}):\s+")
_TIME = re.compile(r"\[\d{1,2}:\d\d:\d\d\]\s*")


def parse(text: str, source: str) -> Iterator[Cue]:
    """Yield a cue a segment; those that are later than any recording lasts are none."""
    names: dict[str, str | None] = {}
    for found in _SEGMENT.finditer(text):
        start, end, code = int(found["start"]), int(found["end"]), found["code"].strip("/ ")
        said = _TIME.sub("", plain(found["inner"]).strip("/ "))
        label = _LABEL.match(said)
        if label and (name := cleaned(label["name"])) and (name == code or code not in names):
            names[code], said = name, said[label.end() :]
        elif label and cleaned(label["name"]) == names.get(code):
            said = said[label.end() :]
        if start <= LATEST:
            yield Cue(start, end, said, names.get(code, code or None))


READER = Reader("noScribe HTML", lambda text: _SEGMENT.search(text[:60_000]) is not None, parse, in_order=True)
