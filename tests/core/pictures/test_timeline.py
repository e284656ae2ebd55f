from itertools import combinations, pairwise

import pytest
from core.pictures.reading import opened
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.pictures.canvas import Box
from bot.core.pictures.timeline import Band, SpeakerSpan, timeline
from bot.core.pictures.timeline_layout import MOST_SPEAKERS, MOST_TITLES, WIDTH, Layout, arranged

HOUR = 3_600_000


def even(count: int, title: str = "Topic") -> list[Band]:
    """So many topics of the same length in an hour."""
    return [Band(f"{title} {n}", HOUR * n // count, HOUR * (n + 1) // count) for n in range(count)]


def meet(one: Box, other: Box) -> bool:
    """Whether the two share any area."""
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom


def assert_nothing_collides(layout: Layout) -> None:
    card = Box(0, 0, WIDTH, layout.height)
    boxes = [label.box for label in layout.labels]
    assert all(card.left <= box.left and box.right <= card.right and box.bottom <= card.bottom for box in boxes)
    assert not [(a, b) for a, b in combinations(layout.labels, 2) if meet(a.box, b.box)]


ODD = ["W" * 300, "שלום עולם", "مرحبا بالعالم", "日本語", "👩‍👩‍👧‍👦🇩🇪", "\x00\u202e\n"]
lines = st.text(max_size=60) | st.sampled_from(ODD)
Case = tuple[int, list[Band], list[SpeakerSpan], list[int]]


@st.composite
def timelines(draw: st.DrawFn) -> Case:
    length = draw(st.integers(0, 6 * HOUR))
    times = st.integers(0, length)
    cuts = sorted({0, length, *draw(st.lists(times, max_size=30))})
    bands = [Band(draw(lines), start, end) for start, end in pairwise(cuts)]
    people = draw(st.lists(lines, min_size=1, max_size=8))
    spans = draw(st.lists(st.builds(SpeakerSpan, st.sampled_from(people), times, times), max_size=30))
    return length, bands, spans, draw(st.lists(times, max_size=60))


@settings(max_examples=25)
@given(timelines())
def test_any_timeline_can_be_drawn_and_no_labels_collide(
    case: tuple[int, list[Band], list[SpeakerSpan], list[int]],
):
    image = opened(timeline(*case))
    assert image.width == WIDTH
    assert_nothing_collides(arranged(*case))


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 7, MOST_TITLES, MOST_TITLES + 1, 300])
def test_titles_stand_beside_their_numbers_as_long_as_they_can_be_read(count: int) -> None:
    layout = arranged(HOUR, even(count))
    assert_nothing_collides(layout)
    titles = [label.text for label in layout.labels if label.text.startswith("Topic")]
    assert titles == ([f"Topic {n}" for n in range(count)] if count <= MOST_TITLES else [])


def test_every_topic_speaker_and_mark_is_told_in_words() -> None:
    bands = [Band("Sea slugs", 0, 70_000), Band("Psychopaths", 70_000, 301_000)]
    spans = [SpeakerSpan("Guest", 0, 225_750), SpeakerSpan("Host", 225_750, 301_000)]
    alt = timeline(301_000, bands, spans, [233_000]).alt
    for said in ("5 min", "1 Sea slugs (0:00)", "2 Psychopaths (1:10)", "Guest 75 %", "Host 25 %", "3:53"):
        assert said in alt


def test_further_speakers_share_a_row() -> None:
    spans = [SpeakerSpan(f"Person {n}", n * 1000, n * 1000 + 900 - n) for n in range(MOST_SPEAKERS + 3)]
    names = [label.text for label in arranged(10_000, [], spans).labels if not label.text[0].isdigit()]
    assert names == [*(f"Person {n}" for n in range(MOST_SPEAKERS - 1)), "others"]


def test_each_topic_is_seen_in_its_own_stretch_of_the_band() -> None:
    image = opened(timeline(HOUR, even(4)))
    row = [image.getpixel((x, 60)) for x in range(100, WIDTH - 100)]
    assert len(dict.fromkeys(row)) >= 4
