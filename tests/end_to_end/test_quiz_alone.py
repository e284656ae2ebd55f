"""Games that somebody plays alone and in private."""

import asyncio

import pytest
from end_to_end.playing import answer_alone, begin, game_id, own_line, results, stored, typed
from end_to_end.playing_alone import NOON, at, command, onward, play_out
from end_to_end.reading import buttons, is_private, texts
from end_to_end.stage import Stage

from bot.core import timecode
from bot.core.errors import UserError
from bot.core.quiz.errors import RoundGoneError
from bot.core.quiz.games import Ending
from bot.core.quiz.questions import Kind, Level
from bot.features.quiz.alone import Alone
from bot.features.quiz.alone_start import SECONDS
from bot.interviews.open_rounds import OpenRounds
from bot.playground.keyboard import Person
from bot.wording import quiz as wording
from bot.wording import quotes


async def test_another_solo_game_like_the_last_one_begins_at_a_press_and_only_once(
    stage: Stage, ada: Person, ben: Person
) -> None:
    message = await play_out(
        stage, ada, await command(ada, "solo", rounds=2, kind="when", difficulty="easy"), True, True
    )
    before = len(ada.sees())
    first, second = [await ada.press(message, wording.ANOTHER_QUIZ) for _ in range(2)]
    begun = await first.answer()
    assert is_private(begun)
    assert "Round 1 of 2" in texts(begun)
    game = (await stored(stage, game_id(begun))).game
    assert (game.kind, game.level, len(game.rounds)) == (Kind.WHEN, Level.EASY, 2)
    await stage.playground.until(lambda: len(ada.sees()) == before + 1, "one game")
    await second.acknowledged()
    await play_out(stage, ada, begun, True, False)
    assert not ben.sees()


async def test_a_game_without_a_number_of_rounds_has_as_many_as_there_are(stage: Stage, ada: Person) -> None:
    refused = await (await ada.slash("quiz solo", kind="who", rounds=20)).answer()
    assert "There is only enough here" in texts(refused)
    begun = texts(await command(ada, "solo", kind="who"))
    assert any(wording.ROUND_OF.format(number=1, count=count) in begun for count in range(1, 6))


async def test_who_said_what_shows_a_few_words_and_then_the_sentences(stage: Stage, ada: Person) -> None:
    message = await command(ada, "solo", rounds=1, kind="who")
    question = (await stored(stage, game_id(message))).game.round.question
    assert len(question.quoted) == 2
    assert wording.WORDS_OF_TWO in texts(message)
    revealed = await answer_alone(stage, ada, message)
    assert "✅" in texts(revealed)
    for quoted, about in zip(question.quoted, question.excerpts, strict=False):
        assert f"“… {quoted} …”" in texts(message)
        assert about.text not in texts(message)
        before, after = about.text.split(quoted)
        assert f"{before}**{quoted}**{after}" in texts(revealed)


async def test_a_solo_game_is_played_in_private_to_its_result(stage: Stage, ada: Person, ben: Person) -> None:
    message = await command(ada, "solo", rounds=5, difficulty="hard")
    kinds: set[Kind] = set()
    for number in range(5):
        assert f"Round {number + 1} of 5" in texts(message)
        question = (await stored(stage, game_id(message))).game.round.question
        kinds.add(question.kind)
        message = await answer_alone(stage, ada, message, right=number != 2)
        assert ("✅" in texts(message)) == (number != 2)
        message = await onward(ada, message)
    assert len(kinds) == 5
    assert is_private(message)
    assert not ben.sees()
    assert [one["id"] for one in ada.sees()] == [message["id"]]
    game = (await stored(stage, 1)).game
    assert game.ending is Ending.FINISHED
    total = sum(result.points for result in game.results())
    assert f"**{total:,} points** · 4 of 5 right" in texts(message)
    assert await results(stage) == list(game.results())


