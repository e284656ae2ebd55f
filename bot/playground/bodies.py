"""What the bodies of requests hold: JSON or, where a route takes them, forms of both sorts."""

import json
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from bot.playground import refused
from bot.playground.files import Upload
from bot.playground.objects import Json, is_object

_URLENCODED, _MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
_NUMBERS = frozenset({"flags", "type", "auto_archive_duration", "rate_limit_per_user"})
_SWITCHES = {"true": True, "1": True, "false": False, "0": False}


async def read(request: web.Request, *, takes_forms: bool) -> tuple[Any, list[Upload]]:
    """The body (None where there is none) and the files that came with it.

    Raises:
        RefusedError: 50109 for what is no JSON, 50035 for what is no form, or is one where only JSON is taken, and
            40005 for what is too large.
    """
    kind = request.content_type
    try:
        if kind == _MULTIPART and takes_forms:
            return await _parts(request)
        raw = await request.read()
        if raw and kind == _URLENCODED and takes_forms:
            return _fields(raw), []
        if raw and kind != "application/json":
            raise refused.wrong_content_type()
        return _json(raw) if raw else None, []
    except web.HTTPRequestEntityTooLarge as error:
        raise refused.too_large() from error


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError as error:
        raise refused.not_json() from error


def _fields(raw: bytes) -> Json:
    try:
        given = parse_qsl(raw.decode(), keep_blank_values=True, strict_parsing=True)
    except ValueError as error:
        raise refused.broken_form() from error
    return {name: _typed(name, value) for name, value in given}


async def _parts(request: web.Request) -> tuple[Any, list[Upload]]:
    """What `payload_json` says, and beside it the plain fields of the form."""
    fields: Json = {}
    payload: Any = None
    uploads: list[Upload] = []
    try:
        parts = await request.multipart()
        while (part := await parts.next()) is not None:
            if not isinstance(part, BodyPartReader):
                continue
            content = bytes(await part.read(decode=True))
            if part.filename is not None:
                uploads.append(Upload(part.name or "", part.filename, content))
            elif part.name == "payload_json":
                payload = _json(content)
            else:
                fields[part.name or ""] = _typed(part.name or "", content.decode())
    except (ValueError, AssertionError) as error:
        raise refused.broken_form() from error
    if is_object(payload):
        return fields | payload, uploads
    return (fields or None) if payload is None else payload, uploads


def _typed(name: str, value: str) -> object:
    """A field as JSON would have it: in a form everything is text."""
    if name in _NUMBERS and value.isdecimal():
        return int(value)
    return _SWITCHES.get(value, value) if name == "tts" else value
