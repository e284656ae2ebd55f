"""/quote find, card, random, at and check, and the two message commands that do the same by right click."""

import random
from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Verbatim
from bot.core import timecode
from bot.core.errors import UserError
from bot.core.listing import Listing
from bot.core.pictures.quote_card import CardStyle
from bot.core.search.hits import Hit
from bot.core.search.pages import Pages, whole_sentence
from bot.core.search.quotations import quotations
from bot.core.topics.picking import pick
from bot.discord_ui.choosing import ChosenInterview, ChosenInterviews, open_chosen, several
from bot.discord_ui.narrowing import ChosenSpeaker, narrowed
from bot.discord_ui.replies import Choice, Choices, Interaction, choices, hold
from bot.features.quotes import complaining, mending, voices
from bot.features.quotes.answers import SearchAllButton, find
from bot.features.quotes.card import CardButton, send_card
from bot.features.quotes.checks import check
from bot.features.quotes.complaining import TellButton, WrongButton
from bot.features.quotes.mending import MendButton, MendingButton
from bot.features.quotes.reference import QuoteReference
from bot.features.quotes.starred_view import StarredButton, StarredSelect, show_starred
from bot.features.quotes.stars import StarButton
from bot.features.quotes.suggestions import RANDOM_QUOTES, suggestions
from bot.features.quotes.view import MoreMenu, TurnPage, post
from bot.features.quotes.voices import VoiceButton
from bot.features.servers.servers import is_private
from bot.interviews.interview import Interview
from bot.interviews.searching import Scope
from bot.wording import pictures, starred
from bot.wording import quotes as wording
from bot.wording.errors import AFTER_THE_END
from bot.wording.library import INTERVIEW, INTERVIEW_ELSE_ALL, INTERVIEW_OR_ALL, SINCE, SPEAKER, UNTIL

NARROWING = {"speaker": SPEAKER, "since": SINCE, "until": UNTIL, "private": wording.PRIVATE}
"""Options that finding and checking have in common, and what is said of them."""
MOST_CHECKED = 5
"""Quotes of one message."""


