"""What a file beside a transcript may hold, and what it costs to say no."""

import tracemalloc

import pytest
from hostile.sidecars import SIDECARS

from bot.core.errors import TranscriptError
from bot.core.particulars import Particulars
from bot.core.transcript.sidecar import is_link, parse


@pytest.mark.parametrize("name", SIDECARS)
def test_nothing_beside_a_transcript_takes_more_memory_than_its_size_allows(name: str) -> None:
    data = SIDECARS[name](40_000).encode()
    tracemalloc.start()
    try:
        if name == "comments":
            parse(data, "a.toml")
        else:
            with pytest.raises(TranscriptError) as refused:
                parse(data, "a.toml")
            assert str(refused.value).startswith("a.toml")
            assert len(str(refused.value)) < 600
        assert tracemalloc.get_traced_memory()[1] < 400 * len(data) + 2_000_000
    finally:
        tracemalloc.stop()


def test_only_the_first_of_many_mistakes_are_told() -> None:
    with pytest.raises(TranscriptError) as refused:
        parse(SIDECARS["mistakes"](1600).encode(), "a.toml")
    assert "turns.0.from" in str(refused.value)
    assert "and 147 more" in str(refused.value)


def test_names_and_titles_are_one_line_without_signs_that_cannot_be_seen() -> None:
    told = parse(
        b'title = """An\\u0000 old\n\\u202einterview"""\n[[turns]]\nfrom = 0\nspeaker = "A\\u2066da"', "a.toml"
    )
    assert told.title == "An old interview"
    assert told.turns[0].speaker == "Ada"


def test_an_episode_is_told_with_its_date_as_toml_or_people_write_it() -> None:
    for date in ('"17 May 2024"', "2024-05-17", '"2024-05-17"'):
        told = parse(
            f'show = "Gulls"\nepisode = 7\ndate = {date}\nguests = ["Ann", "Ben"]\nhosts = "Cleo, Dan"'.encode(),
            "a",
        )
        assert told.particulars == Particulars("Gulls", 7, "2024-05-17", ("Ann", "Ben"), ("Cleo", "Dan"))
    assert parse(b"date = 2024", "a").particulars == Particulars(date="2024")
    for wrong in ('date = "soon"', "episode = -1", 'episode = "seven"', "guests = 3"):
        with pytest.raises(TranscriptError, match=wrong.split()[0]):
            parse(wrong.encode(), "a")


@pytest.mark.parametrize(
    "link",
    [
        "https://youtu.be/abc?t=5",
        "https://münchen.example/ein%20lied.mp3",
        "http://localhost:8000/a.mp3",
        "https://example.com/" + "ü" * 70,
    ],
)
def test_these_are_addresses(link: str) -> None:
    assert is_link(link)


@pytest.mark.parametrize(
    "link",
    [
        "https://a℀b.example/",  # is another host once normalised
        "https://ex\uff0eample.com/",
        "https://example.com:99999/",
        "https://example.com:0/",
        "https://a..b/",
        "https://" + "a" * 70 + ".example/",
        "https://youtu.be@evil.example/",
        "https://example.com/?q=" + "ü" * 90,  # longer than Discord takes, once encoded
        "https://youtu.be/watch?v=" + "é" * 90,
        "https://example.com/\u202egpj.exe",
        "https://example.com/\ud800",
        "https:///path",
    ],
)
def test_these_discord_would_not_take(link: str) -> None:
    assert not is_link(link)
