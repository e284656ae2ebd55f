"""The examples of /help, run as somebody would who tries them one after the other."""

import asyncio
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from core.podcasts.feeds import item, rss
from end_to_end import librarian
from end_to_end.playing import answer_alone
from end_to_end.reading import Message, buttons, texts
from end_to_end.stage import Stage
from feed_server import Page, feed_server

from bot.features.quiz.alone import Alone
from bot.playground.keyboard import Asked, Person
from bot.running.metrics import INTERACTIONS
from bot.running.web import Web
from bot.wording import quiz, quotes, topics
from bot.wording.about import EXAMPLES, ON
from bot.wording.library import IMPORT

TOLD_IN_ORDER = (
    ("quote find", "quote card", "quote check", "quote at", "quote random", "quote starred"),
    ("topic about", "topic list", "topic show", "topic edit", "summary", "help", "about", "settings", "setup"),
    (
        "library add",
        "library show",
        "library use",
        "library export",
        "library list",
        "library edit",
        "library corrections",
        "library remove",
    ),
    ("library follow", "library follows", "library unfollow"),
    ("quiz start", "quiz hint", "quiz skip", "quiz stop", "quiz solo", "quiz daily"),
    ("quiz practice", "quiz stats", "quiz leaderboard", "quiz hide"),
    ("privacy show", "privacy export", "privacy delete"),
)
IN_VAIN = (
    quotes.NOT_SAID_AT_ALL,
    quotes.CHECKED["not said"],
    topics.NOT_TALKED_ABOUT.splitlines()[-1].split("{")[0],
)
HOUR = 60 * 60
SHIPPED = Path(__file__).parents[2] / "data" / "interview.txt"
OPEN = {"file": "episode-12.srt", "interview": "Episode 12", "podcast": "The Gull Hour"}
"""What nothing is there for when the examples are shown."""


@pytest.mark.parametrize(
    "title", [None, "Of `models`, minds and what either of them may know: a long talk in two parts"]
)
async def test_every_example_of_help_gets_what_it_shows(stage: Stage, ada: Person, title: str | None) -> None:
    """Of the interview that ships, and of one that a server has added; compared by meaning, as is the default."""
    stage.settings = stage.settings.model_copy(update={"embedding": "minilm"})
    async with feed_server() as server:
        server.pages["/feed.xml"] = Page(rss(item(1)))
        stage.web = Web(also=[("127.0.0.1", server.port)])
        await stage.restart_bot()
        if title:
            await librarian.bring_in(stage, ada, f"{SHIPPED.read_text('utf-8')}\n", "talk.txt", title=title)
        await _try_all(stage, ada, f"{server.url}/feed.xml")


async def test_what_is_but_just_doubted_is_not_denied(stage: Stage, ada: Person) -> None:
    stage.settings = stage.settings.model_copy(update={"embedding": "minilm"})
    await stage.restart_bot()
    still_reading = quotes.STILL_READING.partition("{")[0]
    told = await (await ada.slash("quote find", text="how accurate are lie detectors on people")).answer()
    while still_reading in texts(told):
        await asyncio.sleep(0.2)
        told = await (await ada.slash("quote find", text="how accurate are lie detectors on people")).answer()
    assert quotes.NOT_SURE in texts(told)
    assert quotes.VERDICT_MAYBE in texts(told)
    told = await (await ada.slash("quote find", text="how long should I boil an egg")).answer()
    assert quotes.NOT_SAID in texts(told)
    assert quotes.VERDICT_DOUBT in texts(told)


async def _try_all(stage: Stage, ada: Person, feed: str) -> None:
    """`feed` stands for the address that the example leaves open."""
    in_order = [name for part in TOLD_IN_ORDER for name in part]
    assert set(in_order) == set(EXAMPLES)
    examples = await _examples(ada)
    for name in in_order:
        before = _outcomes(name)
        options = await _options(stage, ada, name, examples[name], feed)
        asked = await ada.slash(name, **options)
        await _prepare_what_follows(stage, ada, name, asked)
        changed = await _changed(name, before)
        assert changed == before + _expected(name, asked), f"{examples[name]}: {texts(asked.reply)}"


