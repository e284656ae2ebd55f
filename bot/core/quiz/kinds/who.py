"""Who said this?

What is shown is one to four words, such as “purple people”, of which one is said by nobody else in the interview.
Of a whole sentence anybody hears whether somebody asks or answers, and knows who it was without having listened. Of
words that make one see something nobody does, whoever said them.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.core.quiz.deck import Deck, content, once_a_deck
from bot.core.quiz.kinds.noun_phrases import noun_phrases
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import Choose, Excerpt, Kind, Question
from bot.core.quiz.vividness import VIVID, vividness
from bot.core.search.words import words

_MOST_CHOICES = 4
_LEAST_EXCERPTS = 2
_FEWEST_WORDS = 2
"""One word alone has to do where there is little, or where it is vivid."""
_MOST_USUAL, _MOST_USUAL_ALONE = -9.5, -9.9
"""The mean logarithm of the words' shares of the language, and that of one alone: one in 13,000, in 20,000."""


class Phrase(NamedTuple):
    """Words of an excerpt that tell who said it to whoever listened; `sentences` are all that have such a word."""

    text: str
    speaker: str
    sentences: tuple[int, ...]
    vividness: float


def groups(deck: Deck) -> list[Sequence[Excerpt]]:
    """The excerpts of each speaker: drawn from evenly, so that naming whoever talks most does not pay."""
    by_speaker: dict[str, list[Excerpt]] = defaultdict(list)
    for key, phrase in _phrases(deck).items():
        if found := deck.named(key):
            by_speaker[phrase.speaker].append(found)
    return [by_speaker[speaker] for speaker in sorted(by_speaker)]


def is_apt(deck: Deck, excerpt: Excerpt) -> bool:
    """Whether it was spoken of more than once, so that one remembers by whom."""
    phrase = _phrases(deck).get(excerpt.key)
    return phrase is not None and len(phrase.sentences) > 1


def make(deck: Deck, excerpt: Excerpt, terms: Terms) -> Question | None:
    """Two to four of those who have such words. None of them is named in these."""
    phrases = _phrases(deck)
    phrase = phrases.get(excerpt.key)
    if phrase is None:
        return None
    others = sorted({one.speaker for one in phrases.values()} - {phrase.speaker})
    wrong = terms.rng.sample(others, min(_MOST_CHOICES - 1, len(others)))
    choices = sorted([phrase.speaker, *wrong])
    task = Choose(tuple(choices), choices.index(phrase.speaker))
    guarded = [deck.excerpt(number) for number in phrase.sentences if number != excerpt.sentence]
    return Question(Kind.WHO, terms.level, phrase.text, task, (excerpt, *guarded), deck.length)


@once_a_deck
def _phrases(deck: Deck) -> Mapping[str, Phrase]:
    """By the excerpts' keys: the vivid ones, or all if more speakers have enough of those; none where there are not
    two who have."""
    said = _said_by_one(deck)
    made = {one.key: _phrase(deck, one, said) for one in deck.sayings if deck.is_in_body(one)}
    found = {key: phrase for key, phrase in made.items() if phrase is not None}
    vivid = {key: phrase for key, phrase in found.items() if phrase.vividness >= VIVID}
    return max(_of_several(vivid), _of_several(found), key=lambda some: len({one.speaker for one in some.values()}))


def _of_several(found: Mapping[str, Phrase]) -> Mapping[str, Phrase]:
    """Those of speakers who have enough; none where there are not two of them."""
    by_speaker = Counter(phrase.speaker for phrase in found.values())
    enough = {speaker for speaker, count in by_speaker.items() if count >= _LEAST_EXCERPTS}
    return {key: one for key, one in found.items() if one.speaker in enough} if len(enough) > 1 else {}


class _Own(NamedTuple):
    speaker: str
    sentences: tuple[int, ...]


def _said_by_one(deck: Deck) -> Mapping[str, _Own]:
    """The stems that only one person says, with who it is, and where."""
    names = _names(deck)
    speakers: dict[str, set[str | None]] = defaultdict(set)
    sentences: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(deck.sentences):
        for one in deck.content_at(number):
            speakers[one].add(names.get(sentence.speaker or ""))
            sentences[one].append(number)
    return {
        stem: _Own(speaker, tuple(sentences[stem]))
        for stem, (speaker, *others) in speakers.items()
        if speaker and not others
    }


def _phrase(deck: Deck, excerpt: Excerpt, said: Mapping[str, _Own]) -> Phrase | None:
    """Of the phrases with a rare word that nobody else says the most vivid one."""
    entries = deck.lexicon
    found: list[Phrase] = []
    for run in noun_phrases(deck, excerpt.text):
        forms = [word.form for word in run]
        own = [said[stem] for form in forms if entries.is_rare(form) for stem in content((form,)) & said.keys()]
        usual = sum(entries[form].usual for form in forms) / len(forms)
        shown = vividness(forms)
        is_enough = len(run) >= _FEWEST_WORDS or deck.is_small or (shown >= VIVID and usual <= _MOST_USUAL_ALONE)
        if own and usual <= _MOST_USUAL and is_enough:
            text = excerpt.text[run[0].start : run[-1].end]
            numbers = sorted({number for one in own for number in one.sentences})
            found.append(Phrase(text, own[0].speaker, tuple(numbers), shown))
    return max(found, key=lambda phrase: phrase.vividness, default=None)


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
