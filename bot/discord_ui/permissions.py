"""Who may change what is a server's."""

from bot.core.errors import UserError
from bot.discord_ui.replies import Interaction
from bot.wording import errors as wording


def require_manager(interaction: Interaction, refusal: str) -> int:
    """The server that this person manages: only where they stand, whatever a command or button names.

    Raises:
        UserError: it is none, or says `refusal` where they may not manage it.
    """
    if interaction.guild_id is None:
        raise UserError(wording.ONLY_IN_SERVERS)
    if not may_manage(interaction):
        raise UserError(refusal)
    return interaction.guild_id


def may_manage(interaction: Interaction) -> bool:
    return interaction.guild_id is not None and interaction.permissions.manage_guild
