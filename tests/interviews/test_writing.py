"""Titles and quotes by a language model, asked over HTTP: what it may write, and what is left when it fails."""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.core.topics.editing import TopicMark
from bot.core.topics.model import Topic
from bot.core.topics.outline import outline
from bot.core.topics.stretches import is_said
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild
from bot.core.transcript.source import read
from bot.interviews.budget import Budget
from bot.interviews.catalogue import Interviews
from bot.interviews.outlines import Outlines
from bot.interviews.writer import Writer
from bot.running.model import LanguageModel
from bot.running.workers import Workers
from bot.store.database import Database
from bot.store.facts import FactStore
from bot.store.failures import FailureStore
from bot.store.interviews import InterviewStore
from bot.store.outlines import OutlineStore
from bot.store.topics import TopicStore

INTERVIEW = Path(__file__).parents[2] / "data" / "interview.txt"
KEY = "sk-do-not-tell"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
SAID = (
    "The amygdala is where fear is made in 2019.",
    "A rat without an amygdala walks up to a cat in Utrecht.",
    "Fear of cats is learnt early by rats.",
)
TALK = Transcript("A talk", rebuild([Cue(9000 * n, 9000 * n + 8000, text, None) for n, text in enumerate(SAID)]))
TOPICS = outline(TALK, None, [TopicMark(0, "")])
THREE = outline(TALK, None, [TopicMark(0, ""), TopicMark(9000, ""), TopicMark(18000, "")])


@asynccontextmanager
async def model(handler: Handler, *, seconds: float = 5) -> AsyncGenerator[LanguageModel]:
    app = web.Application()
    app.router.add_post("/v1/chat/completions", handler)
    async with TestServer(app) as server:
        yield LanguageModel(str(server.make_url("/v1")), "small", KEY, seconds=seconds)


@asynccontextmanager
async def writing(
    handler: Handler, *, seconds: float = 5, a_day: int = 100, rest: float = 60
) -> AsyncGenerator[Writer]:
    async with Database.open(":memory:") as database, model(handler, seconds=seconds) as asked:
        yield Writer(asked, Budget(FactStore(database), a_day), rest=rest)


def saying(content: str) -> Handler:
    async def answer(request: web.Request) -> web.Response:
        assert request.headers["Authorization"] == f"Bearer {KEY}"
        asked = await request.json()
        assert SAID[1] in asked["messages"][-1]["content"]
        assert asked["response_format"]["json_schema"]["schema"]["properties"]["sentences"]
        return web.json_response({"choices": [{"message": {"role": "assistant", "content": content}}]})

    return answer


async def written(content: str, topics: tuple[Topic, ...] = TOPICS) -> Topic:
    async with writing(saying(content)) as writer:
        made = await writer.written(TALK, topics)
    assert made is not None
    return made[0]


async def test_a_good_answer_is_shown_and_marked() -> None:
    topic = await written('Sure!\n```json\n{"title": "How fear is made", "sentences": [3, 2, 3]}\n```')
    assert (topic.title, topic.by_model) == ("How fear is made", True)
    assert [one.text for one in topic.summary] == list(SAID[1:])
    assert all(is_said(TALK, one) for one in topic.summary)


@pytest.mark.parametrize(
    "title",
    [
        "Fear in Paris", "Fear in 2020", "Paris", "The rat of Amsterdam", "Quantum gravity explained", "Fear",
        "The Fear", "@everyone fear", "", "**Fear** of cats", "https://x.org/fear of cats", "Fear " * 12, 7, None,
        "How " + "fear of cats " * 9,
    ],
)  # fmt: skip
async def test_no_title_has_names_or_numbers_that_are_not_said(title: object) -> None:
    topic = await written(json.dumps({"title": title, "sentences": [3]}))
    assert topic.title == TOPICS[0].title
    assert [one.sentence for one in topic.summary] == [2]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "I can't help with that.",
        "{",
        "[]",
        '{"title": 3}',
        '{"sentences": [99, -1, "0", true, 1.5]}',
        '{"sentences": [1, 2]}',
        '{"title": "Fear of cats", "sentences": [1, 2',
        "{" * 9000,
    ],
)
async def test_nonsense_leaves_the_topics_as_they_were(content: str) -> None:
    assert await written(content) == TOPICS[0]


async def test_a_server_that_takes_no_shape_is_asked_without() -> None:
    asked: list[bool] = []

    async def simple(request: web.Request) -> web.Response:
        asked.append("response_format" in await request.json())
        content = json.dumps({"title": "How fear is made", "sentences": []})
        return web.json_response({"choices": [{"message": {"content": content}}]}, status=400 if asked[-1] else 200)

    async with writing(simple) as writer:
        topics = await writer.written(TALK, THREE)
    assert topics is not None
    assert topics[0].title == "How fear is made"
    assert asked == [True, False, False, False]


async def test_what_people_called_a_topic_stays() -> None:
    topic = await written('{"title": "How fear is made", "sentences": []}', (replace(TOPICS[0], by_hand=True),))
    assert (topic.title, topic.by_model) == (TOPICS[0].title, False)


