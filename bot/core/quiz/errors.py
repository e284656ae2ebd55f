"""What a player can put right, with the sentence they read."""

from bot.core import timecode
from bot.core.errors import UserError


class RunsOutError(UserError):
    """The interview has too few excerpts for a game; `enough_for` is how many rounds there would be."""

    def __init__(self, enough_for: int) -> None:
        self.enough_for = enough_for
        super().__init__(
            "This interview has nothing to ask of that kind. Try another one."
            if enough_for == 0
            else f"This interview is short: it has enough for {enough_for} such "
            f"{'round' if enough_for == 1 else 'rounds'}. Try fewer, or mix the kinds."
        )


class TooLateError(UserError):
    """The deadline was over when the answer arrived."""

    def __init__(self) -> None:
        super().__init__("The time for this round was just up. The next one is yours!")


class RoundGoneError(UserError):
    """The button belongs to a round that is closed, or to another game."""

    def __init__(self) -> None:
        super().__init__("That round is over. Look for the newest one in this channel.")


class NoHintError(UserError):
    """The question is as easy as it gets."""

    def __init__(self) -> None:
        super().__init__("There is no hint for this one: it is one of two already.")


class OutsideRecordingError(UserError):
    """A time was typed at which nobody spoke any more."""

    def __init__(self, length: int) -> None:
        super().__init__(f"The interview ends at {timecode.show(length)}. Try an earlier time.")
