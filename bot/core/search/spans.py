"""Which spans of words become hits: exact quotes first, then passages, and none twice."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from bot.core.arrays import Integers
from bot.core.search.fuzzy import Alignment
from bot.core.search.hits import Verdict
from bot.core.search.passages import Spoken
from bot.core.search.ranking import Query, Ranking
from bot.core.search.thoughts import whole_sentences, whole_thought, with_denial
from bot.core.search.verdict import judge

_SHORT_QUOTE = 4
_REPEATED = 50
"""So many are passed over that say the same again: a file may say one thing ten thousand times."""


class Span(NamedTuple):
    """The words `first` to before `stop`, and how sure it is that they are what was asked for."""

    first: int
    stop: int
    score: float
    verdict: Verdict


def best_spans(
    query: Query, alignments: Iterable[Alignment], ranking: Ranking, spoken: Spoken, limit: int
) -> Iterator[Span]:
    """The best, at most so many, best first, that neither overlap nor say the same words again."""
    kept: list[Span] = []
    for one in _quotes(query, alignments, ranking.passages.begun):
        if len(kept) < limit and not any(_overlap(one, other) or _repeats(one, other, spoken) for other in kept):
            kept.append(one)
    yield from kept
    ceiling = kept[-1].score if kept else 1.0
    firsts, stops = ranking.passages.firsts, ranking.passages.stops
    scores = ranking.scores.copy()
    for span in kept:
        scores[(firsts < span.stop) & (stops > span.first)] = -np.inf
    for _ in range(limit + _REPEATED):
        number = int(scores.argmax())
        if len(kept) == limit or scores[number] == -np.inf:
            break
        narrowed = ranking.narrowed(number)
        confidence = min(ceiling, float(ranking.confidences[number]))
        first, stop = whole_sentences(spoken, int(firsts[narrowed]), int(stops[narrowed]))
        span = Span(first, stop, confidence, Verdict.PARAPHRASE)
        scores[(firsts < span.stop) & (stops > span.first)] = -np.inf
        if not any(_overlap(span, other) or _repeats(span, other, spoken) for other in kept):
            kept.append(span)
            yield span
            ceiling = confidence


def whole_thoughts(spans: Iterable[Span], spoken: Spoken, limit: int) -> list[Span]:
    """The first few, with what they lean on and lead up to, without those that are taken in by better ones. Quotes
    stay what was asked for, unless they are denied."""
    whole: list[Span] = []
    for span in spans:
        if any(_overlap(span, better) for better in whole):
            continue
        whole.append(_widened(span, whole, spoken))
        if len(whole) == limit:
            break
    return whole


def with_rarest(spans: list[Span], ranking: Ranking, spoken: Spoken, limit: int, answers: float) -> list[Span]:
    """With the place at which a rare word of the query is said, where none of the spans has it: “golf”, of “he knew
    somebody who golfed”. It comes last of so many, or first, where none of them `answers`."""
    if not spans or spans[0].verdict is not Verdict.PARAPHRASE or (number := ranking.rarest) is None:
        return spans
    narrowed = ranking.narrowed(number)
    passages = ranking.passages
    first, stop = whole_sentences(spoken, int(passages.firsts[narrowed]), int(passages.stops[narrowed]))
    rarest = Span(first, stop, float(ranking.confidences[number]), Verdict.PARAPHRASE)
    if any(_overlap(rarest, other) for other in spans):
        return spans
    if spans[0].score < answers:
        others = [one._replace(score=min(one.score, rarest.score)) for one in spans[: limit - 1]]
        return [_widened(rarest, others, spoken), *others]
    if limit == 1:
        return spans
    kept = spans[: limit - 1]
    return [*kept, _widened(rarest._replace(score=min(kept[-1].score, rarest.score)), kept, spoken)]


def _widened(span: Span, others: Sequence[Span], spoken: Spoken) -> Span:
    """With what it leans on and leads up to, as far as the others leave it."""
    if span.verdict is not Verdict.PARAPHRASE:
        first, stop = with_denial(spoken, span.first, span.stop)
    else:
        earliest = max((other.stop for other in others if other.stop <= span.first), default=0)
        latest = min((other.first for other in others if other.first >= span.stop), default=len(spoken))
        first, stop = whole_thought(spoken, span.first, span.stop, (earliest, latest))
    return span._replace(first=first, stop=stop)


def is_quote(query: Query, alignments: Sequence[Alignment]) -> bool:
    """Whether what was typed was said, or nearly."""
    length = len(" ".join(query.forms))
    return bool(alignments) and judge(alignments[0].ratio, length) is not Verdict.PARAPHRASE


def _quotes(query: Query, alignments: Iterable[Alignment], begun: Integers) -> Iterator[Span]:
    length = len(" ".join(query.forms))
    for first, stop, ratio in alignments:
        verdict = judge(ratio, length)
        if verdict is Verdict.PARAPHRASE:
            return
        if len(query.forms) < _SHORT_QUOTE:
            first, stop = whole_clauses(first, stop, begun)
        yield Span(first, stop, ratio, verdict)


def whole_clauses(first: int, stop: int, begun: Integers) -> tuple[int, int]:
    """A word or two say nothing by themselves: show them where they stand."""
    begin = begun.searchsorted(first, side="right") - 1
    end = begun.searchsorted(stop, side="left")
    return int(begun[begin]), int(begun[end])


def _overlap(one: Span, other: Span) -> bool:
    return one.first < other.stop and other.first < one.stop


def _repeats(one: Span, other: Span, spoken: Spoken) -> bool:
    """The same words again: of a quote only at once, as rolling captions do; elsewhere it is another moment."""
    if one.stop - one.first != other.stop - other.first:
        return False
    if one.verdict is not Verdict.PARAPHRASE and abs(one.first - other.first) > 2 * (one.stop - one.first):
        return False
    return bool((spoken.ids[one.first : one.stop] == spoken.ids[other.first : other.stop]).all())
