"""Searching several interviews, one after another, so that one at a time need be in memory."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.listing import Listing
from bot.core.search.hits import Hit
from bot.core.search.verdict import Check, Ruling
from bot.core.search.words import STOP_WORDS, words
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview

LIKELIEST = 6
"""So many are searched where not all fit into memory."""
_MOST_WORDS = 100
_RULINGS = list(Ruling)


@dataclass(frozen=True, slots=True)
class Found:
    """A hit and the interview it is from."""

    listing: Listing
    hit: Hit


async def search(
    interviews: Interviews, among: Sequence[Listing], text: str, limit: int = 5
) -> tuple[bool, list[Found]]:
    """Whether one of them answers, and the best hits of all, best first; where one answers, the doubts of the
    others are left out."""
    results = [
        (listing, await (await interviews.open(listing)).search(text, limit))
        for listing in await _likely(interviews, among, text)
    ]
    answered = any(hits.answered for _, hits in results)
    found = [Found(listing, hit) for listing, hits in results if hits.answered == answered for hit in hits.hits]
    return answered, sorted(found, key=lambda one: -one.hit.score)[:limit]


async def check(interviews: Interviews, among: Sequence[Listing], text: str) -> tuple[Listing, Check]:
    """Whether somebody said that in one of several interviews: where it was said most nearly.

    Raises:
        ValueError: there are no interviews.
    """
    checks = [
        (listing, await (await interviews.open(listing)).check(text))
        for listing in await _likely(interviews, among, text)
    ]
    return min(checks, key=lambda one: (_RULINGS.index(one[1].ruling), -(one[1].hit.score if one[1].hit else 0)))


async def _likely(interviews: Interviews, among: Sequence[Listing], text: str) -> Sequence[Listing]:
    """All, if they are few or fit into memory together; else those likeliest to answer."""
    if len(among) <= LIKELIEST or interviews.have_room(among):
        return among
    forms = list(dict.fromkeys(word.form for word in words(text)))[:_MOST_WORDS]
    telling = [form for form in forms if form not in STOP_WORDS] or forms
    by_id = {listing.id: listing for listing in among}
    likely = await interviews.likely(by_id, telling, LIKELIEST)
    return [by_id[number] for number in likely] or among[:1]


async def suggest(
    interviews: Interviews, among: Sequence[Listing], text: str, limit: int = 25
) -> list[tuple[Interview, Hit]]:
    """What to offer while somebody types, best first: where not all fit into memory, from those that are there."""
    likely = await _likely(interviews, among, text)
    if not interviews.have_room(likely):
        likely = [listing for listing in likely if interviews.here(listing.id)] or likely[:1]
    opened = [await interviews.open(listing) for listing in likely]
    offered = [(interview, hit) for interview in opened for hit in await interview.suggest(text)]
    return sorted(offered, key=lambda one: -one[1].score)[:limit]
