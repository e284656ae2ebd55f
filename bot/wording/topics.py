"""What is said about topics."""

from bot.wording.grammar import counted

# Cards
LIST_HEADING = "## What it is about"
LIST_LINE = "{number}. `{time}` **{title}** · {length}"
TOPIC_HEADING = "## {title}\n-# **{range}** · {length} · topic {number} of {count}"
SAID_BY = "-# {time} {speaker}"
ASKED, ASKED_BY = "-# Asked: “{question}”", "-# {speaker} asks: “{question}”"
SPEAKERS = "🗣️ {shares}"
SHARE = "{speaker} {percent} %"
KEYPHRASES = "🔑 {phrases}"
BY_MACHINE = "Quotes are chosen automatically, word for word."
CUT_BY_MACHINE = "Topics and titles are found automatically; quotes are word for word."
CHOSEN_BY_MODEL = "Quotes are chosen by a language model, word for word."
CUT_BY_MODEL = "Some titles and quotes were chosen by a language model; quotes are word for word."
SET_BY_HAND = "Topics and titles were set by people."
SET_IN_PART = "Some titles were set by people, the others are found automatically; quotes are word for word."
KEPT_BACK = "Some quotes are hidden while a quiz asks about them."
STILL_READING = "I’m still reading this interview closely. Ask again soon for better topics."
INTRODUCTION, CLOSING_WORDS, SPONSORS = "Introduction", "Closing words", "Sponsors"
LIGHTNING_ROUND, FINAL_THOUGHTS = "Lightning round", "Final thoughts"
SUMMARY_HEADING = "## In short"
SUMMARY_STRETCH = "## In short, {range}"
SUMMARY_ABOUT = "It is about {subjects}."
SUMMARY_WHO = "{speakers} on {subjects}."
SUMMARY_ASKED = "{speakers} on {subjects}. The questions are by {interviewers}."
SUMMARY_CLAIMS = "**Main points**"
SUMMARY_TOPIC = "**{title}** · {time} · {length}"
NOTHING_TO_SHOW = "-# There is nothing to quote from this part right now."
SPONSOR_BREAK = "📣 **Sponsor break.** Apart from adverts, this is said here:"
NOTHING_BUT_ADVERTS = "📣 **Sponsor break.** There is nothing but adverts and greetings here."
PAGE_OF = "page {number} of {count}"
ABOUT_HEADING = "-# 🔎 {text}\n### {passages} in {topics} · {length} in all"
ABOUT_TOPIC = "**{title}** · {passages} · {length}\n> “{quote}”"
ABOUT_MORE = "… and {passages} in {topics} more."
ABOUT_IN_OTHER_WORDS = "Includes passages that say it in other words."
ABOUT_SMALL_PRINT = "Found automatically; quotes are word for word."
ABOUT_SEVERAL = "-# 🔎 {text}\n### {passages} in {interviews} · {length} in all"
ABOUT_CLOSELY = "Counted are the {some} that fit best."
ABOUT_ONE_OF_THEM = "With one of them as `interview:` you get all its passages."
NOT_TALKED_ABOUT = "-# 🔎 {text}\nI found nothing close to that in {where}. Try other words for it."
ABOUT_LISTED, ABOUT_ALL = " `/topic list` shows what does come up.", " `interview: all` looks in all interviews."
IN_TOPIC = "In: {title}"

# Buttons
PREVIOUS, FOLLOWING, ALL_TOPICS = "Previous", "Next", "All topics"
QUIZ_ME, CUT_WRONG = "Quiz me on this", "Starts or ends wrong?"
PAGE = "Page {number}"
OPEN_TOPIC, OPEN_PASSAGE = "Open a topic…", "Open a passage…"
LISTEN = "Listen"
REPORTED = "Thank you! Moderators here will see that this topic may start or end in the wrong place."
REPORTED_ALREADY = "You’ve already reported this one. Thank you!"

# What a person can put right
INTERVIEW_GONE = "The interview these topics are from has been removed. `/topic list` shows what there is now."
INTERVIEW_CHANGED = "This interview has been updated since. `/topic list` shows its topics as they are now."
TOPIC_GONE = "That topic has been changed since. `/topic list` shows the topics as they are now."
NO_SUCH_TOPIC = "There is no such topic. Pick one of the suggestions, or look at `/topic list`."
NO_SUCH_NUMBER = "This interview has {topics}; `/topic list` shows their numbers. A time is written like 1:39."
STRETCH_EMPTY = "`to:` has to be later than `from:`."
ONLY_MODERATORS = "Only people who can manage this server can edit its topics."

# Editing
EDIT_HEADING = "## Topics on this server\n-# {title} · {count} · {origin}"
BY_HAND_HERE = "set by hand on this server"
FROM_CHAPTERS = "chapters that came with the interview"
FOUND = "found automatically"
EDIT_TOPIC = "### {title}\n**{range}** · {length} · {reports}"
EDIT_HOW = "-# Choose a topic to change it. Your changes apply to this server only."
CHOOSE_TOPIC = "Choose a topic…"
EDIT_OPTION = "{length} · {reports}"
RENAME, SPLIT, MERGE, RESET = "Rename or move…", "Split…", "Merge with the previous one", "Undo all edits…"
RESET_SURE = "Yes, undo all edits"
RESET_ASKED = "-# This undoes every change to topics that was made on this server."
TITLE_LABEL, START_LABEL, AT_LABEL, NEW_TITLE_LABEL = "Title", "Starts at", "Split at", "Title of the second part"
START_DESCRIPTION = "A time like 3:53; the topic starts with the nearest sentence"
FIRST_STAYS = "The first topic starts with the interview, so it can’t be moved. You can rename it."
FIRST_HAS_NONE_BEFORE = "This is the first topic, so there is no previous one to merge it with."
MOVES_BETWEEN = "It can start anywhere after {after} and before {before}."
SPLITS_BETWEEN = "It can be split anywhere after {after} and before {before}."
TITLE_EMPTY = "A topic needs a title."
NO_COMPLAINTS = "no complaints"
REPORTS = "{people} it starts or ends wrong"

# Commands, as Discord’s picker shows them
GROUP = "What the interview is about, and where"
LIST = "Everything the interview is about, with times"
SHOW = "One topic in short, in the speakers’ own words"
SHOW_TOPIC = "A title, its number in the list, or a time like 3:53"
ABOUT = "Where and how much something is talked about"
ABOUT_TEXT = "A thing, a name or an idea; other words for it are found, too"
EDIT = "Rename, move, merge or split topics on this server (for managers)"
EDIT_TOPIC_OPTION = "The topic to change; you can also choose it later"
PRIVATE = "Only you see the answer"
SUMMARY = "The interview, or a part of it, in a few of its own sentences"
SUMMARY_FROM = "From when, like 3:53 (default: the beginning)"
SUMMARY_TO = "Until when, like 1:02:03 (default: the end)"


def topics(count: int) -> str:
    """`1 topic`, `2 topics`."""
    return counted(count, "topic")


def passages(count: int) -> str:
    """`1 passage`, `2 passages`."""
    return counted(count, "passage")


def reports(count: int) -> str:
    """`no complaints`, `1 person says it starts or ends wrong`."""
    if not count:
        return NO_COMPLAINTS
    return REPORTS.format(people=counted(count, "person says", "people say"))


def introducing(name: str) -> str:
    return f"Introducing {name}"


def background(name: str) -> str:
    """Of the guest, whose name may not be known."""
    return f"{name}’s background" if name else "Background"


def where_to_find(name: str) -> str:
    return f"Where to find {name}" if name else "Where to find out more"
