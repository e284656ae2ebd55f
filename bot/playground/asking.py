"""What people do: write, run commands, press buttons, fill in modals. Checked as Discord checks it."""

from collections import OrderedDict
from typing import Any

from bot.playground import payloads, threads
from bot.playground.channels import Channel, Message
from bot.playground.files import Files, Upload
from bot.playground.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction, Interactions
from bot.playground.messages import Mailroom
from bot.playground.objects import CHAT_INPUT, GUILD_TEXT, GUILD_VOICE, MESSAGE_MENU, Json, objects_in, walk
from bot.playground.refused import RefusedError
from bot.playground.registry import Registry
from bot.playground.rules.commands import CHANNEL, MENTIONABLE, ROLE, USER
from bot.playground.rules.components import BUTTON, LINK, SELECTS
from bot.playground.rules.inputs import (
    InvalidInputError,
    check_content,
    check_options,
    check_submission,
    check_values,
    find_leaf,
    full_name,
    tidied,
)
from bot.playground.rules.modals import FILE_UPLOAD
from bot.playground.world import Event, World

UPLOADS_KEPT = 50
THREAD_NAME_LIMIT = 100
CHANNEL_SELECT = 8
_RESOLVED_BY_SELECT = {5: USER, 6: ROLE, 7: MENTIONABLE, CHANNEL_SELECT: CHANNEL}