class Quotes(commands.GroupCog, group_name="quote", group_description=wording.QUOTE_GROUP):
    """/quote: finding the exact words."""

    def __init__(self, bot: Verbatim) -> None:
        self.bot = bot
        self._menus = [
            app_commands.ContextMenu(name=wording.MENU_FIND, callback=self.find_message),
            app_commands.ContextMenu(name=wording.MENU_CHECK, callback=self.check_message),
        ]

    async def cog_load(self) -> None:
        self.bot.add_dynamic_items(
            *(TurnPage, SearchAllButton, CardButton, StarButton, StarredButton, StarredSelect),
            *(MoreMenu, WrongButton, TellButton, VoiceButton, MendButton, MendingButton),
        )
        for menu in self._menus:
            self.bot.tree.add_command(menu)

    @app_commands.command(name="find", description=wording.FIND)
    @app_commands.describe(text=wording.FIND_TEXT, interview=INTERVIEW_OR_ALL, **NARROWING)
    async def find(
        self,
        interaction: Interaction,
        text: str,
        interview: ChosenInterviews | None = None,
        speaker: ChosenSpeaker | None = None,
        since: str | None = None,
        until: str | None = None,
        private: bool | None = None,
    ) -> None:
        in_public = private is False
        private = is_private(interaction, private)
        if suggestion := QuoteReference.read(text):
            found_in, hit = await self._suggested(interaction, suggestion, private=private)
            await self._show(interaction, found_in, (hit,), private)
        elif timecode.is_clock(text):
            await self._at(interaction, text, (interview or several(interaction, None))[0], private)
        else:
            scope = narrowed(interaction, interview, speaker, since, until)
            await find(interaction, text, scope, private=private, misses_too=in_public)

    @app_commands.command(name="card", description=pictures.CARD_COMMAND)
    @app_commands.describe(
        text=wording.FIND_TEXT, style=pictures.CARD_STYLE, interview=INTERVIEW, private=wording.PRIVATE
    )
    @app_commands.choices(style=[Choice(name=pictures.CARD_STYLES[style], value=style) for style in CardStyle])
    async def card(
        self,
        interaction: Interaction,
        text: str,
        style: str = CardStyle.PAPER,
        interview: ChosenInterview | None = None,
        private: bool | None = None,
    ) -> None:
        private = is_private(interaction, private)
        if suggestion := QuoteReference.read(text):
            found_in, hit = await self._suggested(interaction, suggestion, private=private)
        else:
            found_in = await open_chosen(interaction, interview, private=private)
            hits = await found_in.search(text)
            if not hits.answered or hits.best is None:
                raise UserError(pictures.CARD_NOTHING)
            hit = hits.best
        await send_card(interaction, found_in, hit, CardStyle(style), private=private)

    @find.autocomplete("text")
    @card.autocomplete("text")
    async def suggest(self, interaction: Interaction, current: str) -> Choices:
        return await choices(interaction, suggestions(interaction, current))

    @app_commands.command(name="random", description=wording.RANDOM)
    @app_commands.describe(interview=INTERVIEW, private=wording.PRIVATE)
    async def random(
        self, interaction: Interaction, interview: ChosenInterview | None = None, private: bool | None = None
    ) -> None:
        private = is_private(interaction, private)
        chosen_one = await open_chosen(interaction, interview, private=private)
        numbers = pick(chosen_one.transcript, random.Random(), RANDOM_QUOTES)
        hits = tuple(whole_sentence(chosen_one.transcript, number) for number in numbers)
        await self._show(interaction, chosen_one, hits, private)

    @app_commands.command(name="at", description=wording.AT)
    @app_commands.describe(time=wording.AT_TIME, interview=INTERVIEW, private=wording.PRIVATE)
    async def at(
        self,
        interaction: Interaction,
        time: str,
        interview: ChosenInterview | None = None,
        private: bool | None = None,
    ) -> None:
        await self._at(interaction, time, interview, is_private(interaction, private))

    @app_commands.command(name="starred", description=starred.STARRED_COMMAND)
    @app_commands.describe(whose=starred.WHOSE)
    @app_commands.choices(whose=[Choice(name=name, value=value) for value, name in starred.WHOSE_CHOICE.items()])
    async def starred(self, interaction: Interaction, whose: str = "mine") -> None:
        await show_starred(interaction, whose)

    @app_commands.command(name="check", description=wording.CHECK)
    @app_commands.describe(text=wording.CHECK_TEXT, interview=INTERVIEW_ELSE_ALL, **NARROWING)
    async def check(
        self,
        interaction: Interaction,
        text: str,
        interview: ChosenInterviews | None = None,
        speaker: ChosenSpeaker | None = None,
        since: str | None = None,
        until: str | None = None,
        private: bool | None = None,
    ) -> None:
        scope = narrowed(interaction, interview, speaker, since, until)
        private, going_on = is_private(interaction, private), not (interview or speaker or since or until)
        await check(interaction, text, scope, private=private, going_on=going_on)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        await complaining.hear(interaction)
        await voices.hear(interaction)
        await mending.hear(interaction)

    async def find_message(self, interaction: Interaction, message: discord.Message) -> None:
        await find(interaction, _text_of(message), _current(interaction), private=True)

    async def check_message(self, interaction: Interaction, message: discord.Message) -> None:
        text, scope = _text_of(message), _current(interaction)
        for claim in quotations(text)[:MOST_CHECKED] or [text]:
            await check(interaction, claim, scope, private=True, going_on=True)

    async def _at(self, interaction: Interaction, time: str, listing: Listing | None, private: bool) -> None:
        transcript = (interview := await open_chosen(interaction, listing, private=private)).transcript
        if (ms := timecode.parse_typed(time)) > transcript.end:
            raise UserError(AFTER_THE_END.format(end=timecode.show(transcript.end)))
        hit = whole_sentence(transcript, transcript.sentence_at(ms))
        await self._show(interaction, interview, (hit,), private)

    async def _show(
        self, interaction: Interaction, interview: Interview, hits: tuple[Hit, ...], private: bool
    ) -> None:
        pages = Pages(interaction.user.id, interview.id, interview.digest, hits, searched=False, private=private)
        await post(interaction, interview, pages)

    async def _suggested(
        self, interaction: Interaction, suggestion: QuoteReference, *, private: bool
    ) -> tuple[Interview, Hit]:
        gone, holding = wording.SUGGESTION_GONE, partial(hold, interaction, private=private)
        interview = await suggestion.interview.open(interaction, gone, gone, holding)
        try:
            return interview, suggestion.hit_in(interview)
        except LookupError as error:
            raise UserError(gone) from error


def _current(interaction: Interaction) -> Scope:
    return narrowed(interaction, None, None, None, None)


def _text_of(message: discord.Message) -> str:
    """What it says; what it forwards, where it says nothing itself."""
    for text in (message.content, *(snapshot.content for snapshot in message.message_snapshots)):
        if text.strip():
            return text
    raise UserError(wording.MESSAGE_WITHOUT_TEXT)


async def setup(bot: Verbatim) -> None:
    await bot.add_cog(Quotes(bot))
