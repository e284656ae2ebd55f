"""Interactions as the gateway carries them to the bot."""

from typing import Any

from discord import Permissions

from bot.playground.channels import Channel
from bot.playground.files import ATTACHMENT_LIMIT
from bot.playground.interactions import Interaction
from bot.playground.objects import DIRECT_MESSAGE, Json, objects_in
from bot.playground.rules.commands import ATTACHMENT, CHANNEL, MENTIONABLE, ROLE, USER
from bot.playground.world import World

LOCALE = "en-US"
IN_GUILD, IN_BOT_DM, IN_PRIVATE = 0, 1, 2


def interaction_create(world: World, interaction: Interaction, data: Json) -> Json:
    """The data of INTERACTION_CREATE."""
    channel = interaction.channel
    payload: Json = {
        "id": interaction.id,
        "application_id": world.bot["id"],
        "type": interaction.kind,
        "token": interaction.token,
        "version": 1,
        "data": data,
        "channel_id": channel.id,
        "channel": _channel(world, interaction.user["id"], channel),
        "app_permissions": str(_app_permissions(world, channel).value),
        "locale": LOCALE,
        "entitlements": [],
        "authorizing_integration_owners": interaction.owners,
        "context": context(channel),
        "attachment_size_limit": ATTACHMENT_LIMIT,
    }
    if interaction.message:
        payload["message"] = interaction.message.data
    if channel.guild_id is None:
        return payload | {"user": interaction.user}
    return payload | {
        "guild_id": channel.guild_id,
        "guild": {"id": channel.guild_id, "locale": LOCALE, "features": []},
        "guild_locale": LOCALE,
        "member": _member(world, interaction.user["id"], channel),
    }


def context(channel: Channel) -> int:
    """Where something is asked: in a server, of the bot itself, or among others."""
    return IN_GUILD if channel.guild_id else IN_PRIVATE if channel.is_group else IN_BOT_DM


def _app_permissions(world: World, channel: Channel) -> Permissions:
    """What the bot may do there by its roles: it need not be in a private thread to be asked in it."""
    if channel.guild_id:
        return world.permissions_by_roles(world.bot["id"], channel)
    return Permissions(
        attach_files=True, embed_links=True, mention_everyone=True, use_external_emojis=not channel.is_group
    )


def _member(world: World, user_id: str, channel: Channel) -> Json:
    permissions = world.permissions(user_id, channel).value
    return world.guild(channel.guild_id).members[user_id].data | {"permissions": str(permissions)}


def _channel(world: World, user_id: str, channel: Channel) -> Json:
    if channel.is_group:
        return channel.data
    if channel.guild_id is None:
        # Discord does not tell the bot who is at the other end here
        return {"id": channel.id, "type": DIRECT_MESSAGE, "flags": 0, "last_message_id": None}
    return channel.data | {"permissions": str(world.permissions(user_id, channel).value)}


class Resolver:
    """Collects the objects behind the ids in an interaction's data."""

    def __init__(self, world: World, interaction: Interaction, uploads: dict[str, Json]) -> None:
        self._world, self._channel, self._uploads = world, interaction.channel, uploads
        self.resolved: Json = {}

    def options(self, options: list[Json]) -> None:
        """Everything that a tree of options names.

        Raises:
            RefusedError: 10003 or 10013 where there is no such channel or user.
        """
        for option in options:
            self.options(objects_in(option, "options"))
            self.one(option["type"], option.get("value"))

    def one(self, kind: int, value: Any) -> None:
        identifier = str(value)
        if kind == ATTACHMENT and identifier in self._uploads:
            self._note("attachments", identifier, self._uploads[identifier])
        elif kind == CHANNEL:
            channel = self._world.channel(identifier)
            self._note("channels", identifier, _channel(self._world, self._world.bot["id"], channel))
        elif kind in (ROLE, MENTIONABLE) and (role := self._role(identifier)):
            self._note("roles", identifier, role)
        elif kind in (USER, MENTIONABLE):
            self.user(identifier)

    def user(self, user_id: str) -> None:
        self._note("users", user_id, self._world.user(user_id))
        if self._channel.guild_id and user_id in self._world.guild(self._channel.guild_id).members:
            member = _member(self._world, user_id, self._channel)
            self._note("members", user_id, {key: value for key, value in member.items() if key != "user"})

    def message(self, message_id: str) -> None:
        message = self._world.message(self._channel.id, message_id)
        self._note("messages", message_id, message.data)

    def _role(self, role_id: str) -> Json | None:
        roles = self._world.guild(self._channel.guild_id).data["roles"]
        return next((role for role in roles if role["id"] == role_id), None)

    def _note(self, kind: str, identifier: str, found: Json) -> None:
        self.resolved.setdefault(kind, {})[identifier] = found
