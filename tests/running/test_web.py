"""Files of the public web: what is fetched, and that nobody gets anywhere else through it."""

import asyncio
import gzip
import socket
import tracemalloc
import zlib
from collections.abc import AsyncGenerator
from typing import Any

import pytest
from feed_server import FeedServer, Page, feed_server, listening

from bot.running.public import is_public
from bot.running.web import FetchError, Web
from bot.wording import following as wording

MB = 2**20


@pytest.fixture
async def server() -> AsyncGenerator[FeedServer]:
    async with feed_server() as server:
        yield server


def reaching(server: FeedServer, **options: Any) -> Web:
    return Web(also=[("127.0.0.1", server.port)], **options)


PUBLIC = ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8"]
NOT_PUBLIC = [
    *("127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
    *("100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.0.8"),
    *("::", "::1", "fe80::1", "fe80::1%1", "fc00::1", "fd00:ec2::254", "ff02::1", "ff0e::1", "2001:db8::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "fec0::1", "100::1"),
    *("64:ff9b::127.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b:1::8.8.8.8"),
    *("2002:7f00:1::", "2002:808:808::", "2001:0:7f00:1::", "2606:4700::5efe:127.0.0.1", "4000::1"),
    *("localhost", "", "8.8.8.8.", "2130706433", "/tmp/socket"),
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


LOOPBACK = [
    *("127.0.0.1", "localhost", "LOCALHOST.", "0.0.0.0", "127.1", "2130706433", "0x7f000001", "0177.0.0.1"),
    *("127.0.0.1.", "①②⑦.0.0.1", "127。0。0。1", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::]"),
    *("rebinding.example", "several.example"),
]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names that resolve to what they should not."""
    resolve = socket.getaddrinfo
    meant = {"rebinding.example": ["127.0.0.1"], "several.example": ["10.255.255.1", "::1", "127.0.0.1"]}

    def resolved(host: Any, port: Any, *rest: Any, **options: Any) -> Any:
        if host not in meant:
            return resolve(host, port, *rest, **options)
        return [one for address in meant[host] for one in resolve(address, port, type=socket.SOCK_STREAM)]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("host", LOOPBACK)
@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_nothing_on_this_machine_is_connected_to(host: str, scheme: str) -> None:
    async with listening("127.0.0.1") as four, listening("::1", four.port) as six:
        with pytest.raises(FetchError):
            await Web(seconds=5).fetch(f"{scheme}://{host}:{four.port}/", MB)
        await asyncio.sleep(0.05)
        assert (four.connections, six.connections) == (0, 0)


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("host", LOOPBACK)
async def test_no_redirect_leads_there(server: FeedServer, host: str) -> None:
    async with listening("127.0.0.1") as four, listening("::1", four.port) as six:
        for place in (f"http://{host}:{four.port}/", f"//{host}:{four.port}/"):
            server.pages["/feed"] = Page(status=302, headers={"Location": place})
            with pytest.raises(FetchError):
                await reaching(server).fetch(f"{server.url}/feed", MB)
        await asyncio.sleep(0.05)
        assert (four.connections, six.connections) == (0, 0)
    assert set(server.asked) == {"/feed"}


async def test_a_name_that_resolves_to_something_else_the_next_time_leads_nowhere(
    server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve, answers = socket.getaddrinfo, iter(["127.0.0.1", "127.0.0.2", "127.0.0.2"])

    def resolved(host: Any, port: Any, *rest: Any, **options: Any) -> Any:
        return resolve(next(answers) if host == "rebinding.example" else host, port, type=socket.SOCK_STREAM)

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    server.pages["/feed"] = Page(status=301, headers={"Location": "/feed"})
    async with listening("127.0.0.2", server.port) as elsewhere:
        with pytest.raises(FetchError):
            await reaching(server).fetch(f"http://rebinding.example:{server.port}/feed", MB)
        assert elsewhere.connections == 0
    assert server.asked == ["/feed"]


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "gopher://127.0.0.1/",
        "http://me:secret@127.0.0.1/",
        "http:///feed",
        "data:,feed",
        "http://8.8.8.8:22/",
        "http://8.8.8.8:25/",
    ],
)
async def test_what_is_no_place_of_the_web_is_never_asked(address: str) -> None:
    with pytest.raises(FetchError) as refused:
        await Web().fetch(address, MB)
    assert refused.value.is_final


async def test_a_redirect_to_a_file_leads_nowhere(server: FeedServer) -> None:
    for place in ("file:///etc/passwd", "ftp://127.0.0.1/", f"http://a:b@127.0.0.1:{server.port}/x"):
        server.pages["/feed"] = Page(status=302, headers={"Location": place})
        with pytest.raises(FetchError, match="address on the web"):
            await reaching(server).fetch(f"{server.url}/feed", MB)
    assert set(server.asked) == {"/feed"}


async def test_a_file_is_fetched_with_what_tells_whether_it_changed(server: FeedServer) -> None:
    server.pages["/feed"] = Page(b"<rss/>" * 1000, etag='"1"', headers={"Last-Modified": "now"}, packed=True)
    web = reaching(server)
    first = await web.fetch(f"{server.url}/feed", MB)
    assert (first.content, first.etag, first.modified) == (b"<rss/>" * 1000, '"1"', "now")
    again = await web.fetch(f"{server.url}/feed", MB, first.etag, first.modified)
    assert again.content is None
    assert server.seen[1]["If-None-Match"] == '"1"'
    assert server.seen[1]["If-Modified-Since"] == "now"
    assert server.seen[0]["User-Agent"] == "Verbatim"
    assert not {"Cookie", "Authorization", "Referer"} & server.seen[1].keys()


async def test_cookies_are_not_kept_on_the_way(server: FeedServer) -> None:
    server.pages["/feed"] = Page(status=302, headers={"Location": "/there?x=1", "Set-Cookie": "who=you"})
    server.pages["/there"] = Page(b"here")
    found = await reaching(server).fetch(f"{server.url}/feed", MB)
    assert (found.content, found.address) == (b"here", f"{server.url}/there?x=1")
    assert "Cookie" not in server.seen[1]


async def test_redirects_come_to_an_end(server: FeedServer) -> None:
    server.pages["/feed"] = Page(status=301, headers={"Location": "/feed"})
    with pytest.raises(FetchError, match="from one address to the next"):
        await reaching(server).fetch(f"{server.url}/feed", MB)
    assert len(server.asked) == 6


@pytest.mark.parametrize("packed", [False, True])
async def test_too_much_is_left(server: FeedServer, packed: bool) -> None:
    server.pages["/feed"] = Page(b"x" * MB, packed=packed)
    assert len((await reaching(server).fetch(f"{server.url}/feed", MB)).content or b"") == MB
    with pytest.raises(FetchError, match="more than"):
        await reaching(server).fetch(f"{server.url}/feed", MB - 1)


async def test_what_unpacks_to_very_much_takes_little_memory(server: FeedServer) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(MB)) for _ in range(300)) + packer.flush()
    server.pages["/feed"] = Page(bomb, headers={"Content-Encoding": "gzip"})
    tracemalloc.start()
    with pytest.raises(FetchError, match="more than"):
        await reaching(server).fetch(f"{server.url}/feed", MB)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 * MB


@pytest.mark.parametrize(
    ("content", "packing"),
    [
        (gzip.compress(b"<rss/>", mtime=0)[:-9], "gzip"),
        (b"<rss/>", "gzip"),
        (b"<rss/>", "br"),
        (b"<rss/>", "gzip, gzip"),
    ],
)
async def test_what_cannot_be_unpacked_is_said(server: FeedServer, content: bytes, packing: str) -> None:
    server.pages["/feed"] = Page(content, headers={"Content-Encoding": packing})
    with pytest.raises(FetchError, match="understand"):
        await reaching(server).fetch(f"{server.url}/feed", MB)


async def test_nobody_waits_for_a_slow_server(server: FeedServer) -> None:
    server.pages["/feed"] = Page(b"<rss/>", delay=5)
    with pytest.raises(FetchError, match="too long"):
        await reaching(server, seconds=0.2).fetch(f"{server.url}/feed", MB)


@pytest.mark.parametrize(
    ("status", "headers", "is_final", "wait"),
    [
        (404, {}, True, None),
        (410, {}, True, None),
        (403, {}, True, None),
        (500, {}, False, None),
        (429, {"Retry-After": "120"}, False, 120.0),
        (503, {"Retry-After": "Thu, 01 Jan 1970 00:00:00 GMT"}, False, 0.0),
        (503, {"Retry-After": "soon"}, False, None),
        (302, {}, False, None),
    ],
)
async def test_a_refusal_says_whether_and_when_to_ask_again(
    server: FeedServer, status: int, headers: dict[str, str], is_final: bool, wait: float | None
) -> None:
    server.pages["/feed"] = Page(status=status, headers=headers)
    with pytest.raises(FetchError, match=str(status)) as refused:
        await reaching(server).fetch(f"{server.url}/feed", MB)
    assert (refused.value.is_final, refused.value.wait) == (is_final, wait)


async def test_only_the_hosts_that_are_listed_are_asked(server: FeedServer) -> None:
    server.pages["/feed"] = Page(b"<rss/>")
    assert (await reaching(server, hosts=["127.0.0.1"]).fetch(f"{server.url}/feed", MB)).content == b"<rss/>"
    for hosts in ([], ["gulls.example"], ["27.0.0.1"]):
        with pytest.raises(FetchError) as refused:
            await reaching(server, hosts=hosts).fetch(f"{server.url}/feed", MB)
        assert str(refused.value) == wording.HOST_NOT_ALLOWED.format(host="127.0.0.1")
    server.pages["/feed"] = Page(status=302, headers={"Location": "http://gulls.example/"})
    with pytest.raises(FetchError, match="few places"):
        await reaching(server, hosts=["127.0.0.1"]).fetch(f"{server.url}/feed", MB)
    assert Web([]).is_off
    assert not Web().is_off
