"""How much words make one see something."""

import pytest

from bot.core.quiz.vividness import vividness


@pytest.mark.parametrize(
    ("vivid", "dull"),
    [
        ("purple people", "ambitious goals"),
        ("rock concert", "strategic priorities"),
        ("fireplace", "alignment"),
        ("grocery store", "incremental optimization"),
        ("marathon", "prioritization"),
        ("willow tree", "clear framework"),
    ],
)
def test_things_are_more_vivid_than_notions(vivid: str, dull: str) -> None:
    assert vividness(vivid.split()) >= 0.08 > vividness(dull.split())


def test_one_thing_makes_all_of_it_vivid_and_what_is_not_known_makes_nothing() -> None:
    assert vividness(["strategic", "penguin"]) == pytest.approx(vividness(["penguin"]), abs=1e-5)
    assert vividness(["ʘʘʘ"]) == 0
