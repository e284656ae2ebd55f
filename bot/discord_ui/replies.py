"""Answering on every road: what a person can mend is said to them, all else gets a reference and a traceback."""

import asyncio
import logging
import time
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Awaitable, Iterable
from contextlib import asynccontextmanager, suppress
from typing import Any

import aiohttp
import discord
from discord import app_commands, ui

from bot.core import markup
from bot.core.errors import StorageError, TranscriptError, UserError
from bot.discord_ui.views import DetachedView
from bot.running import metrics
from bot.running.reporting import report
from bot.wording import errors as wording

log = logging.getLogger(__name__)
Interaction = discord.Interaction[Any]
Choice = app_commands.Choice[str]
Choices = list[Choice]

MOST_CHOICES = 25
TOO_LATE = (10062, 50027)
"""Three seconds have passed, and Discord no longer knows the interaction; or a quarter of an hour, and it takes no
more answers to it."""
SERVER_ERROR, TOO_MANY = 500, 429
"""HTTP statuses."""
UNTOLD = "retry_after"
"""What discord.py looks for in every 429, also where Discord tells none because there is no use in coming again."""
CHOICES_PATIENCE = 2.0
LONGEST_TOLD, LONGEST_QUOTED = 1900, 900
SILENCE = discord.AllowedMentions.none()
IN_PRIVATE = discord.AllowedMentions(everyone=False, roles=False, users=True)
"""For what one person alone reads: it tells nobody, and carries the names of whom it is about."""
MOST_NAMED = 100


async def whisper(interaction: Interaction, text: str, button: ui.Item[Any] | None = None) -> None:
    """Tell only this person, whether or not the interaction was answered before; `button` is shown below."""
    said: dict[str, Any] = {"content": text} if button is None else {"view": _with_button(text, button)}
    try:
        if interaction.response.is_done():
            await interaction.followup.send(**said, ephemeral=True, allowed_mentions=IN_PRIVATE)
        else:
            await interaction.response.send_message(**said, ephemeral=True, allowed_mentions=IN_PRIVATE)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as refused:
        level = logging.INFO if is_too_late(refused) else logging.WARNING
        log.log(level, "An answer could not be delivered: %s", refused)


def is_too_late(error: BaseException) -> bool:
    """Whether Discord takes no more answers to an interaction: no fault, and nothing that can be told there."""
    return isinstance(error, discord.HTTPException) and error.code in TOO_LATE


def is_not_taken(error: BaseException) -> bool:
    """Whether Discord takes nothing for now, or no more changes of this message: no fault, and it passes."""
    if isinstance(error, KeyError):
        return error.args == (UNTOLD,)
    return isinstance(error, discord.HTTPException) and (error.status >= SERVER_ERROR or error.status == TOO_MANY)


def naming(people: Iterable[int]) -> discord.AllowedMentions:
    """Let a message carry these people, without whom some clients show `@unknown-user`. To ping nobody, a new
    message is sent silently, or it names them in an edit."""
    named = [discord.Object(person) for person in dict.fromkeys(people) if person]
    return discord.AllowedMentions(everyone=False, roles=False, users=named[:MOST_NAMED])


async def show_people(interaction: Interaction, view: ui.LayoutView, people: Iterable[int]) -> None:
    """Answer with what is about people who may be elsewhere: an edit, unlike a message, is told to nobody."""
    await interaction.response.send_message(view=view, allowed_mentions=SILENCE)
    with suppress(discord.HTTPException, aiohttp.ClientError, OSError):
        await interaction.edit_original_response(view=view, allowed_mentions=naming(people))


async def hold(interaction: Interaction, *, private: bool = False) -> None:
    """Acknowledge what takes more than a moment: a press on one's own message changes that, all else is answered
    by another, and presses only for whoever pressed."""
    if interaction.response.is_done():
        return
    if turns_own_page(interaction):
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=private or is_press(interaction), thinking=True)


def _with_button(text: str, button: ui.Item[Any]) -> ui.LayoutView:
    view, row = DetachedView(), ui.ActionRow[Any]()
    return view.add_item(ui.TextDisplay(text)).add_item(row.add_item(button))


@asynccontextmanager
async def refusing_in_private(interaction: Interaction) -> AsyncGenerator[None]:
    """Whatever goes wrong inside is read by this person alone, though "thinking…" stands there for all: what first
    follows it is as public as it is, so it is taken away before."""
    try:
        yield
    except Exception:
        await turn_private(interaction)
        raise


