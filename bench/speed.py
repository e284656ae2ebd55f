"""Time per query, time to build and memory, on the interview that ships and on 250,000 lines."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import TypeVar

from eval_data import SECTIONS, load_cues, load_queries
from rich.console import Console
from rich.table import Table

from bench.peers import FullText, FuzzyLines
from bench.quality import embedded
from bot.core.search.embedding import Embedder, make_embedder
from bot.core.search.index import QuoteIndex
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

_MANY_LINES = 250_000
T = TypeVar("T")


def report(console: Console, *, quick: bool) -> None:
    """Print times and memory; `quick` leaves out the 250,000 lines."""
    before = resident_mb()
    embedder, loading = _timed(lambda: make_embedder("minilm", 2))
    console.print(f"Model loaded in {loading:.2f} s, {resident_mb() - before:.0f} MB (before: {before:.0f} MB)")
    table = Table(title="Speed (median per query; in brackets: times the fastest peer's)")
    for heading in ("lines", "search", "built in s", "ms a query", "slowest ms", "resident MB"):
        table.add_column(heading, justify="left" if heading == "search" else "right")
    _add_rows(table, list(load_cues("interview")), embedder, 60)
    if SECTIONS.is_dir():
        _add_rows(table, list(load_cues("cashu-and-fedimint")), embedder, 40)
        if not quick:
            _add_rows(table, many_lines(), None, 8)
    console.print(table)


def many_lines() -> list[Cue]:
    """The lines of all the files with sections, over and over, one after another."""
    names = sorted(path.stem for path in SECTIONS.glob("*.md") if path.stem != "LICENSE")
    lines = [cue.text for name in names for cue in load_cues(name)]
    return [
        Cue(2000 * number, 2000 * number + 2000, text)
        for number, text in enumerate(islice(cycle(lines), _MANY_LINES))
    ]


def _add_rows(table: Table, cues: Sequence[Cue], embedder: Embedder | None, count: int) -> None:
    queries = [query.text for query in load_queries()][:: len(load_queries()) // count][:count]
    transcript = Transcript("Bench", rebuild(cues))
    fuzzy, fuzzy_built = _timed(lambda: FuzzyLines(cues))
    full_text, full_text_built = _timed(lambda: FullText(transcript))
    peers = {
        "rapidfuzz WRatio, lines": (fuzzy_built, _times(partial(fuzzy.search, limit=5), queries)),
        "SQLite FTS5, sentences": (full_text_built, _times(partial(full_text.search, limit=5), queries)),
    }
    before = resident_mb()
    index, built = _timed(lambda: QuoteIndex(transcript))
    suggesting = _times(index.suggest, queries)
    ours = {
        "Verbatim, suggestions": (built, suggesting),
        "Verbatim, words alone": (built, _times(index.search, queries)),
    }
    if embedder is not None:
        better, embedding = _timed(lambda: embedded(index, embedder))
        ours["Verbatim, minilm"] = (built + embedding, _times(better.search, queries))
    memory = resident_mb() - before
    fastest = min(median(times) for _, times in peers.values())
    for label, (seconds, times) in {**ours, **peers}.items():
        middle = median(times)
        ratio = f" ({middle / fastest:.1f}×)" if label in ours else ""
        used = f"{memory:.0f}" if label in ours else ""
        table.add_row(f"{len(cues):,}", label, f"{seconds:.1f}", f"{middle:.1f}{ratio}", f"{max(times):.0f}", used)
    table.add_section()


def _times(search: Callable[[str], object], queries: Sequence[str]) -> list[float]:
    """Milliseconds a query, after one to warm up."""
    search(queries[0])
    return [1000 * _timed(lambda text=text: search(text))[1] for text in queries]


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    return work(), time.perf_counter() - start


def private_mb(process: int | str = "self") -> float:
    """What of its memory in RAM is the process's own, where the system tells (Linux), else 0: without the pages of
    files, such as libraries and the model's weights, which the system may drop and read again."""
    return _status_mb(process, "RssAnon")


def resident_mb(process: int | str = "self") -> float:
    """Memory of a process (by its id) that is in RAM, where the system tells (Linux), else 0."""
    return _status_mb(process, "VmRSS")


def _status_mb(process: int | str, name: str) -> float:
    try:
        lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:")) / 1024
