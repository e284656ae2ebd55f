"""No peeking: which sentences the open rounds ask about."""

import time
from collections import defaultdict
from collections.abc import Collection, Iterator

from bot.core.quiz.questions import LEAST_EPISODES, Kind
from bot.core.quiz.tables import Mode, StoredGame

_LOOK_SECONDS = 60.0


class OpenRounds:
    """Who may not look up what until the reveal: in a channel's game everybody on that server, and whoever plays
    wherever they are; in a private one its player."""

    def __init__(self) -> None:
        self._open: dict[int, StoredGame] = {}
        self._by_guild: dict[int, set[int]] = defaultdict(set)
        self._by_player: dict[int, set[int]] = defaultdict(set)
        self._look_at = 0.0

    def __len__(self) -> int:
        """How many rounds are open."""
        return len(self._open)

    def watch(self, stored: StoredGame) -> None:
        """Tell of a game's newest state, whenever it changes."""
        self.forget(stored.id)
        self._forget_abandoned()
        if stored.game.round.is_closed or stored.game.ending:
            return
        self._open[stored.id] = stored
        if stored.table.mode is Mode.CHANNEL and stored.table.guild_id is not None:
            self._by_guild[stored.table.guild_id].add(stored.id)
        for player in stored.game.joined:
            self._by_player[player].add(stored.id)

    def _forget_abandoned(self) -> None:
        """Stop watching private games that were left: their last round is over, and guards nothing any more."""
        now = time.time()
        if now < self._look_at:
            return
        self._look_at = now + _LOOK_SECONDS
        for stored in [one for one in self._open.values() if one.game.private and one.game.is_over(now)]:
            self.forget(stored.id)

    def forget(self, game_id: int) -> None:
        """Stop guarding what a game that is gone asked about."""
        known = self._open.pop(game_id, None)
        if known is None:
            return
        _discard(self._by_guild, known.table.guild_id, game_id)
        for player in known.game.joined:
            _discard(self._by_player, player, game_id)

    def guarded(self, guild_id: int | None, player_id: int, interview_id: int) -> frozenset[int]:
        """Numbers of the sentences of that interview that would tell this person an answer. A round that was left
        guards them as long as it could be answered."""
        mine = (
            one.game.round.question.guarded
            for one in self._bearing_on(guild_id, player_id)
            if one.origin.interview_id == interview_id
        )
        return frozenset[int]().union(*mine)

    def asks_which_of(self, guild_id: int | None, player_id: int, interview_ids: Collection[int]) -> bool:
        """Whether this person is asked which interview something was said in, and one of these, which are few, is a
        choice: what can be found there would tell."""
        return len(interview_ids) < LEAST_EPISODES and any(
            not {one.origin.interview_id, *one.game.round.question.others}.isdisjoint(interview_ids)
            for one in self._bearing_on(guild_id, player_id)
            if one.game.round.question.kind is Kind.EPISODE
        )

    def _bearing_on(self, guild_id: int | None, player_id: int) -> Iterator[StoredGame]:
        """The games whose open round this person is not to look up."""
        now = time.time()
        here = self._by_guild.get(guild_id, set()) if guild_id is not None else set[int]()
        for number in here | self._by_player.get(player_id, set()):
            if not self._open[number].game.is_over(now):
                yield self._open[number]


def _discard(numbers: dict[int, set[int]], key: int | None, game_id: int) -> None:
    if key in numbers:
        numbers[key].discard(game_id)
        if not numbers[key]:
            del numbers[key]
