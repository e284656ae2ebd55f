from end_to_end.playing import answer, asks, ends, results, reveals, stored
from end_to_end.reading import is_private, texts
from end_to_end.stage import Stage

from bot.playground.keyboard import Person
from bot.quiz.games import Ending
from bot.quiz.questions import Kind

KINDS = [Kind.WHEN, Kind.NEXT, Kind.GAP, Kind.ORDER, Kind.REAL]


async def test_a_command_begins_a_game_that_is_played_to_the_podium(stage: Stage, ada: Person, ben: Person) -> None:
    asked = await ada.slash("quiz start", kind="mixed", rounds=2, difficulty="normal")
    message = await ben.sees_message(asks(1))
    reply = await asked.answer()
    assert is_private(reply)
    assert message["id"] in texts(reply)
    match = stage.bot.quizzes.match(1)
    await answer(ben, message, match)
    await (await answer(ada, message, match, right=False)).answer()
    message = await ben.sees_change(message, reveals(1))
    assert all(person.mention in texts(message) for person in (ada, ben))
    message = await ben.sees_change(message, asks(2))
    await answer(ben, message, match)
    await answer(ada, message, match)
    message = await ben.sees_change(message, ends)
    assert f"🥇 {ben.mention}" in texts(message)
    assert f"🥈 {ada.mention}" in texts(message)
    assert [one["id"] for one in stage.person("Cleo").sees()] == [message["id"]]
    await match.over.wait()
    assert (await stored(stage, 1)).game.ending is Ending.FINISHED
    assert len(await results(stage)) == 4
