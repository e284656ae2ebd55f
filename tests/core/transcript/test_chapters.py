"""Chapters that a person wrote down: lists of times and titles, and Podcasting 2.0 JSON."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import TranscriptError
from bot.core.transcript.chapters import read
from bot.core.transcript.source import read as read_source
from bot.interviews.catalogue import Interviews, load_folder
from bot.store.database import Database

LINE = "[00:00:00.000 --> 00:00:02.640]   I don't know"


def chapters(text: str) -> list[tuple[int, str]]:
    return [(mark.start, mark.title) for mark in read(text.encode(), "talk.chapters.txt")]


@pytest.mark.parametrize(
    ("line", "start", "title"),
    [
        ("0:00 The beginning", 0, "The beginning"),
        ("00:01:02 - Circuits", 62_000, "Circuits"),
        ("(1:02:03) Circuits", 3_723_000, "Circuits"),
        ("[0:07] Circuits (and more)", 7_000, "Circuits (and more)"),
        ("Circuits 1:07", 67_000, "Circuits"),
        ("Circuits – [1:07]", 67_000, "Circuits"),
        ("Circuits 12:30", 750_000, "Circuits"),
        ("Chapter 1 1:02:03", 3_723_000, "Chapter 1"),
        ("🔌 1:07 Circuits", 67_000, "Circuits"),
        ("- 1:07: Circuits", 67_000, "Circuits"),
        ("• 1:07 | Circuits", 67_000, "Circuits"),
        ("3. 1:07 — Circuits", 67_000, "Circuits"),
        ("1:07.5 Circuits", 67_500, "Circuits"),
        ("1:07 – 2:09 Circuits", 67_000, "Circuits"),
        ("90:00 The 10:30 train", 5_400_000, "The 10:30 train"),
        ("1:07\t3 circuits", 67_000, "3 circuits"),
        ("0:30 ראיון", 30_000, "ראיון"),
    ],
)
def test_a_line_is_a_time_and_a_title(line: str, start: int, title: str) -> None:
    assert chapters(line) == [(start, title)]


def test_a_list_may_have_an_introduction_and_blank_lines() -> None:
    text = "\ufeffAt 10:30 we met\r\n\r\n0:00 One\r\n\r\n1:00 Two\r\n\r\nThank you for listening.\r\n"
    assert chapters(text) == [(0, "One"), (60_000, "Two")]


def test_podcasting_chapters_leave_out_what_is_not_in_the_contents() -> None:
    told = [
        {"startTime": 0, "title": " The  beginning "},
        {"startTime": 12.5, "title": "An advert", "toc": False},
        {"startTime": 20, "img": "https://example.org/a.png"},
        {"startTime": 61.25, "title": "Circuits", "endTime": 90},
    ]
    wanted = [(0, "The beginning"), (61_250, "Circuits")]
    assert chapters(json.dumps({"version": "1.2.0", "chapters": told})) == wanted
    assert chapters(json.dumps(told)) == wanted


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("", 1, "no chapters"),
        ("0:00 One\nand then\n", 2, "expected lines like"),
        ("0:00 One\n0:99 Two", 2, "time"),
        ("1:00 One\n\n0:30 Two", 3, "no later"),
        ("0:00 One\n0:00 Two", 2, "no later"),
        ("0:00", 1, "expected lines like"),
        ('{"chapters": [\n{"startTime": }]}', 2, "JSON"),
        ('{"chapters": 3}', 1, "chapters"),
        ('{"chapters": [3]}', None, "chapter 1"),
        ('{"chapters": [{"startTime": -1, "title": "x"}]}', None, "chapter 1"),
        ('{"chapters": [{"startTime": true, "title": "x"}]}', None, "chapter 1"),
        ('{"chapters": [{"startTime": NaN, "title": "x"}]}', None, "chapter 1"),
        ('{"chapters": ' + "[" * 100_000, 1, "too deep"),
        ("\n".join(f"{minute}:00 Title" for minute in range(1001)), None, "at most 1000"),
    ],
)
def test_bad_chapters_are_refused_with_their_line(text: str, line: int | None, expected: str) -> None:
    with pytest.raises(TranscriptError, match=expected) as refused:
        chapters(text)
    assert refused.value.line == line


def test_too_large_a_file_is_refused() -> None:
    with pytest.raises(TranscriptError):
        chapters("0:00 " + "a" * 1_000_000)


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_chapters_or_refused(data: bytes) -> None:
    with suppress(TranscriptError):
        assert read(data, "x")


@given(st.lists(st.integers(0, 359_999), min_size=1, max_size=300, unique=True).map(sorted))
def test_what_is_listed_is_read(seconds: list[int]) -> None:
    listed = "\n".join(f"{at // 3600}:{at // 60 % 60:02}:{at % 60:02} Title {at}" for at in seconds)
    assert chapters(listed) == [(at * 1000, f"Title {at}") for at in seconds]


async def test_a_file_of_chapters_beside_the_transcript_is_read_with_it(tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text(LINE, "utf-8")
    alone = read_source(talk)
    (tmp_path / "talk.chapters.txt").write_text("0:00 One", "utf-8")
    with_list = read_source(talk)
    assert [mark.title for mark in with_list.chapters] == ["One"]
    assert with_list.digest != alone.digest
    async with Database.open(":memory:") as database:
        await load_folder(database, tmp_path)
        assert len(await Interviews.load(database)) == 1
    (tmp_path / "talk.chapters.json").write_text('[{"startTime": 0, "title": "Json"}]', "utf-8")
    assert [mark.title for mark in read_source(talk).chapters] == ["Json"]
    (tmp_path / "talk.toml").write_text('chapters = [{at = "0:00", title = "By hand"}]', "utf-8")
    assert [mark.title for mark in read_source(talk).chapters] == ["By hand"]
