"""Where a game is seen, as the game knows it."""

from typing import Protocol

from bot.core.quiz.tables import StoredGame


class ScreenLostError(Exception):
    """The channel or the message is gone, or the bot may not write there any more."""


class NotShownError(Exception):
    """Discord would not have it for once, or could not be reached."""


class Screen(Protocol):
    """Where a game is seen."""

    async def show(self, stored: StoredGame, next_at: float) -> int:
        """Bring the game's message up to date, posting it where it has none; gives its id. `next_at` is when, after
        a closed round, it goes on (seconds since the epoch).

        Raises:
            ScreenLostError, NotShownError
        """
        ...

    async def is_out_of_sight(self, stored: StoredGame) -> bool:
        """Whether so much was written below the game's message that the game should go on further down."""
        ...

    async def close(self, left: StoredGame, stored: StoredGame) -> None:
        """Let the message that was left behind, which shows `left`, say where the game goes on."""
        ...

    async def tidy(self, stored: StoredGame) -> None:
        """Take away what players were told alone of the rounds before; of all, once the game has ended."""
        ...
