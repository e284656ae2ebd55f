"""Titles and summaries by a language model, where the host has one; what it does badly stays as it was."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.core.topics.hearing import Heard
from bot.core.topics.model import Topic
from bot.core.topics.stretches import is_said
from bot.core.topics.written import TOLD, question, read
from bot.core.transcript.model import Transcript
from bot.running.model import LanguageModel

_MOST_FAILURES = 2
"""Answers that fail to come one after the other, after which nothing more is asked about an interview."""


class Writer:
    """Asks the model about one topic after the other."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    @property
    def name(self) -> str:
        return self._model.name

    async def written(self, transcript: Transcript, topics: Sequence[Topic]) -> tuple[Topic, ...]:
        """The topics, those with `by_model` in which the model's title or choice of quotes may be shown. Titles
        that people set stay, and no title comes twice."""
        heard = await asyncio.to_thread(Heard.of, transcript)
        titles = {topic.title.casefold() for topic in topics}
        made: list[Topic] = []
        failures = 0
        for topic in topics:
            answer = None
            if failures < _MOST_FAILURES:
                answer = await self._model.ask(TOLD, question(transcript, heard, topic.first, topic.last))
                failures = 0 if answer is not None else failures + 1
            if answer is None:
                made.append(topic)
                continue
            written = read(answer, transcript, heard, topic.first, topic.last)
            title = "" if topic.by_hand or written.title.casefold() in titles else written.title
            summary = tuple(one for one in written.summary if is_said(transcript, one))
            titles.add(title.casefold())
            made.append(
                replace(
                    topic,
                    title=title or topic.title,
                    summary=summary or topic.summary,
                    by_model=bool(title or summary),
                )
            )
        return tuple(made)
