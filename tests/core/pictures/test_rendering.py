import asyncio
import threading
from dataclasses import replace

import pytest
from core.pictures.reading import opened
from PIL import Image

from bot.core import markup
from bot.core.pictures import fonts, text
from bot.core.pictures.canvas import Canvas
from bot.core.pictures.fonts import Family, legible
from bot.core.pictures.model import Picture
from bot.core.pictures.rendering import draw
from bot.core.pictures.text import Style, elided, runs, width

STYLE = Style(Family.SERIF, 40)


async def test_a_picture_is_drawn_once_and_never_on_the_event_loop() -> None:
    threads: list[threading.Thread] = []

    def picture_of(words: str) -> Picture:
        threads.append(threading.current_thread())
        return Canvas.plain(40, 30, (1, 2, 3)).finished(words, "plain.png")

    first, second, other = [await draw(picture_of, words) for words in ("one", "one", "two")]
    assert first is second
    assert (other.alt, len(threads)) == ("two", 2)
    assert threading.main_thread() not in threads


async def test_what_failed_is_tried_again() -> None:
    tries: list[int] = []

    def fail(number: int) -> Picture:
        tries.append(number)
        raise ValueError(number)

    for _ in range(2):
        with pytest.raises(ValueError, match="7"):
            await draw(fail, 7)
    assert len(tries) == 2


def test_a_picture_stands_on_its_own_ground_with_round_corners() -> None:
    image = opened(Canvas.plain(200, 100, (10, 20, 30)).finished("alt", "plain.png"))
    assert image.getpixel((0, 0)) == (10, 20, 30, 0)
    assert image.getpixel((100, 50)) == (10, 20, 30, 255)


SCRIPTS = {
    "Latin": "éß",
    "Greek": "Ωλ",
    "Cyrillic": "Жд",
    "Hebrew": "שם",
    "Arabic": "مح",
    "Devanagari": "नम",
    "Thai": "สว",
    "emoji": "😀🔥",
}


@pytest.mark.skipif(not fonts.SHAPED, reason="libraqm and fribidi are not here")
@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("family", Family)
def test_no_script_turns_into_boxes_which_all_look_alike(script: str, family: Family) -> None:
    word = legible(SCRIPTS[script], family)
    assert word == SCRIPTS[script]
    one, other = (_inked(letter, replace(STYLE, family=family)) for letter in word)
    assert one.getbbox()
    assert other.getbbox()
    assert one.tobytes() != other.tobytes()


def _inked(word: str, style: Style) -> Image.Image:
    image = Image.new("RGBA", (200, 100))
    text.draw(image, (50, 70), word, style, (0, 0, 0))
    return image.getchannel("A")


def test_what_no_font_has_is_left_out_and_said_once_a_script(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_said", set[str]())
    assert legible("a \U00013000 b\x07\u202e") == "a b"
    assert legible("\U00013000\U00013001c") == legible("c\U00012000\U00012001") == "c"
    first, second = (record.message for record in caplog.records)
    assert "U+13000" in first
    assert "U+12000" in second


@pytest.mark.skipif(not fonts.SHAPED, reason="libraqm and fribidi are not here")
def test_words_from_right_to_left_keep_their_order_across_fonts() -> None:
    said = [run.text.strip() for run in runs("he said שלום, עולם to us", Family.SERIF)]
    assert [word for word in said if word and word != ","] == ["he said", "עולם", "שלום", "to us"]
    turned = [run.text.strip() for run in runs("שלום 😀 עולם", Family.SERIF)]
    assert [word for word in turned if word] == ["עולם", "😀", "שלום"]


@pytest.mark.parametrize("room", [0, 10, 60, 200, 5000])
def test_a_line_is_cut_to_the_room_there_is(room: float) -> None:
    cut = elided("Psychopaths and MRI scans", STYLE, room)
    assert width(cut, STYLE) <= room
    assert (cut == "Psychopaths and MRI scans") == (room == 5000)


@pytest.mark.parametrize("room", range(130, 260, 10))
def test_a_line_is_cut_at_a_word(room: int) -> None:
    text = "Psychopaths and MRI scans"
    cut = elided(text, STYLE, room).rstrip(markup.ELLIPSIS)
    assert " " not in cut or cut.split() == text.split()[: len(cut.split())]


async def test_many_threads_may_draw_at_once() -> None:
    def picture_of(number: int) -> Picture:
        canvas = Canvas.plain(300, 80, (255, 255, 255))
        canvas.text(10, 60, "Same words", STYLE, (0, 0, 0))
        return canvas.finished(f"{number}", "same.png")

    pictures = await asyncio.gather(*(draw(picture_of, number) for number in range(12)))
    assert len({picture.png for picture in pictures}) == 1
