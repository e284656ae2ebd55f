"""Words at their place in an excerpt, which could be left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.core.quiz.deck import Deck, content
from bot.core.quiz.questions import Excerpt
from bot.core.search.words import Word, stem, words

_LEAST_LETTERS, _SHORTEST_PART = 4, 4
_ENOUGH = 40
_NOUN = "N"


@dataclass(frozen=True, eq=False)
class Slot:
    """The `number`th of the words that were `found` in an excerpt."""

    deck: Deck
    excerpt: Excerpt
    found: Sequence[Word]
    number: int

    @property
    def form(self) -> str:
        return self.found[self.number].form

    @property
    def text(self) -> str:
        return self.excerpt.text[self.found[self.number].start : self.found[self.number].end]

    @property
    def before(self) -> tuple[str, ...]:
        return tuple(one.form for one in self.found[: self.number])

    @property
    def after(self) -> tuple[str, ...]:
        return tuple(one.form for one in self.found[self.number + 1 :])

    def filled(self, text: str) -> str:
        """The excerpt with something else in this place."""
        word = self.found[self.number]
        return self.excerpt.text[: word.start] + text + self.excerpt.text[word.end :]

    @cached_property
    def surprise(self) -> float:
        """How large a share of the other nouns of its form seem to fit better, 0 to 1; 0 of another part of speech
        or where there are few, and in a language that is not known 1 of a rare word."""
        lexicon = self.deck.lexicon
        if not lexicon.is_tagged:
            return float(lexicon.is_rare(self.form))
        if not lexicon[self.form].part.startswith(_NOUN):
            return 0.0
        others = lexicon.of_the_same_sort(self.form)
        fits = lexicon.fits(self.excerpt.text, self.found, self.number)
        better = sum(bool(fits[one.number] > fits[lexicon[self.form].number]) for one in others)
        return better / max(len(others), 1 if self.deck.is_small else _ENOUGH)

    @property
    def synonyms(self) -> list[str]:
        """Common words that mean about the same."""
        near = [form for form in self.deck.lexicon.synonyms(self.form) if stem(form) != stem(self.form)]
        return [form for form in near if form not in self.before and form not in self.after]


def is_fair(slot: Slot, deck: Deck) -> bool:
    """Whether its word does not come up in the rest of the excerpt, not even as part of a word, and the rest is
    said nowhere else around another word."""
    form = slot.form
    shown = {part for one in (*slot.before, *slot.after) for part in (one, stem(one))}
    comes_up = any(_contains(one, other) or _contains(other, one) for one in shown for other in (form, stem(form)))
    return not comes_up and deck.count(slot.before, slot.after) == 1


def _contains(whole: str, part: str) -> bool:
    return whole == part or (len(part) >= _SHORTEST_PART and part in whole)


def slots(excerpt: Excerpt, deck: Deck) -> list[Slot]:
    """The words of an excerpt that say enough to be asked for: not the first one, where a capital letter says
    nothing."""
    found = list(words(excerpt.text))
    return [
        Slot(deck, excerpt, found, number)
        for number, word in enumerate(found)
        if number and not _is_joined(excerpt.text, word) and _says_enough(word.form)
    ]


def _is_joined(text: str, word: Word) -> bool:
    """Whether a hyphen or a slash makes it part of more: `agree/disagree`."""
    return text[word.start - 1 : word.start] in ("-", "/") or text[word.end : word.end + 1] in ("-", "/")


def _says_enough(form: str) -> bool:
    return len(form) >= _LEAST_LETTERS and form.isalpha() and bool(content((form,)))
