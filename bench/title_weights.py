"""`python -m bench.title_weights FOLDER…`: what themes weigh, learnt from transcripts with people's headings.

A folder holds Markdown as in `../shared/eval/sections`, one show each. Printed are the agreement of titles with
headings (Dice of stems) for each folder by weights that were learnt on the others, and the weights of all together.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import mean

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from eval_data import SECTIONS, load_sections

from bot.core.search.words import STOP_WORDS, stem, words
from bot.core.topics.keyphrases import Keyphrase, Phrases
from bot.core.topics.themes import WEIGHTS

_RIDGE = 30.0
_FEWEST_HEADINGS = 5
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Headed:
    """A stretch with what people call it."""

    stems: frozenset[str]
    phrases: Sequence[Keyphrase]

    @property
    def features(self) -> Floats:
        return np.array([[*phrase.features, 1.0] for phrase in self.phrases])

    @property
    def agreements(self) -> Floats:
        return np.array([dice(_stems(phrase.text), self.stems) for phrase in self.phrases])


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]] or [SECTIONS]
    shows = {folder: list(_headed(folder)) for folder in folders}
    for folder, stretches in shows.items():
        others = [one for other, those in shows.items() if other != folder for one in those]
        weights = _learnt(others) if others else np.array([*WEIGHTS, 0.0])
        agreement = mean(one.agreements[int((one.features @ weights).argmax())] for one in stretches)
        print(f"{folder.name}: {agreement:.3f} over {len(stretches)} headings")
    print(_learnt([one for those in shows.values() for one in those]).round(3).tolist())


def dice(some: frozenset[str], others: frozenset[str]) -> float:
    return 2 * len(some & others) / max(1, len(some) + len(others))


def _headed(folder: Path) -> Iterator[Headed]:
    for path in sorted(folder.glob("*.md")):
        transcript, headings = load_sections(path) if path.stem != "LICENSE" else (None, ())
        titled = {round(1000 * heading.start): heading.title for heading in headings}
        if transcript is None or len(titled) < _FEWEST_HEADINGS:
            continue
        phrasing = Phrases(transcript)
        firsts = {transcript.sentence_at(start): title for start, title in sorted(titled.items())}
        for first, after in pairwise([*firsts, len(transcript.sentences)]):
            phrases = phrasing.of(first, after - 1).naming
            if phrases:
                yield Headed(_stems(firsts[first]), phrases)


def _learnt(stretches: Sequence[Headed]) -> Floats:
    """Ridge regression of the agreement on the features."""
    features = np.concatenate([one.features for one in stretches])
    agreements = np.concatenate([one.agreements for one in stretches])
    spread = features.std(axis=0) + 1e-6
    scaled = features / spread
    normal = scaled.T @ scaled + _RIDGE * np.eye(scaled.shape[1])
    return np.asarray(np.linalg.solve(normal, scaled.T @ agreements) / spread, np.float64)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.form) for word in words(text) if word.form not in STOP_WORDS)


if __name__ == "__main__":
    main()
