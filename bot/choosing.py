"""The option `interview:` of every command: which interview is meant, of those that this server may see."""

from collections.abc import Sequence
from typing import Any

from discord import app_commands

from bot import markup, timecode
from bot.errors import UserError
from bot.interviews import Interview, Interviews
from bot.replies import Choice, Choices, Interaction, choices
from bot.wording import library as wording

LABEL_LIMIT, TITLE_LIMIT = 100, 80
ALL = "#all"
AnyChoice = app_commands.Choice[str | int | float]


class InterviewOption(app_commands.Transformer):
    """Text -> an interview: the number behind a suggestion, or a title typed by hand, or a part of it."""

    async def transform(self, interaction: Interaction, value: str) -> Any:
        """Raises:
        UserError: this server sees no such interview, or several.
        """
        return named(_interviews(interaction).on(interaction.guild_id), value)

    async def autocomplete(self, interaction: Interaction, value: str | int | float) -> list[AnyChoice]:
        offered: list[Any] = await choices(interaction, self._choices(interaction, str(value)))
        return offered

    async def _choices(self, interaction: Interaction, value: str) -> Choices:
        return [_choice(interview) for interview in _fitting(_seen(interaction), value)]


class SeveralOption(InterviewOption):
    """The same, or all interviews at once."""

    async def transform(self, interaction: Interaction, value: str) -> Sequence[Interview]:
        return several(interaction, value)

    async def _choices(self, interaction: Interaction, value: str) -> Choices:
        offered = await super()._choices(interaction, value)
        if len(_seen(interaction)) < 2 or value.strip().casefold() not in wording.ALL_OF_THEM.casefold():
            return offered
        return [Choice(name=wording.ALL_OF_THEM, value=ALL), *offered]


Chosen = app_commands.Transform[Interview, InterviewOption]
Several = app_commands.Transform[Sequence[Interview], SeveralOption]


def chosen(interaction: Interaction, interview: Interview | None) -> Interview:
    """What was named, else the server's current interview.

    Raises:
        UserError: there is none.
    """
    return interview or _interviews(interaction).for_guild(interaction.guild_id)


def several(interaction: Interaction, text: str | None) -> Sequence[Interview]:
    """The interviews that such an option names while the others are still typed; without it the current one.

    Raises:
        UserError: there is none, or none of that name.
    """
    seen = _interviews(interaction).on(interaction.guild_id)
    if text in (ALL, wording.ALL_OF_THEM):
        return seen
    return [named(seen, text) if text else chosen(interaction, None)]


def named(seen: Sequence[Interview], text: str) -> Interview:
    """Raises:
    UserError: none of these is called that, or several are.
    """
    by_number = [interview for interview in seen if value_of(interview) == text]
    by_title = [interview for interview in seen if interview.transcript.title.casefold() == text.strip().casefold()]
    fitting = by_number or by_title or _fitting(seen, text)
    if len(fitting) != 1:
        said = wording.WHICH_INTERVIEW if fitting else wording.NO_SUCH_INTERVIEW
        raise UserError(said.format(text=markup.escape(markup.shorten(markup.plain(text), TITLE_LIMIT))))
    return fitting[0]


def value_of(interview: Interview) -> str:
    """What stands for an interview in an option's value."""
    return f"#{interview.id}"


def _choice(interview: Interview) -> Choice:
    length = timecode.show(interview.transcript.end)
    title = markup.shorten(markup.plain(interview.transcript.title), LABEL_LIMIT - len(length) - 3)
    return Choice(name=f"{title} · {length}", value=value_of(interview))


def _fitting(seen: Sequence[Interview], text: str) -> list[Interview]:
    """Those whose title holds every word of the text."""
    wanted = text.casefold().split()
    return [one for one in seen if all(word in one.transcript.title.casefold() for word in wanted)]


def _seen(interaction: Interaction) -> list[Interview]:
    """The current one first."""
    interviews = _interviews(interaction)
    seen = interviews.on(interaction.guild_id)
    return sorted(seen, key=lambda one: one is not interviews.for_guild(interaction.guild_id))


def _interviews(interaction: Interaction) -> Interviews:
    return interaction.client.interviews
