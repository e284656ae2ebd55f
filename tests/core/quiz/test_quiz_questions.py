"""Every question has exactly one right answer, told by reading the transcript anew rather than by the makers."""

import itertools
import random
import re
import time
from collections.abc import Iterator

import pytest
from core.quiz.spoken import talk
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from bot.core import timecode
from bot.core.quiz.dealing import draw_up_to
from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.grading import check, is_right
from bot.core.quiz.kinds import MAKERS, groups
from bot.core.quiz.kinds.decoys import spread
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import (
    BLANK,
    IN_A_ROW,
    JOINED,
    Answer,
    Arrange,
    Arranged,
    Choose,
    Chosen,
    Fill,
    Filled,
    Kind,
    Level,
    Locate,
    Located,
    Question,
)
from bot.core.transcript.model import Sentence, Transcript
from bot.wording import quiz as wording

QUESTION = TypeAdapter(Question)
MINUTE = 60


def forms(text: str) -> str:
    bare = re.sub(r"[^\w\s]", "", text).casefold()
    return f" {' '.join(bare.split())} "


def all_said(transcript: Transcript) -> str:
    return forms(" ".join(one.text for one in transcript.sentences))


def possible_answers(question: Question) -> Iterator[Answer]:
    match question.task:
        case Choose(choices=choices):
            yield from (Chosen(index) for index in range(len(choices)))
        case Arrange(items=items):
            yield from (Arranged(order) for order in itertools.permutations(range(len(items))))
        case Locate(start=start, end=end):
            moments = (0, start - start % 1000 - 1, start, end, end + 1, question.length)
            yield from (Located(ms) for ms in moments if 0 <= ms <= question.length)
        case Fill(missing=missing, unlike=unlike):
            yield from map(Filled, (missing, *unlike, f"{missing} {missing}", ""))


def right_answers(question: Question) -> list[Answer]:
    return [answer for answer in possible_answers(question) if is_right(question, answer)]


def check_question(question: Question, transcript: Transcript, said: str) -> None:
    assert QUESTION.validate_json(QUESTION.dump_json(question)) == question
    check(question, question.answer)
    assert is_right(question, question.answer)
    sentence = transcript.sentences[question.excerpt.sentence]
    assert (sentence.text, sentence.start, sentence.end) == (
        question.excerpt.text,
        question.excerpt.start,
        question.excerpt.end,
    )
    match question.task:
        case Choose(choices=choices):
            assert len(set(map(forms, choices))) == len(choices)
            assert len(choices) == (6 if question.kind is Kind.ORDER else 4)
            assert all(sorted(choice.split()) == ["1", "2", "3"] for choice in choices) == bool(question.task.items)
            assert right_answers(question) == [question.answer]
        case Arrange(items=items):
            starts = [one.start for item in items for one in transcript.sentences if one.text == item]
            assert len(starts) == len(set(starts)) == len(items)
            assert right_answers(question) == [question.answer]
            (answer,) = right_answers(question)
            assert isinstance(answer, Arranged)
            assert [starts[item] for item in answer.order] == sorted(starts)
        case Locate(start=start, end=end):
            assert all(start - 1000 < one.ms <= end for one in right_answers(question) if isinstance(one, Located))
        case Fill():
            assert right_answers(question) == [question.answer]
    CHECKS[question.kind](question, transcript, said)


