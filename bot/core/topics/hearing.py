"""What of a transcript may stand for it: no advert, no greeting, and not what an interviewer asks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.topics.interviewers import by_interviewers, interviewers
from bot.core.transcript.asides import Aside, asides
from bot.core.transcript.model import Transcript

_FEWEST_ADVERTS, _NEARLY_ALL = 4, 0.8
"""Sentences of adverts, and the share of them."""
_WITHIN_TEASERS = (None, Aside.TEASER, Aside.UNCLEAR)
_TO_WELCOME = 8
"""Sentences between the last one that a teaser is known by and the welcome behind it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """For each sentence what kind of aside it is, and whether an interviewer says it, or may do so."""

    asides: tuple[Aside | None, ...]
    asking: tuple[bool, ...]
    is_known: bool
    """Whether the transcript tells who interviews: who asks, or who reads the adverts."""

    @classmethod
    def of(cls, transcript: Transcript) -> "Heard":
        kinds = _with_whole_teaser(transcript, asides(transcript))
        sellers = _sellers(transcript, kinds)
        hosts = interviewers(transcript) | sellers
        if hosts >= {sentence.speaker for sentence in transcript.sentences}:
            hosts = sellers
        asking = by_interviewers(transcript)
        if hosts:
            asking = tuple(sentence.speaker in hosts for sentence in transcript.sentences)
        return cls(kinds, asking, bool(hosts))

    @property
    def left_out(self) -> frozenset[int]:
        """The numbers of the sentences that are asides."""
        return frozenset(number for number, aside in enumerate(self.asides) if aside is not None)

    def may_sum_up(self, number: int) -> bool:
        """Whether the sentence may stand for others."""
        return self.asides[number] is None and not (self.is_known and self.asking[number])


def _with_whole_teaser(transcript: Transcript, kinds: tuple[Aside | None, ...]) -> tuple[Aside | None, ...]:
    """With what stands between the sentences of a teaser, and between it and the welcome: said again otherwise."""
    opening = next((number for number, kind in enumerate(kinds) if kind not in _WITHIN_TEASERS), len(kinds))
    teased = [number for number in range(opening) if kinds[number] is Aside.TEASER]
    if not teased:
        return kinds
    stop = opening if opening < len(kinds) and opening - teased[-1] <= _TO_WELCOME else teased[-1] + 1
    lengths = [len(sentence.text) for sentence in transcript.sentences[:stop]]
    if 2 * sum(lengths[number] for number in teased) < sum(lengths):
        return kinds
    return (*[Aside.TEASER] * stop, *kinds[stop:])


def _sellers(transcript: Transcript, kinds: Sequence[Aside | None]) -> frozenset[str | None]:
    """Who reads nearly all adverts of several, and says less than the others: whose show it is."""
    sold: Counter[str | None] = Counter()
    said: Counter[str | None] = Counter()
    for sentence, kind in zip(transcript.sentences, kinds, strict=True):
        sold[sentence.speaker] += kind is Aside.ADVERT
        said[sentence.speaker] += len(sentence.text) * (kind is None)
    return frozenset(
        speaker
        for speaker, count in sold.items()
        if speaker
        and count >= max(_FEWEST_ADVERTS, _NEARLY_ALL * sold.total())
        and said[speaker] < said.total() / 2
    )
