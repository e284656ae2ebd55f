"""What Discord refuses when a bot registers its commands or answers an autocompletion."""

import re
from collections.abc import Iterator

from bot.playground.objects import CHAT_INPUT, MESSAGE_MENU, USER_MENU, Json, is_list, objects_in
from bot.playground.refused import too_many_commands
from bot.playground.rules.form import Part

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(1, 12)
CHOOSABLE = (STRING, INTEGER, NUMBER)
USER_INSTALL = 1
LIMITS = {CHAT_INPUT: 100, USER_MENU: 5, MESSAGE_MENU: 5}
SIZE_LIMIT = 8000
_NAME = re.compile(r"[-_'\w\u0900-\u097f\u0e00-\u0e7f]{1,32}")


def check_all_commands(commands: list[Json], *, user_install: bool) -> None:
    """Check what replaces every command of a scope.

    Raises:
        RefusedError: 50035 with every fault, or 30032 where there are too many of a kind.
    """
    whole = Part(commands)
    seen: set[tuple[int, str]] = set()
    for part in (whole[n] for n in range(len(commands))):
        if not part.is_object():
            continue
        key = _command(part, user_install=user_install)
        if key in seen:
            message = "Application command names must be unique"
            part["name"].refuse("APPLICATION_COMMANDS_DUPLICATE_NAME", message)
        seen.add(key)
    whole.settle()
    for kind, limit in LIMITS.items():
        if sum(kind == other for other, _ in seen) > limit:
            raise too_many_commands(limit)


def check_command(command: Json, *, user_install: bool) -> None:
    """Check one command by itself.

    Raises:
        RefusedError: 50035 with every fault.
    """
    part = Part(command)
    _command(part, user_install=user_install)
    part.settle()


def kind_and_name(command: Json) -> tuple[int, str]:
    """What tells a command from the others of its scope."""
    return command.get("type") or CHAT_INPUT, str(command.get("name"))


def _command(part: Part, *, user_install: bool) -> tuple[int, str]:
    """Check one command; its kind and name."""
    kind = part.one_of("type", (CHAT_INPUT, USER_MENU, MESSAGE_MENU), required=False) or CHAT_INPUT
    name = part.text("name", 32, 1, required=True)
    if kind == CHAT_INPUT:
        _slash_name(part, name)
        part.text("description", 100, 1, required=True)
        _options(part, depth=0)
        if _size(part.fields()) > SIZE_LIMIT:
            message = f"Command exceeds maximum size ({SIZE_LIMIT})"
            part.refuse("APPLICATION_COMMAND_TOO_LARGE", message)
    else:
        _menu(part)
    _numbers(part, "contexts", (0, 1, 2))
    _permissions(part)
    types = _numbers(part, "integration_types", (0, 1))
    if not user_install and USER_INSTALL in types:
        message = "This application is not set up to be installed by users"
        part["integration_types"].refuse("APPLICATION_COMMAND_INVALID_INTEGRATION_TYPE", message)
    return kind, name


def _numbers(part: Part, key: str, allowed: tuple[int, ...]) -> list[int]:
    place, given = part[key], part.fields().get(key)
    if given is None:
        return []
    if not is_list(given) or not given or any(type(item) is not int or item not in allowed for item in given):
        place.refuse("BASE_TYPE_CHOICES", f"Must be a list of values of {allowed}.")
        return []
    if len(set(given)) < len(given):
        place.refuse("SET_TYPE_ALREADY_CONTAINS_VALUE", "This list contains a value more than once")
    return given


def _permissions(part: Part) -> None:
    """A bit set, as a number or in digits."""
    given = part.fields().get("default_member_permissions")
    if given is not None and (isinstance(given, bool) or not str(given).isdecimal() or int(given) >= 1 << 54):
        part["default_member_permissions"].refuse("NUMBER_TYPE_COERCE", f"Value {given!r:.60} is not int.")


