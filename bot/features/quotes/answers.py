"""What /quote find answers: the heading above the quote, and the quote below it."""

from re import Match
from typing import Any, Self

from discord import ui

from bot.core import markup
from bot.core.errors import UserError
from bot.core.listing import Listing
from bot.core.search.hits import Hit, Verdict
from bot.core.search.pages import Pages, Place, whole_sentence
from bot.core.search.words import is_but_a_filler
from bot.discord_ui.choosing import seen
from bot.discord_ui.dialogues import Typed
from bot.discord_ui.narrowing import looked_in, where
from bot.discord_ui.opening import open_interview
from bot.discord_ui.peeking import refuse_finding_where
from bot.discord_ui.replies import Guarded, Interaction, hold, turn_private
from bot.discord_ui.services import service
from bot.features.quotes.complaining import asked
from bot.features.quotes.headings import with_progress
from bot.features.quotes.texts import may_be_meant
from bot.features.quotes.view import post, searching_all
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.interviews.searching import Scope, search
from bot.store.quote_replies import QuoteReplyStore
from bot.wording import quotes as wording

QUERY_LIMIT = 120


async def find(
    interaction: Interaction, text: str, scope: Scope, *, private: bool, misses_too: bool = False
) -> None:
    """Search one interview or several together, and answer; where nothing fits, offer the closest as a doubt: to
    whoever asked alone, unless it is to be public with `misses_too`.

    Raises:
        UserError: there is nothing to show at all, or nothing to look for.
    """
    if is_but_a_filler(text):
        raise UserError(wording.NO_WORDS)
    refuse_finding_where(interaction, [one.id for one in scope.among])
    if len(scope.among) > 1:
        await hold(interaction, private=private)
    else:
        await open_interview(interaction, scope.among[0], private=private)
    answered, hits = await search(service(interaction, Interviews), scope, text)
    there = len(seen(interaction))
    if not hits:
        raise UserError(wording.NOT_BY_THEM if scope.speakers else wording.NO_WORDS)
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
        elsewhere=not (answered and _is_exact(hits[0].hit)) and bool(there > len(scope.among) or scope.speakers),
    )
    best = await open_interview(interaction, shown[0].listing, private=private)
    is_near = may_be_meant(hits[0].hit, best)
    heading = _heading(text, scope, there, answered=answered, is_near=is_near)
    await post(interaction, best, pages.opened(best.transcript), with_progress(heading, best), asked=text)


def _is_exact(hit: Hit) -> bool:
    """Whether it has the words that were asked for, so that nobody need look elsewhere."""
    return hit.verdict is not Verdict.PARAPHRASE


def _heading(text: str, scope: Scope, there: int, *, answered: bool, is_near: bool) -> str:
    heading = f"-# 🔎 {markup.brief(text, QUERY_LIMIT)}"
    is_one_of_many = there > 1 or bool(scope.speakers)
    if answered:
        return "\n".join([heading, *(looked_in(scope, there) if is_one_of_many else [])])
    if not is_one_of_many:
        return f"{heading}\n{wording.NOT_SURE if is_near else wording.NOT_SAID}"
    not_in = wording.NOT_SURE_IN if is_near else wording.NOT_SAID_IN
    return f"{heading}\n{not_in.format(where=where(scope, there, wording.any_of_them))}"


async def find_in(interaction: Interaction, listing: Listing, text: str) -> None:
    """Search one interview for what somebody typed into a dialogue; only they see the answer.

    Raises:
        UserError: there is nothing to show at all.
    """
    await find(interaction, text, Scope([listing]), private=True)


async def show_sentence(interaction: Interaction, interview: Interview, number: int) -> None:
    """Answer with one sentence as a quote, which only this person sees."""
    hit = whole_sentence(interview.transcript, number)
    pages = Pages(interaction.user.id, interview.id, interview.digest, (hit,), searched=False, private=True)
    await post(interaction, interview, pages.opened(interview.transcript))


class SearchAllButton(Guarded, ui.DynamicItem[ui.Button[Any]], template=r"quote:all:(?P<reply_id>[\w-]{16})"):
    """Looks in all interviews for what was not found in one; works after a restart."""

    def __init__(self, reply_id: str) -> None:
        self.reply_id = reply_id
        super().__init__(ui.Button(label=wording.SEARCH_ALL, custom_id=searching_all(reply_id)))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["reply_id"])

    async def pressed(self, interaction: Interaction) -> None:
        pages = await service(interaction, QuoteReplyStore).get(self.reply_id)
        typed = service(interaction, Typed).look(interaction.user.id, searching_all(self.reply_id))
        words = typed.get("words") or asked(interaction.message)
        if pages is None or not words:
            raise UserError(wording.NOTHING_TO_SEARCH)
        private = pages.private or interaction.user.id != pages.asker_id
        await interaction.response.defer(ephemeral=private, thinking=True)
        await find(interaction, words, Scope(seen(interaction)), private=private, misses_too=True)
