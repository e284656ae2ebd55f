"""What is said in quizzes, and about how players do."""

from bot.wording.grammar import counted

# Every question
ASKED = {
    "when": "When was this said?",
    "next": "Which of these came soon after?",
    "gap": "What is missing?",
    "order": "In what order were these said?",
    "who": "Who said what?",
    "real": "Which two came up together?",
    "episode": "In which episode was this said?",
}
KINDS_CHOICE = {
    "mixed": "mixed: a bit of everything",
    "when": "when: when was this said?",
    "next": "next: which of these came soon after?",
    "gap": "gap: what is missing?",
    "order": "order: in what order were these said?",
    "who": "who: who said what?",
    "real": "real: which two came up together?",
    "episode": "episode: in which one was this said? (takes several interviews)",
}
KIND_NAMES = {
    "when": "When",
    "next": "What next",
    "gap": "Gap",
    "order": "Order",
    "who": "Who",
    "real": "Pairs",
    "episode": "Episode",
}
MIXED = "mixed"
LEVELS_CHOICE = {"easy": "easy", "normal": "normal", "hard": "hard"}
ROUND_OF = "Round {number} of {count}"
HOW_TO_TYPE = {
    "when": "Press **Answer…** and type a time up to {length}. The closer you get, the more points it earns.",
    "gap": "Press **Answer…** and type what belongs in the gap.",
    "order": "Press **Answer…** and type the letters from first to last, like `{letters}`.",
}
HOW_TO_PRESS = "Press one. You may change your mind."
SOON = "It is the first of these to be said after this, within a minute or so."
TOGETHER = "One pair came up within half a minute. The others were mentioned, too, but not together."
IN_A_ROW = "These came up one after another, within a minute. The wrong ones were mentioned at other times."
WORDS_OF_ONE = "Part of a longer sentence. Nobody else said this."
WORDS_OF_TWO = "Parts of two longer sentences. Nobody else said either."
BOTH_TIMES, ONE_THEN_OTHER = "{name} both times", "{first}, then {second}"
DEADLINE = "⏳ Deadline: <t:{at}:R>"
ANSWER, HINT, TYPED_LABEL = "Answer…", "Hint", "Your answer"
TYPED_DESCRIPTION = {
    "when": "A time like 3:53, up to {length}",
    "gap": "The missing words; small typos are forgiven",
    "order": "The letters from first to last, like {letters}",
}
HINT_REMOVED = "💡 It’s not {letters}."
HINT_HALF = "💡 It was said between {start} and {end}."
HINT_LETTERS = "💡 Missing: {words}"
HINT_LETTERS_WORD = "**{letter}…** ({letters})"
HINT_EARLIER = "💡 **{earlier}** was said before **{later}**."
HINT_PAID = "-# A hint halves what your answer earns. Asking again is free."
RIGHT = {
    "when": "It was said at **{answer}**",
    "next": "Soon after came {answer}",
    "gap": "Missing: {answer}",
    "order": "The right order: {answer}",
    "who": "It was {answer}",
    "real": "{answer} came up together",
    "episode": "It was said in “{answer}”",
}
LATER = "-# {time} later:"
NO_ANSWER = "no answer"
EARLY, LATE = "{off} early", "{off} late"
AFTER_SECONDS, QUICK = "after {seconds} s", "after {seconds} s (⚡ {points})"
HINTED = "with a hint"
READ_ON = "Read on"
SEVERAL_INTERVIEWS = "Several interviews"

