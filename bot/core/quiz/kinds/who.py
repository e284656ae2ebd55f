"""Who said this?"""

import random
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.questions import Choose, Excerpt, Kind, Question
from bot.core.search.words import words

_MOST_CHOICES = 4
_LEAST_EXCERPTS = 3


def groups(deck: Deck) -> list[Sequence[Excerpt]]:
    """The excerpts of each speaker: drawn from evenly, so that naming whoever talks most does not pay."""
    return list(_by_speaker(deck).values())


def make(
    deck: Deck, excerpt: Excerpt, rng: random.Random, difficulty: Difficulty, avoid: Collection[str] = ()
) -> Question | None:
    """Two to four of those who speak often enough. An excerpt that names one of the speakers, or that is a
    question and so betrays the interviewer, is not asked about."""
    speakers = _by_speaker(deck)
    if excerpt.speaker is None or excerpt not in speakers.get(excerpt.speaker, ()):
        return None
    others = [speaker for speaker in speakers if speaker != excerpt.speaker]
    wrong = rng.sample(others, min(_MOST_CHOICES - 1, len(others)))
    choices = sorted([excerpt.speaker, *wrong])
    task = Choose(tuple(choices), choices.index(excerpt.speaker))
    return Question(Kind.WHO, difficulty.level, excerpt.text, task, (excerpt,), deck.length)


@lru_cache(maxsize=8)
def _by_speaker(deck: Deck) -> Mapping[str, Sequence[Excerpt]]:
    """Those who may be asked about; nobody where there are not two of them."""
    names = {name.form for speaker in deck.speakers for name in words(speaker)}
    found: dict[str, list[Excerpt]] = defaultdict(list)
    for excerpt in deck.excerpts:
        if excerpt.speaker and not _betrays(excerpt, names):
            found[excerpt.speaker].append(excerpt)
    enough = {speaker: excerpts for speaker, excerpts in found.items() if len(excerpts) >= _LEAST_EXCERPTS}
    return enough if len(enough) > 1 else {}


def _betrays(excerpt: Excerpt, names: Collection[str]) -> bool:
    return "?" in excerpt.text or any(word.form.removesuffix("s") in names for word in words(excerpt.text))
