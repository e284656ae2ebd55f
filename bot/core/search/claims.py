"""A claim and what was said, laid side by side word by word: what of it is met, and what differs."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.core.search.beside import Beside
from bot.core.search.exchanging import are_exchanged, count_listed, count_moved
from bot.core.search.likeness import Pair, likeness
from bot.core.search.opposites import person
from bot.core.search.referring import referred, without_names
from bot.core.search.stretching import is_stretched
from bot.core.search.tokens import Token, forms_of, is_content, is_light, joined, weight, without_passing
from bot.core.search.turning import is_turned, is_unreal
from bot.core.search.words import stem

_BESIDE, _NEXT_SENTENCE = 0.2, 0.8
_MOST_STRAYING, _FAR, _FAR_BEYOND = 2, 12, 5


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim beside the words that come nearest to it.

    `first` up to and including `last` are the numbers of the tokens said that are met; `begin` up to and including
    `end` those that are compared. `covered` is how much of what the claim says is met, and `tight` how much of what
    was said there the claim says (both 0 to 1); `share` is how many of its words that are not light are met.
    `met` is the number of content words met, `missed` that of content words which are not; `gathered` is how much
    of the claim is met near there in whatever order. `is_same` says whether nothing differs, `is_turned` whether it
    says the contrary, or the same of something or somebody else, `are_exchanged` whether that is for the order of
    its words, and `is_unreal` whether it takes for a fact what was only wanted or possible.
    """

    first: int
    last: int
    begin: int
    end: int
    covered: float
    tight: float
    share: float
    met: int
    missed: int
    gathered: float
    is_same: bool
    is_turned: bool
    are_exchanged: bool
    is_unreal: bool


def compare(asked: Sequence[Token], said: Sequence[Token], weigh: Callable[[str], float]) -> Comparison | None:
    """Lay a claim over the stretch of `said` that shares most with it (a weighted longest common subsequence; what
    is said beside costs a little, so that the stretch is short). Opposites, other numbers and other persons stand
    for each other, for less. None where they share nothing."""
    asked = joined(asked, forms_of(said))
    pairs = _without_strays(_aligned(forms_of(asked), said, weigh), said) if said else []
    if not pairs:
        return None
    pairs = without_names(pairs, said)
    first, last = pairs[0].said, pairs[-1].said
    weights = [weight(one.form, weigh) for one in asked]
    meant = sum(weight(one.form, weigh) for one in without_passing(said[first : last + 1]))
    begin, stop = _edges(asked, said, pairs)
    beside = Beside(asked, said, pairs, begin, stop)
    exchanged = are_exchanged(beside)
    named = referred(beside)
    told = {pair.asked for pair in pairs} | named
    return Comparison(
        first,
        last,
        begin,
        stop - 1,
        sum(weights[number] for number in told) / max(sum(weights), 1e-9),
        min(1.0, sum(weight(said[pair.said].form, weigh) for pair in pairs) / max(meant, 1e-9)),
        _share(asked, told),
        met := sum(is_content(asked[pair.asked].form) for pair in pairs),
        sum(is_content(one.form) for one in asked)
        - met
        - len(named)
        - (count_moved(beside) if exchanged else count_listed(beside)),
        _gathered(asked, said[max(0, first - len(asked)) : last + 1 + len(asked)], weigh),
        not any(beside.gaps()),
        exchanged or is_turned(beside),
        exchanged,
        is_unreal(beside) or is_stretched(beside),
    )


def _share(asked: Sequence[Token], told: Collection[int]) -> float:
    telling = {number for number, one in enumerate(asked) if not is_light(one.form)}
    return len(telling.intersection(told)) / max(1, len(telling))


def _gathered(asked: Sequence[Token], near: Sequence[Token], weigh: Callable[[str], float]) -> float:
    stems = {stem(one.form) for one in near}
    total = sum(weight(one.form, weigh) for one in asked)
    return sum(weight(one.form, weigh) for one in asked if stem(one.form) in stems) / max(total, 1e-9)


def _aligned(asked: Sequence[str], said: Sequence[Token], weigh: Callable[[str], float]) -> list[Pair]:
    """Which words stand for each other, rising on both sides."""
    beside = [0.0 if one.in_passing else _BESIDE * weight(one.form, weigh) for one in said]
    ends = [_NEXT_SENTENCE * (one.sentence != before.sentence) for before, one in pairwise([said[0], *said])]
    cost = [one + end for one, end in zip(beside, ends, strict=True)]
    alike = {form: [likeness(form, other.form) for other in said] for form in set(asked)}
    width = len(said)
    best = [[0.0] * (width + 1) for _ in range(len(asked) + 1)]  # of asked[i:] against said[j:], once one is met
    for i in range(len(asked) - 1, -1, -1):
        worth, row, below = weight(asked[i], weigh), best[i], best[i + 1]
        for j in range(width - 1, -1, -1):
            row[j] = max(below[j], row[j + 1] - cost[j], 0.0)
            if found := alike[asked[i]][j]:
                row[j] = max(row[j], found.value * worth + below[j + 1])
    pairs: list[Pair] = []
    i, j = 0, max(range(width), key=lambda j: best[0][j], default=0)
    while i < len(asked) and j < width and best[i][j] > 0:
        found = alike[asked[i]][j]
        if found and best[i][j] <= found.value * weight(asked[i], weigh) + best[i + 1][j + 1] + 1e-9:
            pairs.append(Pair(i, j, found))
            i, j = i + 1, j + 1
        elif best[i][j] <= best[i + 1][j] + 1e-9:
            i += 1
        else:
            j += 1
    return pairs


def _without_strays(pairs: list[Pair], said: Sequence[Token]) -> list[Pair]:
    """Without a word or two at either end that stand far from all others: they are met by chance."""
    for count in range(1, min(_MOST_STRAYING, len(pairs) // 2) + 1):
        if _is_far(said, pairs[count - 1].said, pairs[count].said):
            return _without_strays(pairs[count:], said)
        if _is_far(said, pairs[-count - 1].said, pairs[-count].said):
            return _without_strays(pairs[:-count], said)
    return pairs


def _is_far(said: Sequence[Token], one: int, other: int) -> bool:
    return other - one > (_FAR if said[one].sentence == said[other].sentence else _FAR_BEYOND)


def _edges(asked: Sequence[Token], said: Sequence[Token], pairs: list[Pair]) -> tuple[int, int]:
    """From where to before where is compared: words of the claim that nothing meets, before the first that is met
    and behind the last, stand for about as many words of the same clause there, unless they say little."""
    head, tail = (
        len(part) if any(not is_light(one.form) for one in part) else 0
        for part in (asked[: pairs[0].asked], asked[pairs[-1].asked + 1 :])
    )
    first, last = pairs[0].said, pairs[-1].said
    before = range(first, max(0, first - head - (head > 0)), -1)
    is_doer = any(person(one.form) for one in asked[: pairs[0].asked])  # that may be set apart from what it does
    begin = next((at for at in before if _begins_apart(said, at, is_joined=is_doer)), before.stop)
    behind = range(last + 1, min(len(said), last + 1 + tail + (tail > 0)))
    stop = next((at for at in behind if _begins_apart(said, at)), behind.stop)
    return begin, stop


def _begins_apart(said: Sequence[Token], at: int, *, is_joined: bool = False) -> bool:
    """Whether a word begins a sentence or, unless that is joined, what a comma or the like sets apart."""
    return (said[at].apart and not is_joined) or (at > 0 and said[at].sentence != said[at - 1].sentence)
