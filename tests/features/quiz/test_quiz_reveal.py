"""What is shown of a question, and once it is answered: who said which words, and when."""

from bot.core.quiz.questions import Choose, Excerpt, Kind, Level, Question
from bot.features.quiz.reveal import in_place
from bot.features.quiz.texts import asked, solution

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


def test_of_two_quotes_each_is_shown_with_its_own_time_and_speaker() -> None:
    one = Excerpt("a", 1, 12_000, 17_000, "They sold the pigs in May.", "Ann")
    other = Excerpt("b", 40, 1_277_500, 1_282_000, "He went to the cash machine.", "Bob")
    task = Choose(("Ann both times", "Bob both times", "Ann, then Bob", "Bob, then Ann"), 2)
    question = Question(
        Kind.WHO, Level.EASY, "sold the pigs\nwent to the cash machine", task, (one, other, one), HOUR
    )
    assert in_place(question, None).splitlines() == [
        "> **1.**  “They **sold the pigs** in May.”",
        "**0:12 – 0:17** · Ann",
        "> **2.**  “He **went to the cash machine**.”",
        "**21:17 – 21:22** · Bob",
    ]
    assert question.uses == {"a", "b"}
    assert asked(question)[:3] == [
        "> **1.**  “… sold the pigs …”",
        "> **2.**  “… went to the cash machine …”",
        "-# Parts of two longer sentences. Nobody else said either.",
    ]
    assert solution(question) == "It was Ann, then Bob"


def test_a_quote_of_one_of_four_people_is_shown_with_what_was_said_around_it() -> None:
    one = Excerpt("a", 1, 12_000, 17_000, "They sold the pigs in May.", "Ann")
    question = Question(Kind.WHO, Level.EASY, "sold the pigs", Choose(("Ann", "Ben", "Cy", "Di"), 0), (one,), HOUR)
    assert in_place(question, None).splitlines() == ["> “They **sold the pigs** in May.”", "**0:12 – 0:17** · Ann"]
    assert asked(question)[:2] == ["> “… sold the pigs …”", "-# Part of a longer sentence. Nobody else said this."]
    assert solution(question) == "It was Ann"
