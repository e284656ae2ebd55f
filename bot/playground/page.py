"""The wire between the page and the local Discord.

The page opens a WebSocket at `/page` and both sides send JSON objects. Everything that looks like a Discord
object (users, channels, messages, commands, components) is exactly what Discord's API would give.

From the page, each with `do` (and a `nonce` of its own choice where an answer is expected):

- `{"do": "identify", "user_id": id | null}`: who sits at this tab; null is the first person. Sent first, and
  again to switch who one is; each time `hello` comes back.
- `{"do": "message", "nonce", "channel_id", "content"}`: write an ordinary message.
- `{"do": "command", "nonce", "channel_id", "command_id", "options": [...], "target_id": id | null}`: run a
  command. `options` is Discord's own tree (`[{"name", "type", "value"} | {"name", "type", "options"}]`); an
  attachment option's value is an id that `POST /page/upload?user_id=…` (multipart, field `file`) gave as
  `{"id", "filename"}`. `target_id` is the message or user of a context-menu command.
- `{"do": "autocomplete", "nonce", "channel_id", "command_id", "options": [...]}`: the option being typed has
  `"focused": true`.
- `{"do": "component", "nonce", "channel_id", "message_id", "custom_id", "values": [...] | null}`: press a
  button or choose from a select.
- `{"do": "submit", "nonce", "interaction_id", "components": [...]}`: send a modal, in the shape of Discord's
  modal submit data. `interaction_id` is the one that `modal` gave.
- `{"do": "thread", "nonce", "channel_id", "name", "private"}`: begin a thread in a channel, or a post in a
  forum; a private one is seen by who began it, until they mention others in it.
- `{"do": "archive", "nonce", "channel_id"}`: close a thread.
- `{"do": "dismiss", "message_id"}`: put away an ephemeral message that only this person sees.

To the page, each with `event`:

- `{"event": "hello", "you": user, "people": [user, …], "owner_id", "application": {"id", "name"}, "bot": user,
  "guilds": [{"id", "name"}, …], "channels": [channel, …], "commands": [command, …], "messages": {channel_id:
  [message, …]}, "online": bool}`: channels are this person's (those of all servers with their threads, and their DM
  with the bot, type 1); messages are what this person may see, oldest first. Sent again
  after a switch, and when a channel, the bot or somebody's permissions come or go. `commands` are those that this
  person may use somewhere.
- `{"event": "message", "message"}`, `{"event": "message_update", "message"}`, `{"event": "message_delete",
  "channel_id", "id"}`: as they happen. A message with flag 128 is "thinking…"; with flag 64 only this person
  got it. A reply to a command has `interaction_metadata` with `name` and `user`.
- `{"event": "choices", "nonce", "choices": [{"name", "value"}, …]}`: the answer to `autocomplete`.
- `{"event": "modal", "nonce", "interaction_id", "modal": {"title", "custom_id", "components"}}`: a dialogue to
  show, caused by the command or component with this nonce.
- `{"event": "acknowledged", "nonce"}`: the bot answered in time.
- `{"event": "failed", "nonce", "reason"}`: it did not ("The application did not respond" for a command, "This
  interaction failed" for a component), or the bot is offline. For a command the page shows the red line in the
  channel where it was typed; for a component below its message.
- `{"event": "invalid", "nonce", "errors": {option name or "": text}}`: Discord refused the input before the bot
  saw it (a required option is missing, a number out of range, too long, a message over 2,000 characters).
  Each request with a nonce is answered once: by `choices`, `modal`, `acknowledged`, `failed` or `invalid`. A
  frame that cannot be understood is answered by `invalid`, too.
- `{"event": "commands", "commands": [...]}`: the bot registered its commands anew.
- `{"event": "online", "online": bool}`: the bot connected or disconnected.
"""

import asyncio
import json
from typing import Any

from aiohttp import BodyPartReader, WSMsgType, web

from bot.playground.asking import Desk
from bot.playground.files import ATTACHMENT_LIMIT, Upload
from bot.playground.gateway import Gateway
from bot.playground.interactions import CHOICES, MODAL, Interaction, Interactions
from bot.playground.objects import Json, is_list, is_object, objects_in
from bot.playground.pulse import Pulse
from bot.playground.registry import Registry
from bot.playground.rules.inputs import InvalidInputError
from bot.playground.world import Event, World

