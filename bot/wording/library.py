"""What is said about the library of a server, and by the option that every command has."""

INTERVIEW = "Which interview; the server’s current one unless you choose"
INTERVIEW_OR_ALL = "Which interview, or all of them; the server’s current one unless you choose"
ALL_OF_THEM = "all of them"
NO_SUCH_INTERVIEW = "There is no interview called “{text}” here. `/library list` shows those that there are."
WHICH_INTERVIEW = "Several interviews here fit “{text}”. Pick one of the suggestions."

# Commands, as Discord's picker shows them
GROUP = "The interviews of this server"
ADD = "Add a transcript: from whatever tool, with times in it"
ADD_FILE = "The transcript: whisper, subtitles, captions, a podcast’s transcript, …"
ADD_TITLE = "What to call it; otherwise what the file says, or its name"
ADD_MEDIA = "The web address of the recording, so that quotes can be listened to"
ADD_SIDECAR = "A .toml with title, turns, corrections (see data/README.md)"
ADD_CHAPTERS = "Where topics begin: lines like “0:00 Title”, a podcast’s chapters, or WebVTT"
ADD_PRIVATE = "Only you see what I understood"
LIST = "The interviews that there are here"
SHOW = "What an interview is like: length, speakers, recording"
EDIT = "Change its title, the link to the recording, or what speakers are called"
USE = "Make it the interview that commands here ask about"
REMOVE = "Take an interview off this server; can be undone for a day"
EXPORT = "An interview as a file"
EXPORT_FORMAT = "SubRip unless you choose"
WHICH = "Which interview"

# Adding
UNDERSTOOD = "### 📥 Is this right?"
FACTS = "{format} · {lines} · {length} · {words}"
SPEAKERS, NO_SPEAKERS, MORE_SPEAKERS = "🗣️ {names}", "🗣️ no speakers", "{names} and {count} more"
WARNING, MORE_WARNINGS = "⚠️ {text}", "⚠️ … and {count} more of this kind"
WAITS = "-# It waits for an hour."
SAME_NAME = "-# “{title}” came from a file of the same name: you can replace it, or have both."
IMPORT, REPLACE, CANCEL = "Import", "Replace the old one", "Cancel"
CANCELLED = "Cancelled. Nothing was kept."
QUEUED = "### ⏳ {title}\nIt is queued, and comes in by itself."
QUEUED_BELOW = "On its way: I tell here in the channel how far it is."
IMPORTING = "### ⏳ {title}\nReading it …"
READING = (
    "### 📖 {title}\n{bar} {percent} %\nIt can be searched already; I am reading it closely for better matches."
)
DONE = "### ✅ {title}\n{facts}\nAsk it: {ask}"
ASK_CURRENT, ASK_NAMED = "`/quote find`, `/quiz start`", "`/quote find interview:{title}`"
IS_CURRENT = "-# It is the interview that commands here ask about; `/library use` changes that."
NOT_IMPORTED = "### ⚠️ {title}\n{problem}\n-# Nothing was imported."
BROKE_OFF = "Something went wrong on my side. If it happens again, mention `{reference}`."

# The library
LIST_HEADING = "## 📚 The library of this server"
LIST_EMPTY = "There is nothing here yet. `/library add` takes a transcript."
LIST_LINE = "**{title}**{current}\n-# {facts}"
CURRENT = " · current"
GIVEN, UPLOADED = "on every server", "added <t:{at}:D>"
ROOM = "-# {count} of {most} interviews, {hours} of {most_hours} hours"
PAGE_OF, EARLIER_PAGE, LATER_PAGE = "-# Page {page} of {pages}", "Earlier", "Later"
SHOWN = "## {title}"
SHOWN_BY = "added by <@{user}> <t:{at}:D>"
RECORDING = "Recording: {link}"
USE_IT, EDIT_IT, REMOVE_IT = "Use it here", "Edit…", "Remove…"
USED = "From now on commands here ask about **{title}**, unless one says otherwise with `interview:`."
EDITED = "Done: **{title}** is up to date."
REALLY_REMOVE = "Remove **{title}**? Nobody here could ask about it any more; what was scored in quizzes stays."
REALLY, KEEP, KEPT = "Remove it", "Keep it", "**{title}** stays."
REMOVED = "**{title}** is removed. It can be brought back until <t:{until}:f>."
UNDO, RESTORED = "Undo", "**{title}** is back."
EXPORTED = "**{title}** as {format}. The .toml holds what the file itself can’t; `/library add` takes both."
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
FIELD_LINK_HINT = "Starts with https://; leave it empty for none"
FIELD_SPEAKERS_HINT = "One a line: the name in the file = the name to show"

# What a person can put right
NOT_ALLOWED = "Members who may manage the server can change its library. `/library list` is for everyone."
NOT_YOURS_TO_CHANGE = (
    "**{title}** is given by the host of the bot, so it stays as it is."
    " Others can be asked about instead: `/library use`."
)
TOO_LARGE = "“{name}” has {size} MB; here {most} MB is the most. A transcript without each word’s times is smaller."
TOO_MANY = (
    "There are {count} interviews here already, which is the most. `/library remove` makes room a day later:"
    " until then a removed one can be brought back."
)
TOO_LONG = (
    "That would be {hours} hours on this server; {most} is the most. `/library remove` makes room a day later:"
    " until then a removed one can be brought back."
)
NOT_RECEIVED = "Discord did not give me “{name}”. Try once more."
BAD_LINK = "I can’t use that as the address of the recording. It should start with https://"
SAME_BYTES = "That very file is here already, as **{title}**."
UPLOAD_GONE = (
    "That one is no longer waiting: it was imported or cancelled, or an hour passed. `/library add` takes it anew."
)
NO_INTERVIEW = "There is no interview here yet. The host of the bot can load one with `python -m bot load FILE`."
NOT_HERE = "That interview is not here any more."
STILL_OPENING = "I am fetching that interview from the shelf. Please press again in a moment."
NO_UNDO = "That can’t be undone any more: it was brought back already, or a day has passed."
UNKNOWN_SPEAKER = "There is no speaker called “{name}” in the file. Leave what stands left of each = as it is."
NO_EQUALS = "I can’t read “{line}”. Write one speaker a line, as: name in the file = name to show"
EMPTY_TITLE = "An interview needs a title."


def lines(count: int) -> str:
    return f"{count:,} {'line' if count == 1 else 'lines'}"


def words(count: int) -> str:
    return f"{count:,} {'word' if count == 1 else 'words'}"
