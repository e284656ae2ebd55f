"""The routes of Discord's HTTP API that a bot with commands uses."""

from collections.abc import Callable

from bot.playground import refused
from bot.playground.channels import Channel, Message
from bot.playground.gateway import Gateway
from bot.playground.guild import Guild
from bot.playground.interactions import Interactions
from bot.playground.messages import DEFAULT, REPLY, Mailroom, require
from bot.playground.objects import Json, objects_in
from bot.playground.registry import Registry
from bot.playground.rest import Answer, Call, Route
from bot.playground.rules.form import Part
from bot.playground.world import World

CHANNELS = "/channels/{channel}"
MESSAGES = CHANNELS + "/messages"
WEBHOOK = "/webhooks/{application}/{token}"
COMMANDS = "/applications/{application}/commands"
GUILD_COMMANDS = "/applications/{application}/guilds/{guild}/commands"


class AboutTheBot:
    """Login, the application, the gateway, users and the server."""

    def __init__(self, world: World, gateway: Gateway, shards: int) -> None:
        self._world, self._gateway, self._shards = world, gateway, shards

    def routes(self) -> list[Route]:
        return [
            Route("GET", "/users/@me", self.me),
            Route("GET", "/users/@me/guilds", self.guilds),
            Route("DELETE", "/users/@me/guilds/{guild}", self.leave),
            Route("POST", "/users/@me/channels", self.direct_message),
            Route("GET", "/users/{user}", lambda call: self._world.user(call.given["user"])),
            Route("GET", "/oauth2/applications/@me", self.application),
            Route("GET", "/applications/@me", self.application),
            Route("GET", "/gateway", lambda call: {"url": self._gateway.url}, by_token=True),
            Route("GET", "/gateway/bot", self.gateway_bot),
            Route("GET", "/guilds/{guild}", self.guild),
            Route("GET", "/guilds/{guild}/channels", self.channels),
            Route("GET", "/guilds/{guild}/members/{user}", self.member),
        ]

    def me(self, call: Call) -> Answer:
        return self._world.bot | {"verified": True, "mfa_enabled": False, "flags": 0}

    def application(self, call: Call) -> Answer:
        return {
            "id": self._world.bot["id"],
            "name": self._world.bot["username"],
            "icon": None,
            "description": "",
            "summary": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": 0,
            "team": None,
            "owner": self._world.owner,
            "bot": self._world.bot,
            "approximate_guild_count": len(self._joined),
            "approximate_user_install_count": 0,
        }

    def gateway_bot(self, call: Call) -> Answer:
        limit = {"total": 1000, "remaining": 999, "reset_after": 86_400_000, "max_concurrency": 1}
        return {"url": self._gateway.url, "shards": self._shards, "session_start_limit": limit}

    def guilds(self, call: Call) -> Answer:
        return [_shown(guild, call) for guild in self._joined]

    @property
    def _joined(self) -> list[Guild]:
        return [guild for guild in self._world.guilds.values() if guild.bot_is_member]

    def guild(self, call: Call) -> Answer:
        return _shown(self.guild_of(call.given["guild"]), call)

    def guild_of(self, guild_id: str) -> Guild:
        """The server of this id, as the bot sees it.

        Raises:
            RefusedError: 10004 where the bot is in no such server.
        """
        guild = self._world.guild(guild_id)
        if not guild.bot_is_member:
            raise refused.unknown_guild()
        return guild

    def channels(self, call: Call) -> Answer:
        guild = self.guild_of(call.given["guild"])
        return [channel.data for channel in self._world.server_channels if channel.guild_id == guild.id]

    def member(self, call: Call) -> Answer:
        members = self.guild_of(call.given["guild"]).members
        if call.given["user"] not in members:
            raise refused.unknown_member()
        return members[call.given["user"]].data

    def leave(self, call: Call) -> Answer:
        self._world.remove_bot(self.guild_of(call.given["guild"]).id)
        return None

    def direct_message(self, call: Call) -> Answer:
        user = self._world.user(str(call.fields.get("recipient_id")))
        return self._world.direct_message(user["id"]).data | {"recipients": [user]}


def _shown(guild: Guild, call: Call) -> Json:
    """With how many are there, where that is asked for: discord.py writes yes as 1."""
    if call.query.get("with_counts") not in ("true", "1"):
        return guild.data
    count = len(guild.members)
    return guild.data | {"approximate_member_count": count, "approximate_presence_count": count}


