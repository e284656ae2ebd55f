"""What protects a small machine: how much a server may have in its library."""

from dataclasses import dataclass

from bot.core.errors import UserError
from bot.wording import library as wording

_MB = 2**20
_HOUR_MS = 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Limits:
    """Megabytes an upload, and interviews and hours a server. Every check raises UserError where it is too much."""

    upload_mb: int = 8
    interviews: int = 500
    hours: int = 1000

    def check_size(self, name: str, size: int) -> None:
        if size > self.upload_mb * _MB:
            raise UserError(wording.TOO_LARGE.format(name=name, size=f"{size / _MB:.1f}", most=self.upload_mb))

    def check_count(self, count: int) -> None:
        """Whether there is room for one more."""
        if count >= self.interviews:
            raise UserError(wording.TOO_MANY.format(interviews=wording.interviews(count)))

    def check_length(self, ms: int) -> None:
        """Whether a server may have so much in all."""
        if ms > self.hours * _HOUR_MS:
            raise UserError(wording.TOO_LONG.format(hours=f"{ms / _HOUR_MS:.1f}", most=wording.hours(self.hours)))


LIMITS = Limits()
