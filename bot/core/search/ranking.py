"""The order of the passages, and how sure it is that the best is what was asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.core.arrays import Floats
from bot.core.search.confidence import Evidence, Kind, confidence
from bot.core.search.meaning import Meaning
from bot.core.search.names import names
from bot.core.search.passages import Passages, Spoken
from bot.core.search.reporting import as_one_said
from bot.core.search.vocabulary import INFLECTED, SAME, Vocabulary
from bot.core.search.words import STOP_WORDS

_SHORTLIST = 4000
_WORDS_AT_ONCE = 8
_NEARBY = 15
_WHOLE_WEIGHT = 0.8
_WORDS_WEIGHT: dict[Kind, float] = {"minilm": 0.45, "mpnet": 0.8, "static": 3.0}
"""What sharing words counts beside meaning: little, where the vectors see their context."""
_MISSPELT_WEIGHT = 4.0
"""What it counts more, were all words misspelt: a model makes little of such words."""
_NARROWING, _NARROWING_LOSS = 0.06, 0.03
_NAMED_WITHIN, _SPELT_ALIKE = 40, 0.64
_FEW, _ALL_THERE = 3, 0.75
"""Where all of so few telling words are said together it is at least so sure, however little a model makes of them:
“golfed” of “golf”."""


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody typed, and the forms of its words."""

    text: str
    forms: tuple[str, ...]


class Ranking:
    """Passages with a score each, and the confidence in [0, 1] that goes with it.

    `met` tells of each word of the vocabulary how near it comes to one of the query's, 0 to 1; to those that tell
    nothing only they themselves do. `sure` is how sure it is of each passage at least, `shares` the share of the
    query's rare words that each has.
    """

    def __init__(
        self,
        passages: Passages,
        scores: Floats,
        handicap: Floats,
        met: Floats,
        evidence: Evidence,
        sure: Floats,
        shares: Floats,
    ) -> None:
        self.passages = passages
        self.scores = scores - handicap
        self.met = met
        self.confidences = np.maximum(confidence(scores, evidence), sure)
        self._tight = self.scores - _NARROWING * np.log(passages.lengths)
        self._shares = shares

    @property
    def rarest(self) -> int | None:
        """The best of the passages that have most of the query's rare words; None where none of these was said."""
        most = float(self._shares.max(initial=0))
        return int(np.argmax(np.where(self._shares >= most, self.scores, -np.inf))) if most else None

    def around(self, first: int, stop: int) -> float:
        """The score of the best passage with the words `first` to before `stop`."""
        around = (self.passages.firsts <= first) & (self.passages.stops >= stop)
        return float(self.scores[around].max(initial=-np.inf))

    def narrowed(self, number: int) -> int:
        """The passage within that one which says about as much in fewer words."""
        firsts, stops = self.passages.firsts, self.passages.stops
        within = (firsts >= firsts[number]) & (stops <= stops[number])
        as_good = within & (self.scores >= self.scores[number] - _NARROWING_LOSS)
        return int(np.argmax(np.where(as_good, self._tight, -np.inf)))


def rank(
    query: Query,
    spoken: Spoken,
    passages: Passages,
    vocabulary: Vocabulary,
    meaning: Meaning | None,
    handicaps: Floats,
    searched: int,
) -> Ranking:
    """Score the passages; of very many, those that share most with the query. `handicaps` are per sentence,
    `searched` are the words of all that the passages were chosen from."""
    distinct = tuple(dict.fromkeys(query.forms))
    near = vocabulary.matches(distinct)
    met = _met(near, distinct)
    weights = vocabulary.weights(distinct)
    if meaning is None and len(passages) > _SHORTLIST:
        passages = _shortlist(spoken, passages, near @ weights)
    shared = _shared(spoken, passages, near, weights / weights.sum())
    first, last = spoken.sentences[passages.firsts], spoken.sentences[passages.stops - 1]
    handicap = np.minimum(handicaps[first], handicaps[last])
    sure = _all_there(distinct, spoken, passages, near)
    shares = _shares(near, [vocabulary.is_rare(form) for form in distinct], spoken, passages)
    if meaning is None:
        anywhere = float(near.max(axis=0) @ weights / weights.sum())
        is_other = _is_other(query, spoken, passages, near, int((shared - handicap).argmax()))
        evidence = Evidence("words", anywhere, 0.0, len(query.forms), searched, is_other)
        return Ranking(passages, shared, handicap, met, evidence, sure, shares)
    text, misspelt = vocabulary.corrected(query.text)
    nearness = meaning.near(text)
    told = as_one_said(text)  # “his regret” of “I regret”
    if told is not None:
        nearness = nearness.or_nearer(meaning.near(told))
    words_weight = _WORDS_WEIGHT[meaning.kind] + _MISSPELT_WEIGHT * misspelt / len(query.forms)
    signals = nearness.words, nearness.around, nearness.whole, shared
    scores = np.stack(signals, axis=1) @ np.array([1, 1, _WHOLE_WEIGHT, words_weight], np.float32)
    agreement = _agreement(passages, scores, [nearness.words, nearness.whole, shared])
    is_other = _is_other(query, spoken, passages, near, int((scores - handicap).argmax()))
    evidence = Evidence(
        meaning.kind, nearness.anywhere, agreement, len(query.forms), searched, is_other, told is not None
    )
    return Ranking(passages, scores, handicap, met, evidence, sure, shares)


