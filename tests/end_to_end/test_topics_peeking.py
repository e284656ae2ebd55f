"""While a question is open, topics do not tell its answer."""

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


@pytest.fixture
async def asked(stage: Stage, ada: Person) -> Question:
    """A question that is open in #general. Its sentence is a topic of its own, so every summary would quote it."""
    match = await begin(stage, ada, Kind.GAP, rounds=1, seconds=LONG)
    await ada.sees_message(asks(1))
    question = match.game.round.question
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
    sentences = (await stage.interview(None)).transcript.sentences
    await cut(stage, tuple(TopicMark(one.start, f"Topic {number}") for number, one in enumerate(sentences)))
    digest = stage.bot.services.get(Interviews).for_guild(None).digest[:8]
    picked = [f"#1:{digest}:{one.start}" for one in sentences]
    shown = [await (await ben.slash("topic show", topic=topic)).answer() for topic in picked]
    match = await begin(stage, ada, Kind.GAP, rounds=1, seconds=LONG)
    await ada.sees_message(asks(1))
    topic = shown[match.game.round.question.excerpt.sentence]
    (moment,) = (label for label in buttons(topic) if label[0].isdecimal())
    refused = await (await ben.press(topic, moment)).answer()
    assert texts(refused) == wording.PEEKING
