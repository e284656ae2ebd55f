"""The topics of every interview, as each server sees them."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256

from bot.core import release
from bot.core.errors import StorageError
from bot.core.listing import Listing
from bot.core.topics.editing import Marks, TopicMark, marks_of
from bot.core.topics.model import Mark, Topic
from bot.core.topics.outline import weighed
from bot.core.topics.stretches import number_at, within
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.interviews.outlining import SECONDS, drafted, outlined, parcel
from bot.interviews.writer import Writer
from bot.running.reporting import report
from bot.running.workers import TooHeavyError, Workers, WorkFailedError
from bot.store.failures import FailureStore
from bot.store.outlines import OutlineStore
from bot.store.topics import TopicStore
from bot.wording import work as wording

log = logging.getLogger(__name__)
Topics = tuple[Topic, ...]
_WORK = "outline"


@dataclass(frozen=True, slots=True)
class _Made:
    """An outline in the making, and what it is made from: with other words or marks, or once the words were
    embedded, it is made anew. Where it came to nothing it is None: an error would keep alive all that it was made
    from."""

    digest: str
    is_embedded: bool
    marks: tuple[Mark, ...]
    topics: asyncio.Future[Topics | None]

    @property
    def broke_off(self) -> bool:
        """Whether it may go better the next time."""
        done = self.topics.done()
        return done and (self.topics.cancelled() or isinstance(self.topics.exception(), StorageError))

    @property
    def known(self) -> Topics:
        """The topics as far as they are there."""
        is_there = self.topics.done() and not self.topics.cancelled() and self.topics.exception() is None
        return self.topics.result() or () if is_there else ()


class Outlines:
    """What a server's moderators set wins, then the chapters that came with the interview, then what is found in
    it. Outlines are made once, in another process, for a long interview takes seconds, and stored. What came to
    nothing is noted down, and not tried again."""

    def __init__(
        self,
        store: TopicStore,
        stored: OutlineStore,
        failures: FailureStore,
        workers: Workers,
        writer: Writer | None = None,
    ) -> None:
        """A `writer` writes them anew, one interview after the other, while they are shown as they were made."""
        self._store, self._stored, self._failures, self._workers = store, stored, failures, workers
        self._writer, self._writing, self._writing_one = writer, set[asyncio.Task[None]](), asyncio.Lock()
        self._own: dict[tuple[int, int], Marks] = {}
        self._made: dict[tuple[int, int | None], _Made] = {}
        self._turn, self._making_one = asyncio.Lock(), asyncio.Lock()

    async def load(self) -> None:
        self._own = await self._store.marks()

    async def close(self) -> None:
        """Break off what is being made: nobody waits for it any more."""
        making = [*(made.topics for made in self._made.values()), *self._writing]
        for task in making:
            task.cancel()
        await asyncio.gather(*making, return_exceptions=True)

    def is_own(self, interview: Interview, guild_id: int | None) -> bool:
        """Whether this server's moderators set its topics."""
        return guild_id is not None and (interview.id, guild_id) in self._own

    async def topics(self, interview: Interview, guild_id: int | None) -> Topics:
        """The topics as this server sees them, in order; there is at least one.

        Raises:
            TooHeavyError: finding them takes more than there is, now or when it was tried before.
        """
        topics = await asyncio.shield(self._making(interview, guild_id).topics)
        if topics is None:
            raise TooHeavyError(wording.NO_OUTLINE)
        return topics

    def known(self, interview: Interview, guild_id: int | None) -> Topics:
        """What `topics` gives, at once; none while they are being made."""
        return self._making(interview, guild_id).known

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
        if made is None or made.broke_off or (made.digest, made.is_embedded, made.marks) != made_from:
            topics = asyncio.create_task(
                self._stored_or_made(interview, own, marks), name=f"outline {interview.id}"
            )
            topics.add_done_callback(_heard)
            made = self._made[interview.id, own] = _Made(*made_from, topics)
        return made

    async def _stored_or_made(
        self, interview: Interview, guild_id: int | None, marks: tuple[Mark, ...]
    ) -> Topics | None:
        made_from = _digest(interview, marks)
        if self._writer and (
            written := await self._stored.get(interview.id, guild_id, _written(made_from, self._writer))
        ):
            return written
        topics = await self._stored.get(interview.id, guild_id, made_from)
        if topics is None and (topics := await self._make(interview, marks)) is not None:
            with suppress(StorageError):  # they can be made again
                await self._stored.put(interview.id, guild_id, made_from, topics)
        if self._writer and topics:
            writing = asyncio.create_task(self._write(self._writer, interview, guild_id, made_from, topics))
            self._writing.add(writing)
            writing.add_done_callback(self._writing.discard)
        return topics

    async def _write(
        self, writer: Writer, interview: Interview, guild_id: int | None, made_from: str, topics: Topics
    ) -> None:
        """Let the model write, and show what it wrote where the topics are still these."""
        try:
            async with self._writing_one:
                if self._holding(interview, guild_id, topics) is None:
                    return
                written = await writer.written(interview.transcript, topics)
            if written is not None and (made := self._holding(interview, guild_id, topics)):
                done = asyncio.get_running_loop().create_future()
                done.set_result(written)
                self._made[interview.id, guild_id] = replace(made, topics=done)
                await self._stored.put(interview.id, guild_id, _written(made_from, writer), written)
        except StorageError:
            log.warning("What the language model wrote of interview %d could not be stored", interview.id)
        except Exception as error:
            report(error, f"The language model on interview {interview.id}")

    def _holding(self, interview: Interview, guild_id: int | None, topics: Topics) -> _Made | None:
        """What holds these topics, while they are still what people see."""
        made = self._made.get((interview.id, guild_id))
        return made if made is not None and made.known == topics else None

    async def _make(self, interview: Interview, marks: tuple[Mark, ...]) -> Topics | None:
        """The topics, from another process; None where that takes more than there is, now or before."""
        if await self._failures.is_noted(interview.id, _WORK, interview.digest):
            return None
        set_by_hand = tuple(TopicMark(mark.start, mark.title) for mark in marks)
        title = interview.transcript.title
        try:
            async with self._making_one:  # what is sent to the other process is large, and others may wait for it
                vectors = await interview.sentence_vectors()
                sentences = await asyncio.to_thread(parcel, interview.transcript)
                given = title, sentences, vectors, set_by_hand
                begun, encode = None, interview.index.encode
                if vectors is not None and encode is not None:  # the model is here, not in the other process
                    begun = await self._workers.run(drafted, *given, seconds=SECONDS)
                    begun = await asyncio.to_thread(weighed, begun, vectors, encode)
                return await self._workers.run(outlined, *given, begun, seconds=SECONDS)
        except (TooHeavyError, WorkFailedError) as error:
            await self._failures.note(interview.id, _WORK, interview.digest)
            if isinstance(error, WorkFailedError):
                report(error, f"The outline of interview {interview.id}")
            return None

    def _marks(self, interview: Interview, guild_id: int | None) -> tuple[Mark, ...]:
        """The marks set by hand, without those that the interview is too short for since it was loaded anew."""
        marks = interview.chapters if guild_id is None else self._own[interview.id, guild_id]
        return tuple(mark for mark in marks if mark.start < interview.transcript.end)


def _heard(topics: asyncio.Future[Topics | None]) -> None:
    """Whoever waits is told what went wrong; where nobody waits any more, asyncio is not to complain."""
    if not topics.cancelled():
        topics.exception()


def _written(made_from: str, writer: Writer) -> str:
    return f"{made_from} by {writer.name}"


def _digest(interview: Interview, marks: tuple[Mark, ...]) -> str:
    """Of all that an outline depends on."""
    words = interview.digest, interview.transcript.title
    set_by_hand = [(mark.start, mark.title) for mark in marks]
    return sha256(repr((release.code(), words, interview.index.embedded_by, set_by_hand)).encode()).hexdigest()


async def outline_early(interviews: Interviews, outlines: Outlines, listing: Listing) -> None:
    """Find an interview's topics before anybody asks."""
    try:
        await outlines.topics(await interviews.open(listing), None)
    except TooHeavyError as error:
        log.warning("“%s” has no topics: %s", listing.title, error)
    except Exception as error:
        report(error, f"The outline of “{listing.title}”")
