"""What the bot and a process that works for it say to each other."""

from dataclasses import dataclass
from typing import Any

from bot.core.errors import UserError

SIZE = 8
"""Bytes in which the length of what follows is told. A job is its limits, and a pickled function with its
arguments, which is only unpacked once the limits hold. Before an outcome stands a byte that is 1 if the process
takes more work, and 0 if it ends."""


@dataclass(frozen=True, slots=True)
class Limits:
    seconds: int
    megabytes: int


@dataclass(frozen=True, slots=True)
class Done:
    value: Any


@dataclass(frozen=True, slots=True)
class Refused:
    error: UserError


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    pass


@dataclass(frozen=True, slots=True)
class Failed:
    traceback: str


Outcome = Done | Refused | OutOfMemory | Failed
