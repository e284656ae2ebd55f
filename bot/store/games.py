"""Games of the quiz, their results, and what was asked lately."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from bot.core.quiz.games import Game
from bot.core.quiz.questions import Kind
from bot.core.quiz.scoring import Result
from bot.core.quiz.tables import Mode, StoredGame, Table
from bot.store.batch import Batch
from bot.store.database import Database
from bot.store.players import Card, put_cards

_JSON = TypeAdapter(Game)
_COLUMNS = (
    "id, mode, guild_id, channel_id, message_id, player_id, interview_id, digest, day, state, started_at, show,"
    " first, last, token"
)
_RESULT = "player_id, kind, at, took, is_right, quality, points, bonus, hinted, error_ms, length_ms, chance"
_SAVE = "UPDATE games SET state = ?, message_id = ?, token = ? WHERE id = ?"
_SAVE_RESULT = (
    f"INSERT OR IGNORE INTO results (game_id, round, guild_id, {_RESULT})"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_SEEN = "game_id IN (SELECT id FROM games WHERE mode IN ('channel', 'daily'))"
"""What others may know of; solo games and practice are a person's own business."""
Row = tuple[object, ...]
Saved = tuple[Row, Sequence[Row], Sequence[Card]]
"""How a game stands, and the results and cards to be stored with it."""


