"""Several words that are one, or say what others do: “home page” beside “homepage”, “long run” for “long term”."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

_SAME: dict[tuple[str, ...], tuple[str, ...]] = {
    ("at", "some", "point"): ("at", "one", "point"),
    ("some", "day"): ("one", "day"),
    ("long", "run"): ("long", "term"),
    ("short", "run"): ("short", "term"),
    ("human", "being"): ("human",),
    ("human", "beings"): ("humans",),
    ("have", "to"): ("must",),
    ("has", "to"): ("must",),
    ("having", "to"): ("must",),
    ("had", "to"): ("must",),
    ("need", "to"): ("must",),
    ("needs", "to"): ("must",),
    ("got", "to"): ("must",),
    ("ought", "to"): ("should",),
    ("no", "longer"): ("not",),
    ("any", "longer"): ("anymore",),
    ("any", "more"): ("anymore",),
    ("in", "order", "to"): ("to",),
    ("each", "other"): ("one", "another"),
    ("at", "the", "moment"): ("now",),
    ("these", "days"): ("nowadays",),
    ("as", "well"): ("too",),
    ("compared", "to"): ("than",),
    ("compared", "with"): ("than",),
    ("a", "couple", "of"): ("a", "few"),
    ("a", "handful", "of"): ("a", "few"),
    ("all", "of", "the"): ("all", "the"),
    ("all", "the", "time"): ("always",),
    ("all", "of", "the", "time"): ("always",),
    ("find", "out"): ("learn",),
    ("found", "out"): ("learned",),
}
_LONGEST = max(map(len, _SAME))
_UNBOUND = frozenset("not never".split())  # noqa: SIM905
"""“You don't have to” is not “you must not”."""
_SHORTEST_COMPOUND = 6


def said_alike(forms: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The runs of words, from which to before which, that say what other words do, and those."""
    at = 0
    while at < len(forms):
        for length in range(min(_LONGEST, len(forms) - at), 1, -1):
            if other := _SAME.get(tuple(forms[at : at + length])):
                is_unbound = other == ("must",) and at > 0 and forms[at - 1] in _UNBOUND
                yield at, at + length, ("need", "to") if is_unbound else other
                at += length
                break
        else:
            at += 1


def compounds(forms: Sequence[str], elsewhere: Collection[str]) -> list[int]:
    """The numbers of the words that are written as one with the word behind them elsewhere."""
    return [
        number
        for number, (one, other) in enumerate(pairwise(forms))
        if len(one) + len(other) >= _SHORTEST_COMPOUND and one + other in elsewhere
    ]
