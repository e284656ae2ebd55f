"""Messages made and changed from the bodies that the bot sends."""

import copy
import re
from typing import Any

from bot.playground import blanks, refused, threads
from bot.playground.channels import Channel, Message
from bot.playground.files import ATTACHMENT_LIMIT, Files, Upload, safe_name
from bot.playground.objects import COMPONENTS_V2, LOADING, Json, is_list, is_object, objects_in, timestamp, walk
from bot.playground.rules.components import TEXT
from bot.playground.rules.messages import check_message
from bot.playground.world import World

DEFAULT, REPLY = 0, 19
SETTABLE_FLAGS = 1 << 2 | 1 << 12 | COMPONENTS_V2
_MENTION = re.compile(r"<@!?(\d+)>")
_EVERYONE = re.compile(r"@(?:everyone|here)\b")


class Mailroom:
    """Turns bodies into messages: checks them, stores their files, and tells the world."""

    def __init__(self, world: World, files: Files) -> None:
        self._world = world
        self._files = files

    def send(
        self,
        channel: Channel,
        author: Json,
        body: Json,
        uploads: list[Upload] | None = None,
        *,
        kind: int = DEFAULT,
        extra: Json | None = None,
        flags: int = 0,
        seen_by: str | None = None,
        path: tuple[str, ...] = (),
    ) -> Message:
        """A new message; it opens a thread that is archived. `extra` are fields to add as they are, `flags` those
        the sender cannot set alone.

        Raises:
            RefusedError: 50035 or 50006, and 40005 for a file that is too large.
        """
        uploads = uploads or []
        if not flags & LOADING:
            check_message(body, path=path, files=_names(uploads))
        message = Message(blanks.message(channel.id, author, kind, flags) | (extra or {}), seen_by)
        self._fill(message, body, uploads)
        if channel.is_archived:
            threads.reopen(self._world, channel)
        if channel.is_private:
            for user in message.data["mentions"]:
                threads.take_in(self._world, channel, user["id"])
        self._put(message, edited=False)
        return message

    def edit(
        self, message: Message, body: Json, uploads: list[Upload] | None = None, path: tuple[str, ...] = ()
    ) -> None:
        """Change what the body names, and keep the rest.

        Raises:
            RefusedError: as for `send`, and 50083 in a thread that is archived.
        """
        uploads = uploads or []
        if self._world.channel(message.channel_id).is_archived:
            raise refused.archived_thread()
        before = message.data | {"attachments": message.files}
        check_message(body, before=before, path=path, files=_names(uploads))
        thinking = message.data["flags"] & LOADING
        message.data = copy.deepcopy(message.data)
        message.data["flags"] &= ~LOADING
        self._fill(message, body, uploads)
        message.data["edited_timestamp"] = None if thinking else timestamp()
        self._put(message, edited=True)

    def delete(self, message: Message) -> None:
        for attachment in message.files:
            self._files.forget(attachment["id"])
        self._world.remove(message)

    def _put(self, message: Message, *, edited: bool) -> None:
        for attachment in self._world.put(message, edited=edited):
            self._files.forget(attachment["id"])

    def _fill(self, message: Message, body: Json, uploads: list[Upload]) -> None:
        data = message.data
        if "content" in body:
            data["content"] = str(body["content"] or "").strip()
        for key in ("embeds", "components"):
            if key in body:
                data[key] = copy.deepcopy(body[key] or [])
        data["flags"] |= (body.get("flags") or 0) & SETTABLE_FLAGS
        for embed in data["embeds"]:
            embed.setdefault("type", "rich")
        complete(data["components"])
        self._attach(message, body, uploads)
        if "content" in body or "components" in body:
            self._mention(data, body.get("allowed_mentions"))

    def _attach(self, message: Message, body: Json, uploads: list[Upload]) -> None:
        named = {str(item["id"]): item for item in objects_in(body, "attachments")}
        kept = [file for file in message.files if file["id"] in named or body.get("attachments") is None]
        for upload in uploads:
            description = named.get(upload.index, {}).get("description")
            kept.append(self._files.add(upload, message.channel_id, description))
        message.files = kept
        shown = _show_inside([message.data["embeds"], message.data["components"]], kept)
        message.data["attachments"] = [file for file in kept if file["id"] not in shown]

    def _mention(self, data: Json, allowed: Any) -> None:
        rules: Json = allowed if is_object(allowed) else {"parse": ["users", "roles", "everyone"]}
        parse, users = (list[Any](rules.get(key) or ()) for key in ("parse", "users"))
        texts = [c.get("content") or "" for c in walk(data["components"]) if c["type"] == TEXT]
        text = "\n".join([data["content"], *texts])
        mentioned = set(_MENTION.findall(text))
        data["mentions"] = [
            user
            for user in (*self._world.people, self._world.bot)
            if user["id"] in mentioned and ("users" in parse or user["id"] in map(str, users))
        ]
        channel = self._world.channel(data["channel_id"])
        may = self._world.permissions(data["author"]["id"], channel).mention_everyone
        data["mention_everyone"] = bool("everyone" in parse and may and _EVERYONE.search(text))


def complete(components: list[Json]) -> None:
    """Give each component its number, and ids as text, as Discord does: JavaScript rounds such numbers."""
    for number, component in enumerate(walk(components), 1):
        component["id"] = component.get("id") or number
        for chosen in objects_in(component, "default_values"):
            chosen["id"] = str(chosen["id"])


def _names(uploads: list[Upload]) -> list[str]:
    """The names that the files will have.

    Raises:
        RefusedError: 40005 where one is too large.
    """
    if any(len(upload.content) > ATTACHMENT_LIMIT for upload in uploads):
        raise refused.too_large()
    return [safe_name(upload.filename) for upload in uploads]


def require(world: World, channel: Channel, **wanted: bool) -> None:
    """Hold what the bot does in a channel against its permissions there.

    Raises:
        RefusedError: 50001 where the bot does not see the channel, 50013 where it lacks a permission there.
    """
    has = world.permissions(world.bot["id"], channel)
    if not has.view_channel:
        raise refused.missing_access()
    if not channel.needs(**wanted) <= has:
        raise refused.missing_permissions()


def _show_inside(node: Any, files: list[Json]) -> set[str]:
    """Put the files that embeds and components refer to (`attachment://name`) in their place; gives their ids."""
    shown: set[str] = set()
    for inner in node.values() if is_object(node) else node if is_list(node) else ():
        shown |= _show_inside(inner, files)
    if is_object(node):
        for file in files:
            for key in ("url", "icon_url"):
                if node.get(key) in (f"attachment://{file['filename']}", file["url"]):
                    node |= {"proxy_url": file["url"], key: file["url"]}
                    node |= {k: file[k] for k in ("width", "height", "content_type", "size") if k in file}
                    shown.add(file["id"])
    return shown
