"""How the leaderboard and a person's stats look."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.core.quiz.daily import Streak
from bot.core.quiz.questions import Kind
from bot.core.quiz.rankings import Entry, Period, Share, Stats
from bot.discord_ui.views import DetachedView
from bot.features.quiz.reveal import medal_or_place
from bot.features.quiz.scores import Ranking
from bot.wording import quiz as wording
from bot.wording.grammar import exact_duration

SHOWN_PLACES = 10
COLOUR = discord.Colour(0xC9A227)
_BAR = 8  # a line of the table is as wide as a phone shows
_SECOND = 1000


class Leaderboard(DetachedView):
    """The first places, and below them that of who asks."""

    def __init__(self, placed: Sequence[tuple[int, Entry]], period: Period, by: Ranking, asker_id: int) -> None:
        super().__init__()
        shown = list(placed[:SHOWN_PLACES])
        lines = [_line(place, entry, by) for place, entry in shown]
        own = [(place, entry) for place, entry in placed[SHOWN_PLACES:] if entry.player == asker_id]
        lines += [f"{wording.FURTHER_DOWN}\n{_line(place, entry, by)}" for place, entry in own]
        heading = wording.LEADERBOARD_HEADING.format(period=wording.PERIODS[period], by=wording.RANKINGS[by])
        self.add_item(_card(heading, "\n".join(lines), f"-# {wording.LEADERBOARD_SMALL_PRINT[by]}"))


def _line(place: int, entry: Entry, by: Ranking) -> str:
    figures = wording.LEADERBOARD_FIGURES[by].format(
        points=wording.points(entry.points),
        accuracy=_percent(entry.accuracy),
        rounds=wording.rounds(entry.rounds),
    )
    return f"{medal_or_place(place, entry.points)} <@{entry.player}> · {figures}"


class StatsCard(DetachedView):
    """How one person does; `is_own` says that they themselves ask, for whom all their games count."""

    def __init__(self, player_id: int, found: Stats, days: Streak, *, is_own: bool) -> None:
        super().__init__()
        figures = wording.STATS_FIGURES.format(
            points=wording.points(found.points),
            rounds=wording.rounds(found.overall.answers),
            accuracy=_percent(found.overall.accuracy),
            answers=wording.right_answers(found.best_run),
        )
        parts = [wording.STATS_HEADING.format(player=f"<@{player_id}>"), figures]
        if days.best:
            parts[-1] += f"\n{streak_line(days)}"
        if found.by_kind:
            parts.append(_table(found.by_kind))
        if found.lean is not None and found.error is not None:
            parts.append(_aim(found.lean, found.error))
        parts.append(f"-# {wording.STATS_OWN_SMALL_PRINT if is_own else wording.STATS_SMALL_PRINT}")
        self.add_item(_card(*parts))


def streak_line(found: Streak) -> str:
    """How many days in a row, now and, where that was more, at most."""
    told = wording.STREAK.format(days=wording.days(found.current))
    if found.best > found.current:
        told += f" · {wording.LONGEST_STREAK.format(days=wording.days(found.best))}"
    return told


def _table(by_kind: dict[Kind, Share]) -> str:
    lines = [
        f"{wording.KIND_NAMES[kind]:<11} {_bar(share.accuracy)} {_percent(share.accuracy):>5} {share.answers:>3}×"
        for kind, share in by_kind.items()
    ]
    return "\n".join(["```", *lines, "```"])


def _bar(share: float) -> str:
    full = round(share * _BAR)
    return "█" * full + "░" * (_BAR - full)


def _aim(lean: float, error: float) -> str:
    """Where typed times tend to, and how far off they usually are (ms)."""
    way = wording.LEANS[0 if abs(lean) < _SECOND else -1 if lean < 0 else 1]
    return wording.AIM.format(way=way.format(span=exact_duration(abs(lean))), error=exact_duration(error))


def _percent(share: float) -> str:
    return f"{round(share * 100)} %"


def _card(*texts: str) -> ui.Container[Any]:
    card: ui.Container[Any] = ui.Container(accent_colour=COLOUR)
    for text in texts:
        card.add_item(ui.TextDisplay(text))
    return card
