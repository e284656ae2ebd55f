from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from bot.core.quiz.errors import NoHintError, RoundGoneError, TooLateError
from bot.core.quiz.games import GRACE, Ending, Game, RoundId
from bot.core.quiz.hints import Removed
from bot.core.quiz.questions import Choose, Chosen, Excerpt, Kind, Level, Question
from bot.core.quiz.scoring import Result
from bot.core.quiz.standings import standings

ANN, BO, CY, DI = 1, 2, 3, 4
RIGHT, WRONG = Chosen(2), Chosen(0)


def question(number: int, choices: int = 4) -> Question:
    excerpt = Excerpt(f"k{number}", number, number * 1000, number * 1000 + 900, "Text.", None)
    return Question(Kind.REAL, Level.NORMAL, "", Choose(("a", "b", "c", "d")[:choices], 2), (excerpt,), 60_000)


def game(rounds: int = 3, *, private: bool = False, choices: int = 4) -> Game:
    questions = [question(number, choices) for number in range(rounds)]
    return Game.start(7, ANN, None, Level.NORMAL, 30, questions, private=private)


def play(current: Game, *answers: tuple[int, Chosen, float]) -> Game:
    for player, answer, at in answers:
        current = current.answer(current.round_id, player, answer, at)
    return current


def played(current: Game, *answers: tuple[int, Chosen, float]) -> Game:
    """A whole round from 100 to 130, and on to the next one."""
    return play(current.shown(100), *answers).close(130).next()


def points(results: Sequence[Result]) -> dict[int, int]:
    return {result.player: result.points for result in results}


def test_the_last_answer_counts_with_its_own_time() -> None:
    current = play(game().shown(100), (ANN, RIGHT, 101), (ANN, WRONG, 105), (BO, WRONG, 101), (BO, RIGHT, 130))
    results = current.close(131).results()
    assert points(results) == {ANN: 0, BO: 1000}
    assert [result.took for result in results] == [5, 30]


def test_the_clock_starts_when_the_question_is_on_the_screen() -> None:
    current = play(game(), (ANN, RIGHT, 90)).shown(100)
    assert (current.round.deadline, current.round.took(ANN)) == (130, 0)
    assert current.shown(500) == current


def test_an_answer_after_the_deadline_is_refused_by_its_arrival() -> None:
    current = play(game().shown(100), (ANN, RIGHT, 130))
    with pytest.raises(TooLateError):
        play(current, (BO, RIGHT, 130.001))
    with pytest.raises(TooLateError):
        current.hint(current.round_id, BO, 130.001)


@pytest.mark.parametrize("round_id", [RoundId(8, 0), RoundId(7, 1), RoundId(7, -1)])
def test_another_games_button_answers_nothing(round_id: RoundId) -> None:
    with pytest.raises(RoundGoneError):
        game().shown(100).answer(round_id, ANN, RIGHT, 101)


def test_a_closed_round_takes_no_answers_and_is_not_scored_twice() -> None:
    current = play(game().shown(100), (ANN, RIGHT, 101)).close(130)
    with pytest.raises(RoundGoneError):
        play(current, (ANN, RIGHT, 102))
    assert current.close(999) == current
    assert current.skip() == current


def test_a_round_waits_for_all_who_joined() -> None:
    current = play(game().join(BO).shown(100), (ANN, RIGHT, 101))
    assert current.awaited == {BO}
    assert not current.is_over(102)
    assert play(current, (BO, WRONG, 103)).is_over(103)


def test_a_round_ends_at_its_deadline_and_a_moment_for_what_is_under_way() -> None:
    current = game().shown(100)
    assert not current.is_over(130 + GRACE / 2)
    assert current.is_over(130 + GRACE)
    assert not game().is_over(1e9)


def test_without_a_lobby_the_first_round_stays_open_for_others_to_join_unless_it_is_private() -> None:
    answered = (ANN, RIGHT, 101.0)
    assert not play(game().shown(100), answered).is_over(102)
    assert play(game(private=True).shown(100), answered).is_over(102)
    assert play(played(game(), answered).shown(200), (ANN, RIGHT, 201)).is_over(202)


def lobby() -> Game:
    questions = [question(number) for number in range(3)]
    return Game.start(7, ANN, None, Level.NORMAL, 30, questions, lobby=True, reconsider=3)


def test_a_lobby_gathers_until_its_end_and_takes_no_answers() -> None:
    current = lobby().join(BO).gather(50, 20)
    assert current.lobby_ends == 70
    assert current.gather(60, 20) == current
    with pytest.raises(RoundGoneError):
        play(current, (ANN, RIGHT, 51))
    with pytest.raises(RoundGoneError):
        current.hint(current.round_id, ANN, 51)
    assert current.begin() == current.skip()
    assert current.begin().begin() == current.begin()
    assert set(current.begin().joined) == {ANN, BO}
    assert current.end(Ending.STOPPED).round.results == ()


def test_the_first_round_after_a_lobby_waits_for_those_who_joined_there() -> None:
    alone = play(lobby().begin().shown(100), (ANN, RIGHT, 101))
    assert alone.is_complete
    two = play(lobby().join(BO).begin().shown(100), (ANN, RIGHT, 101))
    assert not two.is_complete
    assert play(two, (BO, RIGHT, 110)).is_complete


def test_after_the_last_answer_there_is_a_moment_to_think_again() -> None:
    current = play(lobby().join(BO).begin().shown(100), (ANN, RIGHT, 101), (BO, WRONG, 110))
    assert (current.closes_at, current.is_over(112.9)) == (113, False)
    changed = play(current, (BO, RIGHT, 112.9))
    assert changed.closes_at == 113
    assert changed.is_over(113)
    assert points(changed.close(113).results())[BO] > 0


