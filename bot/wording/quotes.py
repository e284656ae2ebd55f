"""What is said about quotes."""

from bot.wording.grammar import number

# Answers
NOT_SAID = "Nothing like that was said. The closest I found:"
NOT_SAID_AT_ALL = "Nothing like that was said."
NOT_SAID_IN = "Nothing like that was said in {where}. The closest I found:"
NOT_SURE = "I’m not sure this was said. The closest I found:"
NOT_SURE_IN = "I’m not sure this was said in {where}. The closest I found:"
LOOKED_IN = "-# Looked in {where}."
ONLY_BY, SINCE, UNTIL = "only {names}", "since {date}", "until {date}"
ONE_OF_THEM, THE_ONE = "**{title}**", "the one interview that fits"
CHECKED = {
    "verbatim": "✅ **Yes, word for word.**",
    "nearly": "🟡 **Almost.**",
    "reversed": "🔄 **No, that turns round what was said.**",
    "partly": "🟠 **Only part of that was said.**",
    "not said": "❌ **Not in these words.** If it was said in others, this comes closest:",
}
CHECKED_EACH = {
    "verbatim": "✅ “{quote}”: word for word",
    "nearly": "🟡 “{quote}”: almost",
    "reversed": "🔄 “{quote}”: the other way round",
    "partly": "🟠 “{quote}”: only in part",
    "not said": "❌ “{quote}”: not in these words",
}
CHECKED_EACH_WITHIN = "🟠 “{quote}”: said, but not on its own"
CHECKED_WITHIN = (
    "🟠 **Those words were said, but not on their own.** With what’s __underlined__ they may mean something else:"
)
CHECKED_UNSTATED = "🟠 **Those words were said, but not as a plain statement:**"
STRUCK_AND_ADDED = "~~Crossed out~~ wasn’t said, __underlined__ was:"
STRUCK, ADDED = "~~Crossed out~~ wasn’t said:", "__Underlined__ was said, too:"
ASKED_AND_SAID = "> Asked: {asked}\n> Said: {said}"
CHECKED_NOT_IN = "❌ **Not in these words in {where}.** If it was said in others, this comes closest:"
CHECKED_ELSEWHERE = "-# Said in another interview: {there}, not {here}."
VERDICTS = {"verbatim": "word for word", "nearly verbatim": "almost word for word", "paraphrase": "in other words"}
VERDICT_VERBATIM = "word for word"
VERDICT_NEARLY = "almost word for word"
VERDICT_PARAPHRASE = ("possible match", "likely match", "very likely match")
VERDICT_DOUBT, VERDICT_MAYBE = "probably not what you mean", "perhaps what you mean"
STILL_READING = "I’m still reading this interview closely ({percent} %). Ask again soon for better matches."

# Buttons
EARLIER, LATER, SHARE, SHARED_ALREADY, LISTEN = "Earlier", "Later", "Share", "Shared", "Listen"
PREVIOUS, NEXT, NEXT_QUOTE = "Previous", "Next", "Another one"
MATCH_OF = "{number} of {count}"
MORE = "Card, star, more …"
SEARCH_ALL = "Search all"
SHARED = "{person} shared a quote:"

# What a person can put right
NOT_YOURS = "Only the person who asked can use these buttons. Get your own with `/quote find`."
QUOTE_GONE = "The interview this quote is from has been removed, so its buttons no longer work."
QUOTE_CHANGED = "This interview has been updated since. Ask again for a quote whose buttons work."
QUOTE_OLD = "This quote is too old for its buttons to work, or its interview is gone. Ask again for a fresh one."
NOTHING_TO_SEARCH = "I no longer know what you were looking for. Ask again with `interview: all of them`."
SUGGESTION_GONE = "That suggestion is out of date. Type it again and pick a new one."
NOT_BY_THEM = "They said nothing like that. Search without `speaker:` to hear everybody."
NO_WORDS = "There’s nothing in that to search for. Try a few words that you remember."
TOO_SHORT_TO_CHECK = "That’s too short to compare. Give me a few more words of the quote."
MESSAGE_WITHOUT_TEXT = "That message has no text to search for."

# Commands, as Discord’s picker shows them
QUOTE_GROUP = "The exact words, who said them and when"
FIND = "Find a quote that you half remember"
FIND_TEXT = "What you remember: a few words, the idea, or a question"
PRIVATE = "Only you see the answer; you can share it afterwards"
RANDOM = "A random quote from the interview"
AT = "What was said at a certain time"
AT_TIME = "3:53, 1:02:03, 233 (seconds) or 3m53s"
CHECK = "Did they really say that?"
CHECK_TEXT = "The quote as you know it"
MENU_FIND = "Find in the interview"
MENU_CHECK = "Check this quote"


def all_of_them(many: int) -> str:
    """`all 12 interviews`."""
    return f"all {number(many)} interviews"


def some_of_them(some: int, there: int) -> str:
    """`the 12 of 300 interviews that fit`."""
    return f"the {number(some)} of {number(there)} interviews that fit"


def any_of_them(many: int) -> str:
    """`any of the 12 interviews`."""
    return f"any of the {number(many)} interviews"
