"""A game about one of several interviews, drawn by chance."""

import random
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from bot.core.listing import Listing
from bot.core.quiz.errors import RunsOutError

_TRIES = 5
_Begun = TypeVar("_Begun")


async def about_one_of(
    among: Sequence[Listing] | None, begin: Callable[[Listing | None], Awaitable[_Begun]]
) -> _Begun:
    """Begin with one of these; where it has too little to ask, with another. None is the current interview alone.

    Only the interviews that are tried are opened, so that it makes no difference how many there are.

    Raises:
        UserError: as `begin`; where none of a few that were tried has enough, that of the one with most.
    """
    if not among:
        return await begin(None)
    refused: list[RunsOutError] = []
    for listing in random.sample(among, min(_TRIES, len(among))):
        try:
            return await begin(listing)
        except RunsOutError as error:
            refused.append(error)
    raise max(refused, key=lambda error: error.enough_for)
