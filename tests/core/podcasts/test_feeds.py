"""Feeds as real podcasts have them, in a table: what is read of each."""

from collections.abc import Callable
from time import process_time

import pytest
from core.podcasts.feeds import PODCAST_20, item, rss

from bot.core.errors import UserError
from bot.core.podcasts.addresses import typed_address, web_address
from bot.core.podcasts.choosing import kind, ranked
from bot.core.podcasts.feed import read
from bot.core.podcasts.model import Episode, Guest, Offer, Podcast
from bot.wording import following as wording

ADDRESS = "https://gulls.example/shows/feed.xml"
JUNE = 1780293600
"""06:00 UTC on 1 June 2026."""
SRT = '<podcast:transcript url="https://cdn.example/1.srt" type="application/srt"/>'
VTT = '<podcast:transcript url="/t/1.vtt" type="text/vtt" language="en" rel="captions"/>'


def atom(inside: str) -> bytes:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Gull Hour</title>'
        f'<entry xmlns:p="{PODCAST_20}"><title type="html">Fog &amp;amp; &lt;b&gt;gulls&lt;/b&gt;</title>'
        "<id>tag:gulls.example,2026:1</id><updated>2026-06-01T08:00:00+02:00</updated>"
        f'<link rel="enclosure" type="audio/mpeg" href="/1.mp3"/>{inside}</entry></feed>'
    ).encode()


SHAPES: dict[str, tuple[bytes, Callable[[Podcast], object], object]] = {
    "usual": (
        rss(item(1, SRT)),
        lambda show: (show.title, show.language, show.episodes),
        (
            "The Gull Hour",
            "en-us",
            (
                Episode(
                    "gull-1",
                    "Episode 1",
                    JUNE,
                    "https://cdn.example/1.mp3?from=feed",
                    3_723_000,
                    (Offer("https://cdn.example/1.srt", "application/srt"),),
                ),
            ),
        ),
    ),
    "several transcripts, relative links": (
        rss(item(1, SRT + VTT)),
        lambda show: show.episodes[0].offers,
        (
            Offer("https://gulls.example/t/1.vtt", "text/vtt", "en", is_captions=True),
            Offer("https://cdn.example/1.srt", "application/srt"),
        ),
    ),
    "another prefix": (
        rss(item(1, SRT.replace("podcast:", "pc20:")), names=f'xmlns:pc20="{PODCAST_20}"'),
        lambda show: show.transcribed,
        1,
    ),
    "the namespace by its old address": (
        rss(item(1, SRT)).replace(
            PODCAST_20.encode(), b"https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
        ),
        lambda show: show.transcribed,
        1,
    ),
    "the prefix of podcasts for something else": (
        rss(item(1, SRT)).replace(PODCAST_20.encode(), b"https://example.org/mine"),
        lambda show: show.transcribed,
        0,
    ),
    "no numbers": (
        rss(item(1, guid=False) + item(2, guid=False)),
        lambda show: [episode.guid for episode in show.episodes],
        ["https://cdn.example/2.mp3", "https://cdn.example/1.mp3"],
    ),
    "neither numbers nor addresses": (
        rss("<item><title>One</title></item><item><title>Two</title></item>"),
        lambda show: [episode.guid for episode in show.episodes],
        ["One None", "Two None"],
    ),
    "an episode twice": (
        rss(item(1) + item(2) + item(1)),
        lambda show: [episode.title for episode in show.episodes],
        ["Episode 2", "Episode 1"],
    ),
    "oldest first, and one without a date": (
        rss(item(1) + item(2) + "<item><title>Lost</title><guid>lost</guid></item>" + item(3)),
        lambda show: [episode.title for episode in show.episodes],
        ["Episode 3", "Episode 2", "Lost", "Episode 1"],
    ),
    "HTML in titles": (
        rss(item(1).replace("Episode 1", "<![CDATA[<i>Gulls</i> &amp; fog &amp;#8211; 1 < 2]]>")),
        lambda show: show.episodes[0].title,
        "Gulls & fog – 1 < 2",
    ),
    "names of HTML that XML does not know": (
        rss(item(1, SRT).replace("Episode 1", "Gulls&nbsp;&mdash; fog")),
        lambda show: (show.episodes[0].title, show.transcribed),
        ("Gulls — fog", 1),
    ),
    "an ampersand as it is": (
        rss(item(1).replace("Episode 1", "Gulls & fog")),
        lambda show: show.episodes[0].title,
        "Gulls & fog",
    ),
    "Latin letters, blanks before the declaration": (
        b"\n  "
        + rss(item(1, SRT).replace("Episode 1", "Möwen"))
        .replace(b"UTF-8", b"ISO-8859-1")
        .decode()
        .encode("latin-1"),
        lambda show: (show.episodes[0].title, show.transcribed),
        ("Möwen", 1),
    ),
    "atom": (
        atom('<p:transcript url="1.json" type="application/json"/>'),
        lambda show: show.episodes,
        (
            Episode(
                "tag:gulls.example,2026:1",
                "Fog & gulls",
                JUNE,
                "https://gulls.example/1.mp3",
                offers=(Offer("https://gulls.example/shows/1.json", "application/json"),),
            ),
        ),
    ),
    "xml:base": (
        rss(item(1, VTT)).replace(b"<channel>", b'<channel xml:base="https://elsewhere.example/">'),
        lambda show: show.episodes[0].offers[0].url,
        "https://elsewhere.example/t/1.vtt",
    ),
    "chapters and persons": (
        rss(
            item(
                1,
                '<podcast:chapters url="/c/1.json" type="application/json+chapters"/>'
                "<podcast:person role='Guest' href='https://ada.example'> Ada\n Byron</podcast:person>"
                "<podcast:person>Ben</podcast:person><podcast:person>Ben</podcast:person>",
            )
        ),
        lambda show: (show.episodes[0].chapters, show.episodes[0].persons),
        ("https://gulls.example/c/1.json", (Guest("Ada Byron", "guest"), Guest("Ben"))),
    ),
    "persons of the whole podcast": (
        rss(item(1), head="<podcast:person>Ben</podcast:person>"),
        lambda show: show.episodes[0].persons,
        (Guest("Ben"),),
    ),
    "a film beside the sound": (
        rss(
            item(1).replace("<enclosure", "<enclosure url='https://cdn.example/1.mp4' type='video/mp4'/><enclosure")
        ),
        lambda show: show.episodes[0].media_link,
        "https://cdn.example/1.mp3?from=feed",
    ),
    "a link instead of sound": (
        rss("<item><title>One</title><link>https://www.youtube.com/watch?v=1</link></item>"),
        lambda show: show.episodes[0].media_link,
        "https://www.youtube.com/watch?v=1",
    ),
    "addresses that are none": (
        rss(
            item(
                1,
                '<podcast:transcript url="file:///etc/passwd"/><podcast:transcript url="javascript:1"/>'
                '<podcast:transcript url="http://me:secret@cdn.example/1.srt"/><podcast:transcript/>',
            )
        ),
        lambda show: [offer.url for offer in show.episodes[0].offers],
        [],
    ),
    "no episodes yet": (rss(""), lambda show: show.episodes, ()),
    "odd dates": (
        rss(item(1).replace("01 Jun 2026 06:00:00 +0000", "1 June 2026, 6am") + "<item><title/></item>"),
        lambda show: [(episode.title, episode.at) for episode in show.episodes],
        [("Episode 1", None), (wording.UNTITLED_EPISODE, None)],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_feeds_of_every_shape_are_read(shape: str) -> None:
    data, looked_at, expected = SHAPES[shape]
    assert looked_at(read(data, ADDRESS)) == expected


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><title>Not found</title></html>",
        b"{}",
        b"README.md",
        b"\x89PNG\r\n\x1a\n",
        b'<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel>&b;</channel></rss>',
        b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel>&a;</channel></rss>',
    ],
)
def test_what_is_no_feed_is_said(data: bytes) -> None:
    with pytest.raises(UserError, match="feed"):
        read(data, ADDRESS)


