import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from bot.core.quiz.dealing import draw
from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.games import Ending, Game
from bot.core.quiz.questions import Kind, Level, Locate
from bot.core.quiz.scoring import chance as chance_of
from bot.core.quiz.tables import Mode, StoredGame, Table
from bot.core.transcript.source import read
from bot.store.database import Database
from bot.store.games import GameStore

INTERVIEW = Path(__file__).parents[2] / "data" / "interview.txt"
ADA, BEN, SERVER, ROOM, OTHER_ROOM = 1, 2, 10, 100, 101
NOW = 1_000_000.0
CHANNEL = Table(Mode.CHANNEL, SERVER, ROOM, ADA, 1, "digest", NOW)
DAILY = replace(CHANNEL, mode=Mode.DAILY, day=date(2026, 11, 22))


@pytest.fixture(scope="module")
def make() -> Callable[[int], Game]:
    deck = Deck(read(INTERVIEW).transcript)
    questions = draw(deck, random.Random(3), 12, Kind, Difficulty.of(Level.NORMAL))
    return lambda id: Game.start(id, ADA, None, Level.NORMAL, 30, questions)


@pytest.fixture
def games(database: Database) -> GameStore:
    return GameStore(database)


async def started(games: GameStore, table: Table, make: Callable[[int], Game], *places: int) -> StoredGame:
    stored = await games.start(table, make, places)
    assert stored is not None
    return stored


def answered(stored: StoredGame, *players: int) -> StoredGame:
    game = stored.game.shown(NOW)
    for player in players:
        game = game.answer(game.round_id, player, game.round.question.answer, NOW + player)
    return stored.now(game)


async def test_a_game_of_every_kind_comes_back_as_it_stood(games: GameStore, make: Callable[[int], Game]) -> None:
    stored = replace(answered(await started(games, CHANNEL, make), ADA, BEN), message_id=77)
    assert {one.question.kind for one in stored.game.rounds} == set(Kind) - {Kind.EPISODE}
    for _ in stored.game.rounds:
        stored = answered(stored, ADA, BEN)
        await games.save(stored)
        assert await games.get(stored.id) == stored
        stored = stored.now(stored.game.close(NOW + 30))
        await games.close_round(stored)
        assert await games.open_games() == [stored]
        stored = stored.now(stored.game.next())
    await games.end(stored, NOW + 40)
    assert await games.open_games() == []
    assert await games.get(stored.id) == stored
    assert await games.results(SERVER) == sorted(stored.game.results(), key=lambda result: result.at)
    assert len(await games.results_of(BEN, SERVER)) == 12


async def test_results_are_written_once_however_often_a_round_is_closed(
    games: GameStore, make: Callable[[int], Game]
) -> None:
    stored = answered(await started(games, CHANNEL, make), ADA)
    closed = stored.now(stored.game.close(NOW + 30))
    for again in (closed, closed, stored.now(stored.game.close(NOW + 99))):
        await games.close_round(again)
    assert await games.results(SERVER) == list(closed.game.results())
    assert await games.results(SERVER, since=NOW + 31) == []
    assert await games.results_of(ADA, None) == await games.results(SERVER + 1) == []


async def test_a_channel_has_one_game_and_is_free_again_after_it(
    games: GameStore, make: Callable[[int], Game]
) -> None:
    first = await started(games, CHANNEL, make)
    assert await games.start(replace(CHANNEL, player_id=BEN), make) is None
    assert await games.start(replace(CHANNEL, mode=Mode.SOLO), make) is not None
    assert await games.start(replace(CHANNEL, channel_id=OTHER_ROOM), make) is not None
    await games.end(first.now(first.game.end(Ending.STOPPED)), NOW)
    second = await started(games, CHANNEL, make)
    assert second.id != first.id


async def test_a_daily_is_tried_once_a_day_a_person_a_server(games: GameStore, make: Callable[[int], Game]) -> None:
    tried = await started(games, DAILY, make)
    await games.end(tried.now(tried.game.end(Ending.FINISHED)), NOW)
    assert await games.start(replace(DAILY, channel_id=OTHER_ROOM), make) is None
    for other in (
        replace(DAILY, player_id=BEN),
        replace(DAILY, guild_id=None),
        replace(DAILY, day=date(2026, 11, 23)),
    ):
        assert await games.start(other, make) is not None
    found = await games.daily_of(SERVER, ADA, date(2026, 11, 22))
    assert found is not None
    assert (found.id, found.table.day) == (tried.id, DAILY.day)
    assert await games.days_played(SERVER, ADA) == [date(2026, 11, 22)]
    assert await games.days_played(None, ADA) == []


async def test_the_part_that_a_game_is_about_is_remembered(games: GameStore, make: Callable[[int], Game]) -> None:
    solo = replace(CHANNEL, mode=Mode.SOLO, part=(0, 7))
    stored = await started(games, solo, make, ADA)
    assert await games.get(stored.id) == stored
    keys = await games.recent_keys(ADA)
    assert keys
    assert await games.recent_keys(ADA, since=NOW) == keys
    assert await games.recent_keys(ADA, since=NOW + 1) == []


async def test_what_was_asked_is_remembered_for_its_place_longest_ago_first(
    games: GameStore, make: Callable[[int], Game]
) -> None:
    deck = Deck(read(INTERVIEW).transcript)
    rng = random.Random(1)
    seen: list[str] = []
    for number in range(2):
        questions = draw(deck, rng, 3, [Kind.WHEN], Difficulty.of(Level.EASY), seen)
        table = replace(CHANNEL, channel_id=number, started_at=NOW + number)
        await games.start(
            table, lambda id, made=questions: Game.start(id, ADA, Kind.WHEN, Level.EASY, 9, made), (SERVER,)
        )
        seen = await games.recent_keys(SERVER)
        assert set(seen[-3:]) == {question.excerpt.key for question in questions}
    assert len(seen) == 6
    assert await games.recent_keys(ROOM) == []


async def test_older_results_get_the_chance_of_what_was_asked(database: Database, games: GameStore) -> None:
    deck, rng = Deck(read(INTERVIEW).transcript), random.Random(1)
    asked = [
        question
        for level in Level
        for kinds in ([Kind.WHEN], [Kind.GAP], [Kind.ORDER], [Kind.REAL])
        for question in draw(deck, rng, 3, kinds, Difficulty.of(level))
    ]
    stored = await games.start(CHANNEL, lambda id: Game.start(id, ADA, None, Level.EASY, 9, asked))
    assert stored is not None
    for _ in asked:
        stored = stored.now(stored.game.shown(NOW).close(NOW))
        await games.close_round(stored)
        stored = stored.now(stored.game.next())
    await database.write("UPDATE results SET chance = 0.9")
    script = (resources.files("bot.store.migrations") / "0010_chances.sql").read_text("utf-8")
    await database.write(script.partition(";")[2].strip().rstrip(";"))
    now = [result.chance for result in await games.results(SERVER)]
    for question, chance in zip(asked, now, strict=True):
        assert chance == pytest.approx(chance_of(question), abs=0.18)
        is_worth_a_part = question.kind is Kind.ORDER or isinstance(question.task, Locate)
        assert is_worth_a_part or chance == chance_of(question)
