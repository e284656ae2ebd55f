"""The gateway: identify, heartbeat, resume with replay, sharding, intents, zlib-stream."""

import asyncio
import json
import secrets
import zlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web
from discord import Intents

from bot.playground.intents import delivered
from bot.playground.objects import Json, is_list, is_object
from bot.playground.pulse import Pulse
from bot.playground.world import Event, World

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT = 0, 1, 2, 6, 7
REQUEST_MEMBERS, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 8, 9, 10, 11
UNKNOWN_ERROR, DECODE_ERROR, NOT_AUTHENTICATED, BAD_TOKEN, ALREADY_AUTHENTICATED = 4000, 4002, 4003, 4004, 4005
INVALID_SHARD, DISALLOWED_INTENTS = 4010, 4014
HEARTBEAT_INTERVAL_MS = 41_250
ACK_DELAY = 0.05
"""Seconds, as over a real network: an answer that overtakes discord.py's own clock makes it warn of a lag."""
EVENTS_REPLAYED = 1000
SESSIONS_KEPT = 16
PRIVILEGED = Intents(members=True, presences=True, message_content=True).value


class Connection:
    """One websocket: frames leave in order, through one zlib stream where the client asked for it."""

    def __init__(self, socket: web.WebSocketResponse, *, compress: bool) -> None:
        self._socket = socket
        self._zlib = zlib.compressobj() if compress else None
        self._frames: asyncio.Queue[Json | int] = asyncio.Queue()

    def send(self, op: int, data: object, name: str | None = None, number: int | None = None) -> None:
        self._frames.put_nowait({"op": op, "d": data, "t": name, "s": number})

    def close(self, code: int) -> None:
        """Close with this code, after all that was sent before."""
        self._frames.put_nowait(code)

    async def write(self) -> None:
        while not isinstance(frame := await self._frames.get(), int):
            raw = json.dumps(frame)
            if self._zlib:
                await self._socket.send_bytes(
                    self._zlib.compress(raw.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH)
                )
            else:
                await self._socket.send_str(raw)
        await self._socket.close(code=frame)


@dataclass(eq=False, slots=True)
class Session:
    """What a shard of the bot is told, and can be told again after its connection broke."""

    intents: Intents
    shard: tuple[int, int]
    connection: Connection | None
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    number: int = 0
    sent: deque[tuple[int, str, Json]] = field(default_factory=lambda: deque(maxlen=EVENTS_REPLAYED))

    def send(self, name: str, data: Json) -> None:
        self.number += 1
        self.sent.append((self.number, name, data))
        if self.connection:
            self.connection.send(DISPATCH, data, name, self.number)

    def replay(self, after: int) -> bool:
        """Send again what came after this number; False where that is no longer known."""
        if after > self.number or (self.sent and after < self.sent[0][0] - 1):
            return False
        for number, name, data in self.sent:
            if number > after and self.connection:
                self.connection.send(DISPATCH, data, name, number)
        return True

    def takes(self, event: Event) -> bool:
        """Whether this shard is responsible: direct messages go to the first."""
        own, count = self.shard
        return own == (int(event.guild_id) >> 22) % count if event.guild_id else own == 0


