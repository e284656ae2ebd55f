"""What is offered of a whole library while somebody types: the sentence that they mean, and without reading all."""

import random
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager

from bot.core.search.hits import Hit, Verdict
from bot.core.search.pages import whole_sentence
from bot.core.search.words import STOP_WORDS, words
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.source import Source
from bot.interviews import searching
from bot.interviews.catalogue import Interviews
from bot.interviews.close_reading import CloseReading
from bot.interviews.searching import Scope
from bot.store.database import Database
from bot.store.interviews import InterviewStore

MEANT = "And so it was what we have for the others now."
_COMMON = """
    and so it was what we have for the others now then i you they this that there here with from about because how
    when where who why not no yes can could will would should is are were be been do did has had more most some any
    gulls harbour cry boats lantern
""".split()  # noqa: SIM905
_SENTENCES = 250


def said(seed: int, with_it: bool) -> Source:
    """An interview of nothing but common words, which all of them share."""
    rng = random.Random(seed)
    lines = [" ".join(rng.choices(_COMMON, k=12)).capitalize() + "." for _ in range(_SENTENCES)]
    if with_it:
        lines[_SENTENCES // 2] = MEANT
    cues = [Cue(4000 * n, 4000 * n + 3000, line) for n, line in enumerate(lines)]
    return Source(str(seed), str(seed), f"Talk {seed}", None, cues)


@asynccontextmanager
async def library(count: int) -> AsyncGenerator[tuple[Database, Interviews]]:
    async with Database.open(":memory:") as database:
        await InterviewStore(database).add([said(seed, seed == 0) for seed in range(count)])
        reading = CloseReading(database, lambda: None)
        interviews = await Interviews.load(database, reading=reading)
        for listing in interviews.all():
            await reading.read(await interviews.open(listing))
        await interviews.refresh()
        yield database, interviews


async def offered(interviews: Interviews, typed: str) -> Sequence[str]:
    """The sentences with which it begins."""

    def sentence(transcript: Transcript, hit: Hit) -> Hit:
        return whole_sentence(transcript, hit.first)

    found = await searching.suggest(interviews, Scope(interviews.all()), typed, sentence)
    return [one.hit.text for one in found]


async def test_a_sentence_of_common_words_is_offered_from_its_fifth_word_on_at_each_letter() -> None:
    async with library(8) as (_, interviews):
        for end in range(len("And so it was what"), len(MEANT) + 1):
            typed = MEANT[:end]
            assert MEANT in await offered(interviews, typed), typed


async def test_a_quote_of_common_words_is_found_wherever_a_passage_ends_in_it() -> None:
    async with library(8) as (_, interviews):
        transcript = (await interviews.open(interviews.all()[3])).transcript
        spoken = " ".join(sentence.text for sentence in transcript.sentences[100:105]).split()
        for at in range(len(spoken) - 9):
            quote = " ".join(spoken[at : at + 9])
            if sum(word.form not in STOP_WORDS for word in words(quote)) < 3:
                _, found = await searching.search(interviews, Scope(interviews.all()), quote)
                assert found[0].hit.verdict is Verdict.VERBATIM, quote


async def test_from_the_first_letter_on_what_has_such_a_word_is_offered() -> None:
    async with library(2) as (_, interviews):
        for typed in ("l", "ha", "bo"):
            texts = await offered(interviews, typed)
            assert len(texts) > 5
            assert all(f" {typed}" in f" {text.lower()}" for text in texts)
        assert any("gulls" in text.lower() and "cry" in text for text in await offered(interviews, "gulls cr"))


async def test_a_larger_library_is_not_read_more_while_somebody_types() -> None:
    assert await steps_of_the_database(16) < 2 * await steps_of_the_database(2)


async def steps_of_the_database(count: int) -> int:
    """What SQLite computes while somebody types, in a library of so many interviews."""
    steps: list[None] = []
    async with library(count) as (database, interviews):
        await offered(interviews, "whatever comes first")
        connection = database._connection  # pyright: ignore[reportPrivateUsage]
        await connection.set_progress_handler(lambda: steps.append(None), 100)
        for typed in ("a", "th", "and then i", "gulls of the harbour cr", "lantren", MEANT):
            assert await offered(interviews, typed)
    return len(steps)
