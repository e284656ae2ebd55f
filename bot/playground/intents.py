"""Which events the bot is told, and how much of a message, by its intents."""

from discord import Intents

from bot.playground.objects import Json
from bot.playground.world import Event, World

_WITHHELD: Json = {"content": "", "embeds": [], "attachments": [], "components": []}
_OF_COMMANDS = ("INTERACTION_CREATE", "APPLICATION_COMMAND_PERMISSIONS_UPDATE")
"""What a bot is told whatever its intents."""
_IN_A_CHANNEL = ("MESSAGE_", "THREAD_")
_GUILD_EVENTS = ("GUILD_", "CHANNEL_", "THREAD_")
"""How the names of those begin that come with the intent for servers."""


def delivered(event: Event, intents: Intents, world: World) -> Json | None:
    """What a session with these intents is told of an event; None for nothing at all."""
    if event.name in _OF_COMMANDS:
        return event.data
    if event.seen_by is not None or not _is_there(event, world) or not _is_in_view(event, world):
        return None
    if event.name.startswith(_GUILD_EVENTS):
        return event.data if intents.guilds else None
    if not (intents.guild_messages if event.guild_id else intents.dm_messages):
        return None
    if event.name == "MESSAGE_DELETE" or _may_read(event, intents, world.bot["id"]):
        return event.data
    return event.data | _WITHHELD


def _is_there(event: Event, world: World) -> bool:
    """Whether it happened where the bot is, or is that it was thrown out."""
    return event.guild_id is None or event.name == "GUILD_DELETE" or world.guild(event.guild_id).bot_is_member


def _is_in_view(event: Event, world: World) -> bool:
    """Whether it happened in no thread and no channel that the bot does not see."""
    if not event.name.startswith(_IN_A_CHANNEL):
        return True
    channel = world.channels.get(event.data.get("channel_id") or event.data["id"])
    return channel is None or world.permissions(world.bot["id"], channel).view_channel


def _may_read(event: Event, intents: Intents, bot_id: str) -> bool:
    """Without the privileged intent a bot reads what it wrote, what mentions it, and direct messages."""
    own = event.data["author"]["id"] == bot_id
    mentioned = any(user["id"] == bot_id for user in event.data["mentions"])
    return intents.message_content or event.guild_id is None or own or mentioned
