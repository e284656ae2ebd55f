"""A quiz as two people meet it, in two tabs."""

import re
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest_asyncio
from browser.tabs import Tabs
from end_to_end.playing import typed
from end_to_end.stage import Stage
from playwright.async_api import Locator, Page, expect

from bot.core.quiz.games import Game
from bot.core.quiz.questions import Choose
from bot.features.quiz.host import QuizHost
from bot.features.quiz.match import Pace
from bot.features.quiz.texts import letter
from bot.playground.server import Playground
from bot.wording import quiz as wording


@pytest_asyncio.fixture(loop_scope="session")
async def stage(tmp_path: Path) -> AsyncGenerator[Stage]:
    async with Playground(bot_name="Verbatim") as playground:
        stage = Stage(playground, tmp_path / "verbatim.db")
        stage.pace = Pace(pause=2.0, refresh=0.1)
        await stage.start_bot()
        yield stage
        await stage.stop_bot()


def game_on(page: Page) -> Locator:
    return page.get_by_role("article", name="Message from").filter(has_text=re.compile("Round|standings"))


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


async def test_two_people_play_two_rounds_to_the_podium(tabs: Tabs, stage: Stage) -> None:
    ada = await tabs.open(stage.playground.url)
    ben = await tabs.open(f"{stage.playground.url}/#user={stage.person('Ben').id}")
    await ada.get_by_role("textbox", name="Message").fill("/quiz start rounds: 2 seconds: 120 difficulty: hard")
    await ada.keyboard.press("Enter")
    for number in (1, 2):
        await expect(game_on(ben)).to_contain_text(f"Round {number} of 2")
        await expect(game_on(ben)).to_contain_text(wording.NOBODY_YET)
        match = stage.bot.services.get(QuizHost).match(1)
        if number == 1:
            await game_on(ben).get_by_role("button", name=wording.HINT).click()
            await expect(ben.get_by_text("A hint halves")).to_be_visible()
        await answer(ben, match.game, right=False)
        await expect(game_on(ada)).to_contain_text("answered: @Ben")
        await answer(ada, match.game, right=True)
        await expect(game_on(ben)).to_contain_text("/quote at")
        await expect(game_on(ben)).to_contain_text("✅ @Ada")
    await expect(game_on(ben)).to_contain_text("Final standings")
    await expect(game_on(ben)).to_contain_text("🥇 @Ada")
    await expect(game_on(ben)).to_contain_text("2 @Ben")
    await expect(game_on(ben)).to_have_count(1)
