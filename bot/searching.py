"""Searching several interviews at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.interviews import Interview
from bot.search.hits import Hit


@dataclass(frozen=True, slots=True)
class Found:
    """A hit and the interview it is from."""

    interview: Interview
    hit: Hit


async def search(interviews: Sequence[Interview], text: str, limit: int = 5) -> tuple[bool, list[Found]]:
    """Whether one of them answers, and the best hits of all, best first; where one answers, the doubts of the
    others are left out."""
    results = [(interview, await interview.search(text, limit)) for interview in interviews]
    answered = any(hits.answered for _, hits in results)
    found = [Found(interview, hit) for interview, hits in results if hits.answered == answered for hit in hits.hits]
    return answered, _best(found, limit)


async def suggest(interviews: Sequence[Interview], text: str, limit: int = 25) -> list[Found]:
    """What to offer while somebody types, best first."""
    return _best([Found(one, hit) for one in interviews for hit in await one.suggest(text)], limit)


def _best(found: list[Found], limit: int) -> list[Found]:
    return sorted(found, key=lambda one: -one.hit.score)[:limit]
