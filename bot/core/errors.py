"""What a person can put right, with the sentence they read."""

from dataclasses import dataclass
from pathlib import Path


class UserError(Exception):
    """Something the person can mend. `str(error)` is the sentence they read: short, friendly, what to do."""


class TimecodeError(UserError):
    """A time that cannot be read."""

    def __init__(self, text: str) -> None:
        super().__init__(f"I can’t read “{text[:40]}” as a time. Try 3:53, 1:02:03, 233 (seconds) or 3m53s.")


class TranscriptError(UserError):
    """A transcript file that cannot be read: names the file, the line where there is one, and what was expected."""

    def __init__(self, source: str, reason: str, line: int | None = None) -> None:
        self.source, self.reason, self.line = source, reason, line
        where = source if line is None else f"{source}, line {line}"
        super().__init__(f"{where}: {reason}")


@dataclass(frozen=True, slots=True)
class Fault:
    """`name` is for the metrics, `told` for those who use the bot, `remedy` for who hosts it."""

    name: str
    told: str
    remedy: str


class StorageError(UserError):
    """The database can't take or give something. People read `str(error)`; the host reads `remedy`."""

    def __init__(self, fault: Fault, path: Path | str, problem: object) -> None:
        super().__init__(fault.told)
        self.name = fault.name
        self.remedy = fault.remedy.format(path=path, problem=problem)