async def test_a_game_goes_on_after_a_restart(stage: Stage, ada: Person) -> None:
    message = await command(ada, "solo", rounds=2, kind="real")
    await stage.restart_bot()
    message = await answer_alone(stage, ada, message)
    await stage.restart_bot()
    message = await onward(ada, message)
    await stage.restart_bot()
    message = await play_out(stage, ada, message, False)
    assert "🟩🟥" in texts(message)


async def test_a_dialogue_is_understood_after_a_restart(stage: Stage, ada: Person) -> None:
    message = await command(ada, "solo", rounds=1, kind="order", difficulty="hard")
    question = (await stored(stage, game_id(message))).game.round.question
    dialogue = await ada.press(message, wording.ANSWER)
    await dialogue.modal()
    await stage.restart_bot()
    assert "❌" in texts(await (await ada.submit(dialogue, answer=typed(question, right=False))).answer())


async def test_what_cannot_be_read_leaves_the_round_open(stage: Stage, ada: Person) -> None:
    message = await command(ada, "solo", rounds=1, kind="order")
    for text in ("no idea", "AAB", "ABCABC"):
        await (await ada.submit(await ada.press(message, wording.ANSWER), answer=text)).acknowledged()
        refusal = await own_line(ada, message, "I can’t read that as an order")
    assert [one["id"] for one in ada.sees()] == [message["id"], refusal["id"]]
    await (await ada.press(message, wording.HINT)).acknowledged()
    await own_line(ada, message, "💡")
    assert "✅" in texts(await answer_alone(stage, ada, message))
    await stage.playground.until(
        lambda: [one["id"] for one in ada.sees()] == [message["id"]], "the note to be gone"
    )


async def test_on_easy_an_order_is_one_of_six_buttons(stage: Stage, ada: Person) -> None:
    message = await command(ada, "solo", rounds=1, kind="order", difficulty="easy")
    orders = ["A · 1 2 3", "B · 1 3 2", "C · 2 1 3", "D · 2 3 1", "E · 3 1 2", "F · 3 2 1"]
    assert list(buttons(message)) == [*orders, wording.HINT]
    known = texts(await (await ada.press(message, wording.HINT)).answer())
    assert sum(f"**{sign}**" in known for sign in "ABCDEF") == 3
    await stage.restart_bot()
    assert "✅" in texts(await answer_alone(stage, ada, message))


async def test_of_two_presses_in_the_same_moment_the_first_counts(stage: Stage, ada: Person) -> None:
    message = await command(ada, "solo", rounds=1, kind="next")
    right = (await stored(stage, 1)).game.round.question.task
    labels = [label for label in buttons(message) if label != wording.HINT]
    presses = [await ada.press(message, label) for label in (labels[0], labels[1])]
    await asyncio.gather(*(press.answer() for press in presses))
    (result,) = await results(stage)
    assert result.right == (getattr(right, "right", None) == 0)


async def test_an_answer_after_the_time_earns_and_costs_nothing(stage: Stage, ada: Person) -> None:
    await at(stage, NOON)
    message = await command(ada, "solo", rounds=2, kind="real")
    await at(stage, NOON + SECONDS + 1)
    message = await answer_alone(stage, ada, message)
    assert wording.TIME_WAS_UP in texts(message)
    assert [(result.points, result.answered) for result in await results(stage)] == [(0, False)]
    message = await play_out(stage, ada, await onward(ada, message), True)
    assert "⬛🟩" in texts(message)


async def test_a_hint_is_shown_and_paid(stage: Stage, ada: Person) -> None:
    message = await command(ada, "solo", rounds=1, kind="next")
    await (await ada.press(message, wording.HINT)).acknowledged()
    await own_line(ada, message, "💡")
    await answer_alone(stage, ada, message)
    (result,) = await results(stage)
    assert (result.hinted, result.points) == (True, 550)