async def turn_private(interaction: Interaction) -> None:
    """Let what follows be read by this person alone, also where "thinking…" stands for all: that is taken away."""
    if interaction.response.is_done():
        with suppress(discord.HTTPException, aiohttp.ClientError, OSError):
            await interaction.delete_original_response()


def is_press(interaction: Interaction) -> bool:
    return interaction.message is not None


def turns_own_page(interaction: Interaction) -> bool:
    """Whether it is a press on the message that this person got in answer."""
    asked = interaction.message and interaction.message.interaction_metadata
    return asked is not None and asked.user.id == interaction.user.id


async def answer_error(interaction: Interaction, error: BaseException, button: ui.Item[Any] | None = None) -> None:
    """Say what went wrong: the error's own sentence where the person can mend it, by `button` if there is one, else
    a reference."""
    cause = _cause(error)
    if is_too_late(cause):
        log.info("%s came too late to be answered", _where(interaction))
        return
    await whisper(interaction, _sentence(cause, _where(interaction)), button)


async def answer_unknown(interaction: Interaction) -> None:
    """Say that this button is none that anybody here answers to."""
    await whisper(interaction, wording.UNKNOWN_BUTTON)


def _cause(error: BaseException) -> BaseException:
    match error:
        case app_commands.CommandInvokeError():
            return error.original
        case app_commands.TransformerError(__cause__=BaseException() as cause):
            return cause
        case _:
            return error


def outcome(error: BaseException | None) -> str:
    """How an interaction ended, for the metrics: ok, refused with what the person can mend, or failed."""
    match error and _cause(error):
        case None:
            return "ok"
        case StorageError():
            return "failed"
        case UserError() | app_commands.AppCommandError():
            return "refused"
        case _:
            return "failed"


def _sentence(error: BaseException, where: str) -> str:
    match error:
        case UserError():
            return told(error)
        case app_commands.CommandOnCooldown():
            return wording.SLOW_DOWN.format(wait=wording.seconds(max(1, round(error.retry_after))))
        case app_commands.MissingPermissions() | app_commands.BotMissingPermissions():
            return wording.NOT_ALLOWED
        case app_commands.NoPrivateMessage():
            return wording.ONLY_IN_SERVERS
        case _ if is_not_taken(error):
            log.warning("Discord did not take an answer: %s: %r", where, error)
            return wording.NOT_TAKEN
        case _:
            return wording.UNEXPECTED.format(reference=report(error, where))


def told(error: UserError) -> str:
    """What a person reads of what they can mend: at most a message, and a file's own words as they are."""
    if isinstance(error, TranscriptError):
        return markup.brief(str(error), LONGEST_QUOTED)
    return markup.shorten(str(error), LONGEST_TOLD)


def _where(interaction: Interaction) -> str:
    if interaction.command is not None:
        return f"/{interaction.command.qualified_name}"
    return f"A component ({(interaction.data or {}).get('custom_id', 'without an id')})"


class Guarded(ABC):
    """Mixed into a dynamic item, whose errors discord.py would only log: `pressed` may raise, and `refuse` says
    what."""

    async def callback(self, interaction: Interaction) -> None:
        began, failure = time.perf_counter(), None
        try:
            await self.pressed(interaction)
        except Exception as error:
            failure = error
            await self.refuse(interaction, error)
        metrics.count("component", type(self).__name__, outcome(failure), began)

    async def refuse(self, interaction: Interaction, error: Exception) -> None:
        """Say what went wrong, in a message for whoever pressed."""
        await answer_error(interaction, error)

    @abstractmethod
    async def pressed(self, interaction: Interaction) -> None:
        """What a press does."""


async def choices(interaction: Interaction, making: Awaitable[Choices]) -> Choices:
    """What an autocomplete offers; where making it fails, nothing, for there is no place to say why."""
    began, failure, made = time.perf_counter(), None, Choices()
    try:
        made = (await asyncio.wait_for(making, CHOICES_PATIENCE))[:MOST_CHOICES]
    except TimeoutError as error:  # an interview is being opened: the next letter finds it open
        failure = error
    except Exception as error:
        failure = error
        if not isinstance(error, UserError):
            report(error, f"Autocomplete of {_where(interaction)}")
    name = interaction.command.qualified_name if interaction.command else "unknown"
    metrics.count("autocomplete", name, outcome(failure), began)
    return made
