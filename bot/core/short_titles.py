"""A long title in few words: “Reflections on a movement” of “Reflections on a movement | Eric Ries (creator …)”."""

from collections.abc import Iterable

from bot.core.listing import Listing

LONG = 45
"""Letters that fit into a line on a phone."""
_BETWEEN, _TOLD_OF = " | ", " ("


def short_title(title: str, others: Iterable[str] = ()) -> str:
    """The first part of a long title, else its last, mostly the guest; all of it where neither is short or they
    stand in one of the `others`, too."""
    first, *rest = _parts(title)
    if len(title) <= LONG or not rest:
        return title
    taken = {part.casefold() for other in others for part in _parts(other)}
    return next((one for one in (first, rest[-1]) if 0 < len(one) <= LONG and one.casefold() not in taken), title)


def called_among(listing: Listing, seen: Iterable[Listing]) -> str:
    """Its title, a short one where that tells it from all others that are seen with it."""
    return short_title(listing.title, (one.title for one in seen if one.id != listing.id))


def _parts(title: str) -> list[str]:
    return [part.partition(_TOLD_OF)[0].strip() for part in title.split(_BETWEEN)]
