"""What pictures are drawn on: a card with rounded corners, so that it looks well on dark and on light themes."""

from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageDraw

from bot.core.pictures import text
from bot.core.pictures.model import Picture
from bot.core.pictures.text import Colour, Style

CORNER = 28
_FINER = 4
"""Edges are drawn so many times larger and scaled down, which makes them smooth."""


class Box(NamedTuple):
    """A rectangle in pixels; right and bottom are outside."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left


class Canvas:
    """A picture in the making."""

    def __init__(self, background: Image.Image) -> None:
        self.image = background.convert("RGBA")

    @classmethod
    def plain(cls, width: int, height: int, colour: Colour) -> "Canvas":
        return cls(Image.new("RGB", (width, height), colour))

    def text(self, left: float, baseline: float, words: str, style: Style, colour: Colour) -> None:
        text.draw(self.image, (left, baseline), words, style, colour)

    def centred(self, middle: float, baseline: float, words: str, style: Style, colour: Colour) -> None:
        self.text(middle - text.width(words, style) / 2, baseline, words, style, colour)

    def right_aligned(self, right: float, baseline: float, words: str, style: Style, colour: Colour) -> None:
        self.text(right - text.width(words, style), baseline, words, style, colour)

    def box(self, box: Box, colour: Colour, radius: float = 0, opacity: float = 1.0) -> None:
        """A filled rectangle, at least a pixel wide, with round corners."""
        left, top = round(box.left), round(box.top)
        width, height = max(1, round(box.right) - left), max(1, round(box.bottom) - top)
        mask = _rounded(width, height, min(radius, width / 2, height / 2)).point(lambda value: value * opacity)
        self.image.paste(colour, (left, top), mask)

    def finished(self, alt: str, name: str) -> Picture:
        """The picture as PNG, its corners cut round."""
        width, height = self.image.size
        self.image.putalpha(_rounded(width, height, CORNER))
        out = BytesIO()
        self.image.save(out, "PNG", compress_level=6)
        return Picture(out.getvalue(), width, height, alt, name)


def _rounded(width: int, height: int, radius: float) -> Image.Image:
    if radius < 1:
        return Image.new("L", (width, height), 255)
    corner = _corner(round(radius))
    mask = Image.new("L", (width, height), 255)
    size = corner.width
    for across, left in ((False, 0), (True, width - size)):
        for down, top in ((False, 0), (True, height - size)):
            piece = corner.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if across else corner
            mask.paste(piece.transpose(Image.Transpose.FLIP_TOP_BOTTOM) if down else piece, (left, top))
    return mask


def _corner(radius: int) -> Image.Image:
    """A mask that rounds the upper left corner."""
    large = Image.new("L", (radius * _FINER, radius * _FINER))
    ImageDraw.Draw(large).ellipse((0, 0, 2 * radius * _FINER, 2 * radius * _FINER), fill=255)
    return large.resize((radius, radius), Image.Resampling.LANCZOS)
