"""What is said when somebody puts the words of a quote right."""

from bot.wording.grammar import counted

FIX, ORIGINAL, UNDO = "Fix the words", "Original words", "Undo"
EVERYWHERE = "Everywhere in this interview ({places} more)"
TITLE = "Fix the words"
FIELD, FIELD_HINT = "What is really said", "Keep one line for each original line"
CORRECTED = "corrected"
FIXED = "Noted. It says now:\n{now}"
MORE = (
    "-# Searches find it by both, the old words and the new ones. `/library corrections` lists what can be undone,"
    " for a day. Quotes from before are out of date now."
)
EXCHANGED = "Noted: **{said}** instead of **{heard}**, in {places} more."
UNDONE = "Undone: the words are as they were before."
WAS = "The transcript itself has it like this:\n{was}"

SAME = "That’s what it says already."
EMPTY = "Each line needs at least one word. What isn’t said at all can be left out of a line, not the whole line."
LINES = "Please keep the lines of this quote as they are ({places}): their times belong to them."
TOO_MUCH = (
    "That is nearly another sentence. This is for words that were misheard, so at least half of them have to stay."
    " If the transcript is wrong beyond that, bring a better file with `/library add`."
)
MEANWHILE = "Somebody changed these words in the meantime. They are now:\n{now}\n-# Have another look?"
TOO_LONG = "This quote is too long to fix in one go. Look for a shorter part of it with `/quote at`."
NOWHERE = "That isn’t anywhere else in this interview now."
NOT_THERE = "That can no longer be undone: it was, or it is more than a day ago."
AS_IN_THE_FILE = "These are the words of the transcript itself: whatever was corrected here is undone."

CORRECTIONS = "What was corrected here in the last day, and can be undone (for managers)"
LIST = "### Corrections of the last day"
LIST_NONE = "Nothing was corrected here in the last day. **Fix the words** below a quote does that."
LIST_MORE = "-# Only the newest {count} are shown."
ONE_WORD = "**{said}** instead of **{heard}**"
ENTRY = "{what}\n-# {title} · {places} · <t:{at}:R>"


def places(count: int) -> str:
    """`3 lines`."""
    return counted(count, "line")
