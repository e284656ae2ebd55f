"""What a person can put right."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bot.wording import errors as wording


class UserError(Exception):
    """Something the person can mend. `str(error)` is the sentence they read: short, friendly, what to do."""


class TimecodeError(UserError):
    """A time that cannot be read."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(wording.NOT_A_TIME.format(text=text[:40]))

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        return type(self), (self.text,)


class TranscriptError(UserError):
    """A transcript file that cannot be read: names the file, the line where there is one, and what was expected."""

    def __init__(self, source: str, reason: str, line: int | None = None) -> None:
        self.source, self.reason, self.line = source, reason, line
        told = wording.IN_FILE if line is None else wording.IN_LINE
        super().__init__(told.format(file=source, line=line, reason=reason))

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, int | None]]:
        return type(self), (self.source, self.reason, self.line)


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
