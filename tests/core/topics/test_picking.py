"""Which sentences are drawn by lot to be shown by themselves."""

import random

from eval_data import load_transcript
from hypothesis import given
from hypothesis import strategies as st

from bot.core.topics.memorable import memorability
from bot.core.topics.picking import pick
from bot.core.transcript.asides import asides
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

CLAIM = "The kids of captain number {} hate the sea, and his wife lost their house."
FILLER = "And that is also one of the different things in area {} here."


def talk(*texts: str) -> Transcript:
    cues = [Cue(9_000 * number, 9_000 * (number + 1), text, "Ann") for number, text in enumerate(texts)]
    return Transcript("A talk", rebuild(cues))


def test_all_that_is_drawn_first_is_worth_remembering() -> None:
    mixed = [(CLAIM if number % 10 == 0 else FILLER).format(number) for number in range(300)]
    transcript = talk(*mixed)
    for seed in range(20):
        drawn = [transcript.sentences[number].text for number in pick(transcript, random.Random(seed), 10)]
        assert all("captain" in text for text in drawn)


def test_other_draws_give_others_and_in_the_end_everything_comes_up_once() -> None:
    transcript = talk(*(CLAIM.format(number) for number in range(200)))
    drawn = {tuple(pick(transcript, random.Random(seed), 3)) for seed in range(20)}
    assert len(drawn) > 15
    everything = [number for number, kind in enumerate(asides(transcript)) if kind is None]
    assert len(everything) > 190
    assert sorted(pick(transcript, random.Random(1), 1000)) == everything


def test_no_advert_is_drawn_where_there_is_anything_else() -> None:
    advert = "This episode is brought to you by Gulls, the way to hate the sea and love your wife."
    transcript = talk(advert, *(FILLER.format(number) for number in range(30)))
    kinds = asides(transcript)
    assert kinds[0] is not None
    assert all(kinds[number] is None for number in pick(transcript, random.Random(1), 100))


def test_the_interview_that_ships_is_quoted_by_its_better_sentences() -> None:
    transcript = load_transcript("interview")
    found = memorability(transcript)
    drawn = pick(transcript, random.Random(1), 10)
    assert min(found[number] for number in drawn) > sorted(found)[len(found) // 3]


@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=8), st.integers(0, 12))
def test_of_any_talk_as_many_as_wanted_are_drawn_each_once(texts: list[str], count: int) -> None:
    transcript = talk(*texts)
    drawn = pick(transcript, random.Random(1), count)
    assert len(drawn) == len(set(drawn)) <= count
    assert all(0 <= number < len(transcript.sentences) for number in drawn)
    assert len(drawn) > 0 or not count or not transcript.sentences
