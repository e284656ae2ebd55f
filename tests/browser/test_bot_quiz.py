"""A quiz as people meet it, each in a tab."""

import re
from collections.abc import AsyncGenerator
from pathlib import Path
from shutil import copy

import pytest_asyncio
from browser.tabs import PATIENCE, PHONE, Tabs, page_of
from end_to_end.playing import begin, take, typed
from end_to_end.stage import Stage
from playwright.async_api import Locator, Page, expect

from bot.core.quiz.games import Game
from bot.core.quiz.questions import Choose, Level
from bot.features.quiz.host import QuizHost
from bot.features.quiz.match import Pace
from bot.features.quiz.texts import letter
from bot.playground.server import Playground
from bot.wording import quiz as wording

PEOPLE = ("Ada", "Ben", "Cleo", "Dora")


@pytest_asyncio.fixture(loop_scope="session")
async def stage(tmp_path: Path, database: Path) -> AsyncGenerator[Stage]:
    async with Playground(bot_name="Verbatim", people=PEOPLE, acknowledge_seconds=PATIENCE) as playground:
        stage = Stage(playground, Path(copy(database, tmp_path)))
        stage.pace = Pace(pause=600.0, refresh=0.1, lobby=600.0, reconsider=0.5)  # people press when they have read
        await stage.start_bot()
        yield stage
        await stage.stop_bot()


def game_on(page: Page) -> Locator:
    """The newest message of a game."""
    said = re.compile(r"Quiz time|Deadline|Everybody has answered|Read on|standings")
    return page.get_by_role("article", name="Message from").filter(has_text=said).last


async def answer(page: Page, game: Game, *, right: bool) -> None:
    """As a person would: a button, or the dialogue behind one."""
    question = game.round.question
    if isinstance(question.task, Choose):
        index = question.task.right if right else (question.task.right + 1) % len(question.task.choices)
        await game_on(page).get_by_role("button", name=re.compile(rf"^{letter(index)}\b")).click()
    else:
        await game_on(page).get_by_role("button", name=wording.ANSWER).click()
        await page.get_by_role("dialog").get_by_role("textbox").fill(typed(question, right=right))
        await page.get_by_role("dialog").get_by_role("button", name="Submit").click()
    await expect(page.get_by_text("Your answer: ").last).to_be_visible()


async def test_what_is_typed_of_a_kind_narrows_the_kinds_and_enter_takes_it(tabs: Tabs, stage: Stage) -> None:
    """“w” marks “when”; typed on to the value of another one, the list has that one only."""
    page = await tabs.open(stage.playground.url)
    kinds, kind = page.get_by_role("option"), page.get_by_role("combobox", name="kind", exact=True)
    await page.get_by_role("textbox", name="Message").press_sequentially("/quiz solo kind: w")
    await expect(kinds.first).to_have_text(wording.KINDS_CHOICE["when"])
    await page.keyboard.type("ho")
    await expect(kinds).to_have_text([wording.KINDS_CHOICE["who"]])
    await page.keyboard.press("Enter")
    await expect(kind).to_have_value(wording.KINDS_CHOICE["who"])
    await kind.fill("soon after")
    await expect(kinds).to_have_text([wording.KINDS_CHOICE["next"]])
    await page.keyboard.press("Enter")
    await expect(kind).to_have_value(wording.KINDS_CHOICE["next"])


async def test_two_people_play_two_rounds_to_the_podium(tabs: Tabs, stage: Stage) -> None:
    ada = await tabs.open(stage.playground.url)
    ben = await tabs.open(page_of(stage.playground, "Ben"))
    await ada.get_by_role("textbox", name="Message").fill(
        "/quiz start kind: gap rounds: 2 seconds: 120 difficulty: hard"
    )
    await ada.keyboard.press("Enter")
    await game_on(ben).get_by_role("button", name=wording.JOIN).click()
    await expect(game_on(ada)).to_contain_text("Playing: @Ada @Ben")
    await game_on(ada).get_by_role("button", name=wording.START_NOW).click()
    for number, onward in ((1, wording.NEXT_NOW), (2, wording.SEE_STANDINGS)):
        await expect(game_on(ben)).to_contain_text(f"Round {number} of 2")
        await expect(game_on(ben)).to_contain_text(wording.NOBODY_YET)
        match = stage.bot.services.get(QuizHost).match(1)
        if number == 1:
            await game_on(ben).get_by_role("button", name=wording.HINT).click()
            await expect(ben.get_by_text("A hint halves")).to_be_visible()
        await answer(ben, match.game, right=False)
        await expect(game_on(ada)).to_contain_text("answered: @Ben")
        await answer(ada, match.game, right=True)
        await expect(game_on(ben).get_by_role("button", name=wording.READ_ON)).to_be_visible()
        await expect(game_on(ben)).to_contain_text("✅ @Ada")
        await game_on(ada).get_by_role("button", name=onward).click()
    await expect(game_on(ben)).to_contain_text("Final standings")
    await expect(game_on(ben)).to_contain_text("🥇 @Ada")
    await expect(game_on(ben)).to_contain_text(re.compile("(2|🥈) @Ben"))
    await expect(ben.get_by_role("article", name="Message from").filter(has_text="standings")).to_have_count(1)


async def fits(phone: Page) -> bool:
    """Whether the game's message is no taller than what is seen of the channel."""
    room: int = await phone.get_by_role("log").evaluate("log => log.parentElement.clientHeight")
    height: int = await game_on(phone).evaluate("message => message.offsetHeight")
    return height <= room


async def test_at_phone_width_the_question_and_its_buttons_are_in_view_in_round_five_of_four_people(
    tabs: Tabs, stage: Stage
) -> None:
    """Two are at phones; one of the others writes a lot."""
    people = [stage.person(name) for name in PEOPLE]
    phones = [await tabs.open(page_of(stage.playground, name), PHONE) for name in PEOPLE[:2]]
    stage.pace = Pace(pause=0.5, refresh=0.1, lobby=0, reconsider=0)
    await stage.restart_bot()
    match = await begin(stage, people[0], None, rounds=5, seconds=120, level=Level.EASY)
    for person in people:
        await match.join(int(person.id))
    for number in range(1, 6):
        for phone in phones:
            await expect(game_on(phone)).to_contain_text(f"Round {number} of 5")
            await expect(game_on(phone)).to_contain_text("Deadline: in ")
            question = game_on(phone).get_by_text(wording.ASKED[match.game.round.question.kind])
            await expect(question).to_be_visible()
            if await fits(phone):  # else four long sentences push it out, and what is pressed matters more
                await expect(question).to_be_in_viewport()
            for button in await game_on(phone).locator("[data-custom-id]").all():
                await expect(button).to_be_in_viewport()
        for phone, person in zip(phones, people, strict=False):
            await answer(phone, match.game, right=person is people[0])
        for person in people[2:]:
            message = stage.playground.world.text_channels[0].messages[str(match.stored.message_id)]
            await take(person, message.data, match.game)
        if number == 3:
            for text in ("that was hard", "was it?", "I knew it", "we all did"):
                await people[3].say(text)
    await expect(game_on(phones[0])).to_contain_text("Final standings")
