"""What is said about transcripts that were read, or could not be."""

UNREADABLE = "this file could not be read ({problem}); expected a transcript with times, such as SRT or WebVTT."
SHARE = "{name} {percent} % “{words}”"

DAMAGED_CAPTIONS = "this EBU STL file ends early or is damaged; export it again, or as SRT."
DAMAGED_DOCUMENT = "this Word document is damaged; open it in Word, save it as plain text and use that."
DOCUMENT_TOO_LARGE = "this Word document has more than {most} MB; save it as plain text and use that."

# Warnings
GAP = "Nothing is said for {length} from {start} on."
LATE = "The first words are at {start}: is that a time in the recording, or the time of day?"
LOOP = "“{phrase}” {times} in a row at {start}: the recogniser may have been stuck."
OUT_OF_ORDER = "The times jump back {times}; I put them in order."
ONE_PERSON = "{names} may be one person: `/library edit` can give both the same name."
NO_SPEAKERS = "It doesn’t say who is speaking."
NO_PUNCTUATION = "It has no punctuation, so where sentences end is my guess."


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


def told(date: str) -> str:
    """What a file says of itself that nobody understands."""
    return f"It’s dated {date}, which I don’t understand as a date."


def odd_bytes(line: int, count: int) -> str:
    where = f"line {line}" if count == 1 else f"{count} lines, first in line {line}"
    return f"There are bytes of another encoding in {where}; see whether the letters there are right."


def raw_line_break(line: int) -> str:
    return f"Line {line} ends within a text, which JSON forbids; I read it as a space."


# Notes of readers
MOMENTS = "Its times are those of the day; I count from the first words on."
DAY_CLOCK = (
    "Its first words are at {start}: I took that for the time of day, or of a broadcast, and count from {begun}."
)
HOURS_AND_MINUTES = "So much is said in between that its times can only be hours and minutes; I took them for that."
ENDS_BEHIND = "The times behind the words are when these end, going by how long they take; I took them for that."
FRAMES = "Times count frames; I took {rate} frames for a second."

# Refusals
NO_TIMES = "expected a transcript with times, such as SRT or WebVTT; found “{found}”."
ABOVE_THE_FIRST_TIME = (
    "“{found}” stands before the first time, so nobody knows when it was said; put a time above it, or take it out."
)
NOT_A_CUE = "expected a line like “[00:00:00.000 --> 00:00:02.640]   text”, found “{found}”."
NOT_READ = "this looks like {name}, which I can’t read; export it as SRT, WebVTT or plain text with times instead."
NOT_A_ROW = "expected another line of {format}, found “{found}”."
SEVERAL_RECORDINGS = "another recording begins here (“{found}”); put each into a file of its own."
TOO_MUCH = (
    "one interview can have {words:,} words and {sentences:,} sentences at most, which is more than 200 hours;"
    " split the file and add the parts."
)
TOO_MANY_DIFFERENT = (
    "it has more than {words:,} different words, more than any talk; split the file and add the parts."
)
HARDLY_ANY_WORDS = "there are hardly any words between its brackets; expected a transcript."
TOO_DEEP = "this JSON is nested too deeply, or a number in it is too long."
JSON_ENDS_EARLY = "the list ends in the middle; expected “,” or “]” here."
NO_JSON = "expected JSON: {problem}."
NO_SEGMENTS = "expected a list of “segments” with times and text in this JSON."
NO_START = "no segment says when it begins; expected a “start”."
NO_TIME = "the time “{found}” cannot be read; expected seconds."

