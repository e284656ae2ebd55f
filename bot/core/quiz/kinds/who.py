"""Who said this?"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from bot.core.quiz.deck import Deck
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import Choose, Excerpt, Kind, Question
from bot.core.search.words import words

_MOST_CHOICES = 4
_LEAST_EXCERPTS = 2
_OF_ONESELF = re.compile(
    r"\b(?:I[’']?(?:m|ve|d|ll)?|my|mine|myself|your|yours|yourself|our (?:guest|listeners|show))\b", re.IGNORECASE
)
_ASKS = re.compile(r"(?<!right)(?<!know)(?<!yeah)(?<!okay)(?<!huh)\?\W*$", re.IGNORECASE)
_Sort = tuple[bool, bool]
_Speakers = Mapping[str, Sequence[Excerpt]]


def groups(deck: Deck) -> list[Sequence[Excerpt]]:
    """The excerpts of each speaker, questions and others apart: drawn from evenly, so that neither naming whoever
    talks most pays, nor taking who asks for the interviewer."""
    return [excerpts for speakers in _by_sort(deck).values() for excerpts in speakers.values()]


def make(deck: Deck, excerpt: Excerpt, terms: Terms) -> Question | None:
    """Two to four of those who say such things often enough. An excerpt that names one of the speakers, or in which
    one speaks of oneself where others do not, is not asked about."""
    names = _names(deck)
    speakers = _by_sort(deck).get(_sort(excerpt), {})
    speaker = names.get(excerpt.speaker or "")
    if speaker is None or excerpt not in speakers.get(speaker, ()):
        return None
    others = [other for other in speakers if other != speaker]
    wrong = terms.rng.sample(others, min(_MOST_CHOICES - 1, len(others)))
    choices = sorted([speaker, *wrong])
    task = Choose(tuple(choices), choices.index(speaker))
    return Question(Kind.WHO, terms.level, excerpt.text, task, (excerpt,), deck.length)


def _sort(excerpt: Excerpt) -> _Sort:
    """What would betray somebody if only one spoke so: whether it asks, and whether it is about whoever says it or
    is spoken to."""
    return bool(_ASKS.search(excerpt.text)), bool(_OF_ONESELF.search(excerpt.text))


@lru_cache(maxsize=8)
def _by_sort(deck: Deck) -> Mapping[_Sort, _Speakers]:
    """For each sort of excerpts those who may be asked about; none where there are not two of them."""
    names = _names(deck)
    parts = {part.form for name in deck.speakers for part in words(name)}
    found: dict[_Sort, dict[str, list[Excerpt]]] = defaultdict(lambda: defaultdict(list))
    for excerpt in deck.excerpts:
        speaker = names.get(excerpt.speaker or "")
        if speaker and not any(word.form.removesuffix("s") in parts for word in words(excerpt.text)):
            found[_sort(excerpt)][speaker].append(excerpt)
    enough = {
        sort: {name: excerpts for name, excerpts in speakers.items() if len(excerpts) >= _LEAST_EXCERPTS}
        for sort, speakers in found.items()
    }
    return {sort: speakers for sort, speakers in enough.items() if len(speakers) > 1}


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
