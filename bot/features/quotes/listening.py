"""“Listen” where there is no room for a link."""

from functools import partial
from re import Match
from typing import Any, Self

from discord import ui

from bot.core.errors import UserError
from bot.core.transcript.sidecar import listen_link
from bot.discord_ui.reference import InterviewReference
from bot.discord_ui.replies import Guarded, Interaction, whisper
from bot.features.quotes.kept import pages_of
from bot.wording import quotes as wording


class ListenButton(Guarded, ui.DynamicItem[ui.Button[Any]], template=r"quote:listen:(?P<reply_id>[\w-]{16})"):
    """Tells the address of the recording at the quote that is up: a list has no links. Works after a restart."""

    def __init__(self, reply_id: str) -> None:
        self.reply_id = reply_id
        super().__init__(ui.Button(label=wording.LISTEN, custom_id=f"quote:listen:{reply_id}"))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["reply_id"])

    async def pressed(self, interaction: Interaction) -> None:
        pages = await pages_of(interaction, self.reply_id)
        hold = partial(interaction.response.defer, ephemeral=True, thinking=True)
        reference = InterviewReference(*pages.place)
        interview = await reference.open(interaction, wording.QUOTE_GONE, wording.QUOTE_CHANGED, hold)
        link = listen_link(interview.transcript.media_link, pages.hit.start)
        if not link:
            raise UserError(wording.QUOTE_CHANGED)
        await whisper(interaction, wording.LISTEN_HERE, ui.Button(label=wording.LISTEN, url=link))
