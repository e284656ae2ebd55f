"""The bytes of a feed -> a podcast: RSS and Atom as they are found in the wild."""

import calendar
import hashlib
import html
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser  # pyright: ignore[reportMissingTypeStubs]

from bot.core import markup
from bot.core.errors import UserError
from bot.core.particulars import number_of
from bot.core.podcasts import tags
from bot.core.podcasts.addresses import web_address
from bot.core.podcasts.choosing import ranked
from bot.core.podcasts.model import Episode, Podcast
from bot.core.transcript.sidecar import LONGEST_TITLE, is_link
from bot.wording import following as wording

_feedparser: Any = feedparser
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LONGEST_GUID = 300
_LONGEST_MS = 1000 * 3_600_000
_EARLIEST = 0


def read(data: bytes, address: str, content_type: str = "") -> Podcast:
    """Read a feed that was found at an address.

    Raises:
        UserError: it is none, or one that no podcast sends.
    """
    try:
        told = tags.read(data, address)
    except tags.HostileFeedError as error:
        raise UserError(wording.NO_FEED) from error
    headers = {"content-type": content_type} if content_type else {}
    # a stream: of bytes feedparser would first look whether they are the name of a file
    stream = io.BytesIO(data.lstrip())
    parsed = _feedparser.parse(stream, response_headers=headers, resolve_relative_uris=False, sanitize_html=False)
    if not parsed.get("version"):
        raise UserError(wording.NO_FEED)
    fitting = told if len(told) == len(parsed.entries) else []
    pairs = zip(parsed.entries, chain(fitting, repeat(tags.Tags())), strict=False)
    language = str(parsed.feed.get("language", "") or "").lower()[:20]
    episodes = _each_once(_episode(entry, of_it, address, language) for entry, of_it in pairs)
    title = _words(parsed.feed.get("title", "")) or wording.UNTITLED
    return Podcast(title, language, tuple(_newest_first(episodes)))


def _episode(entry: Any, of_it: tags.Tags, address: str, language: str) -> Episode:
    title = _words(entry.get("title", "")) or _words(entry.get("itunes_title", ""))
    at = _moment(entry)
    sound = next(_enclosures(entry, address), None)
    linked = str(entry.get("link", "") or "").strip()
    link = web_address(urljoin(address, linked)) if linked else None
    media = next((one for one in (sound, link) if one and is_link(one)), None)
    guid = str(entry.get("id", "") or "").strip() or _unlabelled(sound or link, f"{title} {at}")
    return Episode(
        guid=guid if len(guid) <= _LONGEST_GUID else hashlib.sha256(guid.encode()).hexdigest(),
        title=title or wording.UNTITLED_EPISODE,
        at=at,
        media_link=media,
        length=_length(str(entry.get("itunes_duration", "") or "")),
        offers=tuple(ranked(of_it.offers, language)),
        chapters=of_it.chapters,
        persons=of_it.persons,
        number=number_of(str(entry.get("itunes_episode", "") or "") or of_it.number),
    )


def _unlabelled(address: str | None, told: str) -> str:
    """What tells an episode without a number from others: counters of listeners change what follows a `?`."""
    return address.partition("?")[0] if address and urlsplit(address).path != "/" else told


def _each_once(episodes: Iterable[Episode]) -> Iterator[Episode]:
    """The first of each number: some feeds name an episode twice."""
    seen: set[str] = set()
    for episode in episodes:
        if episode.guid not in seen:
            seen.add(episode.guid)
            yield episode


def _newest_first(episodes: Iterable[Episode]) -> list[Episode]:
    """What has no date stays behind the one that it follows."""
    last, dated = float("inf"), list[tuple[float, Episode]]()
    for episode in episodes:
        last = episode.at if episode.at is not None else last
        dated.append((last, episode))
    return [episode for _, episode in sorted(dated, key=lambda one: -one[0])]


def _enclosures(entry: Any, address: str) -> Iterator[str]:
    """The addresses of its sound or film, sound first."""
    found = [one for one in entry.get("enclosures", []) if one.get("href")]
    for one in sorted(found, key=lambda one: not str(one.get("type", "")).startswith("audio")):
        if not str(one.get("type", "")).startswith("image") and (
            usable := web_address(urljoin(address, str(one["href"]).strip()))
        ):
            yield usable


def _moment(entry: Any) -> int | None:
    names = (name for name in ("published_parsed", "updated_parsed") if name in entry)
    when = next((entry[name] for name in names if entry[name]), None)
    try:
        at = calendar.timegm(when) if when else None
    except (ValueError, OverflowError, TypeError):
        return None
    return at if at is not None and at > _EARLIEST else None


def _length(told: str) -> int | None:
    """`3723`, `62:03` or `1:02:03` in ms."""
    parts = told.strip().split(":")
    if not 1 <= len(parts) <= 3 or not all(re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", part) for part in parts):
        return None
    seconds = 0.0
    for part in parts:
        seconds = seconds * 60 + float(part)
    ms = round(seconds * 1000)
    return ms if 0 < ms <= _LONGEST_MS else None


def _words(told: object) -> str:
    """A title as it is read: feeds put HTML into it, and escape what they escaped."""
    text = str(told or "")
    for _ in range(2):
        text = html.unescape(_TAG.sub(" ", text))
    return markup.plain(_TAG.sub(" ", text))[:LONGEST_TITLE]
