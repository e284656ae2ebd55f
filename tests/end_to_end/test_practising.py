"""What went wrong comes back until it is known."""

from end_to_end.playing import begin, game_id, results, stored, take
from end_to_end.playing_alone import DAY, NOON, at, command, play_out
from end_to_end.reading import texts
from end_to_end.stage import Stage

from bot.core.quiz.tables import Mode
from bot.playground.keyboard import Person
from bot.wording import quiz as wording


async def test_practice_brings_back_what_was_wrong_until_it_is_known(stage: Stage, ada: Person) -> None:
    await at(stage, NOON)
    assert texts(await command(ada, "practice")) == wording.NOTHING_TO_PRACTISE
    await play_out(stage, ada, await command(ada, "solo", rounds=2, kind="real"), True, False)
    wrong = (await stored(stage, 1)).game.rounds[1].question
    message = await command(ada, "practice")
    game = await stored(stage, game_id(message))
    assert (game.table.mode, [one.question.key for one in game.game.rounds]) == (Mode.PRACTICE, [wrong.key])
    message = await play_out(stage, ada, message, True)
    assert "/quiz practice" not in texts(message)
    assert "Next question due: <t:" in texts(await command(ada, "practice"))
    await at(stage, NOON + 60 * DAY)
    assert game_id(await command(ada, "practice")) > game.id
    assert len(await results(stage)) == 2


async def test_practice_knows_what_went_wrong_in_a_channel(stage: Stage, ada: Person, ben: Person) -> None:
    match = await begin(stage, ada, rounds=1)
    message = await ada.sees_message()
    for person in (ada, ben):
        await take(person, message, match.game, right=person is ben)
    await match.over.wait()
    message = await command(ada, "practice")
    question = (await stored(stage, game_id(message))).game.round.question
    assert question.key == match.game.rounds[0].question.key
    assert texts(await command(ben, "practice")) == wording.NOTHING_TO_PRACTISE