class Channels:
    """Channels and the messages in them."""

    def __init__(self, world: World, mailroom: Mailroom) -> None:
        self._world, self._mailroom = world, mailroom

    def routes(self) -> list[Route]:
        return [
            Route("GET", CHANNELS, self.get_channel),
            Route("POST", CHANNELS + "/typing", self.typing),
            Route("GET", MESSAGES, self.history),
            Route("POST", MESSAGES, self.send, takes_forms=True),
            Route("GET", MESSAGES + "/{message}", self.get),
            Route("PATCH", MESSAGES + "/{message}", self.edit, takes_forms=True),
            Route("DELETE", MESSAGES + "/{message}", self.delete),
        ]

    def _channel(self, call: Call, **wanted: bool) -> Channel:
        channel = self._world.channel(call.given["channel"])
        require(self._world, channel, **wanted)
        return channel

    def _message(self, call: Call, **wanted: bool) -> Message:
        channel = self._channel(call, **wanted)
        message = self._world.message(channel.id, call.given["message"])
        if message.seen_by is not None:
            raise refused.unknown_message()
        return message

    def get_channel(self, call: Call) -> Answer:
        channel = self._channel(call)
        if channel.recipient_id is None:
            return channel.data
        return channel.data | {"recipients": [self._world.user(channel.recipient_id)]}

    def typing(self, call: Call) -> Answer:
        self._channel(call, send_messages=True)
        return None

    def history(self, call: Call) -> Answer:
        channel = self._channel(call)
        if not self._world.permissions(self._world.bot["id"], channel).read_message_history:
            return []
        asked = Part({key: int(value) if value.isdecimal() else value for key, value in call.query.items()})
        limit = asked.whole("limit", 1, 100) or 50
        after, before = asked.whole("after", 0, 2**63) or 0, asked.whole("before", 0, 2**63) or 2**63
        asked.settle()
        found = [
            message.data
            for message in channel.messages.values()
            if after < int(message.id) < before and message.seen_by is None
        ]
        # newest first; `after` counts from the oldest
        return (found[:limit] if "after" in call.query else found[-limit:])[::-1]

    def send(self, call: Call) -> Answer:
        body = call.fields
        files = {"attach_files": True} if call.uploads else {}
        embeds = {"embed_links": True} if objects_in(body, "embeds") else {}
        channel = self._channel(call, send_messages=True, **files, **embeds)
        if not channel.takes_messages:
            raise refused.no_text_channel()
        if channel.is_locked:
            raise refused.locked_thread()
        reference = body.get("message_reference")
        extra: Json = {"message_reference": reference} if reference else {}
        if reference:
            replied = channel.messages.get(str(reference.get("message_id")))
            extra["referenced_message"] = replied.data if replied else None
        if "nonce" in body:
            extra["nonce"] = body["nonce"]
            for sent in channel.messages.values() if body.get("enforce_nonce") else ():
                if sent.data.get("nonce") == body["nonce"]:
                    return sent.data
        kind = REPLY if reference else DEFAULT
        return self._mailroom.send(channel, self._world.bot, body, call.uploads, kind=kind, extra=extra).data

    def get(self, call: Call) -> Answer:
        return self._message(call, read_message_history=True).data

    def edit(self, call: Call) -> Answer:
        message = self._message(call, **({"attach_files": True} if call.uploads else {}))
        if message.data["author"]["id"] != self._world.bot["id"]:
            raise refused.not_the_author()
        self._mailroom.edit(message, call.fields, call.uploads)
        return message.data

    def delete(self, call: Call) -> Answer:
        message = self._message(call)
        if message.data["author"]["id"] != self._world.bot["id"]:
            self._channel(call, manage_messages=True)
        self._mailroom.delete(message)
        return None


class Answers:
    """Callbacks of interactions, and the messages that their tokens open."""

    def __init__(self, interactions: Interactions) -> None:
        self._interactions = interactions

    def routes(self) -> list[Route]:
        message = WEBHOOK + "/messages/{message}"
        return [
            Route("POST", "/interactions/{id}/{token}/callback", self.callback, by_token=True, takes_forms=True),
            Route("POST", WEBHOOK, self.follow_up, by_token=True, takes_forms=True),
            Route("GET", message, self.get, by_token=True),
            Route("PATCH", message, self.edit, by_token=True, takes_forms=True),
            Route("DELETE", message, self.delete, by_token=True),
        ]

    def callback(self, call: Call) -> Answer:
        response = self._interactions.callback(call.given["id"], call.given["token"], call.fields, call.uploads)
        return response if call.query.get("with_response", "").lower() in ("1", "true") else None

    def follow_up(self, call: Call) -> Answer:
        interaction = self._interactions.with_token(call.given["token"])
        return self._interactions.follow_up(interaction, call.fields, call.uploads).data

    def get(self, call: Call) -> Answer:
        interaction = self._interactions.with_token(call.given["token"])
        return self._interactions.get(interaction, call.given["message"]).data

    def edit(self, call: Call) -> Answer:
        interaction = self._interactions.with_token(call.given["token"])
        return self._interactions.edit(interaction, call.given["message"], call.fields, call.uploads).data

    def delete(self, call: Call) -> Answer:
        interaction = self._interactions.with_token(call.given["token"])
        self._interactions.delete(interaction, call.given["message"])
        return None


class Commands:
    """Registering commands, everywhere or for the server."""

    def __init__(self, world: World, registry: Registry) -> None:
        self._world, self._registry = world, registry

    def routes(self) -> list[Route]:
        registry = self._registry
        given = GUILD_COMMANDS + "/permissions"
        return [
            Route("GET", given, lambda call: registry.all_given(self._scope(call))),
            Route("GET", GUILD_COMMANDS + "/{command}/permissions", self._of(registry.given)),
            *self._registering(),
        ]

    def _registering(self) -> list[Route]:
        return [
            route
            for path in (COMMANDS, GUILD_COMMANDS)
            for route in (
                Route("GET", path, lambda call: self._registry.in_scope(self._scope(call))),
                Route("PUT", path, lambda call: self._registry.replace(self._scope(call), call.objects)),
                Route("POST", path, lambda call: self._registry.add(self._scope(call), call.fields), status=201),
                Route("GET", path + "/{command}", self._of(self._registry.get)),
                Route("PATCH", path + "/{command}", self.change),
                Route("DELETE", path + "/{command}", self._of(self._registry.remove)),
            )
        ]

    def _scope(self, call: Call) -> str:
        if call.given["application"] != self._world.bot["id"]:
            raise refused.missing_access()
        guild_id = call.given.get("guild", "")
        guild = self._world.guilds.get(guild_id)
        if guild_id and (guild is None or not guild.bot_is_member):
            raise refused.missing_access()
        return guild_id

    def _of(self, method: Callable[[str, str], Answer]) -> Callable[[Call], Answer]:
        return lambda call: method(self._scope(call), call.given["command"])

    def change(self, call: Call) -> Answer:
        return self._registry.change(self._scope(call), call.given["command"], call.fields)
