"""The index over all interviews: it holds what the transcripts hold, whatever happens, and shows nobody another
server's."""

import asyncio
import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from bot.core.listing import Listing
from bot.core.search.confidence import Kind
from bot.core.search.embedding import Matrix
from bot.core.search.hits import Hit
from bot.core.search.pages import exact_hit
from bot.core.search.verdict import Ruling
from bot.core.search.words import stem, words
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sidecar import Correction
from bot.core.transcript.source import Source, read
from bot.interviews import searching
from bot.interviews.catalogue import Interviews
from bot.interviews.close_reading import CloseReading
from bot.interviews.searching import Scope
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.store.library import LibraryStore
from bot.store.tidying import Tidying

INTERVIEW = read(Path(__file__).parents[2] / "data" / "interview.txt")
HERE, THERE = 5, 6


class ByLetters:
    """Words mean alike that begin and end alike."""

    name, dimension = "by letters", 8
    kind: Kind = "minilm"

    def embed(self, texts: Sequence[str]) -> list[Matrix]:
        return [
            np.array(
                [[sum(map(ord, word.form[:place])) % 17 - 8 for place in range(1, 9)] for word in words(text)],
                np.float16,
            ).reshape(-1, 8)
            for text in texts
        ]


def part(name: str, number: int, changes: int = 0) -> Source:
    """A third of the interview as one of its own; with `changes` its words are corrected."""
    cues = INTERVIEW.cues[number * 33 : (number + 1) * 33]
    corrections = tuple(
        Correction.model_construct(at=cue.start, heard=cue.text.split()[1], said=f"corrected{changes}")
        for cue in cues[3 : 3 + changes]
    )
    return Source(f"{name}.txt", f"{name} {changes}", name, None, cues, INTERVIEW.turns, corrections)


async def read_all(database: Database) -> Interviews:
    """What a restart gives, once everything has been read."""
    reading = CloseReading(database, ByLetters)
    interviews = await Interviews.load(database, reading=reading)
    await reading.begin()
    for listing in interviews.all():
        if not reading.has_read(listing):
            await reading.read(await interviews.open(listing))
    await interviews.refresh()
    return interviews


