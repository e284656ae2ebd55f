"""Channels of every sort, and the messages in them."""

from dataclasses import dataclass, field

from discord import Permissions

from bot.playground.objects import ARCHIVABLE, GROUP, GUILD_FORUM, PRIVATE_THREAD, Json


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
    """A channel of a server, a thread in one, a post of a forum, somebody's direct message, or one of several.
    `members` are the ids of those who are in a private thread or such a group."""

    data: Json
    guild_id: str | None
    recipient_id: str | None = None
    members: list[str] = field(default_factory=list[str])
    messages: dict[str, Message] = field(default_factory=dict[str, Message])

    @property
    def id(self) -> str:
        return self.data["id"]

    @property
    def kind(self) -> int:
        return self.data["type"]

    @property
    def parent_id(self) -> str | None:
        """What a thread is in."""
        return self.data.get("parent_id")

    @property
    def is_thread(self) -> bool:
        return self.kind in ARCHIVABLE

    @property
    def is_group(self) -> bool:
        return self.kind == GROUP

    @property
    def is_private(self) -> bool:
        """Whether it is a thread that its members alone see."""
        return self.kind == PRIVATE_THREAD

    @property
    def is_archived(self) -> bool:
        return self.is_thread and self.data["thread_metadata"]["archived"]

    @property
    def is_locked(self) -> bool:
        return self.is_thread and self.data["thread_metadata"]["locked"]

    @property
    def takes_messages(self) -> bool:
        """A forum takes posts only."""
        return self.kind != GUILD_FORUM

    def needs(self, *, send_messages: bool = False, **more: bool) -> Permissions:
        """The permissions for something here: writing in a thread takes one of its own."""
        if send_messages:
            more["send_messages_in_threads" if self.is_thread else "send_messages"] = True
        return Permissions(**more)
