"""How topics look: the list of all, and one of them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import discord
from discord import ui

from bot.core import timecode
from bot.core.pictures.model import Picture
from bot.core.topics.asked import answers
from bot.core.topics.model import Extract, Topic
from bot.core.transcript.sidecar import listen_link
from bot.discord_ui.gallery import gallery
from bot.discord_ui.reference import InterviewReference
from bot.discord_ui.views import DetachedView
from bot.features.topics.answering import Outlook
from bot.features.topics.items import TopicButton, TopicSelect
from bot.features.topics.texts import (
    asked,
    interview_title,
    is_break,
    keyphrases,
    label,
    length,
    quotable,
    quoted,
    runs,
    said_by,
    small,
    span,
    title,
    who_speaks,
)
from bot.wording import topics as wording
from bot.wording.grammar import duration

COLOUR = discord.Colour(0x5865F2)
A_PAGE = 25
"""Topics on one page of a list: as many as a select has options."""
OPTION_LIMIT, LONGEST_TIME = 100, 11
ROOM, MOST_QUOTES, LONGEST_SAID_BY = 2800, 7, 60
"""Characters and quotes on a page of a topic, with room for the rest: Discord takes 4,000, and 40 components."""
Run = Sequence[Extract]
Row = ui.ActionRow[Any]


class ListView(DetachedView):
    """Titles with times and lengths, and a select to open one."""

    def __init__(self, outlook: Outlook, page: int = 0, picture: Picture | None = None) -> None:
        super().__init__()
        interview, count = outlook.interview, len(outlook.topics)
        page = min(page, (count - 1) // A_PAGE)
        shown = outlook.topics[page * A_PAGE : (page + 1) * A_PAGE]
        facts = [interview_title(outlook), duration(interview.transcript.end), wording.topics(count)]
        card: ui.Container[Any] = ui.Container(accent_colour=COLOUR)
        card.add_item(ui.TextDisplay(f"{wording.LIST_HEADING}\n{small(' · '.join(facts))}"))
        if picture is not None:
            card.add_item(gallery(picture))
        lines = [
            wording.LIST_LINE.format(
                number=number, time=timecode.show(topic.start), title=title(topic, 70), length=length(topic)
            )
            for number, topic in enumerate(shown, page * A_PAGE + 1)
        ]
        card.add_item(ui.TextDisplay("\n".join(lines)))
        card.add_item(_row(TopicSelect("open", outlook.reference, page, wording.OPEN_TOPIC, options(shown))))
        if count > A_PAGE:
            card.add_item(page_row("list", outlook.reference, page, (count - 1) // A_PAGE + 1))
        card.add_item(ui.TextDisplay(small(_origin(outlook))))
        self.add_item(card)


def _origin(outlook: Outlook) -> str:
    by_hand = [topic.by_hand for topic in outlook.topics]
    found = wording.CUT_BY_MODEL if by_model(outlook.topics) else wording.CUT_BY_MACHINE
    made = wording.SET_BY_HAND if all(by_hand) else wording.SET_IN_PART if any(by_hand) else found
    return f"{made} {wording.STILL_READING}" if outlook.interview.progress < 1 else made


def by_model(topics: Sequence[Topic]) -> bool:
    return any(topic.by_model for topic in topics)


def chosen_by(topics: Sequence[Topic]) -> str:
    """Who chose their quotes."""
    return wording.CHOSEN_BY_MODEL if by_model(topics) else wording.BY_MACHINE


class TopicView(DetachedView):
    """What a topic comes down to, who speaks, and where to go from there; a long one in pages."""

    def __init__(self, outlook: Outlook, number: int, page: int = 0) -> None:
        super().__init__()
        topic, interview = outlook.topics[number], outlook.interview
        pages = list(_quote_pages(outlook, topic))
        page = min(page, len(pages) - 1)
        card: ui.Container[Any] = ui.Container(accent_colour=COLOUR)
        card.add_item(ui.TextDisplay(_topic_heading(outlook, number, page, pages)))
        is_advert = is_break(interview, topic)
        if is_advert and pages[page]:
            card.add_item(ui.TextDisplay(wording.SPONSOR_BREAK))
        for run in pages[page]:
            card.add_item(quote_section(outlook, run))
        if not pages[page]:
            nothing = wording.NOTHING_BUT_ADVERTS if is_advert else wording.NOTHING_TO_SHOW
            card.add_item(ui.TextDisplay(nothing))
        facts = filter(None, [who_speaks(interview, topic), "" if is_advert else keyphrases(topic)])
        kept_back = wording.KEPT_BACK if outlook.guarded else ""
        small_print = small(chosen_by([topic]), kept_back, interview_title(outlook))
        card.add_item(ui.TextDisplay("\n".join([*facts, small_print])))
        if len(pages) > 1:
            card.add_item(page_row("leaf", outlook.reference, page, len(pages), f"{topic.start}."))
        card.add_item(_ways_on(outlook, number))
        card.add_item(_actions(outlook, number))
        self.add_item(card)


def _topic_heading(outlook: Outlook, number: int, page: int, pages: Sequence[Sequence[Run]]) -> str:
    """With the question, where something on the page answers it."""
    topic, interview, count = outlook.topics[number], outlook.interview, len(pages)
    when, long = span(topic)
    heading = wording.TOPIC_HEADING.format(
        title=title(topic), range=when, length=long, number=number + 1, count=len(outlook.topics)
    )
    if count > 1:
        heading += f" · {wording.PAGE_OF.format(number=page + 1, count=count)}"
    question = asked(interview, topic, outlook.guarded) if not is_break(interview, topic) else None
    is_answered = topic.asked is not None and any(
        answers(interview.transcript, topic.asked, one) for run in pages[page] for one in run
    )
    return "\n".join(filter(None, [heading, question if is_answered else None]))


def _quote_pages(outlook: Outlook, topic: Topic) -> Iterator[list[Run]]:
    """What it comes down to, as much at a time as a message holds; one empty page where nothing may be shown."""
    page: list[Run] = []
    room = ROOM
    for run in runs(outlook.interview, quotable(outlook.interview, topic, outlook.guarded)):
        needed = len(quoted(outlook.interview, run)) + LONGEST_SAID_BY
        if page and (needed > room or len(page) == MOST_QUOTES):
            yield page
            page, room = [], ROOM
        page.append(run)
        room -= needed
    yield page


def quote_section(outlook: Outlook, run: Run) -> ui.Section[Any]:
    """The words, and a button with their time that opens them as a quote."""
    first, last = run[0], run[-1]
    value = f"{first.sentence}.{first.begin}-{last.sentence}.{last.finish}"
    button = TopicButton("quote", outlook.reference, value, timecode.show(first.start))
    return section(f"{quoted(outlook.interview, run)}\n{said_by(first)}", button)


def section(text: str, button: ui.Item[Any]) -> ui.Section[Any]:
    return ui.Section(text, accessory=button)


def _ways_on(outlook: Outlook, number: int) -> Row:
    topics, reference = outlook.topics, outlook.reference
    row: Row = ui.ActionRow()
    if number > 0:
        row.add_item(TopicButton("open", reference, topics[number - 1].start, wording.PREVIOUS))
    else:
        row.add_item(TopicButton("none", reference, 0, wording.PREVIOUS, disabled=True))
    if number + 1 < len(topics):
        row.add_item(TopicButton("open", reference, topics[number + 1].start, wording.FOLLOWING))
    else:
        row.add_item(TopicButton("none", reference, 1, wording.FOLLOWING, disabled=True))
    return row.add_item(TopicButton("list", reference, number // A_PAGE, wording.ALL_TOPICS))


def _actions(outlook: Outlook, number: int) -> Row:
    topic, reference = outlook.topics[number], outlook.reference
    link = outlook.interview.transcript.media_link
    primary = discord.ButtonStyle.primary
    row: Row = ui.ActionRow()
    if not is_break(outlook.interview, topic):
        row.add_item(TopicButton("quiz", reference, topic.start, wording.QUIZ_ME, style=primary))
    if moment := listen_link(link, topic.start):
        row.add_item(ui.Button(label=wording.LISTEN, url=moment))
    return row.add_item(TopicButton("wrong", reference, topic.start, wording.CUT_WRONG))


def options(
    topics: Sequence[Topic], describe: Callable[[Topic], str] = length, chosen: Topic | None = None
) -> list[discord.SelectOption]:
    """Options for a select: a topic each, with its start as the value."""
    return [
        discord.SelectOption(
            label=f"{timecode.show(topic.start)} {label(topic, OPTION_LIMIT - LONGEST_TIME)}",
            value=str(topic.start),
            description=describe(topic),
            default=topic == chosen,
        )
        for topic in topics
    ]


def page_row(action: str, reference: InterviewReference, page: int, count: int, stretch: str = "") -> Row:
    """To the page before and to the next one; `stretch` is what is turned, where that is not everything."""
    row: Row = ui.ActionRow()
    for number in (page - 1, page + 1):
        if 0 <= number < count:
            text = wording.PAGE.format(number=number + 1)
            row.add_item(TopicButton(action, reference, f"{stretch}{number}", text))
    return row


def _row(item: TopicButton | TopicSelect) -> Row:
    row: Row = ui.ActionRow()
    return row.add_item(item)