class Desk:
    """Where people's doings come in, from the page or from a test. Every method may raise InvalidInputError."""

    def __init__(
        self, world: World, registry: Registry, interactions: Interactions, mailroom: Mailroom, files: Files
    ) -> None:
        self._world, self._registry, self._interactions = world, registry, interactions
        self._mailroom, self._files = mailroom, files
        self._uploads: OrderedDict[str, Json] = OrderedDict()

    def write(self, user_id: str, channel_id: str, content: str) -> Message:
        channel = self._channel(user_id, channel_id, send_messages=True)
        if channel.is_locked or not channel.takes_messages:
            raise InvalidInputError({"": "You can’t write here."})
        check_content(content)
        return self._mailroom.send(channel, self._world.user(user_id), {"content": content})

    def start_thread(self, user_id: str, channel_id: str, name: str, *, private: bool = False) -> Channel:
        """A thread in a channel, or a post in a forum."""
        wanted = {"create_private_threads" if private else "create_public_threads": True}
        channel = self._channel(user_id, channel_id, **wanted)
        if not 1 <= len(name) <= THREAD_NAME_LIMIT:
            raise InvalidInputError({"": f"A thread’s name has at most {THREAD_NAME_LIMIT} characters."})
        if (
            channel.guild_id is None
            or channel.is_thread
            or channel.kind == GUILD_VOICE
            or (private and channel.kind != GUILD_TEXT)
        ):
            raise InvalidInputError({"": "There can be no threads here."})
        return threads.start(self._world, channel, name, user_id, private=private)

    def archive(self, user_id: str, thread_id: str) -> None:
        """Close a thread: who began it may, and moderators."""
        thread = self._channel(user_id, thread_id)
        may = thread.data.get("owner_id") == user_id or self._world.permissions(user_id, thread).manage_threads
        if not thread.is_thread or not may:
            raise InvalidInputError({"": "You can’t close this."})
        threads.archive(self._world, thread)

    def upload(self, user_id: str, upload: Upload) -> Json:
        """Keep a file for an option or a modal; gives its attachment object."""
        attachment = self._files.add(upload, self._world.direct_message(user_id).id)
        self._uploads[attachment["id"]] = attachment
        while len(self._uploads) > UPLOADS_KEPT:
            self._files.forget(self._uploads.popitem(last=False)[0])
        return attachment

    def command(
        self,
        user_id: str,
        channel_id: str,
        command_id: str,
        options: list[Json],
        target_id: str | None = None,
    ) -> Interaction:
        channel = self._channel(user_id, channel_id)
        command = self._command(user_id, channel, command_id)
        interaction = self._interaction(COMMAND, user_id, channel, command=command)
        data: Json = {key: command[key] for key in ("id", "name", "type", "guild_id") if key in command}
        resolver = payloads.Resolver(self._world, interaction, self._uploads)
        if command["type"] == CHAT_INPUT:
            options = tidied(command, options)
            check_options(command, options)
            interaction.metadata["name"] = full_name(command, options)
            data["options"] = options
            _resolving(resolver.options, options)
        else:
            data["target_id"] = str(target_id)
            about_message = command["type"] == MESSAGE_MENU
            if about_message:
                self._message(user_id, channel, str(target_id))
            _resolving(resolver.message if about_message else resolver.user, str(target_id))
            key = "target_message_id" if about_message else "target_user"
            interaction.metadata[key] = target_id if about_message else self._world.user(str(target_id))
        return self._begin(interaction, data, resolver)

    def autocomplete(self, user_id: str, channel_id: str, command_id: str, options: list[Json]) -> Interaction:
        channel = self._channel(user_id, channel_id)
        command = self._command(user_id, channel, command_id)
        options = tidied(command, options)
        leaf, values = find_leaf(command, options)
        focused = [value["name"] for value in values if value.get("focused")]
        asked = [o for o in objects_in(leaf, "options") if o["name"] in focused and o.get("autocomplete")]
        if len(asked) != 1:
            raise InvalidInputError({"": "This option has no suggestions."})
        interaction = self._interaction(AUTOCOMPLETE, user_id, channel, command=command)
        interaction.focused_type = asked[0]["type"]
        data: Json = {key: command[key] for key in ("id", "name", "type", "guild_id") if key in command}
        resolver = payloads.Resolver(self._world, interaction, self._uploads)
        return self._begin(interaction, data | {"options": options}, resolver)

    def component(
        self, user_id: str, channel_id: str, message_id: str, custom_id: str, values: list[str] | None
    ) -> Interaction:
        channel = self._channel(user_id, channel_id)
        message = self._message(user_id, channel, message_id)
        component = _find(message, custom_id)
        check_values(component, values)
        interaction = self._interaction(COMPONENT, user_id, channel, message=message)
        interaction.metadata["interacted_message_id"] = message.id
        data: Json = {"custom_id": custom_id, "component_type": component["type"], "id": component["id"]}
        resolver = payloads.Resolver(self._world, interaction, self._uploads)
        if component["type"] != BUTTON:
            data["values"] = values or []
            for value in values or []:
                self._check_offered(channel, component, value)
                _resolving(resolver.one, _RESOLVED_BY_SELECT.get(component["type"], 0), value)
        return self._begin(interaction, data, resolver)

    def submit(self, user_id: str, interaction_id: str, components: list[Json]) -> Interaction:
        opened = self._interactions.by_id(interaction_id)
        if opened is None or opened.modal is None or opened.user["id"] != user_id:
            raise InvalidInputError({"": "This dialogue is no longer open."})
        check_submission(opened.modal, components)
        interaction = self._interaction(MODAL_SUBMIT, user_id, opened.channel, message=opened.message)
        interaction.metadata["triggering_interaction_metadata"] = opened.metadata
        resolver = payloads.Resolver(self._world, interaction, self._uploads)
        for component in walk(components):
            kind = 11 if component["type"] == FILE_UPLOAD else _RESOLVED_BY_SELECT.get(component["type"], 0)
            for value in list[Any](component.get("values") or ()):
                _resolving(resolver.one, kind, value)
        data: Json = {"custom_id": opened.modal["custom_id"], "components": components}
        return self._begin(interaction, data, resolver)

    def dismiss(self, user_id: str, message_id: str) -> None:
        """Put away an ephemeral message."""
        for channel in self._world.channels.values():
            message = channel.messages.get(message_id)
            if message and message.seen_by == user_id:
                self._mailroom.delete(message)
                return

    def _interaction(
        self,
        kind: int,
        user_id: str,
        channel: Channel,
        *,
        command: Json | None = None,
        message: Message | None = None,
    ) -> Interaction:
        user = self._world.user(user_id)
        interaction = Interaction(
            kind=kind,
            user=user,
            channel=channel,
            born=self._interactions.now(),
            owners=self._registry.owners(command, user_id, channel),
            message=message,
            command_type=command["type"] if command else None,
        )
        interaction.metadata = {
            "id": interaction.id,
            "type": kind,
            "user": user,
            "authorizing_integration_owners": interaction.owners,
        }
        if command:
            interaction.metadata |= {"name": command["name"], "command_type": command["type"]}
        return interaction

    def _begin(self, interaction: Interaction, data: Json, resolver: payloads.Resolver) -> Interaction:
        if resolver.resolved:
            data["resolved"] = resolver.resolved
        self._interactions.begin(interaction)
        payload = payloads.interaction_create(self._world, interaction, data)
        self._world.tell(Event("INTERACTION_CREATE", payload, interaction.channel.guild_id))
        return interaction

    def _channel(self, user_id: str, channel_id: str, **wanted: bool) -> Channel:
        channel = self._world.channels.get(channel_id)
        if channel is None or not channel.needs(view_channel=True, **wanted) <= self._world.permissions(
            user_id, channel
        ):
            raise InvalidInputError({"": "You can’t do that in this channel."})
        return channel

    def _command(self, user_id: str, channel: Channel, command_id: str) -> Json:
        for command in self._registry.usable(user_id, channel):
            if command["id"] == command_id:
                return command
        raise InvalidInputError({"": "This command is not available here."})

    def _check_offered(self, place: Channel, select: Json, value: str) -> None:
        """A select for channels offers those of its server, and of some sorts only."""
        channel, kinds = self._world.channels.get(value), select.get("channel_types")
        if select["type"] != CHANNEL_SELECT or channel is None:
            return
        if channel.guild_id is None or channel.guild_id != place.guild_id or (kinds and channel.kind not in kinds):
            raise InvalidInputError({str(select["custom_id"]): "Choose one of the channels."})

    def _message(self, user_id: str, channel: Channel, message_id: str) -> Message:
        message = channel.messages.get(message_id)
        if message is None or not self._world.sees(user_id, message):
            raise InvalidInputError({"": "This message is no longer there."})
        return message


def _find(message: Message, custom_id: str) -> Json:
    for component in walk(message.data["components"]):
        pressable = component["type"] in SELECTS or (component["type"] == BUTTON and component["style"] != LINK)
        if pressable and component.get("custom_id") == custom_id:
            if component.get("disabled"):
                raise InvalidInputError({"": "This can’t be used any more."})
            return component
    raise InvalidInputError({"": "This message has no such button or menu."})


def _resolving(resolve: Any, *ids: Any) -> None:
    try:
        resolve(*ids)
    except RefusedError as error:
        raise InvalidInputError({"": "That is no longer there."}) from error
