"""What Verbatim says about quotes."""

# Answers
NOT_SAID = "Nothing like that was said. The closest I know:"
NOT_SAID_AT_ALL = "Nothing like that was said."
CHECKED = {
    "verbatim": "✅ **Yes, word for word.**",
    "nearly": "🟡 **Almost.** ~~Struck~~ was not said, __underlined__ was:",
    "reversed": "🔄 **No, the other way round.** ~~Struck~~ was not said, __underlined__ was:",
    "partly": "🟠 **Only a part of that was said.** ~~Struck~~ was not said, __underlined__ was:",
    "not said": "❌ **No, nothing like that was said.** The closest I found:",
}
VERDICT_VERBATIM = "word for word"
VERDICT_NEARLY = "almost word for word"
VERDICT_PARAPHRASE = ("perhaps this", "likely this", "very likely this")
VERDICT_DOUBT = "a doubt, not an answer"
STILL_READING = "I am still reading this interview closely ({percent} %): ask again soon for better matches."

# Buttons
EARLIER, LATER, SHARE, SHARED_ALREADY, LISTEN = "Earlier", "Later", "Share", "Shared", "Listen"
NEXT, NEXT_OF, NEXT_QUOTE = "Next match", "Next match ({number} of {count})", "Another"
SHARED = "{person} shared a quote:"

# What a person can put right
NOT_YOURS = "Only the person who asked can turn these pages. Try `/quote find` for your own."
QUOTE_GONE = "The interview this quote is from has been removed, so I can’t turn its pages any more."
QUOTE_CHANGED = "This interview was loaded anew since. Ask again, and the pages will turn."
QUOTE_OLD = "This quote has been here so long that I forgot its pages. Ask again, and they will turn."
SUGGESTION_GONE = "That suggestion is out of date. Type it once more and pick a fresh one."
NO_WORDS = "There are no words in that to look for. Try a few that you remember."
MESSAGE_WITHOUT_TEXT = "That message has no text to look for."

# Commands, as Discord's picker shows them
QUOTE_GROUP = "The exact words, who said them and when"
FIND = "Find a quote from what you half remember"
FIND_TEXT = "What you remember: a few words, the idea, or a question"
PRIVATE = "Only you see the answer; you can share it afterwards"
RANDOM = "A quote from anywhere in the interview"
AT = "What was said at a time"
AT_TIME = "3:53, 1:02:03, 233 (seconds) or 3m53s"
CHECK = "Did they really say that?"
CHECK_TEXT = "The words as you know them"
MENU_FIND = "Find in the interview"
MENU_CHECK = "Check this quote"
