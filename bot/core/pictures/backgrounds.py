"""What stands behind a quote: gradients, dithered so that no bands show."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from bot.core.pictures.text import Colour

_BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) / 16
"""Ordered dithering (Bayer 1973): unlike noise it compresses well."""


@lru_cache(maxsize=16)
def gradient(size: tuple[int, int], first: Colour, last: Colour, glow: Colour | None = None) -> Image.Image:
    """From the upper left to the lower right; `glow` shines in from the upper right corner."""
    width, height = size
    down, across = np.mgrid[0:height, 0:width]
    share = (across / width + down / height) / 2
    share = share * share * (3 - 2 * share)
    colours = _mixed(np.array(first, float), np.array(last, float), share)
    if glow is not None:
        distance = np.hypot((across - width) / width, down / height)
        colours = colours + (np.array(glow, float) - colours) * (np.clip(1 - distance, 0, 1) ** 2)[..., None]
    dither = np.tile(_BAYER, (height // 4 + 1, width // 4 + 1))[:height, :width, None]
    return Image.fromarray(np.clip(np.floor(colours + dither), 0, 255).astype(np.uint8), "RGB")


def _mixed(
    first: NDArray[np.float64], last: NDArray[np.float64], share: NDArray[np.float64]
) -> NDArray[np.float64]:
    return first + (last - first) * share[..., None]
