"""What Podcasting 2.0 adds to a feed (https://podcasting2.org/podcast-namespace): feedparser keeps only the last of
several transcripts, so these elements are read from the XML itself, whatever prefix they have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from bot.core import markup
from bot.core.podcasts.addresses import web_address
from bot.core.podcasts.model import Guest, Offer

_OURS = re.compile(
    r"\{https?://(?:podcastindex\.org/namespace|(?:www\.)?github\.com/podcastindex-org)/[^}]*\}", re.I
)
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_ITEMS = ("item", "entry")
_NAMED = re.compile(rb"&(\w{2,32});")
_OF_XML = {b"amp", b"lt", b"gt", b"quot", b"apos"}
_MOST, _LONGEST_NAME = 20, 100


@dataclass(frozen=True, slots=True)
class Tags:
    """What one episode has of them."""

    offers: tuple[Offer, ...] = ()
    chapters: str | None = None
    persons: tuple[Guest, ...] = ()
    number: str = ""


class HostileFeedError(Exception):
    """The feed declares entities, which no feed needs; they can be made to grow without end."""


def read(data: bytes, address: str) -> list[Tags]:
    """The tags of every episode in the order of the feed; none at all where it is not well-formed. `address` is
    where relative ones begin.

    Raises:
        HostileFeedError: it declares entities.
    """
    root = _tree(data)
    if root is None:
        return []
    base = urljoin(address, root.get(_BASE, ""))
    channel = next((one for one in root if _local(one) == "channel"), root)
    base = urljoin(base, channel.get(_BASE, "")) if channel is not root else base
    everywhere = tuple(_persons(channel))
    items = [one for parent in dict.fromkeys((root, channel)) for one in parent if _local(one) in _ITEMS]
    return [_tags(item, urljoin(base, item.get(_BASE, "")), everywhere) for item in items]


def _tree(data: bytes) -> Any | None:
    """Feeds use names of HTML, as `&nbsp;`, that XML does not know: those are put in before it is given up."""
    for attempt in (data.strip(), _NAMED.sub(_letter, data.strip())):
        try:
            return fromstring(attempt)
        except DefusedXmlException as error:
            raise HostileFeedError from error
        except (ParseError, ValueError, LookupError, RecursionError):
            continue
    return None


def _letter(found: re.Match[bytes]) -> bytes:
    name = found[1]
    letters = html5.get(f"{name.decode('ascii', 'ignore')};", "")
    if name in _OF_XML or not letters:
        return found[0]
    return "".join(f"&#{ord(letter)};" for letter in letters).encode()


def _tags(item: Any, base: str, everywhere: tuple[Guest, ...]) -> Tags:
    offers, chapters, number = dict[str, Offer](), None, ""
    for element in item:
        if not _is_ours(element):
            continue
        told = element.get("url", "").strip()
        url = web_address(urljoin(base, told)) if told else None
        if _local(element) == "transcript" and url and len(offers) < _MOST:
            is_captions = element.get("rel", "").lower() == "captions"
            type, language = (element.get(name, "").strip().lower()[:80] for name in ("type", "language"))
            offers.setdefault(url, Offer(url, type, language, is_captions))
        elif _local(element) == "chapters" and url:
            chapters = chapters or url
        elif _local(element) == "episode":
            number = number or "".join(element.itertext()).strip()
    return Tags(tuple(offers.values()), chapters, tuple(_persons(item)) or everywhere, number)


def _persons(parent: Any) -> Iterator[Guest]:
    persons = (one for one in parent if _is_ours(one) and _local(one) == "person")
    seen: set[str] = set()
    for person in persons:
        name = markup.plain("".join(person.itertext()))[:_LONGEST_NAME]
        if name and name not in seen and len(seen) < _MOST:
            seen.add(name)
            yield Guest(name, markup.plain(person.get("role", "")).lower()[:40] or "host")


def _is_ours(element: Any) -> bool:
    return isinstance(element.tag, str) and _OURS.match(element.tag) is not None


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
