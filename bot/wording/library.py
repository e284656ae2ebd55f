"""What is said about the library of a server, and by the option that every command has."""

from bot.wording.grammar import counted

INTERVIEW = "Which interview (default: the server’s current one)"
INTERVIEW_OR_ALL = "Which interview or show, or all of them (default: the server’s current one)"
INTERVIEW_ELSE_ALL = "Which interview or show, or all (default: the server’s current one, then the others)"
SPEAKER = "Only what this person says, in all interviews unless one is named"
SINCE = "Only interviews since then: 2024, 2024-05 or 2024-05-17"
UNTIL = "Only interviews until then: 2024, 2024-05 or 2024-05-17"
NONE_OF_THAT_TIME = (
    "I know of no interview here that is from that time. `/library list` shows their dates; `/library edit` gives"
    " one a date."
)
NO_SUCH_SPEAKER = "Nobody called “{name}” speaks there. The suggestions show who does."
ALL_EPISODES = "all {episodes}"
ALL_OF_THEM = "all of them"
TYPED_FOR_ALL = ("all", "all interviews", "all episodes", "everything")
ONE_INTERVIEW = "This takes one interview at a time. Pick one of the suggestions."
NO_SUCH_INTERVIEW = "There is no interview called “{text}” here. `/library list` shows what there is."
WHICH_INTERVIEW = "Several interviews here match “{text}”. Pick one of the suggestions."

# Commands, as Discord’s picker shows them
GROUP = "The interviews on this server"
ADD = "Add a transcript with times in it, whatever tool made it (for managers)"
ADD_FILE = "The transcript: whisper, subtitles, captions, a podcast’s transcript, …"
ADD_TITLE = "What to call it (default: what the file says, or its name)"
ADD_MEDIA = "The web address of the recording, so that people can listen to quotes"
ADD_SIDECAR = "A .toml file with what the transcript leaves out: title, speakers, corrections"
ADD_CHAPTERS = "Where topics begin: lines like “0:00 Title”, a podcast’s chapters, or WebVTT"
ADD_PRIVATE = "Only you see the preview"
LIST = "All interviews that can be asked about here"
SHOW = "About an interview: length, speakers, recording"
EDIT = "Change an interview’s title, link, episode, date and guests, or its speakers’ names (for managers)"
USE = "Make an interview the one that commands here use (for managers)"
REMOVE = "Remove an interview from this server; you can undo it for a day (for managers)"
EXPORT = "Download an interview as a file"
EXPORT_FORMAT = "Which format (default: SubRip)"
WHICH = "Which interview"

# Adding
UNDERSTOOD = "### 📥 Is this right?"
IS_EPISODE = "This becomes the transcript of the episode “{episode}”, which had none."
FACTS = "{format} · {lines} · {length} · {words}"
SPEAKERS, NO_SPEAKERS, MORE_SPEAKERS = "🗣️ {names}", "🗣️ speakers unknown", "{names} and {count} more"
VOICE, MORE_VOICES = "🗣️ {voice}", "-# … and {speakers} more"
CHAPTER, CHAPTERS = "`{start}` {title}", "📑 {chapters}\n{first}"
MORE_CHAPTERS = "-# … and {chapters} more"
WARNING, MORE_WARNINGS = "⚠️ {text}", "⚠️ … and {count} more like this"
WAITS = "-# This preview expires in an hour."
SAME_NAME = "-# “{title}” came from a file of the same name. You can replace it, or keep both."
IMPORT, REPLACE, CANCEL = "Import", "Replace the old one", "Cancel"
JOIN, REPLACE_AND_JOIN, JOIN_NAMES = "Import, join names", "Replace, join names", "Join names"
JOINS, JOINED_PAIR = "🔗 Joining names: {pairs}", "{name} → **{fuller}**"
NONE_TO_JOIN = "No two names here look like one person’s. “Edit…” lets you give any of them another name."
CANCELLED = "Cancelled. Nothing was stored."
QUEUED = "### ⏳ {title}\n{queue} It will be imported automatically."
QUEUED_BELOW = "{queue} I’ll post its progress in this channel."
NEXT_IN_QUEUE, QUEUED_BEHIND = "It’s next.", "It’s in the queue, behind {files}."
IMPORTING = "### ⏳ {title}\nReading it …"
READING = (
    "### 📖 {title}\n{bar} {percent} %\nYou can search it already; matches get better once I’ve read it closely."
)
DONE = "### ✅ {title}\n{facts}"
IS_CURRENT = "-# Commands here now use this interview. `/library use` changes that."
NOT_IMPORTED = "### ⚠️ {title}\n{problem}\n-# Nothing was imported."

