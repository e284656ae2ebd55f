"""The end of a game: who stands on the podium."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.pictures import backgrounds
from bot.core.pictures.canvas import Box, Canvas
from bot.core.pictures.fonts import Family, legible
from bot.core.pictures.model import Picture, alt_text
from bot.core.pictures.text import Colour, Style, elided
from bot.wording import pictures as wording
from bot.wording.quiz import points

WIDTH, HEIGHT, MARGIN = 1200, 675, 64
COLUMN, COLUMN_GAP, FACE, MOST_COLUMNS = 300, 24, 104, 3
STEPS = {1: 250, 2: 180, 3: 130}
"""How high a place stands, in pixels."""
METALS: dict[int, Colour] = {1: (242, 196, 84), 2: (196, 204, 216), 3: (214, 146, 98)}
NO_METAL: Colour = (118, 121, 138)
"""Medals are for those who have won something."""
FACES: tuple[Colour, ...] = ((125, 176, 255), (246, 146, 182), (134, 214, 159))
BACKGROUND: tuple[Colour, Colour, Colour] = ((28, 30, 44), (16, 17, 26), (70, 58, 110))
BRIGHT, DIM, INK = (244, 244, 247), (172, 175, 190), (28, 24, 20)
HEADING, KICKER = Style(Family.SANS, 42, 700), Style(Family.SANS, 27, 500)
NAME, POINTS = Style(Family.SANS, 34, 650), Style(Family.SANS, 28, 500)
INITIAL, NUMBER = Style(Family.SANS, 52, 700), Style(Family.SANS, 84, 700)


@dataclass(frozen=True, slots=True)
class Step:
    """A player; equals share a place."""

    place: int
    name: str
    points: int


def podium(places: Sequence[Step], title: str) -> Picture:
    """The first three of a game, best first in `places`, on a picture of `WIDTH` by `HEIGHT` pixels."""
    shown = places[:MOST_COLUMNS]
    canvas = Canvas(backgrounds.gradient((WIDTH, HEIGHT), *BACKGROUND))
    canvas.text(MARGIN, 88, wording.PODIUM_HEADING, KICKER, DIM)
    canvas.text(MARGIN, 144, elided(legible(title), HEADING, WIDTH - 2 * MARGIN), HEADING, BRIGHT)
    for number, (one, middle) in enumerate(zip(shown, _middles(len(shown)), strict=True)):
        _column(canvas, one, middle, FACES[number])
    return canvas.finished(_alt(shown, title), "podium.png")


def _middles(count: int) -> list[float]:
    """The best stands in the middle, the second left, the third right of it; two share the middle."""
    aside = COLUMN + COLUMN_GAP
    best = WIDTH / 2 + (aside / 2 if count == 2 else 0)
    return [best + offset for offset in (0, -aside, aside)][:count]


def _column(canvas: Canvas, one: Step, middle: float, face: Colour) -> None:
    top = HEIGHT - STEPS[min(max(one.place, 1), 3)]
    metal = METALS[min(max(one.place, 1), 3)] if one.points > 0 else NO_METAL
    canvas.box(Box(middle - COLUMN / 2, top, middle + COLUMN / 2, HEIGHT + 20), metal, 16)
    canvas.centred(middle, top + 96, str(one.place), NUMBER, INK)
    name = legible(one.name)
    canvas.centred(middle, top - 64, elided(name, NAME, COLUMN), NAME, BRIGHT)
    canvas.centred(middle, top - 24, points(one.points), POINTS, DIM)
    head = Box(middle - FACE / 2, top - 112 - FACE, middle + FACE / 2, top - 112)
    canvas.box(head, face, FACE / 2)
    canvas.centred(middle, head.bottom - FACE / 2 + 19, _initial(name), INITIAL, INK)


def _initial(name: str) -> str:
    return next((letter.upper() for letter in name if letter.isalnum()), name[:1])


def _alt(shown: Sequence[Step], title: str) -> str:
    places = "; ".join(
        wording.PODIUM_PLACE.format(place=one.place, name=one.name, points=points(one.points)) for one in shown
    )
    return alt_text(wording.PODIUM_ALT.format(heading=wording.PODIUM_HEADING, places=places, title=title))
