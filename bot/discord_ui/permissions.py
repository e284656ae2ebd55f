"""Who may change a library."""

from bot.core.errors import UserError
from bot.discord_ui.replies import Interaction
from bot.wording import errors as wording
from bot.wording import library


def manager(interaction: Interaction) -> int:
    """The server whose library this person may change: only where they stand, whatever a command or button names.

    Raises:
        UserError: it is none, or they may not manage it.
    """
    if interaction.guild_id is None:
        raise UserError(wording.ONLY_IN_SERVERS)
    if not may_manage(interaction):
        raise UserError(library.NOT_ALLOWED)
    return interaction.guild_id


def may_manage(interaction: Interaction) -> bool:
    return interaction.guild_id is not None and interaction.permissions.manage_guild
