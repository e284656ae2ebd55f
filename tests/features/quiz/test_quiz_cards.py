"""What a game looks like stays within Discord's limits, whatever the transcript holds and however many play."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.quiz.games import Ending, Game
from bot.core.quiz.questions import (
    BLANK,
    Answer,
    Arrange,
    Arranged,
    Choose,
    Chosen,
    Excerpt,
    Fill,
    Filled,
    Kind,
    Level,
    Locate,
    Located,
    Question,
)
from bot.core.quiz.tables import Mode, StoredGame, Table
from bot.features.quiz.buttons import AnswerDialogue
from bot.features.quiz.cards import GameView
from bot.features.quiz.channel import ChannelButton
from bot.playground.objects import walk
from bot.playground.rules.messages import check_message
from bot.playground.rules.modals import check_modal
from bot.wording import quiz as wording

V2 = 1 << 15
HOUR = 3_600_000
TABLE = Table(Mode.CHANNEL, 1, 2, 3, 4, "digest", 0.0)
nasty = st.text(st.sampled_from("*_`~|<>@#[]()-: \\\u202eaé漢🙂ש.?1"), min_size=1, max_size=300).filter(str.strip)


def excerpt(text: str, number: int) -> Excerpt:
    return Excerpt(f"{number}", number, number * 60_000, number * 60_000 + 5000, text, text[:60])


def shown(game: Game, title: str = "", moved_to: str | None = None) -> str:
    view = GameView(StoredGame(TABLE, game), None, ChannelButton, 1.0, title=title, moved_to=moved_to)
    components = view.to_components()
    check_message({"flags": V2, "components": components})
    return "\n".join(part["content"] for part in walk(components) if part["type"] == 10)


@st.composite
def asked(draw: st.DrawFn) -> tuple[Question, Answer]:
    """A question of any kind and a wordy answer to it."""
    kind = draw(st.sampled_from(Kind))
    texts = draw(st.lists(nasty, min_size=4, max_size=4, unique=True))
    excerpts = tuple(excerpt(text, number) for number, text in enumerate(texts))
    typed = draw(st.booleans())
    match kind:
        case Kind.ORDER if typed:
            task, answer = Arrange(tuple(texts), (2, 0, 1, 3)), Arranged((0, 1, 2, 3))
        case Kind.ORDER:
            orders = tuple(" ".join(order) for order in permutations("123"))
            task, answer = Choose(orders, 2, items=tuple(texts[:3])), Chosen(draw(st.integers(0, 5)))
        case Kind.GAP if typed:
            task, answer = Fill(texts[0]), Filled(draw(nasty)[:100])
        case Kind.WHEN if typed:
            task, answer = Locate(0, 5000), Located(draw(st.integers(0, HOUR)))
        case _:
            task, answer = Choose(tuple(texts), 2), Chosen(draw(st.integers(0, 3)))
    prompt = BLANK if kind is Kind.GAP else texts[0]
    return Question(kind, Level.HARD, prompt, task, excerpts, HOUR), answer


@given(asked(), st.integers(1, 40))
@settings(deadline=None)
def test_every_card_fits(made: tuple[Question, Answer], players: int) -> None:
    question, answer = made
    people = [10**18 + number for number in range(players)]
    game = Game.start(1, people[0], None, Level.HARD, 30, [question, question]).shown(0.0)
    assert "nobody has answered" in shown(game)
    for second, player in enumerate(people):
        game = game.answer(game.round_id, player, answer, second / 10)
    assert f"<@{people[0]}>" in shown(game)
    closed = game.close(30.0)
    assert wording.RIGHT[question.kind].partition("{")[0] in shown(closed)
    assert shown(replace(closed.next(), number=1).shown(40.0).close(70.0))
    assert "Final standings" in shown(closed.next().skip().next())
    assert shown(closed.end(Ending.STOPPED))
    for left in (game, closed):
        assert "further down" in shown(left, moved_to="https://discord.com/channels/1/2/3")


@given(nasty, st.integers(1, 40))
@settings(deadline=None)
def test_every_lobby_fits(title: str, players: int) -> None:
    question = Question(Kind.WHEN, Level.EASY, "x", Choose(("a", "b"), 0), (excerpt("x", 1),), HOUR)
    game = Game.start(1, 10**18, None, Level.EASY, 30, [question], lobby=True).gather(0.0, 20.0)
    for number in range(players):
        game = game.join(10**18 + number)
    assert f"<@{10**18}>" in shown(game, title)
    assert "further down" in shown(game, title, moved_to="https://discord.com/channels/1/2/3")


def test_once_everybody_has_answered_the_countdown_is_to_the_last_change_of_mind() -> None:
    question = Question(Kind.WHEN, Level.EASY, "x", Choose(("a", "b"), 0), (excerpt("x", 1),), HOUR)
    game = Game.start(1, 7, None, Level.EASY, 30, [question], lobby=True, reconsider=3).begin().shown(100.0)
    assert "Deadline: <t:130:R>" in shown(game)
    assert "Last chance to change your mind: <t:108:R>" in shown(game.answer(game.round_id, 7, Chosen(0), 105.0))


@given(asked())
@settings(deadline=None)
def test_every_dialogue_fits(made: tuple[Question, Answer]) -> None:
    question, _ = made
    if not isinstance(question.task, Choose):
        check_modal(AnswerDialogue("quiz:1:0:type", question).to_dict())


def test_a_medal_is_for_who_has_won_something() -> None:
    question = Question(Kind.WHEN, Level.EASY, "x", Choose(("a", "b"), 0), (excerpt("x", 1),), HOUR)
    game = Game.start(1, 7, None, Level.EASY, 30, [question]).shown(0.0)
    game = game.answer(game.round_id, 7, Chosen(1), 1.0).answer(game.round_id, 8, Chosen(0), 1.0)
    final = shown(game.close(30.0).next())
    assert "🥇 <@8>" in final
    assert "`2` <@7>" in final


@pytest.mark.parametrize("count", [1, 3])
def test_a_skipped_round_says_so(count: int) -> None:
    question = Question(Kind.WHEN, Level.EASY, "x", Choose(("a", "b"), 0), (excerpt("x", 1),), HOUR)
    assert "skipped" in shown(Game.start(1, 7, None, Level.EASY, 30, [question] * count).skip())
