"""Which kind asks about what of an interview, so that no question shows what another one asks.

Who reads several questions about one interview finds the missing word in another's choices, and what came soon
after among things that came up together. So each kind has sentences of its own, which follow from the transcript
alone: questions that are drawn one by one keep to them, too. They are preferred; where there is too little, others
have to do.
"""

from collections.abc import Collection, Sequence

from bot.core.quiz.deck import Deck, once_a_deck
from bot.core.quiz.kinds.blanks import reserved
from bot.core.quiz.kinds.mentions import Mention, mentions
from bot.core.quiz.questions import Excerpt, Kind

_STRETCH, _LEAST_STRETCHES = 150_000, 15
"""How long (ms) a stretch is, shorter where there would be fewer. What is asked together lies in one."""
_TURNS = (
    (Kind.GAP, Kind.REAL, Kind.NEXT),
    (Kind.REAL, Kind.GAP, Kind.NEXT),
    (Kind.GAP, Kind.REAL, Kind.NEXT),
)
"""Whose they are, of three one after another: the one in which most things are mentioned, the next, the last; then
of the next three. `gap` needs more than `real`."""
_IN_TURN = 3
_TO_WHEN = 3
"""Of so many sentences one is for `when`, the others for `order`, which shows three or four at once, or `next`."""


def is_own(kind: Kind, deck: Deck, excerpt: Excerpt) -> bool:
    """Whether it is for this kind to ask about this, or to show it; everything is where there is little."""
    if deck.is_small:
        return True
    whose = _stretch(deck, excerpt.start)
    match kind:
        case Kind.GAP | Kind.REAL:
            return whose is kind
        case Kind.NEXT:
            return whose is kind and may_be_shown(deck, excerpt) and not _is_whens(excerpt)
        case Kind.WHO:  # it quotes from sentences that no other kind shows as a whole; `gap` has no interviewers'
            return not is_bare(deck, excerpt) or (whose is Kind.GAP and deck.is_interviewers(excerpt))
        case Kind.EPISODE:  # it is about several interviews
            return True
        case Kind.WHEN:
            return may_be_shown(deck, excerpt) and _is_whens(excerpt)
        case Kind.ORDER:  # of a sentence whose time is offered one would know more of its place among others
            return whose is Kind.REAL and may_be_shown(deck, excerpt) and not _is_whens(excerpt)


def _is_whens(excerpt: Excerpt) -> bool:
    return excerpt.sentence % _TO_WHEN == 0


def is_anothers(kind: Kind, deck: Deck, excerpt: Excerpt) -> bool:
    """Whether what came up there is for `real` to ask, not for `gap`, or the other way round."""
    other = {Kind.GAP: Kind.REAL, Kind.REAL: Kind.GAP}.get(kind)
    return not deck.is_small and _stretch(deck, excerpt.start) is other


def may_be_wrong(kind: Kind, deck: Deck, thing: Mention) -> bool:
    """Whether this kind may show a thing as a wrong choice: one of its own, or one that none asks about."""
    is_free = _stretch(deck, thing.excerpt.start) is Kind.NEXT
    return is_own(kind, deck, thing.excerpt) or (
        is_free and (thing.excerpt.sentence % 2 == 0) == (kind is Kind.GAP)
    )


def may_be_quoted(deck: Deck, excerpt: Excerpt, stems: Collection[str]) -> bool:
    """Whether `who` may quote words with these stems from here: no other kind shows them."""
    is_free = deck.is_interviewers(excerpt) or not is_mentioned(deck, stems)
    return deck.is_small or (is_free and excerpt.sentence not in reserved(deck))


def may_be_shown(deck: Deck, excerpt: Excerpt) -> bool:
    """Whether any kind may show this as a whole, since it tells nothing of what `gap` and `real` ask for."""
    is_free = _stretch(deck, excerpt.start) is not Kind.GAP and excerpt.sentence not in reserved(deck)
    return deck.is_small or (is_free and is_bare(deck, excerpt))


def is_bare(deck: Deck, excerpt: Excerpt) -> bool:
    """Whether it mentions nothing that is asked for where things came up together."""
    return not is_mentioned(deck, deck.content(excerpt))


def is_mentioned(deck: Deck, stems: Collection[str]) -> bool:
    """Whether a word with one of these stems is one of what is asked for where things came up together."""
    return not _mentioned(deck).isdisjoint(stems)


def _stretch(deck: Deck, ms: int) -> Kind:
    """Whose stretch this moment is in."""
    return _stretches(deck)[ms // _length(deck)]


def _length(deck: Deck) -> int:
    return min(_STRETCH, deck.length // _LEAST_STRETCHES + 1)


@once_a_deck
def _stretches(deck: Deck) -> Sequence[Kind]:
    turns = -(-(deck.length + 1) // (_length(deck) * _IN_TURN))
    counts = [0] * (turns * _IN_TURN)
    for one in mentions(deck):
        counts[one.excerpt.start // _length(deck)] += 1
    whose: list[Kind] = []
    for turn in range(turns):
        some = range(turn * _IN_TURN, (turn + 1) * _IN_TURN)
        densest = sorted(some, key=lambda number: -counts[number])
        whose += [_TURNS[turn % len(_TURNS)][densest.index(number)] for number in some]
    return whose


@once_a_deck
def _mentioned(deck: Deck) -> frozenset[str]:
    return frozenset(form for one in mentions(deck) for form in one.rare)
