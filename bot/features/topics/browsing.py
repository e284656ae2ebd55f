"""What is shown of topics, for a command and for a press."""

import asyncio
import re
from collections.abc import Callable
from functools import partial

from discord import ui

from bot.core import timecode
from bot.core.errors import UserError
from bot.core.pictures.model import Picture
from bot.core.search.pages import Pages, exact_hit
from bot.core.topics.claims import claims
from bot.core.topics.model import Topic
from bot.discord_ui.choosing import seen
from bot.discord_ui.gallery import files, with_picture
from bot.discord_ui.narrowing import where
from bot.discord_ui.opening import open_interview
from bot.discord_ui.peeking import guarded, refuse_finding_where
from bot.discord_ui.replies import Interaction, hold, whisper
from bot.discord_ui.services import service
from bot.features.topics.across import MOST_INTERVIEWS, AcrossView
from bot.features.topics.answering import answer, look
from bot.features.topics.cards import ListView, TopicView
from bot.features.topics.items import Press, pressed
from bot.features.topics.mentions import MentionsView, NothingView, allowed, asked, coverage
from bot.features.topics.onward import Onward
from bot.features.topics.summary import SummaryView, who_on_what
from bot.features.topics.timeline_picture import timeline_of
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.interviews.outlines import Outlines
from bot.interviews.searching import Mentioned, Scope, mentions
from bot.wording import topics as wording
from bot.wording.errors import AFTER_THE_END
from bot.wording.quotes import LOOKED_IN, all_of_them, any_of_them

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


async def show_about(interaction: Interaction, scope: Scope, text: str, *, private: bool = False) -> None:
    """Answer with where something is talked about.

    Raises:
        UserError: a quiz is asking about just that.
    """
    refuse_finding_where(interaction, [one.id for one in scope.among])
    if len(scope.among) > 1:
        await hold(interaction, private=private)
        await _show_across(interaction, scope, text, private)
        return
    interview = await open_interview(interaction, scope.among[0], private=private)
    outlook = await look(interaction, interview, private=private)
    found = await mentions(service(interaction, Interviews), scope, text, MOST_INTERVIEWS)
    hits = allowed(found[0].hits if found else (), outlook.guarded)
    await hold(interaction, private=private)
    if not hits:
        await answer(interaction, NothingView(_not_there(interaction, scope, text)), private=private)
        return
    picture = await timeline_of(outlook, [hit.start for hit in hits])
    covered, looked = coverage(outlook, hits), _looked(interaction, scope)
    await _illustrated(interaction, picture, partial(MentionsView, outlook, text, looked, covered), private)


async def _show_across(interaction: Interaction, scope: Scope, text: str, private: bool) -> None:
    found: list[Mentioned] = []
    kept_back = False
    for one in await mentions(service(interaction, Interviews), scope, text, MOST_INTERVIEWS):
        hidden = guarded(interaction, one.interview.id)
        kept_back |= bool(hidden)
        if hits := allowed(one.hits, hidden):
            found.append(Mentioned(one.interview, tuple(hits)))
    view = (
        AcrossView(text, _looked(interaction, scope), found, kept_back=kept_back)
        if found
        else NothingView(_not_there(interaction, scope, text))
    )
    await answer(interaction, view, private=private)


def _looked(interaction: Interaction, scope: Scope) -> str:
    """Where it was looked for; nothing where that goes without saying."""
    there = len(seen(interaction))
    if there < 2 and not scope.speakers:
        return ""
    told = LOOKED_IN.format(where=where(scope, there, all_of_them))
    count = len(scope.among)
    return f"{told} {wording.ABOUT_CLOSELY.format(some=MOST_INTERVIEWS)}" if count > MOST_INTERVIEWS else told


def _not_there(interaction: Interaction, scope: Scope, text: str) -> str:
    there = len(seen(interaction))
    said = wording.NOT_TALKED_ABOUT.format(text=asked(text), where=where(scope, there, any_of_them))
    if len(scope.among) == 1:
        said += wording.ABOUT_LISTED
    is_narrowed = bool(scope.speakers or scope.since or scope.until)
    return said + wording.ABOUT_ALL if len(scope.among) < there and not is_narrowed else said


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
    about = None
    if page == 0:
        await hold(interaction, private=private)
        about = await asyncio.to_thread(who_on_what, interview.transcript, topics)
    if stretch is None:  # they stand at the head of all of it alone, and take a while the first time
        await asyncio.to_thread(claims, interview.transcript)
    await answer(interaction, SummaryView(outlook, topics, stretch, page, about), private=private)


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
