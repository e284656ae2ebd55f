"""Which of these was really said?"""

from itertools import islice

from bot.core.quiz.deck import Deck
from bot.core.quiz.kinds.altering import Altered, alter, least_fit
from bot.core.quiz.kinds.decoys import DECOYS, shuffled
from bot.core.quiz.kinds.disguise import disguise
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import Excerpt, Kind, Question

_POOL, _ENOUGH = 16, 4
_TRIES = 4


def make(deck: Deck, excerpt: Excerpt, terms: Terms) -> Question | None:
    """The excerpt among three others, each altered.

    Four versions of one sentence would give the right one away: it is the one that each of the others differs
    from the least. Of those that could be altered the nearest are looked at, and three taken among which the right
    one is as likely the longest as the shortest, and its oddest word as likely the oddest of all as the least odd.
    """
    rng = terms.rng
    if alter(excerpt, deck, rng) is None:  # what nothing could be changed in would look true
        return None
    looks = least_fit(excerpt, deck), float(len(excerpt.text))
    pool = _pool(deck, excerpt, terms)
    better = terms.wanted.better[:2]
    for _ in range(_TRIES):
        found = disguise(looks, [(one.fit, float(len(one.text))) for one in pool], better, rng)
        if found is None:
            return None
        wrong = [pool[number] for number in found[1]]
        said = [one for one in wrong if _is_said(one, deck)]
        if not said:
            return _question(deck, excerpt, wrong, terms)
        pool = [one for one in pool if one not in said]
    return None


def _pool(deck: Deck, excerpt: Excerpt, terms: Terms) -> list[Altered]:
    """The nearest others, altered, loosely where there are too few; behind them those of interviewers, who say what
    interviewers say. Those that were shown already come in only where that is not enough, either: two versions of
    one sentence are both false."""
    others = sorted(
        (other for other in deck.excerpts if other.sentence != excerpt.sentence),
        key=lambda other: (deck.is_interviewers(other), abs(other.sentence - excerpt.sentence)),
    )
    fresh = [other for other in others if other.key not in terms.avoid]
    for loose, candidates in (False, fresh), (True, fresh), (True, others):
        altered = (made for other in candidates if (made := alter(other, deck, terms.rng, loose=loose)))
        found = list(islice(altered, _POOL))
        if len(found) >= _ENOUGH:
            break
    return found


def _is_said(one: Altered, deck: Deck) -> bool:
    return deck.is_said(one.text) or deck.resembles_another(one.text, one.source.sentence)


def _question(deck: Deck, excerpt: Excerpt, wrong: list[Altered], terms: Terms) -> Question:
    task = shuffled(excerpt.text, [one.text for one in wrong], terms.rng)
    assert len(wrong) == DECOYS
    sources = [one.source for one in wrong]
    return Question(Kind.REAL, terms.level, "", task, (excerpt, *sources), deck.length)
