import random
import re
from collections.abc import Sequence
from typing import Any

import pytest
from end_to_end.reading import Message, is_private, texts
from end_to_end.stage import Stage

from bot.core.quiz.dealing import draw
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.games import Ending, Game
from bot.core.quiz.questions import Answer, Choose, Chosen, Kind, Level, Locate, Located, Question
from bot.core.quiz.rankings import MINIMUM
from bot.core.quiz.tables import Mode, Table
from bot.features.quiz.alone import Alone
from bot.features.quiz.scores import Scores
from bot.playground.keyboard import Person
from bot.store.database import Database
from bot.store.games import GameStore
from bot.wording import quiz as wording
from bot.wording.errors import ONLY_IN_SERVERS

DAY = 24 * 60 * 60
THURSDAY = 1_799_928_000.0  # 2027-01-14, noon UTC
CLEO = 5


async def questions(stage: Stage, kind: Kind, level: Level, count: int) -> list[Question]:
    deck = await (await stage.interview(None)).deck()
    return draw(deck, random.Random(7), count, [kind], Difficulty.of(level))


async def played(
    stage: Stage, player: int, asked: Sequence[Question], answers: Sequence[Answer], at: float = THURSDAY
) -> None:
    """A game on the server with these answers, begun and ended at that moment."""
    guild_id = int(stage.playground.world.guild_id)
    async with Database.open(stage.settings.database) as database:
        games = GameStore(database)
        table = Table(Mode.CHANNEL, guild_id, 1, player, 1, "digest", at)
        stored = await games.start(table, lambda id: Game.start(id, player, None, Level.EASY, 30, asked))
        assert stored is not None
        for answer in answers:
            game = stored.game.shown(at)
            stored = stored.now(game.answer(game.round_id, player, answer, at + 30).close(at))
            await games.close_round(stored)
            stored = stored.now(stored.game.next())
        await games.end(stored.now(stored.game.end(Ending.FINISHED)), at)


async def chose(stage: Stage, player: int, *right: bool, at: float = THURSDAY) -> None:
    """1,000 points for each right choice, none for a wrong one."""
    asked = await questions(stage, Kind.NEXT, Level.EASY, len(right))
    tasks = [question.task for question in asked]
    answers = [
        Chosen(task.right if well else (task.right + 1) % 4)
        for task, well in zip(tasks, right, strict=True)
        if isinstance(task, Choose)
    ]
    await played(stage, player, asked, answers, at)


async def command(person: Person, name: str, /, **options: Any) -> Message:
    return await (await person.slash(f"quiz {name}", **options)).answer()


def ranked(message: Message) -> list[tuple[str, str]]:
    """Each place as it is shown, and whose it is."""
    return re.findall(r"^(🥇|🥈|🥉|`\d+`) <@(\d+)>", texts(message), re.MULTILINE)


@pytest.fixture(autouse=True)
def on_thursday(stage: Stage) -> None:
    stage.bot.services.get(Scores).clock = stage.bot.services.get(Alone).clock = lambda: THURSDAY


async def test_points_rank_and_equals_share_their_place(stage: Stage, ada: Person, ben: Person) -> None:
    await chose(stage, int(ben.id), True, True, False)
    await chose(stage, int(ada.id), True, True, True)
    await chose(stage, CLEO, True, True, False)
    message = await command(ada, "leaderboard")
    assert ranked(message)[0] == ("🥇", ada.id)
    assert set(ranked(message)[1:]) == {("🥈", ben.id), ("🥈", str(CLEO))}
    assert "**3,000 points** · 100 % right · 3 rounds" in texts(message)
    assert wording.LEADERBOARD_SMALL_PRINT["knowledge"] in texts(message)
    assert not is_private(message)
    assert message["mentions"] == []


