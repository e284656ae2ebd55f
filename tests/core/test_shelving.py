"""What a library is listed as: every order, and what words leave of it."""

import pytest

from bot.core.listing import Listing, Version
from bot.core.particulars import Particulars
from bot.core.shelving import Order, shelved


def listing(number: int, title: str, length: int, known: Particulars, added: int, *speakers: str) -> Listing:
    return Listing(number, 1, Version("", 0), "", title, None, length, 9, None, speakers, known, added)


SHELF = [
    listing(1, "gulls", 5, Particulars("Sea", 2, "2024-05"), 30, "Ann"),
    listing(2, "Fog", 9, Particulars(), 10, "Ben"),
    listing(3, "Auks", 7, Particulars("Sea", 3, "2024-05", ("Cleo",)), 20),
    listing(4, "Terns", 1, Particulars("Sea", 1, "2023-12-24"), 30),
    listing(5, "Mist", 3, Particulars(), 10),
]


@pytest.mark.parametrize(
    ("order", "numbers"),
    [
        (Order.NEWEST, [3, 1, 4, 2, 5]),
        (Order.OLDEST, [4, 1, 3, 2, 5]),
        (Order.TITLE, [3, 2, 1, 5, 4]),
        (Order.LONGEST, [2, 3, 1, 5, 4]),
        (Order.ADDED, [4, 1, 3, 5, 2]),
    ],
)
def test_every_order_puts_them_so(order: Order, numbers: list[int]) -> None:
    assert [one.id for one in shelved(SHELF, order)] == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("", [3, 1, 4, 2, 5]), ("SEA 2024", [3, 1]), ("cleo", [3]), ("ben", [2]), ("#1 sea", [4]), ("zoe", [])],
)
def test_only_what_has_every_word_is_left(text: str, numbers: list[int]) -> None:
    assert [one.id for one in shelved(SHELF, Order.NEWEST, text)] == numbers
