"""What Verbatim says in quizzes, and about how players do."""

from bot.wording.plurals import counted

# Quizzes in a channel
ASKED = {
    "when": "When was this said?",
    "next": "What was said right after?",
    "gap": "Which words are missing?",
    "order": "In which order were these said?",
    "who": "Who said this?",
    "real": "Which of these was really said?",
}
KINDS_CHOICE = {
    "mixed": "mixed: a bit of everything",
    "when": "when: when was this said?",
    "next": "next: what was said right after?",
    "gap": "gap: which words are missing?",
    "order": "order: in which order were these said?",
    "who": "who: who said this?",
    "real": "real: which of these was really said?",
}
LEVELS_CHOICE = {"easy": "easy", "normal": "normal", "hard": "hard"}
ROUND_OF = "Round {number} of {count}"
HOW_TO_TYPE = {
    "when": "Press **Answer…** and type a time. The recording is {length} long; the closer, the more points.",
    "gap": "Press **Answer…** and type what belongs in the gap.",
    "order": "Press **Answer…** and type the letters from first to last, like `{letters}`.",
}
HOW_TO_PRESS = "Press a button: you can change your mind until the time is up."
TIME_UP = "⏳ Time is up <t:{at}:R>"
NOBODY_YET, ANSWERED = "nobody has answered yet", "answered: {players}"
ANSWER, HINT, TYPED_LABEL = "Answer…", "Hint", "Your answer"
TYPED_DESCRIPTION = {
    "when": "A time like 3:53, up to {length}",
    "gap": "The missing words; small slips of the keyboard are forgiven",
    "order": "The letters from first to last, like {letters}",
}
TAKEN = "Your answer: {answer}. You can change it until the time is up."
HINT_REMOVED = "💡 It is not {letters}."
HINT_HALF = "💡 It was said between {start} and {end}."
HINT_LETTERS = "💡 {words}"
HINT_LETTERS_WORD = "begins with **{letter}** and has {count} letters"
HINT_EARLIER = "💡 **{earlier}** was said before **{later}**."
HINT_PAID = "-# That cost {points} points; asking again is free."
RIGHT = {
    "when": "It was said at **{answer}**",
    "next": "It went on with {answer}",
    "gap": "What was missing: {answer}",
    "order": "The right order: {answer}",
    "who": "It was {answer}",
    "real": "{answer} was really said",
}
SKIPPED_ROUND = "This round was skipped: it counts for nobody."
NO_ANSWERS = "Nobody answered this time."
NO_ANSWER = "no answer"
EARLY, LATE = "{off} early", "{off} late"
AFTER_SECONDS, QUICK = "after {seconds} s", "after {seconds} s (⚡ {points})"
HINTED = "with a hint"
AND_MORE = "and {count} more"
READ_ON = "-# Read on: `/quote at time:{time}`"
NEXT_ROUND, PODIUM_COMES = "Next round <t:{at}:R>", "The podium comes <t:{at}:R>"
STANDINGS_LINE = "**Standings** · {players}"
PODIUM, STOPPED = "🏁 Final standings", "🛑 The game was stopped"
PODIUM_LINE = "<@{player}> · **{points}** points · {right} right of {answered}"
NOBODY_PLAYED = "Nobody answered, so nobody is on the podium. The next one is yours: `/quiz start`"
PLAYED = "{rounds} · {kind} · {level} · {title}"
MIXED = "mixed"
GAME_ON = "Here we go: [your game]({link}) is on."
GAME_NOT_SHOWN = "I can’t write in this channel after all, so the game did not begin. Try another channel."
GAME_IS_ON = "A game is on in this channel already: join in!"
GAME_IS_ON_AT = "A game is on in this channel already: [join in]({link})!"
NO_GAME = "No game is on in this channel. `/quiz start` begins one."
MAY_NOT_POST = "To play I need the permissions **View Channel** and **Send Messages** in this channel."
NOT_YOUR_GAME = "Only who started the game, or somebody who may manage messages, can do that."
GAME_STOPPED, ROUND_SKIPPED = "The game is stopped.", "On we go."
ORDER_UNREADABLE = "I can’t read that as an order. Type each letter once, like `{letters}`."
PEEKING = "A quiz is asking about just that part right now. Once its answer is out, I’ll gladly show it."

