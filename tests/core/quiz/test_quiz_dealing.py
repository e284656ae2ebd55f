import random
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.quiz import daily
from bot.core.quiz.dealing import draw, draw_again, draw_up_to
from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import PRIOR, Difficulty, typical_error
from bot.core.quiz.errors import RunsOutError
from bot.core.quiz.kinds import MAKERS, groups
from bot.core.quiz.kinds.episode import Episode
from bot.core.quiz.questions import Choose, Fill, Kind, Level, Origin, Question
from bot.core.quiz.scoring import Result
from bot.core.transcript.model import Transcript

NORMAL = Difficulty.of(Level.NORMAL)
SECRET = b"secret"


def keys(questions: Sequence[Question]) -> list[str]:
    return [key for question in questions for key in sorted(question.uses)]


def left_of(deck: Deck, used: Sequence[str]) -> int:
    return sum(excerpt.key not in used for excerpt in deck.memorable)


def result(quality: float, *, right: bool = False, error: int | None = None, answered: bool = True) -> Result:
    took = 1.0 if answered else None
    return Result(1, Kind.WHEN, 0.0, took, right, quality, 0, 0, False, error, 100_000)


def test_a_mixed_game_asks_in_turn_and_never_the_same_twice(interview: tuple[Transcript, Deck]) -> None:
    questions = draw(interview[1], random.Random(1), 10, Kind, NORMAL)
    assert len(set(keys(questions))) == len(keys(questions))
    for kind in set(MAKERS) - {Kind.WHO}:
        assert 1 <= sum(question.kind is kind for question in questions) <= 2


def test_what_the_last_games_used_waits_until_nothing_else_is_left(interview: tuple[Transcript, Deck]) -> None:
    deck = interview[1]
    rng = random.Random(2)
    recent: list[str] = []
    while left_of(deck, recent) >= 10:
        fresh = keys(draw(deck, rng, 10, [Kind.WHEN], NORMAL, recent))
        assert not set(fresh) & set(recent)
        recent += fresh
        if len(recent) > 100:
            return
    left = left_of(deck, recent)
    assert keys(draw(deck, rng, 10, [Kind.WHEN], NORMAL, recent))[left:] == recent[: 10 - left]


@pytest.mark.parametrize("kind", [Kind.WHEN, Kind.NEXT, Kind.GAP, Kind.REAL])
def test_what_is_gone_comes_up_in_no_question(kind: Kind, interview: tuple[Transcript, Deck]) -> None:
    deck = interview[1]
    gone = {key for one in draw(deck, random.Random(5), 5, Kind, NORMAL) for key in one.told}
    for seed in range(5):
        found = draw_up_to(deck, random.Random(seed), 10, [kind], NORMAL, gone=gone)
        assert found
        assert all(gone.isdisjoint(one.told) for one in found)


@pytest.mark.parametrize(("kind", "rounds"), [(Kind.NEXT, 8), (Kind.REAL, 3)])
def test_a_game_hardly_shows_a_sentence_twice_where_there_is_enough(
    kind: Kind, rounds: int, interview: tuple[Transcript, Deck]
) -> None:
    deck = interview[1]
    if deck.is_small:
        pytest.skip("a few sentences have to do")
    shown = [
        one.key for question in draw(deck, random.Random(8), rounds, [kind], NORMAL) for one in question.excerpts
    ]
    assert len(set(shown)) > 0.85 * len(shown)


@pytest.mark.parametrize("kind", [Kind.ORDER, Kind.NEXT])
def test_what_comes_with_an_excerpt_is_new_as_well(kind: Kind, interview: tuple[Transcript, Deck]) -> None:
    deck = interview[1]
    for seed in range(30):
        rng = random.Random(seed)
        last = keys(draw(deck, rng, 3, [kind], NORMAL))
        assert not set(keys(draw(deck, rng, 2, [kind], NORMAL, last))) & set(last)


def test_excerpts_that_follow_one_another_are_put_off(interview: tuple[Transcript, Deck]) -> None:
    for seed in range(20):
        questions = draw(interview[1], random.Random(seed), 4, [Kind.WHEN], NORMAL)
        asked = sorted(question.excerpt.sentence for question in questions)
        assert all(later - earlier > 3 for earlier, later in pairwise(asked))


def test_a_short_interview_runs_out_and_says_so(interview: tuple[Transcript, Deck]) -> None:
    deck = interview[1]
    with pytest.raises(RunsOutError) as ran_out:
        draw(deck, random.Random(1), len(deck.memorable) + 1, [Kind.WHEN], NORMAL)
    assert ran_out.value.enough_for == len(deck.memorable)
    assert str(len(deck.memorable)) in str(ran_out.value)


def test_who_is_asked_about_each_speaker_equally_often(interview: tuple[Transcript, Deck]) -> None:
    if not groups(Kind.WHO, interview[1]):
        pytest.skip("only one speaker of this interview says what would not betray them")
    games = [draw_up_to(interview[1], random.Random(seed), 8, [Kind.WHO], NORMAL) for seed in range(200)]
    asked = [question.excerpt.key for game in games for question in game]
    counts = [sum(asked.count(one.key) for one in group) for group in groups(Kind.WHO, interview[1])]
    assert max(counts) < 1.5 * min(counts)


