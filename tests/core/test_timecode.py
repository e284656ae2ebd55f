import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import timecode
from bot.core.errors import TimecodeError


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("3:53", 233_000),
        ("233", 233_000),
        ("1:02:03", 3_723_000),
        ("3m53s", 233_000),
        ("1h2m3s", 3_723_000),
        ("1h", 3_600_000),
        ("90 min", 5_400_000),
        (" 3:53 ", 233_000),
        ("@3:53", 233_000),
        ("0:12.24", 12_240),
        ("12.5", 12_500),
        ("00:03:53,040", 233_040),
        ("0:00:01.123456", 1_123),
        ("75:00", 4_500_000),
        ("0", 0),
    ],
)
def test_reads_what_people_type(text: str, ms: int) -> None:
    assert timecode.parse(text) == ms


@pytest.mark.parametrize(
    "text", ["", " ", "soon", "3:60", "1:60:00", "-5", "3:5:", "m", "1:2:3:4", "9" * 30, "٣:٥٣x"]
)
def test_says_what_to_type_instead(text: str) -> None:
    with pytest.raises(TimecodeError, match="3:53"):
        timecode.parse(text)


@pytest.mark.parametrize(("ms", "text"), [(233_999, "3:53"), (3_600_000, "1:00:00"), (59_999, "0:59")])
def test_shows_whole_seconds_and_hours_only_where_there_are_any(ms: int, text: str) -> None:
    assert timecode.show(ms) == text
    assert timecode.show_range(0, ms) == f"0:00 – {text}"


@given(st.integers(0, 400 * 3600))
def test_reads_back_what_it_shows(seconds: int) -> None:
    assert timecode.parse(timecode.show(seconds * 1000 + 999)) == seconds * 1000


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("3.53", 233_000),
        ("12.30", 750_000),
        ("1.02.03", 3_723_000),
        ("3 minutes", 180_000),
        ("3mins", 180_000),
        ("1hr 5min", 3_900_000),
        ("1 hour, 2 minutes and 3 seconds".replace(" and", ","), 3_723_000),
        ("0:12.24", 12_240),
        ("233", 233_000),
    ],
)
def test_reads_what_people_mean(text: str, ms: int) -> None:
    assert timecode.parse_typed(text) == ms


@pytest.mark.parametrize("text", ["3.5", "3.535", "3.75"])
def test_asks_where_it_could_be_several_times(text: str) -> None:
    with pytest.raises(TimecodeError, match="3:53"):
        timecode.parse_typed(text)
