import json
from typing import Any

from aiohttp import ClientSession
from discord import app_commands
from end_to_end.forging import forged
from end_to_end.librarian import bring_in
from end_to_end.playing import begin, ends, results, take
from end_to_end.reading import buttons, is_private, texts
from end_to_end.stage import Stage

from bot.interviews.open_rounds import OpenRounds
from bot.playground.keyboard import Person
from bot.wording import about as wording
from bot.wording.quiz import PEEKING
from bot.wording.quotes import CHECKED


async def test_help_shows_every_command_page_by_page(stage: Stage, ada: Person) -> None:
    page = await (await ada.slash("help")).answer()
    assert is_private(page)
    pages = [texts(page)]
    assert "Commands here use **Mechanistic interpretability: an interview** (5 min)." in pages[0]
    while buttons(page)[wording.ON]:
        page = await (await ada.press(page, wording.ON)).answer()
        pages.append(texts(page))
    commands = [one for one in stage.bot.tree.walk_commands() if isinstance(one, app_commands.Command)]
    assert len(commands) > 20
    for command in commands:
        assert any(f"`/{command.qualified_name}" in text and command.description in text for text in pages), command
    menus = [one for one in stage.bot.tree.get_commands() if isinstance(one, app_commands.ContextMenu)]
    assert all(f"**{menu.name}**" in pages[-1] for menu in menus)
    await stage.restart_bot()
    assert texts(await (await ada.press(page, wording.BACK)).answer()) == pages[-2]


async def test_help_begins_with_what_is_here_and_its_examples_can_be_pressed(
    stage: Stage, ada: Person, ben: Person
) -> None:
    shipped = await stage.interview()
    page = await (await ben.slash("help")).answer()
    assert "</quote find:" in texts(page)
    await stage.restart_bot()
    found = await (await ben.press(page, wording.TRY_FIND)).answer()
    checked = await (await ben.press(page, wording.TRY_CHECK)).answer()
    quiz = await (await ben.press(page, wording.TRY_QUIZ)).answer()
    assert all(map(is_private, (found, checked, quiz)))
    assert shipped.transcript.title in texts(found)
    assert "neuroscientist" in texts(found)
    assert "neuroscientist" not in texts(page)
    assert CHECKED["reversed"] in texts(checked)
    assert "Round 1 of 5" in texts(quiz)

    match = await begin(stage, ada, rounds=1)
    button = f"example:find:{shipped.id}:{match.game.round.question.excerpt.sentence}"
    refused = await (await ben.press(await forged(stage, ben, button), button)).answer()
    assert texts(refused) == PEEKING

    gulls = await bring_in(stage, ada)
    said = texts(await (await ben.slash("help")).answer())
    assert "**Here:** 2 interviews" in said
    assert f"Commands here use **{gulls.title}**" in said


async def test_about_says_what_the_bot_is(stage: Stage, ada: Person) -> None:
    said = await (await ada.slash("about", channel="@bot")).answer()
    assert is_private(said)
    assert "0.1.0" in texts(said)
    assert "1 interview" in texts(said)
    assert "**Mechanistic interpretability: an interview**" in texts(said)
    assert " ms" in texts(said)
    assert f"<t:{stage.bot.since}:R>" in texts(said)


async def test_privacy_takes_five_lines(ada: Person) -> None:
    said = await (await ada.slash("privacy show")).answer()
    assert is_private(said)
    assert len(texts(said).splitlines()) == 5


async def test_an_export_holds_what_one_did_and_only_for_their_eyes(stage: Stage, ada: Person, ben: Person) -> None:
    for person in (ada, ben):
        await (await person.slash("quote random")).answer()
    match = await begin(stage, ada)
    kept = await _kept(ada)
    assert kept["user_id"] == int(ada.id)
    assert [len(kept["quote_replies"]), len(kept["games"])] == [1, 1]
    assert match.game.round.question.excerpt.text not in json.dumps(kept["games"])


async def test_whoever_is_forgotten_leaves_a_game_that_goes_on(
    stage: Stage, ada: Person, ben: Person, cleo: Person
) -> None:
    match = await begin(stage, ada, rounds=1)
    message = await ada.sees_message()
    for person in (ada, cleo, ben):
        await take(person, message, match.game, right=person is ben)
        if person is ada:
            asked = await (await ada.slash("privacy delete")).answer()
            forgotten = await (await ada.press(asked, wording.FORGET)).answer()
            assert texts(forgotten) == wording.FORGOTTEN
    podium = await ben.sees_change(message, ends)
    assert ben.mention in texts(podium)
    assert ada.mention not in texts(podium)
    await match.over.wait()
    assert {result.player for result in await results(stage)} == {int(ben.id), int(cleo.id)}
    assert await _kept(ada) == {"user_id": int(ada.id)}


async def test_private_games_of_the_forgotten_are_gone(stage: Stage, ada: Person) -> None:
    games = [await (await ada.slash(f"quiz {name}")).answer() for name in ("solo", "daily")]
    asked = await (await ada.slash("privacy delete")).answer()
    await stage.restart_bot()
    await (await ada.press(asked, wording.FORGET)).answer()
    for message in games:
        refused = await (await ada.press(message, next(iter(buttons(message))))).answer()
        assert is_private(refused)
    guarded = stage.bot.services.get(OpenRounds).guarded
    assert not guarded(int(stage.playground.world.guild_id), int(ada.id), 1)
    assert await _kept(ada) == {"user_id": int(ada.id)}
    assert "Round 1 of 5" in texts(await (await ada.slash("quiz daily")).answer())


async def test_nothing_is_removed_unless_it_is_said_twice(stage: Stage, ada: Person) -> None:
    await (await ada.slash("quote random")).answer()
    asked = await (await ada.slash("privacy delete")).answer()
    assert is_private(asked)
    kept = await (await ada.press(asked, wording.KEEP)).answer()
    assert texts(kept) == wording.KEPT
    assert "quote_replies" in await _kept(ada)


async def test_commands_are_registered_with_the_most_useful_first(ada: Person) -> None:
    groups = list(dict.fromkeys(command.split()[0] for command in ada.commands()))
    assert groups[: len(wording.ORDER)] == list(wording.ORDER)


async def _kept(person: Person) -> dict[str, Any]:
    """What an export holds, without the tables that hold nothing."""
    answer = await (await person.slash("privacy export")).answer()
    assert is_private(answer)
    (file,) = answer["attachments"]
    assert file["filename"] == wording.EXPORT_NAME
    async with ClientSession() as session, session.get(file["url"]) as response:
        kept = json.loads(await response.read())
    return {name: rows for name, rows in kept.items() if rows}
