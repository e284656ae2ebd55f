"""What an interview is about, and when: topics as coloured bands, who speaks below them, marks above."""

from collections.abc import Sequence

from bot.core import timecode
from bot.core.pictures.canvas import Canvas
from bot.core.pictures.model import Picture, alt_text
from bot.core.pictures.timeline_layout import BACKGROUND, WIDTH, Band, SpeakerSpan, arranged, shares
from bot.wording import pictures as wording
from bot.wording.grammar import duration

__all__ = ["Band", "SpeakerSpan", "timeline"]
MOST_IN_ALT, MOST_MARKS_IN_ALT = 25, 20


def timeline(
    length_ms: int,
    bands: Sequence[Band],
    speakers: Sequence[SpeakerSpan] = (),
    marks: Sequence[int] = (),
    titled: bool = True,
) -> Picture:
    """Draw a timeline, `WIDTH` wide and as high as its rows need; `marks` are times at which a thing comes up. Not
    `titled`, it has only the topics' numbers, for below stands what they are called."""
    layout = arranged(length_ms, bands, speakers, marks, titled=titled)
    canvas = Canvas.plain(WIDTH, layout.height, BACKGROUND)
    for shape in layout.shapes:
        canvas.box(shape.box, shape.colour, shape.radius, shape.opacity)
    for label in layout.labels:
        canvas.text(label.box.left, label.baseline, label.text, label.style, label.colour)
    return canvas.finished(_alt(length_ms, bands, speakers, marks), "timeline.png")


def _alt(length_ms: int, bands: Sequence[Band], speakers: Sequence[SpeakerSpan], marks: Sequence[int]) -> str:
    sentences = [wording.TIMELINE_ALT.format(length=duration(length_ms))]
    if marks:
        times = [timecode.show(mark) for mark in sorted(marks)]
        more = [wording.MORE.format(count=len(times) - MOST_MARKS_IN_ALT)] if len(times) > MOST_MARKS_IN_ALT else []
        sentences.append(wording.TIMELINE_MARKS.format(times=", ".join(times[:MOST_MARKS_IN_ALT] + more)))
    if speakers:
        sentences.append(wording.TIMELINE_SPEAKERS.format(speakers=_speaking(speakers)))
    if len(bands) > MOST_IN_ALT:
        sentences.append(wording.TIMELINE_TOPIC_COUNT.format(count=len(bands)))
    elif bands:
        topics = [
            wording.TIMELINE_TOPIC.format(number=number, title=band.title, start=timecode.show(band.start))
            for number, band in enumerate(bands, start=1)
        ]
        sentences.append(wording.TIMELINE_TOPICS.format(topics="; ".join(topics)))
    return alt_text(*sentences)


def _speaking(speakers: Sequence[SpeakerSpan]) -> str:
    spoken = shares(speakers)
    total = sum(spoken.values()) or 1
    return ", ".join(
        wording.TIMELINE_SPEAKER.format(speaker=name, percent=round(100 * time / total))
        for name, time in spoken.items()
    )
