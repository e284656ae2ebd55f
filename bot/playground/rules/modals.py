"""What Discord refuses in a modal."""

from collections.abc import Callable

from bot.playground.objects import Json, walk
from bot.playground.rules.components import (
    ROW,
    SELECTS,
    TEXT,
    TEXT_INPUT,
    check_options,
    check_select,
    check_text,
    refuse_duplicates,
)
from bot.playground.rules.form import Part

LABEL, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 18, 19, 21, 22, 23


def check_modal(body: Json, path: tuple[str, ...] = ()) -> None:
    """Check the data of a modal callback.

    Raises:
        RefusedError: 50035 with every fault.
    """
    part = Part(body, path)
    part.text("title", 45, 1, required=True)
    part.text("custom_id", 100, 1, required=True)
    top = part.items("components", 5, 1, required=True)
    for component in top:
        _check(component, (ROW, TEXT, LABEL))
    if part.is_sound:
        inside = walk([component.value for component in top])
        refuse_duplicates(part["components"], [str(c["custom_id"]) for c in inside if c.get("custom_id")])
    part.settle()


def _check(part: Part, allowed: tuple[int, ...]) -> None:
    kind = part.kind(allowed)
    if kind is not None:
        part.whole("id", 0, 2**31 - 1)
        _CHECKS[kind](part)


def _row(part: Part) -> None:
    for child in part.items("components", 1, 1, required=True):
        _check(child, (TEXT_INPUT,))
        child.text("label", 45, 1, required=True)


def _label(part: Part) -> None:
    part.text("label", 45, 1, required=True)
    part.text("description", 100)
    if part["component"].is_object():
        _check(part["component"], IN_LABEL)


def _text_input(part: Part) -> None:
    part.text("custom_id", 100, 1, required=True)
    part.one_of("style", (1, 2))
    part.text("placeholder", 100)
    part.truth("required")
    least, most = part.whole("min_length", 0, 4000), part.whole("max_length", 1, 4000)
    part.text("value", 4000 if most is None else most)
    if least is not None and most is not None and least > most:
        part["min_length"].refuse("TEXT_INPUT_MIN_LENGTH_INVALID", "min_length must not exceed max_length")


def _choices(part: Part, least_options: int) -> None:
    part.text("custom_id", 100, 1, required=True)
    part.whole("min_values", 0, 10)
    most = part.whole("max_values", 1, 10)
    check_options(part, most_options=10, least_options=least_options, choose_at_most=most or 1)


def _checkboxes(part: Part) -> None:
    given = part.fields()
    most = given.get("max_values") or len(given.get("options") or [])
    part.text("custom_id", 100, 1, required=True)
    part.whole("min_values", 0, 10)
    part.whole("max_values", 1, 10)
    check_options(part, most_options=10, choose_at_most=most)


def _upload(part: Part) -> None:
    part.text("custom_id", 100, 1, required=True)
    part.whole("min_values", 0, 10)
    part.whole("max_values", 1, 10)


def _checkbox(part: Part) -> None:
    part.text("custom_id", 100, 1, required=True)


_CHECKS: dict[int, Callable[[Part], None]] = {
    ROW: _row,
    TEXT: check_text,
    LABEL: _label,
    TEXT_INPUT: _text_input,
    **dict.fromkeys(SELECTS, check_select),
    FILE_UPLOAD: _upload,
    RADIO_GROUP: lambda part: _choices(part, 2),
    CHECKBOX_GROUP: _checkboxes,
    CHECKBOX: _checkbox,
}
IN_LABEL = (TEXT_INPUT, *SELECTS, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX)
