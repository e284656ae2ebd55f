"""Holds request bodies against Discord's own description of its HTTP API, where `../shared` has it.

It says less than Discord enforces (no totals over several fields, no duplicates), and two things differently:
an attachment's id may be a number, the index of `files[n]`; and in unions of typed objects the type chooses the
alternative, so that a fault is told of the one that was meant, and the others are not looked at.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend  # pyright: ignore[reportUnknownVariableType]
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from bot.playground.objects import Json, is_list, is_object

DOCUMENT = Path(__file__).parents[2] / ".." / "shared" / "discord" / "openapi.json"
URN = "urn:discord"
SNOWFLAKE = {"type": ["string", "integer"], "pattern": "^(0|[1-9][0-9]*)$"}


class DiscordApi:
    """Discord's operations, each with the schema of its request body."""

    def __init__(self, document: Json) -> None:
        document["components"]["schemas"]["SnowflakeType"] = SNOWFLAKE
        _tell_unions_apart(document, document["components"]["schemas"])
        self._document = document
        self._registry: Registry[Any] = Registry[Any]().with_resource(
            URN, Resource(contents=document, specification=DRAFT202012)
        )
        # literal paths such as …/@original before those with a parameter there
        self._templates = sorted(document["paths"], key=lambda template: template.count("{"))

    def template(self, method: str, path: str) -> str | None:
        """The documented path of a request, e.g. `/channels/{channel_id}/messages`; None where there is none."""
        for template in self._templates:
            known = re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", template), path)
            if known and method.lower() in self._document["paths"][template]:
                return template
        return None

    def faults(self, method: str, path: str, body: Any) -> list[str]:
        """What Discord's document says is wrong with a request, each as `where: what`; nothing where it is fine."""
        template = self.template(method, path)
        if template is None:
            return [f"{method} {path}: Discord has no such operation"]
        return [] if body is None else list(self._faults(method.lower(), template, json.dumps(body)))

    @cache  # noqa: B019 - as below; every start of a bot registers the same commands, which take long to look at
    def _faults(self, method: str, template: str, body: str) -> tuple[str, ...]:
        validator = self._validator(method, template)
        if validator is None:
            return ()
        errors: Iterator[ValidationError] = validator.iter_errors(json.loads(body))
        return tuple(_told(leaf) for error in errors for leaf in _leaves(error))

    @cache  # noqa: B019 - one instance lives as long as the tests
    def _validator(self, method: str, template: str) -> Any:
        operation = self._document["paths"][template][method]
        if "application/json" not in operation.get("requestBody", {}).get("content", {}):
            return None
        escaped = template.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
        pointer = f"#/paths/{escaped}/{method}/requestBody/content/application~1json/schema"
        return _Validator({"$ref": URN + pointer}, registry=self._registry)


@cache
def discord_api() -> DiscordApi:
    """The document, read once. Skips the test where it is not there."""
    if not DOCUMENT.exists():
        pytest.skip("needs Discord's OpenAPI document at ../shared/discord/openapi.json")
    return DiscordApi(json.loads(DOCUMENT.read_text("utf-8")))


def _tell_unions_apart(node: Any, schemas: Json) -> None:
    """Turn anyOf/oneOf of objects with a constant `type` into `byType`, in place."""
    for key in ("oneOf", "anyOf") if is_object(node) else ():
        tags = _tags(node.get(key) or [], schemas)
        if len(tags) > 2:
            del node[key]
            node["byType"] = tags
    for inner in list[Any](node.values()) if is_object(node) else node if is_list(node) else ():
        _tell_unions_apart(inner, schemas)


def _tags(alternatives: list[Json], schemas: Json) -> list[tuple[list[Any], Json]]:
    """The values of `type` that choose each alternative; nothing where some cannot be told by it."""
    tags: list[tuple[list[Any], Json]] = []
    for alternative in alternatives:
        schema = schemas.get(alternative.get("$ref", "").rsplit("/", 1)[-1], {})
        values = schema.get("properties", {}).get("type", {}).get("enum")
        if not values or "type" not in schema.get("required", []):
            return []
        tags.append((values, alternative))
    return tags


def _by_type(validator: Any, tags: list[tuple[list[Any], Json]], node: Any, _: Json) -> Iterator[ValidationError]:
    """A keyword of ours: the schema of the alternative that an object's `type` chooses."""
    type_ = node.get("type") if is_object(node) else None
    chosen = next((alternative for values, alternative in tags if type_ in values), None)
    if chosen is None:
        yield ValidationError(f"{type_!r} is none of the types {[values for values, _ in tags]}")
    else:
        yield from validator.descend(node, chosen)


_Validator: Any = extend(Draft202012Validator, {"byType": _by_type})  # pyright: ignore[reportUnknownVariableType]


def _leaves(error: ValidationError) -> list[ValidationError]:
    """The faults that matter below one error: of the alternative that is nearest to what was sent."""
    inner = [e for e in error.context or [] if (e.validator, e.validator_value) != ("type", "null")]
    if not inner:
        return [error]
    branches = [e.schema_path[0] for e in inner]
    nearest = min(branches, key=branches.count)
    return [leaf for e in inner if e.schema_path[0] == nearest for leaf in _leaves(e)]


def _told(error: ValidationError) -> str:
    return f"{'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"
