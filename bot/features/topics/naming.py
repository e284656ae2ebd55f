"""Which topic somebody means: a suggestion that was picked, a title as they remember it, or a time."""

import re

from rapidfuzz import fuzz, process

from bot.core import timecode
from bot.core.errors import TimecodeError, UserError
from bot.core.topics.editing import LAST_OF_SECOND
from bot.core.topics.model import Topic
from bot.discord_ui.reference import InterviewReference
from bot.discord_ui.replies import Choice, Choices
from bot.features.topics.answering import Outlook
from bot.features.topics.cards import OPTION_LIMIT
from bot.features.topics.texts import label
from bot.wording import topics as wording

_SUGGESTION = re.compile(r"#(\d{1,18}):([^:]{1,8}):(\d{1,12})")
_COUNTED = re.compile(r"\d{1,9}", re.ASCII)
_LONGEST_TIME, _LIKE = 13, 70


def suggestions(outlook: Outlook, typed: str) -> Choices:
    """The topic whose number or time is typed, or those whose titles have what is typed in them; at first all."""
    number = _number(outlook, typed)
    found = _titled(outlook, typed) if number is None else [outlook.topics[number]]
    return [
        Choice(
            name=f"{timecode.show(topic.start)} · {label(topic, OPTION_LIMIT - _LONGEST_TIME)}",
            value=f"#{outlook.reference}:{topic.start}",
        )
        for topic in found
    ]


def meant(outlook: Outlook, text: str) -> Topic:
    """The topic that an option's text means: that of a suggestion, a number in the list, a time, or a title.

    Raises:
        UserError: there is no such topic, or the suggestion is from before the interview changed.
    """
    if picked := _SUGGESTION.fullmatch(text):
        if InterviewReference(int(picked[1]), picked[2]) != outlook.reference:
            raise UserError(wording.INTERVIEW_CHANGED)
        return outlook.at(int(picked[3]))
    number = _number(outlook, text)
    if number is not None:
        return outlook.topics[number]
    if found := _titled(outlook, text):
        return found[0]
    raise UserError(_none(outlook, text))


def _number(outlook: Outlook, text: str) -> int | None:
    """Counted from 0. Lists number topics from 1, so a number alone is never a time."""
    if _COUNTED.fullmatch(text.strip()):
        return int(text) - 1 if 1 <= int(text) <= len(outlook.topics) else None
    return _at_time(outlook, text)


def _none(outlook: Outlook, text: str) -> str:
    if _COUNTED.fullmatch(text.strip()):
        return wording.NO_SUCH_NUMBER.format(topics=wording.topics(len(outlook.topics)))
    return wording.NO_SUCH_TOPIC


def _at_time(outlook: Outlook, text: str) -> int | None:
    try:
        ms = timecode.parse_typed(text)
    except TimecodeError:
        return None
    return outlook.number_at(ms + LAST_OF_SECOND) if ms <= outlook.interview.transcript.end else None


def _titled(outlook: Outlook, text: str) -> list[Topic]:
    """Whose title or keyphrases have these words in them; else whose title reads most like them."""
    wanted = text.strip().casefold()
    names = [" ".join((topic.title, *topic.keyphrases)).casefold() for topic in outlook.topics]
    if found := [topic for topic, name in zip(outlook.topics, names, strict=True) if wanted in name]:
        return found
    titles = [topic.title.casefold() for topic in outlook.topics]
    alike = process.extract(wanted, titles, scorer=fuzz.token_set_ratio, score_cutoff=_LIKE, limit=5)
    return [outlook.topics[number] for _, _, number in alike]
