"""What outlives the local Discord: people, servers, channels, commands, messages and their files, in a SQLite file.

Each change is a transaction of its own, so that whoever is killed leaves what was there a moment before.
"""

import json
import sqlite3
from contextlib import suppress
from pathlib import Path

from bot.playground.channels import Message
from bot.playground.files import Files, StoredFile
from bot.playground.objects import LOADING, Json
from bot.playground.registry import Registry
from bot.playground.world import MESSAGES_KEPT, Event, World

FORMAT = 1
_SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY, channel_id INTEGER NOT NULL, data TEXT NOT NULL, files TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS files (
    id INTEGER PRIMARY KEY, message_id INTEGER NOT NULL, content_type TEXT NOT NULL, content BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS files_of_messages ON files (message_id);
"""
_MESSAGE_EVENTS = ("MESSAGE_CREATE", "MESSAGE_UPDATE")


class Keeper:
    """Keeps a world in a file, and brings it back. What one person alone sees is gone, as with their next start of
    Discord."""

    def __init__(self, path: Path, world: World, registry: Registry, files: Files) -> None:
        self._world, self._registry, self._files = world, registry, files
        self._database = _opened(path)
        if frame := self._fact("frame"):
            world.restore(json.loads(frame))
        if commands := self._fact("commands"):
            registry.restore(json.loads(commands))
        self._keep_frame()
        world.listeners.append(self._hear)
        registry.on_change.append(self._keep_commands)

    def fetch(self, base: str) -> None:
        """Bring the messages back; files are at `base` now, wherever they were before."""
        before = self._fact("base") or base
        with self._database as database:
            for column in ("data", "files"):
                database.execute(f"UPDATE messages SET {column} = replace({column}, ?, ?)", (before, base))
            database.execute("INSERT OR REPLACE INTO facts VALUES ('base', ?)", (base,))
        for channel in tuple(self._world.channels.values()):
            rows = self._database.execute(
                "SELECT data, files, id FROM messages WHERE channel_id = ? ORDER BY id DESC", (int(channel.id),)
            ).fetchall()
            for data, files, _ in reversed(rows[:MESSAGES_KEPT]):
                message = Message(json.loads(data), files=json.loads(files))
                channel.messages[message.id] = message
                channel.data["last_message_id"] = message.id
            for *_, message_id in rows[MESSAGES_KEPT:]:
                self._drop(message_id)
        for file_id, content_type, content in self._database.execute("SELECT id, content_type, content FROM files"):
            self._files.put(str(file_id), StoredFile(content, content_type))

    def close(self) -> None:
        self._database.close()

    def _hear(self, event: Event) -> None:
        if event.name in _MESSAGE_EVENTS:
            if event.seen_by is None:
                self._keep(self._world.message(event.data["channel_id"], event.data["id"]))
        elif event.name == "MESSAGE_DELETE":
            self._drop(int(event.data["id"]))
        elif event.name != "INTERACTION_CREATE":
            self._keep_frame()

    def _keep(self, message: Message) -> None:
        if message.data["flags"] & LOADING:
            return
        row = int(message.id), int(message.channel_id), json.dumps(message.data), json.dumps(message.files)
        with self._database as database:
            database.execute("INSERT OR REPLACE INTO messages VALUES (?, ?, ?, ?)", row)
            kept = [int(file["id"]) for file in message.files]
            marks = ", ".join("?" * len(kept))
            database.execute(f"DELETE FROM files WHERE message_id = ? AND id NOT IN ({marks})", (row[0], *kept))
            for file_id in kept:
                if stored := self._files.get(str(file_id)):
                    given = file_id, row[0], stored.content_type, stored.content
                    database.execute("INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?)", given)

    def _drop(self, message_id: int) -> None:
        with self._database as database:
            database.execute("DELETE FROM messages WHERE id = ?", (message_id,))
            database.execute("DELETE FROM files WHERE message_id = ?", (message_id,))

    def _keep_frame(self) -> None:
        self._put("frame", self._world.frame())

    def _keep_commands(self) -> None:
        self._put("commands", self._registry.scopes)

    def _put(self, name: str, value: Json) -> None:
        with self._database as database:
            database.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, json.dumps(value)))

    def _fact(self, name: str) -> str | None:
        row = self._database.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return row and row[0]


def _opened(path: Path) -> sqlite3.Connection:
    """The file, for its owner alone; one that is damaged, or of another format, is put aside."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    with suppress(sqlite3.DatabaseError):
        database = sqlite3.connect(path)
        version: int = database.execute("PRAGMA user_version").fetchone()[0]
        if version in (0, FORMAT):
            database.executescript(_SCHEMA + f"PRAGMA user_version = {FORMAT};")
            return database
        database.close()
    path.replace(path.with_suffix(".old"))
    for beside in ("-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    return _opened(path)