# In a channel
LOBBY, STARTED_BY = "🎙️ Quiz time!", "started by {player}"
PLAYING = "Playing: {players}"
STARTS = "⏳ Start: <t:{at}:R>"
SECONDS_EACH = "{seconds} s each"
JOIN, START_NOW, SKIP, NEXT_NOW, SEE_STANDINGS = "Join", "Start now", "Skip", "Next round", "See who won"
PLAY_AGAIN, LEADERBOARD = "Play again", "Leaderboard"
LAST_CHANCE = "✋ Everybody has answered. Last chance to change your mind: <t:{at}:R>"
MOVED = "⬇️ **[The game goes on further down]({link})**"
NOBODY_YET, ANSWERED = "nobody has answered yet", "answered: {players}"
AND_MORE = "and {count} more"
TAKEN = "Your answer: {answer}. You can change it until the round ends."
SKIPPED_ROUND = "This round was skipped. It doesn’t count for anybody."
NO_ANSWERS = "Nobody answered this time."
HINTED_IN_VAIN = "-# 💡 {players} took the hint. Without an answer it costs nothing."
NEXT_ROUND, PODIUM_COMES = "Next round: <t:{at}:R>", "Final standings: <t:{at}:R>"
STANDINGS_LINE = "**Standings** · {players}"
PODIUM, STOPPED = "🏁 Final standings", "🛑 The game was stopped"
PODIUM_LINE = "<@{player}> · **{points}** · {right} of {rounds} right"
NOBODY_PLAYED = "Nobody answered, so there is no podium this time. Start another game with `/quiz start`."
GAME_ON = "Here we go! [Your game]({link}) is open. It starts by itself; **Start now** skips the wait."
GAME_NOT_SHOWN = "I couldn’t post in this channel after all, so the game didn’t start. Try another channel."
NOT_IN_THREAD = "I’m not in this private thread yet. Mention me here to bring me in, then start the game again."
GAME_IS_ON = "A game is already running in this channel. Join in!"
GAME_IS_ON_AT = "A game is already running in this channel. [Join in]({link})!"
NO_GAME = "No game is running in this channel. `/quiz start` starts one."
MAY_NOT_POST = "To run a quiz here, I need {permissions}."
NOT_YOUR_GAME = "Only the person who started the game, or somebody who can manage messages, can do that."
GAME_STOPPED, ROUND_SKIPPED = "The game has been stopped.", "Skipped."
PEEKING = "A quiz is asking about exactly that part right now. Ask again once the round is over."

# Alone
PRIVATE_GAMES = {"solo": "Solo", "daily": "Daily · {day} (UTC)", "practice": "Practice"}
RESULT_HEADINGS = {
    "solo": "🏁 Your solo game",
    "daily": "📅 Daily · {day} (UTC)",
    "practice": "🔁 Your practice",
}
ANOTHER_QUIZ, ANOTHER_ON_THIS, QUIZ_ON_ALL = "Another quiz", "Another on this topic", "Quiz me on all of it"
PART_SPENT = "That’s all I can ask you about this topic for today. How about the whole interview?"
FIRST_PRESS_COUNTS = "Take a moment to think: your first press counts."
TIME_WAS_UP = "⏳ Time ran out before you answered. It doesn’t count for or against you."
NEXT_QUESTION, SEE_RESULT = "Next question", "See the result"
SHARE, SHARED_ALREADY = "Share", "Shared"
RESULT_TOTAL = "{squares}\n**{points}** · {right} of {count} right"
RESULT_LINE = "{square} {kind} · {points}"
STREAK, LONGEST_STREAK = "🔥 Dailies: **{days}** in a row", "longest: {days}"
NEXT_DAILY = "Next daily: <t:{at}:R>"
SAME_FOR_ALL = "(midnight UTC), with the same five questions for everyone here."
DAILY_SHARED = "{player} played the daily of {day}"
DAILY_INVITES = "Play the same five questions: `/quiz daily`"
PRACTICE_MORE = "{questions} to practise: `/quiz practice`"
PRACTICE_NEXT = "Questions you got right come back later, the others sooner. Next one due: <t:{at}:R>."
SOLO_AFTERWARDS = "`/quiz practice` brings back what you got wrong; `/quiz stats` shows how you do overall."
NOTHING_TO_PRACTISE = "Nothing to practise yet: questions you get wrong in a quiz come back here."
NOTHING_DUE = "Nothing to practise right now. Next question due: <t:{at}:R>."
NOTHING_TO_ASK_HERE = "This topic is too short for a quiz. Try a longer one, or `/quiz solo`."
GAME_REPLACED = "You’ve started another game since, so this one has ended. Your answers still count."
NOT_YOUR_PRIVATE_GAME = "That game belongs to somebody else. Start your own with `/quiz solo`."

