"""Sentences of what nobody punctuated: found by words in English, by pauses elsewhere; what is marked stays."""

import random
from itertools import pairwise
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.transcript.model import Cue
from bot.core.transcript.sentences import rebuild
from bot.core.transcript.unmarked import is_cut_by_words

SAID = (
    "so today I want to talk about the garden that we have behind the house",
    "my name is Ada and I've been doing this for about ten years",
    "when we moved in there was nothing there at all",
    "do you remember what it looked like",
    "I think it was mostly stones and a couple of old tyres",
    "the first thing we did was dig out all of the stones by hand",
    "that took us the whole summer",
    "and then we planted beans because everybody told us that beans are easy",
    "what was the biggest mistake that you made in the beginning",
    "I would say that we watered everything far too much",
)
MARKED = " ".join(f"{one[0].upper()}{one[1:]}." for one in SAID)
GERMAN = (
    "wir sind neunzehnhundertneunzig auf den hof gezogen und mein vater hat drei alte traktoren gekauft aber "
    "er hat nie gelernt sie zu fahren also mussten meine schwester und ich das große feld selbst pflügen und im "
    "ersten winter waren sechs wochen lang die rohre gefroren es gab kein wasser im haus und wir haben es jeden "
    "morgen vom brunnen geholt meine mutter hat gesagt dass sie wieder in die stadt geht wenn das noch einmal "
    "passiert"
)


def captions(text: str, begin: int = 0) -> list[Cue]:
    """Lines of at most 40 characters that are shown until the next one is."""
    return [Cue(begin + 3000 * n, begin + 3000 * n + 3000, line, None) for n, line in enumerate(wrap(text, 40))]


def texts(*cues: Cue) -> list[str]:
    return [one.text for one in rebuild(cues)]


def whole(found: list[str]) -> bool:
    """Whether each is one of the sentences, or some of them in a row, and they are kept apart at half of the places
    at least."""
    rows = {" ".join(SAID[one:other]) for one in range(len(SAID)) for other in range(one + 1, len(SAID) + 1)}
    return len(found) >= len(SAID) / 2 and set(found) <= rows


def test_captions_without_marks_are_cut_where_sentences_end_and_keep_their_words() -> None:
    found = texts(*captions(" ".join(SAID)))
    assert " ".join(found) == " ".join(SAID)
    assert whole(found), found


def test_what_is_marked_is_cut_at_its_marks_alone() -> None:
    long = f"{MARKED[:-1]}, and of course, because nobody, not even my mother, asked for it, {', '.join(SAID[:3])}."
    assert texts(*captions(MARKED)) == [f"{one[0].upper()}{one[1:]}." for one in SAID]
    assert texts(*captions(long))[:-1] == [f"{one[0].upper()}{one[1:]}." for one in SAID[:-1]]


def test_a_turn_that_breaks_off_is_one_sentence_among_marked_ones() -> None:
    cues = [
        Cue(0, 9000, MARKED, "Ann"),
        Cue(9000, 12_000, " ".join(SAID[1:4]), "Ben"),
        Cue(12_000, 15_000, MARKED, "Ann"),
    ]
    assert " ".join(SAID[1:4]) in texts(*cues)


def test_short_turns_are_cut_where_all_of_them_have_no_mark() -> None:
    cues = [Cue(9000 * n, 9000 * n + 9000, f"{SAID[n]} {SAID[n + 1]}", "AB"[n % 4 // 2]) for n in range(0, 10, 2)]
    assert whole(texts(*cues))


def test_a_stretch_without_marks_is_cut_and_what_stands_around_it_stays() -> None:
    marked = [f"{one[0].upper()}{one[1:]}." for one in SAID]
    found = texts(*captions(f"{MARKED} {' '.join(SAID)}. {MARKED}"))
    assert found[:10] == marked
    assert found[-10:] == marked
    assert whole([one.rstrip(".") for one in found[10:-10]]), found


def test_a_pause_ends_a_sentence_where_the_words_leave_it_open() -> None:
    words = " ".join(SAID).split()

    def spoken(late: int | None) -> list[str]:
        starts = [300 * n + (1500 if late is not None and n >= late else 0) for n in range(len(words))]
        return texts(*(Cue(t, t + 250, word, None) for t, word in zip(starts, words, strict=True)))

    missed = next(one for one, other in pairwise(SAID) if any(f"{one} {other}" in text for text in spoken(None)))
    until = SAID[: SAID.index(missed) + 1]
    assert any(one.endswith(missed) for one in spoken(len(" ".join(until).split())))


def test_other_languages_are_cut_at_pauses() -> None:
    cues = captions(GERMAN)
    late = [Cue(one.start + 2000 * (n > 5), one.end + 2000 * (n > 5), one.text, None) for n, one in enumerate(cues)]
    first = texts(*late)[0]
    assert not is_cut_by_words(GERMAN)
    assert first in " ".join(one.text for one in cues[:6])
    assert 8 <= len(first.split()) <= 30


@given(st.integers(0, 10_000), st.integers(1, 400))
def test_whatever_is_said_no_sentence_grows_beyond_sixty_words(seed: int, count: int) -> None:
    rng = random.Random(seed)
    words = rng.choices(" ".join(SAID).split(), k=count)
    found = texts(*captions(" ".join(words)))
    assert " ".join(found).split() == words
    assert all(len(one.split()) <= 60 for one in found)
    assert found == texts(*captions(" ".join(words)))


@pytest.mark.parametrize(
    ("text", "is_unmarked"),
    [(" ".join(SAID), True), (MARKED, False), (f"{MARKED} {' '.join(SAID)}", True), (" ".join(SAID[:3]), False)],
)
def test_a_database_can_tell_which_interviews_are_cut_by_words(text: str, is_unmarked: bool) -> None:
    assert is_cut_by_words(text) is is_unmarked
