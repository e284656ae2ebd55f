"""The questions of a game, drawn from the deck."""

import random
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby, product

from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.errors import NobodyToTellApartError, RunsOutError, TooFewEpisodesError
from bot.core.quiz.kinds import MAKERS, attempts, groups, is_apt, is_last, is_own
from bot.core.quiz.kinds.episode import Episode, EpisodeMaker, told_apart
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import LEAST_EPISODES, Excerpt, Kind, Origin, Question

_NEARBY = (3, 12, 30)
"""Within so many sentences of what this game has revealed an excerpt is put off: the context shown there would tell
its time, and it may be about the same. The nearer, the more."""
_FAR, _TRIES = 1_000, 20


def draw(
    deck: Deck,
    rng: random.Random,
    rounds: int,
    kinds: Iterable[Kind],
    difficulty: Difficulty,
    recent: Sequence[str] = (),
    gone: Collection[str] = (),
) -> list[Question]:
    """So many questions, of the given kinds in turn, no excerpt twice.

    `recent` are the keys of the excerpts that the last games told (`Question.told`), oldest first: they come up
    only when no others are left, and then the oldest first. None uses what has one of the keys that are `gone`.
    Excerpts close to one that this game has already
    revealed come after the others, too: the context shown there would tell their time.

    Raises:
        RunsOutError: the interview is too short for that many.
        TooFewEpisodesError: the only kind is one that takes several interviews.
    """
    kinds = list(kinds)
    if kinds == [Kind.EPISODE]:
        raise TooFewEpisodesError
    questions = draw_up_to(deck, rng, rounds, kinds, difficulty, recent, gone)
    if not questions and kinds == [Kind.WHO]:
        raise NobodyToTellApartError
    if len(questions) < rounds:
        raise RunsOutError(len(questions))
    return questions


def draw_up_to(
    deck: Deck,
    rng: random.Random,
    rounds: int,
    kinds: Iterable[Kind],
    difficulty: Difficulty,
    recent: Sequence[str] = (),
    gone: Collection[str] = (),
) -> list[Question]:
    """As many questions as `draw` gives, and fewer where there are no more. Of the kinds that take several
    interviews there are none."""
    drawing = _Drawing(deck, rng, difficulty, recent, gone=gone)
    return _in_turn([drawing], rng, rounds, [kind for kind in kinds if kind in MAKERS])


def draw_across(
    episodes: Sequence[Episode],
    rng: random.Random,
    rounds: int,
    kinds: Iterable[Kind],
    difficulty: Difficulty,
    recent: Sequence[str] = (),
    gone: Collection[str] = (),
) -> list[Question]:
    """So many questions, of the given kinds in turn and about the interviews in turn, as `draw` chooses them; each
    knows which interview it is about. Which one something was said in is only asked where there are enough, of
    one drawn by lot.

    Raises:
        TooFewEpisodesError: there are not, and nothing else is to be asked.
        RunsOutError: the interviews together are too short for that many.
    """
    kinds = [kind for kind in kinds if kind is not Kind.EPISODE or len(told_apart(episodes)) >= LEAST_EPISODES]
    if not kinds:
        raise TooFewEpisodesError
    drawings = [
        _Drawing(one.deck, rng, difficulty, recent, EpisodeMaker(one, episodes), one.origin, gone)
        for one in episodes
    ]
    questions = _in_turn(drawings, rng, rounds, kinds)
    if len(questions) < rounds:
        raise RunsOutError(len(questions))
    return questions


def _in_turn(drawings: list["_Drawing"], rng: random.Random, rounds: int, kinds: list[Kind]) -> list[Question]:
    """Up to so many questions, of the kinds and about the interviews in turn."""
    rng.shuffle(kinds)
    rng.shuffle(drawings)
    questions: list[Question] = []
    while kinds and len(questions) < rounds:
        kind = kinds.pop(0)
        is_asked = kind is Kind.EPISODE  # in turn, the last one would be known
        turns = rng.sample(drawings, len(drawings)) if is_asked else list(drawings)
        drawing = next((one for one in turns if one.add(kind)), None)
        if drawing is not None:
            questions.append(drawing.questions[-1])
            kinds.append(kind)
            if not is_asked:
                drawings.remove(drawing)
                drawings.append(drawing)
    return questions


