"""What the bot says about itself, and about what it stores about people."""

# Help
HELP_HEADING = (
    "## What I can do\n-# Most commands take `interview:` to choose an interview, and `private: True` to"
    " answer only you."
)
CURRENT = "Commands here use **{title}** ({length}), unless you choose another."
ONE_ONLY = "Commands here use **{title}** ({length})."
HERE = "**Here:** {interviews}, {length} of talk\n-# {titles}{more}"
AND_MORE = " · and {count} more"
EXAMPLES_HERE = (
    "**Try it** by a press, or type it yourself:\n🔎 {find} “{found}”\n✅ {check} “{checked}”\n🎮 {quiz}"
)
TRY_FIND, TRY_CHECK, TRY_QUIZ = "Find it", "Check it", "Quiz me"
EXAMPLE_GONE = "That example is out of date. `/help` has a new one."
NOTHING_YET = "There is no interview here yet. `/library add` takes a transcript."
GROUP_HEADING = "**/{name}** · {about}"
ALONE_HEADING = "**More commands**"
MENUS_HEADING = "**On a message**: right-click it, or press and hold → Apps"
COMMAND_LINE = "`/{example}`\n-# {about}"
MENU_LINE = "**{name}**"
PAGE_OF = "-# Page {page} of {pages}"
BACK, ON = "Back", "More"
ORDER = ("quote", "quiz", "topic", "library", "privacy")
EXAMPLES = {
    "about": "",
    "help": "",
    "library add": "file: episode-12.srt",
    "library corrections": "",
    "library edit": "interview: Episode 12",
    "library export": "interview: Mechanistic interpretability format: srt",
    "library follow": "feed: https://example.org/feed.xml announce: #episodes",
    "library follows": "",
    "library list": "text: gulls sort: by title",
    "library remove": "interview: Episode 12",
    "library show": "interview: Mechanistic interpretability",
    "library unfollow": "podcast: The Gull Hour",
    "library use": "interview: Mechanistic interpretability",
    "privacy delete": "",
    "privacy export": "",
    "privacy show": "",
    "quiz daily": "",
    "quiz hide": "on: True",
    "quiz hint": "",
    "quiz leaderboard": "period: this week by: points",
    "quiz practice": "",
    "quiz skip": "",
    "quiz solo": "kind: gap rounds: 10",
    "quiz start": "rounds: 5 seconds: 30",
    "quiz stats": "person: @Ada",
    "quiz stop": "",
    "quote at": "time: 3:53",
    "quote card": "text: brain scans tell who lacks empathy style: night",
    "quote check": "text: psychopath is probably a bad analogy for it",
    "quote find": "text: brain scans can tell who lacks empathy",
    "quote random": "",
    "quote starred": "whose: this server’s",
    "settings": "",
    "setup": "",
    "summary": "from: 1:10 to: 3:59",
    "topic about": "text: mechanistic interpretability",
    "topic edit": "topic: 3:53",
    "topic list": "",
    "topic show": "topic: 3:53",
}

# About
ABOUT_HEADING = (
    "## Verbatim\nI know interviews by heart: tell me what you half remember, and I find the exact words."
)
FACTS = (
    "**Version** {version}\n**Here** {interviews}, {length} of talk\n**Latency** {latency}\n"
    "**Started** <t:{since}:R>"
)
NO_LATENCY, LATENCY = "not measured yet", "{ms} ms"
MADE_BY = "-# Made by the Verbatim maintainers, under the MIT licence. {source} `/help` shows what I can do."
SOURCE_LINKED = "The button opens the source code."
SOURCE_WITH_HOST = "Whoever runs me has the source code."
SOURCE = "Source"

# Privacy
PRIVACY = (
    "**Quotes:** which ones my messages to you show, for 180 days, which you starred or called a wrong answer;"
    " what you typed only if you sent it along.\n"
    "**Quizzes:** your answers, points and practice cards, whether you hide from the leaderboard, and which"
    " questions"
    " you had lately.\n"
    "**Interviews and topics:** which interviews you added, and which topics you reported.\n"
    "**Never:** messages, yours or anybody’s. Names stay in memory only, for pictures. When I leave a server,"
    " its data"
    " is deleted after 30 days.\n"
    "**You decide:** `/privacy export` gives you all of it as a file, `/privacy delete` removes it."
)
EXPORT_NAME = "verbatim-and-you.json"
EXPORTED = "This is everything I store about you. The ids are Discord’s; times are seconds since 1970."
REALLY_FORGET = (
    "**Delete everything about you?** This removes your points, streaks, practice cards and answers on every"
    " server,"
    " for good, and the buttons under quotes you asked for stop working. Interviews you added stay on their server,"
    " without your name. What I posted in Discord stays."
)
FORGET, KEEP = "Delete it", "Keep it"
FORGOTTEN = "Done: I no longer store anything about you. Backups made before may still hold it."
KEPT = "Nothing was deleted."

# Commands, as Discord’s picker shows them
HELP = "Every command, with an example"
ABOUT = "Version, latency, source, and what I know"
PRIVACY_GROUP = "What I store about you: see it, download it, delete it"
PRIVACY_SHOW = "What I store about you, in five lines"
PRIVACY_EXPORT = "Everything I store about you, as a file"
PRIVACY_DELETE = "Delete everything I store about you"


def latency(ms: float | None) -> str:
    """`48 ms`; None: not measured yet."""
    return NO_LATENCY if ms is None else LATENCY.format(ms=f"{ms:,.0f}")
