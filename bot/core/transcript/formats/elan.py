"""ELAN (.eaf): tiers of annotations between slots of time; those that depend on other tiers are left out.

https://www.mpi.nl/tools/elan/EAF_Annotation_Format_3.0_and_ELAN.pdf
"""

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import xmltext
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.formats.tiers import Tier, spoken
from bot.core.transcript.formats.timing import LONGEST
from bot.core.transcript.model import Cue
from bot.wording import transcripts as wording


class _Document(xmltext.Elements):
    """Collects the `tiers`. Slots without a time are somewhere between those with one."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tiers: list[Tier] = []
        self._source = source
        self._slots: dict[str, int] = {}
        self._depends = False
        self._ends: tuple[str, str] | None = None
        self._words: list[str] | None = None

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "TIME_SLOT" if (value := attributes.get("TIME_VALUE", "")) != "":
                self._slots[attributes.get("TIME_SLOT_ID", "")] = self._time(value)
            case "TIER":
                self._depends = "PARENT_REF" in attributes
                self.tiers.append(Tier(attributes.get("TIER_ID", ""), attributes.get("PARTICIPANT", "")))
            case "ALIGNABLE_ANNOTATION":
                self._ends = attributes.get("TIME_SLOT_REF1", ""), attributes.get("TIME_SLOT_REF2", "")
            case "ANNOTATION_VALUE":
                self._words = []
            case _:
                pass

    def said(self, text: str) -> None:
        if self._words is not None:
            self._words.append(text)

    def closed(self, name: str) -> None:
        if name != "ANNOTATION_VALUE":
            return
        text = " ".join("".join(self._words or ()).split())
        if text and self._ends and self.tiers and not self._depends:
            cues = self.tiers[-1].cues
            start = self._slots.get(self._ends[0], cues[-1].end if cues else 0)
            cues.append(Cue(start, self._slots.get(self._ends[1], start), text))
        self._words = self._ends = None

    def _time(self, value: str) -> int:
        if not value.isdecimal() or len(value) > 12 or int(value) > LONGEST:
            raise TranscriptError(self._source, wording.TIME_UNREADABLE.format(found=value[:40]), self.line)
        return int(value)


def parse(text: str, source: str) -> list[Cue]:
    """The cues of all tiers, in order of time.

    Raises:
        TranscriptError: it is not well-formed, has a time that is none, or no words.
    """
    document = _Document(source)
    xmltext.parse(text, document, source)
    return spoken(document.tiers, source)


READER = Reader("ELAN", lambda text: xmltext.root_of(text) == "annotation_document", parse)
