"""What is said in a stretch, counted: its words, its phrases, and in which longer ones these come up."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from bot.core.topics.mining import Key, Mention, nested

_PARTS = 8
_LEADING = 2
"""The last of the first words of a sentence."""
_MOSTLY = 0.6
"""Share of its mentions within a longer phrase from which on a phrase is but a part of that one."""


class Counted:
    """Counts a stretch, given the phrases and the words of all sentences."""

    def __init__(
        self, sentences: range, mentions: Sequence[Sequence[Mention]], words: Sequence[Counter[str]]
    ) -> None:
        self.sentences = sentences
        self.phrases = Counter[Key]()
        self.words = Counter[str]()
        self.places = defaultdict[Key, list[int]](list)
        """The sentences that say a phrase, one for each mention."""
        self.said_in = defaultdict[str, list[int]](list)
        """The sentences that say a word."""
        self.before: dict[int, int] = {}
        """Words before a sentence."""
        self._led = Counter[Key]()
        self._around = defaultdict[Key, Counter[Key]](Counter)
        for sentence in sentences:
            self.before[sentence] = self.words.total()
            self.words.update(words[sentence])
            for word in words[sentence]:
                self.said_in[word].append(sentence)
            for mention, around in nested(mentions[sentence]):
                self.phrases[mention.key] += 1
                self._led[mention.key] += mention.first <= _LEADING
                self.places[mention.key].append(sentence)
                self._around[mention.key].update(around)

    def alone(self, key: Key) -> float:
        """The share of its mentions that stand by themselves (C-value; Frantzi et al. 2000)."""
        around = self._around[key]
        return 1 - (around.total() / len(around) / self.phrases[key] if around else 0)

    def is_whole(self, key: Key) -> bool:
        """Whether it is not mostly said as a part of one longer phrase."""
        return not any(within >= _MOSTLY * self.phrases[key] for within in self._around[key].values())

    def leading(self, key: Key) -> float:
        """The share of its mentions that a sentence begins with."""
        return self._led[key] / self.phrases[key]

    def coverage(self, word: str) -> float:
        """The share of the parts of the stretch, at most eight, in which a word comes up."""
        first, length = self.sentences.start, len(self.sentences)
        parts = min(_PARTS, length)
        return len({(place - first) * parts // length for place in self.said_in[word]}) / parts


def spread(places: Sequence[int], apart: float) -> float:
    """How often something comes up: what is said again within `apart` sentences counts in part."""
    return 1 + sum(min(1.0, (after - before) / apart) for before, after in pairwise(places))