class GameStore:
    """The games and their results; every method runs one query."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._saving = Batch(self._save)

    async def start(
        self, table: Table, make: Callable[[int], Game], places: Collection[int] = ()
    ) -> StoredGame | None:
        """Store the game that `make` builds from its id; its excerpts count as asked lately at these `places`.

        None where the table is taken: a game is on in this channel, or this daily was tried.
        """
        async with self._database.transaction():
            rows = await self._database.within(
                "INSERT INTO games (mode, guild_id, channel_id, player_id, interview_id, digest, day, state,"
                " started_at, show, first, last) VALUES (?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING RETURNING id",
                (
                    table.mode,
                    table.guild_id,
                    table.channel_id,
                    table.player_id,
                    table.interview_id,
                    table.digest,
                    table.day and table.day.isoformat(),
                    table.started_at,
                    table.show,
                    *(table.part or (None, None)),
                ),
            )
            if not rows:
                return None
            stored = StoredGame(table, make(rows[0][0]))
            await self._database.within(_SAVE, _state(stored))
            keys = {key for one in stored.game.rounds for key in one.question.told}
            await self._database.within_many(
                "INSERT OR REPLACE INTO asked (place, key, at) VALUES (?, ?, ?)",
                [(place, key, table.started_at) for place in places for key in keys],
            )
            return stored

    async def save(self, stored: StoredGame, cards: Sequence[Card] = ()) -> None:
        """Store how the game stands, where it was posted, and what is to be practised from now on."""
        await self._saving.add((_state(stored), (), cards))

    async def close_round(self, stored: StoredGame, cards: Sequence[Card] = ()) -> None:
        """As `save`, together with the results of its round; those that were stored before stay."""
        results = stored.game.round.results or ()
        rows = [(stored.id, stored.game.number, stored.table.guild_id, *_values(result)) for result in results]
        await self._saving.add((_state(stored), rows, cards))

    async def _save(self, batch: list[Saved]) -> None:
        async with self._database.transaction():
            await self._database.within_many(_SAVE, [state for state, _, _ in batch])
            if rows := [row for _, rows, _ in batch for row in rows]:
                await self._database.within_many(_SAVE_RESULT, rows)
            if cards := [card for _, _, cards in batch for card in cards]:
                await put_cards(self._database, cards)

    async def end(self, stored: StoredGame, at: float) -> None:
        """Store how the game ended; its channel is free again."""
        async with self._database.transaction():
            await self._database.within(_SAVE, _state(replace(stored, token=None)))
            await self._database.within(
                "UPDATE games SET ended_at = ? WHERE id = ? AND ended_at IS NULL", (at, stored.id)
            )

    async def get(self, game_id: int) -> StoredGame | None:
        return _first(await self._games("id = ?", game_id))

    async def open_games(self) -> list[StoredGame]:
        """Every game in a channel that has not ended, oldest first."""
        return await self._games("mode = 'channel' AND ended_at IS NULL")

    async def daily_of(self, guild_id: int | None, player_id: int, day: date) -> StoredGame | None:
        """This player's try at the daily of that day, ended or not."""
        return _first(
            await self._games(
                "mode = 'daily' AND coalesce(guild_id, 0) = ? AND player_id = ? AND day = ?",
                guild_id or 0,
                player_id,
                day.isoformat(),
            )
        )

    async def first_daily(self, guild_id: int | None, day: date) -> StoredGame | None:
        """The first try of anybody at the daily of that day."""
        where = "mode = 'daily' AND coalesce(guild_id, 0) = ? AND day = ?"
        return _first(await self._games(where, guild_id or 0, day.isoformat()))

    async def daily_asks(self, guild_id: int | None, day: date) -> frozenset[str]:
        """Keys of the excerpts that the daily of that day uses, once somebody has begun it."""
        first = await self.first_daily(guild_id, day)
        return frozenset(key for one in first.game.rounds for key in one.question.told) if first else frozenset()

    async def daily_interviews(self, guild_id: int | None, before: date) -> list[int]:
        """The interviews that the dailies before that day were about, each once, last used longest ago first."""
        rows = await self._database.rows(
            "SELECT interview_id FROM games WHERE mode = 'daily' AND coalesce(guild_id, 0) = ? AND day < ?"
            " GROUP BY interview_id ORDER BY max(day), max(id)",
            (guild_id or 0, before.isoformat()),
        )
        return [interview_id for (interview_id,) in rows]

    async def share(self, game_id: int, at: float) -> bool:
        """Whether that was the first time that the player shared this game."""
        sql = "UPDATE games SET shared_at = ? WHERE id = ? AND shared_at IS NULL"
        return bool(await self._database.write(sql, (at, game_id)))

    async def is_shared(self, game_id: int) -> bool:
        return bool(
            await self._database.rows("SELECT 1 FROM games WHERE id = ? AND shared_at IS NOT NULL", (game_id,))
        )

    async def days_played(self, guild_id: int | None, player_id: int) -> list[date]:
        """The days whose daily this player has ended, earliest first."""
        rows = await self._database.rows(
            "SELECT day FROM games WHERE mode = 'daily' AND coalesce(guild_id, 0) = ? AND player_id = ?"
            " AND ended_at IS NOT NULL ORDER BY day",
            (guild_id or 0, player_id),
        )
        return [date.fromisoformat(day) for (day,) in rows]

    async def daily_keys(self, guild_id: int | None, before: date, days: int) -> list[str]:
        """Keys of the excerpts that the dailies of the last so many days before that one used, oldest first."""
        rows = await self._database.rows(
            "SELECT max(id) FROM games WHERE mode = 'daily' AND coalesce(guild_id, 0) = ? AND day < ?"
            " GROUP BY day ORDER BY day DESC LIMIT ?",
            (guild_id or 0, before.isoformat(), days),
        )
        games = await self._games(f"id IN ({', '.join(str(game_id) for (game_id,) in rows)})")
        return [key for stored in games for one in stored.game.rounds for key in sorted(one.question.told)]

    async def begun_alone(self, since: float) -> list[StoredGame]:
        """The private games of all players that were begun from that moment on and have not ended, oldest first."""
        return await self._games("mode <> 'channel' AND ended_at IS NULL AND started_at >= ?", since)

    async def open_alone(self, player_id: int, mode: Mode) -> list[StoredGame]:
        """The games of that mode that this player has begun and not ended, oldest first."""
        return await self._games("mode = ? AND ended_at IS NULL AND player_id = ?", mode, player_id)

    async def all_open_alone(self, player_id: int) -> list[StoredGame]:
        """The private games of any mode that this player has begun and not ended."""
        return await self._games("mode <> 'channel' AND ended_at IS NULL AND player_id = ?", player_id)

    async def _games(self, where: str, *values: object) -> list[StoredGame]:
        """Those whose interview was purged have no state any more."""
        kept = f"state <> '' AND {where}"
        rows = await self._database.rows(f"SELECT {_COLUMNS} FROM games WHERE {kept} ORDER BY id", values)
        return [_stored(*row) for row in rows]

    async def recent_keys(self, *places: int, since: float = 0.0) -> list[str]:
        """Keys of the excerpts that were asked about at one of these places from that moment on, longest ago
        first."""
        some = ", ".join("?" * len(places))
        rows = await self._database.rows(
            f"SELECT key FROM asked WHERE place IN ({some}) AND at >= ? GROUP BY key ORDER BY max(at), key",
            (*places, since),
        )
        return [key for (key,) in rows]

    async def results(self, guild_id: int, since: float = 0.0) -> list[Result]:
        """Everybody's results on a server from that moment on, in order of time."""
        return await self._results("guild_id = ? AND at >= ?", guild_id, since)

    async def ranked_results(self, guild_id: int, since: float = 0.0) -> list[Result]:
        """Those of them that count for the leaderboard: of games in channels and of the daily."""
        return await self._results(f"guild_id = ? AND at >= ? AND {_SEEN}", guild_id, since)

    async def typed_times(self, guild_id: int, most: int = 500) -> list[Result]:
        """The latest results on a server in which a time was typed: what the difficulty is learnt from."""
        rows = await self._database.rows(
            f"SELECT {_RESULT} FROM results WHERE guild_id = ? AND error_ms IS NOT NULL ORDER BY at DESC LIMIT ?",
            (guild_id, most),
        )
        return [_result(*row) for row in rows]

    async def results_of(self, player_id: int, guild_id: int | None) -> list[Result]:
        """One player's results on a server (None: in direct messages), in order of time."""
        return await self._results("player_id = ? AND guild_id IS ?", player_id, guild_id)

    async def seen_results_of(self, player_id: int, guild_id: int | None) -> list[Result]:
        """Those of them that others may know of."""
        return await self._results(f"player_id = ? AND guild_id IS ? AND {_SEEN}", player_id, guild_id)

    async def _results(self, where: str, *values: object) -> list[Result]:
        rows = await self._database.rows(
            f"SELECT {_RESULT} FROM results WHERE {where} ORDER BY at, game_id, round", values
        )
        return [_result(*row) for row in rows]


