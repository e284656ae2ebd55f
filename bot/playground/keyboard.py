"""A person at their keyboard, for tests: what they do, and what they wait for."""

import copy
from collections.abc import Callable
from typing import Any

from bot.playground.asking import Desk
from bot.playground.channels import Channel
from bot.playground.files import Upload
from bot.playground.interactions import Interaction
from bot.playground.objects import CHAT_INPUT, Json, is_object, objects_in, walk
from bot.playground.pulse import Pulse
from bot.playground.registry import Registry
from bot.playground.rules.commands import SUBCOMMAND
from bot.playground.rules.components import BUTTON, TEXT_INPUT
from bot.playground.rules.inputs import InvalidInputError
from bot.playground.rules.modals import CHECKBOX, RADIO_GROUP
from bot.playground.world import World

ChannelName = str | None


class NoResponseError(Exception):
    """The application did not respond."""


class Asked:
    """Something asked of the bot, from a person's side. Every wait may raise NoResponseError or TimeoutError."""

    def __init__(self, interaction: Interaction, pulse: Pulse) -> None:
        self.interaction = interaction
        self._pulse = pulse

    async def acknowledged(self) -> int:
        """Wait for the first callback; gives its type (4 a message, 5 thinking…, 6 or 7 an update, …)."""
        asked = self.interaction
        await self._pulse.until(lambda: asked.failed or asked.answer is not None, "an acknowledgement")
        if asked.answer is None:
            raise NoResponseError("The application did not respond")
        return asked.answer

    async def answer(self) -> Json:
        """Wait until the answer is more than "thinking…"; gives the reply, or the message that was updated."""
        await self.acknowledged()
        asked = self.interaction
        await self._pulse.until(lambda: asked.settled, "an answer")
        return self.reply

    @property
    def reply(self) -> Json:
        """The reply as it is now.

        Raises:
            LookupError: there is none (yet).
        """
        reply = self.interaction.original or next(iter(self.interaction.followups), None)
        if reply is None:
            raise LookupError("there is no reply")
        return copy.deepcopy(reply.data)

    async def modal(self) -> Json:
        """Wait for the dialogue that the bot opens.

        Raises:
            LookupError: it answered with something else.
        """
        await self.acknowledged()
        if self.interaction.modal is None:
            raise LookupError("the answer is no modal")
        return self.interaction.modal

    async def choices(self) -> list[Json]:
        await self.acknowledged()
        return self.interaction.choices or []

    async def followup(self, number: int = 0) -> Json:
        """Wait for a follow-up, counted from 0."""
        followups = self.interaction.followups
        await self._pulse.until(lambda: len(followups) > number, f"follow-up {number}")
        return copy.deepcopy(followups[number].data)


