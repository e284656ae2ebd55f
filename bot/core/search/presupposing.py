"""What is held to be so whatever is said of it: “people don't realize that …”, “the reason it doesn't work is that
…”. A denial there is of the knowing, or of what the sentence is about, and not of what follows."""

from bot.core.search.asserting import TELLING, is_speakers
from bot.core.search.opposites import denials
from bot.core.search.tokens import any_of

_BE = any_of("is was are were")
_REALIZING = any_of(
    """
    realize realizes realized realizing realise realises realised understand understands understood forget forgets
    forgot forgotten notice noticed recognize recognizes recognized recognise appreciate appreciated acknowledge
    remember remembers remembered overlook overlooked ignore ignores ignored regret understanding recognizing
    remembering
    """
)
_FINDING = any_of("discover discovers discovered discovering learn learns learned learning found")
_KNOWING = any_of("know knows knew known aware")
_POSSIBLE = any_of("might may could would should will can want wants wanted try tried hope hopes to if")
"""“You might discover that …”"""
_PRETENDING = any_of("claim claims claimed pretend pretends pretended seem seems imagine suppose")
_ABLE = any_of("can could")
"""“I couldn't believe that it worked.”"""
_PRESENT = any_of("know aware")
_DOUBTING = any_of("i we you us")
"""“I don't know that it works” doubts it; “they don't know that it works” does not."""
_SUBJECTS = any_of("i it they he she we you there this these those")
_CLEFT = any_of("what thing things part")
_POINTS = any_of("thing things reason point problem part fact truth lesson difference")
_BEGINNING = any_of("the a an one another what this my our your his her its their all first second")
_THOUGHTS = any_of(
    """
    myth myths misconception idea assumption assumptions belief beliefs claim claims theory hypothesis fear fears
    worry worries concern concerns hope hopes dream dreams wish risk risks danger chance chances possibility
    likelihood odds rumor rumors rumour impression perception notion view views opinion opinions narrative story
    wisdom criticism objection objections suggestion scenario fantasy illusion lie temptation question questions
    goal goals plan plans promise expectation expectations prediction guess argument arguments excuse conclusion
    intuition intent intention mistake mistakes fallacy stereotype complaint complaints proposal allegation aim
    thought thoughts believed assumed hoped wanted used none no neither nobody if whether unless vision thesis
    """
)
"""What is said to be one of these need not be so."""


def is_presupposed(before: tuple[str, ...], following: str) -> bool:
    """Whether what begins with `following` is held to be so behind `before`, be that denied or not."""
    is_that = before[-1:] == ("that",)
    frame = before[: len(before) - is_that]
    is_cleft = frame[-1:] != () and frame[-1] in _BE
    frame = frame[: len(frame) - is_cleft]
    if not frame or not _PRETENDING.isdisjoint(frame):
        return False
    is_about = is_cleft and not _CLEFT.isdisjoint(frame)
    is_thought = is_that or following in _SUBJECTS
    if frame[-2:] == ("not", "believe") and not _ABLE.isdisjoint(frame[-4:-2]):
        return is_thought
    if frame[-1] in _REALIZING:
        return (not is_cleft and is_thought) or is_about
    if frame[-1] in _FINDING:
        return (is_that or is_about) and _POSSIBLE.isdisjoint(frame)
    if frame[-1] in _KNOWING:
        is_doubted = frame[-1] in _PRESENT and denials(frame) > 0 and not _DOUBTING.isdisjoint(frame)
        return ((is_that and not is_cleft) or is_about) and not is_doubted and "how" not in frame
    is_told = is_that or (following in _SUBJECTS and not _POINTS.isdisjoint(frame))
    return is_told and is_cleft and _is_plain(tuple(form for form in frame if form != "last"))


def _is_plain(subject: tuple[str, ...]) -> bool:
    """Whether it is no thought that is said to be so: “the clear trend”, “the reason it doesn't work”."""
    is_denied = denials(subject) > 0
    return (
        subject[0] in _BEGINNING
        and _THOUGHTS.isdisjoint(subject)
        and is_speakers(subject)
        and not (is_denied and not TELLING.isdisjoint(subject))
    )
