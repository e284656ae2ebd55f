"""Which interview is asked about here, in a sentence."""

from collections.abc import Sequence

from bot.core import markup
from bot.core.listing import Listing
from bot.core.short_titles import short_title
from bot.interviews.catalogue import Interviews
from bot.wording import about as wording
from bot.wording.grammar import duration
from bot.wording.library import interviews as counted

TITLE_LIMIT, TITLES_SHOWN = 120, 3


def all_here(interviews: Interviews, guild_id: int | None) -> str:
    """How much there is, the titles of some, and which one is asked about."""
    seen, current = interviews.on(guild_id), current_here(interviews, guild_id)
    if len(seen) < 2:
        return current
    titles = [_called(one, seen) for one in seen[:TITLES_SHOWN]]
    more = wording.AND_MORE.format(count=len(seen) - len(titles)) if len(seen) > len(titles) else ""
    length = duration(sum(one.length for one in seen))
    told = wording.HERE.format(interviews=counted(len(seen)), length=length, titles=" · ".join(titles), more=more)
    return f"{told}\n{current}"


def current_here(interviews: Interviews, guild_id: int | None) -> str:
    """For a server, or None for a direct message."""
    seen = interviews.on(guild_id)
    if not seen:
        return wording.NOTHING_YET
    current = interviews.for_guild(guild_id)
    told = wording.CURRENT if len(seen) > 1 else wording.ONE_ONLY
    return told.format(title=_called(current, seen), length=duration(current.length))


def _called(listing: Listing, seen: Sequence[Listing]) -> str:
    """Shortly, where that tells it from all others."""
    title = short_title(listing.title, (one.title for one in seen if one.id != listing.id))
    return markup.brief(title, TITLE_LIMIT)
