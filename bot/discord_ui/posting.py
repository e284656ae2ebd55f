"""Where the bot may write, and which permission it lacks where it may not."""

import discord
from discord import AppCommandOptionType, ChannelType, app_commands

from bot.core.errors import UserError
from bot.discord_ui.replies import Interaction
from bot.wording import errors as wording
from bot.wording.grammar import together

THREADS = [ChannelType.public_thread, ChannelType.private_thread, ChannelType.news_thread]
WRITABLE = [ChannelType.text, ChannelType.news, ChannelType.voice, ChannelType.stage_voice, *THREADS]
"""Voice channels have a chat; a post of a forum is a thread."""
LOCKED = (50083, 160005)
"""The thread is closed, and only moderators open it."""


class _Writable(app_commands.Transformer):
    @property
    def type(self) -> AppCommandOptionType:
        return AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[ChannelType]:
        return WRITABLE

    async def transform(self, interaction: Interaction, value: discord.abc.Snowflake, /) -> int:
        return value.id


WritableChannel = app_commands.Transform[int, _Writable]
"""An option for a channel, a thread or a post, as its id."""


def lacking(may: discord.Permissions, *, is_thread: bool) -> str:
    """The permissions without which nothing can be written there, in bold; empty where none is lacking."""
    to_send = wording.SEND_IN_THREADS if is_thread else wording.SEND_MESSAGES
    may_send = may.send_messages_in_threads if is_thread else may.send_messages
    needed = {wording.VIEW_CHANNEL: may.view_channel, to_send: may_send}
    return together(f"**{name}**" for name, is_given in needed.items() if not is_given)


def lacking_in(guild: discord.Guild | None, channel_id: int) -> str:
    """The same by a channel's id. Of threads, bots know those that are open, and that they may see."""
    channel = guild.get_channel_or_thread(channel_id) if guild else None
    place = channel.parent if isinstance(channel, discord.Thread) else channel
    may = place.permissions_for(place.guild.me) if place else discord.Permissions.none()
    return lacking(may, is_thread=place is None or place is not channel)


def needed_in(guild: discord.Guild | None, channel_id: int) -> str:
    """What it takes to write where Discord refused it: all of it where nothing is known to be lacking."""
    place = guild.get_channel(channel_id) if guild else None
    return lacking_in(guild, channel_id) or lacking(discord.Permissions.none(), is_thread=place is None)


def check_may_post(interaction: Interaction, channel_id: int, *, threads: bool = False) -> None:
    """Refuse a channel in which the bot could not post or, where it is to, begin `threads`.

    Raises:
        UserError: the bot may not do that there.
    """
    permissions = lacking_in(interaction.guild, channel_id)
    if threads and not permissions and not may_begin_threads(interaction.guild, channel_id):
        permissions = f"**{wording.CREATE_THREADS}**"
    if permissions:
        raise UserError(wording.MAY_NOT_POST_THERE.format(channel=f"<#{channel_id}>", permissions=permissions))


def may_begin_threads(guild: discord.Guild | None, channel_id: int) -> bool:
    """Whether the bot may begin threads below its messages there; in a thread nobody can."""
    channel = guild.get_channel(channel_id) if guild else None
    return channel is not None and channel.permissions_for(channel.guild.me).create_public_threads
