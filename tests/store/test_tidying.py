"""What is gone is gone: from every table, and from the disk."""

import random
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.quiz.dealing import draw
from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.games import Game
from bot.core.quiz.questions import Choose, Kind, Level, Origin
from bot.core.quiz.tables import Mode, Table
from bot.core.search.hits import Hit, Verdict
from bot.core.search.pages import Pages, Place
from bot.core.transcript.model import Cue
from bot.core.transcript.sidecar import ChapterMark, Correction, TurnMark
from bot.core.transcript.source import Source, read
from bot.store.database import Database
from bot.store.games import GameStore
from bot.store.interviews import InterviewStore
from bot.store.library import UNDO_SECONDS, LibraryStore
from bot.store.players import Card
from bot.store.quote_replies import KEPT_DAYS, QuoteReplyStore
from bot.store.servers import ServerStore
from bot.store.tidying import Tidying
from bot.store.vectors import VectorStore

INTERVIEW = Path(__file__).parents[2] / "data" / "interview.txt"
HERE, THERE = 11, 22
SECRETS = {HERE: "xylograph", THERE: "kumquat"}
"""Stands wherever the interview of a server has words; FTS5 leaves out of a word what it shares with the last."""


def source(guild: int) -> Source:
    """The interview that ships, with a word in it that stands nowhere else."""
    shipped = read(INTERVIEW)
    cues = [replace(cue, text=f"{cue.text} {SECRETS[guild]}") for cue in shipped.cues]
    return replace(
        shipped,
        digest=f"digest {guild}",
        title=f"Our {SECRETS[guild]}",
        cues=cues,
        turns=(TurnMark.model_construct(start=0, speaker=SECRETS[guild]),),
        corrections=(Correction.model_construct(at=0, heard="a", said=SECRETS[guild]),),
        chapters=(ChapterMark.model_construct(start=0, title=SECRETS[guild]),),
    )


def texts(guild: int) -> tuple[str, str]:
    """What the interview of a server is embedded by; one text is in both."""
    return SECRETS[guild], "I see"


async def holding(database: Database, text: str) -> set[str]:
    """Every table in which that text stands somewhere, FTS5's own among them."""
    found: set[str] = set()
    names = await database.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    for (table,) in names:
        for _, column, *_ in await database.rows(f"PRAGMA table_info({table})"):
            where = f"instr(CAST({column} AS BLOB), CAST(? AS BLOB))"
            if await database.rows(f"SELECT 1 FROM {table} WHERE {where} LIMIT 1", (text,)):
                found.add(table)
    return found


async def lived_in(database: Database, guild: int) -> int:
    """Bring in an interview, ask it, play about it, and embed it."""
    talk = source(guild)
    await InterviewStore(database).add([talk], guild)
    ((interview,),) = await database.rows("SELECT max(id) FROM interviews WHERE guild_id = ?", (guild,))
    await LibraryStore(database).edit(guild, interview, SECRETS[guild], None, {"a": SECRETS[guild]})
    sentence = talk.transcript.sentences[0]
    hit = Hit(sentence.text, 0, 1, None, 1.0, Verdict.VERBATIM, (), 0, 0, 0, 1)
    pages = Pages(7, interview, talk.digest, (hit,))
    await QuoteReplyStore(database).add(f"alone {guild}", pages)
    await QuoteReplyStore(database).add(f"among others {guild}", replace(pages, places=(Place(interview, ""),)))
    questions = draw(Deck(talk.transcript), random.Random(3), 3, Kind, Difficulty.of(Level.NORMAL))
    table = Table(Mode.SOLO, guild, 1, 7, interview, talk.digest, time.time())
    stored = await GameStore(database).start(
        table, lambda id: Game.start(id, 7, None, Level.NORMAL, 30, questions, private=True)
    )
    assert stored
    closed = stored.now(stored.game.shown(1).close(40))
    await GameStore(database).close_round(closed, [Card(7, interview, questions[0].key, '{"card_id": 1}', 1.0)])
    vectors = VectorStore(database)
    await vectors.need(interview, texts(guild))
    await vectors.put("model", {text: bytes(2000) for text in texts(guild)})
    return interview


async def removed_for_good(database: Database, guild: int, interview: int) -> None:
    assert await LibraryStore(database).remove(guild, interview)
    await database.write("UPDATE interviews SET removed_at = removed_at - ?", (UNDO_SECONDS,))
    tidying = Tidying(database)
    await tidying.purge()
    await tidying.forget_vectors()
    await tidying.give_back()


