import pytest
from core.pictures.reading import opened
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.pictures.model import NothingToDrawError
from bot.core.pictures.quote_card import HEIGHT, LEFT, RIGHT, ROOM, SIZES, WIDTH, CardStyle, quote_card, set_words

SAID = (
    "if you look inside a network, nobody sat down and wrote these circuits; they grew the way a garden grows, and"
    " we are only now beginning to walk around in it with a lamp, "
)
styles = st.sampled_from(CardStyle)


def words(count: int) -> str:
    return " ".join((SAID * 8).split()[:count]) + "."


@pytest.mark.parametrize("style", CardStyle)
@pytest.mark.parametrize("count", [1, 3, 8, 20, 45, 80, 120])
def test_every_word_of_a_quote_stands_inside_the_margins(count: int, style: CardStyle) -> None:
    block = set_words(words(count), style)
    assert " ".join(block.lines).rstrip("”.") == words(count).rstrip(".")
    assert block.height <= ROOM[1]
    assert LEFT + block.width <= WIDTH - RIGHT + block.style.size / 2


@pytest.mark.parametrize("style", CardStyle)
def test_the_shorter_the_quote_the_larger_its_letters(style: CardStyle) -> None:
    sizes = [set_words(words(count), style).style.size for count in (3, 20, 45, 80, 120)]
    assert sizes[0] == SIZES[0]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == len(sizes)


@pytest.mark.parametrize("count", range(6, 60, 3))
def test_no_word_stands_alone_on_the_last_line_and_lines_are_about_even(count: int) -> None:
    lines = set_words(words(count), CardStyle.PAPER).lines
    assert len(lines) == 1 or " " in lines[-1]
    assert min(map(len, lines)) > max(map(len, lines)) / 3


def test_a_longer_quote_ends_in_an_ellipsis() -> None:
    lines = set_words(SAID * 20, CardStyle.PAPER).lines
    assert lines[-1].endswith("…”")
    assert 60 < len(" ".join(lines).split()) <= 120


def test_marks_that_the_words_bring_along_are_not_doubled() -> None:
    assert set_words("“, and so it was”", CardStyle.PAPER).lines == ("and so it was”",)


def test_apostrophes_are_those_of_a_printer() -> None:
    assert set_words("it's y'all", CardStyle.PAPER).lines == ("it’s y’all”",)


@pytest.mark.parametrize("said", ["", "\x00\u202e", "\U0001fffe\U0001fffd"])
def test_words_that_cannot_be_drawn_are_refused(said: str) -> None:
    with pytest.raises(NothingToDrawError):
        set_words(said, CardStyle.NIGHT)


@settings(max_examples=12)
@given(
    st.text(max_size=300), st.none() | st.text(max_size=60), st.integers(0, 10**8), st.text(max_size=200), styles
)
@example("W" * 500, "W" * 200, 0, "W" * 500, CardStyle.PAPER)
@example("שלום (2026) עולם abc 👩‍👩‍👧‍👦", "محمد", 5, "日本語", CardStyle.NIGHT)
@example("क्षत्रिय नमस्ते", "พงศ์", 5, "Ελληνικά", CardStyle.COLOUR)
def test_any_words_make_a_card_or_are_refused(
    said: str, speaker: str | None, time: int, title: str, style: CardStyle
) -> None:
    try:
        image = opened(quote_card(said, speaker, time, title, style))
    except NothingToDrawError:
        return
    assert image.size == (WIDTH, HEIGHT)


def test_what_the_card_says_is_said_in_words() -> None:
    alt = quote_card(words(20), "Ada", 233_000, "The Interview", CardStyle.PAPER).alt
    assert words(20) in alt
    assert alt.endswith("Ada, The Interview, at 3:53")
    long = quote_card("long " * 400, "Ada", 233_000, "Title " * 200, CardStyle.PAPER).alt
    assert "… – " in long.replace("…”", "…")