class Person:
    """One of the people. Channels are named ("general"; None for the first, "@bot" for the direct message, and
    "The Server/general" for one of another server)."""

    def __init__(self, user: Json, world: World, registry: Registry, desk: Desk, pulse: Pulse) -> None:
        self.user = user
        self._world, self._registry, self._desk, self._pulse = world, registry, desk, pulse

    @property
    def id(self) -> str:
        return self.user["id"]

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"

    def channel(self, name: ChannelName = None) -> Channel:
        """The channel of this name; without one, the first.

        Raises:
            LookupError: there is no such channel.
        """
        if name == "@bot":
            return self._world.direct_message(self.id)
        groups = [channel for channel in self._world.channels.values() if channel.is_group]
        for channel in (*self._world.server_channels, *self._world.threads, *groups):
            server = self._world.guild(channel.guild_id).name if channel.guild_id else "@me"
            full = f"{server}/{channel.data['name']}"
            if name in (None, channel.data["name"], channel.id, full):
                return channel
        raise LookupError(f"there is no channel {name!r}")

    def sees(self, channel: ChannelName = None) -> list[Json]:
        """The messages of a channel that this person sees, oldest first."""
        messages = self.channel(channel).messages.values()
        return [copy.deepcopy(message.data) for message in messages if self._world.sees(self.id, message)]

    def commands(self, channel: ChannelName = None) -> list[str]:
        """The names of the commands that this person is offered, sub-commands with their parents'."""
        usable = self._registry.usable(self.id, self.channel(channel))
        return [name for command in usable for name in _full_names(command)]

    async def sees_message(
        self, fits: Callable[[Json], object] = bool, channel: ChannelName = None, seconds: float = 30.0
    ) -> Json:
        """Wait for a message that fits; gives the newest."""

        def look() -> list[Json]:
            return [message for message in self.sees(channel) if fits(message)]

        return (await self._pulse.until(look, "a message", seconds))[-1]

    async def sees_change(
        self, message: Json, fits: Callable[[Json], object] | None = None, seconds: float = 30.0
    ) -> Json:
        """Wait until a message is no longer as it was given here (and fits); gives it as it is then."""

        def look() -> Json | None:
            now = self._world.message(message["channel_id"], message["id"]).data
            return copy.deepcopy(now) if now != message and (fits is None or fits(now)) else None

        return await self._pulse.until(look, "a change of the message", seconds) or {}

    async def say(self, text: str, channel: ChannelName = None) -> Json:
        return copy.deepcopy(self._desk.write(self.id, self.channel(channel).id, text).data)

    async def start_thread(self, name: str, channel: ChannelName = None, *, private: bool = False) -> str:
        """A thread in a channel, or a post in a forum; gives its id, which also names it."""
        return self._desk.start_thread(self.id, self.channel(channel).id, name, private=private).id

    async def slash(self, command: str, /, channel: ChannelName = None, **options: Any) -> Asked:
        """Run a command, e.g. `slash("quote find", text="…")`.

        Raises:
            LookupError: this person is offered no such command.
            InvalidInputError: Discord does not let these options through.
        """
        found, tree = self._tree(command, channel, options)
        return self._asked(self._desk.command(self.id, self.channel(channel).id, found["id"], tree))

    async def autocomplete(
        self, command: str, /, option: str, text: Any, channel: ChannelName = None, **others: Any
    ) -> list[Json]:
        """Type into an option and wait for the suggestions."""
        found, tree = self._tree(command, channel, others | {option: text}, focused=option)
        asked = self._asked(self._desk.autocomplete(self.id, self.channel(channel).id, found["id"], tree))
        return await asked.choices()

    async def menu(self, command: str, target: Json) -> Asked:
        """Run a context-menu command on a message (or, in the first channel, on a user)."""
        place = target.get("channel_id")
        found = self._command(command, place, menu=True)
        return self._asked(
            self._desk.command(self.id, self.channel_of(place).id, found["id"], [], target_id=target["id"])
        )

    async def press(self, message: Json, button: str) -> Asked:
        """Press a button by its label or custom id, or choose what a list calls so."""
        now = self._world.message(message["channel_id"], message["id"]).data
        for component in walk(now["components"]):
            for option in component.get("options", ()):
                if option["label"] == button:
                    return self._use(message, component, [option["value"]])
        return self._use(message, self._component(message, button, BUTTON), None)

    async def choose(self, message: Json, custom_id: str, values: list[str]) -> Asked:
        return self._use(message, self._component(message, custom_id), values)

    async def submit(self, asked: Asked, values: dict[str, Any] | None = None, **more: Any) -> Asked:
        """Fill in the dialogue that `asked` opened, by custom id, and send it."""
        modal = await asked.modal()
        filled = [_filled(component, (values or {}) | more) for component in modal["components"]]
        return self._asked(self._desk.submit(self.id, asked.interaction.id, filled))

    async def upload(self, filename: str, content: bytes) -> str:
        """A file for an attachment option: gives the option's value."""
        return self._desk.upload(self.id, Upload("file", filename, content))["id"]

    async def dismiss(self, message: Json) -> None:
        self._desk.dismiss(self.id, message["id"])

    def channel_of(self, channel_id: ChannelName) -> Channel:
        return self._world.channel(channel_id) if channel_id else self.channel()

    def _use(self, message: Json, component: Json, values: list[str] | None) -> Asked:
        place, custom_id = message["channel_id"], str(component.get("custom_id"))
        return self._asked(self._desk.component(self.id, place, message["id"], custom_id, values))

    def _component(self, message: Json, name: str, kind: int | None = None) -> Json:
        now = self._world.message(message["channel_id"], message["id"]).data
        for component in walk(now["components"]):
            named = name in (component.get("custom_id"), component.get("label"))
            if named and kind in (None, component["type"]):
                return component
        raise LookupError(f"the message has no {name!r}")

    def _asked(self, interaction: Interaction) -> Asked:
        return Asked(interaction, self._pulse)

    def _command(self, name: str, channel_id: ChannelName, *, menu: bool) -> Json:
        for command in self._registry.usable(self.id, self.channel_of(channel_id)):
            if command["name"] == name and menu == (command["type"] != CHAT_INPUT):
                return command
        raise LookupError(f"{self.user['global_name']} is offered no command {name!r}")

    def _tree(
        self, name: str, channel: ChannelName, options: dict[str, Any], focused: str | None = None
    ) -> tuple[Json, list[Json]]:
        root, *path = name.split()
        found = self._command(root, self.channel(channel).id, menu=False)
        branches: list[Json] = []
        leaf = found
        for step in path:
            below = [option for option in objects_in(leaf, "options") if option["name"] == step]
            if not below:
                raise LookupError(f"there is no command {name!r}")
            leaf = below[0]
            branches.append(leaf)
        kinds = {option["name"]: option["type"] for option in objects_in(leaf, "options")}
        if unknown := [key for key in options if key not in kinds]:
            raise InvalidInputError(dict.fromkeys(unknown, "There is no such option."))
        tree: list[Json] = [
            {"name": key, "type": kinds[key], "value": value} | ({"focused": True} if key == focused else {})
            for key, value in options.items()
        ]
        for branch in reversed(branches):
            tree = [{"name": branch["name"], "type": branch["type"], "options": tree}]
        return found, tree


def _full_names(node: Json) -> list[str]:
    below = [option for option in objects_in(node, "options") if option["type"] <= SUBCOMMAND + 1]
    if not below:
        return [node["name"]]
    return [f"{node['name']} {name}" for option in below for name in _full_names(option)]


def _filled(component: Json, values: dict[str, Any]) -> Json:
    """A component of a modal as it is submitted."""
    filled = {key: component[key] for key in ("type", "id", "custom_id") if key in component}
    if "components" in component:
        filled["components"] = [_filled(child, values) for child in component["components"]]
    if is_object(component.get("component")):
        filled["component"] = _filled(component["component"], values)
    if custom_id := component.get("custom_id"):
        single = component["type"] in (TEXT_INPUT, RADIO_GROUP, CHECKBOX)
        given = values.get(custom_id, component.get("value", "") if single else [])
        filled["value" if single else "values"] = given
    return filled
