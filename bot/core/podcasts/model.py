"""A podcast and its episodes, as far as anybody here needs them."""

from dataclasses import dataclass

from bot.core import dates
from bot.core.particulars import Particulars, people, show_title

_GUEST, _HOSTS = "guest", ("host", "co-host", "guest host")


@dataclass(frozen=True, slots=True)
class Offer:
    """A transcript that a feed points to; `type` and `language` as the feed says them, in lower case."""

    url: str
    type: str = ""
    language: str = ""
    is_captions: bool = False


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is heard in an episode; `role` as the feed says it, in lower case."""

    name: str
    role: str = "host"


@dataclass(frozen=True, slots=True)
class Episode:
    """`guid` tells it from the others of its feed, whatever else changes. `at` is in seconds since 1970, `length`
    in ms, `chapters` the address of a file; the best of `offers` comes
    first."""

    guid: str
    title: str
    at: int | None = None
    media_link: str | None = None
    length: int | None = None
    offers: tuple[Offer, ...] = ()
    chapters: str | None = None
    persons: tuple[Guest, ...] = ()
    number: int | None = None

    def particulars(self, show: str) -> Particulars:
        """What is kept of the episode once it is an interview of that show."""
        guests = people([person.name for person in self.persons if person.role == _GUEST])
        hosts = people([person.name for person in self.persons if person.role in _HOSTS])
        day = dates.of_moment(self.at) if self.at is not None else None
        return Particulars(show_title(show), self.number, day, guests, hosts)


@dataclass(frozen=True, slots=True)
class Podcast:
    """`episodes` are newest first, each once."""

    title: str
    language: str
    episodes: tuple[Episode, ...]

    @property
    def transcribed(self) -> int:
        """Of how many episodes the feed points to a transcript."""
        return sum(bool(episode.offers) for episode in self.episodes)
