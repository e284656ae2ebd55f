"""What is known of a stored interview without reading its words."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.particulars import UNKNOWN, Particulars

_MS_A_WORD = 360

HOST = 0
"""Stands where a server's number does for the host, whose interviews are on all servers."""


@dataclass(frozen=True, slots=True)
class Version:
    """Which state of an interview is stored: while this is the same, all of it is."""

    digest: str
    revision: int


@dataclass(frozen=True, slots=True)
class Listing:
    """What lists show of an interview, known without reading its words. `length` is in ms, `speakers` are in the
    order of their first words; `read_by` is the model whose vectors of all its words are stored, `imported_at` in
    seconds since 1970."""

    id: int
    guild_id: int | None
    version: Version
    digest: str
    title: str
    media_link: str | None
    length: int
    words: int
    read_by: str | None
    speakers: tuple[str, ...]
    particulars: Particulars = UNKNOWN
    imported_at: int = 0

    @property
    def room(self) -> int:
        """What it takes in memory, as ms of ordinary talk: a file can have many words in hardly any time."""
        return max(self.length, self.words * _MS_A_WORD)

    def is_on(self, guild_id: int | None) -> bool:
        """Whether this server may see it; None is a direct message."""
        return self.guild_id in (None, guild_id)


@dataclass(frozen=True, slots=True)
class Record:
    """How an interview came into the library (seconds since 1970; None: by the host), what each speaker of its file
    is called, in the order of their first words, from when (ms) on who speaks where the words themselves name
    nobody, and whether there are such words."""

    imported_at: int
    added_by: int | None
    speakers: Mapping[str, str]
    turns: tuple[tuple[int, str], ...] = ()
    is_nameless: bool = False
