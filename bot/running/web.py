"""Files of the public web, fetched for people who only name an address: nobody gets in or out through it.

What counts is the address that a socket is about to be connected to, which is looked at there and nowhere before:
so names that resolve to something else the next time, redirects, and other ways to write an address change nothing.
"""

import asyncio
import socket
import time
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import aiohttp

from bot.core import markup
from bot.core.errors import UserError
from bot.running.public import is_public
from bot.wording import following as wording

USER_AGENT = "Verbatim"
_MOST_REDIRECTS, _REDIRECTS = 5, (301, 302, 303, 307, 308)
_PORTS = (80, 443)
_LEAST_HIGH_PORT = 1024
_PIECE = 64 * 1024
_LONGEST_WAIT = 7 * 24 * 3600.0


class FetchError(UserError):
    """It was not to be had. `is_final`: there is no use in trying the same address again soon; `wait` are the
    seconds after which the server would like to be asked again."""

    def __init__(self, sentence: str, *, is_final: bool = False, wait: float | None = None) -> None:
        super().__init__(sentence)
        self.is_final, self.wait = is_final, wait


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave; `content` None: it is as it was (304). `address` is where it was found in the end;
    `etag` and `modified` are for asking the next time."""

    content: bytes | None
    address: str
    type: str = ""
    etag: str | None = None
    modified: str | None = None


class Web:
    """`hosts` are those that may be asked, with all below them (None: every public one, empty: none). `also` are
    addresses and ports that are allowed although they are not public; only tests give any."""

    def __init__(
        self,
        hosts: Collection[str] | None = None,
        *,
        seconds: float = 30.0,
        also: Collection[tuple[str, int]] = (),
    ) -> None:
        self._hosts, self._seconds, self._also = hosts, seconds, frozenset(also)

    @property
    def is_off(self) -> bool:
        return self._hosts is not None and not self._hosts

    async def fetch(
        self, address: str, most_bytes: int, etag: str | None = None, modified: str | None = None
    ) -> Fetched:
        """Fetch at most so many bytes, counted when they are unpacked; by `etag` and `modified` only what changed.

        Raises:
            FetchError: it may not be asked, does not answer in time, or with too much or nothing.
        """
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in asked.items() if value}
        try:
            async with asyncio.timeout(self._seconds):
                return await self._follow(address, most_bytes, headers)
        except TimeoutError as error:
            raise FetchError(wording.TOO_SLOW.format(host=_host(address))) from error
        except _NotPublicError as error:
            raise FetchError(wording.NOT_PUBLIC.format(host=_host(address)), is_final=True) from error
        except (aiohttp.ClientError, OSError, ValueError, zlib.error) as error:
            raise FetchError(wording.UNREACHABLE.format(host=_host(address))) from error

    async def _follow(self, address: str, most_bytes: int, headers: Mapping[str, str]) -> Fetched:
        for _ in range(_MOST_REDIRECTS + 1):
            self._check(address)
            found = await self._ask(address, most_bytes, headers)
            if isinstance(found, Fetched):
                return found
            address = urljoin(address, found)
        raise FetchError(wording.TOO_MANY_REDIRECTS.format(host=_host(address)), is_final=True)

    def _check(self, address: str) -> None:
        """What can be said of an address before anything is asked.

        Raises:
            FetchError: it may not be asked.
        """
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            raise FetchError(wording.NO_WEB_ADDRESS, is_final=True)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if port not in _PORTS and port < _LEAST_HIGH_PORT:
            raise FetchError(wording.NOT_PUBLIC.format(host=_host(address)), is_final=True)
        host = parts.hostname.rstrip(".").lower()
        if self._hosts is not None and not any(host == one or host.endswith(f".{one}") for one in self._hosts):
            raise FetchError(wording.HOST_NOT_ALLOWED.format(host=_host(address)), is_final=True)

    async def _ask(self, address: str, most_bytes: int, headers: Mapping[str, str]) -> Fetched | str:
        """The answer of one server: a file, or where else to look."""
        refused: list[str] = []

        def made(info: Any) -> socket.socket:
            family, kind, protocol, _, place = info
            if not is_public(str(place[0])) and (str(place[0]), int(place[1])) not in self._also:
                refused.append(str(place[0]))
                raise _NotPublicError
            return socket.socket(family, kind, protocol)

        connector = aiohttp.TCPConnector(socket_factory=made, force_close=True, use_dns_cache=False)
        try:
            async with (
                aiohttp.ClientSession(
                    connector=connector,
                    cookie_jar=aiohttp.DummyCookieJar(),
                    auto_decompress=False,
                    trust_env=False,
                    headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip", "Accept": "*/*"},
                ) as session,
                session.get(address, headers=headers, allow_redirects=False) as response,
            ):
                return await _answer(response, address, most_bytes)
        except aiohttp.ClientConnectionError as error:
            if refused:
                raise _NotPublicError from error
            raise


class _NotPublicError(OSError):
    """A socket was about to be connected to an address that is not public."""


async def _answer(response: aiohttp.ClientResponse, address: str, most_bytes: int) -> Fetched | str:
    status, headers = response.status, response.headers
    kept = (headers.get("ETag", "")[:500] or None, headers.get("Last-Modified", "")[:100] or None)
    if status in _REDIRECTS and "Location" in headers:
        return headers["Location"]
    if status == 304:
        return Fetched(None, address, "", *kept)
    if status != 200:
        is_gone = status in (401, 403, 404, 410, 451)
        sentence = wording.NOT_THERE if status in (404, 410) else wording.REFUSED
        told = sentence.format(host=_host(address), status=status)
        raise FetchError(told, is_final=is_gone, wait=_wait(headers.get("Retry-After", "")))
    return Fetched(await _content(response, address, most_bytes), address, headers.get("Content-Type", ""), *kept)


async def _content(response: aiohttp.ClientResponse, address: str, most_bytes: int) -> bytes:
    """What was sent, unpacked a piece at a time.

    Raises:
        FetchError: it is more than that, or packed in a way that nobody asked for.
    """
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(wording.UNREACHABLE.format(host=_host(address)))
    unpacker = zlib.decompressobj(wbits=47) if packing not in ("", "identity") else None
    content = bytearray()
    async for piece in response.content.iter_chunked(_PIECE):
        content += unpacker.decompress(piece, most_bytes + 1 - len(content)) if unpacker else piece
        if len(content) > most_bytes:
            megabytes = f"{most_bytes / 2**20:g}"
            raise FetchError(wording.TOO_MUCH.format(host=_host(address), most=megabytes), is_final=True)
    if unpacker and not unpacker.eof:
        raise zlib.error("it ends too early")
    return bytes(content)


def _wait(told: str) -> float | None:
    """`Retry-After` in seconds; a date is counted from now on."""
    if told.strip().isdecimal():
        return min(float(told), _LONGEST_WAIT)
    try:
        at = parsedate_to_datetime(told)
        return min(max(0.0, at.timestamp() - time.time()), _LONGEST_WAIT)
    except (ValueError, TypeError):
        return None


def _host(address: str) -> str:
    try:
        return markup.escape(markup.plain(urlsplit(address).hostname or "")[:100])
    except ValueError:
        return ""
