"""The times of single words: packed, kept in the library, and what sentences begin and end at."""

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.core.transcript import wordtimes
from bot.core.transcript.source import read_bytes
from bot.core.transcript.wordtimes import Word
from bot.store.database import Database
from bot.store.interviews import InterviewStore

WORDS = [("So", 1.0, 1.2), ("it", 1.3, 1.4), ("is.", 1.5, 1.9), ("Is", 6.0, 6.1), ("it?", 6.2, 6.7)]
DOCUMENT = {
    "segments": [
        {
            "start": 0.0,
            "end": 10.0,
            "text": " So it is. Is it?",
            "words": [{"word": word, "start": start, "end": end} for word, start, end in WORDS],
        }
    ]
}


def test_sentences_begin_and_end_with_their_own_words() -> None:
    sentences = read_bytes(json.dumps(DOCUMENT).encode(), "talk.json").transcript.sentences
    assert [(one.text, one.start, one.end) for one in sentences] == [
        ("So it is.", 1000, 1900),
        ("Is it?", 6000, 6700),
    ]
    assert sentences[0].time_at(3) == 1300


async def test_the_library_keeps_them() -> None:
    source = read_bytes(json.dumps(DOCUMENT).encode(), "talk.json")
    async with Database.open(":memory:") as database:
        store = InterviewStore(database)
        await store.add([source])
        stored = await store.get(1)
    assert stored is not None
    assert stored.source.cues == source.cues
    assert stored.source.transcript.sentences == source.transcript.sentences


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(1, 300), st.integers(-5000, 90_000), st.integers(0, 9000)))
)
def test_what_is_packed_comes_back(numbers: list[tuple[int, int, int, int]]) -> None:
    words: list[Word] = []
    at, clock = 0, 70_000
    for gap, length, pause, lasts in numbers:
        begin, start = at + gap, max(0, clock + pause)
        words.append(Word(begin, begin + length, start, start + lasts))
        at, clock = begin + length, start + lasts
    assert list(wordtimes.unpack(wordtimes.pack(words, 70_000), 70_000)) == words


def test_pieces_of_a_word_become_one() -> None:
    pieces = [(" inter", 0, 10), ("pret", 10, 20), (" it", 30, 40), (" nowhere", 40, 50), (".", 50, 60)]
    packed = wordtimes.aligned("interpret it.", pieces, 0)
    assert list(wordtimes.unpack(packed, 0)) == [Word(0, 9, 0, 20), Word(10, 13, 30, 60)]
