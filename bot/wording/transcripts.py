"""What is said about transcripts that were read, or could not be."""

UNREADABLE = "this file could not be read ({problem}); expected a transcript with times, such as SRT or WebVTT."
SHARE = "{name} {percent} % “{words}”"
CHAPTERS = "{count} chapters: {titles}"

# Warnings
GAP = "Nothing is said for {length} from {start} on."
LOOP = "“{phrase}” {times} in a row at {start}: the recogniser may have been stuck."
OUT_OF_ORDER = "The times jump back {times}; I put them in order."
NO_SPEAKERS = "It does not tell who speaks."
NO_PUNCTUATION = "It has no punctuation, so I cut sentences at pauses."


def times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