def test_who_joins_at_the_last_moment_has_one_of_their_own() -> None:
    current = play(lobby().begin().shown(100), (ANN, RIGHT, 101))
    joined = current.join(CY)
    assert (joined.awaited, joined.closes_at) == ({CY}, 130)
    assert play(joined, (CY, RIGHT, 107)).closes_at == 110
    assert play(current, (DI, RIGHT, 103)).closes_at == 106
    assert play(current, (ANN, RIGHT, 103)).closes_at == 104


def test_no_moment_is_longer_than_the_time_that_is_left() -> None:
    current = play(lobby().begin().shown(100), (ANN, RIGHT, 129))
    assert (current.closes_at, current.is_over(130)) == (130, False)
    assert current.is_over(130 + GRACE)


def test_who_lets_two_rounds_pass_is_not_waited_for_until_they_answer_again() -> None:
    current = game(6).join(BO)
    for _ in range(2):
        assert BO in current.awaited
        current = played(current, (ANN, RIGHT, 101))
    assert BO not in current.awaited
    assert CY in current.join(CY).awaited
    assert BO in played(current, (ANN, RIGHT, 101), (BO, RIGHT, 102)).awaited


def test_a_skipped_round_and_a_stopped_one_count_for_nobody() -> None:
    current = played(game(), (ANN, RIGHT, 101))
    skipped = play(current.shown(200), (BO, RIGHT, 201)).skip().next()
    stopped = play(skipped.shown(300), (BO, RIGHT, 301)).end(Ending.STOPPED)
    assert points(stopped.results()) == {ANN: 1100}
    assert stopped.ending is Ending.STOPPED
    assert stopped.end(Ending.LOST) == stopped
    assert stopped.next() == stopped
    with pytest.raises(RoundGoneError):
        play(stopped, (ANN, RIGHT, 302))


def test_after_the_last_round_the_game_is_finished() -> None:
    current = played(game(1), (ANN, RIGHT, 101))
    assert current.ending is Ending.FINISHED
    assert points(current.results()) == {ANN: 1100}
    assert game().next() == game()


def test_a_hint_halves_what_is_earned_once_and_costs_nothing_without_an_answer() -> None:
    current = game().shown(100)
    current, shown = current.hint(current.round_id, BO, 101)
    assert isinstance(shown, Removed)
    again, same = current.hint(current.round_id, BO, 102)
    assert (again, same) == (current, shown)
    assert points(current.close(130).results()) == {ANN: 0, BO: 0}
    assert points(play(current, (BO, RIGHT, 130)).close(130).results()) == {ANN: 0, BO: 500}


def test_one_of_two_has_no_hint() -> None:
    two = Question(Kind.WHO, Level.NORMAL, "", Choose(("a", "b"), 0), (question(0).excerpt,), 60_000)
    current = Game.start(7, ANN, None, Level.NORMAL, 30, [two]).shown(100)
    with pytest.raises(NoHintError):
        current.hint(current.round_id, ANN, 101)


Steps = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), st.sampled_from([ANN, BO, CY]), st.integers(0, 3)),
        st.tuples(st.sampled_from(["hint", "join"]), st.sampled_from([ANN, BO, CY]), st.just(0)),
        st.tuples(
            st.sampled_from(["begin", "shown", "close", "skip", "next", "stop", "wait"]), st.just(0), st.just(0)
        ),
    ),
    max_size=60,
)


@given(st.booleans(), Steps)
def test_whatever_happens_no_round_is_scored_twice_and_every_state_survives_a_restart(
    has_lobby: bool,
    steps: list[tuple[str, int, int]],
) -> None:
    current, now = lobby() if has_lobby else game(), 0.0
    stored = TypeAdapter(Game)
    scored: dict[int, tuple[Result, ...]] = {}
    for name, player, choice in steps:
        now += 40 if name == "wait" else 1
        try:
            current = step(current, name, player, choice, now)
        except (RoundGoneError, TooLateError):
            continue
        current = stored.validate_json(stored.dump_json(current))
        for number, one in enumerate(current.rounds):
            if one.results is not None:
                assert scored.setdefault(number, one.results) == one.results
            for received in one.answers.values():
                assert one.deadline is None or received.at <= one.deadline
    assert current.ending is not Ending.FINISHED or len(scored) == 3


def step(current: Game, name: str, player: int, choice: int, now: float) -> Game:
    match name:
        case "answer":
            return current.answer(current.round_id, player, Chosen(choice), now)
        case "hint":
            return current.hint(current.round_id, player, now)[0]
        case "join":
            return current.join(player)
        case "begin":
            return current.begin()
        case "shown":
            return current.shown(now)
        case "close":
            return current.close(now)
        case "skip":
            return current.skip()
        case "next":
            return current.next()
        case "stop":
            return current.end(Ending.STOPPED)
        case _:
            return current


def row(player: int, points: int, right: bool, took: float | None) -> Result:
    return Result(player, Kind.REAL, 0.0, took, right, float(right), points, 0, False, None, 1)


def test_ties_are_broken_by_right_answers_then_by_time_and_else_shared() -> None:
    rows = [
        *[row(ANN, 1000, True, 4.0), row(ANN, 1000, True, 4.0)],
        *[row(BO, 2000, True, 1.0), row(BO, 0, False, 1.0)],
        *[row(CY, 1000, True, 3.0), row(CY, 1000, True, 5.0)],
        *[row(DI, 1000, True, 3.0), row(DI, 1000, True, 4.0)],
        row(5, 0, False, 2.0),
        row(6, 0, False, None),
    ]
    placed = [(place, one.player) for place, one in standings(rows)]
    assert placed == [(1, DI), (2, ANN), (2, CY), (4, BO), (5, 5)]
