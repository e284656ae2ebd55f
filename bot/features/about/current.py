"""Which interview is asked about here, in a sentence."""

from bot.core import markup
from bot.core.short_titles import called_among
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
    titles = [markup.brief(called_among(one, seen), TITLE_LIMIT) for one in seen[:TITLES_SHOWN]]
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
    title = markup.brief(called_among(current, seen), TITLE_LIMIT)
    return told.format(title=title, length=duration(current.length))
