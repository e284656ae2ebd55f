"""Claims: sentences of guests that say what is so and can be read alone."""

import pytest

from bot.core.topics.claims import claims
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

ASKED = ["What does the amygdala do with fear?", "And what does it do at night?"]
FILL = "I gave my rat number {} some of the old cheese on a day in May."
CLAIMS = [
    "The biggest mistake of people who keep rats is to leave them alone in the dark.",
    "If you want to calm an animal, you need to take the smell of cats away from its nest.",
    "What matters most to a family of mice is that you never move the bed of a mother.",
]


def interview(*said: str, speaker: str = "Bob", each_ms: int = 3000) -> Transcript:
    """With what is said by that speaker spread over twenty minutes in which Bob tells of cheese."""
    told = [("Ann", one) for one in ASKED] + [("Bob", FILL.format(number)) for number in range(400)]
    for number, one in enumerate(said):
        told[50 + 90 * number] = (speaker, one)
    cues = [Cue(each_ms * at, each_ms * (at + 1), text, name) for at, (name, text) in enumerate(told)]
    return Transcript("Rats and cats", rebuild(cues))


def claimed(transcript: Transcript) -> list[str]:
    return [one.text for one in claims(transcript)]


def test_what_guests_say_of_everybody_is_claimed_and_what_they_did_is_told() -> None:
    assert claimed(interview(*CLAIMS)) == CLAIMS


@pytest.mark.parametrize(
    "other",
    [
        "The best rats in this whole room are those that he mentioned.",
        "But the biggest mistake is that you leave your rat in the dark.",
        "The biggest mistake you can make with a rat is [inaudible 00:20:19] in the dark.",
        "Again, the best way to calm a mouse is that you never move the bed of its mother.",
        "There are two big mistakes that people make with a rat.",
        "Rats are best kept by people.",
    ],
)
def test_what_cannot_be_read_alone_claims_nothing(other: str) -> None:
    assert claimed(interview(*CLAIMS, other)) == CLAIMS


@pytest.mark.parametrize(
    "transcript", [interview(*CLAIMS[:2]), interview(*CLAIMS, speaker="Ann"), interview(*CLAIMS, each_ms=1000)]
)
def test_of_few_claims_of_an_interviewers_and_of_a_short_talk_there_are_none(transcript: Transcript) -> None:
    assert claimed(transcript) == []
