import signal
from collections.abc import Generator
from pathlib import Path

import pytest
from cli.terminal import INTERVIEW, Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Generator[Terminal]:
    """Ctrl+C reaches what runs in it, also where the tests themselves ignore it (in the background, under nohup):
    a process that is started inherits that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield Terminal(tmp_path)
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that the interview was loaded into, to be copied."""
    terminal = Terminal(tmp_path_factory.mktemp("loaded"))
    terminal.run("load", str(INTERVIEW))
    return terminal.folder / "verbatim.db"
