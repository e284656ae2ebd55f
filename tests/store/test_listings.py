"""What is known of interviews without their words, and which of many share words with a query."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.words import words
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.store.library import UNDO_SECONDS, LibraryStore
from bot.store.listings import ListingStore
from bot.transcript.model import Cue
from bot.transcript.source import Source

HERE = 5


def talk(title: str, text: str) -> Source:
    return Source(f"{title}.srt", f"{title} {text}", title, None, [Cue(0, 5000, text), Cue(40_000, 45_000, "Bye.")])


async def likely(database: Database, text: str) -> list[str]:
    listings = ListingStore(database)
    titles = {listing.id: listing.title for listing in await listings.all()}
    forms = [word.form for word in words(text)]
    return [titles[number] for number in await listings.likely(titles, forms, 3)]


async def test_which_interviews_share_words_follows_imports_and_removals(database: Database) -> None:
    store, library = InterviewStore(database), LibraryStore(database)
    await store.add([talk("Gulls", "The gulls don't sleep."), talk("Boats", "Two cafés on a boat.")], HERE)
    assert await likely(database, "sleeping gull, dont") == ["Gulls"]
    assert await likely(database, "CAFE") == ["Boats"]
    await store.add([talk("Gulls", "They moved to Norway.")], HERE)
    assert await likely(database, "gull") == []
    assert await likely(database, "norway boat") in (["Gulls", "Boats"], ["Boats", "Gulls"])
    boats = next(one for one in await ListingStore(database).all() if one.title == "Boats")
    assert await library.remove(HERE, boats.id)
    assert await likely(database, "boat") == []
    assert await library.restore(HERE, boats.id)
    assert await likely(database, "boat") == ["Boats"]
    await library.remove(HERE, boats.id)
    await database.write("UPDATE interviews SET removed_at = removed_at - ?", (UNDO_SECONDS + 1,))
    await library.purge()
    stretches = await database.rows("SELECT count(*) FROM stretches")
    assert stretches == await database.rows("SELECT count(*) FROM stretch_words") == [(2,)]


async def test_an_import_that_fails_leaves_nothing_to_be_found(database: Database) -> None:
    broken = Source("b", "b", "b", None, [Cue(0, 9, "Gulls."), Cue(9, 1, "Backwards.")])
    with pytest.raises(Exception, match="CHECK"):
        await InterviewStore(database).add([talk("Gulls", "All of the gulls."), broken])
    assert await database.rows("SELECT count(*) FROM stretch_words") == [(0,)]


HOSTILE = ['"', "gulls OR", "NEAR(a b)", "words:x", "\0", "a*", "-a", "^a", "東京", "🐦", "'"]
ODD = "The gulls AND NOT the boats, NEAR 東京 or काठमांडू. 🐦"


@given(
    st.lists(
        st.text()
        | st.sampled_from(['"', "gulls OR", "NEAR(a b)", "words:x", "\0", "a*", "-a", "^a", "東京", "🐦", "'"]),
        max_size=5,
    )
)
def test_whatever_is_asked_is_taken_as_words(texts: list[str]) -> None:
    async def ask() -> None:
        async with Database.open(":memory:") as database:
            await InterviewStore(database).add([talk("Gulls", ODD)])
            for text in texts:
                assert set(await likely(database, text)) <= {"Gulls"}

    asyncio.run(ask())


@pytest.mark.parametrize("text", ["gulls", "AND", "NEAR", "東京", "काठमांडू"])
async def test_words_of_any_script_are_found(database: Database, text: str) -> None:
    await InterviewStore(database).add([talk("Gulls", ODD)])
    assert await likely(database, text) == ["Gulls"]
