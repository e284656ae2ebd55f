"""What an interview mentions once or twice: “hardwood floors”, “a magician”.

Only who listened knows beside what it came up. Which word a sentence wants anybody hears, and which of four words
such a podcast says; of things that were all said nobody does.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.core.arrays import Floats
from bot.core.quiz.deck import Deck, once_a_deck
from bot.core.quiz.kinds.blanks import reserved
from bot.core.quiz.kinds.phrases import phrases
from bot.core.quiz.lexicon import meaning
from bot.core.quiz.questions import Excerpt
from bot.core.quiz.vividness import VIVID, vividness
from bot.core.search.words import stem

_MOST_SENTENCES = 3
_FEWEST, _ENOUGH_A_MINUTE, _MINUTE = 60, 1.2, 60_000
_OF_SEVERAL, _OF_RARE, _USUAL, _MOST_RARE = 0.05, 0.02, -9.5, 2.0
"""What more than a word adds to how vivid something is, and what a word that is e times rarer than 1 in 13,000."""
_TOGETHER, _TOGETHER_SHARE, _SOONEST_SHARE = 30_000, 3, 5
_APART, _LEAST_APART, _APART_SHARE = 150_000, 40_000, 6


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A phrase with a rare noun, from the first excerpt that says it. `stems` are its words', `rare` of the nouns
    that are seldom said; `starts` is when (ms) each sentence begins that has one of these; `meaning` is of unit
    length."""

    text: str
    excerpt: Excerpt
    stems: frozenset[str]
    rare: frozenset[str]
    starts: tuple[int, ...]
    meaning: Floats
    vividness: float

    @property
    def is_vivid(self) -> bool:
        """Whether it makes one see something."""
        return self.vividness >= VIVID

    @property
    def is_remembered(self) -> bool:
        """Whether it is vivid, or more than a word."""
        return self.is_vivid or " " in self.text

    def likeness(self, other: "Mention") -> float:
        """How near both are in meaning: the cosine."""
        return float(self.meaning @ other.meaning)

    def is_apart(self, other: "Mention", least: float) -> bool:
        """Whether they share no word, and none is ever said within so much time (ms) of one of the other's."""
        return self.stems.isdisjoint(other.stems) and all(
            abs(mine - its) >= least for mine in self.starts for its in other.starts
        )


def together(deck: Deck) -> int:
    """Within how much time (ms) things come up together: half a minute, less where there is little."""
    return min(_TOGETHER, apart(deck) // _TOGETHER_SHARE)


def soonest(deck: Deck) -> int:
    """After how much time (ms), since what comes up in one sentence belongs together for everybody."""
    return together(deck) // _SOONEST_SHARE


def apart(deck: Deck) -> int:
    """After how much time (ms) nobody would say that they came up together."""
    return max(_LEAST_APART, min(_APART, (deck.span[1] - deck.span[0]) // _APART_SHARE))


def mentioned_in(deck: Deck, excerpt: Excerpt) -> Sequence[Mention]:
    """Those that this excerpt is the first to say."""
    return _by_sentence(deck).get(excerpt.sentence, ())


@once_a_deck
def _by_sentence(deck: Deck) -> Mapping[int, Sequence[Mention]]:
    found: dict[int, list[Mention]] = defaultdict(list)
    for one in mentions(deck):
        found[one.excerpt.sentence].append(one)
    return found


@once_a_deck
def mentions(deck: Deck) -> Sequence[Mention]:
    """One for each rare noun, in the order of time, without what interviewers say where there is enough: all that
    are vivid, and as many others as it takes."""
    said = [
        one
        for one in deck.sayings
        if deck.is_small or not (deck.is_interviewers(one) or one.sentence in reserved(deck))
    ]
    first = {noun: one for saying in reversed(said) for noun, one in _told(deck, saying)}
    best = sorted(first.values(), key=lambda one: -one.vividness)
    enough = max(_FEWEST, _ENOUGH_A_MINUTE * (deck.span[1] - deck.span[0]) / _MINUTE)
    vivid = sum(one.is_vivid for one in best)
    return sorted(best[: max(vivid, round(enough))], key=lambda one: one.excerpt.sentence)


def _told(deck: Deck, excerpt: Excerpt) -> Iterator[tuple[str, Mention]]:
    """With the stems of their rarest nouns."""
    places = deck.places
    for phrase in phrases(deck, excerpt.sentence):
        nouns = [
            form
            for form in phrase.nouns
            if len(places[stem(form)]) <= _MOST_SENTENCES and deck.lexicon.is_rare(form)
        ]
        if nouns:
            stems = frozenset(map(stem, phrase.content))
            rare = frozenset(map(stem, nouns))
            starts = sorted({deck.sentences[number].start for one in rare for number in places[one]})
            text = excerpt.text[phrase.words[0].start : phrase.words[-1].end]
            rarest = min(nouns, key=lambda form: deck.lexicon[form].usual)
            shown = _worth(deck, phrase.content)
            yield stem(rarest), Mention(text, excerpt, stems, rare, tuple(starts), meaning(text), shown)


def _worth(deck: Deck, content: Sequence[str]) -> float:
    """How vivid a phrase is; more so if it is more than a word, and if one of its words is rare."""
    rarity = _USUAL - min(deck.lexicon[form].usual for form in content)
    return vividness(content) + _OF_SEVERAL * (len(content) > 1) + _OF_RARE * max(0.0, min(_MOST_RARE, rarity))
