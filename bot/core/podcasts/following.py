"""What a server that follows a podcast is to get of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.core.podcasts.model import Episode, Podcast

ALL = -1
_OLD_SECONDS = 7 * 24 * 3600
"""An episode with a number that was never seen is not new if it was so old when the server began to follow: only
its number changed."""
_MOST_NEWS = 3
"""That many are announced of what appears at once."""


class State(StrEnum):
    """How far an episode is on its way into a server's library."""

    PASSED = "passed"
    """It was there before, and the server did not ask for it."""
    BARE = "bare"
    """It has no transcript yet."""
    WANTED = "wanted"
    """Its transcript is to be fetched."""
    QUEUED = "queued"
    """Its transcript waits to be imported."""
    FAILED = "failed"
    """None of its transcripts can be read."""
    HERE = "here"
    """It is in the library."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a server wants: of what was there when it began (seconds since 1970) the newest so many, or `ALL`, and
    all that is new. `begun`: the episodes that were there then are noted."""

    bring: int
    since: float
    begun: bool


@dataclass(frozen=True, slots=True)
class Announcing:
    """How a server's new episodes are announced: in a channel, or nowhere; each with a thread to talk about it; and
    only once it has a transcript."""

    channel_id: int | None = None
    threaded: bool = False
    transcribed_only: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """An episode as a server has it; `episode` is None where it was passed over. `by_hand`: its transcript was
    sent by a person."""

    state: State
    episode: Episode | None
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """The state that an episode comes into for a server; `is_news`: it is to be announced."""

    state: State
    episode: Episode
    is_news: bool = False


def changes(wish: Wish, known: Mapping[str, Known], podcast: Podcast) -> Iterator[Change]:
    """What changes for a server with the feed as it is now, `known` by the episodes' numbers; newest first."""
    news = 0
    for place, episode in enumerate(podcast.episodes):
        before = known.get(episode.guid)
        is_wanted = wish.bring == ALL or place < wish.bring
        if before is None and wish.begun:
            is_new = episode.at is None or episode.at > wish.since - _OLD_SECONDS
            news += is_new
            yield Change(_of(episode, is_new), episode, is_news=is_new and news <= _MOST_NEWS)
        elif before is None or (before.state is State.PASSED and not wish.begun and is_wanted):
            yield Change(_of(episode, is_wanted), episode)
        elif before.by_hand:
            continue
        elif before.episode is not None and episode.offers and _addresses(episode) - _addresses(before.episode):
            yield Change(State.WANTED, episode)


def _of(episode: Episode, is_wanted: bool) -> State:
    if not is_wanted:
        return State.PASSED
    return State.WANTED if episode.offers else State.BARE


def _addresses(episode: Episode) -> set[str]:
    """Where its transcripts are; what follows a `?` is often another each time."""
    return {offer.url.partition("?")[0] for offer in episode.offers}
