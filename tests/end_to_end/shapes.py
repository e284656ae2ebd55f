"""What a JSON value may be, as rules that name what is wrong where."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from bot.playground.objects import is_list, is_object

Rule = Callable[[Any, str], Iterator[str]]


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def text(most: int, least: int = 0) -> Rule:
    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"{at}: no text"
        elif not least <= units(value) <= most:
            yield f"{at}: {units(value)} characters, not {least} to {most}"

    return check


def whole(low: int, high: int) -> Rule:
    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            yield f"{at}: {value!r} is no whole number from {low} to {high}"

    return check


def one_of(*offered: Any) -> Rule:
    def check(value: Any, at: str) -> Iterator[str]:
        if value not in offered or isinstance(value, bool) is not isinstance(offered[0], bool):
            yield f"{at}: {value!r} is none of {offered}"

    return check


def matching(pattern: str) -> Rule:
    def check(value: Any, at: str) -> Iterator[str]:
        if not re.fullmatch(pattern, str(value)):
            yield f"{at}: {value!r} is not of the form {pattern}"

    return check


def many(rule: Rule, most: int, least: int = 0) -> Rule:
    def check(value: Any, at: str) -> Iterator[str]:
        found: list[Any] = value if is_list(value) else []
        if not is_list(value) or not least <= len(found) <= most:
            yield f"{at}: no list of {least} to {most}"
        for number, one in enumerate(found):
            yield from rule(one, f"{at}.{number}")

    return check


def record(*needed: str, **fields: Rule) -> Rule:
    """An object with these fields, the `needed` ones given; None stands for a field that is left out."""

    def check(value: Any, at: str) -> Iterator[str]:
        given = {key: one for key, one in value.items() if one is not None} if is_object(value) else {}
        if not is_object(value):
            yield f"{at}: no object"
        yield from (f"{at}.{key}: there is no such field" for key in given.keys() - fields.keys())
        yield from (f"{at}.{key}: missing" for key in needed if key not in given)
        for key in given.keys() & fields.keys():
            yield from fields[key](given[key], f"{at}.{key}")

    return check


def typed(**kinds: Rule) -> Rule:
    """An object whose `type` (`_3`) says what else it has."""

    def check(value: Any, at: str) -> Iterator[str]:
        kind = f"_{value.get('type')}" if is_object(value) else ""
        if kind not in kinds:
            yield f"{at}: nothing of the type {kind[1:]!r} may stand here"
        else:
            yield from kinds[kind](value, at)

    return check


def anything(value: Any, at: str) -> Iterator[str]:
    yield from ()
