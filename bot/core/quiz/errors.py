"""What a player can put right."""

from bot.core import timecode
from bot.core.errors import UserError
from bot.wording import errors, quiz


class RunsOutError(UserError):
    """The interview has too few excerpts for a game; `enough_for` is how many rounds there would be."""

    def __init__(self, enough_for: int) -> None:
        self.enough_for = enough_for
        enough = quiz.ENOUGH_FOR.format(rounds=quiz.rounds(enough_for))
        super().__init__(enough if enough_for else quiz.NO_SUCH_QUESTIONS)


class NobodyToTellApartError(RunsOutError):
    """Who said something cannot be asked."""

    def __init__(self) -> None:
        super().__init__(0)
        self.args = (quiz.NOBODY_TO_TELL_APART,)


class TooFewEpisodesError(UserError):
    """Which interview something was said in cannot be asked."""

    def __init__(self) -> None:
        super().__init__(quiz.TOO_FEW_EPISODES)


class PartSpentError(UserError):
    """All that can be asked about a part of an interview was asked lately, or that part is not there any more."""

    def __init__(self) -> None:
        super().__init__(quiz.PART_SPENT)


class TooLateError(UserError):
    """The deadline was over when the answer arrived."""

    def __init__(self) -> None:
        super().__init__(quiz.TOO_LATE)


class RoundGoneError(UserError):
    """The button belongs to a round that is closed, or to another game."""

    def __init__(self) -> None:
        super().__init__(quiz.ROUND_GONE)


class NoHintError(UserError):
    """The question is as easy as it gets."""

    def __init__(self) -> None:
        super().__init__(quiz.NO_HINT)


class OutsideRecordingError(UserError):
    """A time was typed at which nobody spoke any more."""

    def __init__(self, length: int) -> None:
        super().__init__(errors.AFTER_THE_END.format(end=timecode.show(length)))
