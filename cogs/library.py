"""/library: the interviews of a server; everyone may list them, who may manage the server may change them."""

from io import BytesIO

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Verbatim
from bot.core import markup
from bot.core.errors import UserError
from bot.core.shelving import Order
from bot.core.transcript import sidecar as sidecars
from bot.core.transcript.exporting import Format
from bot.discord_ui.choosing import ChosenInterview
from bot.discord_ui.peeking import PeekingError, guarded
from bot.discord_ui.permissions import LIBRARY, may_manage, require_manager
from bot.discord_ui.posting import WritableChannel, check_may_post
from bot.discord_ui.replies import IN_PRIVATE, SILENCE, Choice, Choices, Interaction, choices, whisper
from bot.discord_ui.services import service
from bot.features.following import episode_buttons
from bot.features.following.episode_buttons import EpisodeButton
from bot.features.following.follow_view import FollowSelect, follows, looked_at, unfollowed
from bot.features.following.podcasts import Podcasts
from bot.features.library.card import titled
from bot.features.library.desk import LibraryDesk
from bot.features.library.interview_view import (
    InterviewButton,
    ask_to_edit,
    hear,
    really_remove,
    shown,
)
from bot.features.library.list_view import TEXT_LIMIT, PageButton, Wanted, library_page
from bot.features.library.receiving import Sent, receive
from bot.features.library.upload_view import UploadButton
from bot.features.quotes.mending import show_corrections
from bot.interviews.catalogue import Interviews
from bot.wording import following as podcasts_wording
from bot.wording import library as wording
from bot.wording import mending as corrections

FORMATS = [app_commands.Choice(name=name, value=value) for value, name in wording.EXPORT_FORMATS.items()]
Title = app_commands.Range[str, 1, 200]
Words = app_commands.Range[str, 1, TEXT_LIMIT]
Link = app_commands.Range[str, 1, 400]
Address = app_commands.Range[str, 1, 1500]