class Gateway:
    """Every session of the bot, and the websocket that it talks over."""

    def __init__(self, world: World, pulse: Pulse, token: str, *, privileged_intents: bool) -> None:
        self.url = ""
        self._world, self._pulse, self._token = world, pulse, token
        self._forbidden = 0 if privileged_intents else PRIVILEGED
        self._sessions: dict[str, Session] = {}
        self._was_online = False
        self.on_online: list[Callable[[bool], None]] = []
        world.listeners.append(self._hear)

    @property
    def online(self) -> bool:
        return any(session.connection for session in self._sessions.values())

    @property
    def sessions(self) -> tuple[Session, ...]:
        return tuple(self._sessions.values())

    def _changed(self) -> None:
        if self.online != self._was_online:
            self._was_online = self.online
            for listener in tuple(self.on_online):
                listener(self.online)
        self._pulse.beat()

    def drop(self, *, resumable: bool = True, code: int = UNKNOWN_ERROR) -> None:
        """Break every connection; without `resumable` the sessions are forgotten, too."""
        for session in self.sessions:
            if session.connection:
                session.connection.close(code)
                session.connection = None
        if not resumable:
            self._sessions.clear()
        self._changed()

    def reconnect(self) -> None:
        """Ask every shard to connect anew, as Discord does before it restarts a server."""
        for session in self.sessions:
            if session.connection:
                session.connection.send(RECONNECT, None)

    def _hear(self, event: Event) -> None:
        for session in self.sessions:
            if session.takes(event) and (data := delivered(event, session.intents, self._world)) is not None:
                session.send(event.name, data)
        self._pulse.beat()

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False, max_msg_size=4096)
        await socket.prepare(request)
        connection = Connection(socket, compress=request.query.get("compress") == "zlib-stream")
        writer = asyncio.create_task(connection.write())
        connection.send(HELLO, {"heartbeat_interval": HEARTBEAT_INTERVAL_MS})
        try:
            await self._listen(socket, connection)
        finally:
            self._leave(connection, clean=socket.close_code in (1000, 1001))
            writer.cancel()
            await asyncio.wait([writer])
        return socket

    async def _listen(self, socket: web.WebSocketResponse, connection: Connection) -> None:
        async for frame in socket:
            if frame.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                return
            try:
                payload = json.loads(frame.data)
            except ValueError:
                payload = None
            if is_object(payload):
                self._receive(connection, payload.get("op"), payload.get("d"))
            else:
                connection.close(DECODE_ERROR)

    def _receive(self, connection: Connection, op: object, data: object) -> None:
        session = next((s for s in self.sessions if s.connection is connection), None)
        if op == HEARTBEAT:
            asyncio.get_running_loop().call_later(ACK_DELAY, connection.send, HEARTBEAT_ACK, None)
        elif op in (IDENTIFY, RESUME) and session:
            connection.close(ALREADY_AUTHENTICATED)
        elif op == IDENTIFY and is_object(data):
            self._identify(connection, data)
        elif op == RESUME and is_object(data):
            self._resume(connection, data)
        elif session is None:
            connection.close(NOT_AUTHENTICATED)
        elif op == REQUEST_MEMBERS and is_object(data):
            self._members(session, data)

    def _identify(self, connection: Connection, data: Json) -> None:
        own, count = data.get("shard") or (0, 1)
        intents = Intents._from_value(int(data.get("intents") or 0))  # pyright: ignore[reportPrivateUsage]
        if data.get("token") != self._token:
            connection.close(BAD_TOKEN)
        elif not 0 <= own < count:
            connection.close(INVALID_SHARD)
        elif intents.value & self._forbidden:
            connection.close(DISALLOWED_INTENTS)
        else:
            self._begin(Session(intents, (own, count), connection))

    def _begin(self, session: Session) -> None:
        for old in self.sessions:
            if old.shard == session.shard and old.connection is None:
                del self._sessions[old.id]
        self._sessions[session.id] = session
        while len(self._sessions) > SESSIONS_KEPT:
            del self._sessions[next(iter(self._sessions))]
        guilds = [guild for guild in self._world.guilds.values() if guild.bot_is_member]
        mine = [guild for guild in guilds if session.takes(Event("GUILD_CREATE", {}, guild.id))]
        session.send("READY", self._ready(session, [guild.id for guild in mine]))
        for guild in mine if session.intents.guilds else ():
            arrival = self._world.guild_create(guild, all_members=session.intents.members)
            session.send("GUILD_CREATE", arrival)
        self._changed()

    def _ready(self, session: Session, guild_ids: list[str]) -> Json:
        return {
            "v": 10,
            "user": self._world.bot | {"verified": True, "mfa_enabled": False, "email": None, "flags": 0},
            "guilds": [{"id": guild_id, "unavailable": True} for guild_id in guild_ids],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "shard": list(session.shard),
            "application": {"id": self._world.bot["id"], "flags": 0},
            "private_channels": [],
            "relationships": [],
        }

    def _resume(self, connection: Connection, data: Json) -> None:
        session = self._sessions.get(str(data.get("session_id")))
        if data.get("token") != self._token:
            connection.close(BAD_TOKEN)
            return
        if session:
            session.connection = connection
        if session is None or not session.replay(int(data.get("seq") or 0)):
            connection.send(INVALID_SESSION, False)
            return
        session.send("RESUMED", {})
        self._changed()

    def _members(self, session: Session, data: Json) -> None:
        guild = self._world.guild(str(data.get("guild_id")))
        start, asked = str(data.get("query") or "").lower(), data.get("user_ids")
        wanted = {str(user_id) for user_id in (asked if is_list(asked) else [asked]) if user_id}
        found = [
            member.data
            for member in guild.members.values()
            if (member.user["id"] in wanted if wanted else member.user["username"].lower().startswith(start))
        ]
        chunk: Json = {"guild_id": guild.id, "members": found, "chunk_index": 0, "chunk_count": 1}
        session.send("GUILD_MEMBERS_CHUNK", chunk | {"nonce": data.get("nonce"), "not_found": []})

    def _leave(self, connection: Connection, *, clean: bool) -> None:
        for session in self.sessions:
            if session.connection is connection:
                session.connection = None
                # a client that says goodbye cannot resume
                if clean:
                    del self._sessions[session.id]
        self._changed()