def check_when(question: Question, transcript: Transcript, said: str) -> None:
    assert said.count(forms(question.prompt)) == 1
    if isinstance(question.task, Choose):
        first, last = question.excerpt.start // 1000, question.excerpt.end // 1000
        inside = [time for time in question.task.times if first <= time // 1000 <= last]
        assert inside == [question.task.times[question.task.right]]
        assert question.task.choices == tuple(map(timecode.show, question.task.times))
        assert list(question.task.times) == sorted(question.task.times)
        assert all(0 <= time <= transcript.end for time in question.task.times)


def check_next(question: Question, transcript: Transcript, said: str) -> None:
    assert isinstance(question.task, Choose)
    numbers = {one.text: one.sentence for one in question.excerpts}
    assert all(transcript.sentences[number].text == text for text, number in numbers.items())
    after = [numbers[choice] - numbers[question.prompt] for choice in question.task.choices]
    right = after.pop(question.task.right)
    assert right > 1
    assert all(one < 0 or one >= 2 * right for one in after)
    about, came, *others = question.excerpts
    waits = [one.start - about.end for one in others if one.sentence > about.sentence]
    much = min(75_000, question.length / 4)
    assert all(wait >= much and wait > came.start - about.end for wait in waits)


def check_gap(question: Question, transcript: Transcript, said: str) -> None:
    before, _, after = question.prompt.partition(BLANK)
    if isinstance(question.task, Fill):
        missing = question.task.missing
        assert before + missing + after == question.excerpt.text
        assert said.count(forms(question.excerpt.text)) == 1
        assert not any(f" {form} " in forms(question.prompt) for form in forms(missing).split())
        return
    assert isinstance(question.task, Choose)
    beside = [one for one in question.prompt.split(IN_A_ROW) if one != BLANK]
    assert beside
    near = [
        all(seconds_between(transcript, choice, one) <= MINUTE for one in beside)
        for choice in question.task.choices
    ]
    assert near == [index == question.task.right for index in range(4)]
    row = [
        question.task.choices[question.task.right] if one == BLANK else one
        for one in question.prompt.split(IN_A_ROW)
    ]
    told = [next(one for one in question.excerpts if text in one.text) for text in row]
    assert [one.start for one in told] == sorted(one.start for one in told)


def check_order(question: Question, transcript: Transcript, said: str) -> None:
    assert not question.prompt
    assert isinstance(question.task, Choose) == (question.level is Level.EASY)
    if isinstance(question.task, Choose):
        starts = {
            text: one.start for one in transcript.sentences for text in question.task.items if one.text == text
        }
        orders = [
            [question.task.items[int(number) - 1] for number in choice.split()] for choice in question.task.choices
        ]
        are_right = [sorted(order, key=lambda text: starts[text]) == order for order in orders]
        assert are_right == [index == question.task.right for index in range(6)]


def check_who(question: Question, transcript: Transcript, said: str) -> None:
    """The words are the excerpts' and say nothing of who says them, which nobody else does; nor may the places be
    looked up."""
    assert isinstance(question.task, Choose)
    right = named(question.task.choices[question.task.right])
    assert len(right) == len(question.quoted)
    for quoted, about, name in zip(question.quoted, question.excerpts, right, strict=False):
        assert quoted in about.text
        assert about.speaker
        assert forms(about.speaker).strip() in forms(name)
        said_in = [one for one in transcript.sentences if forms(quoted) in forms(one.text)]
        assert {one.speaker for one in said_in} == {about.speaker}
        assert {one.text for one in said_in} <= {transcript.sentences[number].text for number in question.guarded}
        assert not set(forms(quoted).split()) & set(forms(" ".join(question.task.choices)).split())
        assert not set(forms(quoted).split()) & {"i", "my", "you", "your", "we", "our"}


def named(choice: str) -> list[str]:
    """Who a choice says it was, one after the other."""
    name, both, _ = choice.partition(wording.BOTH_TIMES.format(name=""))
    return [name, name] if both else choice.split(wording.ONE_THEN_OTHER.format(first="", second=""))


def check_real(question: Question, transcript: Transcript, said: str) -> None:
    assert isinstance(question.task, Choose)
    pairs = [choice.split(JOINED) for choice in question.task.choices]
    apart = [seconds_between(transcript, *pair) for pair in pairs]
    assert [seconds <= MINUTE / 2 for seconds in apart] == [index == question.task.right for index in range(4)]
    assert all(forms(one) in said for pair in pairs for one in pair)
    assert question.came is not None
    for one in pairs[question.task.right]:
        assert one in question.excerpt.text or one in question.came.text


def seconds_between(transcript: Transcript, one: str, other: str) -> float:
    """The least time between a sentence that has all words of one and a sentence with all of the other."""
    starts = [
        [
            sentence.start
            for sentence in transcript.sentences
            if set(forms(text).split()) <= set(forms(sentence.text).split())
        ]
        for text in (one, other)
    ]
    return min(abs(first - second) for first in starts[0] for second in starts[1]) / 1000


CHECKS = {
    Kind.WHEN: check_when,
    Kind.NEXT: check_next,
    Kind.GAP: check_gap,
    Kind.ORDER: check_order,
    Kind.WHO: check_who,
    Kind.REAL: check_real,
}


@pytest.mark.parametrize("kind", MAKERS)
def test_every_question_about_an_interview_has_one_right_answer(
    kind: Kind, interview: tuple[Transcript, Deck]
) -> None:
    transcript, deck = interview
    said = all_said(transcript)
    rng = random.Random(7)
    made = 0
    for level in Level:
        asked_about = [excerpt for group in groups(kind, deck) for excerpt in group]
        for excerpt in rng.sample(asked_about, min(50, len(asked_about))):
            if question := MAKERS[kind](deck, excerpt, Terms.lenient(rng, Difficulty.of(level))):
                check_question(question, transcript, said)
                made += 1
    assert made >= (20 if len(deck.excerpts) > 50 else 0 if kind is Kind.WHO else 5)


WORDS = (  # noqa: SIM905 a list would fill twenty lines
    "we really know that models inside circuits grow stronger weak training language honest animals neuroscience "
    "not is can never good bad two three likely unlikely Claude bitcoin minute question predict prediction predicts"
).split()
MORE_WORDS = [
    first + last for first in ("ba", "lo", "ti", "nu", "ke") for last in ("rding", "med", "sk", "tion", "ly")
]


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """Few words, so that much is said twice or nearly; pauses and sentences may last no time at all."""
    pool = WORDS + (MORE_WORDS if draw(st.booleans()) else [])
    rng = draw(st.randoms(use_true_random=False))
    clock = 0
    sentences: list[Sentence] = []
    for _ in range(draw(st.integers(1, 45))):
        words = rng.choices(pool, k=rng.randint(1, 14))
        text = " ".join(words).capitalize() + rng.choice([".", ".", "?", ""])
        start = clock + rng.choice([0, 0, 40, 3000])
        clock = start + rng.choice([0, 900, 4000, 20_000])
        speaker = rng.choice([None, "Ann", "Bo", "Cy"])
        sentences.append(Sentence(text, speaker, ((0, start), (len(text), clock))))
    return Transcript("Talk", tuple(sentences))


@settings(max_examples=50, deadline=None)
@given(transcripts(), st.randoms(use_true_random=False), st.sampled_from(Level))
def test_every_question_about_any_transcript_has_one_right_answer(
    transcript: Transcript, rng: random.Random, level: Level
) -> None:
    deck, said = Deck(transcript), all_said(transcript)
    for excerpt in rng.sample(deck.excerpts, min(5, len(deck.excerpts))):
        for make in MAKERS.values():
            if question := make(deck, excerpt, Terms.lenient(rng, Difficulty.of(level))):
                check_question(question, transcript, said)


@pytest.mark.parametrize(
    ("text", "is_fit"),
    [
        ("Psychopaths are surprisingly charming on their surface.", True),
        ("Yeah, you know, I mean, right, I think so.", False),
        ("Yes, exactly.", False),
        ("Psychopaths are surprisingly charming on the surface, although", False),
        ("At 3:53 the psychopaths were charming everyone.", False),
        ("After twenty minutes the psychopaths were charming everyone.", False),
        ("Thanks so much for joining our charming little show.", False),
        ("We found, we found that the psychopaths, the psychopaths were charming.", False),
        ("Psychopaths are charming " + "and rather dark inside " * 10 + "too.", False),
        ("Neural circuits grow stronger with training.", False),
        ("So the neural circuits grow stronger with more training.", False),
    ],
)
def test_what_is_worth_asking_about(text: str, is_fit: bool) -> None:
    deck = Deck(talk("I think neural circuits grow stronger with training, too.", text))
    assert (deck.at(1) is not None) == is_fit


def test_an_excerpt_keeps_its_name_when_the_interview_is_loaded_anew() -> None:
    text = "Psychopaths are surprisingly charming on their surface."
    (early,), (late,) = Deck(talk(text)).excerpts, Deck(talk("Hello.", text.upper())).excerpts
    assert early.key == late.key
    assert early.sentence != late.sentence


def test_nobody_can_tell_from_the_times_alone_which_is_right() -> None:
    rng = random.Random(1)
    ranks = [0] * 4
    for _ in range(4000):
        place = rng.randrange(300)
        ranks[sorted([place, *spread(place, 300, lambda: rng.randint(20, 60), rng)]).index(place)] += 1
    assert all(abs(count - 1000) < 120 for count in ranks)


def test_questions_about_a_stretch_take_everything_from_it(interview: tuple[Transcript, Deck]) -> None:
    transcript, deck = interview
    count = len(transcript.sentences)
    first, last = count // 4, count // 2
    part = deck.within(first, last)
    begin, end = transcript.sentences[first].start, transcript.sentences[last].end
    rng = random.Random(3)
    for level in Level:
        for question in draw_up_to(part, rng, 30, list(Kind), Difficulty.of(level)):
            asked_about = question.excerpts[: len(question.quoted)]
            drawn_on = [one.sentence for one in asked_about] if asked_about else question.guarded
            assert all(first <= number <= last for number in drawn_on)
            if isinstance(question.task, Choose):
                assert all(begin // 1000 * 1000 <= time <= end for time in question.task.times)


def test_a_deck_of_much_that_is_repeated_takes_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        lines = [f"The neural circuit number {number % 7} grows stronger with training." for number in range(count)]
        transcript = talk(*lines)
        taken: list[float] = []
        for _ in range(3):
            since = time.process_time()
            Deck(transcript)
            taken.append(time.process_time() - since)
        return min(taken)

    seconds(50)
    assert seconds(3200) < 12 * seconds(800)
