"""Attachments: kept in memory, served from the local CDN."""

import mimetypes
import re
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from bot.playground.objects import Json, snowflake

ATTACHMENT_LIMIT = 10 * 2**20
MEMORY_LIMIT = 128 * 2**20
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in; `field` is its name in the form, e.g. `files[0]`."""

    field: str
    filename: str
    content: bytes

    @property
    def index(self) -> str:
        """What the message calls it until it has an id of its own: `files[2]` is "2"."""
        return self.field.removeprefix("files[").removesuffix("]")


@dataclass(frozen=True, slots=True)
class StoredFile:
    content: bytes
    content_type: str


class Files:
    """Every attachment by id. Past the limit of memory the oldest are forgotten."""

    def __init__(self) -> None:
        self.base = ""
        self._stored: OrderedDict[str, StoredFile] = OrderedDict()
        self._size = 0

    def get(self, attachment_id: str) -> StoredFile | None:
        return self._stored.get(attachment_id)

    def add(self, upload: Upload, channel_id: str, description: Any = None) -> Json:
        """Store a file and give its attachment object."""
        attachment_id, filename = snowflake(), safe_name(upload.filename)
        content_type = mimetypes.guess_type(filename)[0] or "application/octet-stream"
        self.put(attachment_id, StoredFile(upload.content, content_type))
        url = f"{self.base}/attachments/{channel_id}/{attachment_id}/{quote(filename)}"
        attachment: Json = {
            "id": attachment_id,
            "filename": filename,
            "size": len(upload.content),
            "url": url,
            "proxy_url": url,
            "content_type": content_type,
        }
        if description:
            attachment["description"] = description
        return attachment | _picture_size(upload.content)

    def put(self, attachment_id: str, stored: StoredFile) -> None:
        self._stored[attachment_id] = stored
        self._size += len(stored.content)
        while self._size > MEMORY_LIMIT and len(self._stored) > 1:
            self._size -= len(self._stored.popitem(last=False)[1].content)

    def forget(self, attachment_id: str) -> None:
        if stored := self._stored.pop(attachment_id, None):
            self._size -= len(stored.content)


def safe_name(filename: str) -> str:
    """A file name as Discord keeps it: no folders, no spaces, nothing but letters, digits and -_."""
    return re.sub(r"[^\w.-]+", "_", filename.replace("\\", "/").rsplit("/", 1)[-1]).strip(".") or "unknown"


def _picture_size(content: bytes) -> Json:
    """Width and height of a PNG, from its header (PNG specification, 11.2.2)."""
    if not content.startswith(_PNG) or len(content) < 24:
        return {}
    return {"width": int.from_bytes(content[16:20], "big"), "height": int.from_bytes(content[20:24], "big")}