# The library
LIST_HEADING, LIST_HEADING_DIRECT = "## 📚 The library of this server", "## 📚 What you can ask me about"
LIST_EMPTY = "There is nothing here yet. Add a transcript with `/library add`."
LIST_NONE_FIT = "Nothing here has all of these words in its title, show, date or names."
LIST_FITTING = "-# “{text}”: {fitting} of {interviews}"
LIST_TEXT = "Only what has these words in its title, show, date or names"
LIST_SORT = "In which order (default: newest first)"
LIST_ORDERS = {
    "newest": "newest first",
    "oldest": "oldest first",
    "title": "by title",
    "longest": "longest first",
    "added": "recently added first",
}
FIRST_PAGE, LAST_PAGE = "First", "Last"
LIST_LINE = "**{title}**{current}\n-# {facts}"
CURRENT = " · current"
GIVEN = "on every server"
ROOM = "-# Added by this server: {count} of at most {interviews}, {hours} of {most_hours}."
GIVEN_NOT_COUNTED = " What is on every server doesn’t count."
PAGE_OF, EARLIER_PAGE, LATER_PAGE = "-# Page {page} of {pages}", "Back", "More"
SHOWN = "## {title}"
SHOWN_BY, SHOWN_AT = "added by <@{user}> <t:{at}:D>", "added <t:{at}:D>"
EPISODE, GUESTS, HOSTS = "📅 {facts}", "Guests: {names}", "Hosts: {names}"
RECORDING = "Recording: {link}"
USE_IT, EDIT_IT, REMOVE_IT = "Use it here", "Edit…", "Remove…"
USED = "Commands here now use **{title}**, unless you name another with `interview:`."
EDITED = "**{title}** has been updated."
REALLY_REMOVE = "Remove **{title}**? Nobody here can ask about it any more. Quiz scores stay."
REALLY, KEEP, KEPT = "Remove it", "Keep it", "**{title}** stays."
REMOVED = "**{title}** has been removed. You can bring it back until <t:{until}:f>."
UNDO, RESTORED = "Undo", "**{title}** is back."
EXPORTED = (
    "**{title}** as {format}. The .toml file holds the title, the speakers and whatever else the format can’t;"
    " `/library add` takes both."
)
EXPORT_FORMATS = {
    "srt": "SubRip (.srt)",
    "vtt": "WebVTT (.vtt)",
    "txt": "whisper.cpp text (.txt)",
    "json": "JSON (.json)",
    "md": "plain text (.md)",
}

# Editing
EDIT_TITLE = "Edit the interview"
FIELD_TITLE, FIELD_LINK, FIELD_SPEAKERS = "Title", "Link to the recording", "Speakers"
FIELD_LINK_HINT = "Starts with https://; leave it empty if there is none"
FIELD_TURNS = "Who speaks from when"
FIELD_TURNS_HINT = "One per line: 0:00 Ann, for words that the file gives to nobody"
FIELD_EPISODE = "Episode"
FIELD_EPISODE_HINT = "Leave empty what isn’t known. A date may be 2024, 2024-05 or 2024-05-17"
EPISODE_KEYS = ("show", "number", "date", "guests", "hosts")
FIELD_SPEAKERS_HINT = "One per line: name in the file = name to show"

# What a person can put right
NO_TURN = "“{line}” needs a time and a name, such as `1:05 Ann`."
NOT_ALLOWED = "Only people who can manage the server can change its library. `/library list` is for everyone."
NOT_YOURS_TO_CHANGE = (
    "**{title}** comes from whoever runs this bot, so it can’t be changed here."
    " You can switch to another interview with `/library use`."
)
TOO_LARGE = (
    "“{name}” is too large: {size} MB, and the limit here is {most} MB. A transcript without the times of every"
    " word is smaller."
)
TOO_MANY = (
    "This server already has {interviews}, which is the limit. `/library remove` makes room a day later: until"
    " then, a removed interview can be brought back."
)
TOO_LONG = (
    "With this one, the server would have {hours} hours, and the limit is {most}. `/library remove` makes room a"
    " day later: until then, a removed interview can be brought back."
)
ONE_AT_A_TIME = "I am still looking at another file of this server. Send this one again in a moment."
RESTING = "The last file of this server was more than I can take at once. Room for the next one: <t:{until}:R>."
NOT_RECEIVED = "Discord didn’t give me “{name}”. Please try again."
BAD_LINK = "I can’t use that as the address of the recording. It should start with https://"
SAME_BYTES = "That file is already here, as **{title}**."
UPLOAD_GONE = "That preview has expired, or has already been imported or cancelled. `/library add` starts again."
NOT_HERE = "That interview isn’t here any more."
NO_INTERVIEW = "There is no interview here yet. Whoever runs this bot can load one with `verbatim-bot load FILE`."
STILL_OPENING = "I’m still opening that interview. Please press again in a moment."
NO_UNDO = "That can’t be undone any more: it is already back, or a day has passed."
UNKNOWN_SPEAKER = "The file has no speaker called “{name}”. Please only change what comes after each = sign."
NO_EPISODE_LINE = (
    "I can’t read “{line}”. Each line begins with show, number, date, guests or hosts, then an = and what it is."
)
NO_EPISODE_NUMBER = "“{text}” isn’t the number of an episode. Use a number such as 12."
NO_DATE = "“{text}” isn’t a date that I know. Write it as 2024, 2024-05 or 2024-05-17."
NO_EQUALS = "I can’t read “{line}”. Write one speaker per line, like this: name in the file = name to show"
EMPTY_TITLE = "An interview needs a title."


def queue(ahead: int) -> str:
    """`It’s next.`, `It’s in the queue, behind 2 other files.`"""
    return QUEUED_BEHIND.format(files=counted(ahead, "other file")) if ahead else NEXT_IN_QUEUE


def interviews(count: int) -> str:
    """`1 interview`, `2 interviews`."""
    return counted(count, "interview")


def episodes(count: int) -> str:
    """`1 episode`, `2 episodes`."""
    return counted(count, "episode")


def lines(count: int) -> str:
    """`1 line`, `98 lines`."""
    return counted(count, "line")


def speakers(count: int) -> str:
    """`1 speaker`, `2 speakers`."""
    return counted(count, "speaker")


def chapters(count: int) -> str:
    """`1 chapter`, `2 chapters`."""
    return counted(count, "chapter")


def words(count: int) -> str:
    """`1 word`, `1,200 words`."""
    return counted(count, "word")


def hours(count: int) -> str:
    """`1 hour`, `200 hours`."""
    return counted(count, "hour")
