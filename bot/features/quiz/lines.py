"""The one line of a game that each player sees alone: it is brought up to date, and gone when the next round
begins, so that the game stays in sight."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import aiohttp
import discord

from bot.discord_ui.replies import SILENCE, Interaction, is_press, is_too_late
from bot.running.turns import Turns

log = logging.getLogger(__name__)
_LOST = discord.HTTPException, aiohttp.ClientError, OSError
FRESH = 14 * 60.0
"""Seconds that a line can be changed: Discord takes the token of an interaction for a minute longer."""


@dataclass(frozen=True, slots=True)
class _Line:
    """`number` is the round that it speaks of, from 0; -1 is the lobby."""

    number: int
    since: float
    edit: Callable[..., Awaitable[Any]]
    delete: Callable[[], Awaitable[Any]]


class PrivateLines:
    """By game and player, in memory alone: after a restart there is a new one."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lines: OrderedDict[tuple[int, int], _Line] = OrderedDict()
        self._turns = Turns[tuple[int, int]]()

    async def say(self, interaction: Interaction, game_id: int, number: int, text: str) -> None:
        """Tell this player something of round `number`: in the line that they have of the game where a button was
        pressed, else in a new one that takes its place."""
        key = game_id, interaction.user.id
        async with self._turns.of(key):
            try:
                line = self._known(key)
                if line is not None and is_press(interaction) and await _changed(interaction, line, text):
                    self._lines[key] = replace(line, number=number)
                    return
                self._keep(key, await self._sent(interaction, number, text))
                if line is not None:
                    await _gone(line)
            except _LOST as refused:
                level = logging.INFO if is_too_late(refused) else logging.WARNING
                log.log(level, "A line of game %d could not be delivered: %s", game_id, refused)

    async def drop(self, game_id: int, before: float) -> None:
        """Take away what was told of rounds before that number."""
        await asyncio.gather(*(self._drop(key, before) for key in self._lines if key[0] == game_id))

    async def _drop(self, key: tuple[int, int], before: float) -> None:
        async with self._turns.of(key):
            line = self._known(key)
            if line is not None and line.number < before:
                del self._lines[key]
                await _gone(line)

    def _known(self, key: tuple[int, int]) -> _Line | None:
        while self._lines and self._clock() - next(iter(self._lines.values())).since > FRESH:
            self._lines.popitem(last=False)
        return self._lines.get(key)

    def _keep(self, key: tuple[int, int], line: _Line) -> None:
        self._lines[key] = line
        self._lines.move_to_end(key)

    async def _sent(self, interaction: Interaction, number: int, text: str) -> _Line:
        now = self._clock()
        if interaction.response.is_done():
            sent = await interaction.followup.send(text, ephemeral=True, allowed_mentions=SILENCE, wait=True)
            return _Line(number, now, sent.edit, sent.delete)
        await interaction.response.send_message(text, ephemeral=True, allowed_mentions=SILENCE)
        return _Line(number, now, interaction.edit_original_response, interaction.delete_original_response)


async def _changed(interaction: Interaction, line: _Line, text: str) -> bool:
    """Whether it was still there; who dismissed it gets a new one."""
    if not interaction.response.is_done():
        await interaction.response.defer()
    try:
        await line.edit(content=text, allowed_mentions=SILENCE)
    except _LOST:
        return False
    return True


async def _gone(line: _Line) -> None:
    with suppress(*_LOST):
        await line.delete()
