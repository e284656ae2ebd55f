"""Quotes that stay: the star, what was starred, its files, and the quote of the day."""

from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import ClientSession
from end_to_end.librarian import bring_in
from end_to_end.playing import begin, says
from end_to_end.reading import Message, is_private, offers, texts
from end_to_end.stage import ELSEWHERE, Stage

from bot.core.quiz.questions import Kind
from bot.core.search.pages import whole_sentence
from bot.features.quotes.stars import starred as kept
from bot.features.servers.clockwork import Clockwork
from bot.features.servers.servers import Servers
from bot.interviews.catalogue import Interviews
from bot.playground.keyboard import Person
from bot.playground.objects import walk
from bot.store.database import Database
from bot.store.stars import StarStore
from bot.wording import about
from bot.wording import servers as servers_wording
from bot.wording import starred as wording

NOON = datetime(2027, 1, 15, 12, tzinfo=UTC).timestamp()
DAY = 86_400
of_the_day = says("The quote of the day")


async def find(person: Person, text: str = "brain scans can tell who lacks empathy", **options: Any) -> Message:
    return await (await person.slash("quote find", text=text, **options)).answer()


async def star(person: Person, message: Message) -> str:
    return texts(await (await person.press(message, wording.STAR)).answer())


async def starred(person: Person, whose: str = "mine", channel: str | None = None) -> Message:
    return await (await person.slash("quote starred", whose=whose, channel=channel)).answer()


async def tick(stage: Stage, now: float) -> None:
    """What the clock makes the bot do at that moment."""
    server: Any = stage.bot.get_cog("Server")
    clockwork: Clockwork = server.clockwork
    clockwork.clock = lambda: now
    await clockwork.tick()


async def test_anybody_may_star_a_quote_and_take_the_star_back(stage: Stage, ada: Person, ben: Person) -> None:
    quote = await find(ada)
    assert wording.NONE in texts(await starred(ada))
    await stage.restart_bot()
    for person in (ada, ben):
        assert "Starred" in await star(person, quote)
    mine, all_of_them = await starred(ben), await starred(ada, "server")
    assert is_private(mine)
    assert "scan" in texts(mine)
    assert "⭐ 2" in texts(all_of_them)
    assert await star(ada, quote) == wording.UNSTARRED
    assert wording.NONE in texts(await starred(ada))
    assert "⭐ 1" in texts(await starred(ada, "server"))
    (select,) = [part for part in walk(mine["components"]) if part["type"] == 3]
    opened = await (await ben.choose(mine, select["custom_id"], [select["options"][0]["value"]])).answer()
    assert is_private(opened)
    assert wording.STAR in offers(opened)


async def test_stars_stay_on_their_server_and_what_is_asked_about_stays_hidden(
    stage: Stage, ada: Person, ben: Person
) -> None:
    await bring_in(stage, ada)
    assert "Starred" in await star(ben, await find(ben, "forty gulls before breakfast"))
    assert "gulls" in texts(await starred(ben))
    for channel in (f"{ELSEWHERE}/general", "@bot"):
        assert wording.NONE in texts(await starred(ben, channel=channel))
    shipped = next(one for one in stage.bot.services.get(Interviews).all() if one.guild_id is None)
    guild = int(stage.playground.world.guild_id)
    await stage.bot.services.get(Interviews).use(guild, shipped.id)
    early = await find(ben, "we don't have the language to describe what's going on", channel="second-room")
    late = await find(ben, channel="second-room")
    match = await begin(stage, ada, Kind.WHEN, rounds=1)
    sentence = match.game.round.question.excerpt.sentence
    interview = await stage.opened(shipped.id)
    question = interview.transcript.sentences[sentence].text
    is_early = sentence < len(interview.transcript.sentences) // 2
    elsewhere, words = (late, "scan") if is_early else (early, "language")
    assert "Starred" in await star(ben, elsewhere)
    await StarStore(stage.bot.services.get(Database)).toggle(
        int(ben.id), guild, kept(interview, whole_sentence(interview.transcript, sentence)), 9
    )
    assert question[:40] not in texts(await starred(ben))
    assert words in texts(await starred(ben, "server"))


@pytest.mark.parametrize(("format", "ending"), [("Markdown", ".md"), ("Spreadsheet", ".csv"), ("Anki", ".txt")])
async def test_what_is_starred_can_be_taken_away(ada: Person, format: str, ending: str) -> None:
    await star(ada, await find(ada))
    given = await (await ada.press(await starred(ada), format)).answer()
    assert is_private(given)
    (file,) = given["attachments"]
    assert file["filename"].endswith(ending)
    async with ClientSession() as session, session.get(file["url"]) as response:
        assert "scan" in (await response.read()).decode()


async def test_stars_are_personal_data(stage: Stage, ada: Person, ben: Person) -> None:
    quote = await find(ada)
    for person in (ada, ben):
        await star(person, quote)
    asked = await (await ada.slash("privacy delete")).answer()
    await (await ada.press(asked, about.FORGET)).answer()
    assert wording.NONE in texts(await starred(ada))
    assert "⭐ 1" in texts(await starred(ada, "server"))


async def test_the_quote_of_the_day_is_the_most_starred_then_another_and_never_one_twice(
    stage: Stage, ada: Person, ben: Person
) -> None:
    stage.forgiven = {404}
    settings = await (await ada.slash("settings")).answer()
    room = ada.channel("second-room").id
    shown = await (await ada.choose(settings, "settings:quote", [room])).answer()
    assert f"**The quote of the day** is posted in <#{room}>" in texts(shown)
    servers, guild = stage.bot.services.get(Servers), int(stage.playground.world.guild_id)
    await servers.change(guild, quote_since=NOON - DAY)
    await star(ben, await find(ada))
    for day in range(3):
        for _ in range(2):
            await tick(stage, NOON + day * DAY)
            await stage.restart_bot()
    posted = [texts(message) for message in ada.sees("second-room") if of_the_day(message)]
    assert len(posted) == len(set(posted)) == 3
    assert "scan" in posted[0]
    message = next(message for message in ada.sees("second-room") if of_the_day(message))
    assert "Starred" in await star(ada, message)
    stage.playground.world.remove_channel(room)
    await tick(stage, NOON + 3 * DAY)
    assert servers_wording.CHANNEL_GONE in texts(await (await ada.slash("settings")).answer())
