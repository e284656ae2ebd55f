"""What a game and its rounds are about, by name."""

import re
from collections.abc import Iterable

from bot.core import markup
from bot.core.listing import Listing
from bot.core.quiz.questions import Kind
from bot.core.quiz.tables import StoredGame
from bot.interviews.catalogue import Interviews
from bot.wording import quiz as wording
from bot.wording.grammar import some

NAMED, NAMED_LIMIT = 3, 45
"""Titles that are shown of several interviews, and the letters of each."""
_DANGLING = re.compile(r"[\s|:,–—-]+(?=…$)")


def title_of_game(interviews: Interviews, stored: StoredGame) -> str:
    """The interview's, the show's, or the first few of several interviews; empty where the interview is gone."""
    table = stored.table
    if table.show is None:
        return _title(interviews, table.interview_id, table.guild_id)
    origins = (one.question.origin or table.origin for one in stored.game.rounds)
    numbers = dict.fromkeys(origin.interview_id for origin in origins)
    return table.show or titles_of(filter(None, (_title(interviews, number, table.guild_id) for number in numbers)))


def title_of_round(interviews: Interviews, stored: StoredGame) -> str:
    """The interview's that the open round is about, unless just that is asked."""
    if stored.game.round.question.kind is Kind.EPISODE:
        return stored.table.show or wording.SEVERAL_INTERVIEWS
    return _title(interviews, stored.origin.interview_id, stored.table.guild_id)


def titles_of(titles: Iterable[str]) -> str:
    """`a · b · c · and 2 more`; where there are none, that there were several."""
    return some((_DANGLING.sub("", markup.shorten(title, NAMED_LIMIT)) for title in titles), NAMED) or (
        wording.SEVERAL_INTERVIEWS
    )


def _title(interviews: Interviews, interview_id: int, guild_id: int | None) -> str:
    listing = interviews.get(interview_id)
    return interviews.called(listing, guild_id) if listing else ""


def told_with(interviews: Interviews, stored: StoredGame) -> Listing | None:
    """The interview that a reveal names: that of the round, unless it is the one that everything is about."""
    listing = interviews.get(stored.origin.interview_id)
    if listing is None or not interviews.on(stored.table.guild_id):
        return None
    is_current = interviews.for_guild(stored.table.guild_id).id == listing.id
    return None if is_current and stored.table.show is None else listing
