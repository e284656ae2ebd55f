"""An episode that came by itself, announced where the server wants it."""

import hashlib
import logging
import random
from collections.abc import Sequence
from typing import Any

import aiohttp
import discord
from discord import ui

from bot.core import markup
from bot.core.errors import UserError
from bot.core.podcasts.model import Guest
from bot.core.topics.picking import pick
from bot.core.transcript.asides import asides
from bot.core.transcript.model import Transcript
from bot.discord_ui.links import with_links
from bot.discord_ui.posting import LOCKED, needed_in
from bot.discord_ui.replies import SILENCE
from bot.discord_ui.views import DetachedView
from bot.features.following.episode_buttons import asking
from bot.interviews.catalogue import Interviews
from bot.interviews.outlines import Outlines
from bot.running.reporting import report
from bot.store.episodes import News
from bot.store.follows import FollowStore
from bot.wording import following as wording
from bot.wording.errors import CREATE_THREADS
from bot.wording.grammar import duration, together

log = logging.getLogger(__name__)
COLOUR = discord.Colour(0x5865F2)
TITLE_LIMIT, NAME_LIMIT, QUOTE_LIMIT, TOPICS_SHOWN, TOPIC_LIMIT = 200, 60, 300, 5, 80
THREAD_LIMIT, _A_WEEK = 100, 10_080
"""Characters of a thread's name, and minutes after which it is closed where nobody writes."""
_TRIES = 20


class Announcer:
    """Posts episodes. Discord drops a second message of the same nonce, so that a bot that ended between posting
    and noting it down does not post twice."""

    def __init__(
        self, client: discord.Client, store: FollowStore, interviews: Interviews, outlines: Outlines
    ) -> None:
        self._client, self._store = client, store
        self._interviews, self._outlines = interviews, outlines

    async def announce(self, news: News) -> bool:
        """Announce an episode; whether that is done with, also where nobody wants it."""
        is_gone = news.interview_id is not None and self._interviews.get(news.interview_id) is None
        if news.channel_id is None or is_gone:
            return True
        guild = self._client.get_guild(news.guild_id)
        if guild is None or guild.unavailable:
            return False
        channel = self._client.get_partial_messageable(news.channel_id, guild_id=news.guild_id)
        nonce = hashlib.sha256(f"{news.guild_id} {news.feed_id} {news.guid}".encode()).hexdigest()[:24]
        try:
            view = await self._view(news)
            sent = await with_links(
                lambda view: channel.send(view=view, nonce=nonce, allowed_mentions=SILENCE), view
            )
            if news.threaded:
                await self._begin_thread(news, guild, sent.id)
        except discord.NotFound:
            await self._silence(news, wording.CHANNEL_GONE)
        except discord.Forbidden:
            permissions = needed_in(guild, news.channel_id)
            trouble = wording.MAY_NOT_POST.format(channel=f"<#{news.channel_id}>", permissions=permissions)
            await self._silence(news, trouble)
        except (discord.DiscordServerError, aiohttp.ClientError, OSError) as error:
            log.warning("An episode could not be announced on server %d for once: %s", news.guild_id, error)
            return False
        except (discord.HTTPException, UserError) as error:
            if isinstance(error, discord.HTTPException) and error.code in LOCKED:
                await self._silence(news, wording.THREAD_CLOSED.format(channel=f"<#{news.channel_id}>"))
            else:
                report(error, "Announcing an episode")
        return True

    async def _begin_thread(self, news: News, guild: discord.Guild, message_id: int) -> None:
        """A thread to talk about the episode; where there can be none, the announcement stands without."""
        name = markup.shorten(markup.plain(news.episode.title), THREAD_LIMIT) or markup.ELLIPSIS
        channel_id = news.channel_id or 0
        try:
            await self._client.http.start_thread_with_message(
                channel_id, message_id, name=name, auto_archive_duration=_A_WEEK
            )
        except discord.Forbidden:
            permissions = f"**{CREATE_THREADS}**"
            trouble = wording.MAY_NOT_THREAD.format(channel=f"<#{channel_id}>", permissions=permissions)
            await self._store.trouble(news.guild_id, news.feed_id, trouble)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            log.warning("An episode was announced on server %d without its thread: %s", guild.id, error)

    async def silence(self, guild_id: int, channel_id: int) -> None:
        """Announce nothing in a channel any more: it is gone."""
        await self._store.silence(guild_id, channel_id, wording.CHANNEL_GONE)

    async def _silence(self, news: News, trouble: str) -> None:
        log.warning("Episodes are announced on server %d no longer: %s", news.guild_id, trouble)
        await self._store.silence(news.guild_id, news.channel_id or 0, trouble)

    async def _view(self, news: News) -> ui.LayoutView:
        listing = self._interviews.get(news.interview_id or 0)
        length = listing.length if listing else news.episode.length
        facts = [markup.brief(news.podcast, NAME_LIMIT), *([duration(length)] if length else [])]
        head = wording.NEWS.format(title=markup.brief(news.episode.title, TITLE_LIMIT), facts=" · ".join(facts))
        if persons := _persons(news.episode.persons):
            head += f"\n{persons}"
        parts, buttons = [head], list[ui.Item[Any]]()
        if listing is None:
            parts.append(wording.NO_TRANSCRIPT_YET)
        else:
            interview = await self._interviews.open(listing)
            parts += [_quote(interview.transcript, news.guid), await self._topics(news)]
            buttons += asking(listing)
        if news.episode.media_link:
            buttons.append(ui.Button(label=wording.LISTEN, url=news.episode.media_link))
        return _card(parts, buttons)

    async def _topics(self, news: News) -> str:
        listing = self._interviews.get(news.interview_id or 0)
        if listing is None:
            return ""
        try:
            topics = await self._outlines.topics(await self._interviews.open(listing), news.guild_id)
        except UserError:  # too long for that: it is announced without
            return ""
        titles = [markup.brief(topic.title, TOPIC_LIMIT) for topic in topics[:TOPICS_SHOWN]]
        more = wording.MORE_TOPICS.format(count=len(topics) - len(titles)) if len(topics) > len(titles) else ""
        return wording.TOPICS.format(topics=" · ".join(titles), more=more)


def _persons(persons: Sequence[Guest]) -> str:
    if not persons:
        return ""
    return wording.WITH.format(names=together(markup.brief(person.name, NAME_LIMIT) for person in persons))


def _quote(transcript: Transcript, seed: str) -> str:
    """A sentence that says something, and is no advert; the same for whoever reads the announcement."""
    beside = asides(transcript)
    numbers = pick(transcript, random.Random(seed), _TRIES)
    number = next((one for one in numbers if beside[one] is None), None)
    if number is None:
        return ""
    sentence = transcript.sentences[number]
    by = wording.BY.format(name=markup.brief(sentence.speaker, NAME_LIMIT)) if sentence.speaker else ""
    return wording.QUOTE.format(words=markup.brief(sentence.text, QUOTE_LIMIT), by=by)


def _card(parts: Sequence[str], buttons: Sequence[ui.Item[Any]]) -> ui.LayoutView:
    view, card = DetachedView(), ui.Container[Any](accent_colour=COLOUR)
    for part in filter(None, parts):
        card.add_item(ui.TextDisplay(part))
    if buttons:
        row: ui.ActionRow[Any] = ui.ActionRow()
        for button in buttons:
            row.add_item(button)
        card.add_item(row)
    return view.add_item(card)
