"""`/summary`: one or two sentences a topic, in pages."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from discord import ui

from bot.core import timecode
from bot.core.topics.model import Topic
from bot.core.topics.summaries import overview
from bot.features.topics.answering import Outlook
from bot.features.topics.cards import COLOUR, page_row
from bot.features.topics.texts import interview_title, length, quotable, quoted, said_by, small, title
from bot.wording import topics as wording
from bot.wording.grammar import duration

QUOTE_LIMIT = 300
ROOM, MOST_TOPICS = 3200, 10
"""What a page holds, with room for heading and small print: Discord takes 4,000 characters."""


class SummaryView(ui.LayoutView):
    """One page of it. `stretch` is from and to (ms) where not everything was asked for; `topics` are its topics."""

    def __init__(
        self, outlook: Outlook, topics: tuple[Topic, ...], stretch: tuple[int, int] | None = None, page: int = 0
    ) -> None:
        super().__init__(timeout=None)
        pages = list(_pages(outlook, topics))
        page = min(page, len(pages) - 1)
        card: ui.Container[Any] = ui.Container(accent_colour=COLOUR)
        card.add_item(ui.TextDisplay(_heading(outlook, stretch, page, len(pages))))
        for block in pages[page]:
            card.add_item(ui.TextDisplay(block))
        kept_back = wording.KEPT_BACK if outlook.guarded else ""
        card.add_item(ui.TextDisplay(small(wording.BY_MACHINE, kept_back)))
        if len(pages) > 1:
            start, end = stretch or (0, outlook.interview.transcript.end)
            card.add_item(page_row("summary", outlook.reference, page, len(pages), f"{start}-{end}."))
        self.add_item(card)


def _heading(outlook: Outlook, stretch: tuple[int, int] | None, page: int, count: int) -> str:
    heading = (
        wording.SUMMARY_STRETCH.format(range=timecode.show_range(*stretch)) if stretch else wording.SUMMARY_HEADING
    )
    interview = outlook.interview
    facts = [interview_title(interview), duration(interview.transcript.end)]
    if count > 1:
        facts.append(wording.PAGE_OF.format(number=page + 1, count=count))
    return f"{heading}\n{small(' · '.join(facts))}"


def _pages(outlook: Outlook, topics: tuple[Topic, ...]) -> Iterator[list[str]]:
    page: list[str] = []
    for block in (_block(outlook, topic) for topic in topics):
        if page and (len(page) == MOST_TOPICS or sum(map(len, page)) + len(block) > ROOM):
            yield page
            page = []
        page.append(block)
    yield page


def _block(outlook: Outlook, topic: Topic) -> str:
    heading = wording.SUMMARY_TOPIC.format(
        title=title(topic), time=timecode.show(topic.start), length=length(topic)
    )
    allowed = tuple(quotable(outlook.interview, topic, outlook.guarded))
    (excerpts,) = overview([replace(topic, summary=allowed)])
    quotes = [f"{quoted(outlook.interview, excerpt, QUOTE_LIMIT)}\n{said_by(excerpt)}" for excerpt in excerpts]
    return "\n".join([heading, *(quotes or [wording.NOTHING_TO_SHOW])])
