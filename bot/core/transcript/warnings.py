"""What may be wrong with a transcript, in words."""

from bot.core import timecode
from bot.core.transcript.examine import Concern, Kind
from bot.wording import transcripts as wording

_LONGEST_PHRASE = 60


def worded(concern: Concern) -> str:
    """One sentence on what is strange; the phrase in it is the transcript's and not yet escaped."""
    start = timecode.show(concern.start)
    match concern.kind:
        case Kind.READ:
            return concern.phrase
        case Kind.SLIP:
            return wording.leaps(concern.count, start)
        case Kind.GAP:
            return wording.GAP.format(length=timecode.show(concern.count * 1000), start=start)
        case Kind.LOOP:
            phrase = concern.phrase if len(concern.phrase) <= _LONGEST_PHRASE else concern.phrase[:59] + "…"
            return wording.LOOP.format(phrase=phrase, times=wording.times(concern.count), start=start)
        case Kind.OUT_OF_ORDER:
            return wording.OUT_OF_ORDER.format(times=wording.times(concern.count))
        case Kind.NO_SPEAKERS:
            return wording.NO_SPEAKERS
        case Kind.NO_PUNCTUATION:
            return wording.NO_PUNCTUATION