async def _refused(_: web.Request) -> web.StreamResponse:
    return web.json_response({"error": f"bad key {KEY}"}, status=401)


async def _slow(_: web.Request) -> web.StreamResponse:
    await asyncio.sleep(60)
    raise AssertionError


async def _cut(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "900"})
    await response.prepare(request)
    await response.write(b'{"choices": [{"message": {"content": "')
    assert request.transport is not None
    request.transport.close()
    return response


async def _elsewhere(_: web.Request) -> web.StreamResponse:
    return web.Response(status=307, headers={"Location": "https://elsewhere.invalid/"})


async def _odd(_: web.Request) -> web.StreamResponse:
    return web.json_response({"choices": []})


@pytest.mark.parametrize("handler", [_refused, _slow, _cut, _elsewhere, _odd])
async def test_a_model_that_fails_changes_nothing_and_its_key_is_not_logged(
    handler: Handler, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with writing(handler, seconds=0.5) as writer:
        assert await writer.written(TALK, TOPICS) is None
    assert "gave no answer" in caplog.text
    assert KEY not in caplog.text


@dataclass
class Moody:
    """Answers so many questions, refuses so many, and so on."""

    moods: list[bool]
    asked: int = 0

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked += 1
        lines = (await request.json())["messages"][-1]["content"].splitlines()
        content = json.dumps({"title": "", "sentences": [int(line.split()[0]) for line in lines[2:-2]][1:] or [1]})
        is_well = self.moods.pop(0) if self.moods else True
        return web.json_response({"choices": [{"message": {"content": content}}]}, status=200 if is_well else 503)


@pytest.mark.parametrize(
    ("moods", "by_model", "asked"),
    [
        ([], [True, True, True], 3),
        ([False], [False, True, True], 3),
        ([False, False], [False, True, True], 4),
        ([True, False, False, False], [True, False, False], 4),
    ],
    ids=["well", "one question is too much", "down for a while", "down again"],
)
async def test_a_model_that_is_down_is_asked_again_later(
    moods: list[bool], by_model: list[bool], asked: int
) -> None:
    moody = Moody(list(moods))
    async with writing(moody.answer, rest=0) as writer:
        topics = await writer.written(TALK, THREE)
    assert topics is not None
    assert ([topic.by_model for topic in topics], moody.asked) == (by_model, asked)


async def test_a_model_that_stays_away_is_given_up() -> None:
    moody = Moody([True] + [False] * 100)
    async with writing(moody.answer, rest=0) as writer:
        topics = await writer.written(TALK, THREE * 4)
    assert topics is not None
    assert ([topic.by_model for topic in topics], moody.asked) == ([True] + [False] * 11, 7)


async def test_it_is_asked_so_often_a_day_and_no_more_also_after_a_restart(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "verbatim.db") as database:
        budget = Budget(FactStore(database), 2)
        assert [await budget.take() for _ in range(3)] == [True, True, False]
    async with Database.open(tmp_path / "verbatim.db") as database:
        assert not await Budget(FactStore(database), 2).take()
        await database.write("UPDATE facts SET value = '2001-01-01 2' WHERE value LIKE '% 2'", ())
        assert [await Budget(FactStore(database), 2).take() for _ in range(3)] == [True, True, False]


async def test_what_was_asked_enough_waits_for_the_next_day() -> None:
    moody = Moody([])
    async with writing(moody.answer, a_day=2, rest=0) as writer:
        asking = asyncio.create_task(writer.written(TALK, THREE))
        async with asyncio.timeout(5):
            while moody.asked < 2:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        assert not (await asyncio.wait([asking], timeout=0.1))[0]
        assert moody.asked == 2
        asking.cancel()


async def test_what_it_wrote_is_stored_and_asked_for_once(tmp_path: Path) -> None:
    moody = Moody([])
    async with Database.open(tmp_path / "verbatim.db") as database, model(moody.answer) as small:
        await InterviewStore(database).add([read(INTERVIEW)])
        interviews = await Interviews.load(database)
        interview = await interviews.open(interviews.for_guild(None))
        workers = Workers()

        def outlines() -> Outlines:
            stores = TopicStore(database), OutlineStore(database), FailureStore(database)
            return Outlines(*stores, workers, Writer(small, Budget(FactStore(database), 100)))

        try:
            first = outlines()
            plain = await first.topics(interview, None)
            assert not any(topic.by_model for topic in plain)
            async with asyncio.timeout(20):
                while not any(topic.by_model for topic in await first.topics(interview, None)):  # noqa: ASYNC110
                    await asyncio.sleep(0.02)
                stored = None
                while stored is None:
                    await asyncio.sleep(0.02)
                    rows = await database.rows("SELECT 1 FROM outlines WHERE made_from LIKE '% by small'", ())
                    stored = rows[0] if rows else None
            before, again = moody.asked, outlines()
            assert await again.topics(interview, None) == await first.topics(interview, None)
            assert moody.asked == before == len(plain)
            await again.close()
            await first.close()
        finally:
            await workers.close()
