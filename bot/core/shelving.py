"""The order in which a library is listed, and what of it."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from bot.core.listing import Listing


class Order(StrEnum):
    """Newest first and oldest first by their dates, by title, longest first, or last added first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    LONGEST = "longest"
    ADDED = "added"


_KEYS: dict[Order, Callable[[Listing], tuple[object, ...]]] = {
    Order.TITLE: lambda one: (one.title.casefold(),),
    Order.LONGEST: lambda one: (-one.length,),
    Order.ADDED: lambda one: (-one.imported_at, -one.id),
}


def shelved(listings: Sequence[Listing], order: Order, text: str = "") -> list[Listing]:
    """Those with every word of the text in title, show, date or names; what has no date comes after all that have
    one, in the order in which it was given."""
    words = text.casefold().split()
    fitting = [one for one in listings if all(word in _told(one) for word in words)]
    if key := _KEYS.get(order):
        return sorted(fitting, key=key)
    dated = sorted((one for one in fitting if one.particulars.date), key=_by_date, reverse=order is Order.NEWEST)
    return [*dated, *(one for one in fitting if not one.particulars.date)]


def shows(listings: Sequence[Listing]) -> dict[str, list[Listing]]:
    """The episodes of each show, by its title in lower case."""
    found: dict[str, list[Listing]] = {}
    for listing in listings:
        if listing.particulars.show:
            found.setdefault(listing.particulars.show.casefold(), []).append(listing)
    return found


def of_show(listings: Sequence[Listing], show: str) -> list[Listing]:
    """The episodes of the show of this title; all, where that is ""."""
    return shows(listings).get(show.casefold(), []) if show else list(listings)


def show_of(listings: Sequence[Listing]) -> str:
    """The show that all of these are episodes of; "" where they are of several, or of none."""
    titles = {(one.particulars.show or "").casefold() for one in listings}
    return listings[0].particulars.show or "" if len(titles) == 1 else ""


def _by_date(one: Listing) -> tuple[str, int]:
    return one.particulars.date or "", one.particulars.number or 0


def _told(one: Listing) -> str:
    known = one.particulars
    number = "" if known.number is None else f"#{known.number}"
    told = (one.title, known.show or "", number, known.date or "", *known.guests, *known.hosts, *one.speakers)
    return " ".join(told).casefold()