async def test_accuracy_ranks_from_ten_answers_on_and_luck_tops_nothing(
    stage: Stage, ada: Person, ben: Person
) -> None:
    refusal = await command(ada, "leaderboard", by="accuracy")
    assert (texts(refusal), is_private(refusal)) == (wording.NOBODY_RANKED["accuracy"], True)
    await chose(stage, CLEO, *[True] * (MINIMUM - 1))
    await chose(stage, int(ada.id), *[True] * MINIMUM)
    for _ in range(3):
        await chose(stage, int(ben.id), *[True] * 10)
    await chose(stage, int(ben.id), False)
    await chose(stage, 6, *[False] * MINIMUM)
    shown = ranked(await command(ada, "leaderboard", by="accuracy"))
    assert shown == [("🥇", ben.id), ("🥈", ada.id), ("`3`", "6")]


async def test_a_week_and_a_month_leave_out_what_was_before(stage: Stage, ada: Person, ben: Person) -> None:
    await chose(stage, int(ada.id), True, at=THURSDAY - 5 * DAY)
    await chose(stage, int(ben.id), True, at=THURSDAY)
    await chose(stage, CLEO, True, True, at=THURSDAY - 20 * DAY)
    everyone, month, week = [
        [player for _, player in ranked(await command(ada, "leaderboard", period=period))]
        for period in ("ever", "month", "week")
    ]
    assert (everyone[0], set(month), week) == (str(CLEO), {ada.id, ben.id}, [ben.id])


async def test_who_is_far_down_sees_their_own_place(stage: Stage, ada: Person, ben: Person) -> None:
    for player in range(1, 12):
        await chose(stage, player, True)
    await chose(stage, int(ada.id), False)
    assert ranked(await command(ada, "leaderboard"))[-1] == ("`12`", ada.id)
    assert len(ranked(await command(ben, "leaderboard"))) == 10


async def test_who_hides_is_on_no_leaderboard_and_shows_nobody_their_stats(
    stage: Stage, ada: Person, ben: Person
) -> None:
    for person in (ada, ben):
        await chose(stage, int(person.id), True)
    hidden = await command(ada, "hide", on=True)
    assert (texts(hidden), is_private(hidden)) == (wording.HIDDEN, True)
    assert [player for _, player in ranked(await command(ben, "leaderboard"))] == [ben.id]
    refusal = await command(ben, "stats", person=ada.id)
    assert texts(refusal) == wording.KEEPS_SCORES.format(player=ada.mention)
    assert "**1,000 points**" in texts(await command(ada, "stats"))
    await command(ada, "hide", on=False)
    assert {player for _, player in ranked(await command(ben, "leaderboard"))} == {ada.id, ben.id}


async def test_one_person_floods_no_channel_and_servers_have_leaderboards(stage: Stage, ada: Person) -> None:
    await chose(stage, int(ada.id), True)
    shown = [await command(ada, "leaderboard") for _ in range(4)]
    assert [is_private(message) for message in shown] == [False, False, False, True]
    for name in ("leaderboard", "hide"):
        refusal = await command(stage.person("Ben"), name, channel="@bot")
        assert texts(refusal) == ONLY_IN_SERVERS


async def test_stats_tell_how_a_person_plays_and_where_their_times_lean(
    stage: Stage, ada: Person, ben: Person
) -> None:
    assert texts(await command(ada, "stats")) == wording.NO_STATS_OF_YOURS
    assert texts(await command(ada, "stats", person=ben.id)) == wording.NO_STATS.format(player=ben.mention)
    asked = [
        question
        for question in await questions(stage, Kind.WHEN, Level.HARD, 8)
        if isinstance(question.task, Locate) and question.task.start > 60_000
    ]
    starts = [question.task.start // 1000 * 1000 for question in asked if isinstance(question.task, Locate)]
    await played(stage, int(ada.id), asked, [Located(start - 40_000) for start in starts])
    await chose(stage, int(ada.id), True, True, True, False, at=THURSDAY + 60)
    shown = texts(await command(ada, "stats"))
    assert "Typed times are **40 s early** on average; half of them are within **40 s**." in shown
    assert "Best run: **3 right answers**" in shown
    assert re.search(r"When +█*░+ +\d+ % +\d+×", shown)
    assert re.search(r"What next +██████░░ +75 % +4×", shown)
    assert shown.endswith(wording.STATS_OWN_SMALL_PRINT)
    shown = texts(await command(ben, "stats", person=ada.id))
    assert "Typed times are **40 s early**" in shown
    assert shown.endswith(wording.STATS_SMALL_PRINT)
