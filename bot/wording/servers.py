"""What is said about the settings of a server, and by what is posted there every day."""

# Settings
HEADING = (
    "## Settings of this server\n-# Changes apply immediately. Only people who can manage the server can make them."
)
INTERVIEW = "**Current interview**: the one that commands use unless you name another."
NO_INTERVIEW = "There is none yet. `/library add` adds one."
MORE_INTERVIEWS = "\n-# These are the first {count} of {all}. Choose any other with `/library use`."
QUIZZES = (
    "**Quizzes in channels** can be started {where}. Solo games, the daily and practice are private and work"
    " anywhere."
)
EVERYWHERE, ONLY_IN = "everywhere", "only in {channels}"
QUIZZES_PLACEHOLDER = "Everywhere; choose channels to limit them"
PRIVATE = "**Answers** are shown to {whom} unless `private:` says otherwise."
BY_ALL, BY_ASKER = "everybody", "only the person who asked"
MAKE_PRIVATE, MAKE_PUBLIC = "Show only to the person who asked", "Show to everybody"
DAILY = "**The daily quiz** is posted in {channel} every day at {hour}:00 UTC (<t:{at}:t> your time)."
NO_DAILY = "**The daily quiz** isn’t posted here. Choose a channel to have it posted every day. The hour is UTC."
DAILY_FROM = (
    "The daily asks about **{what}**. A change takes effect tomorrow if somebody has already played today’s."
)
FROM_CURRENT, FROM_ALL, FROM_SHOW = (
    "the current interview",
    "all interviews, one a day",
    "{show}, one episode a day",
)
SHOW_GONE = "the current interview, as no episode of its show is left"
DAILY_PLACEHOLDER = "Not posted; choose a channel"
HOUR = "{hour:02}:00 UTC"
TROUBLE = "\n⚠️ {trouble}"
CHANNEL_GONE = "I’ve stopped posting it because the channel is gone. Choose another one."
THREAD_CLOSED = "I’ve stopped posting it because {channel} is closed. Open it and choose it again, or another one."
FORBIDDEN = (
    "I’ve stopped posting it because I can’t write in {channel}: I need {permissions} there. Then choose it again,"
    " or another channel."
)
NOT_ALLOWED = "Only people who can manage the server can change its settings."

# In channels
QUIZ_ELSEWHERE = "Quizzes here are played in {channels}. Alone, you can play anywhere: `/quiz solo`."
DAILY_POST = (
    "### 📅 The daily of {day}\nFive questions, the same for everyone here, one try each. Who knows it by heart?"
)
PLAY = "Play"

# Commands, as Discord’s picker shows them
SETTINGS = "Current interview, channels for quizzes, private answers, the daily quiz"
