"""No peeking: nobody is shown what a quiz is asking them about."""

from collections.abc import Set

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


def refuse_peeking(interaction: Interaction, interview_id: int, sentences: Set[int]) -> None:
    """Refuse to show this person what an open question asks about.

    Raises:
        PeekingError: one of these sentences would tell this person an answer.
    """
    if not guarded(interaction, interview_id).isdisjoint(sentences):
        raise PeekingError
