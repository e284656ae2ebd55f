"""What is installed as `verbatim-bot`: `bot` and `cogs` lie in here, where they are in nobody's way."""

import sys
from pathlib import Path


def main() -> None:
    """The command line, from whatever folder it is called."""
    sys.path.insert(0, str(Path(__file__).parent))
    from bot.__main__ import entry

    entry("verbatim-bot")
