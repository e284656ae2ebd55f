"""What may be wrong with a transcript, in words."""

from bot.core import timecode
from bot.core.transcript.examine import Concern, Kind

GAP = "Nothing is said for {length} from {start} on."
LOOP = "“{phrase}” {count} times in a row at {start}: the recogniser may have been stuck."
OUT_OF_ORDER = "The times jump back {count}; I put them in order."
NO_SPEAKERS = "It does not tell who speaks."
NO_PUNCTUATION = "It has no punctuation, so I cut sentences at pauses."
_LONGEST_PHRASE = 60


def worded(concern: Concern) -> str:
    """One sentence on what is strange; the phrase in it is the transcript's and not yet escaped."""
    start = timecode.show(concern.start)
    match concern.kind:
        case Kind.GAP:
            return GAP.format(length=timecode.show(concern.count * 1000), start=start)
        case Kind.LOOP:
            phrase = concern.phrase if len(concern.phrase) <= _LONGEST_PHRASE else concern.phrase[:59] + "…"
            return LOOP.format(phrase=phrase, count=concern.count, start=start)
        case Kind.OUT_OF_ORDER:
            times = "once" if concern.count == 1 else f"{concern.count} times"
            return OUT_OF_ORDER.format(count=times)
        case Kind.NO_SPEAKERS:
            return NO_SPEAKERS
        case Kind.NO_PUNCTUATION:
            return NO_PUNCTUATION
