"""A quote that one wants to post: its words set large, who said them and when below."""

import re
from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32

from PIL import Image

from bot.core import markup, timecode
from bot.core.pictures import backgrounds, text
from bot.core.pictures.canvas import Box, Canvas
from bot.core.pictures.fonts import Family, legible
from bot.core.pictures.model import ALT_LIMIT, NothingToDrawError, Picture, alt_text
from bot.core.pictures.text import Colour, Style, elided
from bot.core.pictures.typesetting import Block, fitted
from bot.wording import pictures as wording

WIDTH, HEIGHT = 1200, 675
LEFT, RIGHT, TOP, FOOT = 116, 92, 72, 148
"""Margins in pixels; the opening mark hangs in the left one, speaker and title stand in the foot."""
MOST_WORDS, MOST_CHARACTERS = 120, 1200
SIZES = (112, 104, 96, 88, 80, 74, 68, 62, 57, 52, 48, 44, 41, 38, 36, 34, 32, 30)
ROOM = WIDTH - LEFT - RIGHT, HEIGHT - TOP - FOOT - 28
RULE, SPEAKER_LINE, TITLE_LINE = Box(LEFT, HEIGHT - FOOT, LEFT + 64, HEIGHT - FOOT + 4), HEIGHT - 92, HEIGHT - 50
NAME, TIME, TITLE = Style(Family.SANS, 33, 600), Style(Family.SANS, 33, 500), Style(Family.SANS, 26)
_APOSTROPHE = re.compile(r"(?<=\w)'|'(?=\w)")
_QUOTED = re.compile(r"^[\s\"“”„«»,;:.–-]+(?=\w)|[\s\"“”„«»]+$")


class CardStyle(StrEnum):
    PAPER = "paper"
    NIGHT = "night"
    COLOUR = "colour"


@dataclass(frozen=True, slots=True)
class Look:
    """Colours and letters of a style; `ornament` is how strongly the large mark behind the words shows."""

    backgrounds: tuple[tuple[Colour, Colour, Colour], ...]
    ink: Colour
    accent: Colour
    quiet: Colour
    family: Family
    weight: int
    ornament: float


LOOKS = {
    CardStyle.PAPER: Look(
        backgrounds=(((250, 246, 238), (240, 231, 214), (255, 252, 246)),),
        ink=(38, 32, 26),
        accent=(182, 66, 42),
        quiet=(124, 110, 94),
        family=Family.SERIF,
        weight=400,
        ornament=0.07,
    ),
    CardStyle.NIGHT: Look(
        backgrounds=(((16, 19, 34), (10, 11, 20), (52, 56, 104)),),
        ink=(244, 239, 228),
        accent=(236, 190, 104),
        quiet=(160, 163, 184),
        family=Family.SERIF,
        weight=380,
        ornament=0.10,
    ),
    CardStyle.COLOUR: Look(
        backgrounds=(
            ((88, 56, 210), (190, 40, 140), (250, 110, 110)),
            ((8, 92, 130), (28, 60, 150), (30, 170, 150)),
            ((190, 52, 60), (120, 30, 110), (245, 140, 60)),
            ((12, 110, 90), (10, 66, 110), (110, 180, 70)),
            ((52, 60, 190), (20, 110, 180), (150, 90, 230)),
        ),
        ink=(255, 255, 255),
        accent=(255, 255, 255),
        quiet=(255, 255, 255),
        family=Family.SANS,
        weight=650,
        ornament=0.14,
    ),
}


def quote_card(words: str, speaker: str | None, time: int, title: str, style: CardStyle) -> Picture:
    """A card of `WIDTH` by `HEIGHT` pixels; `time` in milliseconds. Words beyond `MOST_WORDS` make way for an
    ellipsis.

    Raises:
        NothingToDrawError: no font here has these letters.
    """
    look = LOOKS[style]
    block = set_words(words, style)
    of_title = look.backgrounds[crc32(f"{title} {speaker}".encode()) % len(look.backgrounds)]
    canvas = Canvas(backgrounds.gradient((WIDTH, HEIGHT), *of_title))
    _ornament(canvas, look)
    _words(canvas, block, look)
    _foot(canvas, speaker, time, title, look)
    return canvas.finished(_alt(words, speaker, time, title), "quote.png")


