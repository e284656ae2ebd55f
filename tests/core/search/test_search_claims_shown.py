"""What the check shows of a sentence holds whatever bears on the words, and every difference."""

import pytest
from core.search.claimed import index, river


def test_the_words_shown_hold_the_denial_that_governs_them() -> None:
    hit = index("garden").check("the frost was the main reason for it").hit
    assert hit is not None
    assert hit.text == "I wouldn't say that the frost was the main reason for it."


@pytest.mark.parametrize(
    ("claim", "shown"),
    [
        ("the pond is deep", "A lot of people think the pond is deep, but we dug it ankle deep."),
        ("salt keeps snails away", "That salt keeps snails away is a myth."),
        ("the cherries taste best in June", "They say that the cherries taste best in June."),
        ("the ladder is safe enough for children", "Is the ladder safe enough for children or not?"),
        ("turn it twice a week", 'The neighbours always ask, "Oh, why is the compost cold? Turn it twice a week."'),
    ],
)
def test_the_words_shown_hold_what_else_bears_on_them(claim: str, shown: str) -> None:
    hit = index("garden").check(claim).hit
    assert hit is not None
    assert hit.text == shown


@pytest.mark.parametrize(
    ("said", "claim", "shown"),
    [
        ("The otter swam.", "otter", "The otter swam."),
        (
            "Back on the island, which we had all forgotten by then, the otter swam.",
            "the otter swims",
            "the otter swam.",
        ),
        (
            "I was with Ann, who had come from the island, and who I don't think would ever sell the otter.",
            "would sell the otter",
            "I was with Ann, who had come from the island, and who I don't think would ever sell the otter.",
        ),
        (
            "The otter is the closest we have, so we keep it, but it's not anywhere near up to the task yet.",
            "it is up to the task",
            "The otter is the closest we have, so we keep it, but it's not anywhere near up to the task yet.",
        ),
        (
            "Unless the board agrees, we sell the otter.",
            "we sell the otter",
            "Unless the board agrees, we sell the otter.",
        ),
        (
            "Mel and Cliff, who sat there, had nothing to do. Mel and Cliff sold the otter.",
            "I sold the otter",
            "Mel and Cliff sold the otter.",
        ),
    ],
)
def test_what_is_shown_is_what_answers_with_what_governs_it(said: str, claim: str, shown: str) -> None:
    hit = river(said).check(claim).hit
    assert hit is not None
    assert hit.text == shown


def test_every_difference_is_told_also_before_and_behind() -> None:
    edits = index("garden").check("you should water the tomatoes at noon in August").edits
    assert {edit.text for edit in edits if edit.kind == "added"} == {"Nobody", "July"}