# Reasons why a file can’t be read, by what reads it
CHAPTER_TIME = "chapter {number}: expected “startTime” in seconds, found {seconds!r:.40}."
NO_CHAPTERS = "there are no chapters in it; expected lines like “0:00 Title”."
TOO_MANY_CHAPTERS = "there are {count} chapters in it; expected at most {most}."
CHAPTERS_OUT_OF_ORDER = "“{later}” is no later than the chapter before; expected them in order of time."
CHAPTERS_LIST = "expected a list of “chapters”, each with “startTime” and “title”."
CHAPTERS_NOT_JSON = "expected JSON: {problem}."
CHAPTERS_TOO_DEEP = "this JSON is too deep or its numbers too long to be chapters."
CHAPTER_PARTS = "chapter {number}: expected “startTime” and “title”."
NOT_A_CHAPTER = "expected lines like “0:00 Title”, found “{found}”."
SIDECAR_TOO_LARGE = "it has {count:,} bytes; expected at most {most_bytes:,}."
SIDECAR_LINE_TOO_LONG = "this line has {count:,} characters; expected at most {longest_line:,}."
SIDECAR_NUMBER_TOO_LONG = "expected no number as long as {number}…."
SIDECAR_KEY_TOO_LONG = "expected no key of so many parts as {dotted}…."
SIDECAR_TOO_DEEP = "expected brackets within each other at most {deepest} deep."
SIDECAR_DATE = "a date should look like 2024-05-17, 2024-05 or 2024"
SIDECAR_LINK = "expected a web address that starts with https://"
SIDECAR_ORDER = "expected the {name} in order, each later than the one before"
SIDECAR_MORE = "; and {more:,} more"
SIDECAR_NOT_TOML = "expected TOML: {error}."
FILE_UNREADABLE = "{reason}; expected a transcript file that can be read."
UNKNOWN_FORMAT = "expected a transcript with times, such as SRT or WebVTT; found “{found}”."
FILE_EMPTY = "the file is empty; expected a transcript with times."
FILE_WITHOUT_WORDS = "there are no words in it; expected text after each time."
CAPTION_WITHOUT_TIME = "“{found}” has no time; expected a line like “{times}” above it."
CAPTION_TIMES = "expected times like “00:00:01,000 --> 00:00:02,500”, found “{found}”."
DIALOGUE_COLUMNS = "expected a dialogue with the columns {columns}."
BYTES_OF_ANOTHER_ENCODING = "there are bytes here that are no {error}; save the file as UTF-8 and try again."
FILE_TOO_LARGE = "the file has {count}; expected at most {most}."
SAVE_AS_TEXT = "save it as plain text and use that."
UNPACK = "unpack it and use the transcript inside."
TRANSCRIBE = "make a transcript of it first, for example with whisper.cpp."
EXPECTED_TEXT = "expected a transcript as text."
WORD_DOCUMENT, OPEN_DOCUMENT, RICH_TEXT = "a Word document", "an OpenDocument file", "a rich text document"
ZIP_ARCHIVE, COMPRESSED, DATABASE, PICTURE = "a zip archive", "a compressed file", "a database", "a picture"
PDF, MP3, SOUND, RECORDING = "a PDF", "an MP3 recording", "a recording", "a recording or video"
VIDEO = "a video, or subtitles stored as pictures"
NOT_TEXT = "this is not a text file; expected a transcript."
NOT_TEXT_BUT = "this is not a text file but looks like {name}; {advice}"
ENCODING_UNKNOWN = "this is not a text file, or its encoding is not known; expected UTF-8."
LRC_TOO_MANY_TIMES = "expected at most {most_times} times on a line."
LRC_WITHOUT_TIME = "“{found}” has no time; expected “[01:02.50]”."
MICRODVD_WITHOUT_RATE = (
    "times are counted in frames, and nothing says how many make a second; add a first line such as"
    " “{1}{1}25”, or “{1}{1}23.976”."
)
MICRODVD_FRAME_TOO_LATE = "frame {frames} is beyond 1,000 hours."
NOT_MICRODVD = "expected a line like “{{25}}{{50}}words”, found “{found}”."
HTML_WITHOUT_TIME = "expected a <time> before the first <p>."
SAMI_SYNC = "expected “<SYNC Start=1000>”, found “<SYNC{attributes}>”."
TABLE_WITHOUT_COLUMNS = "expected a first line that names the columns “start” and “text”."
TABLE_ROW = "expected {columns} columns, found {count}."
TABLE_QUOTATION = "a quotation mark that opens here is never closed."
TIME_UNREADABLE = "the time “{found}” cannot be read; expected one like 00:01:02,500."
TIME_TOO_LATE = "the time “{found}” is beyond 1,000 hours."
TTML_TIME = "the time “{time}” cannot be read; expected one like 00:00:01.500, 1.5s, 45f or 15000t."
TTML_WITHOUT_TIME = "“{found}” has no time; expected <p begin=… end=…>."
NOT_XML = "this is not well-formed XML: {problem}."
XML_ENTITIES = "it declares entities or refers to other files; expected plain XML."
YOUTUBE_TIME = "the time “{number}” cannot be read; expected a number such as {unit:g}."
YOUTUBE_EVENTS = "expected “events”, as YouTube's json3 has."
YOUTUBE_EVENT_TIMES = "{name} (“{found}”): expected tStartMs and dDurationMs in milliseconds."
YOUTUBE_NOT_JSON = "this is not well-formed JSON: {problem}."
YOUTUBE_TOO_DEEP = "this JSON is nested too deeply, or a number in it is too long."
