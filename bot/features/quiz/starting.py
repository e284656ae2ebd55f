"""Where a game may be started, and starting it for somebody."""

from collections.abc import Sequence

import discord

from bot.core.errors import UserError
from bot.core.listing import Listing
from bot.core.quiz.questions import Kind, Level
from bot.discord_ui.posting import lacking
from bot.discord_ui.replies import Interaction
from bot.discord_ui.services import service
from bot.features.quiz.host import QuizHost, Venue, link
from bot.features.quiz.lines import PrivateLines
from bot.wording import quiz as wording
from bot.wording.errors import ONLY_IN_SERVERS


async def start(
    interaction: Interaction,
    kind: Kind | None,
    level: Level,
    rounds: int | None,
    seconds: float,
    among: Sequence[Listing] | None,
) -> None:
    """Start a game in the channel of a command about these interviews (None: the current one), and tell whoever
    did where it is.

    Raises:
        UserError: as `place` and `QuizHost.start`, or it could not be shown there after all.
    """
    here = place(interaction)
    await interaction.response.defer(ephemeral=True)
    match = await service(interaction, QuizHost).start(here, kind, level, rounds, seconds, among or ())
    if not await match.posted():
        raise UserError(wording.NOT_IN_THREAD if _is_private_thread(interaction) else wording.GAME_NOT_SHOWN)
    said = wording.GAME_ON.format(link=link(match.stored))
    await service(interaction, PrivateLines).say(interaction, match.stored.id, -1, said)


def _is_private_thread(interaction: Interaction) -> bool:
    return isinstance(interaction.channel, discord.Thread) and interaction.channel.is_private()


def place(interaction: Interaction) -> Venue:
    """Where an interaction came from, if a game can be shown there.

    Raises:
        UserError: it is no channel of a server, or the bot may not write there.
    """
    if interaction.guild_id is None or interaction.channel_id is None:
        raise UserError(ONLY_IN_SERVERS)
    channel = interaction.channel
    inside = channel.parent_id if isinstance(channel, discord.Thread) else None
    if permissions := lacking(interaction.app_permissions, is_thread=inside is not None):
        raise UserError(wording.MAY_NOT_POST.format(permissions=permissions))
    return Venue(interaction.guild_id, interaction.channel_id, inside, interaction.user.id)
