"""While a question is open, topics do not tell its answer."""

from collections.abc import Collection, Sequence

import pytest
from end_to_end.outlining import cut
from end_to_end.playing import asks, begin
from end_to_end.reading import Message, buttons, texts
from end_to_end.stage import Stage

from bot.core import timecode
from bot.core.quiz.questions import Kind, Question
from bot.core.topics.editing import TopicMark
from bot.features.quiz.host import QuizHost
from bot.interviews.catalogue import Interviews
from bot.playground.keyboard import Person
from bot.wording import quiz as wording
from bot.wording import topics as topic_wording

LONG = 60
_QUOTABLE = 60
_KINDS, _MOST_GAMES = (Kind.GAP, Kind.WHEN, Kind.NEXT), 12


async def opened(stage: Stage, ada: Person, quoted: Collection[int]) -> Question:
    """A question that is open in #general, about one of these sentences."""
    for number in range(_MOST_GAMES):
        match = await begin(stage, ada, _KINDS[number % len(_KINDS)], rounds=1, seconds=LONG)
        await ada.sees_message(asks(1))
        if match.game.round.question.excerpt.sentence in quoted:
            return match.game.round.question
        await stage.bot.services.get(QuizHost).lose(channel_id=int(ada.channel().id))
    raise AssertionError("no question is about any of them")


async def apart(stage: Stage, ben: Person) -> list[Message]:
    """What is shown of each sentence as a topic of its own."""
    sentences = (await stage.interview(None)).transcript.sentences
    await cut(stage, tuple(TopicMark(one.start, f"Topic {number}") for number, one in enumerate(sentences)))
    digest = stage.bot.services.get(Interviews).for_guild(None).digest[:8]
    picked = [f"#1:{digest}:{one.start}" for one in sentences]
    return [await (await ben.slash("topic show", topic=topic)).answer() for topic in picked]


def quoting(shown: Sequence[Message]) -> list[int]:
    """The numbers of the sentences that are long enough to be worth quoting."""
    return [number for number, one in enumerate(shown) if max(map(len, quotes(one)), default=0) >= _QUOTABLE]


def moments(message: Message) -> list[str]:
    return [label for label in buttons(message) if label[0].isdecimal()]


@pytest.fixture
async def asked(stage: Stage, ada: Person, ben: Person) -> Question:
    """A question that is open in #general. Its sentence is a topic of its own, so every summary would quote it."""
    question = await opened(stage, ada, quoting(await apart(stage, ben)))
    sentences = (await stage.interview(None)).transcript.sentences
    number = question.excerpt.sentence
    starts = sorted({0, sentences[number].start, sentences[min(number + 1, len(sentences) - 1)].start})
    await cut(stage, tuple(TopicMark(start, f"Topic at {start}") for start in starts))
    return question


def quotes(message: Message) -> list[str]:
    lines = texts(message).replace("\\", "").splitlines()
    return [line[3:-1].strip("… ") for line in lines if line.startswith("> “")]


async def test_summaries_keep_it_back_and_say_that_something_is(stage: Stage, ben: Person, asked: Question) -> None:
    shows: dict[str, dict[str, str]] = {
        "summary": {},
        "topic show": {"topic": timecode.show(asked.excerpt.start)},
    }
    for command, options in shows.items():
        shown = await (await ben.slash(command, **options)).answer()
        assert not any(quote in asked.excerpt.text for quote in quotes(shown))
        assert topic_wording.KEPT_BACK in texts(shown)
    await stage.bot.services.get(QuizHost).lose(channel_id=int(ben.channel().id))
    for command, options in shows.items():
        shown = await (await ben.slash(command, **options)).answer()
        assert any(quote in asked.excerpt.text for quote in quotes(shown))
        assert topic_wording.KEPT_BACK not in texts(shown)


async def test_about_refuses_what_is_asked(ben: Person, asked: Question) -> None:
    refused = await (await ben.slash("topic about", text=asked.excerpt.text)).answer()
    assert texts(refused) == wording.PEEKING


async def test_buttons_of_before_do_not_open_it(stage: Stage, ada: Person, ben: Person) -> None:
    shown = await apart(stage, ben)
    question = await opened(stage, ada, quoting(shown))
    topic = shown[question.excerpt.sentence]
    (moment,) = moments(topic)
    refused = await (await ben.press(topic, moment)).answer()
    assert texts(refused) == wording.PEEKING
