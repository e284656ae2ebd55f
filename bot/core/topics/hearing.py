"""What of a transcript may stand for it: no advert, no greeting, and not what an interviewer asks."""

from dataclasses import dataclass

from bot.core.topics.interviewers import by_interviewers, interviewers
from bot.core.transcript.asides import Aside, asides
from bot.core.transcript.model import Transcript


@dataclass(frozen=True, slots=True)
class Heard:
    """For each sentence what kind of aside it is, and whether an interviewer says it, or may do so."""

    asides: tuple[Aside | None, ...]
    asking: tuple[bool, ...]
    is_known: bool
    """Whether the transcript names an interviewer."""

    @classmethod
    def of(cls, transcript: Transcript) -> "Heard":
        return cls(asides(transcript), by_interviewers(transcript), bool(interviewers(transcript)))

    @property
    def left_out(self) -> frozenset[int]:
        """The numbers of the sentences that are asides."""
        return frozenset(number for number, aside in enumerate(self.asides) if aside is not None)

    def may_sum_up(self, number: int) -> bool:
        """Whether the sentence may stand for others."""
        return self.asides[number] is None and not (self.is_known and self.asking[number])