def test_three_thousand_episodes_are_read_in_time() -> None:
    data = rss("".join(item(number % 28 + 1, SRT).replace("gull-", f"gull-{number}-") for number in range(3000)))
    began = process_time()
    show = read(data, ADDRESS)
    assert (len(show.episodes), show.transcribed) == (3000, 3000)
    assert process_time() - began < 30


@pytest.mark.parametrize(
    ("offers", "best"),
    [
        (["a.html text/html", "a.srt application/srt", "a.vtt text/vtt"], "a.vtt"),
        (["a.vtt text/vtt", "a.json application/json"], "a.json"),
        (["a.json application/json de", "a.srt application/srt en-GB"], "a.srt"),
        (["a application/x-subrip", "b text/plain"], "a"),
        (["a.srt text/plain", "b text/html"], "a.srt"),
        (["a.srt application/srt de", "a.html text/html de"], "a.srt"),
    ],
)
def test_the_best_transcript_is_in_the_podcasts_language_and_knows_most(offers: list[str], best: str) -> None:
    made = [
        Offer(f"https://cdn.example/{name}", type, " ".join(language))
        for name, type, *language in (offer.split() for offer in offers)
    ]
    assert ranked(made, "en-us")[0].url == f"https://cdn.example/{best}"


def test_captions_come_behind_transcripts_of_the_same_kind() -> None:
    captions = Offer("https://cdn.example/a.vtt", "text/vtt", is_captions=True)
    transcript = Offer("https://cdn.example/b.vtt", "text/vtt")
    assert ranked([captions, transcript], "") == [transcript, captions]
    assert kind(Offer("https://cdn.example/a?x=.srt", "application/octet-stream")) == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gulls.example/feed", "https://gulls.example/feed"),
        (" <https://gulls.example/a b> ", "https://gulls.example/a%20b"),
        ("feed://gulls.example/x", "https://gulls.example/x"),
        ("podcast:https://gulls.example/x", "https://gulls.example/x"),
        ("http://gulls.example:8000", "http://gulls.example:8000/"),
        ("ftp://gulls.example", None),
        ("file:///etc/passwd", None),
        ("https://me:secret@gulls.example", None),
        ("localhost", None),
        ("https://[broken", None),
        ("gulls", None),
        ("", None),
    ],
)
def test_an_address_is_taken_as_people_type_it(typed: str, meant: str | None) -> None:
    assert typed_address(typed) == meant


def test_addresses_of_feeds_are_those_of_the_web() -> None:
    assert web_address("https://gulls.example/a#b") == "https://gulls.example/a"
    assert web_address("x" * 3000) is None
