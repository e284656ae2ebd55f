"""What Discord refuses in a message: content, embeds, components and attachments."""

from collections.abc import Sequence
from typing import Any

from bot.playground.objects import COMPONENTS_V2, Json, is_list, is_object, objects_in
from bot.playground.refused import empty_message
from bot.playground.rules.components import MEDIA_SCHEMES, check_components
from bot.playground.rules.form import Part

CONTENT_LIMIT = 2000
EMBED_TOTAL = 6000


def check_message(
    body: Json, *, before: Json | None = None, path: tuple[str, ...] = (), files: Sequence[str] = ()
) -> None:
    """Check the body of a new message, or of an edit of the message `before`.

    `path` is where the message lies in the request; `files` are the names of the files that come with it.

    Raises:
        RefusedError: 50035 with every fault, or 50006 where nothing would be left to show.
    """
    part, old = Part(body, path), before or {}
    part.text("content", CONTENT_LIMIT)
    v2 = _is_v2(part, old)
    check_embeds(part)
    check_components(part, v2=v2)
    kept = _attachments(part, old, files)
    after = {key: body.get(key, old.get(key)) for key in ("content", "embeds", "components")}
    if v2:
        _refuse_legacy_fields(part, after)
        _refuse_lost_references(part["components"], {*kept, *files})
    part.settle()
    has_text = bool(str(after["content"] or "").strip() or after["embeds"] or (v2 and after["components"]))
    if not has_text and not files and not kept:
        raise empty_message()


def _is_v2(part: Part, old: Json) -> bool:
    flags = part.whole("flags", 0, 2**31 - 1)
    was_v2 = bool(old.get("flags", 0) & COMPONENTS_V2)
    if was_v2 and flags is not None and not flags & COMPONENTS_V2:
        message = "The MessageFlags.IS_COMPONENTS_V2 flag cannot be removed"
        part["flags"].refuse("MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", message)
    return was_v2 or bool((flags or 0) & COMPONENTS_V2)


def _refuse_legacy_fields(part: Part, after: Json) -> None:
    for key in ("content", "embeds"):
        if after[key]:
            message = f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            part[key].refuse("MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message)


def check_embeds(body: Part) -> None:
    """Check `body["embeds"]`: each alone, and the length of all together."""
    total = sum(_embed(embed) for embed in body.items("embeds", 10))
    if total > EMBED_TOTAL:
        message = f"Embed size exceeds maximum size of {EMBED_TOTAL}"
        body["embeds"].refuse("MAX_EMBED_SIZE_EXCEEDED", message)


def _embed(embed: Part) -> int:
    """Check one embed; how much of the total length it takes."""
    texts = [embed.text("title", 256), embed.text("description", 4096)]
    footer, author = embed.inner("footer"), embed.inner("author")
    texts += [footer.text("text", 2048), author.text("name", 256)]
    embed.url("url", 2048)
    embed.whole("color", 0, 0xFFFFFF)
    for key in ("image", "thumbnail"):
        embed.inner(key).url("url", 2048, MEDIA_SCHEMES)
    for part in (footer, author):
        part.url("icon_url", 2048, MEDIA_SCHEMES)
    author.url("url", 2048)
    for field in embed.items("fields", 25):
        texts += [_visible(field, "name", 256), _visible(field, "value", 1024)]
    return sum(map(len, texts))


def _visible(field: Part, key: str, most: int) -> str:
    text = field.text(key, most, required=True)
    if text and not text.strip():
        field[key].refuse("BASE_TYPE_REQUIRED", "This field is required")
    return text


def _attachments(part: Part, old: Json, files: Sequence[str]) -> list[str]:
    """Check what is said of attachments; the names of the old ones that stay."""
    given = part.items("attachments", 10)
    for attachment in given:
        attachment.text("description", 1024)
        attachment.text("filename", 1024)
        if attachment.fields().get("id") is None:
            attachment["id"].refuse("BASE_TYPE_REQUIRED", "This field is required")
    part["attachments"].length(len(files), 10)
    stay = {str(attachment.fields().get("id")) for attachment in given}
    everything = part.fields().get("attachments") is None
    return [file["filename"] for file in objects_in(old, "attachments") if everything or file["id"] in stay]


def _refuse_lost_references(components: Part, names: set[str]) -> None:
    lost = sorted(_referred(components.value) - names)
    if lost:
        message = f"The referenced attachment {lost[0]!r} was not found"
        components.refuse("UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", message)


def _referred(node: Any) -> set[str]:
    """The names that `attachment://name` addresses below a node refer to."""
    if isinstance(node, str):
        return {node.removeprefix("attachment://")} if node.startswith("attachment://") else set()
    inner = node.values() if is_object(node) else node if is_list(node) else ()
    return {name for child in inner for name in _referred(child)}
