"""What stands above an answer: how far the close reading of its interview is."""

from bot.interviews.interview import Interview
from bot.wording import quotes as wording


def with_progress(heading: str, interview: Interview) -> str:
    if interview.progress >= 1:
        return heading
    return f"{heading}\n-# {wording.STILL_READING.format(percent=int(interview.progress * 100))}"
