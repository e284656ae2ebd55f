"""What Verbatim says about topics."""

# Cards
LIST_HEADING = "## What it is about"
LIST_LINE = "`{time}` **{title}** · {length}"
TOPIC_HEADING = "## {title}\n-# **{range}** · {length} · topic {number} of {count}"
SAID_BY = "-# {time} {speaker}"
SPEAKERS = "🗣️ {shares}"
SHARE = "{speaker} {percent} %"
KEYPHRASES = "🔑 {phrases}"
BY_MACHINE = "Chosen by machine, said by them."
CUT_BY_MACHINE = "Cut and titled by machine; every quote is theirs."
SET_BY_HAND = "Cut and titled by hand."
KEPT_BACK = "While a quiz is on, some quotes are kept back."
STILL_READING = "I am still reading this interview closely: ask again soon for better topics."
SUMMARY_HEADING = "## In short"
SUMMARY_STRETCH = "## In short, {range}"
SUMMARY_TOPIC = "**{title}** · {time} · {length}"
NOTHING_TO_SHOW = "-# Nothing to quote from here right now."
PAGE_OF = "page {number} of {count}"
ABOUT_HEADING = "-# 🔎 {text}\n### {passages} in {topics} · {length} in all"
ABOUT_TOPIC = "**{title}** · {passages} · {length}\n> “{quote}”"
ABOUT_MORE = "… and {passages} in {topics} more."
ABOUT_SMALL_PRINT = "Other words for the same count, too. Found by machine, said by them."
NOT_TALKED_ABOUT = "-# 🔎 {text}\nThat does not come up, also not in other words. `/topic list` shows what does."
IN_TOPIC = "In: {title}"

# Buttons
PREVIOUS, FOLLOWING, ALL_TOPICS = "Previous", "Next", "All topics"
QUIZ_ME, CUT_WRONG = "Quiz me on this", "Cut wrong?"
PAGE = "Page {number}"
OPEN_TOPIC = "Open a topic…"
LISTEN = "Listen"
REPORTED = "Thank you! The moderators here will see that this topic may be cut wrongly."
REPORTED_ALREADY = "You told me about this one before. Thank you!"

# What a person can put right
INTERVIEW_GONE = "The interview these topics are from has been removed. `/topic list` shows what there is."
INTERVIEW_CHANGED = "This interview was loaded anew since. `/topic list` shows its topics as they are now."
TOPIC_GONE = "That topic has been cut anew since. `/topic list` shows how it is now."
NO_SUCH_TOPIC = "There is no topic like that. Pick one of the suggestions, or look at `/topic list`."
AFTER_THE_END = "The interview ends at {end}. Try an earlier time."
STRETCH_EMPTY = "`to:` has to be later than `from:`."
ONLY_MODERATORS = "Topics are edited by people who may manage this server."

# Editing
EDIT_HEADING = "## Topics on this server\n-# {title} · {count} · {origin}"
BY_HAND_HERE = "set by hand on this server"
FROM_CHAPTERS = "chapters that came with the interview"
FOUND = "found by machine"
EDIT_TOPIC = "### {title}\n**{range}** · {length} · {reports}"
EDIT_HOW = "-# Choose a topic to change it. What you change here wins over everything else, on this server only."
CHOOSE_TOPIC = "Choose a topic…"
EDIT_OPTION = "{length} · {reports}"
RENAME, SPLIT, MERGE, RESET = "Rename or move…", "Split…", "Merge with the one before", "Back to automatic…"
RESET_SURE, RESET_ASKED = "Yes, undo all edits", "-# This undoes every change that was made on this server."
TITLE_LABEL, START_LABEL, AT_LABEL, NEW_TITLE_LABEL = "Title", "Begins at", "Cut at", "Title of what follows"
START_DESCRIPTION = "A time like 3:53; the nearest sentence begins the topic"
FIRST_STAYS = "The first topic begins with the interview, so its start stays. You can rename it."
FIRST_HAS_NONE_BEFORE = "That is the first topic: there is none before it to merge it with."
MOVES_BETWEEN = "It can begin anywhere after {after} and before {before}."
SPLITS_BETWEEN = "It can be cut anywhere after {after} and before {before}."
TITLE_EMPTY = "A topic needs a title."

# Commands, as Discord's picker shows them
GROUP = "What the interview is about, and where"
LIST = "Everything it is about, with times"
SHOW = "What one topic comes down to, in their own words"
SHOW_TOPIC = "A title, or a time like 3:53"
ABOUT = "Where and how much something is talked about"
ABOUT_TEXT = "A thing, a name, an idea: other words for it are found, too"
EDIT = "Rename, move, merge or split topics on this server (for moderators)"
EDIT_TOPIC_OPTION = "The topic to change; you can choose it later, too"
PRIVATE = "Only you see the answer"
SUMMARY = "The interview, or a part of it, in a few of its own sentences"
SUMMARY_FROM = "From when, like 3:53; the beginning unless you choose"
SUMMARY_TO = "Until when, like 1:02:03; the end unless you choose"


def topics(count: int) -> str:
    """`1 topic`, `2 topics`."""
    return f"{count:,} {'topic' if count == 1 else 'topics'}"


def passages(count: int) -> str:
    """`1 passage`, `2 passages`."""
    return f"{count:,} {'passage' if count == 1 else 'passages'}"


def reports(count: int) -> str:
    """`nobody minds the cut`, `1 person finds it cut wrongly`."""
    if not count:
        return "nobody minds the cut"
    return f"{count:,} {'person finds' if count == 1 else 'people find'} it cut wrongly"
