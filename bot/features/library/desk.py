"""What people do with a library. Nothing here reaches another server's uploads, nor changes those of the host."""

import asyncio
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core import markup
from bot.core.errors import UserError
from bot.core.listing import Listing, Record
from bot.core.particulars import UNKNOWN, Particulars
from bot.core.podcasts.joining import episode_of
from bot.core.transcript import exporting, turn_marks
from bot.core.transcript.examine import Examination, fuller_names
from bot.core.transcript.exporting import Format
from bot.core.transcript.sidecar import TurnMark
from bot.core.transcript.upload import Upload
from bot.features.library.card import titled
from bot.features.library.examining import Found, examined, megabytes
from bot.features.library.limits import Limits
from bot.features.library.line import Line
from bot.interviews.catalogue import Interviews
from bot.running.turns import Turns
from bot.running.workers import Workers
from bot.store.database import Database
from bot.store.episodes import EpisodeStore, Waiting
from bot.store.interviews import InterviewStore
from bot.store.library import LibraryStore
from bot.store.uploads import UploadStore
from bot.wording import library as wording

NAME_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Understood:
    """An upload that waits to be said right, and what was understood of it. `rival` is the title of the interview
    that came from a file of the same name, `episode` that of the episode of a podcast whose transcript it is."""

    upload: Upload
    title: str
    lines: int
    examination: Examination
    rival: str | None
    particulars: Particulars = UNKNOWN
    episode: str | None = None


