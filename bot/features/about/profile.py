"""Who the bot is, how it is, and what it knows."""

import math
from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.core import release
from bot.core.listing import Listing
from bot.discord_ui.views import DetachedView
from bot.wording import about as wording
from bot.wording.grammar import duration
from bot.wording.library import interviews


def about_card(seen: Sequence[Listing], current: str, latency: float, since: int) -> ui.LayoutView:
    """Version, latency (s), when it was started (seconds since 1970), these interviews with the `current` one, and
    who made it."""
    facts = wording.FACTS.format(
        version=release.version(),
        interviews=interviews(len(seen)),
        length=duration(sum(interview.length for interview in seen)),
        latency=wording.latency(latency * 1000 if math.isfinite(latency) else None),
        since=since,
    )
    card: ui.Container[Any] = ui.Container(ui.TextDisplay(f"{wording.ABOUT_HEADING}\n{facts}\n{current}"))
    link = release.source()
    if link:
        row: ui.ActionRow[Any] = ui.ActionRow()
        row.add_item(ui.Button(label=wording.SOURCE, url=link))
        card.add_item(row)
    code = wording.SOURCE_LINKED if link else wording.SOURCE_WITH_HOST
    card.add_item(ui.TextDisplay(wording.MADE_BY.format(source=code)))
    view = DetachedView()
    view.add_item(card)
    return view
