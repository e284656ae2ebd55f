"""Putting words of an interview right, and back; nothing here reaches an interview that is not this server's."""

from collections.abc import Callable, Sequence
from hashlib import sha256

from bot.core import markup
from bot.core.errors import UserError
from bot.core.search.hits import Hit
from bot.core.transcript import mending
from bot.interviews.catalogue import Interviews
from bot.store.mendings import Line, Mending, MendingStore
from bot.wording import mending as wording


class Mender:
    """`own` refuses an interview that a server may not change; `changed` is called when one is to be read anew."""

    def __init__(
        self,
        store: MendingStore,
        interviews: Interviews,
        own: Callable[[int, int], object],
        changed: Callable[[], object],
    ) -> None:
        self._store, self._interviews, self._own, self._changed = store, interviews, own, changed

    async def lines(self, interview_id: int, hit: Hit) -> list[Line]:
        """The whole lines that a quote is from, as they are now."""
        return await self._store.between(interview_id, hit.start, hit.end)

    async def mend(
        self, guild_id: int, interview_id: int, person: int, lines: Sequence[Line], typed: str
    ) -> tuple[int, list[str], int]:
        """Show what was typed, a line each, instead of these lines: the number of that, the lines as they are now,
        and how many more hold the word that was exchanged, where it was one.

        Raises:
            UserError: it may not be changed, is no correction, or the lines are others by now.
        """
        self._own(guild_id, interview_id)
        said = _read(lines, typed)
        exchange = mending.exchanged([line.shown for line in lines], said)
        new = [(line, text) for line, text in zip(lines, said, strict=True) if text != line.shown]
        number = await self._store.mend(guild_id, interview_id, person, new, exchange)
        if number is None:
            raise UserError(wording.MEANWHILE.format(now=quoted([line.shown for line in lines])))
        await self._refresh()
        others = await self._everywhere(interview_id, exchange) if exchange else []
        return number, said, len(others)

    async def everywhere(self, guild_id: int, person: int, number: int) -> tuple[int, mending.Exchange, int]:
        """Exchange the one word that a mending did in all other lines of the interview, too: the number of that,
        the word, and in how many.

        Raises:
            UserError: it was undone, or there are none.
        """
        known = next((one for one in await self._store.recent(guild_id) if one.id == number), None)
        if known is None or known.exchange is None:
            raise UserError(wording.NOT_THERE)
        self._own(guild_id, known.interview_id)
        new = await self._everywhere(known.interview_id, known.exchange)
        if not new:
            raise UserError(wording.NOWHERE)
        done = await self._store.mend(guild_id, known.interview_id, person, new, known.exchange)
        if done is None:
            raise UserError(wording.NOT_THERE)
        await self._refresh()
        return done, known.exchange, len(new)

    async def undo(self, guild_id: int, number: int) -> None:
        """Show the words as they were before.

        Raises:
            UserError: there is nothing to undo any more.
        """
        if await self._store.undo(guild_id, number) is None:
            raise UserError(wording.NOT_THERE)
        await self._refresh()

    async def recent(self, guild_id: int) -> list[Mending]:
        """What can be undone, newest first."""
        return await self._store.recent(guild_id)

    async def _everywhere(self, interview_id: int, exchange: mending.Exchange) -> list[tuple[Line, str]]:
        lines = await self._store.holding(interview_id, exchange.heard)
        new = ((line, mending.everywhere(line.shown, exchange)) for line in lines)
        return [(line, text) for line, text in new if text != line.shown]

    async def _refresh(self) -> None:
        await self._interviews.refresh()
        self._changed()


def fingerprint(lines: Sequence[Line]) -> str:
    """Tells whether lines are still as they were."""
    return sha256(repr([(line.position, line.shown) for line in lines]).encode()).hexdigest()[:16]


def quoted(lines: Sequence[str]) -> str:
    """Lines as they are shown to people."""
    return markup.shorten("\n".join(f"> {markup.escape(line)}" for line in lines), 1500)


def _read(lines: Sequence[Line], typed: str) -> list[str]:
    said = [markup.plain(line) for line in typed.strip().splitlines()]
    if len(said) != len(lines):
        raise UserError(wording.LINES.format(places=wording.places(len(lines))))
    if not all(any(map(str.isalnum, line)) for line in said):
        raise UserError(wording.EMPTY)
    if said == [markup.plain(line.shown) for line in lines]:
        raise UserError(wording.SAME)
    if mending.is_much([line.original for line in lines], said):
        raise UserError(wording.TOO_MUCH)
    return said
