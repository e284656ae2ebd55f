"""What is shown of topics, for a command and for a press."""

import re
from collections.abc import Callable
from functools import partial

from discord import ui

from bot.core import timecode
from bot.core.errors import UserError
from bot.core.pictures.model import Picture
from bot.core.search.pages import Pages, exact_hit
from bot.core.topics.model import Topic
from bot.discord_ui.gallery import files, with_picture
from bot.discord_ui.replies import Interaction, hold, whisper
from bot.discord_ui.services import service
from bot.features.topics.answering import answer, look
from bot.features.topics.cards import ListView, TopicView
from bot.features.topics.items import Press, pressed
from bot.features.topics.mentions import MentionsView, allowed, coverage
from bot.features.topics.onward import Onward
from bot.features.topics.summary import SummaryView
from bot.features.topics.timeline_picture import timeline_of
from bot.interviews.interview import Interview
from bot.interviews.outlines import Outlines
from bot.wording import topics as wording
from bot.wording.errors import AFTER_THE_END

Stretch = tuple[int, int]
_SPAN = re.compile(r"(\d{1,9})\.(\d{1,9})-(\d{1,9})\.(\d{1,9})")
_LEAF = re.compile(r"(\d{1,12})\.(\d{1,4})")
_PAGE = re.compile(r"(\d{1,12})-(\d{1,12})\.(\d{1,4})")


async def show_list(
    interaction: Interaction, interview: Interview, page: int = 0, *, private: bool = False
) -> None:
    """Answer with the list of all topics."""
    outlook = await look(interaction, interview, private=private)
    await hold(interaction, private=private)
    picture = await timeline_of(outlook, titled=False)
    await _illustrated(interaction, picture, partial(ListView, outlook, page), private)


async def show_topic(
    interaction: Interaction, interview: Interview, at: int, page: int = 0, *, private: bool = False
) -> None:
    """Answer with the topic at a moment (ms)."""
    outlook = await look(interaction, interview, private=private)
    await answer(interaction, TopicView(outlook, outlook.number_at(at), page), private=private)


async def show_about(interaction: Interaction, interview: Interview, text: str, *, private: bool = False) -> None:
    """Answer with where something is talked about.

    Raises:
        UserError: a quiz is asking about just that.
    """
    outlook = await look(interaction, interview, private=private)
    hits = allowed(outlook, await interview.mentions(text))
    await hold(interaction, private=private)
    picture = await timeline_of(outlook, [hit.start for hit in hits]) if hits else None
    await _illustrated(interaction, picture, partial(MentionsView, outlook, text, coverage(outlook, hits)), private)


async def _illustrated(
    interaction: Interaction,
    picture: Picture | None,
    view: Callable[[Picture | None], ui.LayoutView],
    private: bool,
) -> None:
    await with_picture(lambda shown: answer(interaction, view(shown), files=files(shown), private=private), picture)


async def show_summary(
    interaction: Interaction,
    interview: Interview,
    stretch: Stretch | None = None,
    page: int = 0,
    *,
    private: bool = False,
) -> None:
    """All of it in short, or what is said from and to a moment (ms)."""
    outlook = await look(interaction, interview, private=private)
    topics = outlook.topics
    if stretch is not None:
        topics = await service(interaction, Outlines).within(interview, interaction.guild_id, *stretch)
    await answer(interaction, SummaryView(outlook, topics, stretch, page), private=private)


def stretch(interview: Interview, since: str | None, until: str | None) -> Stretch | None:
    """What was typed as from and to; None for everything.

    Raises:
        UserError: one of them is no time, from is after the end, or to is not later than from.
    """
    end = interview.transcript.end
    start = timecode.parse_typed(since) if since else 0
    stop = min(timecode.parse_typed(until), end) if until else end
    if start >= end:
        raise UserError(AFTER_THE_END.format(end=timecode.show(end)))
    if stop <= start:
        raise UserError(wording.STRETCH_EMPTY)
    return None if (start, stop) == (0, end) else (start, stop)


@pressed("list")
async def _list(interaction: Interaction, press: Press) -> None:
    await show_list(interaction, await press.open(interaction), press.page)


@pressed("open")
async def _open(interaction: Interaction, press: Press) -> None:
    await show_topic(interaction, await press.open(interaction), press.start)


@pressed("leaf")
async def _turn_topic(interaction: Interaction, press: Press) -> None:
    interview = await press.open(interaction)
    start, page = map(int, _parts(_LEAF, press.value))
    await show_topic(interaction, interview, start, page)


@pressed("summary")
async def _turn_summary(interaction: Interaction, press: Press) -> None:
    interview = await press.open(interaction)
    start, end, page = map(int, _parts(_PAGE, press.value))
    whole = (start, end) == (0, interview.transcript.end)
    await show_summary(interaction, interview, None if whole else (start, end), page)


@pressed("quote")
async def _quote(interaction: Interaction, press: Press) -> None:
    interview = await press.open(interaction)
    span = map(int, _parts(_SPAN, press.chosen[0] if press.chosen else press.value))
    try:
        hit = exact_hit(interview.transcript, *span)
    except LookupError as error:
        raise UserError(wording.TOPIC_GONE) from error
    pages = Pages(interaction.user.id, interview.id, interview.digest, (hit,), searched=False, private=True)
    await service(interaction, Onward).quote(interaction, interview, pages.opened(interview.transcript))


@pressed("quiz")
async def _quiz(interaction: Interaction, press: Press) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    interview = await press.open(interaction)
    topic = await _topic(interaction, interview, press.start)
    await service(interaction, Onward).quiz(interaction, interview, topic.first, topic.last)


@pressed("wrong")
async def _report(interaction: Interaction, press: Press) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    interview = await press.open(interaction)
    topic = await _topic(interaction, interview, press.start)
    if topic.start != press.start:
        raise UserError(wording.TOPIC_GONE)
    outlines = service(interaction, Outlines)
    first = await outlines.report(interview, interaction.guild_id, topic, interaction.user.id)
    await whisper(interaction, wording.REPORTED if first else wording.REPORTED_ALREADY)


async def _topic(interaction: Interaction, interview: Interview, at: int) -> Topic:
    return (await look(interaction, interview)).at(at)


def _parts(pattern: re.Pattern[str], value: str) -> tuple[str, ...]:
    found = pattern.fullmatch(value)
    if found is None:
        raise UserError(wording.TOPIC_GONE)
    return found.groups()
