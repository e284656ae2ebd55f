"""What a language model says of a stretch, and what of that may be shown: titles in words that are said there, and
sentences by their numbers."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from bot.core.search.words import STOP_WORDS, stem, words
from bot.core.topics.alone import worth_alone
from bot.core.topics.excerpts import cuts, excerpt
from bot.core.topics.hearing import Heard
from bot.core.topics.model import Extract
from bot.core.transcript.model import Transcript

_TOLD = "you write the chapter titles of podcasts"
_QUESTION = (
    "What is talked about here?\n\n{said}\n\n"
    "Give it a chapter title of two to eight words, in the language and with the words of what is said; and choose"
    " the one to three sentences that say the main point and can be understood alone, by their numbers. Answer with"
    ' one line of JSON and nothing else, with "title" and "sentences".'
)
_MOST_CHARACTERS = 6000
_MOST_WORDS, _LONGEST = 9, 70
_MOST_SENTENCES = 4
_LEAST_WORTH = 0.35
"""How well a sentence has to stand alone that a model chooses: a small one takes whatever comes first."""
_ANSWER = re.compile(r"\{.*\}", re.DOTALL)
_TITLE = re.compile(r"\w[\w '’,:&?./-]*[\w?]")
_SAID_OF_ALL = 0.6
"""The share of a title's words that are said, from which on it is about what is said."""


@dataclass(frozen=True, slots=True)
class Written:
    """A title, empty where none may be shown, and excerpts, as whole as they are said."""

    title: str
    summary: tuple[Extract, ...]


def question(transcript: Transcript, heard: Heard, first: int, last: int) -> tuple[str, str]:
    """What the model is told, and what it is asked about sentences `first` to `last`, numbered from 1.

    There is no example: small models give it back as their answer.
    """
    lines: list[str] = []
    room = _MOST_CHARACTERS
    for number in range(first, last + 1):
        text = transcript.sentences[number].text
        if heard.asides[number] is None and (room := room - len(text)) > 0:
            lines.append(f"{number - first + 1} {text}")
    return _TOLD, _QUESTION.format(said="\n".join(lines))


def shape(first: int, last: int) -> Mapping[str, object]:
    """The JSON schema of an answer."""
    number = {"type": "integer", "minimum": 1, "maximum": last - first + 1}
    return {
        "type": "object",
        "properties": {
            "title": {"type": "string", "maxLength": _LONGEST},
            "sentences": {"type": "array", "items": number, "minItems": 1, "maxItems": _MOST_SENTENCES - 1},
        },
        "required": ["title", "sentences"],
        "additionalProperties": False,
    }


def read(answer: str, transcript: Transcript, heard: Heard, first: int, last: int) -> Written:
    """What of an answer may be shown; nothing where it is not as asked for."""
    found = _ANSWER.search(answer)
    try:
        told = json.loads(found.group()) if found else None
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        return Written("", ())
    fields = cast(dict[str, object], told)
    title, numbers = fields.get("title"), fields.get("sentences")
    said = " ".join(sentence.text for sentence in transcript.sentences[first : last + 1])
    return Written(
        title=_checked(title, said) if isinstance(title, str) else "",
        summary=tuple(_picked(cast(list[object], numbers), transcript, heard, first, last))
        if isinstance(numbers, list)
        else (),
    )


def _checked(title: str, said: str) -> str:
    """The title, if it is short and plain, and its names, its numbers and most of its words are said."""
    title = " ".join(title.split()).strip("\"“”'. ")
    if len(title) > _LONGEST or not 2 <= len(title.split()) <= _MOST_WORDS or not _TITLE.fullmatch(title):
        return ""
    known = {word.form for word in words(said)}
    stems = {stem(form) for form in known}
    telling = [word for word in words(title) if word.form not in STOP_WORDS]
    unsaid = [word for word in telling if stem(word.form) not in stems]
    if len(telling) < (1 if title.endswith("?") else 2) or len(unsaid) > (1 - _SAID_OF_ALL) * len(telling):
        return ""
    if any(title[word.start : word.end].lower() != title[word.start : word.end] for word in unsaid):
        return ""
    if any(any(map(str.isdigit, word.form)) and word.form not in known for word in words(title)):
        return ""
    return title[0].upper() + title[1:]


def _picked(
    numbers: Sequence[object], transcript: Transcript, heard: Heard, first: int, last: int
) -> list[Extract]:
    asked = last - first + 1
    wanted = {first + number - 1 for number in numbers if type(number) is int and 1 <= number <= asked}
    if wanted == set(range(first, first + len(wanted))) and len(wanted) < asked:
        return []  # who takes just the first ones has chosen none
    shown: list[Extract] = []
    for number in sorted(wanted)[:_MOST_SENTENCES]:
        text = transcript.sentences[number].text
        pieces = list(cuts(text))
        if heard.may_sum_up(number) and len(pieces) == 1 and worth_alone(text, *pieces[0]) >= _LEAST_WORTH:
            shown.append(excerpt(transcript.sentences[number], number, *pieces[0]))
    return shown
