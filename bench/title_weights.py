"""`python -m bench.title_weights FOLDER…`: how far titles agree with people's headings, and what themes weigh.

A folder holds Markdown as in `../shared/eval/sections`, one show each. Agreement is the Dice coefficient of stems.
Printed are the phrase that fits best by weights of themes that were learnt on the other shows alone; the titles
that are given, without a sentence encoder; the best of all phrases, if one knew the heading; and the weights of all
together.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from eval_data import SECTIONS, load_sections

from bot.core.search.words import STOP_WORDS, stem, words
from bot.core.topics.editing import TopicMark
from bot.core.topics.keyphrases import Ranking
from bot.core.topics.outline import completed, draft
from bot.core.topics.themes import AT_LEAST, WEIGHTS

_RIDGE = 30.0
_FEWEST_HEADINGS = 5
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Headed:
    """A stretch, with what people call it, and what it is called here."""

    heading: str
    title: str
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


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]] or [SECTIONS]
    shows = {folder.name: list(_stretches(folder)) for folder in folders}
    total = np.zeros(4)
    print("show: headings, phrase that fits best, titles, best of all phrases")
    for show, stretches in shows.items():
        others = [one for other, those in shows.items() if other != show for one in those]
        weights = _learnt(others) if others else np.array([*WEIGHTS, AT_LEAST])
        telling = [one for one in stretches if one.ranking.naming]
        alone = mean(one.agreements[int((one.features @ weights).argmax())] for one in telling)
        ours = mean(dice(_stems(one.title), one.stems) for one in stretches)
        row = [len(stretches), alone, ours, mean(one.agreements.max() for one in telling)]
        print(f"{show}: {row[0]}, {', '.join(f'{one:.3f}' for one in row[1:])}", flush=True)
        total += np.array([row[0], *(row[0] * one for one in row[1:])])
    print("all:", int(total[0]), *(f"{one / total[0]:.3f}" for one in total[1:]))
    print(_learnt([one for stretches in shows.values() for one in stretches]).round(3).tolist())


def dice(some: frozenset[str], others: frozenset[str]) -> float:
    return 2 * len(some & others) / max(1, len(some) + len(others))


def _stretches(folder: Path) -> Iterator[Headed]:
    for path in sorted(folder.glob("*-*.md")):
        transcript, headings = load_sections(path)
        headed = {round(1000 * heading.start): heading.title for heading in headings}
        if len(headed) < _FEWEST_HEADINGS:
            continue
        marks = [TopicMark(start, "") for start in sorted(headed)]
        drafted = draft(transcript, None, marks)
        called = {transcript.sentence_at(start): heading for start, heading in headed.items()}
        topics = completed(transcript, None, marks, drafted)
        for topic, ranking in zip(topics, drafted.ranked, strict=True):
            if topic.first in called:
                yield Headed(called[topic.first], topic.title, ranking)


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
