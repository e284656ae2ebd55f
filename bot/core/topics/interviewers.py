"""Who asks: which sentences are an interviewer's. An interview is about what they are answered."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.core.transcript.model import Sentence, Transcript

_LIFT, _LEAST_QUESTIONS, _MOST_WORDS = 1.3, 0.08, 0.5
"""An interviewer's share of the questions is so many times that of the words, is as large as the second, and the
share of the words at most the third."""
_QUESTION_MARKS = ("?", "？", "؟")
_PROMPTS = re.compile(
    r"\b(?:(?:tell|walk|remind|give) (?:me|us)\b|(?:can|could|would|will|do|did|have|are|were|don['’]?t) you\b"
    r"|how (?:do|did|would|have|are|were|has|does) you\b|what (?:do|did|would|are|were|made|is|was) your?\b"
    r"|i(?:['’]?m| am| was) (?:just |really |also )?(?:curious|wondering)|let me ask|(?:my|next|last) question"
    r"|i(?:['’]?d| would) (?:love|like) to (?:ask|hear|know|talk)|i want(?:ed)? to (?:ask|talk|hear|get)"
    r"|let['’]?s (?:talk|move|start|get|go|dive|turn|switch)|you(?:['’]?ve| have)? (?:wrote|said|argue|describe)"
    r"|your (?:book|work|research|career|background|view|take|paper)|talk (?:a (?:little )?bit )?(?:more )?about"
    r"|for (?:those|people|listeners) who|what about\b|how about\b)",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\b(?:i think|i mean|in my (?:view|opinion|experience)|that['’]?s a (?:great|good) question"
    r"|(?:i|we) (?:was|were|had|did|used)\b)"
    r"|^(?:yeah|yes|no|well|right|sure|exactly|absolutely|because)\b",
    re.IGNORECASE,
)
_YOU, _I = re.compile(r"\byour?\b", re.IGNORECASE), re.compile(r"\b(?:i|my|we|our|me|us)\b", re.IGNORECASE)
_SOON = 2
"""Sentences behind a question in which it is answered, if it is put to somebody."""
_LEADING = 2
"""Sentences before a question that may lead up to it."""


def by_interviewers(transcript: Transcript) -> tuple[bool, ...]:
    """For each sentence whether an interviewer says it: by who asks or, without names, by how it is said."""
    asking = interviewers(transcript)
    if len(transcript.turns) > 1:
        return tuple(sentence.speaker in asking for sentence in transcript.sentences)
    return tuple(_guessed(transcript.sentences))


def interviewers(transcript: Transcript) -> frozenset[str | None]:
    """The speakers who ask more than they speak; nobody where only one is known. What somebody asks and answers in
    the same breath is no question to anybody: only those count after which somebody else speaks soon."""
    questions: Counter[str | None] = Counter()
    lengths: Counter[str | None] = Counter()
    for sentence, follows in zip(transcript.sentences, _others_follow(transcript.sentences), strict=True):
        questions[sentence.speaker] += follows and is_question(sentence.text)
        lengths[sentence.speaker] += len(sentence.text)
    if len(lengths) < 2 or not questions.total():
        return frozenset()
    asked, said = questions.total(), max(1, lengths.total())
    return frozenset(
        speaker
        for speaker, length in lengths.items()
        if questions[speaker] / asked >= max(_LEAST_QUESTIONS, _LIFT * length / said)
        and length / said <= _MOST_WORDS
    )


def _others_follow(sentences: Sequence[Sentence]) -> Iterator[bool]:
    """For each sentence whether the next one, or the one after that, is somebody else's."""
    speakers = [sentence.speaker for sentence in sentences]
    for number, speaker in enumerate(speakers):
        yield any(other != speaker for other in speakers[number + 1 : number + 1 + _SOON])


def is_question(text: str) -> bool:
    return text.rstrip(" \"'”’)").endswith(_QUESTION_MARKS)


def _guessed(sentences: Sequence[Sentence]) -> list[bool]:
    asks = [_asks(one.text) for one in sentences]
    guessed = list(asks)
    for number, question in enumerate(asks):
        for before in range(number - 1, max(-1, number - 1 - _LEADING), -1) if question else ():
            if not _leads_up(sentences[before].text):
                break
            guessed[before] = True
    return guessed


def _asks(text: str) -> bool:
    """A question to somebody, not one that is answered in the same breath."""
    if _ANSWERS.search(text):
        return False
    return is_question(text) or bool(_PROMPTS.search(text) and len(_YOU.findall(text)) > len(_I.findall(text)))


def _leads_up(text: str) -> bool:
    return len(_YOU.findall(text)) > len(_I.findall(text)) and not _ANSWERS.search(text)
