"""Which words are missing?"""

import random
from collections.abc import Collection, Iterator

from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.grading import is_slip
from bot.core.quiz.kinds.decoys import DECOYS, shuffled
from bot.core.quiz.kinds.missing import Piece, pieces
from bot.core.quiz.questions import BLANK, Choose, Excerpt, Fill, Kind, Question
from bot.core.search.words import stem

_SHORTEST_PART = 4


def make(
    deck: Deck, excerpt: Excerpt, rng: random.Random, difficulty: Difficulty, avoid: Collection[str] = ()
) -> Question | None:
    """A content word or two to be typed, or picked from four of the same sort that are said elsewhere.

    What is missing does not come up in the rest of the excerpt, not even as part of a word, and the rest is said
    nowhere else around other words.
    """
    found = pieces(excerpt.text)
    for piece in rng.sample(found, len(found)):
        if not _is_fair(piece, deck):
            continue
        task = (
            Fill(piece.text, tuple(sorted(_unlike(piece, deck))))
            if rng.random() < difficulty.open_share
            else _choices(piece, excerpt, deck, rng)
        )
        if task is not None:
            prompt = excerpt.text[: piece.start] + BLANK + excerpt.text[piece.end :]
            return Question(Kind.GAP, difficulty.level, prompt, task, (excerpt,), deck.length)
    return None


def _is_fair(piece: Piece, deck: Deck) -> bool:
    shown = {part for form in (*piece.before, *piece.after) for part in (form, stem(form))}
    missing = {part for form in piece.forms for part in (form, stem(form))}
    comes_up = any(_contains(one, other) or _contains(other, one) for one in shown for other in missing)
    return not comes_up and deck.count(piece.before, piece.after, len(piece.forms)) == 1


def _contains(whole: str, part: str) -> bool:
    return whole == part or (len(part) >= _SHORTEST_PART and part in whole)


def _unlike(piece: Piece, deck: Deck) -> Iterator[str]:
    """Other words of the interview that look like slips of the missing ones."""
    for form in deck.vocabulary:
        if any(is_slip(form, missing) and stem(form) != stem(missing) for missing in piece.forms):
            yield form


def _choices(piece: Piece, excerpt: Excerpt, deck: Deck, rng: random.Random) -> Choose | None:
    taken = set(piece.stems) | deck.content(excerpt)
    wrong: list[str] = []
    for other in of_the_same_sort(piece, deck, rng):
        is_near = any(is_slip(form, missing) for form in other.forms for missing in piece.forms)
        if not is_near and not other.stems & taken:
            taken |= other.stems
            wrong.append(other.text)
        if len(wrong) == DECOYS:
            return shuffled(piece.text, wrong, rng)
    return None


def of_the_same_sort(piece: Piece, deck: Deck, rng: random.Random) -> Iterator[Piece]:
    """Pieces that could stand in the place of this one, from excerpts in a random order."""
    for excerpt in rng.sample(deck.excerpts, len(deck.excerpts)):
        fitting = [other for other in pieces(excerpt.text) if other.sort == piece.sort]
        if fitting:
            yield rng.choice(fitting)