def _state(stored: StoredGame) -> Row:
    return _JSON.dump_json(stored.game).decode(), stored.message_id, stored.token, stored.id


def _stored(
    game_id: int,
    mode: str,
    guild_id: int | None,
    channel_id: int,
    message_id: int | None,
    player_id: int,
    interview_id: int,
    digest: str,
    day: str | None,
    state: str,
    started_at: float,
    show: str | None,
    first: int | None,
    last: int | None,
    token: str | None,
) -> StoredGame:
    when = date.fromisoformat(day) if day else None
    part = None if first is None or last is None else (first, last)
    about = interview_id, digest
    table = Table(Mode(mode), guild_id, channel_id, player_id, *about, started_at, when, show, part)
    return StoredGame(table, _JSON.validate_json(state), message_id, token)


def _first(games: Iterable[StoredGame]) -> StoredGame | None:
    return next(iter(games), None)


def _values(result: Result) -> Row:
    return (
        result.player,
        result.kind,
        result.at,
        result.took,
        result.right,
        result.quality,
        result.points,
        result.bonus,
        result.hinted,
        result.error,
        result.length,
        result.chance,
    )


def _result(player: int, kind: str, at: float, took: float | None, right: int, *rest: Any) -> Result:
    quality, points, bonus, hinted, error, length, chance = rest
    return Result(
        player, Kind(kind), at, took, bool(right), quality, points, bonus, bool(hinted), error, length, chance
    )
