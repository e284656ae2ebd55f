"""A game as a state machine: every step gives a new game, and the clock comes in as `now`, in seconds.

    start -> gather, join … -> begin -> shown -> answer, hint, join … -> close (or skip) -> next -> shown …
    -> close -> next: finished

Rules. A game in a channel begins in a lobby, where people join. The last answer before a round ends counts, with
its own time, so changing one's mind costs the speed bonus at most. A round ends at its deadline, or a moment after
everybody who is waited for has answered: `reconsider` seconds, in which whoever was last may think again, too.
Who joins later is waited for from then on; who lets two rounds pass is not, until they answer again. Alone in the
first round of a game without a lobby one waits for the deadline, so that others can join. A skipped or stopped
round counts for nobody.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from bot.core.quiz import grading, hints
from bot.core.quiz.errors import NoHintError, RoundGoneError, TooLateError
from bot.core.quiz.questions import Answer, Kind, Level, Question
from bot.core.quiz.scoring import Result, score

GRACE = 0.5
"""Seconds that a round stays open past its deadline, for answers that have arrived and are still on their way
in."""
_PATIENCE = 2


class Ending(StrEnum):
    """How a game ended: played out, stopped by somebody, or its channel or message was lost."""

    FINISHED = "finished"
    STOPPED = "stopped"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Received:
    """An answer and when it arrived."""

    answer: Answer
    at: float


@dataclass(frozen=True, slots=True)
class Round:
    """One question, who answered what, and who took the hint, by player.

    `shown_at` and `deadline` are None until the question is on the screen; `results` is None until it is closed.
    `complete_at` is since when nobody is waited for any more.
    """

    question: Question
    shown_at: float | None = None
    deadline: float | None = None
    answers: dict[int, Received] = field(default_factory=dict[int, Received])
    hinted: frozenset[int] = frozenset()
    results: tuple[Result, ...] | None = None
    complete_at: float | None = None

    @property
    def is_closed(self) -> bool:
        return self.results is not None

    def took(self, player: int) -> float:
        """Seconds from the question's appearance to the player's answer; 0 if that won the race to the screen."""
        at = self.answers[player].at
        return max(0.0, at - (at if self.shown_at is None else self.shown_at))

    def without(self, player: int) -> Self:
        """This round without what this player did."""
        return replace(
            self,
            answers={one: received for one, received in self.answers.items() if one != player},
            hinted=self.hinted - {player},
            results=None if self.results is None else tuple(one for one in self.results if one.player != player),
        )


@dataclass(frozen=True, slots=True)
class RoundId:
    """What a button carries: a press counts for this round of this game or not at all."""

    game: int
    number: int


@dataclass(frozen=True, slots=True)
class Game:
    """`kind` None is mixed; `joined` gives for each player the round since which they are in; `number` is the
    round that is on, from 0. A private game is played alone.

    `in_lobby` is before the first round, `lobby_ends` when that ends, once it is on the screen, and `gathered`
    whether there was a lobby. `reconsider` is how long (seconds) a round stays open after the last answer."""

    id: int
    starter: int
    kind: Kind | None
    level: Level
    seconds: float
    rounds: tuple[Round, ...]
    joined: dict[int, int]
    private: bool = False
    number: int = 0
    ending: Ending | None = None
    in_lobby: bool = False
    lobby_ends: float | None = None
    gathered: bool = False
    reconsider: float = 0.0

    @classmethod
    def start(
        cls,
        id: int,
        starter: int,
        kind: Kind | None,
        level: Level,
        seconds: float,
        questions: Iterable[Question],
        *,
        private: bool = False,
        lobby: bool = False,
        reconsider: float = 0.0,
    ) -> Self:
        rounds = tuple(Round(question) for question in questions)
        return cls(
            id,
            starter,
            kind,
            level,
            seconds,
            rounds,
            {starter: 0},
            private,
            in_lobby=lobby,
            reconsider=reconsider,
        )

    @property
    def round(self) -> Round:
        return self.rounds[self.number]

    @property
    def round_id(self) -> RoundId:
        return RoundId(self.id, self.number)

    @property
    def is_last(self) -> bool:
        return self.number == len(self.rounds) - 1

    @property
    def awaited(self) -> frozenset[int]:
        """Players who have not answered yet, and without whom the round does not end before its deadline."""
        latest = self.rounds[max(0, self.number - _PATIENCE) : self.number]
        return frozenset(
            player
            for player, since in self.joined.items()
            if player not in self.round.answers
            and (self.number - since < _PATIENCE or any(player in one.answers for one in latest))
        )

    @property
    def is_complete(self) -> bool:
        """Whether somebody has answered in this round and nobody is waited for any more."""
        may_others_join = not self.private and not self.gathered and self.number == 0 and len(self.joined) == 1
        return bool(self.round.answers) and not self.awaited and not may_others_join

    @property
    def closes_at(self) -> float | None:
        """When the open round ends, as it stands, to those who play; None until it is on the screen."""
        ends = [self.round.deadline]
        if self.is_complete:
            ends.append((self.round.complete_at or 0.0) + self.reconsider)
        return min((end for end in ends if end is not None), default=None)

    def gather(self, now: float, seconds: float) -> Self:
        """The lobby is on the screen: its countdown starts. Shown again, after a restart, it runs on."""
        if not self.in_lobby or self.lobby_ends is not None:
            return self
        return replace(self, lobby_ends=now + seconds)

    def begin(self) -> Self:
        """Leave the lobby for the first round, which is yet to be shown."""
        return replace(self, in_lobby=False, gathered=True) if self.in_lobby else self

    def join(self, player: int) -> Self:
        """From now on the game waits for this player, too."""
        if player in self.joined:
            return self
        return replace(self, joined={**self.joined, player: self.number})._noting_completion(None)

    def shown(self, now: float) -> Self:
        """The question is on the screen: the clock starts. Shown again, after a restart, it runs on."""
        if self.round.shown_at is not None:
            return self
        return self._with(replace(self.round, shown_at=now, deadline=now + self.seconds))

    def answer(self, round_id: RoundId, player: int, answer: Answer, at: float) -> Self:
        """Take an answer that arrived `at`; it replaces an earlier one of the same player.

        Raises:
            RoundGoneError: it is for another round or game, or the round is closed.
            TooLateError: the deadline was over.
            OutsideRecordingError: a time after the end of the recording.
            ValueError: the question does not take such an answer.
        """
        self._check(round_id, at)
        grading.check(self.round.question, answer)
        game = self.join(player)
        answers = {**game.round.answers, player: Received(answer, at)}
        return game._with(replace(game.round, answers=answers))._noting_completion(at)

    def hint(self, round_id: RoundId, player: int, at: float) -> tuple[Self, hints.Hint]:
        """The hint, for this player's eyes only. Asked for again it costs no more.

        Raises:
            RoundGoneError, TooLateError: as for `answer`.
            NoHintError: this question has none.
        """
        self._check(round_id, at)
        shown = hints.hint(self.round.question)
        if shown is None:
            raise NoHintError
        game = self.join(player)
        return game._with(replace(game.round, hinted=game.round.hinted | {player})), shown

    def _check(self, round_id: RoundId, at: float) -> None:
        if round_id != self.round_id or self.round.is_closed or self.ending or self.in_lobby:
            raise RoundGoneError
        if self.round.deadline is not None and at > self.round.deadline:
            raise TooLateError

    def is_over(self, now: float) -> bool:
        """Whether the round is to be closed: its time is up, or nobody is waited for any more."""
        return self.ends_at is not None and now >= self.ends_at

    @property
    def ends_at(self) -> float | None:
        """When the open round is to be closed, as it stands: at its deadline answers may be on their way in."""
        closes_at = None if self.round.shown_at is None or self.round.is_closed else self.closes_at
        return closes_at + GRACE if closes_at is not None and closes_at == self.round.deadline else closes_at

    def close(self, now: float) -> Self:
        """Score the round, for everyone who joined. A closed round stays as it is: nothing is scored twice."""
        if self.round.is_closed:
            return self
        results = tuple(self._result(player, now) for player in self.joined)
        return self._with(replace(self.round, results=results))

    def _result(self, player: int, now: float) -> Result:
        received = self.round.answers.get(player)
        return score(
            self.round.question,
            player,
            received.answer if received else None,
            self.round.took(player) if received else self.seconds,
            self.seconds,
            player in self.round.hinted,
            now,
        )

    def skip(self) -> Self:
        """Close the round without results; in the lobby, begin."""
        if self.in_lobby:
            return self.begin()
        return self if self.round.is_closed else self._with(replace(self.round, results=()))

    def next(self) -> Self:
        """On to the next round, which is yet to be shown; after the last one the game is finished."""
        if not self.round.is_closed or self.ending:
            return self
        return self.end(Ending.FINISHED) if self.is_last else replace(self, number=self.number + 1)

    def end(self, ending: Ending) -> Self:
        """End the game; a round that is open then counts for nobody."""
        return self if self.ending else replace(self.begin().skip(), ending=ending)

    def without(self, player: int) -> Self:
        """This game as if this player had not been in it; what others have stays."""
        return replace(
            self,
            starter=0 if self.starter == player else self.starter,
            joined={one: since for one, since in self.joined.items() if one != player},
            rounds=tuple(one.without(player) for one in self.rounds),
        )

    def results(self) -> Sequence[Result]:
        """All results so far."""
        return [result for one in self.rounds for result in one.results or ()]

    def _noting_completion(self, now: float | None) -> Self:
        """Note since when nobody is waited for, or that somebody is again."""
        if self.is_complete == (self.round.complete_at is not None):
            return self
        return self._with(replace(self.round, complete_at=now if self.is_complete else None))

    def _with(self, current: Round) -> Self:
        rounds = (*self.rounds[: self.number], current, *self.rounds[self.number + 1 :])
        return replace(self, rounds=rounds)