FORM_OVERHEAD = 4096
OFFLINE = "The bot is offline"
COMMAND_FAILED = "The application did not respond"
COMPONENT_FAILED = "This interaction failed"
_MESSAGE_EVENTS = {"MESSAGE_CREATE": "message", "MESSAGE_UPDATE": "message_update"}
_STARTING_ANEW = ("CHANNEL_", "THREAD_", "GUILD_")


class Pages:
    """All open tabs."""

    def __init__(
        self,
        world: World,
        registry: Registry,
        gateway: Gateway,
        interactions: Interactions,
        desk: Desk,
        pulse: Pulse,
    ) -> None:
        self.world, self.registry, self.gateway, self.desk = world, registry, gateway, desk
        self.interactions, self.pulse = interactions, pulse
        self._tabs: set[Tab] = set()
        world.listeners.append(self._hear)
        registry.on_change.append(self._commands_changed)
        gateway.on_online.append(self._online_changed)

    def add_to(self, app: web.Application) -> None:
        app.router.add_get("/page", self._open)
        app.router.add_post("/page/upload", self._upload)
        app.on_shutdown.append(self._close)

    def _hear(self, event: Event) -> None:
        for tab in self._tabs:
            tab.hear(event)

    def _commands_changed(self) -> None:
        for tab in self._tabs:
            tab.send_commands()

    def _online_changed(self, online: bool) -> None:
        for tab in self._tabs:
            tab.send({"event": "online", "online": online})

    async def _open(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=30, max_msg_size=2**20)
        await socket.prepare(request)
        tab = Tab(self, socket)
        self._tabs.add(tab)
        try:
            await tab.run()
        finally:
            self._tabs.discard(tab)
        return socket

    async def _close(self, _app: web.Application) -> None:
        for tab in tuple(self._tabs):
            await tab.socket.close(code=1001)

    async def _upload(self, request: web.Request) -> web.Response:
        user_ids = [user["id"] for user in self.world.people]
        user_id = request.query.get("user_id", "")
        if (request.content_length or 0) > ATTACHMENT_LIMIT + FORM_OVERHEAD:
            raise web.HTTPRequestEntityTooLarge(ATTACHMENT_LIMIT, request.content_length or 0)
        if user_id not in user_ids or request.content_type != "multipart/form-data":
            raise web.HTTPBadRequest(text="Say who uploads, and send the file as a form.")
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name == "file" and part.filename:
                content = bytes(await part.read())
                attachment = self.desk.upload(user_id, Upload("file", part.filename, content))
                return web.json_response({"id": attachment["id"], "filename": attachment["filename"]})
        raise web.HTTPBadRequest(text="There is no file in the form.")


