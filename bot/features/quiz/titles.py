"""What a game and its rounds are about, by name."""

from bot.core.listing import Listing
from bot.core.quiz.questions import Kind
from bot.core.quiz.tables import StoredGame, Table
from bot.interviews.catalogue import Interviews
from bot.wording import quiz as wording


def title_of_game(interviews: Interviews, table: Table) -> str:
    """The interview's, the show's, or that there are several; empty where the interview is gone."""
    if table.show is not None:
        return table.show or wording.SEVERAL_INTERVIEWS
    return _title(interviews, table.interview_id)


def title_of_round(interviews: Interviews, stored: StoredGame) -> str:
    """The interview's that the open round is about, unless just that is asked."""
    if stored.game.round.question.kind is Kind.EPISODE:
        return title_of_game(interviews, stored.table)
    return _title(interviews, stored.origin.interview_id)


def _title(interviews: Interviews, interview_id: int) -> str:
    listing = interviews.get(interview_id)
    return listing.title if listing else ""


def told_with(interviews: Interviews, stored: StoredGame) -> Listing | None:
    """The interview that a reveal names: that of the round, unless it is the one that everything is about."""
    listing = interviews.get(stored.origin.interview_id)
    if listing is None or not interviews.on(stored.table.guild_id):
        return None
    is_current = interviews.for_guild(stored.table.guild_id).id == listing.id
    return None if is_current and stored.table.show is None else listing
