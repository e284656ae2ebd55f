"""The people, the bot, the server, its channels and their messages: what the local Discord remembers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from discord import Permissions

from bot.playground import blanks, refused
from bot.playground.objects import Json, snowflake, timestamp

CHANNELS = ("general", "second-room")
"""The text channels of the server unless told otherwise."""

MESSAGES_KEPT = 500
"""How many messages a channel remembers."""

MEMBER_PERMISSIONS = Permissions(
    view_channel=True,
    send_messages=True,
    read_message_history=True,
    embed_links=True,
    attach_files=True,
    add_reactions=True,
    use_external_emojis=True,
    use_application_commands=True,
)
BOT_PERMISSIONS = MEMBER_PERMISSIONS


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. Without a guild it happened in a direct message; `seen_by` is the one
    person who sees it, where it is ephemeral."""

    name: str
    data: Json
    guild_id: str | None = None
    seen_by: str | None = None


@dataclass(slots=True)
class Message:
    """A message as Discord's API gives it; `seen_by` is the one person who sees it, where it is ephemeral.

    `files` are all its attachments; those that an embed or a component shows are not listed in the message.
    """

    data: Json
    seen_by: str | None = None
    files: list[Json] = field(default_factory=list[Json])

    @property
    def id(self) -> str:
        return self.data["id"]

    @property
    def channel_id(self) -> str:
        return self.data["channel_id"]


@dataclass(slots=True)
class Channel:
    data: Json
    guild_id: str | None
    recipient_id: str | None = None
    messages: dict[str, Message] = field(default_factory=dict[str, Message])

    @property
    def id(self) -> str:
        return self.data["id"]


@dataclass(slots=True)
class Member:
    """Somebody of the server. Their own role alone carries their permissions, so that each can be changed."""

    user: Json
    role: Json
    joined_at: str = field(default_factory=timestamp)

    @property
    def permissions(self) -> Permissions:
        return Permissions(int(self.role["permissions"]))

    @property
    def data(self) -> Json:
        return {
            "user": self.user,
            "nick": None,
            "avatar": None,
            "banner": None,
            "roles": [self.role["id"]],
            "joined_at": self.joined_at,
            "premium_since": None,
            "communication_disabled_until": None,
            "deaf": False,
            "mute": False,
            "pending": False,
            "flags": 0,
        }


class World:
    """One server with its text channels and people (the first is the owner), and the bot."""

    def __init__(
        self, people: Sequence[str], bot_name: str, guild_name: str, channels: Sequence[str] = CHANNELS
    ) -> None:
        self.listeners: list[Callable[[Event], None]] = []
        self.bot = blanks.user(bot_name, bot=True)
        self.guild_id = snowflake()
        self.people = [blanks.user(name) for name in people]
        self.members = {user["id"]: self._member(user, MEMBER_PERMISSIONS) for user in self.people}
        self.members[self.bot["id"]] = self._member(self.bot, BOT_PERMISSIONS)
        self.bot_is_member = True
        self._guild_name = guild_name
        self.channels: dict[str, Channel] = {}
        for position, name in enumerate(channels):
            self._add(Channel(blanks.text_channel(name, position, self.guild_id), self.guild_id))
        for user in self.people:
            self._add(Channel(blanks.direct_message(self.bot), None, user["id"]))

    def _member(self, user: Json, permissions: Permissions) -> Member:
        return Member(user, blanks.role(snowflake(), user["username"], permissions))

    def _add(self, channel: Channel) -> None:
        self.channels[channel.id] = channel

    def tell(self, event: Event) -> None:
        for listener in tuple(self.listeners):
            listener(event)

    @property
    def owner(self) -> Json:
        return self.people[0]

    @property
    def guild(self) -> Json:
        """The server as REST gives it."""
        everyone = blanks.role(self.guild_id, "@everyone", Permissions.none())
        return blanks.GUILD | {
            "id": self.guild_id,
            "name": self._guild_name,
            "owner_id": self.owner["id"],
            "roles": [everyone, *(member.role for member in self.members.values())],
        }

    @property
    def text_channels(self) -> list[Channel]:
        return [channel for channel in self.channels.values() if channel.guild_id]

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
        """Raises:
        RefusedError: 10003 where there is no such channel.
        """
        if channel_id not in self.channels:
            raise refused.unknown_channel()
        return self.channels[channel_id]

    def user(self, user_id: str) -> Json:
        """Raises:
        RefusedError: 10013 where there is no such user.
        """
        for user in (*self.people, self.bot):
            if user["id"] == user_id:
                return user
        raise refused.unknown_user()

    def permissions(self, user_id: str, channel: Channel) -> Permissions:
        """What somebody may do in a channel: the owner everything, in a direct message all that it has."""
        if channel.recipient_id:
            return Permissions.all() if user_id in (channel.recipient_id, self.bot["id"]) else Permissions.none()
        if user_id not in self.members or (user_id == self.bot["id"] and not self.bot_is_member):
            return Permissions.none()
        own = self.members[user_id].permissions
        return Permissions.all() if user_id == self.owner["id"] or own.administrator else own

    def sees(self, user_id: str, message: Message) -> bool:
        """Whether a person (or the bot) sees a message."""
        channel = self.channels.get(message.channel_id)
        readable = channel is not None and self.permissions(user_id, channel).view_channel
        return readable and message.seen_by in (None, user_id)

    def message(self, channel_id: str, message_id: str) -> Message:
        """Raises:
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
        author = self.members.get(message.data["author"]["id"])
        if guild_id and author and name != "MESSAGE_DELETE":
            extra["member"] = {key: value for key, value in author.data.items() if key != "user"}
        self.tell(Event(name, data | extra, guild_id, message.seen_by))

    def set_permissions(self, user_id: str, permissions: Permissions) -> None:
        """Change what a member (or the bot) may do in the server."""
        role = self.members[user_id].role
        role["permissions"] = str(permissions.value)
        self.tell(Event("GUILD_ROLE_UPDATE", {"guild_id": self.guild_id, "role": role}, self.guild_id))

    def remove_channel(self, channel_id: str) -> None:
        channel = self.channel(channel_id)
        del self.channels[channel_id]
        self.tell(Event("CHANNEL_DELETE", channel.data, channel.guild_id))

    def remove_bot(self) -> None:
        """The bot is kicked, or leaves."""
        self.tell(Event("GUILD_DELETE", {"id": self.guild_id}, self.guild_id))
        self.bot_is_member = False

    def add_bot(self) -> None:
        """The bot is invited (again)."""
        self.bot_is_member = True
        self.tell(Event("GUILD_CREATE", self.guild_create(all_members=False), self.guild_id))

    def guild_create(self, *, all_members: bool) -> Json:
        """The server as the gateway gives it; without the members' intent only the bot itself is in it."""
        shown = self.members.values() if all_members else [self.members[self.bot["id"]]]
        return self.guild | {
            "joined_at": self.members[self.bot["id"]].joined_at,
            "large": False,
            "unavailable": False,
            "member_count": len(self.members),
            "members": [member.data for member in shown],
            "channels": [channel.data for channel in self.text_channels],
            **{key: [] for key in blanks.EMPTY_IN_GUILD_CREATE},
        }
