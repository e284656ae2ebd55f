"""Which spans of words become hits: exact quotes first, then passages, and none twice."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.search.fuzzy import Alignment
from bot.search.hits import Verdict
from bot.search.passages import Integers, Spoken
from bot.search.ranking import Query, Ranking
from bot.search.verdict import judge

_SHORT_QUOTE = 4


class Span(NamedTuple):
    """The words `first` to before `stop`, and how sure it is that they are what was asked for."""

    first: int
    stop: int
    score: float
    verdict: Verdict


def spans(query: Query, alignments: Iterable[Alignment], ranking: Ranking, begun: Integers) -> Iterator[Span]:
    """All candidates, best first."""
    ceiling = 1.0
    for first, stop, ratio in alignments:
        verdict = judge(ratio, len(" ".join(query.forms)))
        if verdict is Verdict.PARAPHRASE:
            break
        if len(query.forms) < _SHORT_QUOTE:
            first, stop = _whole_clauses(first, stop, begun)
        ceiling = min(ceiling, ratio)
        yield Span(first, stop, ratio, verdict)
    for number in ranking.best_first():
        narrowed = ranking.narrowed(int(number))
        first, stop = int(ranking.passages.firsts[narrowed]), int(ranking.passages.stops[narrowed])
        yield Span(first, stop, min(ceiling, float(ranking.confidences[number])), Verdict.PARAPHRASE)


def _whole_clauses(first: int, stop: int, begun: Integers) -> tuple[int, int]:
    """A word or two say nothing by themselves: show them where they stand."""
    begin = begun.searchsorted(first, side="right") - 1
    end = begun.searchsorted(stop, side="left")
    return int(begun[begin]), int(begun[end])


def apart(candidates: Iterable[Span], limit: int, spoken: Spoken) -> list[Span]:
    """The first few that neither overlap a better one nor say the same words again."""
    kept: list[Span] = []
    for one in candidates:
        if len(kept) == limit:
            break
        if not any(_overlap(one, other) or _repeats(one, other, spoken) for other in kept):
            kept.append(one)
    return kept


def _overlap(one: Span, other: Span) -> bool:
    return one.first < other.stop and other.first < one.stop


def _repeats(one: Span, other: Span, spoken: Spoken) -> bool:
    """The same words again: of a quote only at once, as rolling captions do, elsewhere it is another moment."""
    if one.stop - one.first != other.stop - other.first:
        return False
    if one.verdict is not Verdict.PARAPHRASE and abs(one.first - other.first) > 2 * (one.stop - one.first):
        return False
    return bool((spoken.ids[one.first : one.stop] == spoken.ids[other.first : other.stop]).all())