# Leaderboard and stats
PERIODS = {"ever": "all time", "month": "this month", "week": "this week"}
RANKINGS = {"knowledge": "knowledge", "accuracy": "accuracy"}
LEADERBOARD_HEADING = "## 🏆 Who knows it best\n-# {period} · by {by}"
LEADERBOARD_FIGURES = {
    "knowledge": "**{points}** · {accuracy} right · {rounds}",
    "accuracy": "**{accuracy}** right · {rounds}",
}
FURTHER_DOWN = "⋯"
LEADERBOARD_SMALL_PRINT = {
    "knowledge": "Points are those of channel games and the daily. Lucky guesses earn points, but no higher place.",
    "accuracy": (
        "You are ranked from ten answers on. The fewer you have, the closer to everyone’s average you are ranked."
        " Ties go to whoever played more rounds."
    ),
}
NOBODY_RANKED = {
    "knowledge": "Nobody is on this leaderboard yet. `/quiz start` or `/quiz daily` gets you there.",
    "accuracy": "Nobody has ten answers yet, so this leaderboard is empty. Try the one by knowledge.",
}
STATS_OWN_SMALL_PRINT = (
    "Of all your games here but practice. The leaderboard counts those in channels and the daily."
    " Near misses and answers with a hint count in part."
)
STATS_SMALL_PRINT = "Of games in channels and the daily. Near misses and answers with a hint count in part."
STATS_HEADING = "## 📊 How {player} plays"
STATS_FIGURES = "**{points}** · {rounds} · **{accuracy}** right\nBest run: **{answers}** in a row"
LEANS = ("neither early nor late", "**{span} late**", "**{span} early**")
AIM = "⏱️ Typed times are {way} on average; half of them are within **{error}**."
NO_STATS = "{player} hasn’t played here yet."
NO_STATS_OF_YOURS = "You haven’t played here yet. `/quiz solo` is a quiet way to start."
KEEPS_SCORES = "{player} keeps their stats private."
HIDDEN = "You’re off the leaderboard here, and others can’t look up your stats. You can play as before."
SHOWN = "You’re on the leaderboard here again."

# What a player can put right
NO_SUCH_QUESTIONS = "There is nothing to ask of that kind here. Try another kind."
NOBODY_TO_TELL_APART = (
    "This interview has no questions about who said what: that takes two people who are named,"
    " and who each speak of things that nobody else does. Try another kind."
)
TOO_FEW_EPISODES = (
    "To ask which episode something was said in, I need at least four interviews with titles of their own."
    " Name a show or all of them as `interview:`, or try another kind."
)
ENOUGH_FOR = "There is only enough here for {rounds} of that kind. Try fewer rounds, or mix the kinds."
TOO_LATE = "Time was just up for this round. The next one is yours!"
ROUND_GONE = "That round is over. Look for the newest one in this channel."
NO_HINT = "There is no hint for this question: it only has two choices."
ORDER_UNREADABLE = "I can’t read that as an order. Type each letter once, like `{letters}`."

# Commands, as Discord’s picker shows them
QUIZ_GROUP = "How well do you know the interview?"
QUIZ_START = "Start a quiz in this channel that everybody can join"
QUIZ_KIND = "What to ask (default: a bit of everything)"
QUIZ_ROUNDS = "How many questions, 1 to 20 (default: 5, or as many as there are)"
QUIZ_SECONDS = "Seconds to answer each one, 10 to 120 (default: 30)"
QUIZ_DIFFICULTY = "Easy is all buttons; on hard you type times, words and orders (default: normal)"
QUIZ_STOP = "Stop the game in this channel"
QUIZ_SKIP = "Skip the wait, this question, or the pause before the next one"
QUIZ_HINT = "A hint for the current question that only you see; it halves what your answer earns"
QUIZ_SOLO = "A private quiz, just for you"
QUIZ_DAILY = "Today’s five questions, the same for everyone here; one try each"
QUIZ_PRACTICE = "Practise what you got wrong until you know it by heart"
QUIZ_LEADERBOARD = "Who knows the interviews best on this server"
QUIZ_PERIOD = "Since when (default: all time)"
QUIZ_BY = "Knowledge or accuracy (default: knowledge)"
QUIZ_STATS = "How you, or somebody else, do in quizzes"
QUIZ_PERSON = "Whose stats (default: yours)"
QUIZ_HIDE = "Take yourself off the leaderboard, or put yourself back on"
QUIZ_HIDE_ON = "True hides you, False shows you again"


def rounds(count: int) -> str:
    """`1 round`, `2 rounds`."""
    return counted(count, "round")


def days(count: int) -> str:
    """`1 day`, `2 days`."""
    return counted(count, "day")


def points(count: int) -> str:
    """`1 point`, `4,120 points`, `−500 points`."""
    return counted(count, "point")


def letters(count: int) -> str:
    """`1 letter`, `5 letters`."""
    return counted(count, "letter")


def right_answers(count: int) -> str:
    """`1 right answer`, `3 right answers`."""
    return counted(count, "right answer")


def more_questions(count: int) -> str:
    """`1 more question`, `3 more questions`."""
    return counted(count, "more question")
