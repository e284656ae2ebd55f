"""What is known of interviews without their words, and which of many are likely to answer a query."""

import asyncio

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.search import stretches
from bot.core.search.word_vectors import UNKNOWN, WordVectors
from bot.core.search.words import STOP_WORDS, words
from bot.core.transcript.model import Cue
from bot.core.transcript.source import Source
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.store.library import UNDO_SECONDS, LibraryStore
from bot.store.listings import ListingStore
from bot.store.tidying import Tidying

HERE = 5


def talk(title: str, text: str) -> Source:
    return Source(f"{title}.srt", f"{title} {text}", title, None, [Cue(0, 5000, text), Cue(40_000, 45_000, "Bye.")])


async def likely(database: Database, text: str, limit: int = 3) -> list[str]:
    listings = ListingStore(database)
    titles = {listing.id: listing.title for listing in await listings.all()}
    forms = [word.form for word in words(text)]
    telling = [form for form in forms if form not in STOP_WORDS] or forms
    return [titles[number] for number in await listings.likely(titles, telling, limit)]


@pytest.fixture
def words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where nothing that is said is known."""
    nothing = WordVectors([UNKNOWN], np.zeros((1, 4), np.float32))
    monkeypatch.setattr(stretches, "word_vectors", lambda: nothing)


@pytest.mark.usefixtures("words_alone")
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
    await Tidying(database).purge()
    left = await database.rows("SELECT count(*) FROM stretches WHERE vector IS NULL")
    assert left == await database.rows("SELECT count(*) FROM stretch_words") == [(2,)]


SAID = {
    "Gulls": "Gulls sleep on one leg and steal chips from tourists.",
    "Trains": "The locomotive left the station late because the rails were icy.",
    "Bread": "Knead the dough, let it rise overnight and bake it in a hot oven.",
    "Teeth": "The dentist pulled a molar and told me to floss.",
    "Court": "The judge sentenced the burglar to three years in jail.",
    "Chess": "She sacrificed her queen and won with a pawn.",
    "Money": "Banks lend cash and charge interest on every loan.",
    "Roses": "Water the roses at dawn and prune the hedge in spring.",
}


@pytest.mark.parametrize(
    ("paraphrase", "meant"),
    [
        ("birds that rob travellers of food", "Gulls"),
        ("railway delayed by frost", "Trains"),
        ("how flour and yeast become a loaf", "Bread"),
        ("prison for a thief", "Court"),
        ("gardening with flowers", "Roses"),
    ],
)
async def test_a_paraphrase_finds_its_interview_without_sharing_a_word(
    database: Database, paraphrase: str, meant: str
) -> None:
    await InterviewStore(database).add([talk(title, text) for title, text in SAID.items()])
    assert await likely(database, paraphrase, 1) == [meant]


async def test_what_stretches_mean_follows_imports_and_removals(database: Database) -> None:
    store, library = InterviewStore(database), LibraryStore(database)

    async def meant() -> list[bytes]:
        return [vector for (vector,) in await database.rows("SELECT vector FROM stretches ORDER BY id")]

    def of(*texts: str) -> list[bytes | None]:
        return [stretches.meaning([word.form for word in words(text)]) for text in texts]

    await store.add([talk("Gulls", "The gulls don't sleep."), talk("Boats", "Two cafés on a boat.")], HERE)
    assert await meant() == of("The gulls don't sleep.", "Bye.", "Two cafés on a boat.", "Bye.")
    await store.add([talk("Boats", "They sailed to Norway.")], HERE)
    assert await meant() == of("The gulls don't sleep.", "Bye.", "They sailed to Norway.", "Bye.")
    gulls = next(one for one in await ListingStore(database).all() if one.title == "Gulls")
    await library.remove(HERE, gulls.id)
    assert await likely(database, "birds at night") == ["Boats"]
    await library.restore(HERE, gulls.id)
    assert await likely(database, "birds at night", 1) == ["Gulls"]
    await library.remove(HERE, gulls.id)
    await database.write("UPDATE interviews SET removed_at = removed_at - ?", (UNDO_SECONDS + 1,))
    await Tidying(database).purge()
    assert await meant() == of("They sailed to Norway.", "Bye.")


def test_a_long_interview_is_not_likelier_for_its_length_alone() -> None:
    assert stretches.likeliest([{1: 40, 2: 50}], {1: 300, 2: 10}, 1) == [2]


def test_words_and_meaning_choose_in_turn() -> None:
    same = dict.fromkeys(range(1, 7), 10)
    by_words, by_meaning = {1: 1, 2: 2, 3: 3}, {3: 1, 4: 2, 1: 3, 5: 4, 6: 5}
    assert stretches.likeliest([by_words, by_meaning], same, 5) == [1, 3, 2, 4, 5]


async def test_an_import_that_fails_leaves_nothing_to_be_found(database: Database) -> None:
    broken = Source("b", "b", "b", None, [Cue(0, 9, "Gulls."), Cue(9, 1, "Backwards.")])
    with pytest.raises(Exception, match="CHECK"):
        await InterviewStore(database).add([talk("Gulls", "All of the gulls."), broken])
    assert await database.rows("SELECT count(*) FROM stretch_words") == [(0,)]


HOSTILE = ['"', "gulls OR", "NEAR(a b)", "words:x", "\0", "a*", "-a", "^a", "東京", "🐦", "'"]
ODD = "The gulls AND NOT the boats, NEAR 東京 or काठमांडू. 🐦"


@given(st.lists(st.text() | st.sampled_from(HOSTILE), max_size=5))
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
