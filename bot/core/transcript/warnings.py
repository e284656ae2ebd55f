"""What may be wrong with a transcript, in words."""

from bot.core import timecode
from bot.core.transcript.examine import Concern, Oddity
from bot.wording import transcripts as wording

_LONGEST_PHRASE = 60


def worded(concern: Concern) -> str:
    """One sentence on what is strange; the phrase in it is the transcript's and not yet escaped."""
    start = timecode.show(concern.start)
    match concern.kind:
        case Oddity.READ:
            return concern.phrase
        case Oddity.SLIP:
            return wording.leaps(concern.count, start)
        case Oddity.LATE:
            return wording.LATE.format(start=start)
        case Oddity.GAP:
            return wording.GAP.format(length=timecode.show(concern.count * 1000), start=start)
        case Oddity.LOOP:
            phrase = concern.phrase if len(concern.phrase) <= _LONGEST_PHRASE else concern.phrase[:59] + "…"
            return wording.LOOP.format(phrase=phrase, times=wording.times(concern.count), start=start)
        case Oddity.OUT_OF_ORDER:
            return wording.OUT_OF_ORDER.format(times=wording.times(concern.count))
        case Oddity.ONE_PERSON:
            return wording.ONE_PERSON.format(names=concern.phrase)
        case Oddity.NO_SPEAKERS:
            return wording.NO_SPEAKERS
        case Oddity.NO_PUNCTUATION:
            return wording.NO_PUNCTUATION
