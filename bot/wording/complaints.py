"""What is said to somebody who says that an answer is wrong."""

WRONG = "Wrong answer"
NOTED = (
    "Thank you. I’ve noted that this answer is wrong, but not what you typed. If you’d like to help more, tell"
    " whoever runs this bot what you were looking for."
)
TELL = "Say what I looked for…"
TITLE = "What were you looking for?"
FIELD_WORDS, FIELD_WORDS_HINT = "What you looked for", "Whoever runs this bot gets to read this"
FIELD_TIME, FIELD_TIME_HINT = "Where it’s really said, if you know", "Like 3:53; leave it empty if it isn’t said"
TOLD = "Thank you, that helps. `/privacy delete` removes it again."
GONE = "I no longer have that answer, so there is nothing to add to it."
