"""`python -m bench.title_weights FOLDER…`: how far titles agree with people's headings, and what themes weigh.

A folder holds Markdown as in `../shared/eval/sections`, one show each. Every show is named by what was learnt on
the others alone: the weights of themes, and the factors of `titles.py`, which begin at values that say nothing and
are set one after the other. Agreement is the Dice coefficient of stems. Printed are the best phrase alone by
weights of the others; whole titles by weights of the others and the factors that ship, and by weights and factors
of the others; the best of all phrases, if one knew the heading; and the weights of all together.
"""

import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import mean

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from eval_data import SECTIONS, load_sections

from bot.core.search.words import STOP_WORDS, stem, words
from bot.core.topics import titles as factors
from bot.core.topics.hearing import Heard
from bot.core.topics.keyphrases import Phrases, Ranking
from bot.core.topics.outline import naming
from bot.core.topics.themes import AT_LEAST, WEIGHTS
from bot.core.topics.titles import titles
from bot.core.transcript.model import Transcript

_RIDGE = 30.0
_FEWEST_HEADINGS = 5
_TRIED: Mapping[str, Sequence[float]] = {
    "_ONE_WORD": (1.0, 0.5, 0.65, 0.8),
    "_ONE_NAME": (1.0, 0.75, 0.87),
    "_COMMON": (0.0, 0.3, 0.6),
    "_ONCE": (1.0, 0.7, 0.85),
    "_NAMED": (1.0, 0.8, 0.9),
    "_ASKED": (1.0, 1.6, 2.2),
    "_COMPANION": (math.inf, 0.6, 0.75, 0.9),
    "_ALIKE": (math.inf, 0.75, 0.85, 0.95),
}
"""What is tried for each factor; the first says nothing."""
Floats = NDArray[np.float64]
Factors = dict[str, float]


@dataclass(frozen=True)
class Headed:
    """A stretch, sentences `first` to `last`, with what people call it."""

    heading: str
    first: int
    last: int
    ranking: Ranking

    @property
    def stems(self) -> frozenset[str]:
        return _stems(self.heading)

    @property
    def features(self) -> Floats:
        return np.array([[*phrase.features, 1.0] for phrase in self.ranking.naming])

    @property
    def agreements(self) -> Floats:
        stems = self.stems
        return np.array([dice(_stems(phrase.text), stems) for phrase in self.ranking.naming])


@dataclass(frozen=True)
class Talk:
    transcript: Transcript
    heard: Heard
    stretches: Sequence[Headed]

    def titles(self, weights: Floats) -> list[str]:
        """The title of each stretch, as the outline would give it by these weights."""

        def weighed(one: Headed) -> Ranking:
            fits = [float(fit) for fit in one.features @ weights] if one.ranking.naming else []
            phrases = [replace(phrase, fit=fit) for phrase, fit in zip(one.ranking.naming, fits, strict=True)]
            return replace(one.ranking, naming=tuple(sorted(phrases, key=lambda phrase: -phrase.fit)))

        named = [naming(self.transcript, self.heard, one.first, one.last, weighed(one)) for one in self.stretches]
        return titles(named)


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]] or [SECTIONS]
    shows = {folder.name: list(_talks(folder)) for folder in folders}
    ships = {name: getattr(factors, name) for name in _TRIED}
    total = np.zeros(5)
    print("show: headings, phrase alone, titles by our factors, by the others' factors, best of all phrases")
    for show, talks in shows.items():
        others = [talk for other, those in shows.items() if other != show for talk in those]
        weights = _learnt(_stretches(others)) if others else np.array([*WEIGHTS, AT_LEAST])
        stretches = [one for one in _stretches(talks) if one.ranking.naming]
        alone = mean(one.agreements[int((one.features @ weights).argmax())] for one in stretches)
        best = mean(one.agreements.max() for one in stretches)
        _set(ships)
        ours = _agreement(talks, weights)
        _set(_chosen(others, weights) if others else ships)
        row = [len(_stretches(talks)), alone, ours, _agreement(talks, weights), best]
        print(f"{show}: {row[0]}, {', '.join(f'{one:.3f}' for one in row[1:])}", flush=True)
        total += np.array([row[0], *(row[0] * one for one in row[1:])])
    print("all:", int(total[0]), *(f"{one / total[0]:.3f}" for one in total[1:]))
    print(_learnt([one for talks in shows.values() for one in _stretches(talks)]).round(3).tolist())


def _set(values: Mapping[str, float]) -> None:
    for name, value in values.items():
        setattr(factors, name, value)


def _chosen(talks: Sequence[Talk], weights: Floats) -> Factors:
    """Factors set one after the other, each to what agrees best with the headings of these talks."""
    chosen = {name: values[0] for name, values in _TRIED.items()}
    _set(chosen)
    best = _agreement(talks, weights)
    for name, (_, *values) in _TRIED.items():
        for value in values:
            _set(chosen | {name: value})
            if (found := _agreement(talks, weights)) > best:
                best, chosen = found, chosen | {name: value}
    return chosen


def _agreement(talks: Sequence[Talk], weights: Floats) -> float:
    """The mean over all stretches; titles such as “Introduction”, which no phrase gives, count as they are."""
    return mean(
        dice(_stems(title), one.stems)
        for talk in talks
        for title, one in zip(talk.titles(weights), talk.stretches, strict=True)
    )


def dice(some: frozenset[str], others: frozenset[str]) -> float:
    return 2 * len(some & others) / max(1, len(some) + len(others))


def _talks(folder: Path) -> Iterator[Talk]:
    for path in sorted(folder.glob("*-*.md")):
        transcript, headings = load_sections(path)
        titled = {round(1000 * heading.start): heading.title for heading in headings}
        if len(titled) < _FEWEST_HEADINGS:
            continue
        heard = Heard.of(transcript)
        phrasing = Phrases(transcript, None, heard.left_out)
        firsts = {transcript.sentence_at(start): title for start, title in sorted(titled.items())}
        bounds = pairwise([*firsts, len(transcript.sentences)])
        yield Talk(
            transcript,
            heard,
            [Headed(firsts[first], first, end - 1, phrasing.of(first, end - 1)) for first, end in bounds],
        )


def _stretches(talks: Sequence[Talk]) -> list[Headed]:
    return [one for talk in talks for one in talk.stretches]


def _learnt(stretches: Sequence[Headed]) -> Floats:
    """Ridge regression of the agreement on the features."""
    telling = [one for one in stretches if one.ranking.naming]
    features = np.concatenate([one.features for one in telling])
    agreements = np.concatenate([one.agreements for one in telling])
    spread = features.std(axis=0) + 1e-6
    scaled = features / spread
    normal = scaled.T @ scaled + _RIDGE * np.eye(scaled.shape[1])
    return np.asarray(np.linalg.solve(normal, scaled.T @ agreements) / spread, np.float64)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.form) for word in words(text) if word.form not in STOP_WORDS)


if __name__ == "__main__":
    main()
