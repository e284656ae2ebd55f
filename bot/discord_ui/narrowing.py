"""The options that narrow a search down: `interview:`, `speaker:`, `since:` and `until:`; and what is said of where
it was looked."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from discord import app_commands

from bot.core import dates, markup
from bot.core.errors import UserError
from bot.core.listing import Listing
from bot.discord_ui.choosing import seen, several
from bot.discord_ui.replies import Choice, Choices, Interaction, choices
from bot.interviews.searching import Scope
from bot.wording import library as wording
from bot.wording import quotes
from bot.wording.episodes import day
from bot.wording.grammar import either

LABEL_LIMIT, NAME_LIMIT, SPEAKER_LIMIT, TITLE_LIMIT = 100, 60, 40, 60
AnyChoice = app_commands.Choice[str | int | float]


class SpeakerOption(app_commands.Transformer):
    """Text -> the same text, with the names of those who speak here as suggestions."""

    async def transform(self, interaction: Interaction, value: str) -> str:
        return value

    async def autocomplete(self, interaction: Interaction, value: str | int | float) -> list[AnyChoice]:
        offered: list[Any] = await choices(interaction, self._choices(interaction, str(value)))
        return offered

    async def _choices(self, interaction: Interaction, typed: str) -> Choices:
        """Those who speak in most interviews first."""
        among = _among(interaction, interaction.namespace.interview, is_narrowed=True)
        counts = Counter(speaker for listing in among for speaker in listing.speakers)
        fitting = [name for name, _ in counts.most_common() if _fits(name, typed)]
        return [_choice(name, wording.interviews(counts[name])) for name in fitting if len(name) <= LABEL_LIMIT]


ChosenSpeaker = app_commands.Transform[str, SpeakerOption]


def narrowed(
    interaction: Interaction,
    interview: Sequence[Listing] | None,
    speaker: str | None,
    since: str | None,
    until: str | None,
) -> Scope:
    """Where to look: in the interviews that were named, else in all of them if it is narrowed down, else in the
    current one.

    Raises:
        UserError: there is nobody of that name, no interview of that time, or what was typed is no date.
    """
    first, last = _date(since), _date(until)
    among = interview or _among(interaction, None, is_narrowed=bool(speaker or first or last))
    dated = [one for one in among if one.particulars.is_between(first, last)]
    if not dated:
        raise UserError(wording.NONE_OF_THAT_TIME)
    if speaker is None:
        return Scope(dated, (), first, last)
    names = _named(dated, speaker)
    return Scope([one for one in dated if names.intersection(one.speakers)], tuple(sorted(names)), first, last)


def narrowed_so_far(interaction: Interaction) -> Scope:
    """The same, while the options are still typed.

    Raises:
        UserError: as `narrowed`.
    """
    typed = interaction.namespace
    interview = several(interaction, typed.interview) if typed.interview else None
    return narrowed(interaction, interview, typed.speaker, typed.since, typed.until)


def where(scope: Scope, there: int, together: Callable[[int], str]) -> str:
    """The interview that was looked in by its title; of several, what `together` says of so many, or how many of
    those that are `there`. After that, to whom and to which time it was narrowed down."""
    return _narrowed_to(scope, _which(scope.among, there, together))


def looked_in(scope: Scope, there: int) -> list[str]:
    """The same as a line above a quote, which names its own interview: nothing where that says it all."""
    is_narrowed = bool(scope.speakers or scope.since or scope.until)
    if len(scope.among) == 1 and not is_narrowed:
        return []
    which = _which(scope.among, there, quotes.all_of_them) if len(scope.among) > 1 else quotes.THE_ONE
    return [quotes.LOOKED_IN.format(where=_narrowed_to(scope, which))]


def _narrowed_to(scope: Scope, which: str) -> str:
    parts = [which]
    if scope.speakers:
        names = (markup.brief(name, SPEAKER_LIMIT) for name in scope.speakers)
        parts.append(quotes.ONLY_BY.format(names=either(names)))
    if scope.since:
        parts.append(quotes.SINCE.format(date=day(scope.since)))
    if scope.until:
        parts.append(quotes.UNTIL.format(date=day(scope.until)))
    return ", ".join(parts)


def _which(among: Sequence[Listing], there: int, together: Callable[[int], str]) -> str:
    if len(among) == 1:
        return quotes.ONE_OF_THEM.format(title=markup.brief(among[0].title, TITLE_LIMIT))
    return together(there) if len(among) == there else quotes.some_of_them(len(among), there)


def _among(interaction: Interaction, interview: str | None, *, is_narrowed: bool) -> Sequence[Listing]:
    if interview or not is_narrowed:
        return several(interaction, interview)
    return seen(interaction)


def _date(typed: str | None) -> str | None:
    if typed is None or not typed.strip():
        return None
    if (known := dates.read(typed)) is None:
        raise UserError(wording.NO_DATE.format(text=markup.brief(typed, NAME_LIMIT)))
    return known


def _named(among: Sequence[Listing], typed: str) -> set[str]:
    """The names that were meant: that very one, else all with these words: one person may have several."""
    names = {speaker for listing in among for speaker in listing.speakers}
    same = {name for name in names if name.casefold() == typed.strip().casefold()}
    fitting = same or {name for name in names if typed.strip() and _fits(name, typed)}
    if not fitting:
        raise UserError(wording.NO_SUCH_SPEAKER.format(name=markup.brief(typed, NAME_LIMIT)))
    return fitting


def _fits(name: str, typed: str) -> bool:
    return all(word in name.casefold() for word in typed.casefold().split())


def _choice(name: str, told: str) -> Choice:
    return Choice(name=f"{markup.shorten(markup.plain(name), LABEL_LIMIT - len(told) - 3)} · {told}", value=name)
