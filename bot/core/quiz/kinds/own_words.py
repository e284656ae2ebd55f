"""A few words that only one person says, such as “sold the pigs”: what tells who spoke to whoever listened.

Of a whole sentence anybody hears whether somebody asks or answers, and knows who it was without having listened. So
nothing is quoted by which somebody speaks of oneself, asks or praises, and rather what makes one see something.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from bot.core.quiz.deck import Deck, content, once_a_deck
from bot.core.quiz.kinds.shares import may_be_quoted
from bot.core.quiz.kinds.telltales import is_name, is_of_the_talk
from bot.core.quiz.questions import Excerpt
from bot.core.quiz.vividness import vividness
from bot.core.search.words import STOP_WORDS, Word, words

_LEAST_EXCERPTS = 2
_FEWEST_WORDS, _MOST_WORDS = 2, 6
_FEW = 3
"""Of fewer words that say something all are said together by one person alone, of more all but one."""
_USUAL, _LONG_WORD = -6.3, 5
"""Words whose share of the language has a greater logarithm say nothing by themselves: one in 550; where that is
not known, shorter ones."""
STRONG = 1.04
_RAREST, _POWERS = -12, 10
"""The logarithm of a share below which all words are as rare, and how many powers of e count as much as all that
makes one see something."""
_WITHIN = frozenset("-@/_$%")
"""What makes words beside it part of more."""
_NOUN = "N"
_OPENERS = frozenset(["never", "no", "not", "without"])
"""What says nothing by itself, but turns what follows."""
_TELLS = frozenset(
    """
    actually any are ask asked asking basically can career could curious did dig do does excited exciting feel feels
    folks framed give given giving going gonna guess hear heard how i id ill im imagine ive just kind know lets like
    literally lot love loved many maybe me mean means mention mentioned mine most my myself one our ours ourselves
    overview part parts preview probably really say saying says sense some sort sounds stuff talk talked talking
    tell that thats theres these thing things think this those thought us want wanted way ways we weve what whats
    when where which who why wonder wondering would you youd youll your youre yours yourself yourselves youve
    """.split()  # noqa: SIM905 a list would fill twenty lines
)
"""By these anybody hears whether somebody asks, sums up or speaks of oneself, or they say nothing."""


class Phrase(NamedTuple):
    """Words of an excerpt; `sentences` are all in which they, or nearly they, are said, none of them by anybody but
    the `speaker`."""

    text: str
    excerpt: Excerpt
    speaker: str
    stems: frozenset[str]
    sentences: tuple[int, ...]
    strength: float
    """How well one remembers them: of two that are `STRONG` one may know who said them."""


@once_a_deck
def phrases(deck: Deck) -> Mapping[str, Phrase]:
    """One an excerpt, by the excerpts' keys, of those who have enough of them; none where there are not two who
    have."""
    names = _names(deck)
    found: dict[str, Phrase] = {}
    for excerpt in filter(deck.is_in_body, deck.sayings):
        made = list(_made(deck, excerpt, names))
        if made:
            found[excerpt.key] = max(made, key=lambda one: (is_free(deck, one), one.strength, len(one.text)))
    by_speaker = Counter(phrase.speaker for phrase in found.values())
    enough = {speaker for speaker, count in by_speaker.items() if count >= _LEAST_EXCERPTS}
    return {key: one for key, one in found.items() if one.speaker in enough} if len(enough) > 1 else {}


def is_free(deck: Deck, phrase: Phrase) -> bool:
    """Whether no other kind shows these words."""
    return may_be_quoted(deck, phrase.excerpt, phrase.stems)


def _made(deck: Deck, excerpt: Excerpt, names: Mapping[str, str]) -> Iterator[Phrase]:
    """The runs of words that nobody else says, or nearly."""
    speaker = names.get(excerpt.speaker or "", "")
    for run in _runs(deck, excerpt.text) if speaker else ():
        forms = [word.form for word in run]
        stems = content(forms)
        said = Counter(number for one in stems for number in deck.content_places.get(one, ()))
        least = len(stems) - (len(stems) >= _FEW)
        alike = sorted(number for number, count in said.items() if count >= least)
        is_one = all(names.get(deck.sentences[number].speaker or "") == speaker for number in alike)
        if is_one and len(stems) >= _FEWEST_WORDS and any(map(deck.lexicon.is_rare, forms)):
            text = excerpt.text[run[0].start : run[-1].end]
            yield Phrase(text, excerpt, speaker, stems, tuple(alike), _strength(deck, set(forms) - STOP_WORDS))


def _strength(deck: Deck, forms: Collection[str]) -> float:
    """How much they make one see something, and how rare the rarest two are: a tenth for each power of e."""
    shares = sorted(max(_RAREST, deck.lexicon[form].usual) for form in forms)[:_FEWEST_WORDS]
    return vividness(sorted(forms)) - sum(shares) / len(shares) / _POWERS


def _runs(deck: Deck, text: str) -> Iterator[Sequence[Word]]:
    """Words that follow each other and mean something together: they end with a noun, and where what joins, points
    or pauses comes before and after them."""
    for part in _parts(deck, text):
        joins = [_joins(deck, word.form) for word in part]
        for first, last in combinations(range(len(part)), 2):
            begins = not joins[first] and (first == 0 or joins[first - 1])
            ends = _may_end(deck, part[last]) and (last + 1 == len(part) or joins[last + 1])
            if begins and ends and last - first < _MOST_WORDS:
                yield part[first : last + 1]


def _joins(deck: Deck, form: str) -> bool:
    """Whether a word says nothing by itself."""
    is_usual = deck.lexicon[form].usual > _USUAL if deck.lexicon.is_tagged else len(form) < _LONG_WORD
    return form not in _OPENERS and (is_usual or form in STOP_WORDS)


def _parts(deck: Deck, text: str) -> Iterator[Sequence[Word]]:
    """The text between marks, names, words that tell, and such as are part of longer ones."""
    part: list[Word] = []
    for word in words(text):
        is_whole = _WITHIN.isdisjoint(text[max(0, word.start - 1) : word.start] + text[word.end : word.end + 1])
        tells = word.form in _TELLS or is_of_the_talk(word.form) or is_name(deck, text, word)
        is_left_out = tells or not is_whole or word.form.isdigit()
        if part and (is_left_out or text[part[-1].end : word.start] != " "):
            yield part
            part = []
        if not is_left_out:
            part.append(word)
    yield part


def _may_end(deck: Deck, word: Word) -> bool:
    """Whether it is a noun, as far as the language is known."""
    part = deck.lexicon[word.form].part
    return part.startswith(_NOUN) if deck.lexicon.is_tagged else len(word.form) >= _LONG_WORD


def _names(deck: Deck) -> Mapping[str, str]:
    """For each speaker the fullest name of the same person: `Odell` is `Matt Odell`. Whoever may be one of two is
    left out."""
    forms = {name: frozenset(word.form for word in words(name)) for name in deck.speakers}
    spelled = {words_of: name for name, words_of in reversed(forms.items())}
    fullest = {own for own in spelled if not any(own < other for other in spelled)}
    found: dict[str, str] = {}
    for name, own in forms.items():
        same = [other for other in fullest if own <= other]
        if not own:
            found[name] = name
        elif len(same) == 1:
            found[name] = spelled[same[0]]
    return found
