"""SubStation Alpha (.ass, .ssa): `Dialogue: 0,0:00:01.00,0:00:02.50,Default,Ann,0,0,0,,Words`; Name is the speaker.

pysubs2 assumes the columns that Aegisub writes, stops at styles in any other order, and does not say at which line.
"""

import re
from collections.abc import Iterator

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import timing
from bot.core.transcript.formats.lines import head, numbered
from bot.core.transcript.formats.markup import plain
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.model import Cue
from bot.wording import transcripts as wording

_COLUMNS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_MOST_COLUMNS = 50
_OVERRIDE = re.compile(r"\{[^{}]*\}")
_DRAWING_ON = re.compile(r"\\p(\d+)")
_NOBODY = "NTP"  # what early editors wrote for no name


def parse(text: str, source: str) -> Iterator[Cue]:
    """Yield the dialogue in the order of the file, without comments, drawings and what several layers repeat.

    Raises:
        TranscriptError: a line of dialogue with too few columns, or with times that cannot be read.
    """
    columns = _COLUMNS
    section = "[events]"
    seen: set[Cue] = set()
    for number, line in numbered(text):
        key, _, rest = line.strip().partition(":")
        if key.startswith("[") and key.endswith("]"):
            section = key.lower()
        elif section == "[events]" and key == "Format":
            columns = tuple(name.strip().lower() for name in rest.split(",", _MOST_COLUMNS))
        elif section == "[events]" and key == "Dialogue":
            cue = _cue(rest, columns, number, source)
            if cue not in seen:
                yield cue
            seen.add(cue)


def _cue(rest: str, columns: tuple[str, ...], number: int, source: str) -> Cue:
    row = dict(zip(columns, rest.split(",", len(columns) - 1), strict=False))
    if not {"start", "end", "text"} <= row.keys():
        raise TranscriptError(source, wording.DIALOGUE_COLUMNS.format(columns=", ".join(columns)), number)
    speaker = " ".join(row.get("name", row.get("actor", "")).split())
    return Cue(
        timing.read(row["start"], source, number),
        timing.read(row["end"], source, number),
        plain(_without_overrides(row["text"])),
        None if speaker in ("", _NOBODY) else speaker,
    )


def _without_overrides(text: str) -> str:
    """Leave out what is between braces, and what is drawn: between `{\\p1}` and `{\\p0}` are coordinates."""
    shown: list[str] = []
    done, drawing = 0, False
    for codes in _OVERRIDE.finditer(text):
        if not drawing:
            shown.append(text[done : codes.start()])
        for scale in _DRAWING_ON.findall(codes.group()):
            drawing = scale.strip("0") != ""
        done = codes.end()
    if not drawing:
        shown.append(text[done:])
    return re.sub(r"\\[Nn]", "\n", "".join(shown)).replace(r"\h", " ")


READER = Reader(
    "SubStation Alpha",
    lambda text: any(line.lower().startswith(("[script info]", "[events]", "dialogue:")) for line in head(text)),
    parse,
)
