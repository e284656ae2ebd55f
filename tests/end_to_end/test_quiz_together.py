"""People who play together: the lobby, late joiners, a last change of mind, and the game staying in sight."""

import asyncio
import random
from dataclasses import replace
from typing import Any

import pytest
from end_to_end.playing import asks, begin, ends, own_line, points, results, reveals, says, take
from end_to_end.reading import Message, buttons, is_private, picture, texts
from end_to_end.stage import Stage

from bot.core.quiz.games import Ending, Game
from bot.core.quiz.questions import Kind, Level
from bot.features.quiz.host import QuizHost
from bot.features.quiz.match import Match
from bot.playground.keyboard import Person
from bot.wording import quiz as wording

LONG, GRACE = 60, 2.0
PEOPLE = ("Ada", "Ben", "Cleo", "Dora", "Emil", "Fay", "Gus", "Hana")


async def paced(stage: Stage, **changes: float) -> None:
    """The bot anew, at another pace."""
    stage.pace = replace(stage.pace, **changes)
    await stage.restart_bot()


def gathers(message: Message) -> bool:
    return wording.LOBBY in texts(message)


def has_last_chance(message: Message) -> bool:
    return "Last chance" in texts(message)


def own_lines(person: Person) -> list[str]:
    return [texts(message) for message in person.sees() if is_private(message)]


async def started(stage: Stage, starter: Person, **options: Any) -> tuple[Match, Message]:
    """A game that is open in its lobby."""
    match = await begin(stage, starter, **options)
    return match, await starter.sees_message(gathers)


async def test_a_lobby_says_what_is_played_and_who_plays_until_its_starter_begins(
    stage: Stage, ada: Person, ben: Person, cleo: Person
) -> None:
    await paced(stage, lobby=LONG)
    asked = await ada.slash("quiz start", rounds=3, kind="real", seconds=45, difficulty="easy")
    message = await ben.sees_message(gathers)
    shown = texts(message)
    for said in ("3 rounds", "pairs", "easy", "45 s", f"started by {ada.mention}", "<t:", "interpretability"):
        assert said in shown
    assert f"Playing: {ada.mention}" in shown
    assert wording.START_NOW in texts(await asked.answer())
    for person in (ben, ben, cleo):
        await (await person.press(message, wording.JOIN)).acknowledged()
    message = await ada.sees_change(message, says(f"{ada.mention} {ben.mention} {cleo.mention}"))
    refused = await (await ben.press(message, wording.START_NOW)).answer()
    assert (texts(refused), is_private(refused)) == (wording.NOT_YOUR_GAME, True)
    await (await ada.press(message, wording.START_NOW)).acknowledged()
    await ada.sees_change(message, asks(1))


async def test_a_lobby_ends_by_itself_and_outlives_a_restart(stage: Stage, ada: Person, ben: Person) -> None:
    await paced(stage, lobby=2)
    _, message = await started(stage, ada, seconds=LONG)
    await (await ben.press(message, wording.JOIN)).acknowledged()
    await stage.restart_bot()
    message = await ben.sees_change(message, asks(1))
    match = stage.bot.services.get(QuizHost).match(1)
    await take(ada, message, match.game)
    assert match.game.awaited == {int(ben.id)}


async def test_a_lobby_can_be_stopped(stage: Stage, ada: Person) -> None:
    await paced(stage, lobby=LONG)
    match, message = await started(stage, ada)
    await (await ada.slash("quiz stop")).answer()
    await ada.sees_change(message, says(wording.STOPPED))
    await match.over.wait()
    assert match.game.ending is Ending.STOPPED