class Tab:
    """One open page, and the person who sits at it."""

    def __init__(self, pages: Pages, socket: web.WebSocketResponse) -> None:
        self.socket = socket
        self._pages, self._world = pages, pages.world
        self._user = pages.world.people[0]
        self._identified = False
        self._frames: asyncio.Queue[Json] = asyncio.Queue()
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        self._start(self._write())
        try:
            async for frame in self.socket:
                if frame.type is WSMsgType.TEXT:
                    self._receive(frame.data)
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _write(self) -> None:
        while True:
            await self.socket.send_str(json.dumps(await self._frames.get()))

    def send(self, frame: Json) -> None:
        if self._identified:
            self._frames.put_nowait(frame)

    def hear(self, event: Event) -> None:
        if event.name.startswith(_STARTING_ANEW):
            self._hello()
        elif event.name.startswith("MESSAGE_") and self._sees(event):
            if event.name == "MESSAGE_DELETE":
                gone = {"channel_id": event.data["channel_id"], "id": event.data["id"]}
                self.send({"event": "message_delete"} | gone)
            else:
                self.send({"event": _MESSAGE_EVENTS[event.name], "message": event.data})

    def _sees(self, event: Event) -> bool:
        channel = self._world.channel(event.data["channel_id"])
        readable = self._world.permissions(self._user["id"], channel).view_channel
        return readable and event.seen_by in (None, self._user["id"])

    def send_commands(self) -> None:
        self.send({"event": "commands", "commands": self._pages.registry.usable(self._user["id"])})

    def _hello(self) -> None:
        world, user_id = self._world, self._user["id"]
        channels = [c for c in world.channels.values() if world.permissions(user_id, c).view_channel]
        self.send(
            {
                "event": "hello",
                "you": self._user,
                "people": world.people,
                "owner_id": world.owner["id"],
                "application": {"id": world.bot["id"], "name": world.bot["username"]},
                "bot": world.bot,
                "guilds": [{"id": guild.id, "name": guild.name} for guild in world.guilds.values()],
                "channels": [channel.data for channel in channels],
                "commands": self._pages.registry.usable(user_id),
                "messages": {
                    channel.id: [m.data for m in channel.messages.values() if world.sees(user_id, m)]
                    for channel in channels
                },
                "online": self._pages.gateway.online,
            }
        )

    def _receive(self, raw: str) -> None:
        try:
            frame: Any = json.loads(raw)
        except ValueError:
            frame = None
        asked: Json = frame if is_object(frame) else {}
        try:
            self._do(asked)
        except InvalidInputError as error:
            self.send({"event": "invalid", "nonce": asked.get("nonce"), "errors": error.errors})

    def _do(self, asked: Json) -> None:
        desk, user_id, channel_id = self._pages.desk, self._user["id"], str(asked.get("channel_id"))
        nonce, action = asked.get("nonce"), asked.get("do")
        if action == "identify":
            self._identify(asked.get("user_id"))
        elif action == "message":
            desk.write(user_id, channel_id, str(asked.get("content") or ""))
            self.send({"event": "acknowledged", "nonce": nonce})
        elif action == "command":
            target = str(asked["target_id"]) if asked.get("target_id") else None
            command_id, options = str(asked.get("command_id")), objects_in(asked, "options")
            self._follow(nonce, desk.command(user_id, channel_id, command_id, options, target), COMMAND_FAILED)
        elif action == "autocomplete":
            command_id, options = str(asked.get("command_id")), objects_in(asked, "options")
            self._follow(nonce, desk.autocomplete(user_id, channel_id, command_id, options), COMMAND_FAILED)
        elif action == "component":
            values = asked.get("values")
            chosen = [str(value) for value in values] if is_list(values) else None
            message_id, custom_id = str(asked.get("message_id")), str(asked.get("custom_id"))
            used = desk.component(user_id, channel_id, message_id, custom_id, chosen)
            self._follow(nonce, used, COMPONENT_FAILED)
        elif action == "submit":
            sent = desk.submit(user_id, str(asked.get("interaction_id")), objects_in(asked, "components"))
            self._follow(nonce, sent, COMPONENT_FAILED)
        elif action == "thread":
            name, private = str(asked.get("name") or ""), asked.get("private") is True
            desk.start_thread(user_id, channel_id, name, private=private)
            self.send({"event": "acknowledged", "nonce": nonce})
        elif action == "archive":
            desk.archive(user_id, channel_id)
            self.send({"event": "acknowledged", "nonce": nonce})
        elif action == "dismiss":
            desk.dismiss(user_id, str(asked.get("message_id")))
        else:
            raise InvalidInputError({"": "The playground does not know how to do that."})

    def _identify(self, user_id: Any) -> None:
        for user in self._world.people:
            if user["id"] == user_id:
                self._user = user
        self._identified = True
        self._hello()

    def _follow(self, nonce: Any, interaction: Interaction, failure: str) -> None:
        if not self._pages.gateway.sessions:
            self._pages.interactions.fail(interaction)
        self._start(self._tell_outcome(nonce, interaction, failure))

    async def _tell_outcome(self, nonce: Any, asked: Interaction, failure: str) -> None:
        await self._pages.pulse.until(lambda: asked.failed or asked.answer is not None, seconds=None)
        if asked.answer is None:
            reason = failure if self._pages.gateway.online else OFFLINE
            self.send({"event": "failed", "nonce": nonce, "reason": reason})
        elif asked.answer == CHOICES:
            self.send({"event": "choices", "nonce": nonce, "choices": asked.choices})
        elif asked.answer == MODAL:
            self.send({"event": "modal", "nonce": nonce, "interaction_id": asked.id, "modal": asked.modal})
        else:
            self.send({"event": "acknowledged", "nonce": nonce})
