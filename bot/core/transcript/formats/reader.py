"""What every reader of a format is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bot.core.transcript.formats.frame import Facts
from bot.core.transcript.formats.timing import Mended
from bot.core.transcript.model import Cue


@dataclass(slots=True)
class Parsed:
    """What a reader finds beside the cues: `notes` are sentences for whoever imports the file, `chapters` are
    (start in ms, title), `format` is a better name than the reader's."""

    cues: Iterable[Cue]
    notes: list[str] = field(default_factory=list[str])
    chapters: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    facts: Facts = field(default_factory=Facts)
    format: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. `recognises` looks at the text of a file and never raises; `parse(text, source)` gives the cues
    and raises TranscriptError, which names the line, where the text is not what it seemed.

    The cues come as the file has them: in any order, also without words, and with an end that is not after the
    start where the file states none.
    """

    name: str
    recognises: Callable[[str], bool]
    parse: Callable[[str, str], "Iterable[Cue] | Parsed"]
    in_order: bool = False
    """Whether its files have their cues in the order of what is said, so that a start that leaps is a slip."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file held: the name of its format, the cues that have words, in order of start, none of which
    overlap, and what was noted on the way, a sentence each."""

    format: str
    cues: list[Cue]
    mended: Mended
    notes: tuple[str, ...] = ()
    chapters: tuple[tuple[int, str], ...] = ()
    facts: Facts = field(default_factory=Facts)
