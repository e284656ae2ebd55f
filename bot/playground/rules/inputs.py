"""What Discord refuses of a person before the bot sees it: options, messages, choices and modals."""

import re
from typing import Any

from bot.playground.objects import Json, is_list, objects_in, walk
from bot.playground.rules.commands import (
    ATTACHMENT,
    BOOLEAN,
    CHANNEL,
    GROUP,
    INTEGER,
    MENTIONABLE,
    NUMBER,
    ROLE,
    STRING,
    SUBCOMMAND,
    USER,
)
from bot.playground.rules.components import SELECTS, TEXT_INPUT
from bot.playground.rules.messages import CONTENT_LIMIT
from bot.playground.rules.modals import CHECKBOX_GROUP, FILE_UPLOAD, RADIO_GROUP

_SNOWFLAKE = re.compile(r"\d{15,20}")


class InvalidInputError(Exception):
    """What a person gave and Discord does not take: option name (or custom id, or "") -> what they read."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {text}" if name else text for name, text in errors.items()))
        self.errors = errors


def check_content(content: str) -> None:
    """Refuse what Discord lets nobody send.

    Raises:
        InvalidInputError: an empty message, or one over 2,000 characters.
    """
    if not content.strip():
        raise InvalidInputError({"": "A message needs some text."})
    if len(content) > CONTENT_LIMIT:
        raise InvalidInputError({"": f"Messages can have {CONTENT_LIMIT:,} characters at most."})


def find_leaf(command: Json, given: list[Json]) -> tuple[Json, list[Json]]:
    """Follow sub-commands down: the command (or sub-command) that runs, and the values given to it.

    Raises:
        InvalidInputError: there is no such sub-command, or none was chosen.
    """
    leaf, values = command, given
    while branches := [o for o in objects_in(leaf, "options") if o["type"] in (SUBCOMMAND, GROUP)]:
        chosen: Json = values[0] if values else {}
        found = [branch for branch in branches if branch["name"] == chosen.get("name")]
        if not found:
            raise InvalidInputError({"": "Choose one of the sub-commands."})
        leaf = found[0]
        values = objects_in(chosen, "options")
    return leaf, values


def full_name(command: Json, given: list[Json]) -> str:
    """The command with its sub-commands, as Discord says who used it: `quote find`."""
    names, values = [str(command["name"])], given
    while values and values[0]["type"] in (SUBCOMMAND, GROUP):
        names.append(str(values[0]["name"]))
        values = objects_in(values[0], "options")
    return " ".join(names)


def tidied(command: Json, given: list[Json]) -> list[Json]:
    """The options as Discord sends them on: known ones only, each with the type that the command gives it."""
    known = {option["name"]: option for option in objects_in(command, "options")}
    tidy: list[Json] = []
    for option in given:
        spec = known.get(option.get("name"))
        if spec is None:
            raise InvalidInputError({str(option.get("name")): "There is no such option."})
        clean: Json = {"name": spec["name"], "type": spec["type"]}
        if spec["type"] in (SUBCOMMAND, GROUP):
            clean["options"] = tidied(spec, objects_in(option, "options"))
        elif option.get("value") is not None:
            clean["value"] = option["value"]
        tidy.append(clean | ({"focused": True} if option.get("focused") is True else {}))
    return tidy


def check_options(command: Json, given: list[Json]) -> None:
    """Check the tidied options given to a command.

    Raises:
        InvalidInputError: a required option is missing, or a value is none that the option takes.
    """
    leaf, values = find_leaf(command, given)
    present = {value["name"]: value.get("value") for value in values}
    faults = {o["name"]: _fault(o, present.get(o["name"])) for o in objects_in(leaf, "options")}
    if errors := {name: fault for name, fault in faults.items() if fault}:
        raise InvalidInputError(errors)


def _fault(option: Json, value: Any) -> str | None:
    kind = option["type"]
    if value is None or (value == "" and option.get("required")):
        return "This option is required. Specify a value." if option.get("required") else None
    if kind in (USER, CHANNEL, ROLE, MENTIONABLE, ATTACHMENT):
        return None if _SNOWFLAKE.fullmatch(str(value)) else "Choose one from the list."
    if not _has_type(kind, value):
        return {INTEGER: "Enter a whole number.", NUMBER: "Enter a number."}.get(kind, "Enter a valid value.")
    if option.get("choices") and value not in [choice["value"] for choice in option["choices"]]:
        return "Choose one of the options."
    return _range_fault(option, value)


def _has_type(kind: int, value: Any) -> bool:
    if kind == BOOLEAN:
        return isinstance(value, bool)
    if kind == STRING:
        return isinstance(value, str)
    return isinstance(value, int if kind == INTEGER else (int, float)) and not isinstance(value, bool)


def _range_fault(option: Json, value: Any) -> str | None:
    size, unit, low, high = value, "", option.get("min_value"), option.get("max_value")
    if option["type"] == STRING:
        size, unit, low, high = len(value), " characters", option.get("min_length"), option.get("max_length")
        high = 6000 if high is None else high
    if option["type"] == BOOLEAN:
        return None
    if low is not None and size < low:
        return f"Must be at least {low}{unit}."
    if high is not None and size > high:
        return f"Must be at most {high}{unit}."
    return None


def check_values(component: Json, values: list[str] | None) -> None:
    """Check what was chosen from a select of a message.

    Raises:
        InvalidInputError: too few or too many values, or one that is not offered.
    """
    if component["type"] in SELECTS and (fault := _choice_fault(component, values)):
        raise InvalidInputError({str(component["custom_id"]): fault})


def _choice_fault(component: Json, values: Any) -> str | None:
    chosen: list[Any] = values if is_list(values) else []
    offered = [option["value"] for option in objects_in(component, "options")]
    least = 1 if component.get("min_values") is None else component["min_values"]
    most = component.get("max_values") or (len(offered) if component["type"] == CHECKBOX_GROUP else 1)
    if not chosen and component.get("required") is False:
        return None
    if not least <= len(chosen) <= most:
        return f"Choose {least}." if least == most else f"Choose {least} to {most}."
    if offered and any(value not in offered for value in chosen):
        return "Choose one of the options."
    return None


def check_submission(modal: Json, submitted: list[Json]) -> None:
    """Check what was filled into a modal against the modal that the bot sent.

    Raises:
        InvalidInputError: keyed by custom id.
    """
    answers = {c["custom_id"]: c for c in walk(submitted) if c.get("custom_id")}
    errors: dict[str, str] = {}
    for asked in walk(modal["components"]):
        custom_id = str(asked.get("custom_id") or "")
        if custom_id and (fault := _answer_fault(asked, answers.get(custom_id, {}))):
            errors[custom_id] = fault
    if errors:
        raise InvalidInputError(errors)


def _answer_fault(asked: Json, answer: Json) -> str | None:
    required = asked.get("required") is not False
    if asked["type"] == TEXT_INPUT:
        return _text_fault(asked, str(answer.get("value") or ""), required)
    if asked["type"] == RADIO_GROUP:
        offered = [option["value"] for option in asked["options"]]
        value = answer.get("value")
        return "Choose one." if (value or required) and value not in offered else None
    if asked["type"] in (*SELECTS, CHECKBOX_GROUP, FILE_UPLOAD):
        values = answer.get("values")
        return _choice_fault({**asked, "required": required}, values)
    return None


def _text_fault(asked: Json, text: str, required: bool) -> str | None:
    least, most = asked.get("min_length") or 0, asked.get("max_length") or 4000
    if not text:
        return "This field is required." if required else None
    if not least <= len(text) <= most:
        return f"Must be between {least} and {most} characters."
    return None
