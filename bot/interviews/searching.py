"""Searching several interviews: together, those that the index of the library knows, and the others one by one."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.listing import Listing
from bot.core.search.hits import Hit
from bot.core.search.quotations import quotations
from bot.core.search.reranking import CANDIDATES, Reranker, better_order
from bot.core.search.verdict import Check, Ruling
from bot.core.search.words import STOP_WORDS, words
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.interviews.library_index import Found, Shown

LIKELIEST = 6
"""So many are searched where not all fit into memory."""
_MOST_WORDS, _LIMIT, _MANY = 100, 5, 50
_RULINGS = list(Ruling)
_MOST_QUOTATIONS = 5


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: in these interviews, and with `speakers` only at what people of these names say. `since` and
    `until` are dates to which the interviews were narrowed down."""

    among: Sequence[Listing]
    speakers: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


async def search(interviews: Interviews, scope: Scope, text: str, limit: int = _LIMIT) -> tuple[bool, list[Found]]:
    """Whether one of them answers, and the best hits of all, best first, by the second look where there is one;
    where one answers, the doubts of the others are left out."""
    if interviews.reranker is None:
        return await _nearest(interviews, scope, text, limit)
    answered, found = await _nearest(interviews, scope, text, max(limit, CANDIDATES))
    return answered, (await _looked_at_again(interviews.reranker, text, found))[:limit]


async def _looked_at_again(reranker: Reranker, text: str, found: Sequence[Found]) -> list[Found]:
    """In a better order, in a thread. How sure it is goes with the place: it says whether anything answers, which
    the second look was not asked."""
    order = await asyncio.to_thread(better_order, reranker, text, [one.hit for one in found])
    better = (found[number] for number in order)
    return [
        replace(one, hit=replace(one.hit, score=before.hit.score))
        for one, before in zip(better, found, strict=True)
    ]


async def _nearest(interviews: Interviews, scope: Scope, text: str, limit: int) -> tuple[bool, list[Found]]:
    covered, others = _covered(interviews, scope)
    results = [await interviews.library.search(covered, text, limit, scope.speakers)] if covered else []
    for listing in await _likely(interviews, others, text) if others else ():
        hits = await (await interviews.open(listing)).search(text, _MANY if scope.speakers else limit)
        found = [Found(listing, hit) for hit in hits.hits if _is_by(scope, hit)]
        results.append((hits.answered and bool(found), found))
    answered = any(one for one, _ in results)
    found = [hit for one, hits in results if one == answered for hit in hits]
    return answered, sorted(found, key=lambda one: -one.hit.score)[:limit]


async def check(interviews: Interviews, scope: Scope, text: str) -> tuple[Listing, Check]:
    """Whether somebody said that in one of several interviews: where it was said most nearly.

    Raises:
        ValueError: there are no interviews.
    """
    covered, others = _covered(interviews, scope)
    checked = await interviews.library.check(covered, text, scope.speakers) if covered else None
    checks = [checked] if checked else []
    for listing in await _likely(interviews, others, text) if others else ():
        one = await (await interviews.open(listing)).check(text)
        checks += [(listing, one)] if one.hit is None or _is_by(scope, one.hit) else []
    if not checks:
        return scope.among[0], Check(Ruling.NOT_SAID, None)
    return min(checks, key=lambda one: (_RULINGS.index(one[1].ruling), -(one[1].hit.score if one[1].hit else 0)))


async def claims(interviews: Interviews, scope: Scope, text: str) -> list[str]:
    """What of a text is to be checked: all of it where it was said so or quotes nothing; else each of its first few
    quotations, without what stands around them."""
    quoted = quotations(text)[:_MOST_QUOTATIONS]
    if not quoted:
        return [text]
    _, whole = await check(interviews, scope, text)
    return [text] if whole.ruling in (Ruling.VERBATIM, Ruling.NEARLY) else quoted


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Where something comes up in an interview, in the order of time; never empty."""

    interview: Interview
    hits: tuple[Hit, ...]


async def mentions(interviews: Interviews, scope: Scope, text: str, closely: int) -> list[Mentioned]:
    """Where it comes up, also in other words, interview by interview: of very many in those `closely`, and no more,
    that have most of what comes near."""
    found: list[Mentioned] = []
    for listing in await _promising(interviews, scope, text, closely):
        interview = await interviews.open(listing)
        hits = tuple(hit for hit in await interview.mentions(text) if _is_by(scope, hit))
        found += [Mentioned(interview, hits)] if hits else []
    return found


async def _promising(interviews: Interviews, scope: Scope, text: str, most: int) -> Sequence[Listing]:
    if len(scope.among) <= most:
        return scope.among
    worth = defaultdict[int, float](float)
    _, near = await _nearest(interviews, scope, text, _MANY)
    for one in near:
        worth[one.listing.id] += one.hit.score
    by_id = {listing.id: listing for listing in scope.among}
    return [by_id[number] for number in sorted(worth, key=lambda number: -worth[number])[:most]]


def _is_by(scope: Scope, hit: Hit) -> bool:
    return not scope.speakers or hit.speaker in scope.speakers


def _covered(interviews: Interviews, scope: Scope) -> tuple[list[Listing], list[Listing]]:
    """Those that are searched together, and those that are opened for it: one alone of which everything is wanted,
    and what is not read yet."""
    if len(scope.among) == 1 and not scope.speakers:
        return [], list(scope.among)
    covered = [listing for listing in scope.among if interviews.library.covers(listing)]
    known = {listing.id for listing in covered}
    return covered, [listing for listing in scope.among if listing.id not in known]


async def _likely(interviews: Interviews, among: Sequence[Listing], text: str) -> Sequence[Listing]:
    """All, if they are few or fit into memory together; else those likeliest to answer."""
    if len(among) <= LIKELIEST or interviews.have_room(among):
        return among
    forms = list(dict.fromkeys(word.form for word in words(text)))[:_MOST_WORDS]
    telling = [form for form in forms if form not in STOP_WORDS] or forms
    by_id = {listing.id: listing for listing in among}
    likely = await interviews.likely(by_id, telling, LIKELIEST)
    return [by_id[number] for number in likely] or among[:1]


async def suggest(interviews: Interviews, scope: Scope, text: str, shown: Shown, limit: int = 25) -> list[Found]:
    """What to offer while somebody types, best first, as `shown` would have it: of those that are opened for it,
    from those that are in memory, where not all fit."""
    covered, others = _covered(interviews, scope)
    offered = await interviews.library.suggest(covered, text, limit, shown, scope.speakers) if covered else []
    likely = await _likely(interviews, others, text) if others else ()
    if not interviews.have_room(likely):
        likely = [listing for listing in likely if interviews.here(listing.id)] or likely[:1]
    for listing in likely:
        interview = await interviews.open(listing)
        hits = [hit for hit in await interview.suggest(text) if _is_by(scope, hit)]
        offered += [Found(listing, shown(interview.transcript, hit)) for hit in hits]
    return sorted(offered, key=lambda one: -one.hit.score)[:limit]
