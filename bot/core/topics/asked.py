"""The question that a stretch answers: the interviewer’s, word for word."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from bot.core.topics.alone import stems_of
from bot.core.topics.excerpts import cuts, excerpt
from bot.core.topics.hearing import Heard
from bot.core.topics.interviewers import is_question
from bot.core.topics.model import Extract
from bot.core.transcript.model import Transcript

_EARLY = 12
"""Sentences in which a stretch is opened."""
_FEWEST_STEMS, _MOST_WORDS = 3, 40
_ASKED_TOGETHER, _LONGEST_ANSWER, _LONGEST_WAIT = 2, 25, 250
"""Sentences behind a question that may ask the same, and in which what answers it begins; and characters that who
asks it may go on for."""


_HOUSEKEEPING = re.compile(
    r"\b(?:(?:any|some)thing else|before (?:we|that)|(?:first|last|next) question)\b", re.IGNORECASE
)


def opening_question(
    transcript: Transcript,
    heard: Heard,
    first: int,
    last: int,
    about: Sequence[str] = (),
    shown: Sequence[Extract] | None = None,
) -> Extract | None:
    """What an interviewer asks in the first sentences of a stretch: of questions that say what they are about, and
    that some of what is `shown` answers, the first one that names a keyphrase of `about`, else the first one.

    None where there is no such question, or nothing tells who asks.
    """
    questions = [
        one
        for one in _questions(transcript, heard, first, min(last, first + _EARLY - 1))
        if shown is None or any(answers(transcript, one, quote) for quote in shown)
    ]
    named = {one for phrase in about for one in stems_of(phrase)}
    return min(questions, key=lambda one: named.isdisjoint(stems_of(one.text)), default=None)


def answers(transcript: Transcript, question: Extract, quote: Extract) -> bool:
    """Whether the quote is of what somebody says to the question, before the next one is asked."""
    reach = transcript.sentences[question.sentence + 1 : quote.sentence + 1]
    if not reach or len(reach) > _LONGEST_ANSWER or reach[-1].speaker == question.speaker:
        return False
    waited = sum(len(one.text) for one in takewhile(lambda one: one.speaker == question.speaker, reach))
    return waited <= _LONGEST_WAIT and not any(
        one.speaker == question.speaker and is_question(one.text) for one in reach[_ASKED_TOGETHER:]
    )


def _questions(transcript: Transcript, heard: Heard, first: int, last: int) -> Iterator[Extract]:
    for number in range(first, last + 1):
        sentence = transcript.sentences[number]
        if not heard.asking[number] or heard.asides[number] is not None or not is_question(sentence.text):
            continue
        begin, finish = list(cuts(sentence.text))[-1]
        if _says_what(sentence.text[begin:finish]):
            yield excerpt(sentence, number, begin, finish)


def _says_what(question: str) -> bool:
    return (
        is_question(question)
        and len(question.split()) <= _MOST_WORDS
        and len(set(stems_of(question))) >= _FEWEST_STEMS
        and not _HOUSEKEEPING.search(question)
    )
