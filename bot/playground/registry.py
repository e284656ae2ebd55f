"""The commands that the bot registered, globally and for the server, and who may run them where."""

from collections.abc import Callable

from discord import Permissions

from bot.playground import refused
from bot.playground.channels import Channel
from bot.playground.objects import CHAT_INPUT, Json, snowflake
from bot.playground.payloads import IN_BOT_DM, IN_GUILD, context
from bot.playground.rules.commands import check_all_commands, check_command, kind_and_name
from bot.playground.world import Event, World

GUILD_INSTALL, USER_INSTALL = 0, 1


class Registry:
    """Commands by scope: a server's id, or "" for everywhere."""

    def __init__(self, world: World, *, user_install: bool) -> None:
        self.on_change: list[Callable[[], None]] = []
        self._world = world
        self._user_install = user_install
        self._scopes: dict[str, dict[str, Json]] = {}
        self._given: dict[tuple[str, str], list[Json]] = {}

    @property
    def scopes(self) -> Json:
        """The commands of each scope by their ids."""
        return dict(self._scopes)

    def restore(self, scopes: Json) -> None:
        """Bring back what `scopes` gave before a restart, until the bot registers anew."""
        self._scopes = scopes

    def in_scope(self, scope: str) -> list[Json]:
        return list(self._scopes.get(scope, {}).values())

    def all(self) -> list[Json]:
        """The commands of every scope."""
        return [command for scope in self._scopes for command in self.in_scope(scope)]

    def get(self, scope: str, command_id: str) -> Json:
        """The command of this id in that scope.

        Raises:
            RefusedError: 10063 where there is no such command.
        """
        if command_id not in self._scopes.get(scope, {}):
            raise refused.unknown_command()
        return self._scopes[scope][command_id]

    def replace(self, scope: str, commands: list[Json]) -> list[Json]:
        """All commands of a scope at once; those of the same kind and name keep their id.

        Raises:
            RefusedError: 50035 or 30032, as for every method that registers.
        """
        check_all_commands(commands, user_install=self._user_install)
        made = [self._complete(scope, command) for command in commands]
        self._scopes[scope] = {command["id"]: command for command in made}
        self._tell()
        return made

    def add(self, scope: str, command: Json) -> Json:
        """One command more; one of the same kind and name is replaced."""
        check_command(command, user_install=self._user_install)
        others = [c for c in self.in_scope(scope) if kind_and_name(c) != kind_and_name(command)]
        check_all_commands([*others, command], user_install=self._user_install)
        made = self._complete(scope, command)
        self._scopes.setdefault(scope, {})[made["id"]] = made
        self._tell()
        return made

    def change(self, scope: str, command_id: str, changes: Json) -> Json:
        """Some fields of one command; the others stay."""
        changed = self.get(scope, command_id) | changes
        check_command(changed, user_install=self._user_install)
        self._scopes[scope][command_id] = changed | {"version": snowflake()}
        self._tell()
        return self._scopes[scope][command_id]

    def remove(self, scope: str, command_id: str) -> None:
        self.get(scope, command_id)
        del self._scopes[scope][command_id]
        self._tell()

    def give(self, guild_id: str, name: str, about: Json, kind: int, allow: bool | None) -> None:
        """Allow or deny a command to a role (kind 1) or a person (kind 2), as server settings do, or neither."""
        command = next(one for one in self.all() if one["name"] == name)
        others = [one for one in self._given.get((guild_id, command["id"]), []) if one["id"] != about["id"]]
        made = [] if allow is None else [{"id": about["id"], "type": kind, "permission": allow}]
        self._given[guild_id, command["id"]] = others + made
        shown = self.given(guild_id, command["id"])
        self._world.tell(Event("APPLICATION_COMMAND_PERMISSIONS_UPDATE", shown, guild_id))
        self._tell()

    def given(self, guild_id: str, command_id: str) -> Json:
        """To whom a command is allowed and denied in a server.

        Raises:
            RefusedError: 10066 where it is to nobody.
        """
        if (guild_id, command_id) not in self._given:
            raise refused.unknown_command_permissions()
        return {
            "id": command_id,
            "application_id": self._world.bot["id"],
            "guild_id": guild_id,
            "permissions": self._given[guild_id, command_id],
        }

    def all_given(self, guild_id: str) -> list[Json]:
        """The same of every command for which there is any."""
        return [self.given(guild_id, command_id) for guild, command_id in self._given if guild == guild_id]

    def usable(self, user_id: str, channel: Channel | None = None) -> list[Json]:
        """What a person is offered: in one channel, or in any of theirs.

        A server's own command hides a global one of the same kind and name.
        """
        channels = [channel] if channel else self._seen_by(user_id)
        found: dict[tuple[int, str], Json] = {}
        for command in (*self.in_scope(""), *self.all()):
            if any(self._is_usable(command, user_id, place) for place in channels):
                found[kind_and_name(command)] = command
        return list(found.values())

    def _seen_by(self, user_id: str) -> list[Channel]:
        world = self._world
        return [c for c in world.channels.values() if world.permissions(user_id, c).view_channel]

    def owners(self, command: Json | None, user_id: str, channel: Channel) -> Json:
        """Who installed the app for this use, as `authorizing_integration_owners` says it."""
        kinds = (GUILD_INSTALL, USER_INSTALL) if command is None else command["integration_types"]
        owners: Json = {}
        if GUILD_INSTALL in kinds and not channel.is_group and self._world.guild(channel.guild_id).bot_is_member:
            owners[str(GUILD_INSTALL)] = channel.guild_id or "0"
        if USER_INSTALL in kinds and self._user_install:
            owners[str(USER_INSTALL)] = user_id
        return owners

    def _is_usable(self, command: Json, user_id: str, channel: Channel) -> bool:
        if not self.owners(command, user_id, channel) or not self._has_context(command, channel):
            return False
        if channel.guild_id is None:
            return "guild_id" not in command
        if command.get("guild_id", channel.guild_id) != channel.guild_id:
            return False
        has = self._world.permissions(user_id, channel)
        if (given := self._given_to(command, user_id, channel.guild_id)) is not None and not has.administrator:
            return has.use_application_commands and given
        needs = Permissions(int(command["default_member_permissions"] or 0))
        # "0" means nobody but administrators
        nobody = command["default_member_permissions"] == "0"
        return has.use_application_commands and needs <= has and (has.administrator or not nobody)

    def _given_to(self, command: Json, user_id: str, guild_id: str) -> bool | None:
        """What the server's settings say of the person, else of their roles, else of everyone; None for nothing."""
        about = {one["id"]: one["permission"] for one in self._given.get((guild_id, command["id"]), [])}
        held = self._world.guild(guild_id).members[user_id].data["roles"]
        roles = [about[role] for role in held if role in about]
        said = (about.get(user_id), any(roles) if roles else None, about.get(guild_id))
        return next((one for one in said if one is not None), None)

    def _has_context(self, command: Json, channel: Channel) -> bool:
        contexts = command["contexts"]
        if contexts is None:
            contexts = [IN_GUILD, IN_BOT_DM] if command.get("dm_permission", True) else [IN_GUILD]
        return context(channel) in contexts

    def _complete(self, scope: str, command: Json) -> Json:
        kept = [c["id"] for c in self.in_scope(scope) if kind_and_name(c) == kind_and_name(command)]
        permissions = command.get("default_member_permissions")
        made: Json = {"nsfw": False, "dm_permission": True, "description": "", "options": []}
        made |= command
        made |= {
            "id": kept[0] if kept else snowflake(),
            "type": command.get("type") or CHAT_INPUT,
            "application_id": self._world.bot["id"],
            "version": snowflake(),
            "default_member_permissions": None if permissions is None else str(permissions),
            "contexts": command.get("contexts"),
            "integration_types": command.get("integration_types") or [GUILD_INSTALL],
        }
        return made | {"guild_id": scope} if scope else made

    def _tell(self) -> None:
        for listener in tuple(self.on_change):
            listener()