def set_words(words: str, style: CardStyle) -> Block:
    """The words of a card in their lines, with quotation marks.

    Raises:
        NothingToDrawError: no font here has these letters.
    """
    look = LOOKS[style]
    said = legible(_QUOTED.sub("", _APOSTROPHE.sub("’", _shortened(words))), look.family)
    if not said:
        raise NothingToDrawError(words)
    return fitted(said, _marks(said)[1], Style(look.family, SIZES[0], look.weight), SIZES, ROOM)


def _shortened(words: str) -> str:
    known = words.split()
    if len(known) > MOST_WORDS:
        words = " ".join(known[:MOST_WORDS]).rstrip(" ,;:.-–—") + markup.ELLIPSIS
    return markup.shorten(words, MOST_CHARACTERS)


def _marks(said: str) -> tuple[str, str]:
    return wording.QUOTE_MARKS_FROM_RIGHT if text.is_right_to_left(said) else wording.QUOTE_MARKS


def _ornament(canvas: Canvas, look: Look) -> None:
    """A large quotation mark behind the words, cut by the edge."""
    mark = Canvas(Image.new("RGBA", (WIDTH, HEIGHT)))
    mark.right_aligned(WIDTH + 40, HEIGHT + 430, wording.QUOTE_MARKS[1], Style(Family.SERIF, 900, 600), look.accent)
    mark.image.putalpha(mark.image.getchannel("A").point(lambda value: value * look.ornament))
    canvas.image.alpha_composite(mark.image)


def _words(canvas: Canvas, block: Block, look: Look) -> None:
    """The opening mark hangs outside, so that all lines begin at one edge, the one they are read from."""
    turned = text.is_right_to_left(block.lines[0])
    mark, _ = _marks(block.lines[0])
    baseline = TOP + (ROOM[1] - block.height) / 2 + (block.leading + block.style.size * 0.66) / 2
    for number, line in enumerate(block.lines):
        left = WIDTH - LEFT - text.width(line, block.style) if turned else LEFT
        canvas.text(left, baseline + number * block.leading, line, block.style, look.ink)
    hung = WIDTH - LEFT + 4 if turned else LEFT - text.width(mark, block.style) - 2
    canvas.text(hung, baseline, mark, block.style, look.accent)


def _foot(canvas: Canvas, speaker: str | None, time: int, title: str, look: Look) -> None:
    """Who, in what, and when."""
    canvas.box(RULE, look.accent, 2)
    shown = timecode.show(time)
    canvas.right_aligned(WIDTH - RIGHT, SPEAKER_LINE, shown, TIME, look.quiet)
    room = WIDTH - LEFT - RIGHT
    beside = room - text.width(shown, TIME) - 40
    if who := elided(legible(speaker or ""), NAME, beside):
        canvas.text(LEFT, SPEAKER_LINE, who, NAME, look.ink)
        canvas.text(LEFT, TITLE_LINE, elided(legible(title), TITLE, room), TITLE, look.quiet)
    else:
        canvas.text(LEFT, SPEAKER_LINE, elided(legible(title), TITLE, beside), TITLE, look.quiet)


def _alt(words: str, speaker: str | None, time: int, title: str) -> str:
    about = ", ".join(filter(None, (speaker, title, wording.QUOTE_ALT_TIME.format(time=timecode.show(time)))))
    about = markup.shorten(markup.plain(about), ALT_LIMIT // 3)
    return alt_text(wording.QUOTE_ALT.format(text=markup.shorten(words, ALT_LIMIT - len(about) - 10), about=about))