def _met(near: Floats, forms: Sequence[str]) -> Floats:
    """Of a word that tells nothing, such as “in”, only itself is met, not what is like it, such as “inside”."""
    tells_nothing = np.array([form in STOP_WORDS for form in forms])
    return np.where(tells_nothing & (near < SAME), np.float32(0), near).max(axis=1)


def _shared(spoken: Spoken, passages: Passages, near: Floats, weights: Floats) -> Floats:
    """How much of the query each passage has: of each word its best match, by the word's weight."""
    numbers, packed = passages.packed()
    said, heard = spoken.ids[numbers], spoken.heard[numbers] if spoken.is_misheard else None
    shared = np.zeros(len(passages), np.float32)
    for first in range(0, len(weights), _WORDS_AT_ONCE):
        some = slice(first, first + _WORDS_AT_ONCE)
        met = near[said, some]
        if heard is not None:
            met = np.maximum(met, near[heard, some])
        shared += packed.best(met) @ weights[some]
    return shared


def _all_there(forms: Sequence[str], spoken: Spoken, passages: Passages, near: Floats) -> Floats:
    """How sure it is at least of each passage, by the words that tell something."""
    telling = [form not in STOP_WORDS for form in forms]
    if sum(telling) > _FEW:
        return np.zeros(len(passages), np.float32)
    all_there = _shares(near, telling, spoken, passages) > 0.99
    return np.where(all_there, np.float32(_ALL_THERE), np.float32(0))


def _shares(near: Floats, chosen: Sequence[bool], spoken: Spoken, passages: Passages) -> Floats:
    """The share of some of the query's words that each passage has, inflected or not."""
    met: Floats = (near[:, np.flatnonzero(chosen)] >= INFLECTED).astype(np.float32)
    even: Floats = np.full(sum(chosen), 1 / max(sum(chosen), 1), np.float32)
    return _shared(spoken, passages, met, even)


def _shortlist(spoken: Spoken, passages: Passages, worth: Floats) -> Passages:
    """The passages whose words are worth most to the query, for their length."""
    totals = passages.total(worth[spoken.ids]) / np.sqrt(passages.lengths + 10)
    return passages.only(np.sort(np.argpartition(-totals, _SHORTLIST)[:_SHORTLIST]))


def _agreement(passages: Passages, scores: Floats, signals: list[Floats]) -> float:
    """The share of the signals that by themselves would choose about the same passage: chance seldom does."""
    best = int(scores.argmax())
    begin, end = passages.firsts[best] - _NEARBY, passages.stops[best] + _NEARBY
    choices = [int(signal.argmax()) for signal in signals]
    return sum(passages.firsts[one] < end and begin < passages.stops[one] for one in choices) / len(choices)


def _is_other(query: Query, spoken: Spoken, passages: Passages, near: Floats, best: int) -> bool:
    """Whether the query has a name that is not said around that passage, not even misspelt. Speakers and what the
    title names need not be: they are who and what it is about."""
    named = names(query.text) - spoken.named
    columns = [number for number, form in enumerate(dict.fromkeys(query.forms)) if form in named]
    if not columns or spoken.has_capital_nouns:
        return False
    around = passages.only(np.array([best])).widened(_NAMED_WITHIN)
    some = slice(int(around.firsts[0]), int(around.stops[0]))
    met = np.maximum(near[spoken.ids[some]], near[spoken.heard[some]])[:, columns]
    return bool((met.max(axis=0) < _SPELT_ALIKE).any())