async def holds_what_the_transcripts_hold(database: Database, interviews: Interviews) -> None:
    passages = 0
    for listing in interviews.all():
        assert interviews.library.covers(listing)
        transcript = (await interviews.open(listing)).transcript
        spoken = [stem(word.form) for sentence in transcript.sentences for word in words(sentence.text)]
        rows = await database.rows(
            "SELECT stems FROM passage_words WHERE rowid >> 20 = ? ORDER BY rowid", (listing.id,)
        )
        passages += len(rows)
        heard = {stem(word.form) for one in transcript.sentences for m in one.misheard for word in words(m.heard)}
        said = [stem for (stems,) in rows for stem in stems.split()]
        assert [one for one in said if one not in heard] == [one for one in spoken if one not in heard]
        middle = transcript.sentences[len(transcript.sentences) // 2].text
        _, found = await interviews.library.search([listing], middle, 1)
        assert (found[0].hit.text, found[0].listing) == (middle, listing)
        for one in found:
            await stands_where_it_says(interviews, one.listing, one.hit)
    held = await database.rows(
        "SELECT count(*) FROM passages JOIN interviews ON interview_id = interviews.id WHERE removed_at IS NULL"
    )
    assert held == [(passages,)]
    assert await database.rows("SELECT count(*) FROM passages") == await database.rows(
        "SELECT count(*) FROM passage_words"
    )


async def stands_where_it_says(interviews: Interviews, listing: Listing, hit: Hit) -> None:
    transcript = (await interviews.open(listing)).transcript
    same = exact_hit(transcript, hit.first, hit.begin, hit.last, hit.finish)
    assert (same.text, same.start, same.end, same.speaker) == (hit.text, hit.start, hit.end, hit.speaker)


@pytest.mark.parametrize("seed", range(4))
async def test_it_holds_what_the_transcripts_hold_whatever_is_done(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(6):
        async with Database.open(tmp_path / "a.db") as database:
            store, library = InterviewStore(database), LibraryStore(database)
            for _ in range(rng.randint(1, 3)):
                name, guild = rng.choice(["ants", "bees", "crabs"]), rng.choice([HERE, THERE])
                known = await numbers(database, guild, name)
                match rng.choice(["add", "correct", "rename", "remove", "purge"]):
                    case "add" | "correct":
                        await store.add([part(name, len(name) % 3, rng.randint(0, 4))], guild)
                    case "rename" if known:
                        await library.edit(guild, known[0], name, None, {"Guest": f"Ada {rng.randint(1, 9)}"})
                    case "remove" if known:
                        await library.remove(guild, known[0])
                        if rng.random() < 0.5:
                            await library.restore(guild, known[0])
                    case _:
                        await Tidying(database).purge()
                await holds_what_the_transcripts_hold(database, await read_all(database))
            await Tidying(database).forget_vectors()


async def numbers(database: Database, guild: int, name: str) -> list[int]:
    rows = await database.rows(
        "SELECT id FROM interviews WHERE guild_id = ? AND title = ? AND removed_at IS NULL", (guild, name)
    )
    return [number for (number,) in rows]


async def test_a_kill_in_between_leaves_an_interview_out_until_it_is_read_again(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "a.db") as database:
        await InterviewStore(database).add([part("ants", 0), part("bees", 1)])
        await read_all(database)
        await InterviewStore(database).add([part("ants", 0, 3)])
        await read_all(database)
    whole = tmp_path / "whole.db"
    with closing(sqlite3.connect(tmp_path / "a.db")) as one, closing(sqlite3.connect(whole)) as other:
        one.backup(other)
    # What has been written last is missing, a little more each time.
    for sql in (
        "DELETE FROM gists WHERE interview_id = 1",
        "DELETE FROM passages WHERE interview_id = 1 AND id & 7 > 2",
        "DELETE FROM passages WHERE interview_id = 1",
        "DELETE FROM sentences WHERE interview_id = 1 AND number > 4",
    ):
        with closing(sqlite3.connect(whole)) as connection, connection:
            connection.execute(sql)
            connection.execute("UPDATE interviews SET read_by = NULL WHERE id = 1")
        with closing(sqlite3.connect(whole)) as one, closing(sqlite3.connect(tmp_path / "b.db")) as other:
            one.backup(other)
        async with Database.open(tmp_path / "b.db") as database:
            before = await Interviews.load(database, reading=CloseReading(database, ByLetters))
            ants, bees = before.all()
            assert (before.library.covers(ants), before.library.covers(bees)) == (False, True)
            sentence = (await before.open(ants)).transcript.sentences[3].text
            _, found = await searching.search(before, Scope(before.all()), sentence)
            assert (found[0].listing.id, found[0].hit.text) == (ants.id, sentence)
            await holds_what_the_transcripts_hold(database, await read_all(database))


async def test_no_server_reaches_anothers_through_any_filter() -> None:
    async with Database.open(":memory:") as database:
        store = InterviewStore(database)
        await store.add([part("host", 0)])
        await store.add([part("ours", 1), part("ours too", 1, 2)], HERE)
        await store.add([part("theirs", 2)], THERE)
        interviews = await read_all(database)
        theirs = (await interviews.open(interviews.own(THERE)[0])).transcript
        seen = interviews.on(HERE)
        assert len(seen) == 3
        for count in (1, 2, 3):
            for among in combinations(seen, count):
                for sentence in theirs.sentences[::9]:
                    _, found = await interviews.library.search(among, sentence.text, 25)
                    offered = await interviews.library.suggest(among, sentence.text, 25, as_it_is)
                    checked = await interviews.library.check(among, sentence.text)
                    assert {one.listing for one in (*found, *offered)} <= set(among)
                    assert sentence.text not in {one.hit.text for one in (*found, *offered)}
                    assert checked is None or (checked[0] in among and checked[1].ruling is not Ruling.VERBATIM)


async def test_of_one_speaker_only_their_words_are_found_each_of_them_and_whole() -> None:
    async with Database.open(":memory:") as database:
        await InterviewStore(database).add([part(f"part {n}", n) for n in range(3)])
        interviews = await read_all(database)
        among = interviews.all()
        for speaker in ("Guest", "Interviewer"):
            for listing in among:
                for sentence in (await interviews.open(listing)).transcript.sentences:
                    scope = Scope(among, (speaker,))
                    _, found = await searching.search(interviews, scope, sentence.text, 25)
                    offered = await searching.suggest(interviews, scope, sentence.text, as_it_is)
                    assert {one.hit.speaker for one in (*found, *offered)} == {speaker}
                    for one in found[:3]:
                        transcript = (await interviews.open(one.listing)).transcript
                        assert {x.speaker for x in transcript.sentences[one.hit.first : one.hit.last + 1]} == {
                            speaker
                        }
                    if sentence.speaker == speaker and len(sentence.text.split()) > 4:
                        assert sentence.text[:30] in " ".join(one.hit.text for one in found)
        _, nothing = await searching.search(interviews, Scope(among, ("Nobody",)), "neural networks")
        assert nothing == []


async def test_a_word_that_others_say_far_more_often_is_found_with_one_speaker() -> None:
    said = [Cue(n * 4000, n * 4000 + 3000, "The gulls of the harbour cry.", "Ann") for n in range(900)]
    said.append(Cue(3_700_000, 3_703_000, "Nobody ever asked me about the gulls of the harbour.", "Ben"))
    async with Database.open(":memory:") as database:
        await InterviewStore(database).add([Source("a", "a", "a", None, said), part("part", 0)])
        interviews = await read_all(database)
        _, found = await searching.search(interviews, Scope(interviews.all(), ("Ben",)), "gulls of the harbour")
        assert [one.hit.speaker for one in found] == ["Ben"]
        ruled = await searching.check(interviews, Scope(interviews.all(), ("Ben",)), "the gulls of the harbour cry")
        assert ruled[1].ruling is not Ruling.VERBATIM


async def test_what_others_say_changes_no_answer() -> None:
    """Not even how rare a word is."""
    answers: list[object] = []
    for others in ([], [part("theirs", 2), part("theirs too", 1, 3)]):
        async with Database.open(":memory:") as database:
            await InterviewStore(database).add([part("ours", 0), part("ours too", 1)], HERE)
            await InterviewStore(database).add(others, THERE)
            interviews = await read_all(database)
            _, found = await searching.search(
                interviews, Scope(interviews.on(HERE)), "what do they hope to find out"
            )
            answers.append([(one.listing.title, one.hit) for one in found])
    assert answers[0]
    assert answers[0] == answers[1]


async def test_excerpts_do_not_run_into_each_other() -> None:
    async with Database.open(":memory:") as database:
        await InterviewStore(database).add([part(f"part {n}", n) for n in range(3)])
        interviews = await read_all(database)
        for text in ("neural networks", "salt and snails", "what is a psychopath", "power"):
            _, found = await searching.search(interviews, Scope(interviews.all()), text, 25)
            assert found
            for one in found:
                await stands_where_it_says(interviews, one.listing, one.hit)


async def test_a_search_goes_on_while_interviews_change_and_go(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "a.db") as database:
        store, library = InterviewStore(database), LibraryStore(database)
        await store.add([part("ants", 0), part("bees", 1), part("crabs", 2)], HERE)
        interviews = await read_all(database)
        ants, bees, _ = among = interviews.on(HERE)
        changes = [
            lambda: library.remove(HERE, ants.id),
            lambda: store.add([part("bees", 2)], HERE),
            lambda: store.add([part("crabs", 0)], HERE),
            lambda: Tidying(database).purge_server(HERE),
        ]
        for change in changes:
            searches = [asyncio.create_task(interviews.library.search(among, "the network", 9)) for _ in range(4)]
            await asyncio.sleep(0)
            await change()
            await interviews.refresh()
            for _, found in await asyncio.gather(*searches):
                assert {one.listing for one in found} <= set(among)
            if interviews.on(HERE):
                await read_all(database)
                await interviews.refresh()
        assert (await interviews.library.search(among, "the network", 9))[1] == []
        assert bees not in interviews.all()


def as_it_is(transcript: Transcript, hit: Hit) -> Hit:
    return hit
