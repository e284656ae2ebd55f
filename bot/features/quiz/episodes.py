"""Trying one after another until one has enough to ask."""

from collections.abc import Awaitable, Callable, Iterable
from itertools import islice
from typing import TypeVar

from bot.core.quiz.errors import RunsOutError

_TRIES = 5
_Tried = TypeVar("_Tried")
_Begun = TypeVar("_Begun")


async def first_with_enough(among: Iterable[_Tried], begin: Callable[[_Tried], Awaitable[_Begun]]) -> _Begun:
    """Begin with the first; where it has too little to ask, with the next.

    Only the interviews that are tried are opened, so that it makes no difference how many there are.

    Raises:
        UserError: as `begin`; where none of a few that were tried has enough, that of the one with most.
    """
    refused: list[RunsOutError] = []
    for one in islice(among, _TRIES):
        try:
            return await begin(one)
        except RunsOutError as error:
            refused.append(error)
    raise max(refused, key=lambda error: error.enough_for)
