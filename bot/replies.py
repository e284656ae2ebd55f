"""Answering on every road: what a person can mend is said to them, all else gets a reference and a traceback."""

import logging
import secrets
from abc import ABC, abstractmethod
from collections.abc import Awaitable
from typing import Any

import discord
from discord import app_commands

from bot import wording
from bot.errors import UserError

log = logging.getLogger(__name__)
Interaction = discord.Interaction[Any]
Choice = app_commands.Choice[str]
Choices = list[Choice]

MOST_CHOICES = 25
SILENCE = discord.AllowedMentions.none()


async def whisper(interaction: Interaction, text: str) -> None:
    """Tell only this person, whether or not the interaction was answered before."""
    try:
        if interaction.response.is_done():
            await interaction.followup.send(text, ephemeral=True, allowed_mentions=SILENCE)
        else:
            await interaction.response.send_message(text, ephemeral=True, allowed_mentions=SILENCE)
    except discord.HTTPException as refused:
        log.warning("An answer could not be delivered: %s", refused)


async def answer_error(interaction: Interaction, error: BaseException) -> None:
    """Say what went wrong: the error's own sentence where the person can mend it, else a reference."""
    await whisper(interaction, _sentence(_cause(error), _where(interaction)))


def _cause(error: BaseException) -> BaseException:
    match error:
        case app_commands.CommandInvokeError():
            return error.original
        case app_commands.TransformerError(__cause__=BaseException() as cause):
            return cause
        case _:
            return error


def _sentence(error: BaseException, where: str) -> str:
    match error:
        case UserError():
            return str(error)
        case app_commands.CommandOnCooldown():
            return wording.SLOW_DOWN.format(seconds=max(1, round(error.retry_after)))
        case app_commands.MissingPermissions() | app_commands.BotMissingPermissions():
            return wording.NOT_ALLOWED
        case app_commands.NoPrivateMessage():
            return wording.ONLY_IN_SERVERS
        case _:
            return wording.UNEXPECTED.format(reference=_log(error, where))


def _log(error: BaseException, where: str) -> str:
    reference = secrets.token_hex(4)
    log.error("%s failed, reference %s", where, reference, exc_info=error)
    return reference


def _where(interaction: Interaction) -> str:
    if interaction.command is not None:
        return f"/{interaction.command.qualified_name}"
    return f"A component ({(interaction.data or {}).get('custom_id', 'without an id')})"


class Guarded(ABC):
    """Mixed into a dynamic item, whose errors discord.py would only log: `pressed` may raise."""

    async def callback(self, interaction: Interaction) -> None:
        try:
            await self.pressed(interaction)
        except Exception as error:
            await answer_error(interaction, error)

    @abstractmethod
    async def pressed(self, interaction: Interaction) -> None:
        """What a press does."""


async def choices(interaction: Interaction, making: Awaitable[Choices]) -> Choices:
    """What an autocomplete offers; where making it fails, nothing, for there is no place to say why."""
    try:
        return (await making)[:MOST_CHOICES]
    except UserError:
        return []
    except Exception as error:
        _log(error, f"Autocomplete of {_where(interaction)}")
        return []
