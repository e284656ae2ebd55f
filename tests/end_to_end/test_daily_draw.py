"""The daily of a server with several interviews: set in /settings, drawn once a day, the same for everyone."""

from pathlib import Path

import pytest
from end_to_end.playing import answer_alone, game_id, stored
from end_to_end.reading import Message, texts
from end_to_end.stage import Stage

from bot.core.listing import Listing
from bot.core.particulars import Particulars
from bot.core.transcript.source import Source, read
from bot.features.quiz.alone import Alone
from bot.features.servers.daily_post import DailyPost
from bot.features.servers.servers import Servers
from bot.interviews.catalogue import Interviews
from bot.playground.keyboard import Person
from bot.playground.objects import walk
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.store.library import LibraryStore
from bot.wording import quiz as wording
from bot.wording import servers as settings_wording

NOON, DAY = 1_800_014_400.0, 86_400
SHOW, SECRET, ELSEWHERE = "The Gull Hour", "Secret", 4242
CUES = 60
SPOKEN = read(Path(__file__).parents[2] / "data/interview.txt").cues


def guild_id(stage: Stage) -> int:
    return int(stage.playground.world.guild_id)


async def bring(stage: Stage, show: str, numbers: range, guild: int) -> None:
    """Episodes with enough to ask about on every day: 40 cues have too little on one of twenty."""
    sources = [
        Source(title, title, title, None, SPOKEN[first : first + CUES], particulars=Particulars(show))
        for number in numbers
        for first in [10 * number % (len(SPOKEN) - CUES)]
        for title in [f"{show} {number}"]
    ]
    await InterviewStore(stage.bot.services.get(Database)).add(sources, guild)
    await stage.bot.services.get(Interviews).refresh()


@pytest.fixture
async def episodes(stage: Stage) -> None:
    await bring(stage, SHOW, range(3), guild_id(stage))
    await bring(stage, SECRET, range(3), ELSEWHERE)


async def chosen(person: Person, label: str) -> Message:
    """Choose by its label what the daily draws from."""
    message = await (await person.slash("settings")).answer()
    select = next(part for part in walk(message["components"]) if part.get("custom_id") == "settings:source")
    values = {option["label"]: option["value"] for option in select["options"]}
    assert not [one for one in values if SECRET in one]
    return await (await person.choose(message, "settings:source", [values[label]])).answer()


async def daily(stage: Stage, person: Person, day: int) -> Message:
    stage.bot.services.get(Alone).clock = lambda: NOON + day * DAY
    return await (await person.slash("quiz daily")).answer()


async def about(stage: Stage, message: Message) -> Listing:
    """The interview that a question names."""
    listing = stage.bot.services.get(Interviews).get((await stored(stage, game_id(message))).table.interview_id)
    assert listing is not None
    assert f"**{listing.title}**" in texts(message)
    return listing


async def test_a_show_takes_turns_in_the_daily_and_the_result_names_the_episode(
    stage: Stage, episodes: None, ada: Person
) -> None:
    label = settings_wording.FROM_SHOW.format(show=SHOW)
    assert label in texts(await chosen(ada, label))
    await stage.restart_bot()
    asked = [await about(stage, await daily(stage, ada, day)) for day in range(6)]
    assert {one.title for one in asked[:3]} == {f"{SHOW} {number}" for number in range(3)}
    assert [one.id for one in asked[3:]] == [one.id for one in asked[:3]]
    message = await daily(stage, ada, 6)
    title = (await about(stage, message)).title
    for number in range(5):
        message = await answer_alone(stage, ada, message)
        onward = wording.SEE_RESULT if number == 4 else wording.NEXT_QUESTION
        message = await (await ada.press(message, onward)).answer()
    assert f"**{title}**" in texts(message)


async def test_all_interviews_are_those_of_the_server_and_the_host_and_a_day_stays_as_it_began(
    stage: Stage, episodes: None, ada: Person, ben: Person
) -> None:
    await chosen(ada, "All interviews, one a day")
    seen = {one.id for one in stage.bot.services.get(Interviews).on(guild_id(stage))}
    asked = [(await about(stage, await daily(stage, ada, day))).id for day in range(len(seen))]
    assert set(asked) == seen
    mine = await daily(stage, ada, len(seen))
    todays = await about(stage, mine)
    await bring(stage, SHOW, range(3, 8), guild_id(stage))
    other = next(one for one in stage.bot.services.get(Interviews).own(guild_id(stage)) if one.id != todays.id)
    await LibraryStore(stage.bot.services.get(Database)).remove(guild_id(stage), other.id)
    await chosen(ada, "The current interview")
    await stage.restart_bot()
    theirs = await daily(stage, ben, len(seen))
    games = [(await stored(stage, game_id(message))).game for message in (mine, theirs)]
    assert [one.question for one in games[0].rounds] == [one.question for one in games[1].rounds]
    assert game_id(mine) != game_id(theirs)


async def test_where_the_show_is_gone_the_daily_is_about_the_current_interview(
    stage: Stage, episodes: None, ada: Person
) -> None:
    await stage.bot.services.get(Servers).change(guild_id(stage), daily_show="A show that was removed")
    message = await (await ada.slash("settings")).answer()
    assert settings_wording.SHOW_GONE in texts(message)
    asked = await about(stage, await daily(stage, ada, 0))
    assert asked == stage.bot.services.get(Interviews).for_guild(guild_id(stage))


@pytest.mark.parametrize(
    ("show", "told"), [("", "The Gull Hour 2 · and 1 more**"), (SHOW, f"**{SHOW}**"), ("Gone", None)]
)
async def test_what_invites_to_it_says_what_it_draws_from(
    stage: Stage, episodes: None, ada: Person, show: str, told: str | None
) -> None:
    channel = int(ada.channel().id)
    await stage.bot.services.get(Servers).change(
        guild_id(stage), daily_show=show, daily_channel=channel, daily_hour=0, daily_since=0.0
    )
    await stage.bot.services.get(DailyPost).post_due(NOON)
    post = await ada.sees_message(lambda message: "The daily of" in texts(message))
    current = stage.bot.services.get(Interviews).for_guild(guild_id(stage)).title
    assert (told or f"**{current}**") in texts(post)
