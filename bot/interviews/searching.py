"""Searching several interviews: together, those that the index of the library knows, and the others one by one."""

from collections.abc import Sequence

from bot.core.listing import Listing
from bot.core.search.verdict import Check, Ruling
from bot.core.search.words import STOP_WORDS, words
from bot.interviews.catalogue import Interviews
from bot.interviews.library_index import Found, Shown

LIKELIEST = 6
"""So many are searched where not all fit into memory."""
_MOST_WORDS = 100
_RULINGS = list(Ruling)


async def search(
    interviews: Interviews, among: Sequence[Listing], text: str, limit: int = 5
) -> tuple[bool, list[Found]]:
    """Whether one of them answers, and the best hits of all, best first; where one answers, the doubts of the
    others are left out."""
    covered, others = _covered(interviews, among)
    results = [await interviews.library.search(covered, text, limit)] if covered else []
    for listing in await _likely(interviews, others, text) if others else ():
        hits = await (await interviews.open(listing)).search(text, limit)
        results.append((hits.answered, [Found(listing, hit) for hit in hits.hits]))
    answered = any(one for one, _ in results)
    found = [hit for one, hits in results if one == answered for hit in hits]
    return answered, sorted(found, key=lambda one: -one.hit.score)[:limit]


async def check(interviews: Interviews, among: Sequence[Listing], text: str) -> tuple[Listing, Check]:
    """Whether somebody said that in one of several interviews: where it was said most nearly.

    Raises:
        ValueError: there are no interviews.
    """
    covered, others = _covered(interviews, among)
    checked = await interviews.library.check(covered, text) if covered else None
    checks = [checked] if checked else []
    for listing in await _likely(interviews, others, text) if others else ():
        checks.append((listing, await (await interviews.open(listing)).check(text)))
    if not checks:
        return among[0], Check(Ruling.NOT_SAID, None)
    return min(checks, key=lambda one: (_RULINGS.index(one[1].ruling), -(one[1].hit.score if one[1].hit else 0)))


def _covered(interviews: Interviews, among: Sequence[Listing]) -> tuple[list[Listing], list[Listing]]:
    """Those that are searched together, and those that are opened for it: one alone, and what is not read yet."""
    if len(among) == 1:
        return [], list(among)
    covered = [listing for listing in among if interviews.library.covers(listing)]
    known = {listing.id for listing in covered}
    return covered, [listing for listing in among if listing.id not in known]


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
    interviews: Interviews, among: Sequence[Listing], text: str, shown: Shown, limit: int = 25
) -> list[Found]:
    """What to offer while somebody types, best first, as `shown` would have it: of those that are opened for it,
    from those that are in memory, where not all fit."""
    covered, others = _covered(interviews, among)
    offered = await interviews.library.suggest(covered, text, limit, shown) if covered else []
    likely = await _likely(interviews, others, text) if others else ()
    if not interviews.have_room(likely):
        likely = [listing for listing in likely if interviews.here(listing.id)] or likely[:1]
    for listing in likely:
        interview = await interviews.open(listing)
        offered += [Found(listing, shown(interview.transcript, hit)) for hit in await interview.suggest(text)]
    return sorted(offered, key=lambda one: -one.hit.score)[:limit]
