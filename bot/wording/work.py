"""What is said where something takes more than a small machine has."""

TOO_SLOW = "That takes me too long: something in it repeats without end. Try a shorter file, or another format."
TOO_LARGE = "That needs more memory than I have. Try a shorter file, or another format."
BROKEN = "I could not get through that. Try a shorter file, or another format."
NO_OUTLINE = (
    "I can’t cut this interview into topics: something in it takes me too long, or too much memory."
    " Quotes and quizzes still work."
)
