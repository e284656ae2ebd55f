"""Who is introduced, and by whom."""

from collections.abc import Iterator

import pytest

from bot.core.topics.introduced import introduction
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

WHO = "Bob Brown is a neuroscientist at the university who has kept rats for twenty years."
MORE = "Before that, he was a butcher in a small town by the sea."
WHAT = "In our conversation, we talk about fear, sleep, and what rats dream of at night."
FILLER = "I have had a long day at the office, and the coffee machine is broken again."


def interview(*opening: tuple[str, str | None]) -> Transcript:
    """Ann asks, Bob Brown answers."""
    talk = [
        ("What do rats dream of?", "Ann"),
        ("They dream of labyrinths and of very slow cats.", "Bob Brown"),
    ] * 40
    said = [*opening, *talk]
    return Transcript("A talk", rebuild([Cue(5000 * n, 5000 * n + 4900, *one) for n, one in enumerate(said)]))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ((FILLER, WHO, MORE, FILLER, WHAT), [WHO, MORE, WHAT]),
        ((f"So, {WHO}", FILLER), [WHO]),
        (("Bob is here with us today, and he has brought rats and cheese.", FILLER), []),
        (
            (
                "Bob, thank you so much for being here with your rats.",
                "Bob is a good friend of our sponsors, thanks.",
            ),
            [],
        ),
        (("In our conversation, we dive deep into two topics.",), []),
        (
            (
                "In our conversation, we dive deep into two topics.",
                "We begin with rats that are afraid of all cats.",
            ),
            ...,
        ),
        ((FILLER, "A rat is an animal that is about as long as a hand."), []),
        (("This episode is brought to you by Brindle.", "Go to brindle.com slash bob for 20% off your fear."), []),
    ],
)
def test_what_an_interviewer_says_of_the_guest_and_the_talk(said: tuple[str, ...], shown: object) -> None:
    found = [one.text for one in introduction(interview(*((text, "Ann") for text in said)))]
    assert found == (list(said) if shown is ... else shown)


def test_guests_do_not_introduce_themselves() -> None:
    assert introduction(interview((WHO, "Bob Brown"), (WHAT, "Bob Brown"))) == ()


def test_without_speakers_a_guest_is_known_by_being_called_one() -> None:
    def said() -> Iterator[str]:
        yield from ("Today my guest is Bob Brown.", WHO, FILLER)
        yield from [FILLER] * 60

    cues = [Cue(5000 * n, 5000 * n + 4900, text) for n, text in enumerate(said())]
    assert [one.text for one in introduction(Transcript("A talk", rebuild(cues)))] == [WHO]


def test_what_comes_later_introduces_nobody() -> None:
    late = interview(*[(FILLER, "Ann")] * 90, (WHO, "Ann"))
    assert introduction(late) == ()
