"""What an interview mentions once or twice: “hardwood floors”, “a magician”.

Only who listened knows beside what it came up. Which word a sentence wants anybody hears, and which of four words
such a podcast says; of things that were all said nobody does.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.core.arrays import Floats
from bot.core.quiz.deck import Deck, once_a_deck
from bot.core.quiz.kinds.leads import with_lead
from bot.core.quiz.kinds.noun_phrases import noun_phrases
from bot.core.quiz.lexicon import meaning
from bot.core.quiz.questions import Excerpt
from bot.core.quiz.vividness import VIVID, vividness
from bot.core.search.words import Word, stem

_MOST_SENTENCES, _MOST_WORDS = 3, 3
_MOST_USUAL = (-10.4, -9.7, -9.0)
"""The logarithm of the noun's share of the language: one in 33,000, in 16,000, in 8,000."""
_ENOUGH = 130
_TOGETHER, _TOGETHER_SHARE, _SOONEST_SHARE = 30_000, 3, 5
_APART, _LEAST_APART, _APART_SHARE = 150_000, 40_000, 6


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A noun with what leads up to it, from the first excerpt that says it. `starts` is when (ms) each sentence
    begins that has one of its words; `meaning` is of unit length."""

    text: str
    excerpt: Excerpt
    stems: frozenset[str]
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
    """One for each rare noun, in the order of time, without what interviewers say where there is enough; the fewer
    there are, the less rare."""
    said = [one for one in deck.sayings if deck.is_small or not deck.is_interviewers(one)]
    first: dict[str, Mention] = {}
    for most_usual in _MOST_USUAL:
        first = {noun: one for saying in reversed(said) for noun, one in _told(deck, saying, most_usual)}
        if len(first) >= _ENOUGH:
            break
    return sorted(first.values(), key=lambda one: one.excerpt.sentence)


def _told(deck: Deck, excerpt: Excerpt, most_usual: float) -> Iterator[tuple[str, Mention]]:
    """With the stems of their nouns."""
    places = _places(deck)
    for phrase in noun_phrases(deck, excerpt.text):
        noun = phrase[-1].form
        is_usual = deck.lexicon[noun].usual > most_usual
        if is_usual or len(places[stem(noun)]) > _MOST_SENTENCES or not deck.lexicon.is_rare(noun):
            continue
        run = _short(phrase, places)
        stems = frozenset(stem(word.form) for word in run)
        starts = sorted({deck.sentences[number].start for one in stems for number in places[one]})
        forms = [word.form for word in run]
        text = with_lead(deck, excerpt.text, run)
        yield stem(noun), Mention(text, excerpt, stems, tuple(starts), meaning(text), vividness(forms))


def _short(phrase: Sequence[Word], places: Mapping[str, Sequence[int]]) -> Sequence[Word]:
    """Without what is said everywhere: of each of its words it counts where it comes up."""
    run = list(phrase[-_MOST_WORDS:])
    while len(run) > 1 and len(places[stem(run[0].form)]) > _MOST_SENTENCES:
        run.pop(0)
    return run


@once_a_deck
def _places(deck: Deck) -> Mapping[str, Sequence[int]]:
    """For each word's stem the numbers of the sentences that say it."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, forms in enumerate(deck.forms):
        for one in {stem(form) for form in forms}:
            found[one].append(number)
    return found
