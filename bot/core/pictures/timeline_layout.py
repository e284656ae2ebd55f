"""Where everything on a timeline goes, so that no two labels meet. All in pixels; times in milliseconds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core import timecode
from bot.core.pictures.canvas import Box
from bot.core.pictures.fonts import Family, legible
from bot.core.pictures.text import Colour, Style, elided, width
from bot.wording import pictures as wording

WIDTH, MARGIN = 1200, 48
"""Discord shows a picture at most 550 pixels wide: this is sharp on fine screens, too."""

MOST_TITLES, MOST_SPEAKERS = 20, 6
"""With more topics there are numbers only; further speakers share a row."""

MARKS_HEIGHT, BAND_HEIGHT, ROW_HEIGHT, AXIS_HEIGHT, TITLE_HEIGHT = 40, 88, 46, 50, 54
NAME_ROOM, NAME_GAP, GAP = 170, 24, 20
HAIRLINE, BAND_CORNER, SPAN_HEIGHT, CHIP = 2, 10, 20, 38
DOT, PIN, MANY_MARKS = 20, 4, 40

BACKGROUND, GROOVE, GRID = (24, 26, 32), (38, 41, 50), (52, 56, 66)
BRIGHT, DIM, INK = (240, 241, 244), (168, 173, 184), (18, 20, 25)
COLOURS: tuple[Colour, ...] = (
    (125, 176, 255),
    (255, 184, 112),
    (134, 214, 159),
    (246, 146, 182),
    (182, 162, 255),
    (245, 216, 110),
    (105, 211, 220),
    (255, 147, 128),
)
"""Light and about equally bright, so that dark numbers are read on all of them."""

NUMBER, CHIP_NUMBER = Style(Family.SANS, 30, 700), Style(Family.SANS, 23, 700)
TITLE, NAME, TICK = Style(Family.SANS, 28), Style(Family.SANS, 26), Style(Family.SANS, 23)
STEPS = tuple(s * 1000 for s in (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400))


@dataclass(frozen=True, slots=True)
class Band:
    """A topic."""

    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpeakerSpan:
    """A stretch in which one person speaks."""

    speaker: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Label:
    """Text in its place: `box` is what it takes up."""

    text: str
    box: Box
    baseline: float
    style: Style
    colour: Colour

    @classmethod
    def at(cls, left: float, baseline: float, text: str, style: Style, colour: Colour) -> "Label":
        box = Box(left, baseline - style.size, left + width(text, style), baseline + style.size * 0.3)
        return cls(text, box, baseline, style, colour)

    @classmethod
    def centred(cls, middle: float, baseline: float, text: str, style: Style, colour: Colour) -> "Label":
        return cls.at(middle - width(text, style) / 2, baseline, text, style, colour)


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled rectangle with round corners."""

    box: Box
    colour: Colour
    radius: float = 0
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole timeline, in the order in which it is drawn: shapes, then labels."""

    height: int
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]


def shares(speakers: Sequence[SpeakerSpan]) -> dict[str, int]:
    """How long everybody speaks, most first; more than `MOST_SPEAKERS` are summed up as others."""
    spoken: Counter[str] = Counter()
    for span in speakers:
        spoken[span.speaker] += max(0, span.end - span.start)
    shown = spoken.most_common()
    if len(shown) <= MOST_SPEAKERS:
        return dict(shown)
    first, rest = shown[: MOST_SPEAKERS - 1], shown[MOST_SPEAKERS - 1 :]
    return {**dict(first), wording.OTHER_SPEAKERS: sum(time for _, time in rest)}


def arranged(
    length: int,
    bands: Sequence[Band],
    speakers: Sequence[SpeakerSpan] = (),
    marks: Sequence[int] = (),
    *,
    titled: bool = True,
) -> Layout:
    """The timeline of a recording of that length; where titles stand beside it, it may do without."""
    names = list(shares(speakers))
    scale = _Scale(max(length, 1), MARGIN + NAME_ROOM + NAME_GAP if names else MARGIN)
    bands_top = MARGIN + (MARKS_HEIGHT if marks else 0)
    rows_top = bands_top + BAND_HEIGHT + GAP
    axis_top = rows_top + ROW_HEIGHT * len(names)
    titles_top = axis_top + AXIS_HEIGHT + GAP
    titles = _titles(bands, titles_top) if titled else []
    bottom = max((chip.box.bottom for chip, _, _ in titles), default=axis_top + AXIS_HEIGHT)
    shapes = [
        *_grid(scale, bands_top, axis_top),
        *_bands(scale, bands, bands_top),
        *_rows(scale, speakers, names, rows_top),
        *_marks(scale, marks, bands_top),
        *(chip for chip, _, _ in titles),
    ]
    labels = [
        *_numbers(scale, bands, bands_top),
        *_names(names, rows_top),
        *_ticks(scale, axis_top),
        *(label for _, number, title in titles for label in (number, title) if label.text),
    ]
    return Layout(round(bottom) + MARGIN, tuple(shapes), tuple(labels))


@dataclass(frozen=True, slots=True)
class _Scale:
    length: int
    left: float

    def x(self, ms: int) -> float:
        return self.left + (WIDTH - MARGIN - self.left) * min(max(ms, 0), self.length) / self.length

    @property
    def step(self) -> int:
        """Milliseconds between two times on the axis: as few as keep a wide gap between them."""
        room = width(timecode.show(self.length), TICK) + 40
        fitting = (step for step in STEPS if self.x(min(step, self.length)) - self.left >= room)
        return next(fitting, STEPS[-1])


def _grid(scale: _Scale, top: float, bottom: float) -> Iterator[Shape]:
    for ms in range(0, scale.length + 1, scale.step):
        yield Shape(Box(scale.x(ms) - HAIRLINE / 2, top, scale.x(ms) + HAIRLINE / 2, bottom + 8), GRID)


def _ticks(scale: _Scale, axis_top: float) -> Iterator[Label]:
    for ms in range(0, scale.length + 1, scale.step):
        text = timecode.show(ms)
        left = min(scale.x(ms) - width(text, TICK) / 2, WIDTH - MARGIN / 2 - width(text, TICK))
        yield Label.at(left, axis_top + 38, text, TICK, DIM)


def _bands(scale: _Scale, bands: Sequence[Band], top: float) -> Iterator[Shape]:
    yield Shape(Box(scale.left, top, WIDTH - MARGIN, top + BAND_HEIGHT), GROOVE, BAND_CORNER)
    for number, band in enumerate(bands):
        left, right = scale.x(band.start), scale.x(band.end)
        gap = HAIRLINE if right - left > 3 * HAIRLINE else 0
        radius = min(BAND_CORNER, (right - left) / 5)
        yield Shape(Box(left + gap / 2, top, right - gap / 2, top + BAND_HEIGHT), _colour(number), radius)


def _colour(number: int) -> Colour:
    return COLOURS[number % len(COLOURS)]


def _numbers(scale: _Scale, bands: Sequence[Band], top: float) -> Iterator[Label]:
    """A number in every band that is wide enough."""
    for number, band in enumerate(bands, start=1):
        left, right = scale.x(band.start), scale.x(band.end)
        for style in (NUMBER, CHIP_NUMBER):
            if width(str(number), style) + 6 <= right - left:
                baseline = top + BAND_HEIGHT / 2 + style.size * 0.36
                yield Label.centred((left + right) / 2, baseline, str(number), style, INK)
                break


def _rows(scale: _Scale, speakers: Sequence[SpeakerSpan], names: Sequence[str], top: float) -> Iterator[Shape]:
    for number in range(len(names)):
        middle = top + ROW_HEIGHT * (number + 0.5)
        yield Shape(Box(scale.left, middle - 1, WIDTH - MARGIN, middle + 1), GRID)
    for span in speakers:
        row = names.index(span.speaker) if span.speaker in names else len(names) - 1
        middle = top + ROW_HEIGHT * (row + 0.5)
        left, right = scale.x(span.start), scale.x(span.end)
        box = Box(left, middle - SPAN_HEIGHT / 2, max(right, left + 2), middle + SPAN_HEIGHT / 2)
        yield Shape(box, DIM if row else BRIGHT, min(5, box.width / 4))


def _names(names: Sequence[str], top: float) -> Iterator[Label]:
    for number, name in enumerate(names):
        text = elided(legible(name), NAME, NAME_ROOM)
        if text:
            yield Label.at(
                MARGIN, top + ROW_HEIGHT * (number + 0.5) + 9, text, NAME, BRIGHT if number == 0 else DIM
            )


def _marks(scale: _Scale, marks: Sequence[int], bottom: float) -> Iterator[Shape]:
    """Pins with round heads that stand on the bands; slim ones where they are many."""
    head, stem = (DOT, PIN) if len(marks) <= MANY_MARKS else (DOT / 2, PIN / 2)
    for ms in marks:
        x = scale.x(ms)
        yield Shape(Box(x - stem / 2, bottom - MARKS_HEIGHT + head / 2, x + stem / 2, bottom), BRIGHT)
        yield Shape(
            Box(x - head / 2, bottom - MARKS_HEIGHT, x + head / 2, bottom - MARKS_HEIGHT + head), BRIGHT, head / 2
        )


def _titles(bands: Sequence[Band], top: float) -> list[tuple[Shape, Label, Label]]:
    """Chip, number and title of each topic, in two columns to be read downwards; none where they are too many."""
    if len(bands) > MOST_TITLES:
        return []
    columns = 2 if len(bands) > 3 else 1
    a_column = -(-len(bands) // columns)
    room = (WIDTH - 2 * MARGIN - (columns - 1) * MARGIN) / columns
    placed: list[tuple[Shape, Label, Label]] = []
    for number, band in enumerate(bands):
        left = MARGIN + number // a_column * (room + MARGIN)
        line = top + number % a_column * TITLE_HEIGHT
        chip = Shape(Box(left, line, left + CHIP, line + CHIP), _colour(number), 9)
        label = Label.centred(left + CHIP / 2, line + CHIP / 2 + 8, str(number + 1), CHIP_NUMBER, INK)
        title = elided(legible(band.title), TITLE, room - CHIP - 16)
        placed.append((chip, label, Label.at(left + CHIP + 16, line + CHIP / 2 + 10, title, TITLE, BRIGHT)))
    return placed
