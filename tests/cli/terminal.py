"""The command line as a person runs it: real processes, real files."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
INTERVIEW = ROOT / "data" / "interview.txt"


class Terminal:
    """Runs `python -m bot` in a folder of its own, without the model unless asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("VERBATIM_", "DISCORD_"))}
        self.environment = kept | {"PYTHONPATH": str(ROOT), "VERBATIM_EMBEDDING": "none", "COLUMNS": "200"}

    def run(self, *words: str, stdin: str = "", code: int = 0, **environment: str) -> str:
        """What it printed to standard output, or to standard error where it ends with another code than 0."""
        done = self.outcome(*words, stdin=stdin, **environment)
        assert done.returncode == code, done.stderr
        return done.stderr if code else done.stdout

    def outcome(self, *words: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=self.folder,
            env=self.environment | environment,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done
