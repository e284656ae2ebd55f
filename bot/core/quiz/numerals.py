"""Numbers in figures that could stand in each other's place."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence

NUMBER = re.compile(r"[1-9]\d{0,5}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHARED_ROUNDNESS = (1000, 500, 100, 50, 10, 5, 1)
_SMALLER, _LARGER, _WANTED = 4, 8, 3
_MOST_TIMES, _LEAST_SHARE = 4, 0.3
_ALL = 100
_YEARS_AWAY = (1, 2, 3, 4, 6)


def others(said: int, is_share: bool, last_year: int, rng: random.Random) -> Sequence[int]:
    """Numbers as round, nearly as large or small; hardly more larger than smaller ones, or small ones would be
    right more often than chance. No share of all is more than that (`is_share`: in percent), and no year is later
    than the `last_year` that is spoken of."""
    if is_year(str(said)):
        return sorted(said + step for one in _YEARS_AWAY for step in (-one, one) if said + step <= last_year)
    larger = [one for one in _larger(said) if not is_share or said > _ALL or one <= _ALL]
    smaller = _smaller(said)
    most = max(len(smaller), _WANTED - len(smaller))
    return [*smaller, *rng.sample(larger, min(most, len(larger)))]


def last_year(forms: Iterable[str]) -> int:
    """The latest year among these words; 0 if there is none."""
    return max(map(int, filter(is_year, forms)), default=0)


def is_year(form: str) -> bool:
    return _YEAR.fullmatch(form) is not None


def _larger(said: int) -> list[int]:
    step = next(_steps(said))
    return [one for one in range(said + step, said + (_LARGER + 1) * step, step) if one <= _MOST_TIMES * said]


def _smaller(said: int) -> list[int]:
    """Half as round where it is the first that is so round: 5 before 10."""
    for step in _steps(said):
        nearest = range(said - step, said - (_SMALLER + 1) * step, -step)
        if found := [one for one in nearest if one > 1 and one >= _LEAST_SHARE * said]:
            return found
    return []


def _steps(said: int) -> Iterator[int]:
    """How round it is, in steps that it is so many times; the largest first."""
    return (one for one in _SHARED_ROUNDNESS if said % one == 0)
