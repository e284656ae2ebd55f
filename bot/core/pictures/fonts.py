"""Which font draws which character.

The fonts of two packages come with the bot: Source Serif 4 for quotes, and Noto Sans with its companions for twenty
scripts, symbols and emoji in outline. Chinese, Japanese and Korean, and emoji in colour, are drawn where their
fonts are installed: they would add 20 and 10 MB.
"""

import contextlib
import logging
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import uharfbuzz  # pyright: ignore[reportMissingTypeStubs]
from PIL import ImageFont, features

log = logging.getLogger(__name__)

_harfbuzz: Any = uharfbuzz

SYSTEM_FONTS = (
    "NotoSansCJK-Regular.ttc",
    "PingFang.ttc",
    "msyh.ttc",
    "YuGothM.ttc",
    "malgun.ttf",
    "DejaVuSans.ttf",
)
COLOUR_EMOJI, COLOUR_EMOJI_SIZE = "NotoColorEmoji.ttf", 109
"""Its glyphs are bitmaps of one size."""
SHAPED = features.check("raqm")
"""Whether right-to-left and joined scripts can be set (libraqm with fribidi)."""
SIMPLE_SCRIPTS = ("SourceSerif4", "NotoSans[", "NotoSans-", "NotoEmoji", "NotoSansSymbols", "NotoSansCJK")
_EMOJI = "NotoEmoji"
_said: set[str] = set()
"""The scripts, as the first words of their characters' names, that the log has already said to be missing."""
_FIRST_EMOJI, _JOINER, _SELECTS_EMOJI = 0x1F000, "\u200d", "\ufe0f"


class Family(StrEnum):
    SERIF = "serif"
    SANS = "sans"


@dataclass(frozen=True, slots=True)
class Face:
    """A font file; equal by its path."""

    path: str
    codes: frozenset[int] = field(compare=False, repr=False)
    is_bitmap: bool = False

    @property
    def is_emoji(self) -> bool:
        return self.is_bitmap or _EMOJI in self.path


@lru_cache(maxsize=256)
def sized(face: Face, size: int, weight: int) -> ImageFont.FreeTypeFont:
    """The font at that size in pixels, and at that weight (400 is regular) where it has such an axis."""
    if face.is_bitmap:
        return ImageFont.truetype(face.path, COLOUR_EMOJI_SIZE)
    font = ImageFont.truetype(face.path, size)
    with contextlib.suppress(OSError):  # no axes
        font.set_variation_by_axes([_setting(axis, size, weight) for axis in font.get_variation_axes()])
    return font


def _setting(axis: Any, size: int, weight: int) -> float:
    wanted = {b"Weight": weight, b"Optical Size": size / 2}.get(axis["name"], axis["default"])
    return min(max(wanted, axis["minimum"]), axis["maximum"])


@cache
def faces(family: Family, italic: bool = False) -> tuple[Face, ...]:
    """The fonts that are here, those to be preferred first."""
    slant = "-Italic" if italic else ""
    serif = _packaged("fontpkg_source_serif_4", f"files/SourceSerif4{slant}[[]*.ttf")
    sans = _packaged("manimgx_fonts", f"NotoSans{slant}[[]*.ttf")
    scripts = sorted(_packaged("manimgx_fonts", "NotoSans?*[[]*.ttf"), key=lambda face: "Symbols" in face.path)
    emoji = [*_system(COLOUR_EMOJI), *_packaged("manimgx_fonts", "NotoEmoji*.ttf")]
    eastern = _packaged("manimgx_fonts_cjk", "*.ttc")
    elsewhere = [face for name in SYSTEM_FONTS for face in _system(name)]
    first = [*serif, *sans] if family is Family.SERIF else sans
    every = [*first, *(face for face in scripts if "Italic" not in face.path), *emoji, *eastern, *elsewhere]
    return tuple(face for face in every if SHAPED or Path(face.path).name.startswith(SIMPLE_SCRIPTS))


def _packaged(package: str, pattern: str) -> list[Face]:
    spec = find_spec(package)
    folders = spec.submodule_search_locations or [] if spec else []
    return [_face(str(path)) for folder in folders for path in sorted(Path(folder).glob(pattern))]


def _system(name: str) -> list[Face]:
    """Pillow knows where each system keeps its fonts."""
    try:
        found = ImageFont.truetype(name, COLOUR_EMOJI_SIZE)
    except OSError:
        return []
    return [_face(str(found.path))]


@cache
def _face(path: str) -> Face:
    codes = _harfbuzz.Face(_harfbuzz.Blob.from_file_path(path)).unicodes
    return Face(path, frozenset(codes), path.endswith(COLOUR_EMOJI))


def itemised(text: str, family: Family, italic: bool = False) -> Iterator[tuple[str, Face | None]]:
    """Each character with the font that draws it: a mark, a joiner or a modifier goes with the character before."""
    face: Face | None = None
    for position, character in enumerate(text):
        clings = position > 0 and (_clings(character) or text[position - 1] == _JOINER)
        if not (clings and face is not None and (ord(character) in face.codes or _is_ignorable(character))):
            covering = _covering(character, family, italic, text[position + 1 : position + 2] == _SELECTS_EMOJI)
            stays = character.isspace() and face in covering and not face.is_emoji
            face = face if stays else next(iter(covering), None)
        yield character, face


@lru_cache(maxsize=8192)
def _covering(character: str, family: Family, italic: bool, wants_emoji: bool) -> tuple[Face, ...]:
    covering = [face for face in faces(family, italic) if ord(character) in face.codes]
    if wants_emoji or ord(character) >= _FIRST_EMOJI:
        covering.sort(key=lambda face: not face.is_emoji)
    return tuple(covering)


def _clings(character: str) -> bool:
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or _is_ignorable(character)
        or ("\U0001f3fb" <= character <= "\U0001f3ff")
    )


def _is_ignorable(character: str) -> bool:
    """Zero-width (non-)joiners and variation selectors, which shape what stands beside them."""
    return character in "\u200c\u200d" or "\ufe00" <= character <= "\ufe0f"


def legible(text: str, family: Family = Family.SANS) -> str:
    """One line of what can be drawn; the rest is left out, and said in the log once for each script."""
    kept: list[str] = []
    line = " ".join(unicodedata.normalize("NFC", text).split())
    for character, face in itemised(line, family):
        if unicodedata.category(character) in ("Cc", "Cs") or _steers(character):
            continue
        if face is None:
            _say_missing(character)
        else:
            kept.append(character)
    return " ".join("".join(kept).split())


def _steers(character: str) -> bool:
    """Format characters that turn the direction of text or show nothing; the joiners shape letters and stay."""
    return unicodedata.category(character) == "Cf" and character not in "\u200c\u200d"


def _say_missing(character: str) -> None:
    script = unicodedata.name(character, "UNNAMED").split()[0]
    if script not in _said:
        _said.add(script)
        log.warning(
            "No font here has %s (U+%04X), and maybe no other %s character: they are left out of pictures",
            character,
            ord(character),
            script,
        )
