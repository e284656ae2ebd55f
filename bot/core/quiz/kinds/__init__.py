"""One module for each kind of question, each with a `make` that gives None where the excerpt does not lend
itself."""

import random
from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.kinds import gap, next, order, real, shares, when, who
from bot.core.quiz.kinds.blanks import blanks
from bot.core.quiz.kinds.disguise import Wanted
from bot.core.quiz.kinds.mentions import mentioned_in, mentions
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import Excerpt, Kind, Level, Question


class Make(Protocol):
    """Makes a question about an excerpt."""

    def __call__(self, deck: Deck, excerpt: Excerpt, terms: Terms) -> Question | None: ...


MAKERS: Mapping[Kind, Make] = {
    Kind.WHEN: when.make,
    Kind.NEXT: next.make,
    Kind.GAP: gap.make,
    Kind.ORDER: order.make,
    Kind.WHO: who.make,
    Kind.REAL: real.make,
}
"""The kinds that need one interview alone: all but `episode`."""


def groups(kind: Kind, deck: Deck) -> Sequence[Sequence[Excerpt]]:
    """The excerpts that this kind may ask about, in groups that are to be asked about equally often."""
    match kind:
        case Kind.WHO:
            return who.groups(deck)
        case Kind.ORDER:
            return [tuple(filter(deck.is_in_body, deck.telling))]
        case Kind.WHEN:
            return [deck.memorable]
        case Kind.EPISODE:
            return [deck.telling]
        case Kind.GAP:
            to_type = (blank.excerpt for blank in blanks(deck).values())
            return [tuple({one.key: one for one in (*deck.excerpts, *_mentioning(deck), *to_type)}.values())]
        case Kind.REAL:
            return [_mentioning(deck)]
        case _:
            return [deck.excerpts]


def attempts(kind: Kind, rng: random.Random) -> Sequence[Wanted]:
    """How the choices shall look: with each of these in turn an excerpt is looked for."""
    wanted = Wanted.drawn(rng)
    return list(wanted.yielding()) if kind in (Kind.NEXT, Kind.GAP, Kind.REAL, Kind.EPISODE) else [wanted]


def is_own(kind: Kind, deck: Deck, excerpt: Excerpt, difficulty: Difficulty) -> bool:
    """Whether it is for this kind to ask about this excerpt: no question of another kind shows it."""
    match kind:
        case Kind.GAP if difficulty.level is Level.HARD:
            return gap.is_to_type(deck, excerpt)
        case Kind.GAP:
            fits = bool(mentioned_in(deck, excerpt))
        case Kind.NEXT:
            fits = deck.is_in_body(excerpt)
        case Kind.WHO:
            return who.may_ask(deck, excerpt)
        case _:
            fits = True
    return fits and shares.is_own(kind, deck, excerpt)


def is_last(kind: Kind, deck: Deck, excerpt: Excerpt, difficulty: Difficulty) -> bool:
    """Whether this kind had better ask about anything else."""
    match kind, difficulty.level:
        case Kind.GAP, Level.HARD:
            return not gap.may_be_typed(deck, excerpt)
        case Kind.GAP, Level.NORMAL:
            is_unlike_others = not mentioned_in(deck, excerpt)
        case ((Kind.NEXT | Kind.ORDER | Kind.WHEN), _):
            is_unlike_others = not shares.may_be_shown(deck, excerpt)
        case _:
            is_unlike_others = False
    return is_unlike_others or shares.is_anothers(kind, deck, excerpt)


def is_apt(kind: Kind, deck: Deck, excerpt: Excerpt, difficulty: Difficulty) -> bool:
    """Whether this kind would rather ask about this excerpt than about others."""
    match kind:
        case Kind.GAP if difficulty.level is Level.HARD:
            return gap.is_to_type(deck, excerpt)
        case Kind.GAP | Kind.REAL:
            is_an_answer = deck.is_in_body(excerpt) and not deck.is_interviewers(excerpt)
            return is_an_answer and any(one.is_vivid for one in mentioned_in(deck, excerpt))
        case Kind.NEXT:
            return next.is_apt(deck, excerpt) and deck.is_most_memorable(excerpt)
        case Kind.ORDER:
            return order.is_apt(deck, excerpt)
        case Kind.WHEN:
            return deck.is_most_memorable(excerpt) and not deck.is_interviewers(excerpt)
        case Kind.WHO:
            return who.is_apt(deck, excerpt)
        case _:
            return True


def _mentioning(deck: Deck) -> tuple[Excerpt, ...]:
    return tuple({one.excerpt.key: one.excerpt for one in mentions(deck)}.values())
