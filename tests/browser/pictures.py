"""`python tests/browser/pictures.py`: take the README's pictures anew, of the real bot in the playground's page."""

import asyncio
import io
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.async_api import Page, async_playwright, expect

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser import install  # noqa: E402
from browser.conftest import ARGUMENTS  # noqa: E402
from end_to_end.playing import asks, begin, reveals  # noqa: E402
from end_to_end.reading import is_private  # noqa: E402
from end_to_end.stage import Stage  # noqa: E402

from bot.core import timecode  # noqa: E402
from bot.core.quiz.questions import Kind, Level, Locate  # noqa: E402
from bot.features.quiz.match import Pace  # noqa: E402
from bot.playground.server import Playground  # noqa: E402

FOLDER = ROOT / "docs" / "pictures"
WIDTH, HEIGHT, SHARPNESS, COLOURS = 1120, 780, 1.5, 255


async def main() -> None:
    async with (
        async_playwright() as playwright,
        Playground(bot_name="Verbatim", guild_name="The Interview Club") as playground,
    ):
        path = install.installed() or install.existing(playwright.chromium.executable_path)
        if path is None:
            sys.exit(install.MISSING)
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        with TemporaryDirectory() as folder:
            stage = Stage(playground, Path(folder) / "verbatim.db")
            stage.settings = stage.settings.model_copy(update={"embedding": "minilm"})
            stage.pace = Pace(pause=60.0, refresh=0.1, lobby=0, reconsider=0)
            await stage.start_bot()
            page = await browser.new_page(
                viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SHARPNESS, locale="en-GB"
            )
            await page.goto(playground.url)
            await asyncio.sleep(20)  # until the interview is read closely
            await quote(page)
            await quiz(page, stage)
            await stage.stop_bot()
        await browser.close()


async def quote(page: Page) -> None:
    await page.get_by_role("textbox", name="Message").fill(
        "/quote find text: brain scans can tell who lacks empathy"
    )
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("article", name="Message from").last).to_contain_text("likely")
    await take(page, "quote")


async def quiz(page: Page, stage: Stage) -> None:
    """Ada, Ben and Cleo guess when something was said; Cleo takes a hint before."""
    ada, ben, cleo = map(stage.person, ("Ada", "Ben", "Cleo"))
    match = await begin(stage, ada, Kind.WHEN, rounds=5, seconds=120, level=Level.HARD, channel="second-room")
    question = match.game.round.question
    if not isinstance(question.task, Locate):
        sys.exit("This question has buttons; run it again for one whose time is to be typed.")
    await page.get_by_role("button", name=re.compile("second-room")).click()
    message = await ada.sees_message(asks(1), "second-room")
    buttons = f"quiz:{match.game.id}:0"
    await (await cleo.press(message, f"{buttons}:hint")).answer()
    for person, off in ((ada, 4_000), (ben, question.length // 3), (cleo, question.length - 30_000)):
        guess = timecode.show((question.excerpt.start + off) % question.length)
        dialogue = await person.press(message, f"{buttons}:type")
        await (await person.submit(dialogue, answer=guess)).acknowledged()
        await asyncio.sleep(3)
    await ada.sees_change(message, reveals(1))
    for line in filter(is_private, ada.sees("second-room")):
        await ada.dismiss(line)
    await expect(page.get_by_text("Round 1 of 5")).to_be_visible()
    if await (present := page.get_by_role("button", name="Jump to present")).is_visible():
        await present.click()
    await take(page, "quiz")


async def take(page: Page, name: str) -> None:
    await page.wait_for_timeout(1500)
    picture = Image.open(io.BytesIO(await page.screenshot()))
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    asyncio.run(main())
