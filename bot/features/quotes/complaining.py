"""“Wrong answer” below a quote: the hit is stored, what was typed only where the person says so."""

import re
import time
from re import Match
from typing import Any, Self

import discord
from discord import ui

from bot.core import markup, timecode
from bot.core.errors import UserError
from bot.core.search.complaints import Complaint
from bot.core.search.pages import Pages
from bot.discord_ui import dialogues
from bot.discord_ui.dialogues import Typed
from bot.discord_ui.replies import Guarded, Interaction, whisper
from bot.discord_ui.services import service
from bot.features.quotes.kept import pages_of
from bot.running import metrics
from bot.store.complaints import ComplaintStore
from bot.wording import complaints as wording
from bot.wording.errors import AGAIN

CUSTOM_ID = re.compile(r"wrong:told:(\d{1,18})")
WORDS_LIMIT, TIME_LIMIT = 300, 10
_DIRECT = 0
_DOUBT = "doubt"
_ASKED, _ESCAPED = re.compile(r"-# 🔎 ([^\n]*)"), re.compile(r"\\(.)")


class WrongButton(Guarded, ui.DynamicItem[ui.Button[Any]], template=r"wrong:answer:(?P<reply_id>[\w-]{16})"):
    """Says that the hit which is up is not what was looked for; works after a restart."""

    def __init__(self, reply_id: str) -> None:
        self.reply_id = reply_id
        super().__init__(ui.Button(label=wording.WRONG, custom_id=f"wrong:answer:{reply_id}"))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["reply_id"])

    async def pressed(self, interaction: Interaction) -> None:
        pages = await pages_of(interaction, self.reply_id)
        person, place = interaction.user.id, interaction.guild_id or _DIRECT
        complaint = _complaint(pages)
        number, is_new = await service(interaction, ComplaintStore).add(person, place, complaint)
        if is_new:
            metrics.WRONG_ANSWERS.labels(complaint.verdict).inc()
        if words := asked(interaction.message):
            service(interaction, Typed).keep(person, f"wrong:told:{number}", {"words": words})
        await whisper(interaction, wording.NOTED, TellButton(number))


def _complaint(pages: Pages) -> Complaint:
    verdict = pages.hit.verdict.value if pages.answered else _DOUBT
    return Complaint(*pages.place, pages.hit, verdict, int(time.time()))


def asked(message: discord.Message | None) -> str | None:
    """What was typed, as far as the message shows it; in memory alone, to be offered."""
    first = message.components[0] if message and message.components else None
    found = _ASKED.match(first.content) if isinstance(first, discord.TextDisplay) else None
    return _ESCAPED.sub(r"\1", found[1]) if found else None


class TellButton(Guarded, ui.DynamicItem[ui.Button[Any]], template=r"wrong:tell:(?P<number>\d{1,18})"):
    """Opens the dialogue in which one tells what one looked for."""

    def __init__(self, number: int, label: str = wording.TELL) -> None:
        self.number = number
        super().__init__(ui.Button(label=label, custom_id=f"wrong:tell:{number}"))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(int(match["number"]))

    async def pressed(self, interaction: Interaction) -> None:
        await dialogues.ask(interaction, _Dialogue(self.number))


class _Dialogue(ui.Modal):
    """Sending it in is agreeing to its being stored."""

    def __init__(self, number: int) -> None:
        super().__init__(title=wording.TITLE, custom_id=f"wrong:told:{number}", timeout=1)
        words: ui.TextInput[Any] = ui.TextInput(custom_id="words", max_length=WORDS_LIMIT)
        when: ui.TextInput[Any] = ui.TextInput(custom_id="time", max_length=TIME_LIMIT, required=False)
        self.add_item(ui.Label(text=wording.FIELD_WORDS, description=wording.FIELD_WORDS_HINT, component=words))
        self.add_item(ui.Label(text=wording.FIELD_TIME, description=wording.FIELD_TIME_HINT, component=when))


async def hear(interaction: Interaction) -> None:
    """Take a dialogue that was sent in, if it tells what somebody looked for."""

    async def take(match: Match[str], fields: dialogues.Fields) -> None:
        right = timecode.parse_typed(fields["time"]) if fields["time"].strip() else None
        words, store = markup.plain(fields["words"])[:WORDS_LIMIT], service(interaction, ComplaintStore)
        if not await store.explain(int(match[1]), interaction.user.id, words, right):
            raise UserError(wording.GONE)
        await whisper(interaction, wording.TOLD)

    await dialogues.hear(interaction, CUSTOM_ID, take, lambda match: TellButton(int(match[1]), AGAIN))
