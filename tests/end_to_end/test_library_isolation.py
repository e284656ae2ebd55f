"""Two servers with the same people: neither reaches the other's uploads, whatever is typed, pressed or forged."""

from typing import Any

import pytest
from end_to_end.forging import forged
from end_to_end.librarian import add, bring_in, is_done
from end_to_end.reading import texts
from end_to_end.stage import ELSEWHERE, Stage

from bot.core.listing import Listing
from bot.discord_ui.choosing import ALL
from bot.interviews.catalogue import Interviews
from bot.playground.keyboard import Person
from bot.playground.objects import walk
from bot.wording import library as wording
from bot.wording.quotes import SUGGESTION_GONE

THERE = f"{ELSEWHERE}/general"
SECRET = "[00:00:01.000 --> 00:00:04.000]   The treasure lies below the crooked pine.\n"
WORDS = "treasure below the crooked pine"


@pytest.fixture
async def secret(stage: Stage, ada: Person) -> Listing:
    """An upload of the other server."""
    return await bring_in(stage, ada, SECRET, "treasure.txt", channel=THERE)


async def press(stage: Stage, person: Person, custom_id: str) -> str:
    message = await forged(stage, person, custom_id)
    return texts(await (await person.press(message, custom_id)).answer())


async def test_there_it_is_found(secret: Listing, ada: Person) -> None:
    assert "crooked" in texts(await (await ada.slash("quote find", text=WORDS, channel=THERE)).answer())


async def test_no_option_names_it_here(secret: Listing, ada: Person) -> None:
    for command, options in (
        ("quote find", {"text": WORDS}),
        ("quote random", {}),
        ("quote at", {"time": "0:02"}),
        ("quote check", {"text": WORDS}),
        ("quiz solo", {}),
        ("quiz practice", {}),
        ("topic list", {}),
        ("topic show", {"topic": "1"}),
        ("topic about", {"text": WORDS}),
        ("summary", {}),
        ("library show", {}),
        ("library export", {}),
        ("library use", {}),
        ("library edit", {}),
        ("library remove", {}),
    ):
        for way in (f"#{secret.id}", str(secret.id), "Treasure"):
            said = texts(await (await ada.slash(command, interview=way, **options)).answer())
            assert "There is no interview called" in said, command
            assert "crooked" not in said
    said = texts(await (await ada.slash("quiz start", interview=f"#{secret.id}")).answer())
    assert "There is no interview called" in said
    for channel in (None, "@bot"):
        offered = await ada.autocomplete("quote at", "interview", "tre", channel=channel)
        assert offered == []


async def test_no_search_nor_suggestion_brings_it_here(secret: Listing, ada: Person) -> None:
    there = await ada.autocomplete("quote find", "text", WORDS, channel=THERE)
    assert "crooked" in there[0]["name"]
    for options in (
        {},
        {"interview": ALL},
        {"interview": wording.ALL_OF_THEM},
        {"interview": "All "},
        {"interview": f"#{secret.id}"},
    ):
        assert not any(
            "crooked" in one["name"] for one in await ada.autocomplete("quote find", "text", WORDS, **options)
        )
    said = texts(await (await ada.slash("quote find", text=there[0]["value"])).answer())
    assert said == SUGGESTION_GONE
    found = texts(await (await ada.slash("quote find", text=WORDS, interview=ALL)).answer())
    assert "crooked" not in found.replace(WORDS, "")
    for channel in (None, "@bot"):
        assert "Treasure" not in texts(await (await ada.slash("library list", channel=channel)).answer())


async def test_no_forged_button_reaches_it(stage: Stage, secret: Listing, ada: Person) -> None:
    for action in ("use", "edit", "join", "remove", "removing", "keep"):
        assert await press(stage, ada, f"library:{action}:{secret.id}") == wording.NOT_HERE
    assert stage.bot.services.get(Interviews).get(secret.id) == secret


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("quote find", {"text": WORDS}),
        ("quote find", {"text": WORDS, "private": True}),
        ("topic list", {}),
        ("topic show", {"topic": "1"}),
        ("summary", {}),
    ],
)
async def test_no_button_of_the_other_server_works_here(
    stage: Stage, secret: Listing, ada: Person, command: str, options: dict[str, Any]
) -> None:
    there = await (await ada.slash(command, channel=THERE, **options)).answer()
    pressed = [part for part in walk(there["components"]) if part["type"] == 2 and "custom_id" in part]
    for button in pressed:
        message = await forged(stage, ada, button["custom_id"])
        asked = await ada.press(message, button["custom_id"])
        await asked.acknowledged()
        if asked.interaction.modal is None:
            said = texts(await asked.answer())
            assert "crooked" not in said
            assert "Treasure" not in said
        else:
            assert "crooked" not in str(asked.interaction.modal)


async def test_no_forged_button_brings_back_what_the_other_removed(
    stage: Stage, secret: Listing, ada: Person
) -> None:
    asked = await (await ada.slash("library remove", interview="Treasure", channel=THERE)).answer()
    await (await ada.press(asked, wording.REALLY)).answer()
    await ada.sees_change(asked)
    assert await press(stage, ada, f"library:undo:{secret.id}") == wording.NO_UNDO
    assert stage.bot.services.get(Interviews).get(secret.id) is None


async def test_no_forged_button_imports_or_cancels_its_uploads(stage: Stage, ada: Person) -> None:
    asked = await add(ada, SECRET, "treasure.txt", channel=THERE)
    ids = [part["custom_id"] for part in walk(asked["components"]) if part["type"] == 2]
    for custom_id in ids:
        assert await press(stage, ada, custom_id) == wording.UPLOAD_GONE
    await ada.press(asked, wording.IMPORT)
    await ada.sees_change(asked, is_done)


async def test_no_forged_dialogue_edits_it(stage: Stage, secret: Listing, ada: Person) -> None:
    await bring_in(stage, ada)
    asked = await ada.slash("library edit", interview="Gulls")
    modal = await asked.modal()
    modal["custom_id"] = f"library:edited:{secret.id}"
    assert texts(await (await ada.submit(asked, title="Mine")).answer()) == wording.NOT_HERE
    kept = stage.bot.services.get(Interviews).get(secret.id)
    assert kept
    assert kept.title == "Treasure"


async def test_each_server_has_its_own_current_one_and_its_own_room(
    stage: Stage, secret: Listing, ada: Person
) -> None:
    await bring_in(stage, ada, SECRET, "treasure.txt")
    here = texts(await (await ada.slash("library list")).answer())
    assert "1 of at most 500 interviews" in here
    own = [one for one in stage.bot.services.get(Interviews).all() if one.guild_id]
    assert len(own) == 2
    await (await ada.slash("library use", interview="Mechanistic")).answer()
    assert "crooked" in texts(await (await ada.slash("quote at", time="0:02", channel=THERE)).answer())
    assert "crooked" not in texts(await (await ada.slash("quote at", time="0:02")).answer())


async def test_who_may_manage_one_server_may_not_change_the_other(
    stage: Stage, secret: Listing, ada: Person, ben: Person
) -> None:
    world = stage.playground.world
    here, there = world.guilds.values()
    world.set_permissions(ben.id, here.permissions(ada.id), here.id)
    assert "Is this right" in texts(await add(ben))
    assert texts(await add(ben, channel=THERE)) == wording.NOT_ALLOWED
    assert there.id == str(secret.guild_id)
