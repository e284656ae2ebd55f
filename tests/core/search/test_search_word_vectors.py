import numpy as np
import pytest

from bot.core.search.word_vectors import WordVectors, word_vectors


@pytest.mark.parametrize(
    ("word", "like", "unlike"),
    [
        ("money", "cash", "snail"),
        ("doctor", "physician", "carpet"),
        ("quickly", "fast", "wooden"),
        ("tokenizer", "token", "butter"),
        ("psychopath", "psychiatric", "harbor"),
    ],
)
def test_words_that_mean_alike_are_near(word: str, like: str, unlike: str) -> None:
    asked, near, far = word_vectors().of([word, like, unlike])
    assert asked @ near > 0.4 > 0.25 > asked @ far


def test_words_that_have_nothing_to_do_with_each_other_are_far() -> None:
    pieces = [f"{one}{other}" for one in "bcdfghlmnprst" for other in ("at", "ot", "ill", "ark", "end", "ore")]
    known = word_vectors().of([piece for piece in pieces if word_vectors().knows(piece)])
    others = (known @ known.T)[np.triu_indices(len(known), 1)]
    assert np.quantile(others, 0.9) < 0.25


def test_a_word_is_the_mean_of_its_pieces() -> None:
    vectors = WordVectors(["[UNK]", "un", "##kind", "kind"], np.array([[0, 0], [0, 4], [3, 0], [1, 1]], np.float32))
    np.testing.assert_allclose(vectors.of(["unkind", "kind"]), [[0.6, 0.8], [0.7071, 0.7071]], atol=1e-4)
    assert vectors.knows("kind")
    assert not vectors.knows("unkind")


@pytest.mark.parametrize(
    ("shortened", "in_full"), [("theyre", "they are"), ("weve", "we have"), ("dont", "do not"), ("im", "i am")]
)
def test_a_shortened_word_means_what_it_stands_for(shortened: str, in_full: str) -> None:
    vectors = word_vectors()
    whole = vectors.of(in_full.split()).sum(axis=0)
    assert vectors.of([shortened])[0] @ whole / np.linalg.norm(whole) > 0.95
    assert not vectors.knows(shortened)


def test_a_word_that_looks_shortened_is_itself() -> None:
    assert word_vectors().knows("well")


@pytest.mark.parametrize("form", ["日本語", "…", "", "пример"])
def test_what_is_not_known_has_no_vector(form: str) -> None:
    assert not word_vectors().of([form]).any()
    assert not word_vectors().knows(form)


def test_those_alike_come_nearest_first() -> None:
    found = word_vectors().alike("apologize", 0.5)
    assert "apology" in found
    assert "apologize" not in found
    nearness = word_vectors().of(found) @ word_vectors().of(["apologize"])[0]
    assert list(nearness) == sorted(nearness, reverse=True)
