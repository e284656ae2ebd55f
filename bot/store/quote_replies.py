"""What was posted of quotes, so that the buttons below them outlive the process."""

import time

from bot.core.search.pages import Pages
from bot.store.database import Database

KEPT_DAYS = 180


class QuoteReplyStore:
    """The pages of quotes that were posted; every method runs one query."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, reply_id: str, pages: Pages) -> None:
        """Store the pages of a quote that is about to be posted."""
        await self._database.write(
            "INSERT INTO quote_replies (id, asker_id, interview_id, digest, state, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (reply_id, pages.asker_id, pages.interview_id, pages.digest, pages.to_json(), int(time.time())),
        )

    async def forget_old(self) -> None:
        """Forget the pages and shared cards of more than `KEPT_DAYS` ago."""
        kept_since = int(time.time()) - KEPT_DAYS * 24 * 3600
        await self._database.write("DELETE FROM quote_replies WHERE created_at < ?", (kept_since,))
        await self._database.write("DELETE FROM shared_cards WHERE shared_at < ?", (kept_since,))

    async def get(self, reply_id: str) -> Pages | None:
        """The pages as they were last turned; None where they are unknown or forgotten."""
        rows = await self._database.rows("SELECT state FROM quote_replies WHERE id = ?", (reply_id,))
        return Pages.from_json(rows[0][0]) if rows else None

    async def turn(self, reply_id: str, pages: Pages) -> None:
        """Store how the pages stand now."""
        await self._database.write("UPDATE quote_replies SET state = ? WHERE id = ?", (pages.to_json(), reply_id))

    async def share_card(self, message_id: int) -> bool:
        """Whether the card of this message is shared for the first time."""
        added = await self._database.write(
            "INSERT INTO shared_cards (message_id, shared_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (message_id, int(time.time())),
        )
        return added > 0

    async def is_card_shared(self, message_id: int) -> bool:
        """Whether the card of this message was shared before."""
        return bool(await self._database.rows("SELECT 1 FROM shared_cards WHERE message_id = ?", (message_id,)))
