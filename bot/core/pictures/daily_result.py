"""How somebody did in the daily, without a word of what was asked."""

from bot.core.pictures import backgrounds
from bot.core.pictures.canvas import Box, Canvas
from bot.core.pictures.fonts import Family, legible
from bot.core.pictures.model import Picture, alt_text
from bot.core.pictures.text import Colour, Style, elided, width
from bot.wording import pictures as wording
from bot.wording.grammar import counted, noun, number
from bot.wording.quiz import days

WIDTH, HEIGHT, MARGIN = 1200, 500, 64
SQUARE, SQUARE_GAP = 128, 20
SQUARES: dict[str, tuple[Colour, str]] = {
    "🟩": ((88, 196, 120), "✓"),
    "🟨": ((240, 205, 92), "≈"),
    "🟧": ((244, 160, 82), "~"),
    "🟥": ((226, 92, 92), "×"),
    "⬛": ((58, 61, 76), "–"),
}
"""A sign in each, for those who do not tell the colours apart."""
BACKGROUND: tuple[Colour, Colour, Colour] = ((24, 34, 44), (15, 17, 28), (36, 92, 96))
BRIGHT, DIM, INK, FAINT = (244, 244, 247), (172, 180, 192), (24, 26, 30), (150, 154, 170)
PLAYER, HEADING = Style(Family.SANS, 50, 700), Style(Family.SANS, 30, 500)
SIGN, TOTAL, FACT = Style(Family.SANS, 68, 700), Style(Family.SANS, 76, 700), Style(Family.SANS, 32, 500)


def daily_result(player: str, day: str, squares: str, points: int, right: int, streak: int) -> Picture:
    """A picture of `WIDTH` by `HEIGHT` pixels; `squares` has one sign of `SQUARES` for each question,
    `streak` is in days."""
    canvas = Canvas(backgrounds.gradient((WIDTH, HEIGHT), *BACKGROUND))
    canvas.text(MARGIN, 92, wording.DAILY_HEADING.format(day=day), HEADING, DIM)
    canvas.text(MARGIN, 156, elided(legible(player), PLAYER, WIDTH - 2 * MARGIN), PLAYER, BRIGHT)
    for place, square in enumerate(squares):
        colour, sign = SQUARES[square]
        left = MARGIN + place * (SQUARE + SQUARE_GAP)
        canvas.box(Box(left, 206, left + SQUARE, 206 + SQUARE), colour, 24)
        canvas.centred(left + SQUARE / 2, 206 + SQUARE / 2 + 24, sign, SIGN, FAINT if square == "⬛" else INK)
    total = number(points)
    canvas.text(MARGIN, 436, total, TOTAL, BRIGHT)
    canvas.text(MARGIN + width(total, TOTAL) + 16, 436, noun(points, wording.POINT), FACT, DIM)
    facts = f"{_right(right, squares)} · {_streak(streak)}"
    canvas.right_aligned(WIDTH - MARGIN, 436, facts, FACT, BRIGHT)
    return canvas.finished(_alt(player, day, squares, points, right, streak), "daily.png")


def _right(right: int, squares: str) -> str:
    return wording.DAILY_RIGHT.format(right=right, count=len(squares))


def _streak(streak: int) -> str:
    return wording.DAILY_STREAK.format(days=days(streak))


def _alt(player: str, day: str, squares: str, points: int, right: int, streak: int) -> str:
    return alt_text(
        wording.DAILY_ALT.format(
            heading=wording.DAILY_HEADING.format(day=day),
            player=player,
            points=counted(points, wording.POINT),
            right=_right(right, squares),
            streak=_streak(streak),
            squares=", ".join(wording.DAILY_SQUARES[square] for square in squares),
        )
    )
