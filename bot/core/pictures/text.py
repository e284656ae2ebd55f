"""Text on a picture: measured and drawn run by run, a run being what one font draws in one direction."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from typing import Any, Literal

from bidi import algorithm  # pyright: ignore[reportMissingTypeStubs]
from PIL import Image, ImageDraw, ImageOps

from bot.core import markup
from bot.core.pictures.fonts import COLOUR_EMOJI_SIZE, SHAPED, Face, Family, itemised, sized

_uax9: Any = algorithm
Colour = tuple[int, int, int]
Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set: family, size in pixels, weight (400 is regular)."""

    family: Family
    size: int
    weight: int = 400
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one font and one direction, in the order in which they are read."""

    text: str
    face: Face
    direction: Direction


@lru_cache(maxsize=4096)
def width(text: str, style: Style) -> float:
    """How wide the text is, in pixels."""
    return sum(_advance(run, style) for run in runs(text, style.family, style.italic))


def draw(canvas: Image.Image, at: tuple[float, float], text: str, style: Style, colour: Colour) -> None:
    """Draw from `at`, the left end of the baseline."""
    left, baseline = at
    for run in runs(text, style.family, style.italic):
        if run.face.is_bitmap:
            _draw_bitmap(canvas, (left, baseline), run, style)
        else:
            font = sized(run.face, style.size, style.weight)
            ImageDraw.Draw(canvas).text(
                (left, baseline), run.text, font=font, fill=colour, anchor="ls", direction=_asked(run)
            )
        left += _advance(run, style)


def elided(text: str, style: Style, room: float) -> str:
    """As much of the text as fits into `room` pixels, with an ellipsis where it was cut: at a word, unless that
    takes half of it. Empty if nothing fits."""
    if width(text, style) <= room:
        return text
    short, long = 0, len(text)
    while short < long:
        middle = (short + long + 1) // 2
        if width(_cut(text, middle), style) <= room:
            short = middle
        else:
            long = middle - 1
    return _cut(text, _at_a_word(text, short)) if short else ""


def _at_a_word(text: str, length: int) -> int:
    if text[length : length + 1].isspace():
        return length
    space = text.rfind(" ", 0, length)
    return space if space > length // 2 else length


def _cut(text: str, length: int) -> str:
    return text[:length].rstrip(" ,;:.-–—") + markup.ELLIPSIS


def is_right_to_left(text: str) -> bool:
    """Whether the first strong letter is."""
    return _uax9.get_base_level(text) == 1


def runs(text: str, family: Family, italic: bool = False) -> list[Run]:
    """The runs of a line from left to right, by Unicode's bidirectional algorithm (UAX 9, rule L2)."""
    levels = _levels(text)
    faces = [face for _, face in itemised(text, family, italic)]
    found: list[tuple[Run, int]] = []
    for (face, level), group in groupby(range(len(text)), lambda at: (faces[at], levels[at])):
        if face is not None:
            positions = list(group)
            piece = text[positions[0] : positions[-1] + 1]
            found.append((Run(piece, face, "rtl" if level % 2 else "ltr"), level))
    return _reordered(found)


def _levels(text: str) -> list[int]:
    """The embedding level of each character: odd ones run from right to left. Joiners are of the level before them:
    rule X9 takes them out."""
    storage: Any = _uax9.get_empty_storage()
    storage["base_level"] = _uax9.get_base_level(text)
    storage["base_dir"] = ("L", "R")[storage["base_level"]]
    _uax9.get_embedding_levels(text, storage)
    _uax9.explicit_embed_and_overrides(storage)
    _uax9.resolve_weak_types(storage)
    _uax9.resolve_neutral_types(storage, False)
    _uax9.resolve_implicit_levels(storage, False)
    levels: list[int] = []
    left = iter(storage["chars"])
    for character in text:
        is_out = unicodedata.bidirectional(character) in _uax9.X9_REMOVED
        levels.append((levels[-1] if levels else storage["base_level"]) if is_out else next(left)["level"])
    return levels


def _reordered(found: Sequence[tuple[Run, int]]) -> list[Run]:
    line = list(found)
    for level in range(max((level for _, level in line), default=0), 0, -1):
        pieces = [list(group) for _, group in groupby(line, partial(_is_within, level))]
        line = [item for piece in pieces for item in (reversed(piece) if _is_within(level, piece[0]) else piece)]
    return [run for run, _ in line]


def _is_within(level: int, item: tuple[Run, int]) -> bool:
    return item[1] >= level


def _asked(run: Run) -> Direction | None:
    return run.direction if SHAPED else None


def _advance(run: Run, style: Style) -> float:
    length = sized(run.face, style.size, style.weight).getlength(run.text, direction=_asked(run))
    return length * style.size / COLOUR_EMOJI_SIZE * _BITMAP_SCALE if run.face.is_bitmap else length


_BITMAP_SCALE, _BITMAP_RISE = 0.95, 0.84
"""Emoji drawn at the size of the letters look too large; and they sink a little below the line."""


def _draw_bitmap(canvas: Image.Image, at: tuple[float, float], run: Run, style: Style) -> None:
    font = sized(run.face, style.size, style.weight)
    left, top, right, bottom = font.getbbox(run.text, direction=_asked(run))
    drawn = Image.new("RGBA", (max(1, round(right - left)), max(1, round(bottom - top))))
    ImageDraw.Draw(drawn).text((-left, -top), run.text, font=font, embedded_color=True, direction=_asked(run))
    small = ImageOps.scale(drawn, style.size / COLOUR_EMOJI_SIZE * _BITMAP_SCALE, Image.Resampling.LANCZOS)
    across, down = at[0] + left * small.width / drawn.width, at[1] - small.height * _BITMAP_RISE
    canvas.alpha_composite(small, (max(0, round(across)), max(0, round(down))))