def draw_again(
    own: Episode, key: str, rng: random.Random, difficulty: Difficulty, others: Sequence[Episode] = ()
) -> Question | None:
    """A question of the kind and about the excerpt of this `Question.key`; None if the interview has lost it, or if
    these others are too few to ask which one it was said in."""
    kind, _, name = key.partition(":")
    excerpt = own.deck.named(name)
    if excerpt is None:
        return None
    make = MAKERS.get(Kind(kind)) or EpisodeMaker(own, others, choosy=False)
    tries = (make(own.deck, excerpt, Terms.lenient(rng, difficulty)) for _ in range(_TRIES))
    found = next(filter(None, tries), None)
    return found and replace(found, origin=own.origin)


class _Drawing:
    """Draws about one interview. Where there are others, `episodes` asks which one something was said in, and the
    `origin` goes into the questions."""

    def __init__(
        self,
        deck: Deck,
        rng: random.Random,
        difficulty: Difficulty,
        recent: Sequence[str],
        episodes: EpisodeMaker | None = None,
        origin: Origin | None = None,
        gone: Collection[str] = (),
    ) -> None:
        self.questions: list[Question] = []
        self._deck, self._rng, self._difficulty = deck, rng, difficulty
        self._makers = MAKERS if episodes is None else {**MAKERS, Kind.EPISODE: episodes}
        self._origin = origin
        self._age = {key: number + 1 for number, key in enumerate(recent)}
        self._used, self._told, self._shown = set(gone), set(gone), set(gone)
        self._revealed: set[int] = set()

    def add(self, kind: Kind) -> bool:
        """Whether there was one more of this kind."""
        choices = groups(kind, self._deck)
        if not choices:
            return False
        group = self._rng.choice(choices)  # once one group is used up, all are: else what is left would show
        recent = self._age.keys()
        fresh, new = self._shown | recent, self._told | recent
        choosy, lenient = (fresh, new), (fresh, new, self._told, self._used)
        for avoid, is_choosy in (*product(choosy, [True]), *product(lenient, [False])):
            *near, last = attempts(kind, self._rng)
            candidates = list(self._candidates(kind, group, avoid, is_choosy=is_choosy))
            for wanted_in_turn, equals in product((near, [last]), candidates):
                for wanted, excerpt in product(wanted_in_turn, equals):
                    terms = Terms(self._rng, self._difficulty, wanted, avoid, is_choosy)
                    question = self._makers[kind](self._deck, excerpt, terms)
                    if question is not None and question.told.isdisjoint(avoid):
                        self._take(question)
                        return True
        return False

    def _candidates(
        self, kind: Kind, group: Sequence[Excerpt], avoid: Collection[str], *, is_choosy: bool
    ) -> Iterator[Sequence[Excerpt]]:
        """First those that had better be asked about, in an order drawn by lot, then the next best. Where one is
        choosy, only those that are this kind's own."""
        left = [
            excerpt
            for excerpt in group
            if excerpt.key not in avoid and (not is_choosy or is_own(kind, self._deck, excerpt, self._difficulty))
        ]
        self._rng.shuffle(left)
        order = partial(self._order, kind)
        return (list(equals) for _, equals in groupby(sorted(left, key=order), order))

    def _order(self, kind: Kind, excerpt: Excerpt) -> tuple[int, bool, bool, bool, int]:
        nearness = self._nearness(excerpt)
        last = is_last(kind, self._deck, excerpt, self._difficulty)
        apt = is_apt(kind, self._deck, excerpt, self._difficulty)
        return self._age.get(excerpt.key, 0), last, nearness > 1, not apt, nearness

    def _nearness(self, excerpt: Excerpt) -> int:
        distance = min((abs(excerpt.sentence - one) for one in self._revealed), default=_FAR)
        return sum(distance <= near for near in _NEARBY)

    def _take(self, question: Question) -> None:
        self.questions.append(replace(question, origin=self._origin))
        self._used |= question.uses
        self._told |= question.told
        self._shown |= {one.key for one in question.excerpts}
        self._revealed |= {one.sentence for one in question.excerpts if one.key in question.uses}
