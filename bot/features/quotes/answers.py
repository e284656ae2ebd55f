"""What /quote find and /quote check answer: the heading above the quote, and the quote below it."""

from collections.abc import Sequence

from bot.core import markup
from bot.core.errors import UserError
from bot.core.listing import Listing
from bot.core.search.pages import Pages, Place
from bot.core.search.verdict import Check, Edit, Ruling
from bot.discord_ui.opening import open_interview
from bot.discord_ui.replies import Interaction, turn_private
from bot.discord_ui.services import service
from bot.features.quotes.view import post
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.interviews.library_index import Found
from bot.interviews.searching import search
from bot.wording import quotes as wording

QUERY_LIMIT, LONGEST_EDIT, LONGEST_DIFF = 120, 300, 900


async def answer_find(
    interaction: Interaction, text: str, answered: bool, hits: Sequence[Found], *, private: bool, misses_too: bool
) -> None:
    """Answer a search, or say that nothing fits and offer the closest as a doubt: to whoever asked alone, unless it
    is to be public with `misses_too`.

    Raises:
        UserError: there is nothing to show at all.
    """
    if not hits:
        raise UserError(wording.NO_WORDS)
    asked = f"-# 🔎 {markup.escape(markup.shorten(markup.plain(text), QUERY_LIMIT))}"
    heading = asked if answered else f"{asked}\n{wording.NOT_SAID}"
    if not (answered or misses_too or private):
        await turn_private(interaction)
        private = True
    shown = hits if answered else hits[:1]
    places = tuple(Place(one.listing.id, one.listing.digest) for one in shown)
    pages = Pages(
        asker_id=interaction.user.id,
        interview_id=places[0].interview_id,
        digest=places[0].digest,
        hits=tuple(one.hit for one in shown),
        answered=answered,
        private=private,
        places=places if len(set(places)) > 1 else (),
    )
    best = await open_interview(interaction, shown[0].listing, private=private)
    await post(interaction, best, pages.opened(best.transcript), _with_progress(heading, best))


async def find_in(interaction: Interaction, listing: Listing, text: str) -> None:
    """Search one interview for what somebody typed into a dialogue; only they see the answer.

    Raises:
        UserError: there is nothing to show at all.
    """
    await open_interview(interaction, listing, private=True)
    answered, hits = await search(service(interaction, Interviews), [listing], text)
    await answer_find(interaction, text, answered, hits, private=True, misses_too=False)


async def check_in(interaction: Interaction, listing: Listing, text: str) -> None:
    """Check words against one interview; only they see the answer.

    Raises:
        UserError: there is nothing to compare.
    """
    interview = await open_interview(interaction, listing, private=True)
    await answer_check(interaction, interview, text, await interview.check(text), private=True)


async def answer_check(
    interaction: Interaction, interview: Interview, text: str, check: Check, *, private: bool
) -> None:
    """Answer whether somebody said that, with what differs.

    Raises:
        UserError: there is nothing to compare.
    """
    if check.hit is None:
        raise UserError(wording.NO_WORDS)
    heading = wording.CHECKED[check.ruling]
    if check.edits:
        heading += f"\n{_diff(check.edits)}"
    answered = check.ruling is not Ruling.NOT_SAID
    pages = Pages(
        asker_id=interaction.user.id,
        interview_id=interview.id,
        digest=interview.digest,
        hits=(check.hit,),
        answered=answered,
        private=private,
        ruled=True,
    )
    await post(interaction, interview, pages.opened(interview.transcript), _with_progress(heading, interview))


def _diff(edits: tuple[Edit, ...]) -> str:
    """`~~struck~~` was asked and not said, `__underlined__` was said and not asked."""
    shown = ">"
    for edit in edits:
        mark = _MARKS[edit.kind]
        words = f" {mark}{markup.escape(markup.shorten(markup.plain(edit.text), LONGEST_EDIT))}{mark}"
        if len(shown) + len(words) > LONGEST_DIFF:
            return f"{shown} {markup.ELLIPSIS}"
        shown += words
    return shown


_MARKS = {"same": "", "struck": "~~", "added": "__"}


def _with_progress(heading: str, interview: Interview) -> str:
    if interview.progress >= 1:
        return heading
    return f"{heading}\n-# {wording.STILL_READING.format(percent=int(interview.progress * 100))}"
