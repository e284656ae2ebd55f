"""One file at a time on a server, and a rest after one that was too much."""

import pytest

from bot.core.errors import UserError
from bot.features.library.line import REST_SECONDS, Line
from bot.running.workers import TooHeavyError

HERE, THERE = 1, 2


async def test_one_file_at_a_time_on_a_server_and_others_do_not_wait() -> None:
    line = Line()
    async with line.turn(HERE):
        with pytest.raises(UserError, match="another file"):
            async with line.turn(HERE):
                pass
        async with line.turn(THERE):
            pass
    async with line.turn(HERE):
        pass


async def test_after_a_file_that_was_too_much_its_server_rests() -> None:
    now = 1000.0
    line = Line(lambda: now)
    with pytest.raises(TooHeavyError):
        async with line.turn(HERE):
            raise TooHeavyError
    with pytest.raises(UserError, match=rf"<t:{1001 + REST_SECONDS}:R>"):
        async with line.turn(HERE):
            pass
    async with line.turn(THERE):
        pass
    now += REST_SECONDS
    async with line.turn(HERE):
        pass
