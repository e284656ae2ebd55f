"""Embedding in the background: what is stored is not embedded again, and searching works all along."""

import asyncio
import gc
import hashlib
import weakref
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.core.errors import UserError
from bot.core.search.confidence import Kind
from bot.core.search.embedding import Matrix
from bot.core.search.words import words
from bot.core.transcript.model import Cue
from bot.core.transcript.source import Source, read
from bot.interviews.catalogue import Interviews, load_folder
from bot.interviews.close_reading import CloseReading
from bot.interviews.interview import Interview
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.store.listings import ListingStore
from bot.store.tidying import Tidying
from bot.wording import library as wording

INTERVIEW = Path(__file__).parents[2] / "data" / "interview.txt"


class CountingEmbedder:
    """Knows nothing, but counts: each word's vector is made from its letters."""

    name, dimension = "counting", 4
    kind: Kind = "minilm"

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed(self, texts: Sequence[str]) -> list[Matrix]:
        self.embedded += texts
        return [
            np.array([[len(word.form), ord(word.form[0]), 1, 0] for word in words(text)], np.float16).reshape(-1, 4)
            for text in texts
        ]


async def embedded(database: Database) -> tuple[list[str], Interviews]:
    embedder = CountingEmbedder()
    reading = CloseReading(database, lambda: embedder)
    interviews = await Interviews.load(database, reading=reading)
    for listing in interviews.all():
        await reading.read(await interviews.open(listing))
    return embedder.embedded, interviews


@pytest.fixture
def source() -> Source:
    return read(INTERVIEW)


async def test_a_restart_does_not_embed_again(tmp_path: Path, source: Source) -> None:
    async with Database.open(tmp_path / "a.db") as database:
        await InterviewStore(database).add([source])
        first, _ = await embedded(database)
        assert first
        again, interviews = await embedded(database)
        assert again == []
        assert (await interviews.open(interviews.for_guild(None))).progress == 1.0


async def test_what_an_earlier_version_embedded_is_not_embedded_again(tmp_path: Path, source: Source) -> None:
    whole = CountingEmbedder()
    async with Database.open(tmp_path / "a.db") as database:
        await InterviewStore(database).add([source])
        texts = Interview.of(source).index.texts
        for text, rows in zip(texts[1:], whole.embed(texts[1:]), strict=True):
            text_hash = hashlib.blake2b(text.encode(), digest_size=16).digest()
            await database.write(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", (whole.name, text_hash, rows.tobytes())
            )
        again, interviews = await embedded(database)
        assert again == [texts[0]]
        assert (await interviews.open(interviews.for_guild(None))).index.is_embedded
        await Tidying(database).forget_vectors()
        assert await database.rows("SELECT count(*) FROM vectors") == [(0,)]
        assert (await embedded(database))[0] == []


async def test_a_changed_interview_embeds_only_what_changed(tmp_path: Path, source: Source) -> None:
    async with Database.open(tmp_path / "a.db") as database:
        await InterviewStore(database).add([source])
        first, _ = await embedded(database)
        cues = [*source.cues[:-1], replace(source.cues[-1], text="and that is the end of all of it.")]
        await InterviewStore(database).add([replace(source, digest="changed", cues=cues)])
        again, _ = await embedded(database)
        assert 0 < len(again) < len(first) / 4


async def test_searching_works_before_and_without_vectors(source: Source) -> None:
    interview = Interview.of(source)
    assert interview.progress == 0
    best = (await interview.search("you must be a psychopath")).best
    assert best
    assert "psychopath" in best.text


async def test_an_empty_database_loads_the_folder_and_a_full_one_does_not(tmp_path: Path) -> None:
    async with Database.open(":memory:") as database:
        await load_folder(database, tmp_path / "nowhere")
        with pytest.raises(UserError, match=wording.NO_INTERVIEW[:20]):
            (await Interviews.load(database)).for_guild(None)
        await load_folder(database, INTERVIEW.parent)
        (loaded,) = (await Interviews.load(database)).all()
        assert loaded.title == "Mechanistic interpretability: an interview"
        (tmp_path / "other.txt").write_bytes(INTERVIEW.read_bytes()[:400].rpartition(b"\n")[0])
        await load_folder(database, tmp_path)
        assert await InterviewStore(database).count() == 1


async def test_an_upload_of_one_server_is_on_no_other(source: Source) -> None:
    async with Database.open(":memory:") as database:
        await InterviewStore(database).add([source], guild_id=5)
        interviews = await Interviews.load(database)
        assert interviews.for_guild(5).guild_id == 5
        for stranger in (6, None):
            with pytest.raises(UserError):
                interviews.for_guild(stranger)


