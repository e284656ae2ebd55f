"""Which sentences are remembered, and worth posting, where they stand alone."""

from collections.abc import Sequence
from itertools import product
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.topics.memorable import breaks_off, memorability
from bot.core.transcript.model import Sentence, Transcript

CLAIMS = (
    "The kids of most founders hate them, and their marriages are broken.",
    "I called our lawyer and asked him how one kills a company.",
    "Nobody ever got rich by reading the newspaper in a storm.",
    'When a baby falls off the table, every mother says, "I was looking away."',
    "We fought the bank for three years, and lost the house.",
)
FILLERS = (
    "Is that generally a good rule of thumb?",
    "And then there is also something around these different areas.",
    "Thank you so much, this was so fun to talk about.",
    "So that is a great question, and I love that you asked it.",
    "We are going to discuss those points in the second part of the conversation.",
    "I think that it is kind of a different way of doing this.",
)
GERMAN = (
    "Der Leuchtturm wurde von Mönchen mit bloßen Händen gebaut.",
    "Das ist so eine Sache, die man immer wieder sieht und",
    "Wann war das denn ungefähr, wenn Sie heute daran denken?",
)


def talk(texts: Sequence[str], speakers: Sequence[str] = ("Ann",)) -> Transcript:
    said = zip(texts, range(len(texts)), strict=True)
    return Transcript(
        "A talk",
        tuple(
            Sentence(text, speakers[number % len(speakers)], ((0, 1000 * number), (len(text), 1000 * number + 900)))
            for text, number in said
        ),
    )


def test_every_claim_is_remembered_better_than_any_filler() -> None:
    found = memorability(talk([*CLAIMS, *FILLERS]))
    of_claims, of_fillers = found[: len(CLAIMS)], found[len(CLAIMS) :]
    assert all(claim > filler for claim, filler in product(of_claims, of_fillers)), found


@pytest.mark.parametrize(
    "text",
    [
        "And he says, \"No, I can't sell my mother...",
        '"Write to every enemy you have and say, "Free for lunch.',
        "The lighthouse burned for three nights, and then",
        "because nobody had ever seen a whale so angry.",
        "If you are afraid of the dark and the sea.",
        "They sold it to [inaudible] for a million dollars.",
        "He told me „nobody dies of shame.",
    ],
)
def test_what_breaks_off_or_is_half_a_quotation_comes_after_what_is_whole(text: str) -> None:
    assert breaks_off(text)
    first, other = memorability(talk([text, "The baker would also lend the smugglers his donkey at the weekend."]))
    assert first < other


@pytest.mark.parametrize(
    "text",
    [
        'He told me, "Nobody dies of shame."',
        "Er sagte: „Niemand stirbt vor Scham.“",
        "She said “nobody dies of shame” and left.",
        "« Personne ne meurt de honte », dit-il.",
        "If you fear the dark, do not go to sea.",
        "Seven monks (and an abbot) rowed to the island.",
    ],
)
def test_whole_sentences_with_quotations_do_not_break_off(text: str) -> None:
    assert not breaks_off(text)


def test_of_the_same_words_those_of_who_asks_come_last() -> None:
    asked = ["What happened then in the storm?", "The whale broke the wall of the harbour in a single night."]
    texts = [*asked, *CLAIMS, "The whale broke the wall of the harbour in a single night."]
    speakers = ["Ann", "Ann", *["Ben"] * (len(texts) - 2)]
    asking, answering = (memorability(talk(texts, speakers))[number] for number in (1, -1))
    assert asking < answering


def test_in_other_languages_marks_and_length_still_tell() -> None:
    whole, broken, _ = memorability(talk(GERMAN))
    assert broken < whole


@given(st.lists(st.text(max_size=80), max_size=6))
def test_of_any_talk_each_sentence_has_a_finite_figure(texts: list[str]) -> None:
    found = memorability(talk(texts))
    assert len(found) == len(texts)
    assert all(map(isfinite, found))
