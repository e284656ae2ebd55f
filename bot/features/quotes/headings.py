"""What stands above an answer: what was asked, where it was looked for, and how far the close reading is."""

from collections.abc import Callable, Sequence

from bot.core import markup
from bot.core.listing import Listing
from bot.discord_ui.replies import Interaction
from bot.discord_ui.services import service
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.wording import quotes as wording

TITLE_LIMIT = 120


def seen(interaction: Interaction) -> list[Listing]:
    """The interviews that can be asked about here."""
    return service(interaction, Interviews).on(interaction.guild_id)


def where(among: Sequence[Listing], together: Callable[[int], str]) -> str:
    """The interview that was looked in by its title; of several, what `together` says of so many."""
    if len(among) > 1:
        return together(len(among))
    title = markup.escape(markup.shorten(markup.plain(among[0].title), TITLE_LIMIT))
    return wording.ONE_OF_THEM.format(title=title)


def with_progress(heading: str, interview: Interview) -> str:
    if interview.progress >= 1:
        return heading
    return f"{heading}\n-# {wording.STILL_READING.format(percent=int(interview.progress * 100))}"
