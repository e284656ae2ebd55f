"""A person in every table: what is given to them, and that nothing of them is left."""

import json
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.core.quiz.dealing import draw
from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.games import Game
from bot.core.quiz.questions import Kind, Level, Question
from bot.core.quiz.tables import Mode, StoredGame, Table
from bot.core.search.complaints import Complaint
from bot.core.search.hits import Hit, Verdict
from bot.core.search.pages import Pages
from bot.core.starred import Passage, Starred
from bot.core.transcript.source import read
from bot.store.complaints import ComplaintStore
from bot.store.database import Database
from bot.store.games import GameStore
from bot.store.interviews import InterviewStore
from bot.store.mendings import MendingStore
from bot.store.personal import PersonalStore
from bot.store.players import Card, PlayerStore, put_cards
from bot.store.prepared import prepare
from bot.store.quote_replies import QuoteReplyStore
from bot.store.stars import StarStore
from bot.store.topics import TopicStore
from bot.store.uploads import UploadStore

INTERVIEW = Path(__file__).parents[2] / "data" / "interview.txt"
ADA, BEN, SERVER, ROOM, NOW = 111222333444555666, 777888999000111222, 10, 100, 1_000_000.0
CHANNEL = Table(Mode.CHANNEL, SERVER, ROOM, ADA, 1, "digest", NOW)
STARRED = Starred(Passage(1, "digest", 0, 0), "Said.", "Zoe", 0, 0, 1)
COMPLAINT = Complaint(1, "digest", Hit("Said.", 0, 9, None, 0.5, Verdict.NEARLY, (), 0, 0, 0, 5), "doubt", 1)
NAMES_NOBODY = {
    "chapters",
    "corrections",
    "cues",
    "current_interviews",
    "departures",
    "feeds",
    "follow_episodes",
    "follows",
    "facts",
    "failures",
    "gists",
    "interview_texts",
    "mended_cues",
    "outlines",
    "passage_words",
    "passage_words_config",
    "passage_words_content",
    "passage_words_data",
    "passage_words_docsize",
    "passage_words_idx",
    "passages",
    "quiz_channels",
    "quote_days",
    "sentences",
    "server_settings",
    "shared_cards",
    "speaker_names",
    "speakers",
    "stretch_words",
    "stretch_words_config",
    "stretch_words_content",
    "stretch_words_data",
    "stretch_words_docsize",
    "stretch_words_idx",
    "stretches",
    "topic_marks",
    "turns",
    "vectors",
    "word_vectors",
}


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    return draw(Deck(read(INTERVIEW).transcript), random.Random(3), 3, Kind, Difficulty.of(Level.NORMAL))


async def holding(database: Database, person: int) -> set[str]:
    """Every `table.column` in which the person's number stands somewhere."""
    found: set[str] = set()
    for table in await tables(database):
        for _, column, *_ in await database.rows(f"PRAGMA table_info({table})"):
            where = f"instr(CAST({column} AS TEXT), ?)"
            if await database.rows(f"SELECT 1 FROM {table} WHERE {where}", (str(person),)):
                found.add(f"{table}.{column}")
    return found


async def tables(database: Database) -> list[str]:
    rows = await database.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    )
    return [name for (name,) in rows]


async def played(database: Database, table: Table, questions: list[Question], *players: int) -> StoredGame:
    """Two rounds of a game: one scored, one open, with answers of all and a hint of each."""
    games = GameStore(database)
    starter, alone = table.player_id, table.mode is not Mode.CHANNEL
    stored = await games.start(
        table,
        lambda id: Game.start(id, starter, None, Level.NORMAL, 30, questions, private=alone),
        places=(starter,),
    )
    assert stored is not None
    for number in range(2):
        game = stored.game.shown(NOW)
        for player in players:
            game = game.answer(game.round_id, player, game.round.question.answer, NOW + 1)
            game = game.hint(game.round_id, player, NOW)[0] if game.round.question.kind is Kind.NEXT else game
        stored = stored.now(game if number else game.close(NOW + 30))
        await (games.save if number else games.close_round)(stored)
        stored = stored if number else stored.now(stored.game.next())
    return stored


