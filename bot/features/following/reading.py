"""Feeds, transcripts and chapters, fetched and understood."""

import asyncio

from bot.core.errors import TranscriptError
from bot.core.podcasts import feed
from bot.core.podcasts.model import Podcast
from bot.core.transcript import chapters
from bot.running.web import Fetched, FetchError, Web
from bot.running.workers import Workers

_FEED_BYTES, _CHAPTER_BYTES = 16 * 2**20, 2**20
_MEGABYTES, _A_MEGABYTE = 64, 12
"""The process itself, and what a megabyte of a feed becomes."""


async def read_feed(
    web: Web, workers: Workers, address: str, etag: str | None = None, modified: str | None = None
) -> tuple[Fetched, Podcast | None]:
    """The podcast, or none where its feed is as it was.

    Raises:
        UserError: the feed cannot be had, or is none.
    """
    found = await web.fetch(address, _FEED_BYTES, etag, modified)
    if found.content is None:
        return found, None
    megabytes = _MEGABYTES + _A_MEGABYTE * len(found.content) // 2**20
    return found, await workers.run(feed.read, found.content, found.address, found.type, megabytes=megabytes)


async def read_chapters(web: Web, address: str | None) -> bytes | None:
    """The file of an episode's chapters; none where there is none that can be read, for nobody misses an episode
    for that."""
    if address is None:
        return None
    try:
        content = (await web.fetch(address, _CHAPTER_BYTES)).content
        if content:
            await asyncio.to_thread(chapters.read, content, address)
        return content or None
    except (FetchError, TranscriptError):
        return None
