"""A claim beside what was said: which words stand for each other, and what lies between them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.core.search.likeness import Pair
from bot.core.search.tokens import Token, without_passing


class Gap(NamedTuple):
    """Words `left` to before `stop` of a claim that nothing meets, and words `first` to before `end` that were said
    in their place; either may be none."""

    left: int
    stop: int
    first: int
    end: int


class Beside(NamedTuple):
    """A claim beside what was said, the words that stand for each other, and from where to before where of what
    was said is compared."""

    asked: Sequence[Token]
    said: Sequence[Token]
    pairs: Sequence[Pair]
    begin: int
    stop: int

    def gaps(self) -> Iterator[Gap]:
        left, first = 0, self.begin
        for one, other in [*((pair.asked, pair.said) for pair in self.pairs), (len(self.asked), self.stop)]:
            if one > left or without_passing(self.said[first:other]):
                yield Gap(left, one, first, other)
            left, first = one + 1, other + 1