async def test_what_was_asked_about_is_read_on_from_by_a_press(stage: Stage, ada: Person) -> None:
    message = await answer_alone(stage, ada, await command(ada, "solo", rounds=1, kind="when"))
    excerpt = (await stored(stage, 1)).game.round.question.excerpt
    await stage.restart_bot()
    quote = await (await ada.press(message, wording.READ_ON)).answer()
    assert is_private(quote)
    assert excerpt.text in texts(quote)
    assert quotes.LATER in buttons(quote)


async def test_a_new_game_ends_the_one_that_was_left_and_takes_nothing(stage: Stage, ada: Person) -> None:
    left = await command(ada, "solo", rounds=2, kind="real")
    left = await onward(ada, await answer_alone(stage, ada, left))
    message = await command(ada, "solo", rounds=1, kind="real")
    refusal = await (await ada.press(left, next(iter(buttons(left))))).answer()
    assert texts(refusal) == wording.GAME_REPLACED
    await play_out(stage, ada, message, True)
    assert [result.right for result in await results(stage)] == [True, True]


async def test_what_is_played_alone_is_never_told_to_others(stage: Stage, ada: Person, ben: Person) -> None:
    await play_out(stage, ada, await command(ada, "solo", rounds=2, kind="real"), True, False)
    await play_out(stage, ada, await command(ada, "practice"), True)
    assert not ben.sees()
    asked = await ben.slash("quiz stats", person=ada.id)
    assert texts(await asked.answer()) == wording.NO_STATS.format(player=ada.mention)
    assert texts(await command(ben, "leaderboard")) == wording.NOBODY_RANKED["knowledge"]
    assert "2 rounds" in texts(await command(ada, "stats"))


async def test_nobody_plays_for_another(stage: Stage, ada: Person, ben: Person) -> None:
    message = await command(ada, "solo", rounds=1, kind="real")
    alone = stage.bot.services.get(Alone)
    async with alone.turn(1):  # until it was shown
        before = await stored(stage, 1)
    forged = before.game.round_id, int(ben.id)
    right = before.game.round.question.answer
    for press in (alone.answer(*forged, right, NOON), alone.hint(*forged, NOON), alone.next(*forged)):
        with pytest.raises(UserError, match=wording.NOT_YOUR_PRIVATE_GAME):
            await press
    assert await stored(stage, 1) == before
    assert texts(ada.sees()[0]) == texts(message)


async def test_the_button_of_a_channel_game_opens_no_private_one(stage: Stage, ada: Person) -> None:
    match = await begin(stage, ada)
    with pytest.raises(RoundGoneError):
        await stage.bot.services.get(Alone).game(match.stored.id, int(ada.id))


async def test_it_is_played_in_direct_messages(stage: Stage, ada: Person) -> None:
    message = await command(ada, "solo", channel="@bot", rounds=1, kind="real")
    message = await play_out(stage, ada, message, True)
    assert "1 of 1 right" in texts(message)
    assert "**1,100 points**" in texts(await command(ada, "stats", channel="@bot"))
    assert await results(stage) == []
    assert wording.SHARE not in buttons(
        await play_out(stage, ada, await command(ada, "daily", channel="@bot"), *[True] * 5)
    )


async def test_what_a_private_round_asks_is_not_to_be_looked_up_by_its_player(
    stage: Stage, ada: Person, ben: Person
) -> None:
    message = await command(ada, "solo", rounds=1, kind="next")
    game = await stored(stage, 1)
    asked, place = game.game.round.question.guarded, (game.table.guild_id, game.table.interview_id)

    def guarded(person: Person) -> frozenset[int]:
        return stage.bot.services.get(OpenRounds).guarded(place[0], int(person.id), place[1])

    assert (guarded(ada), guarded(ben)) == (asked, frozenset())
    when = timecode.show(game.game.round.question.excerpt.end)
    looked_up = [await (await person.slash("quote at", time=when)).answer() for person in (ada, ben)]
    assert [texts(found) == wording.PEEKING for found in looked_up] == [True, False]
    await stage.restart_bot()
    assert guarded(ada) == asked
    await answer_alone(stage, ada, message)
    assert guarded(ada) == frozenset()
