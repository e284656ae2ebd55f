"""Nobody gains anything on a leaderboard without knowing the interview: strategies are played over many games and
have to lose or break even, with or without hints, where somebody who knows half of the answers does well. In a game
nobody loses anything, and who knows nothing comes last."""

import itertools
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from statistics import fmean, pstdev

import pytest

from bot.core.quiz.dealing import draw
from bot.core.quiz.deck import Deck, content
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.errors import RunsOutError
from bot.core.quiz.hints import Earlier, Half, Hint, Letters, Removed, hint
from bot.core.quiz.kinds import MAKERS, when
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import (
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
from bot.core.quiz.rankings import by_knowledge
from bot.core.quiz.scoring import BY_CHANCE, FULL, Result, score
from bot.core.search.words import words
from bot.core.transcript.model import Transcript

Pick = Callable[[Sequence[int], random.Random], int]
PICKS: dict[str, Pick] = {
    "first": lambda options, rng: options[0],
    "last": lambda options, rng: options[-1],
    "middle": lambda options, rng: options[len(options) // 2],
    "random": lambda options, rng: rng.choice(options),
}


def times(question: Question, known: Hint | None) -> Sequence[int]:
    start, end = (known.start, known.end) if isinstance(known, Half) else (0, question.length)
    return range(start, end + 1, max(1, (end - start) // 40))


def orders(count: int, known: Hint | None) -> list[tuple[int, ...]]:
    every = list(itertools.permutations(range(count)))
    if not isinstance(known, Earlier):
        return every
    return [order for order in every if order.index(known.earlier) < order.index(known.later)]


def guess(question: Question, known: Hint | None, pick: Pick, word: str, rng: random.Random) -> Answer:
    match question.task:
        case Choose(choices=choices):
            removed = known.indices if isinstance(known, Removed) else ()
            return Chosen(pick([index for index in range(len(choices)) if index not in removed], rng))
        case Locate():
            return Located(pick(times(question, known), rng))
        case Fill():
            return Filled(word)
        case Arrange(items=items):
            possible = orders(len(items), known)
            return Arranged(possible[pick(range(len(possible)), rng)])


@cache
def many_questions(kind: Kind, deck: Deck) -> tuple[Question, ...]:
    """At least 80 of each level, in games of ten; none where there is not one."""
    rng, found = random.Random(11), list[Question]()
    for number, level in enumerate(Level, 1):
        rounds = 10
        while rounds and len(found) < 80 * number:
            try:
                found += draw(deck, rng, rounds, [kind], Difficulty.of(level))
            except RunsOutError as error:
                rounds = error.enough_for
    return tuple(found)


def most_frequent_word(deck: Deck) -> str:
    counted = Counter(word.form for one in deck.excerpts for word in words(one.text) if content((word.form,)))
    return counted.most_common(1)[0][0]


def scored(question: Question, answer: Answer | None, hinted: bool = False, player: int = 1) -> Result:
    """At the fastest."""
    return score(question, player, answer, took=0, seconds=30, hinted=hinted, at=0)


def gain(question: Question, answer: Answer | None, hinted: bool = False) -> int:
    return scored(question, answer, hinted).gain


@pytest.mark.parametrize("kind", MAKERS)
def test_no_strategy_without_knowledge_pays(kind: Kind, interview: tuple[Transcript, Deck]) -> None:
    deck = interview[1]
    rng = random.Random(11)
    questions = many_questions(kind, deck)
    if not questions:
        pytest.skip(f"{kind} asks nothing about this interview")
    word = most_frequent_word(deck)
    earned: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for question in questions:
        known = hint(question)
        for name, pick in PICKS.items():
            earned[name, False].append(gain(question, guess(question, None, pick, word, rng)))
            if known is not None:
                earned[name, True].append(gain(question, guess(question, known, pick, word, rng), hinted=True))
    for strategy, rows in earned.items():
        assert fmean(rows) < luck(rows), strategy
    knowing = [
        gain(one, one.answer if rng.random() < 0.5 else guess(one, None, PICKS["random"], word, rng))
        for one in questions
    ]
    assert fmean(knowing) > 80


def luck(rows: Sequence[int]) -> float:
    """What an average may be away from nothing by chance: four standard errors."""
    return 4 * pstdev(rows) / len(rows) ** 0.5


def test_no_fixed_time_pays(interview: tuple[Transcript, Deck]) -> None:
    deck = interview[1]
    hard = Difficulty.of(Level.HARD)
    made = [when.make(deck, excerpt, Terms.lenient(random.Random(1), hard)) for excerpt in deck.excerpts]
    every = [one for one in made if one is not None and isinstance(one.task, Locate)]
    assert every
    for share in (0.0, 0.25, 0.4, 0.5, 0.6, 0.75, 1.0):
        assert fmean(gain(one, Located(int(share * deck.length))) for one in every) < 0.02 * FULL, share


def of_task(task: Choose | Arrange) -> Question:
    return Question(Kind.ORDER, Level.NORMAL, "", task, (), 1000)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_blind_taps_on_buttons_gain_nothing_and_earn_the_same_however_many_there_are(count: int) -> None:
    choices = tuple(map(str, range(count)))
    blind = [scored(of_task(Choose(choices, 0)), Chosen(index)) for index in range(count)]
    assert fmean(one.gain for one in blind) == 0
    assert fmean(one.points - one.bonus for one in blind) == BY_CHANCE
    assert min(one.points for one in blind) == 0


@pytest.mark.parametrize(("count", "left"), [(3, 2), (4, 2), (6, 3)])
def test_a_hint_leaves_so_many_buttons_that_blind_taps_gain_nothing(count: int, left: int) -> None:
    excerpt = Excerpt("key", 0, 0, 1000, "Hm.", None)
    question = replace(of_task(Choose(tuple(map(str, range(count))), 1)), excerpts=(excerpt,))
    known = hint(question)
    assert isinstance(known, Removed)
    possible = set(range(count)) - set(known.indices)
    assert len(possible) == left
    assert 1 in possible
    assert fmean(gain(question, Chosen(index), hinted=True) for index in possible) <= 0
    assert hint(replace(question, task=Choose(("a", "b"), 0))) is None


@pytest.mark.parametrize("count", [3, 4])
def test_blind_orders_gain_nothing_even_with_the_hint(count: int) -> None:
    every = list(itertools.permutations(range(count)))
    questions = [of_task(Arrange(tuple(map(str, every[0])), right)) for right in every]
    for answer in every:
        assert fmean(gain(one, Arranged(answer)) for one in questions) <= 1
        known = [
            one
            for one in questions
            if isinstance(one.task, Arrange) and one.task.right.index(0) < one.task.right.index(1)
        ]
        assert fmean(gain(one, Arranged(answer), hinted=True) for one in known) <= 1


@cache
def season(deck: Deck) -> list[list[Question]]:
    """Eighty mixed games of five."""
    rng = random.Random(17)
    return [draw(deck, rng, 5, Kind, Difficulty.of(rng.choice(list(Level)))) for _ in range(80)]


@pytest.mark.parametrize(("listens", "share"), [(0.3, 0.8), (0.6, 0.33)])
def test_over_a_season_who_knows_something_leaves_the_guessers_behind(
    interview: tuple[Transcript, Deck], listens: float, share: float
) -> None:
    """The guessers press at once and play twice as many. `listens` is what is known for
    sure, `share` what the luckiest guesser has at most of the points that this earns."""
    deck, rng = interview[1], random.Random(17)
    listener, guessers = 1, range(2, 8)
    results: list[Result] = []
    lost_games = 0
    for number, questions in enumerate(season(deck)):
        blind = [
            [scored(one, guess(one, None, PICKS["random"], "people", rng), player=player) for one in questions]
            for player in guessers
        ]
        for rows in blind:
            results += rows
            assert sum(one.points for one in rows) >= 0
        if number % 2:
            known = [
                scored(
                    one,
                    one.answer if rng.random() < listens else guess(one, None, PICKS["random"], "people", rng),
                    player=listener,
                )
                for one in questions
            ]
            results += known
            mine = sum(one.points for one in known)
            lost_games += sum(sum(one.points for one in rows) > mine for rows in blind) > len(guessers) // 2
    ((_, first), *others) = by_knowledge(results)
    assert first.player == listener
    assert all(entry.known < share * first.known for _, entry in others)
    assert lost_games < 40 * (1 - listens) * 0.4


def test_a_hint_never_says_more_than_it_should(interview: tuple[Transcript, Deck]) -> None:
    rng = random.Random(4)
    for question in draw(interview[1], rng, 8, [Kind.WHEN, Kind.GAP, Kind.REAL], Difficulty.of(Level.NORMAL)):
        known = hint(question)
        assert known == hint(question)
        match question.task, known:
            case Choose(choices=choices, right=right), Removed(indices=indices):
                assert right not in indices
                assert len(set(range(len(choices))) - set(indices)) == 2
            case Locate(start=start), Half(start=first, end=last):
                assert first <= start <= last
                assert last - first <= question.length // 2 + 1
            case Fill(missing=missing), Letters(words=letters):
                assert [(word[0], len(word)) for word in missing.split()] == list(letters)
            case _:
                pytest.fail(f"{known} is no hint for {question.task}")


LOOKS: dict[str, Callable[[Question, str], float]] = {
    "longest": lambda question, choice: len(choice),
    "shortest": lambda question, choice: -len(choice),
    "most shared words": lambda question, choice: len(said(question.prompt) & said(choice)),
    "fewest shared words": lambda question, choice: -len(said(question.prompt) & said(choice)),
}


def said(text: str) -> frozenset[str]:
    return content([word.form for word in words(text)])


@pytest.mark.parametrize("kind", [Kind.NEXT, Kind.REAL, Kind.GAP])
def test_nobody_tells_the_right_choice_by_its_looks(kind: Kind, interview: tuple[Transcript, Deck]) -> None:
    deck = interview[1]
    if deck.is_small:
        pytest.skip("a few questions say nothing")
    pressed = [
        (question, question.task) for question in many_questions(kind, deck) if isinstance(question.task, Choose)
    ]
    asked_about = len({question.excerpt.key for question, _ in pressed})
    for name, look in LOOKS.items():
        right = 0.0
        for question, task in pressed:
            figures = [look(question, choice) for choice in task.choices]
            highest = [index for index, figure in enumerate(figures) if figure == max(figures)]
            right += (task.right in highest) / len(highest)
        assert right / len(pressed) < 0.25 + 3 * math.sqrt(0.25 * 0.75 / asked_about) + 0.06, name
