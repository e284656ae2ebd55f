"""The times of single words: packed, kept in the library, and what sentences begin and end at."""

import json

import pytest
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


JSON3 = {
    "events": [
        {
            "tStartMs": 1000,
            "dDurationMs": 9000,
            "segs": [
                {"utf8": "So"},
                {"utf8": " it", "tOffsetMs": 300},
                {"utf8": " is.", "tOffsetMs": 500},
                {"utf8": " Is", "tOffsetMs": 3000},
                {"utf8": " it?", "tOffsetMs": 3400},
            ],
        },
        {"tStartMs": 4990, "dDurationMs": 5010, "aAppend": 1, "segs": [{"utf8": "\n"}]},
        {"tStartMs": 5000, "dDurationMs": 2000, "segs": [{"utf8": "Yes."}]},
    ]
}
SRV3 = """<?xml version="1.0"?><timedtext format="3"><body>
<p t="1000" d="9000" w="1"><s ac="255">So</s><s t="300"> it</s><s t="500"> is.</s><s t="3000"> Is</s>
<s t="3400"> it?</s></p><p t="4990" d="5010" w="1" a="1">
</p><p t="5000" d="2000">Yes.</p></body></timedtext>"""
VTT = """WEBVTT

00:01.000 --> 00:04.990
So <00:00:01.300><c>it</c> <00:01.500><c.loud>is.</c> <00:04.000>Is <00:00:04.400>it?

00:05.000 --> 00:07.000
Yes.
"""
LRC = """[offset:500]
[00:01.50]<00:01.50> So <00:01.80> it <00:02.00> is. <00:04.50> Is <00:04.90> it? <00:05.49>
[00:05.50]Yes.
[01:00.00]<01:00.00> No.
"""
TTML = """<tt xmlns="http://www.w3.org/ns/ttml"><body><div>
<p begin="1s" end="9s"><span begin="0s" end="0.3s">So</span> <span begin="0.3s" end="0.5s">it</span>
<span begin="0.5s" end="3s">is.</span> <span begin="3s" end="3.4s">Is</span>
<span begin="3.4s" end="3.99s">it?</span></p>
<p begin="5s" end="7s">Yes.</p></div></body></tt>"""


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.json3", json.dumps(JSON3)), ("a.srv3", SRV3), ("a.vtt", VTT), ("a.lrc", LRC), ("a.ttml", TTML)],
)
def test_captions_say_when_their_words_are_said(name: str, text: str) -> None:
    first, second, third = read_bytes(text.encode(), name).transcript.sentences[:3]
    assert (first.text, first.start, first.end) == ("So it is.", 1000, 4000)
    assert [first.time_at(first.text.index(word)) for word in ("it", "is")] == [1300, 1500]
    assert (second.text, second.start, second.end, second.time_at(3)) == ("Is it?", 4000, 4990, 4400)
    assert (third.text, third.start) == ("Yes.", 5000)


def test_words_behind_a_name_keep_their_times() -> None:
    captions = "WEBVTT\n\n" + "".join(
        f"00:{at}1.000 --> 00:{at}9.000\n{name}: Oh. <00:00:{at}3.000>It <00:00:{at}3.500>is.\n\n"
        for at, name in enumerate(["Ann", "Ben", "Ann", "Ben"])
    )
    sentences = read_bytes(captions.encode(), "a.vtt").transcript.sentences
    assert [(one.speaker, one.text, one.start, one.end) for one in sentences[2:4]] == [
        ("Ben", "Oh.", 11_000, 13_000),
        ("Ben", "It is.", 13_000, 19_000),
    ]
    assert sentences[3].time_at(3) == 13_500


@pytest.mark.parametrize("moment", ["09:00:00.000", "00:00:00.500", "00:00:99.000"])
def test_times_of_words_outside_of_their_caption_are_not_believed(moment: str) -> None:
    captions = f"WEBVTT\n\n00:01.000 --> 00:05.000\nSo <{moment}>it is.\n\n00:05.000 --> 00:07.000\nYes.\n"
    sentences = read_bytes(captions.encode(), "a.vtt").transcript.sentences
    assert [(one.start, one.end) for one in sentences] == [(1000, 5000), (5000, 7000)]
