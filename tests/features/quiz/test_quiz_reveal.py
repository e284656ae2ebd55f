"""What is shown of an answered question: who said which words, and when."""

from bot.core.quiz.questions import Choose, Excerpt, Kind, Level, Question
from bot.features.quiz.reveal import in_place

HOUR = 3_600_000


def test_what_came_soon_after_is_shown_with_its_own_time_and_speaker() -> None:
    asked = Excerpt("a", 1, 12_000, 17_000, "What does it learn?", "Ann")
    came = Excerpt("b", 3, 77_500, 82_000, "It learns fear.", "Bob")
    task = Choose(("It learns fear.", "It grows.", "It sleeps.", "It fades."), 0)
    lines = in_place(Question(Kind.NEXT, Level.EASY, asked.text, task, (asked, came), HOUR), None).splitlines()
    assert lines[:5] == [
        "> “What does it learn?”",
        "**0:12 – 0:17** · Ann",
        "-# 1 min 6 s later:",
        "> **“It learns fear.”**",
        "**1:17 – 1:22** · Bob",
    ]
