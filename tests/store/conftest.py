from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.store.database import Database


@pytest.fixture
async def database(tmp_path: Path) -> AsyncGenerator[Database, None]:
    async with Database.open(tmp_path / "verbatim.db") as opened:
        yield opened
