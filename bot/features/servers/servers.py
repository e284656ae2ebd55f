"""What servers have set, in memory as on disk."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bot.core.errors import UserError
from bot.core.server_settings import ServerSettings
from bot.discord_ui.replies import Interaction
from bot.discord_ui.services import service
from bot.store.servers import ServerStore
from bot.wording import servers as wording
from bot.wording.grammar import either

UNSET = ServerSettings()


class Servers:
    """The settings of all servers."""

    def __init__(self, store: ServerStore) -> None:
        self._store = store
        self._settings: dict[int, ServerSettings] = {}
        self._turn = asyncio.Lock()

    async def load(self) -> None:
        self._settings = await self._store.settings()

    def of(self, guild_id: int | None) -> ServerSettings:
        """The settings of a server; None stands for direct messages."""
        return self._settings.get(guild_id or 0, UNSET)

    def check_quiz_allowed(self, guild_id: int, channel_ids: Iterable[int | None]) -> None:
        """`channel_ids` are those of a channel and, if it is a thread, of what it is in.

        Raises:
            UserError: quizzes are for other channels there.
        """
        allowed = self.of(guild_id).quiz_channels
        if allowed and allowed.isdisjoint(channel_ids):
            channels = either(f"<#{channel_id}>" for channel_id in sorted(allowed))
            raise UserError(wording.QUIZ_ELSEWHERE.format(channels=channels))

    def all(self) -> dict[int, ServerSettings]:
        return dict(self._settings)

    async def change(self, guild_id: int, **changes: Any) -> ServerSettings:
        """Set fields of `ServerSettings`; gives what holds then."""
        async with self._turn:
            changed = replace(self.of(guild_id), **changes)
            await self._store.put(guild_id, changed)
            self._settings[guild_id] = changed
            return changed

    def drop(self, guild_id: int) -> None:
        """Forget what was known of a server that was deleted."""
        self._settings.pop(guild_id, None)


def is_private(interaction: Interaction, asked: bool | None) -> bool:
    """Whether only whoever asked is to see the answer: as they say, else as the server has set."""
    return service(interaction, Servers).of(interaction.guild_id).answers_private if asked is None else asked
