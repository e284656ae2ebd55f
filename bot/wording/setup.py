"""What is said by the one message in which a server is set up."""

from bot.wording.grammar import counted

SETUP = "Set me up on this server, step by step; every step can be skipped"
HEADING = (
    "## 🛠️ Setting up\n-# Every step can be skipped or changed later. Changes apply immediately; {settings} has the"
    " rest."
)
LIBRARY = "**1 · What people can ask about**\n{here}"
NOTHING_OWN = (
    "Nothing of your own yet. Add a transcript, or follow a podcast whose episodes then come by themselves."
)
HERE, FOLLOWED = "✅ {interviews} of your own, {length}", "✅ following {podcasts}"
ADD_TRANSCRIPT, FOLLOW_PODCAST, LOOK_AGAIN = "Add a transcript…", "Follow a podcast…", "Refresh"
INTERVIEW, QUIZZES, DAILY, QUOTE = "**2 ·** {text}", "**3 ·** {text}", "**4 ·** {text}", "**5 ·** {text}"
NEWS = "**6 · New episodes** are announced {where}."
NEWS_NONE = "**6 · New episodes** can be announced in a channel once you follow a podcast."
NEWS_IN, NEWS_NOWHERE = "in {channels}", "nowhere; choose a channel to have them announced"
NEWS_PLACEHOLDER = "Not announced; choose a channel"
NOT_ALLOWED = "Only people who can manage the server can set me up. {help} shows what you can do."

# Dialogues
ADD_TITLE, ADD_FILE, ADD_NAME = "Add a transcript", "The transcript", "What to call it"
ADD_FILE_HINT = "Subtitles, captions, whisper, a podcast’s transcript, …"
ADD_NAME_HINT = "Leave it empty to use what the file says"
FOLLOW_TITLE, FOLLOW_FEED, FOLLOW_NEWS = (
    "Follow a podcast",
    "The address of its RSS feed",
    "Announce new episodes in",
)
FOLLOW_FEED_HINT = "On the podcast’s page, often called RSS"
FOLLOW_NEWS_HINT = "Leave it empty to have them come in silently"
NO_FILE = "There was no file with that. Please try again."


def podcasts(count: int) -> str:
    """`1 podcast`, `2 podcasts`."""
    return counted(count, "podcast")
