"""Games about several interviews, end to end."""

from pathlib import Path

import pytest
from end_to_end.playing import answer_alone, asks, ends, game_id, reveals, stored, take
from end_to_end.reading import Message, is_private, texts
from end_to_end.stage import Stage

from bot.core.listing import Listing
from bot.core.particulars import Particulars
from bot.core.quiz.questions import Choose, Kind
from bot.core.quiz.tables import StoredGame
from bot.core.transcript.source import Source, read
from bot.features.quiz.alone import Alone
from bot.features.quiz.host import QuizHost
from bot.interviews.catalogue import Interviews
from bot.playground.keyboard import Person
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.store.library import LibraryStore
from bot.wording import quiz as wording
from bot.wording.errors import UNEXPECTED

SHOW = "The Gull Hour"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
SPOKEN = read(Path(__file__).parents[2] / "data/interview.txt").cues
CUES = len(SPOKEN) // len(DAYS)
TEN_DAYS = 10 * 24 * 60 * 60


def guild_id(stage: Stage) -> int:
    return int(stage.playground.world.guild_id)


@pytest.fixture(autouse=True)
async def episodes(stage: Stage) -> None:
    """Five short ones, none of which says what another does; the interview that ships is there as well."""
    sources = [
        Source(day, day.lower(), day, None, SPOKEN[first : first + CUES], particulars=Particulars(SHOW))
        for first, day in zip(range(0, len(SPOKEN), CUES), DAYS, strict=False)
    ]
    await InterviewStore(stage.bot.services.get(Database)).add(sources, guild_id(stage))
    await stage.bot.services.get(Interviews).refresh()


async def of_show(person: Person, command: str) -> str:
    """The value of the option that means the show."""
    return next(
        one["value"] for one in await person.autocomplete(command, "interview", "gull") if SHOW in one["name"]
    )


def listing(stage: Stage, game: StoredGame) -> Listing:
    found = stage.bot.services.get(Interviews).get(game.origin.interview_id)
    assert found is not None
    return found


async def test_which_episode_it_was_is_not_told_before_the_reveal(stage: Stage, ada: Person) -> None:
    show = await of_show(ada, "quiz solo")
    message = await (await ada.slash("quiz solo", kind="episode", rounds=3, interview=show)).answer()
    titles = set[str]()
    for number in range(3):
        game = await stored(stage, game_id(message))
        title = listing(stage, game).title
        task = game.game.round.question.task
        assert isinstance(task, Choose)
        assert wording.ASKED[Kind.EPISODE] in texts(message)
        assert texts(message).count(title) <= 1
        assert f"**{SHOW}**" in texts(message)
        assert len(task.choices) == 4
        message = await answer_alone(stage, ada, message)
        assert "✅" in texts(message)
        assert f"It was said in “{title}”" in texts(message)
        assert title in texts(message)
        titles.add(title)
        label = wording.SEE_RESULT if number == 2 else wording.NEXT_QUESTION
        message = await (await ada.press(message, label)).answer()
    assert titles <= set(DAYS)
    assert f"**{SHOW}**" in texts(message)


async def test_it_is_asked_of_all_interviews_where_none_is_named(stage: Stage, ada: Person) -> None:
    message = await (await ada.slash("quiz solo", kind="episode", rounds=2)).answer()
    assert f"**{wording.SEVERAL_INTERVIEWS}**" in texts(message)
    one = await (await ada.slash("quiz solo", kind="episode", interview="Monday")).answer()
    assert "at least four interviews" in texts(one)


async def test_a_result_names_the_first_three_of_several_interviews(stage: Stage, ada: Person) -> None:
    message = await (await ada.slash("quiz solo", kind="when", rounds=5, interview="all of them")).answer()
    titles = dict[str, None]()
    for number in range(5):
        titles[listing(stage, await stored(stage, game_id(message))).title] = None
        message = await answer_alone(stage, ada, message)
        label = wording.SEE_RESULT if number == 4 else wording.NEXT_QUESTION
        message = await (await ada.press(message, label)).answer()
    assert len(titles) > 3
    more = f"and {len(titles) - 3} more"
    assert f"**{' · '.join([*list(titles)[:3], more])}**" in texts(message)


