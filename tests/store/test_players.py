import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.core.quiz.dealing import draw
from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.games import Ending, Game
from bot.core.quiz.questions import Kind, Level
from bot.core.quiz.tables import Mode, StoredGame, Table
from bot.core.transcript.source import read
from bot.store.database import Database
from bot.store.facts import FactStore
from bot.store.games import GameStore
from bot.store.players import Card, PlayerStore, put_cards

INTERVIEW = Path(__file__).parents[2] / "data" / "interview.txt"
ADA, BEN, SERVER, OTHER, ROOM = 1, 2, 10, 11, 100
TODAY = date(2026, 11, 22)
NOW = 1_000_000.0


@pytest.fixture
def players(database: Database) -> PlayerStore:
    return PlayerStore(database)


@pytest.fixture(scope="module")
def deck() -> Deck:
    return Deck(read(INTERVIEW).transcript)


def making(deck: Deck, seed: int = 0) -> Callable[[int], Game]:
    questions = draw(deck, random.Random(seed), 2, [Kind.NEXT], Difficulty.of(Level.NORMAL))
    return lambda id: Game.start(id, ADA, None, Level.NORMAL, 30, questions, private=True)


async def played(games: GameStore, mode: Mode, deck: Deck, day: date | None = None) -> StoredGame:
    stored = await games.start(
        Table(mode, SERVER, ROOM, ADA, 1, "digest", NOW, day), making(deck, day.toordinal() if day else 0)
    )
    assert stored is not None
    game = stored.game.shown(NOW)
    game = game.answer(game.round_id, ADA, game.round.question.answer, NOW).close(NOW)
    await games.close_round(stored.now(game))
    return stored.now(game)


async def put(database: Database, card: Card) -> None:
    async with database.transaction():
        await put_cards(database, [card])


async def test_hiding_is_for_one_server_and_can_be_undone(players: PlayerStore) -> None:
    for _ in range(2):
        await players.hide(SERVER, ADA)
    await players.hide(SERVER, BEN)
    assert await players.hidden(SERVER) == {ADA, BEN}
    assert await players.hidden(OTHER) == frozenset()
    await players.show(SERVER, ADA)
    assert await players.hidden(SERVER) == {BEN}


async def test_cards_come_back_longest_overdue_first(database: Database, players: PlayerStore) -> None:
    for key, due in {"gap:b": NOW + 9, "when:a": NOW, "next:c": NOW - 9}.items():
        await put(database, Card(ADA, 1, key, f"card of {key}", due))
    assert await players.due_cards(ADA, [1], NOW) == [(1, "next:c"), (1, "when:a")]
    assert await players.cards([ADA, BEN], 1, "when:a") == {ADA: "card of when:a"}
    await put(database, Card(ADA, 1, "next:c", "learnt", NOW + 99))
    assert await players.due_cards(ADA, [1], NOW) == [(1, "when:a")]
    await players.drop_card(ADA, 1, "when:a")
    assert (await players.due_cards(ADA, [1], NOW), await players.next_due(ADA, [1])) == ([], NOW + 9)
    for stranger, interview in ((BEN, 1), (ADA, 2)):
        assert await players.due_cards(stranger, [interview], NOW + 999) == []
        assert await players.next_due(stranger, [interview]) is None


async def test_which_episode_it_was_comes_back_where_there_are_several(
    database: Database, players: PlayerStore
) -> None:
    for interview, key in ((1, "when:a"), (2, "episode:b"), (9, "gap:c")):
        await put(database, Card(ADA, interview, key, "card", NOW - interview))
    assert await players.due_cards(ADA, [2], NOW) == []
    assert await players.next_due(ADA, [2]) is None
    assert await players.due_cards(ADA, [1, 2, 3, 4], NOW) == [(2, "episode:b"), (1, "when:a")]


async def test_a_settled_fact_stays_as_it_first_was(database: Database) -> None:
    facts = FactStore(database)
    assert [await facts.settle("secret", value) for value in ("one", "two")] == ["one", "one"]


async def test_only_games_that_are_alike_for_all_count_for_the_leaderboard(database: Database, deck: Deck) -> None:
    games = GameStore(database)
    for mode in (Mode.SOLO, Mode.CHANNEL):
        await played(games, mode, deck)
    await played(games, Mode.DAILY, deck, TODAY)
    assert len(await games.ranked_results(SERVER)) == 2
    assert len(await games.results_of(ADA, SERVER)) == 3
    assert await games.ranked_results(SERVER, since=NOW + 1) == await games.ranked_results(OTHER) == []


async def test_begun_games_are_found_until_they_end(database: Database, deck: Deck) -> None:
    games = GameStore(database)
    begun = [await played(games, Mode.SOLO, deck) for _ in range(2)]
    assert await games.open_alone(ADA, Mode.SOLO) == begun
    await games.end(begun[0].now(begun[0].game.end(Ending.STOPPED)), NOW)
    assert await games.open_alone(ADA, Mode.SOLO) == begun[1:]
    assert await games.begun_alone(since=NOW) == begun[1:]
    assert await games.begun_alone(since=NOW + 1) == await games.open_games() == []
    assert await games.open_alone(ADA, Mode.PRACTICE) == await games.open_alone(BEN, Mode.SOLO) == []


async def test_the_days_before_say_which_excerpts_a_daily_leaves_out(database: Database, deck: Deck) -> None:
    games = GameStore(database)
    days = [TODAY - timedelta(days=back) for back in (3, 2, 1, 0)]
    used = {day: await played(games, Mode.DAILY, deck, day) for day in days}

    def keys(*of: date) -> list[str]:
        return [key for day in of for one in used[day].game.rounds for key in sorted(one.question.uses)]

    assert await games.daily_keys(SERVER, TODAY, 2) == keys(days[1], days[2])
    assert await games.daily_keys(SERVER, days[0], 9) == await games.daily_keys(OTHER, TODAY, 9) == []


async def test_a_game_is_shared_once(database: Database, deck: Deck) -> None:
    games = GameStore(database)
    stored = await played(games, Mode.DAILY, deck, TODAY)
    assert not await games.is_shared(stored.id)
    assert [await games.share(stored.id, NOW) for _ in range(2)] == [True, False]
    assert await games.is_shared(stored.id)
