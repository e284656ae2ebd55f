"""No peeking: nobody is shown what a quiz is asking them about."""

from collections.abc import Collection, Set

from bot.core.errors import UserError
from bot.discord_ui.replies import Interaction
from bot.discord_ui.services import service
from bot.interviews.open_rounds import OpenRounds
from bot.wording import quiz as wording


class PeekingError(UserError):
    """What was asked for would tell the answer to an open question."""

    def __init__(self) -> None:
        super().__init__(wording.PEEKING)


def guarded(interaction: Interaction, interview_id: int) -> frozenset[int]:
    """Numbers of the sentences that this person is not to see while a quiz asks about them."""
    return service(interaction, OpenRounds).guarded(interaction.guild_id, interaction.user.id, interview_id)


def refuse_finding_where(interaction: Interaction, interview_ids: Collection[int]) -> None:
    """Refuse to search so few interviews that the answer would tell which of them holds what is asked about.

    Raises:
        PeekingError: this person is asked just that, and one of these is among the choices.
    """
    rounds = service(interaction, OpenRounds)
    if rounds.asks_which_of(interaction.guild_id, interaction.user.id, interview_ids):
        raise PeekingError


def refuse_peeking(interaction: Interaction, interview_id: int, sentences: Set[int]) -> None:
    """Refuse to show this person what an open question asks about.

    Raises:
        PeekingError: one of these sentences would tell this person an answer.
    """
    if not guarded(interaction, interview_id).isdisjoint(sentences):
        raise PeekingError
