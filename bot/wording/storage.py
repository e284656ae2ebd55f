"""What is said while the database cannot be read or written: to those who use the bot, and to whoever runs it."""

# To those who use the bot
NO_ROOM = "I can’t save anything right now because I’m out of space. Everything saved before is safe."
NOT_WRITABLE = (
    "I can’t save anything right now. Everything saved before is safe. Try again once whoever runs me has had"
    " a look."
)
BUSY = "I can’t save anything right now because my database is busy. Try again in a moment."
DAMAGED = "I can’t read my database right now. Whoever runs me knows what to do; try again later."
UNREACHABLE = "I can’t reach my database right now. Try again once whoever runs me has had a look."

# To whoever runs it, in the log
FIX_FULL = "The disk of {path} is full. Free some space; the bot carries on by itself, and nothing stored is lost."
FIX_READ_ONLY = (
    "{path} cannot be written. Give the user who runs the bot permission to write the file and its folder, or"
    " choose"
    " another place with VERBATIM_DATABASE."
)
FIX_BUSY = "{path} is locked by another program that is writing to it. Wait for that program to finish, or end it."
FIX_DAMAGED = (
    "{path} is damaged ({problem}). Stop the bot and bring back the last backup with `verbatim-bot restore FILE`;"
    " the damaged file is kept."
)
FIX_NO_DATABASE = "{path} cannot be used: {problem}. Check VERBATIM_DATABASE."
FIX_UNREACHABLE = (
    "{path} cannot be opened or written ({problem}). Check VERBATIM_DATABASE: its folder must exist, and the"
    " user who"
    " runs the bot needs permission to write there."
)
FIX_DISK = (
    "The disk of {path} cannot be read or written ({problem}). Check its free space, its quota and its health."
)

# On the command line
RUNNING = (
    "A bot is already running on {path}. Stop that one first: Ctrl+C in the window where it was started, or by what"
    " starts it for you, such as systemd or Docker. Or give this one another file: --database OTHER.db"
)
NO_PLACE = "{path} cannot be written ({problem}). Check VERBATIM_DATABASE and the permissions of its folder."
MADE_BY_NEWER = (
    "{path} was made by a newer version of Verbatim. Update the bot, or choose another file with VERBATIM_DATABASE."
)
OF_ANOTHER_PROGRAM = "{path} is another program’s database. Choose another file with VERBATIM_DATABASE."

# Backups
MISSING = "There is no database {path}."
EXISTS = "{path} already exists. Choose another name, or replace it with --force."
NO_ROOM_FOR_COPY = "{path} cannot be written: {problem}."
UNSOUND = "{path} is damaged: {problem}. Nothing was changed."
NOT_OURS = "{path} is not a database of Verbatim. Nothing was changed."
NEWER_BACKUP = "{path} was made by a newer version of Verbatim. Update this one first. Nothing was changed."
IN_USE = "Another program has {path} open. Close it and try again. Nothing was changed."
ORPHANED = "a row of {table} belongs to nothing in {parent}"
