"""The parts that many shows have are called what they are called there."""

import pytest

from bot.core.topics.hearing import Heard
from bot.core.topics.stock import guest_of, stock_title
from bot.core.topics.titles import Naming, titles
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

ASKS = ("What do you do about fear?", "Why is that?", "And how do rats learn?", "Is it so?")
ANSWERS = ("The amygdala is where fear is made, and rats have one.", "Without an amygdala a rat walks up to a cat.")


def show(opening: tuple[str, ...], closing: tuple[str, ...], guest: str = "Grace Miller") -> Transcript:
    """An hour between Ann, who asks, and a guest; `opening` and `closing` are said by Ann."""
    between = [
        turn for n in range(40) for turn in (("Ann", ASKS[n % 4]), (guest, ANSWERS[n % 2]), (guest, ANSWERS[1]))
    ]
    turns = [*(("Ann", text) for text in opening), *between, *(("Ann", text) for text in closing)]
    cues = [Cue(30_000 * n, 30_000 * n + 29_000, text, who) for n, (who, text) in enumerate(turns)]
    return Transcript("A talk", rebuild(cues))


def at(transcript: Transcript, first: int, last: int) -> str:
    return stock_title(transcript, Heard.of(transcript), first, last)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Today, my guest is Grace Miller.", "Introducing Grace Miller"),
        ("I am joined by Grace Miller, who studies rats.", "Introducing Grace Miller"),
        ("Before we start, can you tell us about your career journey so far?", "Grace’s background"),
        ("My guess is as good as yours.", ""),
    ],
)
def test_at_the_beginning(said: str, title: str) -> None:
    transcript = show((said, "So."), ())
    assert at(transcript, 0, 7) == title
    assert at(transcript, 20, 40) == ""


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("With that, we've reached our very exciting lightning round.", "Lightning round"),
        ("Is there anything else you want to leave listeners with before we get to our lightning round?",
         "Final thoughts"),
        ("Where can folks find you online?", "Where to find Grace"),
        ("You jumped ahead to what I ask in our lightning round.", ""),
    ],
)  # fmt: skip
def test_at_the_end(said: str, title: str) -> None:
    transcript = show((), (said, "Is that so?", "Okay.", "So be it.", "Well."))
    last = len(transcript.sentences) - 1
    assert at(transcript, last - 4, last) == title


def test_a_round_that_was_announced_just_before_begins_here() -> None:
    transcript = show((), ("Welcome to the rapid fire round.", "Ready?", *ASKS))
    last = len(transcript.sentences) - 1
    assert at(transcript, last - 3, last) == "Lightning round"


def test_nobody_is_named_who_is_not_known() -> None:
    assert guest_of(*with_heard(show((), ()))) == "Grace"
    assert guest_of(*with_heard(show((), (), guest="GM"))) == ""
    assert guest_of(*with_heard(show((), (), guest="Speaker 2"))) == ""


def with_heard(transcript: Transcript) -> tuple[Transcript, Heard]:
    return transcript, Heard.of(transcript)


def test_it_is_no_title_twice() -> None:
    assert titles([Naming([], stock="Lightning round"), Naming([], stock="Lightning round")]) == [
        "Lightning round",
        "Part 2",
    ]
