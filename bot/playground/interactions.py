"""The life of an interaction: acknowledged within 3 seconds, answered for 15 minutes."""

import asyncio
import copy
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.playground import refused
from bot.playground.channels import Channel, Message
from bot.playground.files import Upload
from bot.playground.messages import DEFAULT, Mailroom, complete
from bot.playground.objects import CHAT_INPUT, EPHEMERAL, LOADING, Json, snowflake
from bot.playground.pulse import Pulse
from bot.playground.rules.commands import STRING, check_autocompletion
from bot.playground.rules.form import Part
from bot.playground.rules.modals import check_modal
from bot.playground.world import World

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
REPLY, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
CHAT_INPUT_REPLY, MENU_REPLY = 20, 23
INTERACTIONS_KEPT = 20_000
USER_INSTALL_FOLLOW_UPS = 5
"""How often a follow-up may be sent where the app is installed for the person but not in the server."""


@dataclass(eq=False, slots=True)
class Interaction:
    """What one person asked of the bot, and how far the answer has come."""

    kind: int
    user: Json
    channel: Channel
    born: float
    owners: Json
    metadata: Json = field(default_factory=dict[str, Any])
    message: Message | None = None
    command_type: int | None = None
    focused_type: int = STRING
    id: str = field(default_factory=snowflake)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(64))
    answer: int | None = None
    failed: bool = False
    original: Message | None = None
    touched: bool = False
    choices: list[Json] | None = None
    modal: Json | None = None
    followups: list[Message] = field(default_factory=list[Message])

    @property
    def thinking(self) -> bool:
        return self.original is not None and bool(self.original.data["flags"] & LOADING)

    @property
    def settled(self) -> bool:
        """Whether the answer is more than "thinking…"."""
        if self.answer == DEFER_UPDATE:
            return self.touched
        if self.answer == DEFER and self.original is None:
            return bool(self.followups)
        return self.answer is not None and not self.thinking

    @property
    def allowed_answers(self) -> tuple[int, ...]:
        if self.kind == AUTOCOMPLETE:
            return (CHOICES,)
        if self.kind == COMMAND:
            return (REPLY, DEFER, MODAL)
        update = (DEFER_UPDATE, UPDATE) if self.message else ()
        return (REPLY, DEFER, *update) if self.kind == MODAL_SUBMIT else (REPLY, DEFER, *update, MODAL)


