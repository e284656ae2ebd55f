"""Feeds in the shapes in which they are found."""

PODCAST_20 = "https://podcastindex.org/namespace/1.0"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"


def rss(items: str, *, head: str = "", names: str = "", title: str = "The Gull Hour") -> bytes:
    """A feed of RSS 2.0 with the usual namespaces."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:itunes="{ITUNES}"'
        f' xmlns:podcast="{PODCAST_20}" {names}><channel><title>{title}</title><language>en-US</language>'
        f"<link>https://gulls.example</link>{head}{items}</channel></rss>"
    ).encode()


def item(number: int, inside: str = "", *, guid: bool = True) -> str:
    """An episode of that day of June; the first is the oldest."""
    told = f"<guid isPermaLink='false'>gull-{number}</guid>" if guid else ""
    return (
        f"<item><title>Episode {number}</title>{told}"
        f"<pubDate>{number:02} Jun 2026 06:00:00"
        f" +0000</pubDate><enclosure url='https://cdn.example/{number}.mp3?from=feed' type='audio/mpeg'"
        f" length='1'/><itunes:duration>1:02:03</itunes:duration>{inside}</item>"
    )
