"""Games about several interviews."""

import random
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import pytest
from eval_data import SECTIONS, load_transcript

from bot.core.quiz.dealing import draw_across, draw_again
from bot.core.quiz.deck import Deck, content
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.errors import RunsOutError, TooFewEpisodesError
from bot.core.quiz.kinds.episode import Episode, alike
from bot.core.quiz.lexicon import meaning
from bot.core.quiz.questions import LEAST_EPISODES, Choose, Kind, Level, Origin, Question
from bot.core.search.words import words

NORMAL = Difficulty.of(Level.NORMAL)
TALKS = 6


@pytest.fixture(scope="module")
def episodes() -> list[Episode]:
    if not SECTIONS.exists():
        pytest.skip("there is no folder `shared` beside this checkout")
    names = sorted(path.stem for path in SECTIONS.glob("*-*.md"))[:TALKS]
    return [
        Episode(Origin(number, name), name.replace("-", " ").capitalize(), Deck(load_transcript(name)))
        for number, name in enumerate(names, start=1)
    ]


def asked(episodes: Sequence[Episode], games: int) -> list[tuple[Question, Episode]]:
    """Which episode it was, with the right one."""
    by_id = {one.origin.interview_id: one for one in episodes}
    questions = [
        question
        for seed in range(games)
        for question in draw_across(episodes, random.Random(seed), 5, [Kind.EPISODE], NORMAL)
    ]
    return [(question, by_id[question.origin.interview_id]) for question in questions if question.origin]


def test_one_title_of_four_is_right_and_none_has_a_word_of_what_was_said(episodes: list[Episode]) -> None:
    by_id = {one.origin.interview_id: one for one in episodes}
    for question, own in asked(episodes, 10):
        assert isinstance(question.task, Choose)
        assert question.task.choices[question.task.right] == own.title
        assert own.deck.named(question.excerpt.key) == question.excerpt
        wrong = [by_id[number] for number in question.task.wrong]
        assert {own.title, *(one.title for one in wrong)} == set(question.task.choices)
        assert len(question.task.choices) == LEAST_EPISODES
        assert not any(one.deck.says_nearly(question.excerpt.text) for one in wrong)
        said = content([word.form for word in words(question.excerpt.text)])
        for title in question.task.choices:
            assert not said & content([word.form for word in words(title)])


def test_neither_the_likeliest_title_nor_the_unlikeliest_is_the_right_one(episodes: list[Episode]) -> None:
    right = Counter[str]()
    questions = asked(episodes, 40)
    for question, _ in questions:
        assert isinstance(question.task, Choose)
        prompt, choices = meaning(question.prompt), question.task.choices
        nearness = [float(prompt @ meaning(choice)) for choice in choices]
        lengths = [len(choice) for choice in choices]
        for name, figures in {"near": nearness, "long": lengths, "first": [3.0, 2, 1, 0]}.items():
            right[name] += max(range(4), key=figures.__getitem__) == question.task.right
            right[f"not {name}"] += min(range(4), key=figures.__getitem__) == question.task.right
    assert max(right.values()) < 0.4 * len(questions)


def test_the_answers_before_do_not_tell_the_last_one(episodes: list[Episode]) -> None:
    games = [draw_across(episodes[:5], random.Random(seed), 5, [Kind.EPISODE], NORMAL) for seed in range(12)]
    different = [len({question.origin for question in questions}) for questions in games]
    assert min(different) < 5
    assert sum(different) < 4.5 * len(games)


def test_a_mixed_game_takes_interviews_and_kinds_in_turn(episodes: list[Episode]) -> None:
    for seed in range(5):
        questions = draw_across(episodes, random.Random(seed), 12, list(Kind), NORMAL)
        origins = [question.origin for question in questions]
        assert None not in origins
        assert len(set(origins)) == TALKS
        named = [question.origin for question in questions if question.kind is not Kind.EPISODE]
        assert all(one != other for one, other in pairwise(named))
        assert len({question.kind for question in questions}) >= len(Kind) - 1
        keys = [key for question in questions for key in question.uses]
        assert len(set(keys)) == len(keys)


def test_which_of_a_few_is_not_asked_and_all_else_is(episodes: list[Episode]) -> None:
    few = episodes[: LEAST_EPISODES - 1]
    alike_in_title = [*few, Episode(Origin(99, "x"), few[0].title.upper(), episodes[-1].deck)]
    for some in (few, alike_in_title):
        with pytest.raises(TooFewEpisodesError, match="at least four interviews"):
            draw_across(some, random.Random(1), 3, [Kind.EPISODE], NORMAL)
        kinds = {question.kind for question in draw_across(some, random.Random(1), 12, list(Kind), NORMAL)}
        assert Kind.EPISODE not in kinds
        assert len(kinds) > 4


def test_where_all_of_them_run_out_it_says_how_far_it_would_go(episodes: list[Episode]) -> None:
    empty = [Episode(one.origin, one.title, one.deck.within(0, 0)) for one in episodes[:LEAST_EPISODES]]
    with pytest.raises(RunsOutError):
        draw_across(empty, random.Random(1), 5, [Kind.NEXT], NORMAL)


def test_practice_asks_again_which_one_it_was(episodes: list[Episode]) -> None:
    question, own = asked(episodes, 1)[0]
    again = draw_again(own, question.key, random.Random(4), NORMAL, episodes)
    assert again is not None
    assert (again.key, again.origin, again.kind) == (question.key, own.origin, Kind.EPISODE)
    assert draw_again(own, question.key, random.Random(4), NORMAL) is None


def test_a_few_titles_are_drawn_that_are_about_alike_things() -> None:
    titles = [f"{what} {number}" for what in ("Growing tomatoes", "Bitcoin wallets") for number in range(12)]
    for seed in range(10):
        numbers = alike(titles, 5, random.Random(seed))
        assert len({titles[number][:4] for number in numbers}) == 1
        assert len(set(numbers)) == 5
    assert sorted(alike(titles[:3], 5, random.Random(1))) == [0, 1, 2]
