"""Embedding in the background: what is stored is not embedded again, and searching works all along."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot import wording
from bot.errors import UserError
from bot.interviews import CloseReading, Interview, Interviews, load_folder
from bot.search.embedding import Matrix
from bot.search.words import words
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.transcript.source import Source, read

INTERVIEW = Path(__file__).parents[1] / "data" / "interview.txt"


class CountingEmbedder:
    """Knows nothing, but counts: each word's vector is made from its letters."""

    name, dimension, contextual = "counting", 4, True

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
    interviews = await Interviews.load(database)
    reading = CloseReading(database, lambda: embedder)
    for interview in interviews.all():
        await reading.read(interview)
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
        assert interviews.for_guild(None).progress == 1.0


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
        assert loaded.transcript.title == "Mechanistic interpretability: an interview"
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
