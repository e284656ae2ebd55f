"""A library as large as a podcast's, end to end."""

from pathlib import Path

import pytest
from end_to_end.playing import game_id, stored
from end_to_end.reading import Message, is_private, texts
from end_to_end.stage import Stage

from bot.core.particulars import Particulars
from bot.core.transcript.model import Cue
from bot.core.transcript.source import Source, read
from bot.discord_ui.choosing import ALL
from bot.features.servers.servers import Servers
from bot.interviews.catalogue import Interviews
from bot.playground.keyboard import Person
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.wording import library as wording_of_library
from bot.wording import quiz as wording

EPISODES, CUES = 300, 60
SHOW, SECRET = "The Gull Hour", "Secret"
ELSEWHERE = 4242
SPOKEN = read(Path(__file__).parents[2] / "data/interview.txt").cues


def _episode(number: int, show: str = SHOW) -> Source:
    """Enough to ask about, or, of every tenth one, a greeting alone."""
    first = number % (len(SPOKEN) - CUES)
    cues = SPOKEN[first : first + CUES] if number % 10 else [Cue(0, 3000, f"Hello, this is number {number}.")]
    title = f"{show} {number}"
    return Source(title, f"{show[0].lower()}{number}", title, None, cues, particulars=Particulars(show, number))


@pytest.fixture
async def many(stage: Stage) -> None:
    """A podcast, of which a tenth has too little to ask about; another server has one, too."""
    async with Database.open(stage.settings.database) as database:
        store = InterviewStore(database)
        await store.add(map(_episode, range(EPISODES)), int(stage.playground.world.guild_id))
        await store.add([_episode(number, SECRET) for number in range(30)], ELSEWHERE)
        await stage.bot.services.get(Interviews).refresh()


async def _title(stage: Stage, message: Message) -> str:
    played = await stored(stage, game_id(message))
    listing = stage.bot.services.get(Interviews).get(played.origin.interview_id)
    assert listing is not None
    return listing.title


async def test_a_quiz_about_hundreds_names_the_one_it_asks_about(stage: Stage, many: None, ada: Person) -> None:
    offered = await ada.autocomplete("quiz solo", "interview", "gull hour")
    assert wording_of_library.episodes(EPISODES) in offered[0]["name"]
    titles = set[str]()
    for _ in range(3):
        message = await (
            await ada.slash("quiz solo", kind="next", rounds=1, interview=offered[0]["value"])
        ).answer()
        titles.add(await _title(stage, message))
        assert f"**{await _title(stage, message)}**" in texts(message)
    assert len(titles) > 1
    assert all(title.startswith(SHOW) for title in titles)
    told = await (await ada.slash("quiz start", kind="next", rounds=1, interview=ALL)).answer()
    assert wording.GAME_ON.split("{")[0] in texts(told)
    asked = await ada.sees_message(
        lambda message: not is_private(message) and "Round 1 of 1" in texts(message), seconds=5
    )
    assert f"**{await _title(stage, asked)}**" in texts(asked)
    assert SECRET not in texts(asked)
    refused = await (await ada.slash("quiz solo", interview=f"{SECRET} 1")).answer()
    assert "There is no interview called" in texts(refused)


async def test_hundreds_are_listed_searched_and_drawn_from_by_the_daily(
    stage: Stage, many: None, ada: Person
) -> None:
    listed = texts(await (await ada.slash("library list", text="hour 299")).answer())
    assert f"{SHOW} 299" in listed
    everywhere = texts(await (await ada.slash("quote find", text=SPOKEN[40].text, interview=ALL)).answer())
    assert f"all {EPISODES + 1} interviews" in everywhere
    found = texts(await (await ada.slash("quote find", text=SPOKEN[40].text, interview=SHOW)).answer())
    assert SHOW in found
    assert SECRET not in found
    await stage.bot.services.get(Servers).change(int(stage.playground.world.guild_id), daily_show=SHOW)
    message = await (await ada.slash("quiz daily")).answer()
    assert (await _title(stage, message)).startswith(SHOW)
    assert f"**{await _title(stage, message)}**" in texts(message)
