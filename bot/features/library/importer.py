"""What goes on behind the library: uploads come in one at a time, what is new is read closely, and what another
process loaded is noticed. All of it goes on after a restart."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from bot.core.errors import StorageError, UserError
from bot.core.listing import Listing
from bot.core.transcript.upload import Upload
from bot.features.library.examining import megabytes
from bot.features.library.limits import Limits
from bot.interviews.catalogue import Interviews
from bot.interviews.close_reading import CloseReading
from bot.running.reporting import report
from bot.running.turns import Turns
from bot.running.workers import Workers
from bot.store.database import Database
from bot.store.prepared import prepare_upload
from bot.store.tidying import Tidying
from bot.store.uploads import UploadStore
from bot.wording.errors import UNEXPECTED

_PURGE_EVERY = 60 * 60.0


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Seconds: how often it is looked whether another process changed the database, how often the progress that
    people see is brought up to date, and how long to wait before the next try where nothing can be stored."""

    look: float = 3.0
    show: float = 3.0
    patience: float = 30.0


LEISURE = Rhythm()


class ProgressScreen(Protocol):
    """Where people see how far an upload is. None of it raises: nobody's import waits for a message."""

    async def importing(self, upload: Upload) -> Upload:
        """It is its turn; gives the upload with the message that shows it."""
        ...

    async def reading(self, upload: Upload, interview: Listing, progress: float) -> None: ...

    async def done(self, upload: Upload, interview: Listing) -> None: ...

    async def failed(self, upload: Upload, problem: str) -> None: ...


class Importer:
    """`start` and `close` it with the bot, and `wake` it when there may be something to do. `read` is told of every
    interview that was read closely."""

    def __init__(
        self,
        database: Database,
        interviews: Interviews,
        reading: CloseReading,
        screen: ProgressScreen,
        limits: Limits,
        turns: Turns[str],
        workers: Workers,
        rhythm: Rhythm,
        read: Callable[[Listing], Awaitable[None]],
    ) -> None:
        self._database, self._uploads = database, UploadStore(database)
        self._interviews, self._reading, self._screen = interviews, reading, screen
        self._limits, self._turns, self._rhythm, self._tell = limits, turns, rhythm, read
        self._workers = workers
        self._queued, self._unread = asyncio.Event(), asyncio.Event()
        self._read_now: asyncio.Queue[Listing] = asyncio.Queue()
        self._unreadable: set[tuple[int, str]] = set()
        self._tidying, self._untidy = Tidying(database), False
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        lanes = {
            "import": self._import_all,
            "read": self._read_all,
            "tell": self._tell_all,
            "look": self._look,
        }
        self._tasks = [
            asyncio.create_task(self._for_ever(lane), name=f"library: {name}") for name, lane in lanes.items()
        ]
        for listing in self._interviews.fitting():
            self._read_now.put_nowait(listing)
        self.wake()

    async def close(self) -> None:
        """Stop where everything stands; it is all stored."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def wake(self) -> None:
        self._queued.set()
        self._unread.set()

    async def _for_ever(self, lane: Callable[[], Awaitable[None]]) -> None:
        """Go on with a lane whatever goes wrong in it; where nothing can be stored, everything waits where it
        stands."""
        while True:
            try:
                await lane()
            except Exception as error:
                report(error, "A part of the library")
            await asyncio.sleep(self._rhythm.patience)
            self.wake()

    async def _import_all(self) -> None:
        while True:
            await self._queued.wait()
            self._queued.clear()
            for upload_id in await self._uploads.queued():
                if upload := await self._uploads.get(upload_id):
                    await self._import(upload)

    async def _import(self, upload: Upload) -> None:
        async with self._turns.of(upload.id):
            upload = await self._screen.importing(upload)
        try:
            prepared = await self._workers.run(prepare_upload, upload, megabytes=megabytes(upload))
            await self._uploads.take_in(upload, prepared, self._limits.check_length)
        except StorageError:
            raise
        except UserError as error:
            await self._fail(upload, str(error))
        except Exception as error:
            await self._fail(upload, UNEXPECTED.format(reference=report(error, "An import")))
        else:
            await self._interviews.refresh()
            self._unread.set()

    async def _fail(self, upload: Upload, problem: str) -> None:
        await self._uploads.forget(upload.id)
        await self._screen.failed(upload, problem)

    async def _read_all(self) -> None:
        """Read closely what is new, first the uploads that somebody waits for; then tidy up."""
        while True:
            await self._unread.wait()
            self._unread.clear()
            for upload in await self._uploads.imported():
                await self._read_upload(upload)
            if unread := await self._next_unread():
                await self._read(unread)
                self._unread.set()
            elif self._untidy:
                self._untidy = False
                await self._tidying.forget_vectors()
                await self._tidying.give_back()

    async def _read_upload(self, upload: Upload) -> None:
        if self._interviews.get(upload.interview_id or 0) is None:
            await self._interviews.refresh()  # it may just have come in
        listing = self._interviews.get(upload.interview_id or 0)
        if listing is not None:
            read = asyncio.Event()
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._show_reading(upload, listing, read))
                try:
                    await self._read(listing)
                finally:
                    read.set()
            await self._screen.done(upload, listing)
        await self._uploads.forget(upload.id)

    async def _show_reading(self, upload: Upload, listing: Listing, read: asyncio.Event) -> None:
        """Show how far the reading is, if it takes a while.

        It is never broken off: an edit under way might overtake the next.
        """
        while not read.is_set():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._rhythm.show):
                    await read.wait()
                    return
            await self._screen.reading(upload, listing, self._interviews.progress(listing))

    async def _next_unread(self) -> Listing | None:
        await self._reading.begin()
        unread = (one for one in self._interviews.all() if not self._reading.has_read(one))
        return next((one for one in unread if (one.id, one.digest) not in self._unreadable), None)

    async def _read(self, listing: Listing) -> None:
        try:
            await self._reading.read(await self._interviews.open(listing))
            await self._interviews.refresh()
        except StorageError:
            raise
        except Exception as error:
            self._unreadable.add((listing.id, listing.digest))
            report(error, "Embedding, without which searching goes on by words alone,")
        self._read_now.put_nowait(listing)

    async def _tell_all(self) -> None:
        """Tell of what was read in a lane of its own: whoever is told may take long."""
        while True:
            await self._tell(await self._read_now.get())

    async def _look(self) -> None:
        """Notice what another process loads, and forget what can no longer be undone."""
        purged_at, known = 0.0, 0
        while True:
            if time.monotonic() - purged_at > _PURGE_EVERY or not purged_at:
                await self._tidying.purge()
                await self._uploads.forget_old()
                purged_at = time.monotonic()
                self._untidy = True
                self._unread.set()
            version: int = (await self._database.rows("PRAGMA data_version"))[0][0]
            if version != known:
                known = version
                await self._interviews.refresh()
                self.wake()
            await asyncio.sleep(self._rhythm.look)
