"""Which interview is asked about here, in a sentence."""

from bot.core import markup
from bot.interviews.catalogue import Interviews
from bot.wording import about as wording
from bot.wording.grammar import duration

TITLE_LIMIT = 120


def current_here(interviews: Interviews, guild_id: int | None) -> str:
    """For a server, or None for a direct message."""
    seen = interviews.on(guild_id)
    if not seen:
        return wording.NOTHING_YET
    current = interviews.for_guild(guild_id)
    told = wording.CURRENT if len(seen) > 1 else wording.ONE_ONLY
    title = markup.escape(markup.shorten(markup.plain(current.title), TITLE_LIMIT))
    return told.format(title=title, length=duration(current.length))
