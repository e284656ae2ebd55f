"""What the bot says about itself, and about what it keeps of people."""

# Help
HELP_HEADING = (
    "## What I can do\n-# Almost every command takes `interview:`, and answers only you with `private: True`."
)
GROUP_HEADING = "**/{name}** · {about}"
ALONE_HEADING = "**And besides**"
MENUS_HEADING = "**On a message**: right click or long press → Apps"
COMMAND_LINE = "`/{example}`\n-# {about}"
MENU_LINE = "**{name}**"
PAGE_OF = "-# Page {page} of {pages}"
BACK, ON = "Back", "More"
ORDER = ("quote", "quiz", "topic", "library", "privacy")
EXAMPLES = {
    "about": "",
    "help": "",
    "library add": "file: episode-12.srt",
    "library edit": "interview: Episode 12",
    "library export": "interview: Episode 12 format: srt",
    "library list": "",
    "library remove": "interview: Episode 12",
    "library show": "interview: Episode 12",
    "library use": "interview: Episode 12",
    "privacy delete": "",
    "privacy export": "",
    "privacy show": "",
    "quiz daily": "",
    "quiz hide": "on: True",
    "quiz hint": "",
    "quiz leaderboard": "period: this week by: accuracy",
    "quiz practice": "",
    "quiz skip": "",
    "quiz solo": "kind: gap rounds: 10",
    "quiz start": "rounds: 5 seconds: 30",
    "quiz stats": "person: @Ada",
    "quiz stop": "",
    "quote at": "time: 3:53",
    "quote card": "text: brain scans tell who lacks empathy style: night",
    "quote check": "text: we need to trust our instincts more",
    "quote find": "text: brain scans can tell who lacks empathy",
    "quote random": "",
    "settings": "",
    "summary": "from: 3:00 to: 12:30",
    "topic about": "text: empathy",
    "topic edit": "topic: 3:53",
    "topic list": "",
    "topic show": "topic: 3:53",
}

# About
ABOUT_HEADING = "## Verbatim\nI know interviews by heart: you half remember something, I give you the exact words."
FACTS = (
    "**Version** {version}\n**Here** {interviews}, {hours} hours of talk\n**Latency** {latency}\n"
    "**Awake** since <t:{since}:R>"
)
MADE_BY = "-# Made by the Verbatim maintainers, under the MIT licence. `/help` shows what I can do."
SOURCE = "Source"

# Privacy
PRIVACY = (
    "**Quotes:** which ones your messages of mine show, for 180 days, never what you typed to find them.\n"
    "**Quizzes:** your answers, points and practice cards, whether you hide from the leaderboard, and what you were"
    " asked lately.\n"
    "**Interviews and topics:** which ones you added, and which cuts you reported.\n"
    "**Never:** messages of yours or of anybody; names only in memory, for pictures. When I leave a server, what it"
    " had is deleted after 30 days.\n"
    "**Yours to decide:** `/privacy export` gives you all of it as a file, `/privacy delete` removes it."
)
EXPORT_NAME = "verbatim-and-you.json"
EXPORTED = "This is all that I keep of you; ids are Discord’s, times are seconds since 1970."
REALLY_FORGET = (
    "**Shall I forget you?** Your points, streaks, practice cards and answers go, on every server and for good; the"
    " buttons below quotes that you asked for stop working. Interviews that you added stay with their server,"
    " without your name. What I posted in Discord stays."
)
FORGET, KEEP = "Forget me", "Keep it"
FORGOTTEN = "Done: I know nothing about you any more. A copy that the host made before may still hold it."
KEPT = "Nothing was removed."

# Commands, as Discord's picker shows them
HELP = "Every command, with an example"
ABOUT = "Version, source, latency, and what I know"
PRIVACY_GROUP = "What I keep of you: see it, take it with you, remove it"
PRIVACY_SHOW = "What I keep of you, in five lines"
PRIVACY_EXPORT = "All that I keep of you, as a file"
PRIVACY_DELETE = "Remove all that I keep of you"


def interviews(count: int) -> str:
    """`1 interview`, `2 interviews`."""
    return f"{count:,} {'interview' if count == 1 else 'interviews'}"


def latency(ms: float | None) -> str:
    """`48 ms`; None: not measured yet."""
    return "not measured yet" if ms is None else f"{ms:,.0f} ms"
