"""What is said about quotes that people keep, and by the quote of the day."""

from bot.wording.grammar import counted

# Stars
STAR = "Star"
STARRED = "⭐ Starred. {starred} shows what is starred; press again to take the star back."
UNSTARRED = "Your star is gone from that quote."
TOO_MANY = "You have {stars} here already, which is the limit. Take some back with **Star** below a quote."
STARRED_COMMAND = "The quotes that you, or people on this server, have starred"
WHOSE = "Whose stars (default: yours)"
WHOSE_CHOICE = {"mine": "mine", "server": "this server’s"}
HEADINGS = {"mine": "## ⭐ Quotes that you starred", "server": "## ⭐ Quotes that this server starred"}
NONE = "Nothing yet. The list below every quote has a **Star**."
LINE = "> “{words}”\n-# {facts}"
BY_MANY = "⭐ {stars}"
OPEN, OPEN_LABEL = "Open a quote", "{time} · {words}"
EARLIER_PAGE, LATER_PAGE = "Back", "More"
PAGE_OF = "-# Page {page} of {pages}"

# Files
EXPORT_NAMES = {"markdown": "Markdown", "csv": "Spreadsheet", "anki": "Anki"}
EXPORTED = "Here are {quotes}."
EXPORT_HEADING = "Quotes"
EXPORT_COLUMNS = ("quote", "speaker", "interview", "time", "stars")
ANKI_TAG, ANKI_FRONT = "verbatim", "How does it go on? “{words} …”"
FILE_NAME = "quotes"

# The quote of the day
QUOTE_OF_THE_DAY = "### 💬 The quote of the day\n> “{words}”"
SETTING = "**The quote of the day** is posted in {channel} every day at {hour}:00 UTC, the most starred first."
NO_SETTING = "**The quote of the day** isn’t posted here. Choose a channel to have it posted every day."
PLACEHOLDER = "No quote of the day; choose a channel"


def stars(count: int) -> str:
    """`1 star`, `2 stars`."""
    return counted(count, "star")


def quotes(count: int) -> str:
    """`1 quote`, `2 quotes`."""
    return counted(count, "quote")