class Library(commands.GroupCog, group_name="library", group_description=wording.GROUP):
    """/library: which interviews there are."""

    def __init__(self, bot: Verbatim) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        self.bot.add_dynamic_items(UploadButton, InterviewButton, PageButton, FollowSelect, EpisodeButton)

    @app_commands.command(name="add", description=wording.ADD)
    @app_commands.describe(
        file=wording.ADD_FILE,
        title=wording.ADD_TITLE,
        media=wording.ADD_MEDIA,
        sidecar=wording.ADD_SIDECAR,
        chapters=wording.ADD_CHAPTERS,
        private=wording.ADD_PRIVATE,
    )
    async def add(
        self,
        interaction: Interaction,
        file: discord.Attachment,
        title: Title | None = None,
        media: Link | None = None,
        sidecar: discord.Attachment | None = None,
        chapters: discord.Attachment | None = None,
        private: bool = False,
    ) -> None:
        if media is not None and not sidecars.is_link(media):
            raise UserError(wording.BAD_LINK)
        sent = Sent.of(file), sidecar and Sent.of(sidecar), chapters and Sent.of(chapters)
        await receive(interaction, *sent, title=title, media_link=media, private=private)

    @app_commands.command(name="list", description=wording.LIST)
    @app_commands.describe(text=wording.LIST_TEXT, sort=wording.LIST_SORT)
    @app_commands.choices(sort=[Choice(name=name, value=value) for value, name in wording.LIST_ORDERS.items()])
    async def list(self, interaction: Interaction, text: Words | None = None, sort: str = Order.NEWEST) -> None:
        wanted = Wanted(0, Order(sort), markup.plain(text or ""))
        view = library_page(interaction, wanted)
        await interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=SILENCE)

    @app_commands.command(name="show", description=wording.SHOW)
    @app_commands.describe(interview=wording.WHICH)
    async def show(self, interaction: Interaction, interview: ChosenInterview) -> None:
        current = service(interaction, Interviews).for_guild(interaction.guild_id)
        record = await service(interaction, LibraryDesk).record(interview)
        may_change = await may_manage(interaction, LIBRARY)
        view = shown(interview, record, may_change=may_change, is_current=interview.id == current.id)
        await interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=IN_PRIVATE)

    @app_commands.command(name="edit", description=wording.EDIT)
    @app_commands.describe(interview=wording.WHICH)
    async def edit(self, interaction: Interaction, interview: ChosenInterview) -> None:
        guild_id = await require_manager(interaction, wording.NOT_ALLOWED, LIBRARY)
        await ask_to_edit(interaction, service(interaction, LibraryDesk).own(guild_id, interview.id))

    @app_commands.command(name="corrections", description=corrections.CORRECTIONS)
    async def corrections(self, interaction: Interaction) -> None:
        await show_corrections(interaction, await require_manager(interaction, wording.NOT_ALLOWED, LIBRARY))

    @app_commands.command(name="use", description=wording.USE)
    @app_commands.describe(interview=wording.WHICH)
    async def use(self, interaction: Interaction, interview: ChosenInterview) -> None:
        used = await service(interaction, Interviews).use(
            await require_manager(interaction, wording.NOT_ALLOWED, LIBRARY), interview.id
        )
        await interaction.response.send_message(wording.USED.format(title=titled(used)), allowed_mentions=SILENCE)

    @app_commands.command(name="export", description=wording.EXPORT)
    @app_commands.describe(interview=wording.WHICH, format=wording.EXPORT_FORMAT)
    @app_commands.choices(format=FORMATS)
    async def export(self, interaction: Interaction, interview: ChosenInterview, format: str = Format.SRT) -> None:
        if guarded(interaction, interview.id):
            raise PeekingError
        await interaction.response.defer(ephemeral=True, thinking=True)
        files = await service(interaction, LibraryDesk).export(interview, Format(format))
        said = wording.EXPORTED.format(title=titled(interview), format=wording.EXPORT_FORMATS[format])
        attached = [discord.File(BytesIO(content), name) for name, content in files]
        await interaction.followup.send(said, files=attached, ephemeral=True, allowed_mentions=SILENCE)

    @app_commands.command(name="remove", description=wording.REMOVE)
    @app_commands.describe(interview=wording.WHICH)
    async def remove(self, interaction: Interaction, interview: ChosenInterview) -> None:
        guild_id = await require_manager(interaction, wording.NOT_ALLOWED, LIBRARY)
        view = really_remove(service(interaction, LibraryDesk).own(guild_id, interview.id))
        # for all to see: what only one person sees is gone with their next start of Discord, and Undo with it
        await interaction.response.send_message(view=view, allowed_mentions=SILENCE)

    @app_commands.command(name="follow", description=podcasts_wording.FOLLOW)
    @app_commands.describe(
        feed=podcasts_wording.FOLLOW_FEED,
        announce=podcasts_wording.FOLLOW_ANNOUNCE,
        episodes=podcasts_wording.FOLLOW_WHEN,
        threads=podcasts_wording.FOLLOW_THREADS,
    )
    @app_commands.choices(
        episodes=[
            Choice(name=podcasts_wording.FOLLOW_ALL, value="all"),
            Choice(name=podcasts_wording.FOLLOW_TRANSCRIBED, value="transcribed"),
        ]
    )
    async def follow(
        self,
        interaction: Interaction,
        feed: Address,
        announce: WritableChannel | None = None,
        episodes: str = "all",
        threads: bool = False,
    ) -> None:
        guild_id = await require_manager(interaction, podcasts_wording.NOT_ALLOWED, LIBRARY)
        if announce is not None:
            check_may_post(interaction, announce, threads=threads)
        await interaction.response.defer(ephemeral=True, thinking=True)
        only = episodes == "transcribed"
        view = await looked_at(interaction, guild_id, feed, announce, threaded=threads, transcribed_only=only)
        await interaction.followup.send(view=view, ephemeral=True, allowed_mentions=SILENCE)

    @app_commands.command(name="follows", description=podcasts_wording.FOLLOWS)
    @app_commands.guild_only()
    async def follows(self, interaction: Interaction) -> None:
        view = follows(await service(interaction, Podcasts).followed(interaction.guild_id or 0))
        await interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=SILENCE)

    @app_commands.command(name="unfollow", description=podcasts_wording.UNFOLLOW)
    @app_commands.describe(podcast=podcasts_wording.UNFOLLOW_PODCAST)
    async def unfollow(self, interaction: Interaction, podcast: Title) -> None:
        guild_id = await require_manager(interaction, podcasts_wording.NOT_ALLOWED, LIBRARY)
        gone = await service(interaction, Podcasts).unfollow(guild_id, podcast)
        await whisper(interaction, unfollowed(gone))

    @unfollow.autocomplete("podcast")
    async def suggest_podcast(self, interaction: Interaction, current: str) -> Choices:
        return await choices(interaction, _followed(interaction, current))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        await hear(interaction)
        await episode_buttons.hear(interaction)


async def _followed(interaction: Interaction, current: str) -> Choices:
    followed = await service(interaction, Podcasts).followed(interaction.guild_id or 0)
    fitting = [one for one in followed if current.casefold() in one.title.casefold()]
    return [Choice(name=markup.shorten(markup.plain(one.title), 100), value=str(one.feed_id)) for one in fitting]


async def setup(bot: Verbatim) -> None:
    await bot.add_cog(Library(bot))
