"""The people, the bot, the server, its channels and their messages: what the local Discord remembers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from discord import Permissions

from bot.playground import blanks, refused
from bot.playground.channels import Channel, Message
from bot.playground.guild import Guild
from bot.playground.objects import GUILD_TEXT, Json

CHANNELS = ("general", "second-room")
"""The text channels of a server unless told otherwise."""

_ROLE, _MEMBER = 0, 1

MESSAGES_KEPT = 500
"""How many messages a channel remembers."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. Without a guild it happened in a direct message; `seen_by` is the one
    person who sees it, where it is ephemeral."""

    name: str
    data: Json
    guild_id: str | None = None
    seen_by: str | None = None


class World:
    """Servers with their text channels and people (the first owns them), and the bot. All people are in all
    servers; where nothing else is said, the first is meant."""

    def __init__(
        self,
        people: Sequence[str],
        bot_name: str,
        guild_name: str,
        channels: Sequence[str] = CHANNELS,
        further_guilds: Sequence[str] = (),
    ) -> None:
        self.listeners: list[Callable[[Event], None]] = []
        self.bot = blanks.user(bot_name, bot=True)
        self.people = [blanks.user(name) for name in people]
        guilds = [Guild(name, self.people, self.bot) for name in (guild_name, *further_guilds)]
        self.guilds = {guild.id: guild for guild in guilds}
        self.guild_id = guilds[0].id
        self.channels: dict[str, Channel] = {}
        for guild in guilds:
            for position, name in enumerate(channels):
                self.add(Channel(blanks.channel(name, position, guild.id), guild.id))
        for user in self.people:
            self.add(Channel(blanks.direct_message(self.bot), None, user["id"]))

    def frame(self) -> Json:
        """People, servers and channels, as `restore` takes them."""
        return {
            "bot": self.bot,
            "people": self.people,
            "guilds": [guild.frame() for guild in self.guilds.values()],
            "channels": [
                [channel.data, channel.guild_id, channel.recipient_id, channel.members]
                for channel in self.channels.values()
            ],
        }

    def restore(self, frame: Json) -> None:
        """Be what gave this frame before a restart, without messages yet."""
        self.bot, self.people = frame["bot"], frame["people"]
        guilds = [Guild(kept["name"], self.people, self.bot) for kept in frame["guilds"]]
        for guild, kept in zip(guilds, frame["guilds"], strict=True):
            guild.restore(kept)
        self.guilds = {guild.id: guild for guild in guilds}
        self.guild_id = guilds[0].id
        self.channels.clear()
        for kept in frame["channels"]:
            self.add(Channel(*kept))

    def add(self, channel: Channel) -> None:
        """Remember a channel, and tell nobody yet."""
        self.channels[channel.id] = channel

    def guild(self, guild_id: str | None = None) -> Guild:
        """The server of this id; without one, the first.

        Raises:
            RefusedError: 10004 where there is no such server.
        """
        found = self.guilds.get(guild_id or self.guild_id)
        if found is None:
            raise refused.unknown_guild()
        return found

    def tell(self, event: Event) -> None:
        for listener in tuple(self.listeners):
            listener(event)

    @property
    def owner(self) -> Json:
        return self.people[0]

    @property
    def server_channels(self) -> list[Channel]:
        """The channels of all servers, without their threads."""
        return [channel for channel in self.channels.values() if channel.guild_id and not channel.is_thread]

    @property
    def text_channels(self) -> list[Channel]:
        return [channel for channel in self.server_channels if channel.kind == GUILD_TEXT]

    @property
    def threads(self) -> list[Channel]:
        """The threads and posts of all servers, archived ones, too."""
        return [channel for channel in self.channels.values() if channel.is_thread]

    def direct_message(self, user_id: str) -> Channel:
        """The channel of one person and the bot.

        Raises:
            RefusedError: 10013 where there is no such person.
        """
        for channel in self.channels.values():
            if channel.recipient_id == user_id:
                return channel
        raise refused.unknown_user()

    def channel(self, channel_id: str) -> Channel:
        """The channel of this id.

        Raises:
            RefusedError: 10003 where there is no such channel.
        """
        if channel_id not in self.channels:
            raise refused.unknown_channel()
        return self.channels[channel_id]

    def user(self, user_id: str) -> Json:
        """The person, or the bot, of this id.

        Raises:
            RefusedError: 10013 where there is no such user.
        """
        for user in (*self.people, self.bot):
            if user["id"] == user_id:
                return user
        raise refused.unknown_user()

    def permissions(self, user_id: str, channel: Channel) -> Permissions:
        """What somebody may do in a channel: the owner everything, in a direct message all that it has, and in a
        private thread nothing for who is not in it, moderators aside."""
        if channel.guild_id is None:
            people = channel.members if channel.is_group else (channel.recipient_id, self.bot["id"])
            return Permissions.all() if user_id in people else Permissions.none()
        may = self.permissions_by_roles(user_id, channel)
        is_out = channel.is_private and user_id not in channel.members and not may.manage_threads
        return Permissions.none() if is_out else may

    def permissions_by_roles(self, user_id: str, channel: Channel) -> Permissions:
        """What roles and the channel's overwrites give somebody; a thread has those of what it is in."""
        place = self.channels.get(channel.parent_id or "", channel) if channel.is_thread else channel
        overwrites = place.data.get("permission_overwrites", ())
        return self.guild(channel.guild_id).permissions_under(overwrites, user_id)

    def sees(self, user_id: str, message: Message) -> bool:
        """Whether a person (or the bot) sees a message."""
        channel = self.channels.get(message.channel_id)
        readable = channel is not None and self.permissions(user_id, channel).view_channel
        return readable and message.seen_by in (None, user_id)

    def message(self, channel_id: str, message_id: str) -> Message:
        """The message of this id in that channel.

        Raises:
            RefusedError: 10003 or 10008 where there is no such channel or message.
        """
        messages = self.channel(channel_id).messages
        if message_id not in messages:
            raise refused.unknown_message()
        return messages[message_id]

    def put(self, message: Message, *, edited: bool) -> list[Json]:
        """Keep a message and tell of it; gives the attachments of messages that are forgotten in turn."""
        channel = self.channel(message.channel_id)
        channel.messages[message.id] = message
        channel.data["last_message_id"] = next(reversed(channel.messages))
        self._tell_of(message, "MESSAGE_UPDATE" if edited else "MESSAGE_CREATE", message.data)
        forgotten: list[Json] = []
        while len(channel.messages) > MESSAGES_KEPT:
            forgotten += channel.messages.pop(next(iter(channel.messages))).files
        return forgotten

    def remove(self, message: Message) -> None:
        self.channel(message.channel_id).messages.pop(message.id, None)
        self._tell_of(message, "MESSAGE_DELETE", {"id": message.id, "channel_id": message.channel_id})

    def _tell_of(self, message: Message, name: str, data: Json) -> None:
        guild_id = self.channel(message.channel_id).guild_id
        extra: Json = {"guild_id": guild_id} if guild_id else {}
        author = self.guild(guild_id).members.get(message.data["author"]["id"])
        if guild_id and author and name != "MESSAGE_DELETE":
            extra["member"] = {key: value for key, value in author.data.items() if key != "user"}
        self.tell(Event(name, data | extra, guild_id, message.seen_by))

    def set_permissions(self, user_id: str, permissions: Permissions, guild_id: str | None = None) -> None:
        """Change what a member (or the bot) may do in a server."""
        guild = self.guild(guild_id)
        role = guild.members[user_id].role
        role["permissions"] = str(permissions.value)
        self.tell(Event("GUILD_ROLE_UPDATE", {"guild_id": guild.id, "role": role}, guild.id))

    def overwrite(self, channel: Channel, about: Json | None, allow: Permissions, deny: Permissions) -> None:
        """Allow and deny something in one channel: to a member, or to everyone."""
        guild = self.guild(channel.guild_id)
        about_id, kind = (about["id"], _MEMBER) if about else (guild.id, _ROLE)
        others = [one for one in channel.data["permission_overwrites"] if one["id"] != about_id]
        made = {"id": about_id, "type": kind, "allow": str(allow.value), "deny": str(deny.value)}
        channel.data["permission_overwrites"] = [*others, made]
        self.tell(Event("CHANNEL_UPDATE", channel.data, guild.id))

    def open_group(self, name: str, people: Sequence[Json]) -> Channel:
        """A direct message of several people; the bot is in none."""
        group = Channel(blanks.group(name, people), None, members=[user["id"] for user in people])
        self.add(group)
        return group

    def add_channel(self, name: str, kind: int = GUILD_TEXT, guild_id: str | None = None) -> Channel:
        """One more channel in a server, e.g. a forum."""
        guild = self.guild(guild_id)
        beside = [channel for channel in self.server_channels if channel.guild_id == guild.id]
        channel = Channel(blanks.channel(name, len(beside), guild.id, kind), guild.id)
        self.add(channel)
        self.tell(Event("CHANNEL_CREATE", channel.data, guild.id))
        return channel

    def remove_channel(self, channel_id: str) -> None:
        """A channel goes with its threads, or a thread alone."""
        channel = self.channel(channel_id)
        for gone in (channel, *(thread for thread in self.threads if thread.parent_id == channel_id)):
            del self.channels[gone.id]
        about = {key: channel.data[key] for key in ("id", "guild_id", "parent_id", "type")}
        name, data = ("THREAD_DELETE", about) if channel.is_thread else ("CHANNEL_DELETE", channel.data)
        self.tell(Event(name, data, channel.guild_id))

    def remove_bot(self, guild_id: str | None = None) -> None:
        """The bot is kicked, or leaves."""
        guild = self.guild(guild_id)
        guild.bot_is_member = False
        self.tell(Event("GUILD_DELETE", {"id": guild.id}, guild.id))

    def add_bot(self, guild_id: str | None = None) -> None:
        """The bot is invited (again)."""
        guild = self.guild(guild_id)
        guild.take_bot_in()
        arrival = self.guild_create(guild, all_members=False)
        del arrival["unavailable"]  # by which discord.py tells a server that is new from one that is back
        self.tell(Event("GUILD_CREATE", arrival, guild.id))

    def fail_for_a_moment(self, guild_id: str | None = None) -> None:
        """Discord has an outage: the server cannot be reached, and then it can."""
        guild = self.guild(guild_id)
        self.tell(Event("GUILD_DELETE", {"id": guild.id, "unavailable": True}, guild.id))
        self.tell(Event("GUILD_CREATE", self.guild_create(guild, all_members=False), guild.id))

    def guild_create(self, guild: Guild, *, all_members: bool) -> Json:
        """A server as the gateway gives it."""
        channels = [channel.data for channel in self.server_channels if channel.guild_id == guild.id]
        active = [
            thread.data
            for thread in self.threads
            if thread.guild_id == guild.id
            and not thread.is_archived
            and self.permissions(self.bot["id"], thread).view_channel
        ]
        return guild.arrival(channels, active, all_members=all_members)
