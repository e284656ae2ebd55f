"""What is said about transcripts that were read, or could not be."""

UNREADABLE = "this file could not be read ({problem}); expected a transcript with times, such as SRT or WebVTT."
SHARE = "{name} {percent} % “{words}”"

DAMAGED_DOCUMENT = "this Word document is damaged; open it in Word, save it as plain text and use that."
DOCUMENT_TOO_LARGE = "this Word document has more than {most} MB; save it as plain text and use that."

# Warnings
GAP = "Nothing is said for {length} from {start} on."
LOOP = "“{phrase}” {times} in a row at {start}: the recogniser may have been stuck."
OUT_OF_ORDER = "The times jump back {times}; I put them in order."
ONE_PERSON = "{names} may be one person: `/library edit` can give both the same name."
NO_SPEAKERS = "It does not tell who speaks."
NO_PUNCTUATION = "It has no punctuation, so I cut sentences at pauses."


def times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def left_out(first: int, last: int, words: str) -> str:
    lines = f"Line {first} stands" if first == last else f"Lines {first} to {last} stand"
    return f"{lines} before the first time (“{words[:60]}”); I left that out."


def leaps(count: int, start: str) -> str:
    which = "One start leaps" if count == 1 else f"{count} starts leap"
    return f"{which} away from those around, first at {start}; I put it right from its neighbours."


def slips(count: int, line: int) -> str:
    which = "A time does" if count == 1 else f"{count} times do"
    return f"{which} not fit between those around (line {line}); I put it right from its neighbours."


def told(date: str | None, guest: str | None) -> str:
    """What a file says of itself that has no place of its own."""
    return " ".join([f"It says it is of {date}." if date else "", f"With {guest}." if guest else ""]).strip()


def odd_bytes(line: int, count: int) -> str:
    where = f"line {line}" if count == 1 else f"{count} lines, first in line {line}"
    return f"There are bytes of another encoding in {where}; see whether the letters there are right."


def raw_line_break(line: int) -> str:
    return f"Line {line} ends within a text, which JSON forbids; I took that for a blank."


# Notes of readers
FRAMES = "Times count frames; I took {rate} frames for a second."

# Refusals
NO_TIMES = "expected a transcript with times, such as SRT or WebVTT; found “{found}”."
ABOVE_THE_FIRST_TIME = (
    "“{found}” stands before the first time, so nobody knows when it was said; put a time above it, or take it out."
)
NOT_A_CUE = "expected a line like “[00:00:00.000 --> 00:00:02.640]   text”, found “{found}”."
NOT_READ = "this looks like {name}, which I can’t read; export it as SRT, WebVTT or plain text with times instead."
TOO_MUCH = (
    "one interview can have {words:,} words and {sentences:,} sentences at most, which is more than 200 hours;"
    " split the file and add the parts."
)
HARDLY_ANY_WORDS = "there are hardly any words between its brackets; expected a transcript."
TOO_DEEP = "this JSON is nested too deeply, or a number in it is too long."
JSON_ENDS_EARLY = "the list ends in the middle; expected “,” or “]” here."
NO_JSON = "expected JSON: {problem}."
NO_SEGMENTS = "expected a list of “segments” with times and text in this JSON."
NO_START = "no segment says when it begins; expected a “start”."
NO_TIME = "the time “{found}” cannot be read; expected seconds."
