"""Buttons, selects and layout: what Discord refuses in the components of a message."""

from collections.abc import Callable

from bot.playground.objects import walk
from bot.playground.rules.form import Part

ROW, BUTTON, SELECT, TEXT_INPUT, SECTION, TEXT = 1, 2, 3, 4, 9, 10
THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 11, 12, 13, 14, 17
SELECTS = (SELECT, 5, 6, 7, 8)
LINK, PREMIUM = 5, 6
IN_CONTAINER = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR)
MEDIA_SCHEMES = ("http", "https", "attachment")


def check_components(body: Part, *, v2: bool) -> None:
    """Check `body["components"]` of a message, with or without the IS_COMPONENTS_V2 flag."""
    top = body.items("components", 40 if v2 else 5)
    for component in top:
        check_component(component, (*IN_CONTAINER, CONTAINER) if v2 else (ROW,))
    whole = walk([component.value for component in top]) if body.is_sound else []
    if v2 and len(whole) > 40:
        body["components"].refuse("COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "Total components may not exceed 40")
    if sum(len(str(c.get("content") or "")) for c in whole if c.get("type") == TEXT) > 4000:
        message = "Total text of all components may not exceed 4000 characters"
        body["components"].refuse("COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message)
    refuse_duplicates(body["components"], [str(c["custom_id"]) for c in whole if c.get("custom_id")])


def refuse_duplicates(place: Part, custom_ids: list[str]) -> None:
    if len(set(custom_ids)) < len(custom_ids):
        place.refuse("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")


def check_component(part: Part, allowed: tuple[int, ...]) -> None:
    """Check one component, of one of the `allowed` types, and all inside it."""
    kind = part.kind(allowed)
    if kind is not None:
        part.whole("id", 0, 2**31 - 1)
        _CHECKS[kind](part)


def _row(part: Part) -> None:
    inside = part.items("components", 5, 1, required=True)
    for child in inside:
        check_component(child, (BUTTON, *SELECTS))
    if len(inside) > 1 and any(child.fields().get("type") != BUTTON for child in inside):
        message = "The specified component exceeds the maximum width"
        part["components"].refuse("COMPONENT_LAYOUT_WIDTH_EXCEEDED", message)


def _button(part: Part) -> None:
    style = part.one_of("style", (1, 2, 3, 4, LINK, PREMIUM))
    part.text("custom_id", 100, 1, required=style not in (None, LINK, PREMIUM))
    part.url("url", 512, ("http", "https", "discord"), required=style == LINK)
    part.truth("disabled")
    label, given = part.text("label", 80), part.fields()
    if style in (LINK, PREMIUM) and given.get("custom_id"):
        part["custom_id"].refuse("BUTTON_COMPONENT_CUSTOM_ID_INVALID", "This button style takes no custom id")
    if style != LINK and given.get("url"):
        part["url"].refuse("BUTTON_COMPONENT_URL_INVALID", "Only link buttons take a url")
    if style != PREMIUM and not label and not given.get("emoji"):
        part["label"].refuse("BUTTON_COMPONENT_INVALID_LABEL", "A button must have a label or an emoji")


def check_select(part: Part) -> None:
    """A select of any kind, in a message or in a modal."""
    part.text("custom_id", 100, required=True)
    part.text("placeholder", 150)
    part.truth("disabled")
    least, most = part.whole("min_values", 0, 25), part.whole("max_values", 1, 25)
    least, most = 1 if least is None else least, most or 1
    if least > most:
        part["min_values"].refuse("SELECT_COMPONENT_MIN_VALUES_INVALID", "min_values must not exceed max_values")
    if part.fields().get("type") == SELECT:
        check_options(part, most_options=25, choose_at_most=most)


def check_options(part: Part, *, most_options: int, least_options: int = 1, choose_at_most: int) -> None:
    """The options of a string select, radio group or checkbox group."""
    options = part.items("options", most_options, least_options, required=True)
    values: list[str] = []
    for option in options:
        option.text("label", 100, 1, required=True)
        values.append(option.text("value", 100, 1, required=True))
        option.text("description", 100)
    if len(set(values)) < len(values):
        message = "The specified option value is already used"
        part["options"].refuse("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message)
    if options and choose_at_most > len(options):
        part["max_values"].refuse("BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {len(options)} in length.")
    if sum(option.truth("default") for option in options) > choose_at_most:
        message = "The number of default options exceeds max_values"
        part["options"].refuse("SELECT_COMPONENT_MAX_DEFAULT_VALUES_EXCEEDED", message)


def _section(part: Part) -> None:
    for child in part.items("components", 3, 1, required=True):
        check_component(child, (TEXT,))
    if part["accessory"].value is None:
        part["accessory"].refuse("BASE_TYPE_REQUIRED", "This field is required")
    elif part["accessory"].is_object():
        check_component(part["accessory"], (BUTTON, THUMBNAIL))


def check_text(part: Part) -> None:
    part.text("content", 4000, 1, required=True)


def _media(part: Part, key: str, schemes: tuple[str, ...] = MEDIA_SCHEMES) -> None:
    part.text("description", 1024)
    if part[key].is_object():
        part[key].url("url", 2048, schemes, required=True)


def _gallery(part: Part) -> None:
    for item in part.items("items", 10, 1, required=True):
        _media(item, "media")


def _separator(part: Part) -> None:
    part.one_of("spacing", (1, 2), required=False)
    part.truth("divider")


def _container(part: Part) -> None:
    part.whole("accent_color", 0, 0xFFFFFF)
    for child in part.items("components", 40, 1, required=True):
        check_component(child, IN_CONTAINER)


_CHECKS: dict[int, Callable[[Part], None]] = {
    ROW: _row,
    BUTTON: _button,
    **dict.fromkeys(SELECTS, check_select),
    SECTION: _section,
    TEXT: check_text,
    THUMBNAIL: lambda part: _media(part, "media"),
    GALLERY: _gallery,
    FILE: lambda part: _media(part, "file", ("attachment",)),
    SEPARATOR: _separator,
    CONTAINER: _container,
}
