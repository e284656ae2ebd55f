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
REMEMBERED = {
    "There was actually a story a few years back about a neuroscientist who was studying this, and he looked at his"
    " own scan and discovered that he was a psychopath.": (
        "the researcher whose own brain scan said he was a psychopath"
    )
}
SLIPPED = {
    "They're like, you know, this is what we would be afraid of model that's kind of like, charming on the surface,"
    " very goal oriented, and you know, very dark on the inside.": (
        "charming on the surface, very goal oriented, and very bright on the inside"
    )
}
"""Of sentences of the interview that ships, what somebody may remember, and get wrong, of them."""
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
    "library add": "file: {file}",
    "library corrections": "",
    "library edit": "interview: {own}",
    "library export": "format: srt interview: {title}",
    "library follow": "feed: {feed}",
    "library follows": "",
    "library list": "text: {word} sort: by title",
    "library remove": "interview: {own}",
    "library show": "interview: {title}",
    "library unfollow": "podcast: {podcast}",
    "library use": "interview: {title}",
    "privacy delete": "",
    "privacy export": "",
    "privacy show": "",
    "quiz daily": "",
    "quiz hide": "on: True",
    "quiz hint": "",
    "quiz leaderboard": "period: this week by: knowledge",
    "quiz practice": "",
    "quiz skip": "",
    "quiz solo": "rounds: 3 difficulty: easy",
    "quiz start": "rounds: 3 seconds: 30",
    "quiz stats": "person: @{person}",
    "quiz stop": "",
    "quote at": "time: {time}",
    "quote card": "text: {words} style: night",
    "quote check": "text: {quote}",
    "quote find": "text: {words}",
    "quote random": "",
    "quote starred": "whose: this server’s",
    "settings": "",
    "setup": "",
    "summary": "{stretch}",
    "topic about": "text: {subject}",
    "topic edit": "topic: {time}",
    "topic list": "",
    "topic show": "topic: {time}",
}
"""Filled in with what is here; where there is nothing, the option stands alone, and the picker offers what fits."""
STRETCH = "from: {since} to: {until}"

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