def _slash_name(part: Part, name: str) -> None:
    if name and (not _NAME.fullmatch(name) or name != name.lower()):
        part["name"].refuse("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _menu(part: Part) -> None:
    for key in ("description", "options"):
        if part.fields().get(key):
            message = f"Context menu commands cannot have {key}"
            part[key].refuse("APPLICATION_COMMAND_CONTEXT_MENU_INVALID", message)


def _options(part: Part, depth: int) -> None:
    options = part.items("options", 25)
    names: set[str] = set()
    optional_before = False
    for option in options:
        kind = option.one_of("type", tuple(range(1, 12)))
        name = option.text("name", 32, 1, required=True)
        _slash_name(option, name)
        option.text("description", 100, 1, required=True)
        if name in names:
            option["name"].refuse("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists")
        names.add(name)
        if kind in (SUBCOMMAND, GROUP):
            _branch(option, kind, depth)
            continue
        required = option.truth("required")
        if required and optional_before:
            message = "Required options must be placed before non-required options"
            option.refuse("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message)
        optional_before = optional_before or not required
        _value(option, kind)
    kinds = {option.fields().get("type") in (SUBCOMMAND, GROUP) for option in options}
    if len(kinds) > 1:
        message = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        part["options"].refuse("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message)


def _branch(option: Part, kind: int, depth: int) -> None:
    """A sub-command holds values, a group holds sub-commands, and a command at most both."""
    if depth == 2 or (depth == 1 and kind == GROUP):
        message = "Sub-commands and groups cannot be nested this deep"
        option["type"].refuse("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message)
        return
    _options(option, 2 if kind == SUBCOMMAND else 1)
    if kind == GROUP and any(child.get("type") != SUBCOMMAND for child in objects_in(option.fields(), "options")):
        message = "A group holds sub-commands only"
        option["options"].refuse("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message)


def _value(option: Part, kind: int | None) -> None:
    option.whole("min_length", 0, 6000)
    option.whole("max_length", 1, 6000)
    for key in ("min_value", "max_value"):
        _bound(option[key], kind)
    choices = option.items("choices", 25)
    check_choices(choices, kind)
    given = option.fields()
    if option.truth("autocomplete") and (choices or kind not in CHOOSABLE):
        message = "Autocomplete goes with text and numbers, and without choices"
        option["autocomplete"].refuse("APPLICATION_COMMAND_AUTOCOMPLETE_INVALID", message)
    if choices and kind not in CHOOSABLE:
        option["choices"].refuse("APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", "This type takes no choices")
    for low, high in (("min_value", "max_value"), ("min_length", "max_length")):
        if isinstance(given.get(low), int) and isinstance(given.get(high), int) and given[low] > given[high]:
            option[low].refuse("APPLICATION_COMMAND_OPTIONS_RANGE_INVALID", f"{low} must not exceed {high}")


def _bound(place: Part, kind: int | None) -> None:
    value = place.value
    number = int if kind == INTEGER else (int, float)
    if value is not None and (isinstance(value, bool) or not isinstance(value, number) or abs(value) >= 1 << 53):
        place.refuse("NUMBER_TYPE_COERCE", f"Value {value!r:.60} is not a number that fits.")


def check_choices(choices: list[Part], kind: int | None) -> None:
    """Choices of an option of type `kind`, registered with it or offered as autocompletion."""
    for choice in choices:
        choice.text("name", 100, 1, required=True)
        value = choice.fields().get("value")
        if kind == STRING:
            choice.text("value", 100, required=value is None)
        elif isinstance(value, bool) or not isinstance(value, int if kind == INTEGER else (int, float)):
            choice["value"].refuse("NUMBER_TYPE_COERCE", f"Value {value!r:.60} is not a number.")


def check_autocompletion(data: Json, kind: int, path: tuple[str, ...] = ()) -> None:
    """Check the data of an autocomplete callback for an option of type `kind`.

    Raises:
        RefusedError: 50035 with every fault.
    """
    part = Part(data, path)
    check_choices(part.items("choices", 25), kind)
    part.settle()


def _size(node: Json) -> int:
    return sum(map(len, _counted(node)))


def _counted(node: Json) -> Iterator[str]:
    """The texts that count for a command's size: names, descriptions and choices, all the way down."""
    yield str(node.get("name") or "")
    yield str(node.get("description") or "")
    for choice in objects_in(node, "choices"):
        yield str(choice.get("name") or "") + str(choice.get("value") or "")
    for option in objects_in(node, "options"):
        yield from _counted(option)
