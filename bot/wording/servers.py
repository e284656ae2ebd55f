"""What is said about the settings of a server, and by what the bot posts there by itself."""

# Settings
HEADING = "## Settings of this server\n-# They hold at once. Only people who may manage the server can change them."
INTERVIEW = "**Current interview**: the one that commands ask about unless another is named."
NO_INTERVIEW = "There is none yet. `/library add` brings one."
MORE_INTERVIEWS = "\n-# The first {count} of {all}; `/library use` knows them all."
QUIZZES = (
    "**Quizzes for everybody** may be started {where}. Solo, daily and practice are private, and allowed anywhere."
)
EVERYWHERE, ONLY_IN = "everywhere", "only in {channels}"
QUIZZES_PLACEHOLDER = "Everywhere; choose channels to keep them there"
PRIVATE = "**Answers** are seen by {whom} unless `private:` says otherwise."
BY_ALL, BY_ASKER = "everybody", "whoever asked, and nobody else,"
MAKE_PRIVATE, MAKE_PUBLIC = "Show them to who asked only", "Show them to everybody"
DAILY = "**The daily quiz** is posted in {channel} every day at {hour}:00 UTC: <t:{at}:t> your time."
NO_DAILY = "**The daily quiz** is not posted here; choose a channel to have it posted every day. The hour is UTC."
DAILY_PLACEHOLDER = "Not posted; choose a channel"
HOUR = "{hour:02}:00 UTC"
TROUBLE = "\n⚠️ {trouble}"
DAILY_CHANNEL_GONE = "I stopped posting it: the channel is gone. Choose another one."
DAILY_FORBIDDEN = "I stopped posting it: I may not write in {channel}. Let me, or choose another one."
MAY_NOT_POST_THERE = "I may not write in {channel}: I need **View Channel** and **Send Messages** there."
NOT_ALLOWED = "Members who may manage the server can change its settings."

# In channels
QUIZ_ELSEWHERE = "Quizzes here are played in {channels}. Alone you can play anywhere: `/quiz solo`."
DAILY_POST = (
    "### 📅 The daily of {day}\nFive questions, the same for everyone here, one try each. Who knows it by heart?"
)
PLAY = "Play"

# Commands, as Discord's picker shows them
SETTINGS = "Current interview, channels for quizzes, private answers, the daily quiz"
