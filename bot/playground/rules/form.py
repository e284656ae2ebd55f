"""A cursor over a request's body that collects what is wrong with it, place by place."""

from typing import Any
from urllib.parse import urlsplit

from bot.playground.objects import Json, is_list, is_object
from bot.playground.refused import RefusedError, invalid_form


class Part:
    """One place in a body. Every check notes what is wrong there and goes on; `settle` refuses them together."""

    def __init__(self, value: Any, path: tuple[str, ...] = (), errors: Json | None = None) -> None:
        self.value = value
        self.path = path
        self.errors: Json = {} if errors is None else errors

    def __getitem__(self, key: str | int) -> "Part":
        """The place below; its value is None where there is nothing."""
        if isinstance(key, int):
            inside = self.value[key] if is_list(self.value) and key < len(self.value) else None
        else:
            inside = self.fields().get(key)
        return Part(inside, (*self.path, str(key)), self.errors)

    def refuse(self, code: str, message: str) -> None:
        node = self.errors
        for step in self.path:
            node = node.setdefault(step, {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def settle(self) -> None:
        """Refuse the body, if anything in it was noted as wrong.

        Raises:
            RefusedError: 50035 with all that was noted anywhere in this body.
        """
        if self.errors:
            raise self.refusal()

    @property
    def is_sound(self) -> bool:
        """Whether nothing was noted so far, anywhere in this body."""
        return not self.errors

    def refusal(self) -> RefusedError:
        return invalid_form(self.errors)

    def fields(self) -> Json:
        return self.value if is_object(self.value) else {}

    def is_object(self) -> bool:
        if not is_object(self.value):
            self.refuse("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
        return is_object(self.value)

    def inner(self, key: str) -> "Part":
        """An object below, which may be missing."""
        place = self[key]
        if place.value is not None:
            place.is_object()
        return place

    def text(self, key: str, most: int, least: int = 0, *, required: bool = False) -> str:
        place = self[key]
        if place.value is None or (place.value == "" and required):
            place._missing(required)
            return ""
        if not isinstance(place.value, str):
            place.refuse("STRING_TYPE_CONVERT", f"Could not interpret {place.value!r:.60} as string.")
            return ""
        place.length(len(place.value), most, least)
        return place.value

    def whole(self, key: str, least: int, most: int, *, required: bool = False) -> int | None:
        place = self[key]
        if place.value is None:
            place._missing(required)
        elif not isinstance(place.value, int) or isinstance(place.value, bool):
            place.refuse("NUMBER_TYPE_COERCE", f"Value {place.value!r:.60} is not int.")
        elif place.value < least:
            place.refuse("NUMBER_TYPE_MIN", f"int value should be greater than or equal to {least}.")
        elif place.value > most:
            place.refuse("NUMBER_TYPE_MAX", f"int value should be less than or equal to {most}.")
        else:
            return place.value
        return None

    def truth(self, key: str) -> bool:
        place = self[key]
        if place.value is not None and not isinstance(place.value, bool):
            place.refuse("BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
        return place.value is True

    def one_of(self, key: str, allowed: tuple[int, ...], *, required: bool = True) -> int | None:
        place = self[key]
        if place.value is None:
            place._missing(required)
        elif type(place.value) is not int or place.value not in allowed:
            place.refuse("BASE_TYPE_CHOICES", f"Value must be one of {{{', '.join(map(str, allowed))}}}.")
        else:
            return place.value
        return None

    def kind(self, allowed: tuple[int, ...]) -> int | None:
        """The type of a component, where it is one of these."""
        kind = self.fields().get("type")
        if isinstance(kind, int) and not isinstance(kind, bool) and kind in allowed:
            return kind
        self["type"].refuse("UNION_TYPE_CHOICES", f'Value of field "type" must be one of {allowed}.')
        return None

    def items(self, key: str, most: int, least: int = 0, *, required: bool = False) -> list["Part"]:
        """The objects of a list; what is no object is refused and left out."""
        place = self[key]
        if place.value is None:
            place._missing(required)
            return []
        if not is_list(place.value):
            place.refuse("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return []
        place.length(len(place.value), most, least)
        return [item for item in (place[n] for n in range(len(place.value))) if item.is_object()]

    def url(
        self, key: str, most: int, schemes: tuple[str, ...] = ("http", "https"), *, required: bool = False
    ) -> str:
        address = self.text(key, most, required=required)
        scheme, host = _address(address)
        if address and scheme not in schemes:
            known = ", ".join(repr(scheme) for scheme in schemes)
            message = f"Scheme {scheme!r} is not supported. Scheme must be one of ({known})."
            self[key].refuse("URL_TYPE_INVALID_SCHEME", message)
        elif address and not host:
            self[key].refuse("URL_TYPE_INVALID_URL", "Not a well formed URL.")
        return address

    def length(self, length: int, most: int, least: int = 0) -> None:
        if least <= length <= most:
            return
        if least:
            self.refuse("BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
        else:
            self.refuse("BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")

    def _missing(self, required: bool) -> None:
        if required:
            self.refuse("BASE_TYPE_REQUIRED", "This field is required")


def _address(url: str) -> tuple[str, str]:
    """Scheme and host of an address, both empty where it cannot be read."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    return parts.scheme, parts.netloc
