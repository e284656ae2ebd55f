"""`/summary`: the few quotes that carry each topic, in pages."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from discord import ui

from bot.core import markup, timecode
from bot.core.topics.asked import answers
from bot.core.topics.claims import FEWEST_CLAIMS, claims
from bot.core.topics.interviewers import interviewers
from bot.core.topics.introduced import introduction
from bot.core.topics.model import Topic
from bot.core.topics.overviews import overview, subjects
from bot.core.topics.stretches import speakers
from bot.core.transcript.model import Transcript
from bot.discord_ui.views import DetachedView
from bot.features.topics.answering import Outlook
from bot.features.topics.cards import COLOUR, chosen_by, page_row
from bot.features.topics.texts import (
    PHRASE_LIMIT,
    SPEAKER_LIMIT,
    asked,
    interview_title,
    is_break,
    length,
    quotable,
    quoted,
    runs,
    said_by,
    small,
    title,
)
from bot.wording import topics as wording
from bot.wording.grammar import duration, together

QUOTE_LIMIT = 700
SUBJECTS, MOST_SPEAKERS = 4, 4
"""Named in the line that begins it."""
ROOM, MOST_TOPICS, LONGEST_INTRODUCTION = 3000, 10, 1200
"""What a page holds, with room for heading and small print: Discord takes 4,000 characters."""


class SummaryView(DetachedView):
    """One page of it. `stretch` is from and to (ms) where not everything was asked for; `topics` are its topics,
    `about` is the line that begins it."""

    def __init__(
        self,
        outlook: Outlook,
        topics: tuple[Topic, ...],
        stretch: tuple[int, int] | None = None,
        page: int = 0,
        about: str | None = None,
    ) -> None:
        super().__init__()
        introduced = "" if stretch else _introduced(outlook)
        talk = [
            topic
            for topic in topics
            if not is_break(outlook.interview, topic) and not (introduced and _only_introduces(outlook, topic))
        ]
        claimed = "" if stretch else _claimed(outlook)
        pages = list(_pages(outlook, talk or topics, ROOM - len(introduced) - len(claimed)))
        page = min(page, len(pages) - 1)
        card: ui.Container[Any] = ui.Container(accent_colour=COLOUR)
        card.add_item(ui.TextDisplay(_heading(outlook, stretch, page, len(pages), about)))
        for block in filter(None, (introduced, claimed) if page == 0 else ()):
            card.add_item(ui.TextDisplay(block))
        for block in pages[page]:
            card.add_item(ui.TextDisplay(block))
        kept_back = wording.KEPT_BACK if outlook.guarded else ""
        card.add_item(ui.TextDisplay(small(chosen_by(topics), kept_back)))
        if len(pages) > 1:
            start, end = stretch or (0, outlook.interview.transcript.end)
            card.add_item(page_row("summary", outlook.reference, page, len(pages), f"{start}-{end}."))
        self.add_item(card)


def _heading(outlook: Outlook, stretch: tuple[int, int] | None, page: int, count: int, about: str | None) -> str:
    heading = (
        wording.SUMMARY_STRETCH.format(range=timecode.show_range(*stretch)) if stretch else wording.SUMMARY_HEADING
    )
    facts = [interview_title(outlook), duration(outlook.interview.transcript.end)]
    if count > 1:
        facts.append(wording.PAGE_OF.format(number=page + 1, count=count))
    return "\n".join(filter(None, [heading, small(" · ".join(facts)), about]))


def who_on_what(transcript: Transcript, topics: Sequence[Topic]) -> str | None:
    """Who speaks about what, in one line. It looks through the whole transcript, which takes a while where that is
    long."""
    about = together(markup.brief(phrase, PHRASE_LIMIT) for phrase in subjects(transcript, topics, SUBJECTS))
    if not about:
        return None
    asking, names = interviewers(transcript), speakers(transcript)
    answering = [name for name in names if name not in asking]
    answer = together(markup.brief(name, SPEAKER_LIMIT) for name in answering[:MOST_SPEAKERS])
    ask = together(markup.brief(name, SPEAKER_LIMIT) for name in names if name in asking)
    if answer and ask:
        return wording.SUMMARY_ASKED.format(speakers=answer, interviewers=ask, subjects=about)
    if answer:
        return wording.SUMMARY_WHO.format(speakers=answer, subjects=about)
    return wording.SUMMARY_ABOUT.format(subjects=about)


def _has_something(topic: Topic) -> bool:
    """Whether there is something to quote, or a person set it."""
    return bool(topic.summary) or topic.by_hand


def _only_introduces(outlook: Outlook, topic: Topic) -> bool:
    """Whether all that it says stands at the top already."""
    said = {one.sentence for one in introduction(outlook.interview.transcript)}
    return not topic.by_hand and {one.sentence for one in topic.summary} <= said


def _introduced(outlook: Outlook) -> str:
    """How the guests are introduced; empty where they are not."""
    interview = outlook.interview
    shown = [one for one in introduction(interview.transcript) if one.sentence not in outlook.guarded]
    said = "\n".join(f"{quoted(interview, run, QUOTE_LIMIT)}\n{said_by(run[0])}" for run in runs(interview, shown))
    return said if len(said) <= LONGEST_INTRODUCTION else ""


def _claimed(outlook: Outlook) -> str:
    """The main points in a sentence each; empty where hardly any can be read alone."""
    interview = outlook.interview
    shown = [one for one in claims(interview.transcript) if one.sentence not in outlook.guarded]
    if len(shown) < FEWEST_CLAIMS:
        return ""
    return "\n".join([wording.SUMMARY_CLAIMS, *(f"{quoted(interview, [one])}\n{said_by(one)}" for one in shown)])


def _pages(outlook: Outlook, topics: Sequence[Topic], room: int) -> Iterator[list[str]]:
    """Topics, each with its quotes; one that does not fit goes on on the next page, below its title once more.
    `room` is that of the first page."""
    page: list[str] = []
    for topic in list(filter(_has_something, topics)) or topics:
        heading = wording.SUMMARY_TOPIC.format(
            title=title(topic), time=timecode.show(topic.start), length=length(topic)
        )
        begun = False
        for quote in _quotes(outlook, topic):
            needed = len(quote) + (0 if begun else len(heading)) + 2
            if page and (needed > room or (not begun and len(page) == MOST_TOPICS)):
                yield page
                page, room, begun = [], ROOM, False
            if begun:
                page[-1] += f"\n{quote}"
            else:
                page.append(f"{heading}\n{quote}")
            room -= needed
            begun = True
    yield page


def _quotes(outlook: Outlook, topic: Topic) -> Iterator[str]:
    """What tells most of it, of a sponsor break what is no advert, or that there is nothing."""
    quotes = list(_telling(outlook, topic))
    if is_break(outlook.interview, topic):
        yield wording.SPONSOR_BREAK if quotes else wording.NOTHING_BUT_ADVERTS
    elif not quotes:
        yield wording.NOTHING_TO_SHOW
    yield from quotes


def _telling(outlook: Outlook, topic: Topic) -> Iterator[str]:
    """What tells most of it, with the question that opens it above what answers that."""
    interview = outlook.interview
    question = asked(interview, topic, outlook.guarded) if not is_break(interview, topic) else None
    (excerpts,) = overview([replace(topic, summary=tuple(quotable(interview, topic, outlook.guarded)))])
    for run in runs(interview, excerpts):
        lines = [quoted(interview, run, QUOTE_LIMIT), said_by(run[0])]
        if question and topic.asked and any(answers(interview.transcript, topic.asked, one) for one in run):
            lines.insert(0, question)
            question = None
        yield "\n".join(lines)
