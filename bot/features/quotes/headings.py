"""What stands above an answer: what was asked, where it was looked for, and how far the close reading is."""

from collections.abc import Callable, Sequence

from bot.core import markup
from bot.core.listing import Listing
from bot.interviews.interview import Interview
from bot.interviews.searching import Scope
from bot.wording import quotes as wording
from bot.wording.episodes import day
from bot.wording.grammar import either

TITLE_LIMIT, NAME_LIMIT = 120, 40


def where(scope: Scope, there: int, together: Callable[[int], str]) -> str:
    """The interview that was looked in by its title; of several, what `together` says of so many, or how many of
    those that are `there`. After that, to whom and to which time it was narrowed down."""
    parts = [_which(scope.among, there, together)]
    if scope.speakers:
        names = (markup.brief(name, NAME_LIMIT) for name in scope.speakers)
        parts.append(wording.ONLY_BY.format(names=either(names)))
    if scope.since:
        parts.append(wording.SINCE.format(date=day(scope.since)))
    if scope.until:
        parts.append(wording.UNTIL.format(date=day(scope.until)))
    return ", ".join(parts)


def _which(among: Sequence[Listing], there: int, together: Callable[[int], str]) -> str:
    if len(among) == 1:
        return wording.ONE_OF_THEM.format(title=markup.brief(among[0].title, TITLE_LIMIT))
    return together(there) if len(among) == there else wording.some_of_them(len(among), there)


def with_progress(heading: str, interview: Interview) -> str:
    if interview.progress >= 1:
        return heading
    return f"{heading}\n-# {wording.STILL_READING.format(percent=int(interview.progress * 100))}"
