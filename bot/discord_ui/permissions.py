"""Who may change what is a server's."""

from bot.core.errors import UserError
from bot.discord_ui.overrides import Overrides
from bot.discord_ui.replies import Interaction
from bot.discord_ui.services import service
from bot.wording import errors as wording

SETUP, SETTINGS, LIBRARY = "setup", "settings", "library"
"""The commands whose giving, in the server's settings, lets somebody change what they are about; the first all of
it."""


async def require_manager(interaction: Interaction, refusal: str, command: str | None = None) -> int:
    """The server that this person manages, or in which they were given the command: only where they stand, whatever
    a command or button names.

    Raises:
        UserError: it is none, or says `refusal` where they may not manage it.
    """
    if interaction.guild_id is None:
        raise UserError(wording.ONLY_IN_SERVERS)
    if not await may_manage(interaction, command):
        raise UserError(refusal)
    return interaction.guild_id


async def may_manage(interaction: Interaction, command: str | None = None) -> bool:
    """Whether they may manage the server or, without that, were given `command` in its settings."""
    if command is None or interaction.guild_id is None or interaction.permissions.manage_guild:
        return interaction.guild_id is not None and interaction.permissions.manage_guild
    return await service(interaction, Overrides).give(interaction, (command, SETUP))


def seems_to_manage(interaction: Interaction, command: str) -> bool:
    """The same as far as it is known at once: for what to show, not for what to do."""
    if interaction.guild_id is None or interaction.permissions.manage_guild:
        return interaction.guild_id is not None
    return service(interaction, Overrides).seem_to_give(interaction, (command, SETUP))