async def test_a_game_in_a_channel_is_about_another_interview_each_round(
    stage: Stage, ada: Person, ben: Person
) -> None:
    show = await of_show(ada, "quiz start")
    await ada.slash("quiz start", kind="next", rounds=2, seconds=60, interview=show)
    message = await ada.sees_message(lambda one: not is_private(one) and "Round 1 of 2" in texts(one))
    match = stage.bot.services.get(QuizHost).match(1)
    titles = list[str]()
    for number in (1, 2):
        shown = await ada.sees_change(message, asks(number)) if number == 2 else message
        game = match.stored
        titles.append(listing(stage, game).title)
        assert f"**{titles[-1]}**" in texts(shown)
        for person in (ada, ben):
            await take(person, shown, game.game)
        told = await ada.sees_change(message, reveals(number))
        assert titles[-1] in texts(told)
    assert titles[0] != titles[1]
    final = await ada.sees_change(message, ends)
    assert f"**{SHOW}**" in texts(final)
    await ben.press(final, wording.PLAY_AGAIN)
    await ben.sees_message(
        lambda one: not is_private(one) and "Round 1 of 2" in texts(one) and one["id"] != message["id"]
    )
    rematch = await stored(stage, 2)
    assert rematch.table.show == SHOW
    assert listing(stage, rematch).title in DAYS


async def test_what_is_asked_cannot_be_looked_up_in_any_of_them(stage: Stage, ada: Person, ben: Person) -> None:
    show = await of_show(ada, "quiz start")
    await ada.slash("quiz start", kind="episode", rounds=1, seconds=60, interview=show)
    message = await ada.sees_message(lambda one: not is_private(one) and "Round 1 of 1" in texts(one))
    match = stage.bot.services.get(QuizHost).match(1)
    excerpt = match.game.round.question.excerpt.text
    question = match.game.round.question
    choices = [f"#{number}" for number in (match.stored.origin.interview_id, *question.others)]
    for command in ("quote find", "quote check"):
        for where in (show, *choices):
            refused = await (await ben.slash(command, text=excerpt, interview=where)).answer()
            assert texts(refused) == wording.PEEKING
    for person in (ada, ben):
        await take(person, message, match.game)
    await ada.sees_change(message, reveals(1))
    found = await (
        await ben.slash("quote find", text=excerpt, interview=f"#{match.stored.origin.interview_id}")
    ).answer()
    assert excerpt[:30] in texts(found).replace("**", "")


async def test_what_was_wrong_is_practised_over_all_of_them(stage: Stage, ada: Person) -> None:
    show = await of_show(ada, "quiz solo")
    message = await (await ada.slash("quiz solo", kind="episode", rounds=2, interview=show)).answer()
    wrong = list[str]()
    for _ in range(2):
        wrong.append((await stored(stage, game_id(message))).game.round.question.key)
        message = await answer_alone(stage, ada, message, right=False)
        label = wording.NEXT_QUESTION if len(wrong) == 1 else wording.SEE_RESULT
        message = await (await ada.press(message, label)).answer()
    clock = stage.bot.services.get(Alone).clock
    stage.bot.services.get(Alone).clock = lambda: clock() + TEN_DAYS
    nothing = await (await ada.slash("quiz practice", interview="Monday")).answer()
    assert wording.NOTHING_TO_PRACTISE in texts(nothing)
    message = await (await ada.slash("quiz practice", interview=show)).answer()
    again = await stored(stage, game_id(message))
    assert sorted(one.question.key for one in again.game.rounds) == sorted(wrong)
    assert wording.ASKED[Kind.EPISODE] in texts(message)


async def test_an_interview_that_goes_while_it_is_asked_about_breaks_nothing(stage: Stage, ada: Person) -> None:
    show = await of_show(ada, "quiz solo")
    message: Message = await (await ada.slash("quiz solo", kind="episode", rounds=2, interview=show)).answer()
    gone = (await stored(stage, game_id(message))).origin.interview_id
    assert await LibraryStore(stage.bot.services.get(Database)).remove(guild_id(stage), gone)
    await stage.restart_bot()
    message = await answer_alone(stage, ada, message)
    assert "✅" in texts(message)
    message = await (await ada.press(message, wording.NEXT_QUESTION)).answer()
    assert "Round 2 of 2" in texts(message)
    assert UNEXPECTED[:20] not in texts(message)
