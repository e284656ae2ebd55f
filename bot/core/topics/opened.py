"""How a title stands to who says what: whether an interviewer asks for it, and both sides talk of it, here more
than elsewhere."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

_MOST_LIFT = 4.0
_A_WORD, _SOME_WORDS, _MANY_WORDS = 0.3, 30, 300
"""What is added to counts, so that what is said once here proves little."""
_YOU = frozenset(("you", "your"))


@dataclass(frozen=True)
class Opened:
    """`announced` are the stems of what an interviewer says is next; `asking` and `answering` count the stems that
    interviewers, and all others, say in the stretch, `everywhere` those of the whole."""

    announced: Sequence[frozenset[str]]
    asking: Counter[str]
    answering: Counter[str]
    everywhere: Counter[str]

    def features(self, title: str, stems: Collection[str]) -> tuple[float, ...]:
        """How far it is what is announced, which share of it both sides say, how often the others do, how much more
        it is said here than elsewhere, in the mean and its least word; and whether it speaks to somebody."""
        found = frozenset(stems)
        if not found:
            return (0.0,) * 6
        lifts = [self._lift(one) for one in found]
        return (
            max((len(found & one) / len(found | one) for one in self.announced), default=0.0),
            fmean(float(one in self.asking and one in self.answering) for one in found),
            fmean(math.log1p(self.answering[one]) for one in found),
            fmean(lifts),
            min(lifts),
            float(not _YOU.isdisjoint(title.lower().rstrip("?").split())),
        )

    def _lift(self, stem: str) -> float:
        """How much likelier it is said here than elsewhere, as a logarithm."""
        here, whole = self.asking[stem] + self.answering[stem], self.asking.total() + self.answering.total()
        elsewhere = (self.everywhere[stem] - here + _A_WORD) / (self.everywhere.total() - whole + _MANY_WORDS)
        return max(-_MOST_LIFT, min(_MOST_LIFT, math.log((here + _A_WORD) / (whole + _SOME_WORDS) / elsewhere)))


def counted(counters: Iterable[Counter[str]]) -> Counter[str]:
    """All of them together."""
    total = Counter[str]()
    for one in counters:
        total.update(one)
    return total
