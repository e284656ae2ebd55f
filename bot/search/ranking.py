"""The score of every passage: what it means, and the words it shares with the query."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.meaning import Meaning
from bot.search.passages import Passages, Spoken
from bot.search.vocabulary import Vocabulary

Floats = NDArray[np.float32]

_SHORTLIST = 4000
_WORDS_WEIGHT = 0.15
"""What meeting the query's words counts beside its meaning."""
_MEANING_SCALE = (0.62, 14.0)
_WORDS_SCALE = (0.62, 9.0)


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody typed, and the forms of its words."""

    text: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Passages with the confidence, 0 to 1, that each is what was asked for."""

    passages: Passages
    scores: Floats

    def best_first(self) -> NDArray[np.intp]:
        return np.argsort(-self.scores, kind="stable")


def rank(
    query: Query, spoken: Spoken, passages: Passages, vocabulary: Vocabulary, meaning: Meaning | None
) -> Ranking:
    """Score the passages; of very many, those that share most with the query."""
    distinct = tuple(dict.fromkeys(query.forms))
    near = vocabulary.matches(distinct)
    weights = vocabulary.weights(distinct)
    if meaning is None and len(passages) > _SHORTLIST:
        passages = _shortlist(spoken, passages, near @ weights)
    met = _words_met(spoken, passages, near) @ weights / weights.sum()
    if meaning is None:
        return Ranking(passages, _confidence(met, *_WORDS_SCALE))
    total = meaning.scores(query.text, passages) + _WORDS_WEIGHT * met
    return Ranking(passages, _confidence(total, *_MEANING_SCALE))


def _words_met(spoken: Spoken, passages: Passages, near: Floats) -> Floats:
    """For each passage and word of the query the best match: shape (passages, words)."""
    numbers, packed = passages.packed(len(spoken))
    said = near[spoken.ids[numbers]]
    if spoken.is_misheard:
        said = np.maximum(said, near[spoken.heard[numbers]])
    return packed.best(said)


def _shortlist(spoken: Spoken, passages: Passages, worth: Floats) -> Passages:
    """The passages whose words are worth most to the query, for their length."""
    totals = passages.total(worth[spoken.ids]) / np.sqrt(passages.lengths + 10)
    return passages.only(np.sort(np.argpartition(-totals, _SHORTLIST)[:_SHORTLIST]))


def _confidence(scores: Floats, middle: float, slope: float) -> Floats:
    return (1 / (1 + np.exp(-slope * (scores - middle)))).astype(np.float32)
