"""How often the first span, or one of the first five, is right, on the queries in `tests/queries`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from eval_data import SHARED, Query, load_cues, load_queries, load_transcript
from rich.console import Console
from rich.table import Table

from bench.peers import FullText, FuzzyLines
from bot.core.search.compact import CompactEmbedder
from bot.core.search.embedding import Embedder, make_embedder
from bot.core.search.index import QuoteIndex
from bot.core.search.models import MODELS, MPNET

_LITERAL = ("verbatim", "misspelt")
_LIMIT = 5


class Span(Protocol):
    """A moment of the transcript, in milliseconds."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass
class Figures:
    """One outcome a query."""

    first: list[bool] = field(default_factory=list[bool])
    among_five: list[bool] = field(default_factory=list[bool])
    literal: list[bool] = field(default_factory=list[bool])
    refused_rightly: list[bool] = field(default_factory=list[bool])
    refused_wrongly: list[bool] = field(default_factory=list[bool])

    def add(self, query: Query, spans: Sequence[Span], answered: bool) -> None:
        if query.start is None:
            self.refused_rightly.append(not answered)
            return
        right = [is_right(span, query) for span in spans]
        self.first.append(any(right[:1]))
        self.among_five.append(any(right))
        self.refused_wrongly.append(not answered)
        if query.kind in _LITERAL:
            self.literal.append(any(right[:1]))


def is_right(span: Span, query: Query) -> bool:
    """Whether the span overlaps the true one by more than half of the shorter of the two."""
    assert query.start is not None
    assert query.end is not None
    start, end = query.start * 1000, query.end * 1000
    return min(span.end, end) - max(span.start, start) > 0.5 * min(span.end - span.start, end - start)


Search = Callable[[str], tuple[Sequence[Span], bool]]


def report(console: Console, *, quick: bool) -> None:
    """Print a table of both sets of queries, for Verbatim with each of its models and for the peers."""
    queries = load_queries()
    names = sorted({query.transcript for query in queries})
    if quick or not SHARED.is_dir():
        console.print("Quality on the interview that ships alone.")
        names = ["interview"]
    choices = ("minilm",) if quick else available("minilm", "mpnet", "static", "none")
    searches: dict[str, dict[str, Search]] = {
        f"Verbatim, {choice}": {name: _verbatim(name, make_embedder(choice, 2)) for name in names}
        for choice in choices
    }
    searches["rapidfuzz WRatio, lines"] = {name: _fuzzy(name) for name in names}
    searches["SQLite FTS5, sentences"] = {name: _full_text(name) for name in names}
    for part in ("tune", "held"):
        chosen = [query for query in queries if query.set == part and query.transcript in names]
        console.print(_table(part, {label: _judge(by_name, chosen) for label, by_name in searches.items()}))


def available(*choices: str) -> list[str]:
    """Those of the models that are here: `python -m bot model mpnet` makes the stronger one ready."""
    return [choice for choice in choices if choice != "mpnet" or (MODELS / MPNET).is_dir()]


def _judge(searches: dict[str, Search], queries: Iterable[Query]) -> Figures:
    figures = Figures()
    for query in queries:
        figures.add(query, *searches[query.transcript](query.text))
    return figures


def _verbatim(name: str, embedder: Embedder | None) -> Search:
    index = embedded(QuoteIndex(load_transcript(name, speakers=False)), embedder)

    def search(text: str) -> tuple[Sequence[Span], bool]:
        found = index.search(text, _LIMIT)
        return found.hits, found.answered

    return search


def embedded(index: QuoteIndex, embedder: Embedder | None) -> QuoteIndex:
    """The index with its vectors, if there is a model."""
    if embedder is None:
        return index
    embedder = CompactEmbedder(embedder)
    return index.with_vectors(embedder, dict(zip(index.texts, embedder.embed(index.texts), strict=True)))


def _fuzzy(name: str) -> Search:
    peer = FuzzyLines(load_cues(name))
    return lambda text: (peer.search(text, _LIMIT), True)


def _full_text(name: str) -> Search:
    peer = FullText(load_transcript(name, speakers=False))

    def search(text: str) -> tuple[Sequence[Span], bool]:
        found = peer.search(text, _LIMIT)
        return found, bool(found)

    return search


def _table(part: str, figures: dict[str, Figures]) -> Table:
    table = Table(title=f"Quality, queries “{part}” (in brackets: times the best peer's)")
    table.add_column("search")
    for heading in ("first right", "in five", "literal, first", "refused, unanswerable", "refused, answerable"):
        table.add_column(heading, justify="right")
    peers = [one for label, one in figures.items() if not label.startswith("Verbatim")]
    for label, one in figures.items():
        ours = label.startswith("Verbatim")
        table.add_row(
            label,
            _share(one.first, [peer.first for peer in peers] if ours else []),
            _share(one.among_five, [peer.among_five for peer in peers] if ours else []),
            _share(one.literal, [peer.literal for peer in peers] if ours else []),
            _share(one.refused_rightly),
            _share(one.refused_wrongly),
        )
    return table


def _share(outcomes: list[bool], peers: Sequence[list[bool]] = ()) -> str:
    if not outcomes:
        return "–"
    share = sum(outcomes) / len(outcomes)
    best = max((sum(peer) / len(peer) for peer in peers), default=0.0)
    return f"{share:.2f} ({share / best:.1f}×)" if best else f"{share:.2f}"