class HeldReading(CloseReading):
    """Gives interviews their vectors once it may."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, CountingEmbedder)
        self.asked, self.may = asyncio.Event(), asyncio.Event()

    async def recall(self, interview: Interview) -> None:
        self.asked.set()
        await self.may.wait()
        await super().recall(interview)


async def test_whoever_asks_after_a_change_gets_nothing_that_was_read_before_it(source: Source) -> None:
    async with Database.open(":memory:") as database:
        await InterviewStore(database).add([source])
        reading = HeldReading(database)
        interviews = await Interviews.load(database, reading=reading)
        before = asyncio.create_task(interviews.open(interviews.for_guild(None)))
        await reading.asked.wait()
        await InterviewStore(database).add([replace(source, digest="another", title="Another")])
        await interviews.refresh()
        after = asyncio.create_task(interviews.open(interviews.for_guild(None)))
        await asyncio.sleep(0)
        reading.may.set()
        assert (await before).transcript.title == source.title
        assert (await after).transcript.title == "Another"


def talk(title: str, hours: float = 1.0) -> Source:
    end = int(hours * 3_600_000)
    cues = [Cue(0, 5000, f"This is what {title} is about.", "S1"), Cue(end - 5000, end, "Goodbye then.", "S2")]
    return Source(f"{title}.srt", title, title, None, cues)


async def test_starting_reads_no_words_and_lists_show_what_is_stored(source: Source) -> None:
    async with Database.open(":memory:") as database:
        await InterviewStore(database).add([source, talk("gulls")])
        interviews = await Interviews.load(database)
        assert [interviews.here(listing.id) for listing in interviews.all()] == [None, None]
        for listing in interviews.all():
            transcript = (await interviews.open(listing)).transcript
            speakers = tuple(dict.fromkeys(turn.speaker for turn in transcript.turns if turn.speaker))
            assert (listing.title, listing.length, listing.speakers) == (transcript.title, transcript.end, speakers)


async def test_two_who_open_one_interview_at_once_get_the_same() -> None:
    async with Database.open(":memory:") as database:
        await InterviewStore(database).add([talk("gulls")])
        interviews = await Interviews.load(database)
        (listing,) = interviews.all()
        first, second, *_ = await asyncio.gather(*(interviews.open(listing) for _ in range(5)))
        assert first is second is await interviews.open(listing)


async def test_what_was_used_longest_ago_makes_room_unless_somebody_still_uses_it() -> None:
    async with Database.open(":memory:") as database:
        await InterviewStore(database).add([talk(title) for title in ("gulls", "boats", "fog")])
        interviews = await Interviews.load(database, memory_hours=2)
        gulls, boats, fog = interviews.all()
        used = await interviews.open(gulls)
        forgotten = weakref.ref(await interviews.open(boats))
        await interviews.open(gulls)
        await interviews.open(fog)
        gc.collect()
        assert forgotten() is None
        await interviews.open(boats)
        await interviews.open(fog)
        gc.collect()
        assert (await used.search("gulls")).best
        assert await interviews.open(gulls) is used
        assert [listing.title for listing in (gulls, boats, fog) if interviews.here(listing.id)] == ["gulls", "fog"]


async def test_many_words_in_no_time_take_their_room() -> None:
    async with Database.open(":memory:") as database:
        crammed = [replace(talk(title), cues=[Cue(0, 9, "word " * 15_000)]) for title in ("gulls", "boats")]
        await InterviewStore(database).add(crammed)
        interviews = await Interviews.load(database, memory_hours=2)
        assert not interviews.have_room(interviews.all())
        forgotten, _ = [weakref.ref(await interviews.open(listing)) for listing in interviews.all()]
        gc.collect()
        assert forgotten() is None


async def test_one_that_is_longer_than_the_memory_is_kept_all_the_same() -> None:
    async with Database.open(":memory:") as database:
        await InterviewStore(database).add([talk("everything", hours=50)])
        interviews = await Interviews.load(database, memory_hours=0)
        (listing,) = interviews.all()
        opened = weakref.ref(await interviews.open(listing))
        gc.collect()
        assert opened() is interviews.here(listing.id) is not None


async def test_what_was_changed_is_opened_anew_and_what_was_removed_is_not() -> None:
    async with Database.open(":memory:") as database:
        store = InterviewStore(database)
        await store.add([talk("gulls")])
        interviews = await Interviews.load(database)
        (listing,) = interviews.all()
        before = await interviews.open(listing)
        await store.add([replace(talk("gulls"), digest="changed", cues=[Cue(0, 9, "Something else.")])])
        await interviews.refresh()
        after = await interviews.open(listing)
        assert after is not before
        assert after.transcript.sentences[0].text == "Something else."
        await database.write("DELETE FROM interviews")
        await interviews.refresh()
        with pytest.raises(UserError, match="isn’t here any more"):
            await interviews.open(listing)


async def test_an_opening_that_fails_can_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Database.open(":memory:") as database:
        await InterviewStore(database).add([talk("gulls")])
        interviews = await Interviews.load(database)
        with monkeypatch.context() as broken:
            broken.setattr(InterviewStore, "get", None)
            with pytest.raises(TypeError):
                await interviews.open(interviews.all()[0])
        assert (await interviews.open(interviews.all()[0])).transcript.title == "gulls"


async def test_what_was_read_closely_is_known_after_a_restart_until_it_changes(source: Source) -> None:
    async with Database.open(":memory:") as database:
        store = InterviewStore(database)
        await store.add([source])
        await embedded(database)
        assert [one.read_by for one in await ListingStore(database).all()] == ["counting/4-half-bytes"]
        await store.add([replace(source, digest="changed")])
        assert [one.read_by for one in await ListingStore(database).all()] == [None]
