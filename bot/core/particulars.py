"""What is known of a recording beside its words: the show that it is an episode of, its number, date and people."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pydantic import TypeAdapter

from bot.core import dates, markup

LONGEST_SHOW, LONGEST_NAME, MOST_PEOPLE = 100, 80, 20
LARGEST_NUMBER = 99_999


@dataclass(frozen=True, slots=True)
class Particulars:
    """Whatever is None or empty is not known. `date` is as `bot.core.dates` reads it."""

    show: str | None = None
    number: int | None = None
    date: str | None = None
    guests: tuple[str, ...] = field(default=())
    hosts: tuple[str, ...] = field(default=())

    def or_else(self, other: "Particulars") -> "Particulars":
        """These, and where one is not known, that of the other."""
        return Particulars(
            self.show or other.show,
            self.number if self.number is not None else other.number,
            self.date or other.date,
            self.guests or other.guests,
            self.hosts or other.hosts,
        )

    def is_between(self, since: str | None, until: str | None) -> bool:
        """Whether it may be of the time from one date to another, both included, of which None is any; what has no
        date is not."""
        if since is None and until is None:
            return True
        if self.date is None:
            return False
        return (since is None or dates.last_day(self.date) >= dates.first_day(since)) and (
            until is None or dates.first_day(self.date) <= dates.last_day(until)
        )

    def to_json(self) -> str | None:
        """None where nothing is known."""
        return _JSON.dump_json(self, exclude_defaults=True).decode() if self != UNKNOWN else None

    @staticmethod
    def from_json(text: str | None) -> "Particulars":
        return _JSON.validate_json(text) if text else UNKNOWN


UNKNOWN = Particulars()
_JSON = TypeAdapter(Particulars)


def people(names: Sequence[str]) -> tuple[str, ...]:
    """Names as they are kept: each once, in one line, not too many."""
    plain = (markup.plain(name)[:LONGEST_NAME].strip() for name in names)
    return tuple(dict.fromkeys(filter(None, plain)))[:MOST_PEOPLE]


def show_title(text: str) -> str | None:
    """The title of a show as it is kept."""
    return markup.plain(text)[:LONGEST_SHOW].strip() or None


def number_of(text: str) -> int | None:
    """`12`, `#12`, `12.0` -> 12; None where it is no number of an episode."""
    digits = text.strip().removeprefix("#").strip()
    whole, _, rest = digits.partition(".")
    if not (whole.isascii() and whole.isdigit()) or rest.strip("0") or len(whole) > len(str(LARGEST_NUMBER)):
        return None
    return int(whole)
