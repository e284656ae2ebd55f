"""What a server gets of a podcast that it follows."""

import pytest

from bot.core.podcasts.following import ALL, Change, Known, State, Wish, changes
from bot.core.podcasts.model import Episode, Offer, Podcast

NOW, DAY = 1_780_000_000.0, 86_400


def episode(number: int, *offers: str, at: float | None = None) -> Episode:
    made = tuple(Offer(f"https://cdn.example/{offer}") for offer in offers)
    return Episode(str(number), f"Episode {number}", int(at or NOW + number * DAY), offers=made)


def show(*episodes: Episode) -> Podcast:
    return Podcast("The Gull Hour", "en", episodes)


PODCAST = show(episode(3, "3.srt"), episode(2), episode(1, "1.srt"))


@pytest.mark.parametrize(
    ("bring", "states"),
    [
        (0, ["passed", "passed", "passed"]),
        (1, ["wanted", "passed", "passed"]),
        (2, ["wanted", "bare", "passed"]),
        (ALL, ["wanted", "bare", "wanted"]),
    ],
)
def test_of_what_was_there_come_as_many_as_were_asked_for_and_none_is_news(bring: int, states: list[str]) -> None:
    made = list(changes(Wish(bring, NOW, begun=False), {}, PODCAST))
    assert [one.state for one in made] == states
    assert not any(one.is_news for one in made)


def test_what_is_new_comes_and_is_news_and_nothing_comes_twice() -> None:
    known = {str(number): Known(State.PASSED, None) for number in (1, 2, 3)}
    new = episode(4, "4.srt")
    wish = Wish(0, NOW, begun=True)
    assert list(changes(wish, known, show(new, *PODCAST.episodes))) == [Change(State.WANTED, new, is_news=True)]
    assert not list(changes(wish, known | {"4": Known(State.WANTED, new)}, show(new, *PODCAST.episodes)))


def test_whoever_asks_for_more_later_gets_what_was_passed_over() -> None:
    known = {str(number): Known(State.PASSED, None) for number in (1, 2)} | {
        "3": Known(State.HERE, PODCAST.episodes[0])
    }
    made = list(changes(Wish(ALL, NOW, begun=False), known, PODCAST))
    assert [(one.episode.guid, one.state) for one in made] == [("2", State.BARE), ("1", State.WANTED)]


def test_a_feed_that_numbers_its_episodes_anew_brings_none_again_and_few_are_announced_at_once() -> None:
    wish = Wish(ALL, NOW + 30 * DAY, begun=True)
    old = [episode(number, f"{number}.srt") for number in range(1, 10)]
    assert {one.state for one in changes(wish, {}, show(*old))} == {State.PASSED}
    many = [episode(number, f"{number}.srt", at=NOW + 31 * DAY) for number in range(1, 10)]
    made = list(changes(wish, {}, show(*many)))
    assert {one.state for one in made} == {State.WANTED}
    assert sum(one.is_news for one in made) == 3


@pytest.mark.parametrize(
    ("before", "now", "comes"),
    [
        ((), ("1.srt",), True),
        (("1.srt?token=1",), ("1.srt?token=2",), False),
        (("1.srt",), ("1-better.srt",), True),
        (("1.srt", "1.vtt"), ("1.srt",), False),
        (("1.srt",), (), False),
    ],
)
def test_a_transcript_that_comes_or_changes_later_is_fetched(
    before: tuple[str, ...], now: tuple[str, ...], comes: bool
) -> None:
    known = {"1": Known(State.HERE if before else State.BARE, episode(1, *before))}
    made = list(changes(Wish(0, NOW, begun=True), known, show(episode(1, *now))))
    assert made == ([Change(State.WANTED, episode(1, *now))] if comes else [])
