"""People to whom a server's settings give a command, though they may not manage the server."""

import pytest
from end_to_end.librarian import add
from end_to_end.reading import is_private, texts
from end_to_end.stage import Stage

from bot.playground.keyboard import Person
from bot.playground.objects import Json
from bot.playground.refused import RefusedError
from bot.wording import library, setup
from bot.wording import servers as wording

ROLE, PERSON = 1, 2


def give(stage: Stage, name: str, about: Json, kind: int, allow: bool | None) -> None:
    playground = stage.playground
    playground.registry.give(playground.world.guild_id, name, about, kind, allow)


async def test_settings_are_for_whom_they_were_given_to_until_they_are_taken_back(
    stage: Stage, ben: Person
) -> None:
    assert "settings" not in ben.commands()
    give(stage, "settings", ben.user, PERSON, allow=True)
    card = await (await ben.slash("settings")).answer()
    assert is_private(card)
    changed = await (await ben.press(card, wording.MAKE_PRIVATE)).answer()
    assert changed["id"] == card["id"]
    await stage.restart_bot()
    changed = await (await ben.choose(card, "settings:hour", ["3"])).answer()
    assert changed["id"] == card["id"]

    give(stage, "settings", ben.user, PERSON, allow=None)
    assert "settings" not in ben.commands()
    assert texts(await (await ben.press(card, wording.MAKE_PUBLIC)).answer()) == wording.NOT_ALLOWED


async def test_a_role_that_was_given_the_library_keeps_it_and_nothing_else(
    stage: Stage, ben: Person, cleo: Person
) -> None:
    world = stage.playground.world
    assert texts(await add(ben)) == library.NOT_ALLOWED
    give(stage, "library", world.guild().members[ben.id].role, ROLE, allow=True)
    assert library.NOT_ALLOWED not in texts(await add(ben))
    assert texts(await (await ben.slash("library corrections")).answer()) != library.NOT_ALLOWED
    assert "settings" not in ben.commands()
    assert texts(await (await cleo.slash("library corrections")).answer()) == library.NOT_ALLOWED


async def test_what_discord_does_not_tell_for_a_moment_is_asked_again(stage: Stage, ben: Person) -> None:
    stage.forgiven = {503}
    give(stage, "library", ben.user, PERSON, allow=True)
    stage.playground.rest.refuse("GET", RefusedError(503, 0, "503: Service Unavailable"), at="/permissions")
    assert texts(await (await ben.slash("library corrections")).answer()) == library.NOT_ALLOWED
    assert texts(await (await ben.slash("library corrections")).answer()) != library.NOT_ALLOWED


async def test_a_command_that_everyone_was_given_lets_nobody_manage(stage: Stage, ben: Person) -> None:
    world = stage.playground.world
    everyone = {"id": world.guild_id}
    give(stage, "library", everyone, ROLE, allow=True)
    assert texts(await (await ben.slash("library corrections")).answer()) == library.NOT_ALLOWED


async def test_who_may_set_up_may_do_all_that_takes(stage: Stage, ben: Person) -> None:
    give(stage, "setup", ben.user, PERSON, allow=True)
    assert texts(await (await ben.slash("setup")).answer()).startswith(setup.HEADING.split("\n")[0])
    assert library.NOT_ALLOWED not in texts(await add(ben))


@pytest.mark.parametrize("kind", [PERSON, ROLE])
async def test_who_was_denied_a_command_of_everybody_s_has_it_no_more(stage: Stage, ben: Person, kind: int) -> None:
    about = ben.user if kind == PERSON else stage.playground.world.guild().members[ben.id].role
    assert "library list" in ben.commands()
    give(stage, "library", about, kind, allow=False)
    assert "library list" not in ben.commands()
