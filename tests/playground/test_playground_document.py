"""The local Discord never refuses less than Discord's own document, and never stumbles over a body."""

import contextlib
import copy
from typing import Any

import pytest
from end_to_end.openapi import discord_api
from hypothesis import given, settings
from hypothesis import strategies as st
from playground.bodies import GOOD_COMMANDS, GOOD_EMBED, GOOD_MESSAGES, GOOD_MODAL

from bot.playground.files import Files
from bot.playground.messages import Mailroom
from bot.playground.objects import Json, is_list, is_object
from bot.playground.refused import RefusedError
from bot.playground.rules.commands import check_all_commands, check_command
from bot.playground.rules.messages import check_message
from bot.playground.rules.modals import check_modal
from bot.playground.world import World

SAMPLES: dict[str, list[Any]] = {
    "/channels/1/messages": [*GOOD_MESSAGES, GOOD_EMBED],
    "/interactions/1/t/callback": [GOOD_MODAL],
    "/applications/1/commands": GOOD_COMMANDS,
}


@pytest.mark.parametrize("path", SAMPLES)
def test_discords_document_has_nothing_against_the_good_bodies(path: str) -> None:
    for body in SAMPLES[path]:
        sent = {"type": 9, "data": body} if path.endswith("callback") else body
        assert discord_api().faults("POST", path, sent) == []
        assert not is_refused(path, body)


REPLACEMENTS: list[Any] = [None, True, -1, 0, 3, 99, 1 << 60, "", "x" * 50, "x" * 5000, [], [5], {}, "gone"]


def places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of everything inside a body."""
    inside: list[tuple[Any, Any]] = []
    if is_object(node):
        inside = list(node.items())
    elif is_list(node):
        inside = list(enumerate(node))
    return [found for key, value in inside for found in [(*path, key), *places(value, (*path, key))]]


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_what_discords_document_refuses_is_refused_here(data: st.DataObject) -> None:
    """Bodies that are fine but for one place, which is dropped or replaced."""
    path = data.draw(st.sampled_from(sorted(SAMPLES)))
    body = copy.deepcopy(data.draw(st.sampled_from(SAMPLES[path])))
    *above, last = data.draw(st.sampled_from(places(body)))
    node = body
    for key in above:
        node = node[key]
    replacement = data.draw(st.sampled_from(REPLACEMENTS))
    if replacement == "gone":
        del node[last]
    else:
        node[last] = replacement
    sent = {"type": 9, "data": body} if path.endswith("callback") else body
    faults = discord_api().faults("POST", path, sent)
    assert not faults or is_refused(path, body)


def is_refused(path: str, body: Json) -> bool:
    try:
        if path.endswith("messages"):
            check_message(body)
        elif path.endswith("callback"):
            check_modal(body)
        else:
            check_command(body, user_install=False)
    except RefusedError:
        return True
    return False


KEYS = [key for bodies in SAMPLES.values() for path in places(bodies) for key in path]
SCALARS = st.none() | st.booleans() | st.integers(-2, 40) | st.floats(allow_nan=False) | st.text(max_size=4)
NAMES = st.sampled_from(sorted({key for key in KEYS if isinstance(key, str)}))
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5)
)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(NAMES, ANYTHING, max_size=6))
def test_any_body_is_either_taken_or_refused(body: Json) -> None:
    world = World(["Ada"], "Bot", "Server")
    mailroom = Mailroom(world, Files())
    with contextlib.suppress(RefusedError):
        mailroom.send(world.text_channels[0], world.bot, body)
    with contextlib.suppress(RefusedError):
        check_modal(body)
    with contextlib.suppress(RefusedError):
        check_all_commands([body], user_install=False)
