"""A server and its members."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from discord import Permissions

from bot.playground import blanks
from bot.playground.objects import Json, snowflake, timestamp

MEMBER_PERMISSIONS = Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    read_message_history=True,
    embed_links=True,
    attach_files=True,
    add_reactions=True,
    use_external_emojis=True,
    use_application_commands=True,
    create_public_threads=True,
    create_private_threads=True,
)
BOT_PERMISSIONS = MEMBER_PERMISSIONS


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


class Guild:
    """A server: the first of the people owns it, and the bot is there unless it was removed."""

    def __init__(self, name: str, people: Sequence[Json], bot: Json) -> None:
        self.id, self.name, self.owner, self._bot = snowflake(), name, people[0], bot
        self.bot_is_member = True
        self.system_channel_id: str | None = None
        self.members = {user["id"]: _member(user, MEMBER_PERMISSIONS) for user in people}
        self.members[bot["id"]] = _member(bot, BOT_PERMISSIONS)

    @property
    def data(self) -> Json:
        """The server as REST gives it."""
        everyone = blanks.role(self.id, "@everyone", Permissions.none())
        return blanks.GUILD | {
            "id": self.id,
            "name": self.name,
            "owner_id": self.owner["id"],
            "system_channel_id": self.system_channel_id,
            "roles": [everyone, *(member.role for member in self.members.values())],
        }

    def frame(self) -> Json:
        """What `restore` needs."""
        members = {user_id: [member.role, member.joined_at] for user_id, member in self.members.items()}
        kept = {key: getattr(self, key) for key in ("id", "name", "bot_is_member", "system_channel_id")}
        return kept | {"members": members}

    def restore(self, frame: Json) -> None:
        """Be what gave this frame before a restart."""
        self.id, self.name = frame["id"], frame["name"]
        self.bot_is_member, self.system_channel_id = frame["bot_is_member"], frame["system_channel_id"]
        for user_id, (role, joined_at) in frame["members"].items():
            member = self.members[user_id]
            member.role, member.joined_at = role, joined_at

    def take_bot_in(self) -> None:
        self.bot_is_member = True
        self.members[self._bot["id"]].joined_at = timestamp()

    def permissions(self, user_id: str) -> Permissions:
        """What somebody may do: the owner everything."""
        if user_id not in self.members or (user_id == self._bot["id"] and not self.bot_is_member):
            return Permissions.none()
        own = self.members[user_id].permissions
        return Permissions.all() if user_id == self.owner["id"] or own.administrator else own

    def permissions_under(self, overwrites: Sequence[Json], user_id: str) -> Permissions:
        """What somebody may do where a channel has these overwrites: those for everyone come first, then those of
        the roles, then the person's own."""
        may = self.permissions(user_id)
        if may.administrator or user_id not in self.members:
            return may
        by_id = {overwrite["id"]: overwrite for overwrite in overwrites}
        for about in (self.id, self.members[user_id].role["id"], user_id):
            if overwrite := by_id.get(about):
                may = Permissions(may.value & ~int(overwrite["deny"]) | int(overwrite["allow"]))
        return may if may.view_channel else Permissions.none()

    def arrival(self, channels: Sequence[Json], threads: Sequence[Json], *, all_members: bool) -> Json:
        """The server as the gateway gives it; without the members' intent only the bot itself is in it."""
        shown = self.members.values() if all_members else [self.members[self._bot["id"]]]
        return self.data | {
            "joined_at": self.members[self._bot["id"]].joined_at,
            "large": False,
            "unavailable": False,
            "member_count": len(self.members),
            "members": [member.data for member in shown],
            "channels": channels,
            "threads": threads,
            **{key: [] for key in blanks.EMPTY_IN_GUILD_CREATE},
        }


def _member(user: Json, permissions: Permissions) -> Member:
    return Member(user, blanks.role(snowflake(), user["username"], permissions))