@pytest.mark.parametrize("how", ["removed", "left"])
async def test_no_table_holds_a_word_of_what_is_gone(database: Database, how: str) -> None:
    here, _ = await lived_in(database, HERE), await lived_in(database, THERE)
    before = await holding(database, SECRETS[HERE][2:])
    assert before == await holding(database, SECRETS[THERE][2:])
    assert {"cues", "interviews", "games", "quote_replies", "stretch_words_data"} <= before
    if how == "removed":
        await removed_for_good(database, HERE, here)
        assert await database.rows("SELECT count(*) FROM results WHERE guild_id = ?", (HERE,)) == [(1,)]
    else:
        await ServerStore(database).forget(HERE)
        await Tidying(database).forget_vectors()
    assert await holding(database, SECRETS[HERE][2:]) == set()
    assert await holding(database, SECRETS[THERE][2:]) == before
    assert (await VectorStore(database).get("model", texts(HERE))).keys() == {"I see"}
    assert len(await VectorStore(database).get("model", texts(THERE))) == 2


@pytest.mark.parametrize("gone", ["the first", "another", "a wrong choice", "none"])
async def test_a_game_about_several_is_forgotten_with_any_of_them(database: Database, gone: str) -> None:
    talk = source(THERE)
    await InterviewStore(database).add(
        [replace(talk, path=f"{number}", digest=f"d{number}") for number in range(4)], HERE
    )
    numbers = [number for (number,) in await database.rows("SELECT id FROM interviews ORDER BY id")]
    first, other, wrong, unused = numbers
    (one, two) = draw(Deck(talk.transcript), random.Random(3), 2, [Kind.NEXT], Difficulty.of(Level.NORMAL))
    assert isinstance(two.task, Choose)
    questions = [
        replace(one, origin=Origin(first, "f")),
        replace(two, origin=Origin(other, "o"), task=replace(two.task, wrong=(wrong,))),
    ]
    table = Table(Mode.SOLO, HERE, 1, 7, first, "f", time.time(), show="")
    games = GameStore(database)
    stored = await games.start(table, lambda id: Game.start(id, 7, None, Level.NORMAL, 30, questions, private=True))
    assert stored
    await games.end(stored, 1.0)
    assert await games.get(stored.id) == stored
    doomed = {"the first": first, "another": other, "a wrong choice": wrong, "none": unused}[gone]
    await removed_for_good(database, HERE, doomed)
    assert (await games.get(stored.id) is None) == (gone != "none")


async def test_quotes_are_forgotten_when_their_days_are_over_though_nobody_asks_again(database: Database) -> None:
    await lived_in(database, HERE)
    store, before = QuoteReplyStore(database), KEPT_DAYS * 24 * 3600 + 60
    assert await store.share_card(1)
    assert not await store.share_card(1)
    await Tidying(database).purge()
    assert await store.get(f"alone {HERE}")
    assert await store.is_card_shared(1)
    await database.write("UPDATE quote_replies SET created_at = created_at - ? WHERE id LIKE 'alone%'", (before,))
    await database.write("UPDATE shared_cards SET shared_at = shared_at - ?", (before,))
    await Tidying(database).purge()
    assert await store.get(f"alone {HERE}") is None
    assert await store.get(f"among others {HERE}")
    assert not await store.is_card_shared(1)


async def test_bringing_in_and_taking_off_time_and_again_does_not_fill_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "verbatim.db"
    sizes: list[int] = []
    async with Database.open(path) as database:
        for round_ in range(4):
            interview = await lived_in(database, HERE)
            fresh = {f"{round_} {n}": bytes(20 * 384) for n in range(300)}
            await VectorStore(database).need(interview, tuple(fresh))
            await VectorStore(database).put("model", fresh)
            await removed_for_good(database, HERE, interview)
            await database.write("DELETE FROM quote_replies")
            await database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
            sizes.append(path.stat().st_size)
    assert sizes[-1] < 1.1 * sizes[0]
    assert sizes[-1] < 300 * 20 * 384 * 2


async def test_a_file_that_could_not_shrink_learns_it_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "verbatim.db"
    async with Database.open(path) as database:
        await database.rows("PRAGMA auto_vacuum = NONE")
        await database.rows("VACUUM")
        assert await database.rows("PRAGMA auto_vacuum") == [(0,)]
    async with Database.open(path) as database:
        assert await database.rows("PRAGMA auto_vacuum") == [(2,)]


async def test_a_long_interview_goes_a_little_at_a_time(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others get their turn in between."""
    cues = [Cue(1000 * n, 1000 * n + 900, f"Word {n}.") for n in range(9000)]
    await InterviewStore(database).add([replace(source(HERE), cues=cues)], HERE)
    await database.write("UPDATE interviews SET removed_at = 0")
    counts: list[int] = []
    write = database.write

    async def counting(sql: str, values: Sequence[object] = ()) -> int:
        counts.append(await write(sql, values))
        return counts[-1]

    monkeypatch.setattr(database, "write", counting)
    await Tidying(database).purge()
    assert sum(counts) >= 9000
    assert max(counts) <= 2000
