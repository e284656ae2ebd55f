"""The library as a list, page by page."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from re import Match
from typing import Any, Self

from discord import ui

from bot.core import markup
from bot.core.listing import Listing
from bot.core.shelving import Order, shelved
from bot.discord_ui.episode_line import episode_facts
from bot.discord_ui.opening import show_in_place
from bot.discord_ui.replies import Guarded, Interaction
from bot.discord_ui.services import service
from bot.features.library.card import COLOUR, card, speaker_line, titled
from bot.features.library.desk import LibraryDesk
from bot.interviews.catalogue import Interviews
from bot.wording import library as wording
from bot.wording.grammar import duration

A_PAGE, TEXT_LIMIT, FEW = 8, 50, 2
_HOUR_MS = 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page, counted from 0, of what has these words in it, in this order."""

    page: int = 0
    order: Order = Order.NEWEST
    text: str = ""


def library_page(interaction: Interaction, wanted: Wanted) -> ui.LayoutView:
    """A page of the library of the server where it was asked for; what lies past the end is the last page."""
    interviews, guild_id = service(interaction, Interviews), interaction.guild_id
    seen = interviews.on(guild_id)
    current = interviews.for_guild(guild_id) if seen else None
    fitting = shelved(seen, wanted.order, wanted.text)
    pages = max(1, math.ceil(len(fitting) / A_PAGE))
    page = min(wanted.page, pages - 1)
    shown = fitting[page * A_PAGE : (page + 1) * A_PAGE]
    nothing = wording.LIST_NONE_FIT if wanted.text and seen else wording.LIST_EMPTY
    lines = [_line(interview, interview is current) for interview in shown] or [nothing]
    foot = [_fitting(wanted.text, len(fitting), len(seen))] if wanted.text else []
    if guild_id is not None:
        foot.append(_room(interaction, guild_id, seen))
    if pages > 1:
        foot.append(wording.PAGE_OF.format(page=page + 1, pages=pages))
    buttons = _buttons(replace(wanted, page=page), pages) if pages > 1 else ()
    heading = wording.LIST_HEADING_DIRECT if guild_id is None else wording.LIST_HEADING
    return card(COLOUR, [heading, "\n".join(lines), "\n".join(foot)], buttons)


def _fitting(text: str, count: int, there: int) -> str:
    asked = markup.brief(text, TEXT_LIMIT)
    return wording.LIST_FITTING.format(text=asked, interviews=wording.interviews(there), fitting=count)


def _room(interaction: Interaction, guild_id: int, seen: Sequence[Listing]) -> str:
    """How much of what the server may add it has added; of what it was given, that this is something else."""
    own, limits = service(interaction, Interviews).own(guild_id), service(interaction, LibraryDesk).limits
    hours = sum(interview.length for interview in own) / _HOUR_MS
    told = wording.ROOM.format(
        count=len(own),
        interviews=wording.interviews(limits.interviews),
        hours=f"{round(hours, 1):g}",
        most_hours=wording.hours(limits.hours),
    )
    return told + wording.GIVEN_NOT_COUNTED if any(one.guild_id is None for one in seen) else told


def _buttons(wanted: Wanted, pages: int) -> list[ui.Item[Any]]:
    """One page back or on; of many pages to the first and the last, too."""
    page, last = wanted.page, pages - 1
    steps = [
        PageButton("page", replace(wanted, page=max(0, page - 1)), wording.EARLIER_PAGE, disabled=page == 0),
        PageButton("page", replace(wanted, page=page + 1), wording.LATER_PAGE, disabled=page == last),
    ]
    if pages <= FEW:
        return [*steps]
    return [
        PageButton("first", replace(wanted, page=0), wording.FIRST_PAGE, disabled=page == 0),
        *steps,
        PageButton("last", replace(wanted, page=last), wording.LAST_PAGE, disabled=page == last),
    ]


def _line(interview: Listing, is_current: bool) -> str:
    facts = [*episode_facts(interview.particulars, interview.title), duration(interview.length)]
    facts.append(speaker_line(interview.speakers))
    if interview.guild_id is None:
        facts.append(wording.GIVEN)
    current = wording.CURRENT if is_current else ""
    return wording.LIST_LINE.format(title=titled(interview), current=current, facts=" · ".join(facts))


class PageButton(
    Guarded,
    ui.DynamicItem[ui.Button[Any]],
    template=r"library:(?P<step>first|page|last):(?P<page>\d{1,6})(?::(?P<order>[a-z]{1,10}):(?P<text>.{0,50}))?",
):
    """Another page of the list; it carries what the list is narrowed down to."""

    def __init__(self, step: str, wanted: Wanted, label: str = "", *, disabled: bool = False) -> None:
        self.wanted = wanted
        custom_id = f"library:{step}:{wanted.page}:{wanted.order.value}:{wanted.text[:TEXT_LIMIT]}"
        super().__init__(ui.Button(label=label, custom_id=custom_id, disabled=disabled))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        order = Order(match["order"]) if match["order"] in set(Order) else Order.NEWEST
        return cls(match["step"], Wanted(int(match["page"]), order, match["text"] or ""))

    async def pressed(self, interaction: Interaction) -> None:
        await show_in_place(interaction, library_page(interaction, self.wanted))
