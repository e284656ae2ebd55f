"""Adverts and topics: an opening with adverts is an introduction, and the talk behind it is a topic of its own."""

from bot.core.topics.outline import outline
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

OPENING = [
    "Today my guest is Bo Brindley.",
    "Bo Brindley is the founder of a laboratory in Basel that finds out how rats learn to be afraid of cats.",
    "He has written four books on the amygdala, and one of them was read by everybody who trains dogs.",
]
READ = [
    "This episode is brought to you by Brindle.",
    "I never used to know where my money went, and every month ended with me looking for paper in a shoe box.",
    "Now every invoice is paid on the day it comes in, and nobody has to chase anybody for months.",
    "Teams of ten and of ten thousand do their books in an afternoon, and the books of last year in an evening.",
    "With Brindle, the end of the month is an ordinary day.",
    "Go to brindle.com slash brainwaves and get 20% off your first year.",
]
ASKED = "So what does the amygdala do to a rat that has never seen a cat before?"


def interview() -> Transcript:
    said = [("Ann", one) for one in [*OPENING, *READ]]
    for number in range(24):
        said.append(("Ann", f"{ASKED} And what of rat number {number}?"))
        said += [
            (
                "Bo Brindley",
                f"The amygdala of rat {number} fires {part} times when the cat comes in through the door.",
            )
            for part in range(3, 9)
        ]
    cues = [Cue(6000 * at, 6000 * (at + 1), text, speaker) for at, (speaker, text) in enumerate(said)]
    return Transcript("Rats", rebuild(cues))


def test_an_opening_with_adverts_introduces_and_tells_who_comes() -> None:
    first, second, *_ = outline(interview())
    assert first.title == "Introducing Bo Brindley"
    assert [one.text for one in first.summary] == OPENING[1:]
    assert second.first == first.last + 1 == len(OPENING) + len(READ)


def test_no_topic_begins_within_an_advert() -> None:
    within = range(len(OPENING), len(OPENING) + len(READ))
    assert not [topic for topic in outline(interview()) if topic.first in within]