@pytest.mark.parametrize("stage", [PEOPLE[:3], PEOPLE[:5], PEOPLE], indirect=True, ids=len)
async def test_everybody_plays_every_round_however_slow_and_late_they_are(stage: Stage) -> None:
    """Half of them join in the lobby, the others while the first round is shown or after it; each presses when they
    like, and some think better of it."""
    await paced(stage, lobby=LONG, pause=0.6, reconsider=1.5)
    people = [stage.person(user["global_name"]) for user in stage.playground.world.people]
    count, rng, starter = len(people), random.Random(len(people)), people[0]
    match, message = await started(stage, starter, rounds=3, seconds=LONG)
    early = people[: (count + 1) // 2]
    for person in early[1:]:
        await (await person.press(message, wording.JOIN)).acknowledged()
    await (await starter.press(message, wording.START_NOW)).acknowledged()

    async def play(person: Person, game: Game) -> None:
        await asyncio.sleep(rng.random() * 0.2)
        if rng.random() < 0.3:
            await take(person, message, game, right=False)
        await take(person, message, game)

    message = await starter.sees_change(message, asks(1))
    late = people[len(early) : -1]
    await asyncio.gather(*(play(person, match.game) for person in early + late))
    message = await starter.sees_change(message, reveals(1))
    await (await people[-1].press(message, wording.JOIN)).acknowledged()
    for number in (2, 3):
        message = await starter.sees_change(message, asks(number))
        assert match.game.awaited == {int(person.id) for person in people}
        await asyncio.gather(*(play(person, match.game) for person in people))
        message = await starter.sees_change(message, reveals(number))
        assert [len(own_lines(person)) for person in people] == [1] * count
    await starter.sees_change(message, ends)
    scored = await results(stage)
    assert [len(points(scored, person)) for person in people] == [3] * (count - 1) + [2]
    assert all(result.right for result in scored)
    await stage.playground.until(lambda: not any(map(own_lines, people)), "the lines to be gone")


async def test_who_answered_last_can_still_change_their_mind(stage: Stage, ada: Person, ben: Person) -> None:
    await paced(stage, lobby=LONG, reconsider=GRACE)
    match, message = await started(stage, ada, rounds=1, seconds=LONG)
    await (await ben.press(message, wording.JOIN)).acknowledged()
    await (await ada.press(message, wording.START_NOW)).acknowledged()
    message = await ada.sees_change(message, asks(1))
    await take(ada, message, match.game)
    await take(ben, message, match.game, right=False)
    message = await ben.sees_change(message, has_last_chance)
    await take(ben, message, match.game)
    await ben.sees_change(message, reveals(1))
    (scored,) = points(await results(stage), ben)
    assert scored > 0


async def test_each_player_has_one_line_whatever_they_do(stage: Stage, ada: Person, ben: Person) -> None:
    match = await begin(stage, ada, rounds=3, seconds=LONG)
    message = await ada.sees_message(asks(1))
    for number in (1, 2, 3):
        await (await ben.press(message, wording.HINT)).acknowledged()
        await own_line(ben, message, f"Round {number} of", "💡")
        await take(ben, message, match.game, right=False)
        await take(ben, message, match.game)
        assert len(own_lines(ben)) == 1
        assert all(words in own_lines(ben)[0] for words in (f"Round {number} of", "💡", "Your answer"))
        await take(ada, message, match.game)
        message = await ada.sees_change(message, asks(number + 1) if number < 3 else ends)
    await stage.playground.until(lambda: not own_lines(ada) + own_lines(ben), "the lines to be gone")
    assert [message["id"] for message in stage.person("Cleo").sees()] == [message["id"]]


async def test_what_cannot_be_read_is_said_in_the_same_line(stage: Stage, ada: Person, ben: Person) -> None:
    match = await begin(stage, ada, Kind.ORDER, rounds=1, seconds=LONG, level=Level.NORMAL)
    message = await ada.sees_message(asks(1))
    for text in ("no idea", "AAB", "ABCABC"):
        await (await ben.submit(await ben.press(message, wording.ANSWER), answer=text)).acknowledged()
        await own_line(ben, message, "I can’t read that as an order")
    assert len(own_lines(ben)) == 1
    assert "I can’t read" not in texts(await take(ben, message, match.game))
    assert len(own_lines(ben)) == 1


async def test_who_dismisses_their_line_gets_another(stage: Stage, ada: Person, ben: Person) -> None:
    stage.forgiven = {404}
    match = await begin(stage, ada, seconds=LONG)
    message = await ada.sees_message(asks(1))
    await ben.dismiss(await take(ben, message, match.game))
    await take(ben, message, match.game, right=False)
    assert len(own_lines(ben)) == 1


async def test_where_much_is_written_the_game_goes_on_further_down(
    stage: Stage, ada: Person, ben: Person, cleo: Person
) -> None:
    match = await begin(stage, ada, rounds=3, seconds=LONG)
    first = await ada.sees_message(asks(1))
    await cleo.say("hello")
    for person in (ada, ben):
        await take(person, first, match.game)
    shown = await ada.sees_change(first, asks(2))
    for text in ("how are you?", "fine", "and you?"):
        await cleo.say(text)
    for person in (ada, ben):
        await take(person, first, match.game)
    second = await ada.sees_message(asks(3))
    assert second["id"] != first["id"]
    left = await cleo.sees_change(shown, says("further down"))
    assert second["id"] in texts(left)
    assert reveals(2)(left)
    assert not buttons(left)
    await stage.playground.until(lambda: not own_lines(ben), "the line to be gone")
    await stage.restart_bot()
    match = stage.bot.services.get(QuizHost).match(1)
    for person in (ada, ben):
        await take(person, second, match.game)
    for _ in range(3):
        await cleo.say("a podium!")
    podium = await cleo.sees_message(ends)
    assert podium["id"] not in (first["id"], second["id"])
    assert len(points(await results(stage), ben)) == 3


async def test_a_game_is_played_again_with_the_same_settings_even_after_a_restart(
    stage: Stage, ada: Person, ben: Person
) -> None:
    match = await begin(stage, ada, Kind.GAP, rounds=1, seconds=LONG)
    message = await ada.sees_message(asks(1))
    for person in (ada, ben):
        await take(person, message, match.game)
    message = await ada.sees_change(message, ends)
    await match.over.wait()
    await paced(stage, lobby=LONG)
    await (await ben.press(message, wording.PLAY_AGAIN)).acknowledged()
    again = await ada.sees_message(gathers)
    assert again["id"] != message["id"]
    game = stage.bot.services.get(QuizHost).match(2).game
    assert (game.kind, game.level, game.seconds, len(game.rounds)) == (Kind.GAP, match.game.level, LONG, 1)
    assert game.starter == int(ben.id)
    await ada.press(message, wording.PLAY_AGAIN)
    refused = await ada.sees_message(says("already running"))
    assert is_private(refused)
    assert again["id"] in texts(refused)


async def test_the_end_leads_to_the_leaderboard(stage: Stage, ada: Person, ben: Person) -> None:
    match = await begin(stage, ada, rounds=1, seconds=LONG)
    message = await ada.sees_message(asks(1))
    for person in (ada, ben):
        await take(person, message, match.game, right=person is ben)
    message = await ada.sees_change(message, ends)
    shown = await (await ada.press(message, wording.LEADERBOARD)).answer()
    assert is_private(shown)
    assert f"🥇 {ben.mention} · **1,100 points**" in texts(shown)
    assert f"`2` {ada.mention} · **0 points**" in texts(shown)


async def test_the_final_standings_count_every_round_that_was_played(
    stage: Stage, ada: Person, ben: Person
) -> None:
    match = await begin(stage, ada, rounds=3, seconds=3)
    message = await ada.sees_message(asks(1))
    for person in (ada, ben):
        await take(person, message, match.game)
    message = await ada.sees_change(message, asks(2))
    await match.skip()
    message = await ada.sees_change(message, asks(3))
    await take(ben, message, match.game)
    shown = texts(await ada.sees_change(message, ends))
    lines = {person: next(line for line in shown.splitlines() if person.mention in line) for person in (ada, ben)}
    assert "1 of 2 right" in lines[ada]
    assert "2 of 2 right" in lines[ben]


async def test_the_podium_is_drawn_whenever_somebody_played(stage: Stage, ada: Person, ben: Person) -> None:
    match = await begin(stage, ada, rounds=1, seconds=LONG)
    message = await ada.sees_message(asks(1))
    for person in (ada, ben):
        await take(person, message, match.game, right=False)
    message = await ada.sees_change(message, ends)
    assert "1. Ada, 0 points" in picture(message)["description"]
    assert f"{ada.mention} **+0**" not in texts(message)


async def test_the_starter_skips_and_goes_on_by_buttons(stage: Stage, ada: Person, ben: Person) -> None:
    await paced(stage, pause=LONG)
    match = await begin(stage, ada, rounds=2, seconds=LONG)
    message = await ada.sees_message(asks(1))
    for label, shows in ((wording.SKIP, says(wording.SKIPPED_ROUND)), (wording.NEXT_NOW, asks(2))):
        refused = await (await ben.press(message, label)).answer()
        assert texts(refused) == wording.NOT_YOUR_GAME
        presses = [await ada.press(message, label) for _ in range(2)]
        message = await ada.sees_change(message, shows)
        await asyncio.gather(*(press.acknowledged() for press in presses))
    assert match.game.number == 1
    await (await ada.press(message, wording.SKIP)).acknowledged()
    message = await ada.sees_change(message, says(wording.SKIPPED_ROUND))
    await (await ada.press(message, wording.SEE_STANDINGS)).acknowledged()
    await ada.sees_change(message, ends)


async def test_a_hint_in_vain_is_told_with_what_it_cost(stage: Stage, ada: Person, ben: Person) -> None:
    await begin(stage, ada, rounds=1, seconds=0.7)
    message = await ada.sees_message(asks(1))
    await (await ben.press(message, wording.HINT)).acknowledged()
    message = await ada.sees_change(message, reveals(1))
    assert wording.NO_ANSWERS in texts(message)
    assert wording.HINTED_IN_VAIN.format(players=ben.mention) in texts(message)


async def test_a_start_that_fails_may_be_tried_again_at_once(stage: Stage, ada: Person) -> None:
    refused = await (await ada.slash("quiz start", kind="order", rounds=20)).answer()
    assert "There is only enough here" in texts(refused)
    await (await ada.slash("quiz start")).answer()
    await ada.sees_message(asks(1))
