"""Tiers, of which one holds what one person says, or the same again in single words, or sounds and remarks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.core.errors import TranscriptError
from bot.core.transcript.formats.json_fields import name_of
from bot.core.transcript.formats.word_runs import phrases
from bot.core.transcript.model import Cue
from bot.wording import transcripts as wording

_SOUNDS = re.compile(
    r"(?:.*\W)?(?:phon\w*|phn|segments?|syll\w*|pos|tones?|breaks?|notes?|comments?)", re.IGNORECASE
)
_SINGLE = re.compile(
    r"(?P<who>.*?)[\s_-]*\b(?:words?|wrd|tokens?|ort|kan|orthography|utterances?|sentences?|transcript\w*|trans|text)",
    re.IGNORECASE,
)


_SILENT = re.compile(r"<(?:eps|sil|spn?|unk|p:|s|/s)>|sil|spn?|#")


@dataclass(slots=True)
class Tier:
    """`speaker` is nothing where only the name can tell who speaks."""

    name: str
    speaker: str = ""
    cues: list[Cue] = field(default_factory=list[Cue])

    @property
    def average(self) -> float:
        return sum(cue.text.count(" ") + 1 for cue in self.cues) / len(self.cues)


def spoken(given: Sequence[Tier], source: str) -> list[Cue]:
    """The cues of the tiers that hold words, in order of time; of those that say the same, of the one with longer
    intervals.

    Raises:
        TranscriptError: there is no tier with words.
    """
    tiers = [tier for tier in given if tier.cues and not _SOUNDS.fullmatch(tier.name)]
    if not tiers:
        raise TranscriptError(source, wording.FILE_WITHOUT_WORDS, 1)
    cues: list[Cue] = []
    longer = [tier for tier in tiers if tier.average >= 2]
    for tier in longer or tiers:
        found = _SINGLE.fullmatch(tier.name)
        speaker = name_of(tier.speaker or (found["who"] if found else tier.name).strip() or None)
        own = [replace(cue, speaker=speaker) for cue in tier.cues if not _SILENT.fullmatch(cue.text)]
        cues += own if longer else phrases(own)
    return sorted(cues, key=lambda cue: cue.start)