# Played alone
PRIVATE_GAMES = {"solo": "Solo", "daily": "Daily · {day} (UTC)", "practice": "Practice"}
RESULT_HEADINGS = {
    "solo": "🏁 Your solo game",
    "daily": "📅 Daily · {day} (UTC)",
    "practice": "🔁 Your practice",
}
FIRST_PRESS_COUNTS = "Take your time, within reason: the first press counts."
TIME_WAS_UP = "⏳ The time was up before an answer came. It counts neither for nor against you."
SHARE, SHARED_ALREADY = "Share", "Shared"
NEXT_QUESTION, SEE_RESULT = "Next question", "See the result"
RESULT_TOTAL = "{squares}\n**{points}** points · {right} of {count} right"
RESULT_LINE = "{square} {kind} · {points}"
STREAK, LONGEST_STREAK = "🔥 Dailies: **{days}** in a row", "the longest was {days}"
NEXT_DAILY = "The next daily comes <t:{at}:R>"
SAME_FOR_ALL = "at midnight UTC; its five questions are the same for everyone here."
DAILY_SHARED = "{player} played the daily of {day}"
DAILY_INVITES = "The same five questions wait for you: `/quiz daily`"
PRACTICE_MORE = "{count} more wait to be practised: `/quiz practice`"
PRACTICE_NEXT = "What you know comes back later, what you don’t sooner: next <t:{at}:R>."
SOLO_AFTERWARDS = "What went wrong waits in `/quiz practice`; how you do in all is in `/quiz stats`."
NOTHING_TO_PRACTISE = "Nothing to practise yet: what you get wrong in a quiz comes back here."
NOTHING_DUE = "Nothing is due right now. The next one comes back <t:{at}:R>."
NOTHING_TO_ASK_HERE = "There is too little in this topic to ask about. Try a longer one, or `/quiz solo`."
GAME_REPLACED = "You have begun another game since, so this one ended. What you answered still counts."
NOT_YOUR_PRIVATE_GAME = "That game is somebody else’s. `/quiz solo` begins one of yours."

# Who knows it best
KIND_NAMES = {
    "when": "When",
    "next": "What next",
    "gap": "Gap",
    "order": "Order",
    "who": "Who",
    "real": "Really said",
}
PERIODS = {"all time": "of all time", "this month": "this month", "this week": "this week"}
RANKED_BY = {"points": "by points", "accuracy": "by accuracy"}
LEADERBOARD_HEADING = "## 🏆 Who knows it best\n-# {period} · {by}"
LEADERBOARD_FIGURES = {
    "points": "**{points}** points · {rounds}",
    "accuracy": "**{accuracy}** accuracy · {rounds}",
}
FURTHER_DOWN = "⋯"
LEADERBOARD_SMALL_PRINT = {
    "points": "Games in channels and the daily count. With equal points, fewer rounds are ahead.",
    "accuracy": (
        "From ten answers on; the fewer they are, the closer to everyone’s average they count."
        " With equal accuracy, more rounds are ahead."
    ),
}
NOBODY_RANKED = {
    "points": "Nobody is on this leaderboard yet. `/quiz start` and `/quiz daily` are the ways up.",
    "accuracy": "Nobody has ten answers yet, so nobody is on this leaderboard. Try it by points.",
}
STATS_HEADING = "## 📊 How {player} plays"
STATS_FIGURES = (
    "**{points}** points · {rounds} · **{accuracy}** accuracy\nBest run: **{run}** right answers in a row"
)
YOU_GUESS, THEY_GUESS = "You guess", "Their guesses are"
LEANS = ("neither early nor late", "**{span} late**", "**{span} early**")
AIM = "⏱️ {who} {way} on average; half of the typed times are within **{error}**."
NO_STATS = "{player} has not played here yet."
NO_STATS_OF_YOURS = "You have not played here yet. `/quiz solo` is a quiet beginning."
KEEPS_SCORES = "{player} keeps their scores to themselves."
HIDDEN = "You are off the leaderboard here, and others cannot look up your stats. You still play as before."
SHOWN = "You are on the leaderboard here again."

# Commands, as Discord’s picker shows them: alone
QUIZ_SOLO = "A private quiz, for you alone"
QUIZ_DAILY = "Today’s five questions, the same for everyone here; one try"
QUIZ_PRACTICE = "What you got wrong, until you know it by heart"
QUIZ_LEADERBOARD = "Who knows the interview best on this server"
QUIZ_PERIOD = "All time unless you choose"
QUIZ_BY = "Points unless you choose"
QUIZ_STATS = "How you, or somebody else, do in quizzes"
QUIZ_PERSON = "Whose stats; yours unless you choose"
QUIZ_HIDE = "Take yourself off the leaderboard, or put yourself back"
QUIZ_HIDE_ON = "True hides you, False shows you again"

# … and in a channel
QUIZ_GROUP = "How well do you know the interview?"
QUIZ_START = "Start a quiz in this channel: everybody may join in"
QUIZ_KIND = "What to ask; a bit of everything unless you choose"
QUIZ_ROUNDS = "How many questions, 1 to 20; 5 unless you choose"
QUIZ_SECONDS = "Seconds to answer each, 10 to 120; 30 unless you choose"
QUIZ_DIFFICULTY = "Easy is all buttons, hard is mostly typing"
QUIZ_STOP = "Stop the game in this channel"
QUIZ_SKIP = "Skip this question, or the pause before the next one"
QUIZ_HINT = "A hint for the open question, for your eyes only; it costs points"


def rounds(count: int) -> str:
    """`1 round`, `2 rounds`."""
    return counted(count, "round")


def days(count: int) -> str:
    """`1 day`, `2 days`."""
    return counted(count, "day")
