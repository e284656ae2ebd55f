"""The topics of every interview, as each server sees them."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.core.listing import Listing
from bot.core.topics.editing import Marks, marks_of
from bot.core.topics.model import Mark, Topic
from bot.core.topics.outline import outline
from bot.core.topics.stretches import number_at, within
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.running.memory import give_back
from bot.running.reporting import report
from bot.store.topics import TopicStore

Topics = tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """An outline in the making, and what it is made from: with other words or marks, or once the words were
    embedded, it is made anew."""

    digest: str
    is_embedded: bool
    marks: tuple[Mark, ...]
    topics: asyncio.Task[Topics]

    @property
    def failed(self) -> bool:
        return self.topics.done() and (self.topics.cancelled() or self.topics.exception() is not None)


class Outlines:
    """What a server's moderators set wins, then the chapters that came with the interview, then what is found in
    it. Outlines are made once, in a thread: a long interview takes seconds."""

    def __init__(self, store: TopicStore) -> None:
        self._store = store
        self._own: dict[tuple[int, int], Marks] = {}
        self._made: dict[tuple[int, int | None], _Made] = {}
        self._turn = asyncio.Lock()

    async def load(self) -> None:
        self._own = await self._store.marks()

    def is_own(self, interview: Interview, guild_id: int | None) -> bool:
        """Whether this server's moderators set its topics."""
        return guild_id is not None and (interview.id, guild_id) in self._own

    async def topics(self, interview: Interview, guild_id: int | None) -> Topics:
        """The topics as this server sees them, in order; there is at least one."""
        return await asyncio.shield(self._making(interview, guild_id).topics)

    def known(self, interview: Interview, guild_id: int | None) -> Topics:
        """What `topics` gives, at once; none while they are being made."""
        making = self._making(interview, guild_id).topics
        return making.result() if making.done() and not making.exception() else ()

    def title_at(self, interview: Interview, guild_id: int | None, sentence: int) -> str | None:
        """The topic that a sentence belongs to; None while topics are being made, and where there is only one."""
        topics = self.known(interview, guild_id)
        return topics[number_at(topics, sentence)].title if len(topics) > 1 else None

    async def within(self, interview: Interview, guild_id: int | None, start: int, end: int) -> Topics:
        """The topics of a stretch, from `start` to `end` (ms)."""
        topics = await self.topics(interview, guild_id)
        vectors = interview.index.sentence_vectors
        return await asyncio.to_thread(lambda: within(interview.transcript, vectors(), topics, start, end))

    async def edit(self, interview: Interview, guild_id: int, change: Callable[[Marks], Marks]) -> Topics:
        """Change a server's outline, one moderator after the other; stored before it is seen.

        Raises:
            UserError: the change is not possible.
        """
        async with self._turn:
            marks = change(marks_of(await self.topics(interview, guild_id)))
            await self._store.put_marks(interview.id, guild_id, marks)
            self._own[interview.id, guild_id] = marks
        return await self.topics(interview, guild_id)

    async def reset(self, interview: Interview, guild_id: int) -> Topics:
        """Give up what this server's moderators set."""
        async with self._turn:
            await self._store.put_marks(interview.id, guild_id, ())
            self._own.pop((interview.id, guild_id), None)
            self._made.pop((interview.id, guild_id), None)
        return await self.topics(interview, guild_id)

    async def report(self, interview: Interview, guild_id: int | None, topic: Topic, user_id: int) -> bool:
        """Note that somebody finds this topic cut wrongly; whether they said so for the first time."""
        return await self._store.report(interview.id, interview.digest, topic.start, guild_id, user_id)

    async def reports(self, interview: Interview, guild_id: int) -> Mapping[int, int]:
        """How many people find a topic cut wrongly, by its start (ms)."""
        return await self._store.reports(interview.id, interview.digest, guild_id)

    def _making(self, interview: Interview, guild_id: int | None) -> _Made:
        own = guild_id if self.is_own(interview, guild_id) else None
        marks = self._marks(interview, own)
        made = self._made.get((interview.id, own))
        made_from = interview.digest, interview.index.is_embedded, marks
        if made is None or made.failed or (made.digest, made.is_embedded, made.marks) != made_from:
            topics = asyncio.create_task(asyncio.to_thread(_outline, interview, marks))
            made = self._made[interview.id, own] = _Made(*made_from, topics)
        return made

    def _marks(self, interview: Interview, guild_id: int | None) -> tuple[Mark, ...]:
        """The marks set by hand, without those that the interview is too short for since it was loaded anew."""
        marks = interview.chapters if guild_id is None else self._own[interview.id, guild_id]
        return tuple(mark for mark in marks if mark.start < interview.transcript.end)


async def outline_early(interviews: Interviews, outlines: Outlines, listing: Listing) -> None:
    """Find an interview's topics before anybody asks."""
    try:
        await outlines.topics(await interviews.open(listing), None)
    except Exception as error:
        report(error, f"The outline of “{listing.title}”")


def _outline(interview: Interview, marks: Sequence[Mark]) -> Topics:
    topics = outline(interview.transcript, interview.index.sentence_vectors(), marks)
    give_back()
    return topics
