"""Where topics begin, against people's headings and annotations; and how long a recording of four hours takes."""

import json
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from statistics import mean

import numpy as np
from eval_data import SECTIONS, SHARED, load_cues, load_sections
from rich.console import Console
from rich.table import Table

from bench import segmenters
from bench.boundaries import boundary_f1, pk, window_diff
from bench.quality import embedded
from bot.core.search.embedding import make_embedder
from bot.core.search.index import QuoteIndex
from bot.core.search.meaning import SentenceVectors
from bot.core.topics.segmentation import segment
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

_WITHIN = 30
_FOUR_HOURS = 4 * 3600
_CUE_SECONDS = 4
Segmenter = Callable[[Transcript, SentenceVectors], list[int]]
METHODS: dict[str, Segmenter] = {
    "no boundary": lambda transcript, vectors: [0],
    "even spacing": lambda transcript, vectors: segmenters.even(transcript),
    "TextTiling": lambda transcript, vectors: segmenters.text_tiling(transcript),
    "divisive on vectors (TreeSeg)": segmenters.divisive,
    "dynamic programming on vectors": segmenters.dynamic,
    "Verbatim, words alone": lambda transcript, vectors: segment(transcript, None),
    "Verbatim": segment,
}


@dataclass(frozen=True)
class Marked:
    """A transcript, what its sentences mean, and the seconds at which people let a new topic begin."""

    transcript: Transcript
    vectors: SentenceVectors
    bounds: Sequence[int]


def report(console: Console, *, quick: bool) -> None:
    """Print the quality of each method on each set, and time and memory for four hours."""
    if not SHARED.is_dir():
        console.print("Topics: the annotated transcripts beside the checkout are missing.")
        return
    embed = _embedding()
    sets = {"talks and interviews, speakers known": [_with_vectors(embed, *one) for one in _talks(True)]}
    if not quick:
        sets["the same, speakers unknown"] = [_with_vectors(embed, *one) for one in _talks(False)]
        for level in ("coarse", "fine"):
            sets[f"meetings, {level} topics"] = [_with_vectors(embed, *one) for one in _meetings(level)]
    for title, marked in sets.items():
        console.print(_table(title, marked))
    console.print(_four_hours())


def _embedding() -> Callable[[Transcript], SentenceVectors]:
    embedder = make_embedder("minilm", 2)

    def embed(transcript: Transcript) -> SentenceVectors:
        vectors = embedded(QuoteIndex(transcript), embedder).sentence_vectors()
        assert vectors is not None, "no model is installed"
        return vectors

    return embed


def _with_vectors(
    embed: Callable[[Transcript], SentenceVectors], transcript: Transcript, bounds: Sequence[float]
) -> Marked:
    begun = transcript.sentences[0].start / 1000 + 1
    return Marked(transcript, embed(transcript), sorted({round(bound) for bound in bounds if bound > begun}))


def _talks(speakers: bool) -> Iterator[tuple[Transcript, list[float]]]:
    for path in sorted(SECTIONS.glob("*.md")):
        transcript, headings = load_sections(path, speakers=speakers) if path.stem != "LICENSE" else (None, ())
        if transcript is not None and headings:
            yield transcript, [heading.start for heading in headings]


def _meetings(level: str) -> Iterator[tuple[Transcript, list[float]]]:
    for path in sorted((SHARED / "eval" / "topics").glob("*_anno.json")):
        name = path.stem.removesuffix("_anno")
        utterances = json.loads(path.with_name(f"{name}.json").read_text("utf-8"))[name]["entries"]
        starts = np.maximum.accumulate([utterance["start"] for utterance in utterances])
        cues = [
            Cue(
                round(1000 * start),
                round(1000 * max(start, one["end"])),
                one["doc"],
                one["composite"].split(":")[0],
            )
            for start, one in zip(starts, utterances, strict=True)
            if one.get("doc", "").strip()
        ]
        segments = json.loads(path.read_text("utf-8"))[name][level]
        yield Transcript(name, rebuild(cues)), [float(starts[first]) for first, *_ in segments]


def _table(title: str, marked: Sequence[Marked]) -> Table:
    table = Table(title=f"Topics: {title} ({len(marked)})")
    table.add_column("method")
    for heading in ("Pk", "WindowDiff", f"F1 within {_WITHIN} s", "topics found / set by people"):
        table.add_column(heading, justify="right")
    wanted = mean(len(one.bounds) + 1 for one in marked)
    for label, method in METHODS.items():
        rows = [judge(method, one) for one in marked]
        *figures, found = (mean(column) for column in zip(*rows, strict=True))
        table.add_row(label, *(f"{figure:.2f}" for figure in figures), f"{found:.1f} / {wanted:.1f}")
    return table


def judge(method: Segmenter, marked: Marked) -> tuple[float, float, float, int]:
    """Pk, WindowDiff and F1, by the second, without the beginning of the first topic; and the number of topics."""
    sentences, length = marked.transcript.sentences, marked.transcript.end // 1000
    found = [sentences[number].start // 1000 for number in method(marked.transcript, marked.vectors)]
    wanted, guess = marked.bounds, found[1:]
    return (
        pk(wanted, guess, length),
        window_diff(wanted, guess, length),
        boundary_f1(wanted, guess, _WITHIN),
        len(found),
    )


def _four_hours() -> str:
    """Seconds and peak memory for four hours of speech, with vectors that are there already."""
    lines = islice(cycle(cue.text for cue in load_cues("cashu-and-fedimint")), _FOUR_HOURS // _CUE_SECONDS)
    cues = [
        Cue(1000 * _CUE_SECONDS * number, 1000 * _CUE_SECONDS * (number + 1), text)
        for number, text in enumerate(lines)
    ]
    transcript = Transcript("Bench", rebuild(cues))
    vectors = np.random.default_rng(0).standard_normal((len(transcript.sentences), 128)).astype(np.float32)
    work = partial(segment, transcript, vectors)
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    count = len(transcript.sentences)
    return (
        f"Topics of four hours, {count:,} sentences: {seconds:.1f} s, peak {peak / 2**20:.0f} MB beside the index."
    )