@pytest.fixture
async def lived_in(database: Database, questions: list[Question]) -> Database:
    """Ada and Ben have done all there is to do."""
    await InterviewStore(database).add([read(INTERVIEW)], SERVER)
    await database.write("UPDATE interviews SET added_by = ?", (ADA,))
    await played(database, CHANNEL, questions, ADA, BEN)
    await played(database, replace(CHANNEL, player_id=BEN, channel_id=101), questions, ADA, BEN)
    players, topics, quotes = PlayerStore(database), TopicStore(database), QuoteReplyStore(database)
    for person in (ADA, BEN):
        own = replace(CHANNEL, player_id=person)
        await played(database, replace(own, mode=Mode.SOLO), questions, person)
        await played(database, replace(own, mode=Mode.DAILY, day=date(2026, 11, 22)), questions, person)
        await played(
            database, replace(own, mode=Mode.DAILY, guild_id=None, day=date(2026, 11, 22)), questions, person
        )
        await players.hide(SERVER, person)
        async with database.transaction():
            await put_cards(database, [Card(person, 1, "when:3", '{"card_id": 1}', NOW)])
        await topics.report(1, "digest", 0, SERVER, person)
        await ComplaintStore(database).add(person, SERVER, COMPLAINT)
        mendings = MendingStore(database)
        [line, *_] = await mendings.between(1, 0, 1_000)
        assert await mendings.mend(SERVER, 1, person, [(line, f"{line.shown}, then")])
        await StarStore(database).toggle(person, SERVER, STARRED, 9)
        await quotes.add(f"quote {person}", Pages(person, 1, "digest", ()))
        for state in ("asked", "queued", "imported"):
            await database.write(
                "INSERT INTO uploads (id, guild_id, channel_id, user_id, state, filename, content, created_at)"
                " VALUES (?, ?, ?, ?, ?, 'a.srt', x'00', 1)",
                (f"{state} {person % 1000}", SERVER, ROOM, person, state),
            )
    return database


async def test_every_table_is_known_to_name_people_or_not_to(lived_in: Database) -> None:
    naming = {name.split(".")[0] for name in await holding(lived_in, ADA)}
    assert naming | NAMES_NOBODY >= set(await tables(lived_in)), "say in store/personal.py what it keeps of people"
    assert not naming & NAMES_NOBODY


async def test_whoever_is_forgotten_stands_in_no_column_of_any_table(lived_in: Database) -> None:
    before = await holding(lived_in, BEN)
    await PersonalStore(lived_in).forget(ADA)
    assert await holding(lived_in, ADA) == set()
    assert await holding(lived_in, BEN) == before
    (left,) = await lived_in.rows("SELECT count(*) FROM interviews")
    assert left == (1,)


async def test_others_keep_their_points_and_games_go_on(lived_in: Database) -> None:
    games = GameStore(lived_in)
    before = await games.results_of(BEN, SERVER)
    await PersonalStore(lived_in).forget(ADA)
    assert await games.results_of(BEN, SERVER) == before
    assert await games.results_of(ADA, SERVER) == []
    for stored in await games.open_games():
        assert set(stored.game.joined) == set(stored.game.round.answers) == {BEN}
    assert len(await games.open_games()) == 2


async def test_what_the_dailies_asked_stays_known_to_the_server(lived_in: Database) -> None:
    games, tomorrow = GameStore(lived_in), date(2026, 11, 23)
    asked = await games.daily_keys(SERVER, tomorrow, 30)
    for person in (ADA, BEN):
        await PersonalStore(lived_in).forget(person)
    assert await games.daily_keys(SERVER, tomorrow, 30) == asked != []
    assert await games.daily_keys(None, tomorrow, 30) == []
    assert await games.daily_of(SERVER, ADA, date(2026, 11, 22)) is None


async def test_what_is_given_is_all_of_theirs_and_nothing_of_others(lived_in: Database) -> None:
    kept = await PersonalStore(lived_in).all_of(ADA)
    assert {name for name, rows in kept.items() if not rows} == set()
    given = json.dumps(kept)
    assert str(BEN) not in given
    assert {name.split(".")[0] for name in await holding(lived_in, ADA)} == set(kept)
    assert [game["mode"] for game in kept["games"]] == ["channel", "channel", "solo", "daily", "daily"]
    assert [answer["round"] for answer in kept["games"][0]["answers"]] == [1, 2]


async def test_an_upload_that_is_being_read_meanwhile_names_nobody(lived_in: Database) -> None:
    uploads = UploadStore(lived_in)
    reading = await uploads.get(f"queued {ADA % 1000}")
    assert reading is not None
    await PersonalStore(lived_in).forget(ADA)
    await uploads.take_in(reading, prepare(replace(read(INTERVIEW), digest="other")))
    assert await holding(lived_in, ADA) == set()


async def test_of_a_stranger_there_is_nothing(lived_in: Database) -> None:
    assert not any((await PersonalStore(lived_in).all_of(5)).values())
    before = await lived_in.rows("SELECT * FROM games")
    await PersonalStore(lived_in).forget(5)
    assert await lived_in.rows("SELECT * FROM games") == before