class Interactions:
    """All interactions, and what the bot may do with each."""

    def __init__(
        self,
        world: World,
        mailroom: Mailroom,
        pulse: Pulse,
        clock: Callable[[], float],
        acknowledge_seconds: float,
        token_seconds: float,
    ) -> None:
        self._world, self._mailroom, self._pulse, self._clock = world, mailroom, pulse, clock
        self.acknowledge_seconds, self.token_seconds = acknowledge_seconds, token_seconds
        self._by_token: OrderedDict[str, Interaction] = OrderedDict()

    def begin(self, interaction: Interaction) -> None:
        """Let the time to acknowledge run."""
        self._by_token[interaction.token] = interaction
        while len(self._by_token) > INTERACTIONS_KEPT:
            self._by_token.popitem(last=False)
        asyncio.get_running_loop().call_later(self.acknowledge_seconds, self._expire, interaction)

    def _expire(self, interaction: Interaction) -> None:
        if interaction.answer is None:
            self.fail(interaction)

    def fail(self, interaction: Interaction) -> None:
        """The application did not respond."""
        interaction.failed = True
        self._pulse.beat()

    def now(self) -> float:
        return self._clock()

    def by_id(self, interaction_id: str) -> Interaction | None:
        return next((i for i in self._by_token.values() if i.id == interaction_id), None)

    def callback(self, interaction_id: str, token: str, body: Json, uploads: list[Upload]) -> Json:
        """The bot's first answer; gives the body of `with_response=true`.

        Raises:
            RefusedError: 10062 too late, 40060 a second time, 50035 an answer that this kind cannot have.
        """
        interaction = self._by_token.get(token)
        if interaction is None or interaction.id != interaction_id or self._is_too_late(interaction):
            raise refused.unknown_interaction()
        if interaction.answer is not None:
            raise refused.already_acknowledged()
        part = Part(body)
        kind = part.one_of("type", interaction.allowed_answers)
        data = part["data"]
        if data.value is not None or kind in (REPLY, CHOICES, MODAL):
            data.is_object()
        part.settle()
        self._answer(interaction, kind or 0, data.fields(), uploads)
        interaction.answer = kind
        self._pulse.beat()
        return _callback_response(interaction)

    def _is_too_late(self, interaction: Interaction) -> bool:
        return interaction.answer is None and (
            interaction.failed or self._clock() - interaction.born > self.acknowledge_seconds
        )

    def _answer(self, interaction: Interaction, kind: int, data: Json, uploads: list[Upload]) -> None:
        if kind == CHOICES:
            check_autocompletion(data, interaction.focused_type, ("data",))
            interaction.choices = data.get("choices") or []
        elif kind == MODAL:
            check_modal(data, ("data",))
            interaction.modal = copy.deepcopy(data)
            complete(interaction.modal["components"])
        elif kind == REPLY:
            interaction.original = self._send(interaction, data, uploads, path=("data",))
        elif kind == DEFER:
            interaction.original = self._send(interaction, {"flags": data.get("flags")}, [], flags=LOADING)
        else:
            interaction.original = interaction.message
            if kind == UPDATE:
                self._mailroom.edit(self._of(interaction, "@original"), data, uploads, path=("data",))

    def _send(
        self,
        interaction: Interaction,
        data: Json,
        uploads: list[Upload],
        *,
        flags: int = 0,
        path: tuple[str, ...] = (),
        extra: Json | None = None,
    ) -> Message:
        given = data.get("flags")
        ephemeral = given & EPHEMERAL if isinstance(given, int) else 0
        application_id = self._world.bot["id"]
        fields: Json = {"application_id": application_id, "webhook_id": application_id}
        return self._mailroom.send(
            interaction.channel,
            self._world.bot,
            data,
            uploads,
            kind=_message_type(interaction),
            extra=fields | {"interaction_metadata": interaction.metadata | (extra or {})},
            flags=flags | ephemeral,
            seen_by=interaction.user["id"] if ephemeral else None,
            path=path,
        )

    def with_token(self, token: str) -> Interaction:
        """The interaction that this token answers.

        Raises:
            RefusedError: 10015 before the first answer or for an unknown token, 50027 after 15 minutes.
        """
        interaction = self._by_token.get(token)
        if interaction is not None and self._clock() - interaction.born > self.token_seconds:
            raise refused.expired_token()
        if interaction is None or interaction.answer is None:
            raise refused.unknown_webhook()
        return interaction

    def follow_up(self, interaction: Interaction, body: Json, uploads: list[Upload]) -> Message:
        """Another message; the first one after a deferral takes the place of "thinking…"."""
        if interaction.thinking:
            return self.edit(interaction, "@original", body, uploads)
        if "0" not in interaction.owners and len(interaction.followups) >= USER_INSTALL_FOLLOW_UPS:
            raise refused.too_many_follow_ups()
        original = interaction.original
        extra = {"original_response_message_id": original.id} if original else None
        message = self._send(interaction, body, uploads, extra=extra)
        interaction.followups.append(message)
        interaction.touched = True
        self._pulse.beat()
        return message

    def get(self, interaction: Interaction, message_id: str) -> Message:
        return self._of(interaction, message_id)

    def edit(self, interaction: Interaction, message_id: str, body: Json, uploads: list[Upload]) -> Message:
        message = self._of(interaction, message_id)
        self._mailroom.edit(message, body, uploads)
        interaction.touched = True
        self._pulse.beat()
        return message

    def delete(self, interaction: Interaction, message_id: str) -> None:
        """Without its "thinking…" the next follow-up is a message of its own."""
        message = self._of(interaction, message_id)
        self._mailroom.delete(message)
        if interaction.thinking and message is interaction.original:
            interaction.original = None
        interaction.touched = True
        self._pulse.beat()

    def _of(self, interaction: Interaction, message_id: str) -> Message:
        """A message that this interaction made or sits on.

        Raises:
            RefusedError: 10008 where it is no longer there, or is none of its own.
        """
        own = [message for message in (interaction.original, *interaction.followups) if message]
        for message in own:
            if message_id == message.id or (message_id == "@original" and message is interaction.original):
                return self._world.message(message.channel_id, message.id)
        raise refused.unknown_message()


def _message_type(interaction: Interaction) -> int:
    if interaction.command_type is None:
        return DEFAULT
    return CHAT_INPUT_REPLY if interaction.command_type == CHAT_INPUT else MENU_REPLY


def _callback_response(interaction: Interaction) -> Json:
    about: Json = {"id": interaction.id, "type": interaction.kind}
    response: Json = {"interaction": about}
    if message := interaction.original:
        about["response_message_id"] = message.id
        about["response_message_loading"] = interaction.thinking
        about["response_message_ephemeral"] = bool(message.data["flags"] & EPHEMERAL)
        if interaction.answer in (REPLY, UPDATE):
            response["resource"] = {"type": interaction.answer, "message": message.data}
    return response