def _expected(name: str, asked: Asked) -> Counter[str]:
    """A question with two choices, which may come up, has no hint."""
    has_no_hint = name == "quiz hint" and texts(asked.reply) == quiz.NO_HINT
    return Counter(refused=1) if has_no_hint else Counter(ok=1)


async def _examples(person: Person) -> dict[str, str]:
    """What each command is shown with, on all pages."""
    page = await (await person.slash("help")).answer()
    lines = texts(page).splitlines()
    while buttons(page)[ON]:
        page = await (await person.press(page, ON)).answer()
        lines += texts(page).splitlines()
    shown = [line.strip("`/") for line in lines if line.startswith("`/")]
    return {name: next(one for one in shown if f"{one} ".startswith(f"{name} ")) for name in EXAMPLES}


async def _prepare_what_follows(stage: Stage, ada: Person, name: str, asked: Asked) -> None:
    """Wait for the answer, and do what the next examples take for granted."""
    if name == "library edit":
        await asked.modal()
        return
    message = await asked.answer()
    assert not [said for said in IN_VAIN if said in texts(message)], f"/{name}"
    match name:
        case "library add":
            await _import(ada, message)
        case "library follow":
            select = next(one for one in librarian.custom_ids(message) if one.startswith("follow:"))
            await (await ada.choose(message, select, ["0"])).answer()
        case "quiz solo" | "quiz daily":
            await answer_alone(stage, ada, message, right=False)
            alone = stage.bot.services.get(Alone)
            later = alone.clock() + HOUR
            alone.clock = lambda: later
        case _:
            pass


async def _import(ada: Person, message: Message) -> None:
    await ada.press(message, IMPORT)
    await ada.sees_message(lambda seen: seen["id"] == message["id"] and librarian.is_done(seen))


async def _changed(name: str, before: Counter[str]) -> Counter[str]:
    """The outcomes once there is one more: an answer is seen before its command has ended."""
    for _ in range(500):
        if _outcomes(name) != before:
            break
        await asyncio.sleep(0.01)
    return _outcomes(name)


def _outcomes(name: str) -> Counter[str]:
    """How often the command has ended well, with a refusal, or in an error, as the metrics tell."""
    samples = [sample for metric in INTERACTIONS.collect() for sample in metric.samples]
    about = {"kind": "command", "name": name}
    ended = [one for one in samples if one.name.endswith("_total") and about.items() <= one.labels.items()]
    return Counter({one.labels["outcome"]: int(one.value) for one in ended})


async def _options(stage: Stage, person: Person, name: str, example: str, feed: str) -> dict[str, Any]:
    """What the example fills in, as Discord's picker would send it; and what it leaves open, as a person would."""
    command = next(one for one in stage.bot.tree.walk_commands() if one.qualified_name == name)
    parameters = {one.display_name: one for one in getattr(command, "parameters", [])}
    filled: dict[str, Any] = {}
    pieces = re.split(rf"(?:^| )({'|'.join(parameters) or '-'}):(?: |$)", example.removeprefix(name))[1:]
    for option, text in zip(pieces[::2], pieces[1::2], strict=True):
        text = text or OPEN.get(option, feed)
        chosen = [
            choice.value for choice in parameters[option].choices if choice.name.casefold() == text.casefold()
        ]
        match parameters[option].type.name:
            case "attachment":
                filled[option] = await person.upload(text, librarian.SRT.encode())
            case "user":
                filled[option] = str(stage.person(text.removeprefix("@")).id)
            case "integer":
                filled[option] = int(text)
            case "boolean":
                filled[option] = text == "True"
            case _:
                filled[option] = chosen[0] if chosen else text
    return filled
