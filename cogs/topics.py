"""/topic list, show, about and edit, and /summary: what the interview is about, and what it comes down to."""

from discord import app_commands
from discord.ext import commands

from bot.client import Verbatim
from bot.core.topics.model import Topic
from bot.discord_ui.choosing import ChosenInterview, ChosenInterviews, open_chosen, several
from bot.discord_ui.narrowing import ChosenSpeaker, narrowed
from bot.discord_ui.permissions import require_manager
from bot.discord_ui.replies import Choices, Interaction, choices
from bot.discord_ui.services import service
from bot.features.servers.servers import is_private
from bot.features.topics.answering import Outlook, look
from bot.features.topics.browsing import show_about, show_list, show_summary, show_topic, stretch
from bot.features.topics.editor import show_editor
from bot.features.topics.items import TopicButton, TopicSelect, hear
from bot.features.topics.naming import meant, suggestions
from bot.interviews.catalogue import Interviews
from bot.interviews.outlines import Outlines
from bot.wording import topics as wording
from bot.wording.library import INTERVIEW, INTERVIEW_OR_ALL, SINCE, SPEAKER, UNTIL


class Topics(commands.GroupCog, group_name="topic", group_description=wording.GROUP):
    """/topic: what an interview is about."""

    def __init__(self, bot: Verbatim) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        self.bot.add_dynamic_items(TopicButton, TopicSelect)

    @app_commands.command(name="list", description=wording.LIST)
    @app_commands.describe(interview=INTERVIEW, private=wording.PRIVATE)
    async def list(
        self, interaction: Interaction, interview: ChosenInterview | None = None, private: bool | None = None
    ) -> None:
        private = is_private(interaction, private)
        await show_list(interaction, await open_chosen(interaction, interview, private=private), private=private)

    @app_commands.command(name="show", description=wording.SHOW)
    @app_commands.describe(topic=wording.SHOW_TOPIC, interview=INTERVIEW, private=wording.PRIVATE)
    async def show(
        self,
        interaction: Interaction,
        topic: str,
        interview: ChosenInterview | None = None,
        private: bool | None = None,
    ) -> None:
        private = is_private(interaction, private)
        opened = await open_chosen(interaction, interview, private=private)
        found = meant(await look(interaction, opened, private=private), topic)
        await show_topic(interaction, opened, found.start, private=private)

    @app_commands.command(name="about", description=wording.ABOUT)
    @app_commands.describe(
        text=wording.ABOUT_TEXT,
        interview=INTERVIEW_OR_ALL,
        speaker=SPEAKER,
        since=SINCE,
        until=UNTIL,
        private=wording.PRIVATE,
    )
    async def about(
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
        await show_about(interaction, scope, text, private=is_private(interaction, private))

    @app_commands.command(name="edit", description=wording.EDIT)
    @app_commands.describe(topic=wording.EDIT_TOPIC_OPTION, interview=INTERVIEW)
    async def edit(
        self, interaction: Interaction, topic: str | None = None, interview: ChosenInterview | None = None
    ) -> None:
        await require_manager(interaction, wording.ONLY_MODERATORS)

        def named(outlook: Outlook) -> Topic | None:
            return meant(outlook, topic) if topic else None

        await show_editor(interaction, await open_chosen(interaction, interview, private=True), chosen=named)

    @show.autocomplete("topic")
    @edit.autocomplete("topic")
    async def suggest(self, interaction: Interaction, current: str) -> Choices:
        return await choices(interaction, self._suggestions(interaction, current))

    async def _suggestions(self, interaction: Interaction, current: str) -> Choices:
        listing, *_ = several(interaction, interaction.namespace.interview)
        interview = await service(interaction, Interviews).open(listing)
        topics = await service(interaction, Outlines).topics(interview, interaction.guild_id)
        return suggestions(Outlook(interview, topics), current)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        await hear(interaction)


class Summary(commands.Cog):
    """/summary: what an interview comes down to."""

    def __init__(self, bot: Verbatim) -> None:
        self.bot = bot

    @app_commands.command(name="summary", description=wording.SUMMARY)
    @app_commands.rename(since="from", until="to")
    @app_commands.describe(
        since=wording.SUMMARY_FROM, until=wording.SUMMARY_TO, interview=INTERVIEW, private=wording.PRIVATE
    )
    async def summary(
        self,
        interaction: Interaction,
        since: str | None = None,
        until: str | None = None,
        interview: ChosenInterview | None = None,
        private: bool | None = None,
    ) -> None:
        private = is_private(interaction, private)
        opened = await open_chosen(interaction, interview, private=private)
        await show_summary(interaction, opened, stretch(opened, since, until), private=private)


async def setup(bot: Verbatim) -> None:
    await bot.add_cog(Topics(bot))
    await bot.add_cog(Summary(bot))