@pytest.mark.parametrize("kind", MAKERS)
def test_practice_asks_about_the_same_excerpt_again(kind: Kind, interview: tuple[Transcript, Deck]) -> None:
    deck = interview[1]
    rng = random.Random(3)
    if not groups(kind, deck):
        with pytest.raises(RunsOutError, match="no questions about who"):
            draw(deck, rng, 1, [kind], NORMAL)
        return
    (question,) = draw(deck, rng, 1, [kind], NORMAL)
    own = Episode(Origin(1, "digest"), "A talk", deck)
    again = draw_again(own, question.key, rng, NORMAL)
    assert again is not None
    assert (again.key, again.excerpt) == (question.key, question.excerpt)
    assert draw_again(own, f"{kind}:gone", rng, NORMAL) is None


def test_harder_games_offer_nearer_times(interview: tuple[Transcript, Deck]) -> None:
    def nearest(level: Level) -> float:
        difficulty = Difficulty(level, Difficulty.of(level).distance, open_share=0)
        asked = draw(interview[1], random.Random(1), 15, [Kind.WHEN], difficulty)
        tasks = [question.task for question in asked if isinstance(question.task, Choose)]
        return sum(min(later - earlier for earlier, later in pairwise(task.times)) for task in tasks)

    assert nearest(Level.HARD) < nearest(Level.NORMAL) < nearest(Level.EASY)


@given(st.lists(st.integers(-100_000, 100_000), max_size=60))
def test_the_learnt_error_starts_at_the_prior_and_stays_in_bounds(errors: list[int]) -> None:
    learnt = typical_error([result(0, error=error) for error in errors] + [result(0)])
    assert 0 <= learnt <= 1
    assert errors or learnt == PRIOR
    for level in Level:
        assert 0.02 <= Difficulty.of(level, learnt).distance <= 0.21


def test_many_close_guesses_make_it_harder_and_one_wild_one_does_not_make_it_easier() -> None:
    close = [result(1, error=2000) for _ in range(40)]
    assert typical_error(close) < PRIOR / 2
    assert abs(typical_error([*close, result(0, error=99_000)]) - typical_error(close)) < 0.002


def test_the_daily_questions_are_the_same_for_all_on_a_server_that_day(interview: tuple[Transcript, Deck]) -> None:
    deck = interview[1]
    today = date(2026, 3, 1)

    def drawn(secret: bytes = SECRET, server: int = 1, day: date = today, digest: str = "d") -> list[Question]:
        return daily.questions(deck, secret, server, day, digest)

    assert drawn() == drawn()
    assert len(drawn()) == daily.ROUNDS
    others = [drawn(secret=b"other"), drawn(server=2), drawn(day=date(2026, 3, 2)), drawn(digest="e")]
    assert drawn() not in others
    assert all(one != other for one, other in pairwise(others))


@given(
    ids=st.sets(st.integers(1, 50), min_size=2, max_size=12),
    recent=st.lists(st.integers(1, 50), max_size=8, unique=True),
    day=st.dates(),
)
def test_the_interview_of_the_day_is_one_not_used_lately_and_depends_on_no_other(
    ids: set[int], recent: list[int], day: date
) -> None:
    order = daily.interviews(ids, SECRET, 1, day, recent)
    assert set(order) == ids
    used = [one for one in order if one in recent]
    assert used == [one for one in recent if one in ids]
    assert order[len(order) - len(used) :] == used
    assert daily.interviews(ids - {order[-1]}, SECRET, 1, day, recent) == order[:-1]
    assert daily.interviews(sorted(ids, reverse=True), SECRET, 1, day, recent) == order


def test_every_interview_has_its_days() -> None:
    days = [date.fromordinal(730_000 + number) for number in range(60)]
    firsts = {server: [daily.interviews(range(4), SECRET, server, day)[0] for day in days] for server in (1, 2)}
    assert all(5 <= firsts[1].count(one) <= 30 for one in range(4))
    assert firsts[1] != firsts[2]


@pytest.mark.parametrize(
    ("now", "day", "left"),
    [
        (0, date(1970, 1, 1), 86_400),
        (86_399, date(1970, 1, 1), 1),
        (86_400, date(1970, 1, 2), 86_400),
        (1_772_323_200, date(2026, 3, 1), 86_400),
    ],
)
def test_a_day_is_utcs(now: float, day: date, left: float) -> None:
    assert daily.day(now) == day
    assert daily.time_left(now) == left


@pytest.mark.parametrize(
    ("played", "streak"),
    [
        ([], (0, 0)),
        ([1], (0, 1)),
        ([9], (1, 1)),
        ([10], (1, 1)),
        ([8, 9], (2, 2)),
        ([10, 8, 9, 9], (3, 3)),
        ([1, 2, 3, 5, 6, 10], (1, 3)),
        ([1, 2, 3, 7, 8], (0, 3)),
    ],
)
def test_a_streak_lasts_until_a_day_is_missed(played: list[int], streak: tuple[int, int]) -> None:
    days = [date(2026, 3, day) for day in played]
    assert daily.streak(days, date(2026, 3, 10)) == daily.Streak(*streak)


def test_a_streak_runs_over_the_end_of_a_month() -> None:
    assert daily.streak([date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)], date(2028, 3, 1)).current == 3


def test_squares_tell_how_and_not_what() -> None:
    rows = [result(1, right=True), result(0.7), result(0.3), result(0.2), result(0, answered=False), None]
    assert daily.squares(rows) == "🟩🟨🟧🟥⬛⬛"


@pytest.mark.parametrize("seed", range(5))
def test_on_hard_the_gaps_of_a_short_game_are_typed(seed: int, interview: tuple[Transcript, Deck]) -> None:
    questions = draw(interview[1], random.Random(seed), 3, [Kind.GAP], Difficulty.of(Level.HARD))
    assert all(isinstance(question.task, Fill) for question in questions)
