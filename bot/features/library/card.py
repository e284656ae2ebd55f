"""What all that the library shows has in common."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.core import markup
from bot.core.listing import Listing
from bot.discord_ui.views import DetachedView
from bot.wording import library as wording

COLOUR, WAITING, WRONG = discord.Colour(0x5865F2), discord.Colour(0x80848E), discord.Colour(0xC9A227)
TITLE_LIMIT, NAME_LIMIT, NAMES_SHOWN = 120, 40, 8


def card(colour: discord.Colour, parts: Collection[str], buttons: Sequence[ui.Item[Any]] = ()) -> ui.LayoutView:
    """Texts (empty ones are left out) with a row of buttons below."""
    view = DetachedView()
    card: ui.Container[Any] = ui.Container(accent_colour=colour)
    for part in parts:
        if part:
            card.add_item(ui.TextDisplay(part))
    if buttons:
        row: ui.ActionRow[Any] = ui.ActionRow()
        for button in buttons:
            row.add_item(button)
        card.add_item(row)
    view.add_item(card)
    return view


def said(text: str) -> ui.LayoutView:
    """A card with one sentence, shown in the place of what was asked."""
    return card(WAITING, [text])


def speaker_line(names: Sequence[str]) -> str:
    if not names:
        return wording.NO_SPEAKERS
    return wording.SPEAKERS.format(names=names_shown(names))


def names_shown(names: Sequence[str]) -> str:
    """`Ann, Ben and 3 more`."""
    shown = ", ".join(map(_name, names[:NAMES_SHOWN]))
    if len(names) <= NAMES_SHOWN:
        return shown
    return wording.MORE_SPEAKERS.format(names=shown, count=len(names) - NAMES_SHOWN)


def joined(names: Mapping[str, str]) -> str:
    """Which names joining gives another; nothing where there are none."""
    pairs = [
        wording.JOINED_PAIR.format(name=_name(name), fuller=_name(fuller))
        for name, fuller in list(names.items())[:NAMES_SHOWN]
    ]
    return wording.JOINS.format(pairs=", ".join(pairs)) if pairs else ""


def _name(name: str) -> str:
    return markup.brief(name, NAME_LIMIT)


def titled(listing: Listing) -> str:
    """A title as it stands in a sentence."""
    return shown_title(listing.title)


def shown_title(title: str) -> str:
    return markup.brief(title, TITLE_LIMIT)
