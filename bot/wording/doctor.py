"""What `doctor` finds, and what it says to do about it."""

SETTINGS, TOKEN, DISCORD, FOLDER, DATABASE = "Settings", "Token", "Discord", "Folder", "Database"
DISK, TRANSCRIPTS, MODEL, COMMANDS = "Disk", "Transcripts", "Model", "Commands"

SETTINGS_FINE = "fine (database {database}, embedding {embedding})"
FIX_SETTINGS = "Correct them in .env or in the environment."

TOKEN_MISSING, FIX_TOKEN_MISSING = "missing", "Put DISCORD_TOKEN=… into .env; the README explains how to get one."
TOKEN_NEEDED_BY = "Only `run` and `sync` need one."
TOKEN_STRANGE = "doesn’t look like a bot’s token"
FIX_TOKEN = "Copy a new one from the developer portal: Bot → Reset Token (not the client secret or public key)."
TOKEN_FINE = "set, and has the right shape"
OPEN_TO_OTHERS, FIX_OPEN = "{file} can be read by other users of this machine", "chmod 600 {file}"

TOKEN_KNOWN, TOKEN_REFUSED = "knows the token: {user}", "refused the token"
UNREACHABLE, FIX_UNREACHABLE = "can’t be reached ({problem})", "Check the connection and try again."

NO_FOLDER, FIX_NO_FOLDER = "{folder} does not exist", "mkdir -p {folder}, or set VERBATIM_DATABASE."
READ_ONLY_FOLDER = "{folder} cannot be written ({problem})"
FIX_READ_ONLY_FOLDER = "Give the user who runs the bot permission to write there (chown, or mount it writable)."
READ_ONLY_FILE = "{file} cannot be written"
FIX_READ_ONLY_FILE = "chown it to the user who runs the bot, or chmod u+w {file}"

FREE = "{free} MB free in {folder}"
FIX_NO_SPACE = "Free some space: a backup and a migration need {needed} MB."
FIX_LITTLE_SPACE = "Free some space before it runs out."

NO_DATABASE = "{path} doesn’t exist yet; the first start creates it"
FIX_OTHER_FILE = "Choose another file with VERBATIM_DATABASE."
UNREADABLE, DAMAGED = "{path} cannot be read ({problem})", "{path} is damaged: {problems}"
FIX_DAMAGED = "Stop the bot and bring back a backup: verbatim-bot restore FILE"
NEWER, FIX_NEWER = "{path} has version {version}", "Update the bot: a newer one made this database."
SOUND = "sound, version {version}, {size} MB"
OLDER = "; the next start updates it, after a backup"
IN_USE = "; a bot is running on it"

NO_TRANSCRIPTS = "none in {folder} to start an empty database with"
FIX_NO_TRANSCRIPTS = "Set VERBATIM_TRANSCRIPTS, or import some: verbatim-bot load FILE"

MODEL_WRONG, MODEL_FINE = "{model}: {problem}", "{model}: fine"
MODEL_TESTED = "{model} is there, and is the version that was tested"
FIX_MODEL = "Install the bot again, as you did at first. Until then, the search works less well."
FIX_UNREADY_MODEL = "Make it ready: verbatim-bot model mpnet. Until then, the search works less well."
RERANKER = "Second look"
FIX_RERANKER = "Install it: pip install fastembed. Or leave VERBATIM_RERANK out. Until then, the bot doesn’t start."

COMMANDS_FINE, FIX_COMMANDS = (
    "{commands} from {cogs} cogs",
    "Install the bot again, as you did at first.",
)

# What is wrong with a model
NOT_INSTALLED = "the package {package} is not installed"
NOT_READY = "it has not been made ready in {folder}"
FILE_CHANGED = "{file} is not the file that was tested"