class LibraryDesk:
    """Every method may raise UserError. `changed` is called when there may be something to do behind the library;
    whoever takes an upload a step further, and shows that, holds its turn."""

    def __init__(
        self,
        database: Database,
        interviews: Interviews,
        limits: Limits,
        turns: Turns[str],
        workers: Workers,
        changed: Callable[[], object],
    ) -> None:
        self.limits, self.turns = limits, turns
        self._database, self._interviews, self._changed = database, interviews, changed
        self._workers, self._line = workers, Line()
        self._store, self._uploads = LibraryStore(database), UploadStore(database)
        self._episodes = EpisodeStore(database)

    async def check_room(self, guild_id: int) -> None:
        """Refuse an upload for which there is no room, before anything is fetched."""
        self.limits.check_count(await self._uploads.held(guild_id))

    async def receive(self, upload: Upload) -> Understood:
        """Understand an upload, and keep it until somebody says that this is right; its number is given here.

        Raises:
            UserError: it cannot be read, is too long, or is here already.
        """
        guild_id = upload.guild_id
        async with self._line.turn(guild_id):
            found = await self._workers.run(examined, upload, megabytes=megabytes(upload))
        examination = found.examination
        self.limits.check_length(await self._store.length(guild_id) + examination.length)
        same, rival = await self._store.same(guild_id, found.digest, upload.filename)
        if same is not None:
            raise UserError(wording.SAME_BYTES.format(title=self._title(same)))
        upload = replace(upload, id=secrets.token_urlsafe(12))
        particulars, joined = found.particulars, await self._episode(guild_id, found)
        if joined is not None:
            particulars = particulars.or_else(joined.episode.particulars(joined.show))
            media_link = upload.media_link or joined.episode.media_link
            upload = replace(upload, particulars=particulars.to_json(), media_link=media_link)
        await self._uploads.forget_old()
        if not await self._uploads.ask(upload, self.limits.interviews):
            raise UserError(wording.TOO_MANY.format(count=self.limits.interviews))
        if joined is not None:
            await self._episodes.join(guild_id, joined, upload.id)
        rival_title = self._title(rival) if rival is not None else None
        episode = joined.episode.title if joined is not None else None
        return Understood(upload, found.title, found.lines, examination, rival_title, particulars, episode)

    async def _episode(self, guild_id: int, found: Found) -> Waiting | None:
        """The episode of a podcast that the server follows, and that waits for just this transcript."""
        waiting = await self._episodes.waiting(guild_id)
        place = episode_of(found.title, found.particulars.number, [one.episode for one in waiting])
        return None if place is None else waiting[place]

    def _title(self, interview_id: int) -> str:
        interview = self._interviews.get(interview_id)
        return titled(interview) if interview else markup.ELLIPSIS

    async def confirm(
        self, upload_id: str, guild_id: int, message_id: int | None, *, replacing: bool, joining: bool = False
    ) -> tuple[Upload, int]:
        """Somebody said that it is right: it is imported when it is its turn. Gives how many are ahead, too."""
        upload = await self._uploads.queue(upload_id, guild_id, message_id, replacing=replacing, joining=joining)
        if upload is None:
            raise UserError(wording.UPLOAD_GONE)
        waiting = await self._uploads.queued()
        ahead = waiting.index(upload_id) if upload_id in waiting else 0
        self._changed()
        return upload, ahead

    async def cancel(self, upload_id: str, guild_id: int) -> None:
        if not await self._uploads.cancel(upload_id, guild_id):
            raise UserError(wording.UPLOAD_GONE)

    def own(self, guild_id: int, interview_id: int) -> Listing:
        """An interview that this server may change."""
        interview = self._interviews.seen(guild_id, interview_id)
        if interview.guild_id is None:
            raise UserError(wording.NOT_YOURS_TO_CHANGE.format(title=titled(interview)))
        return interview

    async def record(self, interview: Listing) -> Record:
        record = await InterviewStore(self._database).record(interview.id)
        if record is None:
            raise UserError(wording.NOT_HERE)
        return record

    async def export(self, listing: Listing, format: Format) -> list[tuple[str, bytes]]:
        """Names and contents of the files that an interview makes: with the sidecar, reading them again loses
        nothing."""
        stored = await InterviewStore(self._database).get(listing.id)
        if stored is None:
            raise UserError(wording.NOT_HERE)
        name = re.sub(r"[^\w-]+", "-", stored.source.title).strip("-")[:NAME_LIMIT] or "interview"
        transcript = await asyncio.to_thread(exporting.export, stored.source, format)
        beside = await asyncio.to_thread(exporting.sidecar, stored.source, format)
        return [(f"{name}.{format.value}", transcript), (f"{name}.toml", beside)]

    async def edit(
        self,
        guild_id: int,
        interview_id: int,
        title: str,
        media_link: str | None,
        speakers: Mapping[str, str],
        turns: Sequence[TurnMark] | None = None,
        particulars: Particulars | None = None,
    ) -> Listing:
        """Give title, link and names; `speakers` are by what the file calls them, `turns` say who speaks from when
        (None: as before, as with `particulars`)."""
        self.own(guild_id, interview_id)
        change = self._store.edit(guild_id, interview_id, title, media_link, speakers, turns, particulars)
        await self._change(change)
        return self._interviews.seen(guild_id, interview_id)

    async def join(self, guild_id: int, interview_id: int) -> tuple[Listing, dict[str, str]]:
        """Give names that may be one person's the fuller one; which they were, with that."""
        interview = self.own(guild_id, interview_id)
        speakers = (await self.record(interview)).speakers
        fuller = fuller_names(tuple(dict.fromkeys(speakers.values())))
        if not fuller:
            raise UserError(wording.NONE_TO_JOIN)
        names = {speaker: fuller.get(name, name) for speaker, name in speakers.items()}
        return await self.edit(guild_id, interview_id, interview.title, interview.media_link, names), fuller

    async def tell(self, guild_id: int, interview_id: int, name: str, start: int, until: int | None) -> None:
        """Say that somebody speaks from `start` until `until` (ms; None: until somebody else is known to), where
        the words themselves name nobody."""
        interview = self.own(guild_id, interview_id)
        record = await self.record(interview)
        marks = [TurnMark.model_construct(start=at, speaker=speaker) for at, speaker in record.turns]
        known = {called: speaker for speaker, called in record.speakers.items()}
        turns = turn_marks.told(marks, known.get(name, name), start, until)
        await self.edit(guild_id, interview_id, interview.title, interview.media_link, record.speakers, turns)

    async def rename(self, guild_id: int, interview_id: int, name: str, speaker: str) -> None:
        """Call somebody otherwise, all through an interview."""
        interview = self.own(guild_id, interview_id)
        speakers = (await self.record(interview)).speakers
        names = {told: name if called == speaker else called for told, called in speakers.items()}
        await self.edit(guild_id, interview_id, interview.title, interview.media_link, names)

    async def remove(self, guild_id: int, interview_id: int) -> Listing:
        interview = self.own(guild_id, interview_id)
        await self._change(self._store.remove(guild_id, interview_id))
        return interview

    async def restore(self, guild_id: int, interview_id: int) -> Listing:
        """Undo the removal of an interview, which has kept its place."""
        if not await self._change(self._store.restore(guild_id, interview_id)):
            raise UserError(wording.NO_UNDO)
        return self._interviews.seen(guild_id, interview_id)

    async def _change(self, change: Awaitable[object]) -> object:
        done = await change
        await self._interviews.refresh()
        self._changed()
        return done
