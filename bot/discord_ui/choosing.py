"""The option `interview:` of every command: which interview is meant, of those that this server may see."""

from collections.abc import Sequence
from typing import Any

from discord import app_commands

from bot.core import markup
from bot.core.errors import UserError
from bot.core.listing import Listing
from bot.core.shelving import shows as shows_of
from bot.discord_ui.opening import open_interview
from bot.discord_ui.replies import Choice, Choices, Interaction, choices
from bot.discord_ui.services import service
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.wording import library as wording
from bot.wording.grammar import duration

LABEL_LIMIT, TITLE_LIMIT, MOST_SHOWS = 100, 80, 5
ALL = "#all"
AnyChoice = app_commands.Choice[str | int | float]


class InterviewOption(app_commands.Transformer):
    """Text -> an interview: the number behind a suggestion, or a title typed by hand, or a part of it."""

    async def transform(self, interaction: Interaction, value: str) -> Any:
        """Find the interview that the option names.

        Raises:
            UserError: this server sees no such interview, or several.
        """
        return named(_interviews(interaction).on(interaction.guild_id), value)

    async def autocomplete(self, interaction: Interaction, value: str | int | float) -> list[AnyChoice]:
        offered: list[Any] = await choices(interaction, self._choices(interaction, str(value)))
        return offered

    async def _choices(self, interaction: Interaction, value: str) -> Choices:
        return [_choice(listing) for listing in _fitting(_seen(interaction), value)]


class SeveralOption(InterviewOption):
    """Text -> interviews: one, as `InterviewOption` reads it, all of a show, or all at once."""

    async def transform(self, interaction: Interaction, value: str) -> Sequence[Listing]:
        return several(interaction, value)

    async def _choices(self, interaction: Interaction, value: str) -> Choices:
        offered = [*self._shows(interaction, value), *await super()._choices(interaction, value)]
        if len(_seen(interaction)) < 2 or value.strip().casefold() not in wording.ALL_OF_THEM.casefold():
            return offered
        return [Choice(name=wording.ALL_OF_THEM, value=ALL), *offered]

    def _shows(self, interaction: Interaction, value: str) -> Choices:
        """The shows that fit, of whose episodes more than one is here."""
        wanted = value.casefold().split()
        shows = shows_of(seen(interaction)).items()
        fitting = [(show, among) for show, among in shows if all(word in show for word in wanted)]
        return [_show_choice(among) for _, among in fitting if len(among) > 1][:MOST_SHOWS]


ChosenInterview = app_commands.Transform[Listing, InterviewOption]
ChosenInterviews = app_commands.Transform[Sequence[Listing], SeveralOption]


async def open_chosen(interaction: Interaction, listing: Listing | None, *, private: bool = False) -> Interview:
    """What was named, else the server's current interview, opened.

    Raises:
        UserError: there is none.
    """
    return await open_interview(interaction, listing or _current(interaction), private=private)


def several(interaction: Interaction, text: str | None) -> Sequence[Listing]:
    """The interviews that such an option names while the others are still typed; without it the current one.

    Raises:
        UserError: there is none, or none of that name.
    """
    here = seen(interaction)
    if text and _means_all(here, text):
        return here
    if text and (episodes := _of_show(here, text)):
        return episodes
    return [named(here, text) if text else _current(interaction)]


def _means_all(here: Sequence[Listing], text: str) -> bool:
    """Whether all interviews are meant, by the suggestion or by what people type in its place; an interview of
    that title goes first."""
    typed = text.strip().casefold()
    return typed == ALL or (
        typed in {wording.ALL_OF_THEM.casefold(), *wording.TYPED_FOR_ALL}
        and not any(one.title.casefold() == typed for one in here)
    )


def seen(interaction: Interaction) -> list[Listing]:
    """The interviews that can be asked about here."""
    return _interviews(interaction).on(interaction.guild_id)


def _of_show(here: Sequence[Listing], text: str) -> list[Listing]:
    """The episodes of the show that a suggestion or its title names; an interview of that title goes first."""
    shows, typed = shows_of(here), text.strip().casefold()
    for show, among in shows.items():
        if text in {_show_value(one) for one in among}:
            return among
        if show == typed and not any(one.title.casefold() == typed for one in here):
            return among
    return []


def _show_value(listing: Listing) -> str:
    """What stands for a show in an option's value, of which this is an episode."""
    return f"#show:{listing.id}"


def _show_choice(among: Sequence[Listing]) -> Choice:
    told = wording.ALL_EPISODES.format(episodes=wording.episodes(len(among)))
    show = markup.shorten(markup.plain(among[0].particulars.show or ""), LABEL_LIMIT - len(told) - 3)
    return Choice(name=f"{show} · {told}", value=_show_value(among[0]))


def named(seen: Sequence[Listing], text: str) -> Listing:
    """The interview that the text means: the number behind a suggestion, a title, or words of one.

    Raises:
        UserError: none of these is called that, or several are.
    """
    by_number = [listing for listing in seen if value_of(listing) == text]
    by_title = [listing for listing in seen if listing.title.casefold() == text.strip().casefold()]
    fitting = by_number or by_title or _fitting(seen, text)
    if not fitting and _means_all(seen, text):
        raise UserError(wording.ONE_INTERVIEW)
    if len(fitting) != 1:
        said = wording.WHICH_INTERVIEW if fitting else wording.NO_SUCH_INTERVIEW
        raise UserError(said.format(text=markup.brief(text, TITLE_LIMIT)))
    return fitting[0]


def value_of(listing: Listing) -> str:
    """What stands for an interview in an option's value."""
    return f"#{listing.id}"


def _choice(listing: Listing) -> Choice:
    length = duration(listing.length)
    title = markup.shorten(markup.plain(listing.title), LABEL_LIMIT - len(length) - 3)
    return Choice(name=f"{title} · {length}", value=value_of(listing))


def _fitting(seen: Sequence[Listing], text: str) -> list[Listing]:
    """Those whose title holds every word of the text."""
    wanted = text.casefold().split()
    return [one for one in seen if all(word in one.title.casefold() for word in wanted)]


def _seen(interaction: Interaction) -> list[Listing]:
    """What this server sees, its current interview first."""
    seen = _interviews(interaction).on(interaction.guild_id)
    current = _current(interaction) if seen else None
    return sorted(seen, key=lambda one: one is not current)


def _current(interaction: Interaction) -> Listing:
    return _interviews(interaction).for_guild(interaction.guild_id)


def _interviews(interaction: Interaction) -> Interviews:
    return service(interaction, Interviews)
