"""What an interviewer says is next, as a heading."""

from collections import Counter

import pytest

from bot.core.topics.announced import announced
from bot.core.topics.clauses import Kind
from bot.core.topics.keyphrases import Phrases
from bot.core.topics.mining import Mention, Miner
from bot.core.topics.opened import Opened, counted
from bot.core.topics.tagging import Token, tagger_for
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

TAGGER = tagger_for(
    rebuild([Cue(0, 9_000, "This is what they say about the people that we know, and it is not for you.")])
)
MINER = Miner(frozenset(("hamel", "shreya")))


def tag(text: str) -> tuple[list[Token], list[Mention]]:
    tokens = TAGGER.tag(text)
    return tokens, list(MINER.mentions(text, tokens))


def found(text: str) -> dict[str, Kind]:
    return {one.text: one.kind for one in reversed(list(announced(text, tag)))}


@pytest.mark.parametrize(
    ("said", "heading", "kind"),
    [
        ("I want to chat about the PM career track, but maybe before that.", "PM career track", Kind.THEME),
        ("Final topic, the career path of an ops person.", "Career path of an ops person", Kind.THEME),
        ("Actually, can you take us back to the LLM as judge prompt?", "LLM as judge prompt", Kind.THEME),
        ("So what have you learned about working remotely that others can use?", "Working remotely", Kind.THEME),
        ("Let's talk about the moral question of Palantir.", "Moral question of Palantir", Kind.THEME),
        ("And I want to start with OpenAI.", "OpenAI", Kind.THEME),
        ("I want to get to career advice for marketing people, too.", "Career advice for marketing people",
         Kind.ADVICE),
        ("You have three handy steps to become more of an impact-first product team.",
         "Steps to become more of an impact-first product team", Kind.ADVICE),
        ("Can you expand on how you do that, how broad development works there?", "How broad development works",
         Kind.HOW),
        ("What can we learn about how to become better influencers?", "How to become better influencers", Kind.HOW),
        ("When does it make sense to hire a marketer?", "When to hire a marketer", Kind.HOW),
        ("And what does it take to start a school?", "What it takes to start a school", Kind.HOW),
        ("What is it like to work with Dylan Field?", "What it's like to work with Dylan Field", Kind.HOW),
        ("So what makes a good team?", "What makes a good team", Kind.HOW),
    ],
)  # fmt: skip
def test_what_is_next_is_a_heading(said: str, heading: str, kind: Kind) -> None:
    assert found(said).get(heading) is kind


@pytest.mark.parametrize(
    "said",
    [
        "I want to dig in on that a little bit, just to sum up what you shared.",
        "Let's start with Hamel.",
        "I want to go in a completely different direction.",
        "Let's talk about it.",
        "Is there a post that you wish you had written or want to write, if you have the time?",
        "How do you think about that?",
        "How likely is it that it is conscious?",
        "What's your role?",
        "You mentioned that they were right about this.",
        "Can you tell me where https://example.org is?",
    ],
)
def test_what_says_nothing_by_itself_is_none(said: str) -> None:
    assert found(said) == {}


def test_only_what_who_asks_says_is_announced() -> None:
    texts = ("Let's talk about taming fears.", "You tame fears, and taming fears is what it is about.", "It is so.")
    transcript = Transcript(
        "A talk", rebuild([Cue(9_000 * n, 9_000 * n + 8_000, text) for n, text in enumerate(texts)])
    )

    def headings(*asking: bool) -> list[str]:
        ranking = Phrases(transcript, asking=asking).of(0, 2)
        return [one.text for one in ranking.clauses if one.kind is Kind.THEME]

    assert headings(True, False, False) == ["Taming fears"]
    assert headings(False, True, True) == []


def test_what_is_announced_and_said_here_alone_by_both_stands_out() -> None:
    asking, answering = Counter({"fear": 1, "compani": 1}), counted([Counter({"fear": 5}), Counter({"compani": 1})])
    everywhere = Counter({"fear": 6, "compani": 200, "word": 2_000})
    opened = Opened([frozenset(("fear",))], asking, answering, everywhere)
    fear, company = opened.features("Fears", ["fear"]), opened.features("Your companies", ["compani"])
    assert [one > other for one, other in zip(fear, company, strict=True)] == [True, False, True, True, True, False]
    assert opened.features("…", []) == (0.0,) * len(fear)
