"""Figures that the search must not fall below on the queries in `tests/queries`: a little under what it reaches."""

from eval_data import Query, load_queries

from bot.core.search.confidence import LIKELY
from bot.core.search.hits import Hit, Hits, Verdict
from bot.core.search.index import QuoteIndex


def is_right(hit: Hit, query: Query) -> bool:
    """Whether they overlap by more than half of the shorter of the two."""
    assert query.start is not None
    assert query.end is not None
    start, end = query.start * 1000, query.end * 1000
    return min(hit.end, end) - max(hit.start, start) > 0.5 * min(hit.end - hit.start, end - start)


def test_the_interview_is_found(by_meaning: QuoteIndex) -> None:
    queries = [query for query in load_queries() if query.transcript == "interview"]
    answers: list[tuple[Query, Hits]] = [(query, by_meaning.search(query.text)) for query in queries]
    answerable = [(query, hits) for query, hits in answers if query.start is not None]
    unanswerable = [hits for query, hits in answers if query.start is None]
    first = [is_right(hits.hits[0], query) for query, hits in answerable]
    among_five = [any(is_right(hit, query) for hit in hits.hits) for query, hits in answerable]
    literal = [
        right for right, (query, _) in zip(first, answerable, strict=True) if query.kind in ("verbatim", "misspelt")
    ]
    assert share(first) >= 0.68
    assert share(among_five) >= 0.87
    assert share(literal) >= 0.95
    assert share([not hits.answered for hits in unanswerable]) >= 0.75
    assert share([not hits.answered for _, hits in answerable]) <= 0.1


def test_words_alone_call_nothing_likely_that_was_not_said(by_words: QuoteIndex) -> None:
    queries = [query for query in load_queries() if query.transcript == "interview"]
    best = [(query, hit) for query in queries if (hit := by_words.search(query.text).best) is not None]
    likely = [(query, hit) for query, hit in best if hit.score >= LIKELY and hit.verdict is Verdict.PARAPHRASE]
    assert not [query.text for query, _ in likely if query.kind == "far"]
    assert share([query.start is not None and is_right(hit, query) for query, hit in likely]) >= 0.7


def share(outcomes: list[bool]) -> float:
    return sum(outcomes) / len(outcomes)
