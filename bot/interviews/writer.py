"""Titles and summaries by a language model, where the host has one; what it does badly stays as it was."""

import asyncio
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from bot.core.topics.hearing import Heard
from bot.core.topics.model import Topic
from bot.core.topics.stretches import is_said
from bot.core.topics.written import question, read, shape
from bot.core.transcript.model import Transcript
from bot.interviews.budget import Budget
from bot.running.model import LanguageModel

_SOME_FAILURES, _MOST_FAILURES = 2, 6
"""Questions in a row without an answer: how many mean that the model is away, which is then left alone for a while,
and after how many it is given up for an interview."""
_REST = 3600.0
"""Seconds for which it is left alone then, and when it was asked enough for today."""


class Writer:
    """Asks the model about one topic after the other, as often a day as `budget` allows."""

    def __init__(self, model: LanguageModel, budget: Budget, *, rest: float = _REST) -> None:
        self._model, self._budget, self._rest = model, budget, rest

    @property
    def name(self) -> str:
        return self._model.name

    async def written(self, transcript: Transcript, topics: Sequence[Topic]) -> tuple[Topic, ...] | None:
        """The topics, those with `by_model` in which the model's title or choice of quotes may be shown. Titles
        that people set stay, and no title comes twice. None where the model answered nothing.

        It may take days: it waits until the model is there, and may be asked again.
        """
        heard = await asyncio.to_thread(Heard.of, transcript)
        titles = {topic.title.casefold() for topic in topics}
        made: list[Topic] = []
        failures, answers = 0, 0
        for topic in topics:
            answer = None
            while answer is None and failures < _MOST_FAILURES:
                answer = await self._ask(
                    question(transcript, heard, topic.first, topic.last), shape(topic.first, topic.last)
                )
                if answer is not None:
                    failures, answers = 0, answers + 1
                    break
                failures += 1
                if failures % _SOME_FAILURES:
                    break
                if failures < _MOST_FAILURES:
                    await asyncio.sleep(self._rest)
            made.append(topic if answer is None else _told(answer, transcript, heard, topic, titles))
            titles.add(made[-1].title.casefold())
        return tuple(made) if answers else None

    async def _ask(self, talk: Sequence[str], form: Mapping[str, object]) -> str | None:
        while not await self._budget.take():  # noqa: ASYNC110 what it waits for is the next day
            await asyncio.sleep(self._rest)
        return await self._model.ask(talk, form)


def _told(answer: str, transcript: Transcript, heard: Heard, topic: Topic, titles: Set[str]) -> Topic:
    """The topic with what of the answer may be shown, and with none of the titles that there are."""
    written = read(answer, transcript, heard, topic.first, topic.last)
    title = "" if topic.by_hand or written.title.casefold() in titles else written.title
    summary = tuple(one for one in written.summary if is_said(transcript, one))
    return replace(
        topic,
        title=title or topic.title,
        summary=summary or topic.summary,
        by_model=bool(title or summary),
    )
