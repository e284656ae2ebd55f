"""What stands around a hit: the rest of its sentences, what it is the answer to, what was answered."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.core.search.hits import Hit
from bot.core.search.leaning import asks, is_nod, leans_back, open_quotations
from bot.core.transcript.model import Sentence, Transcript

_ASKED_WITHIN, _MOST_WORDS_BETWEEN = 4, 25
"""Sentences between a question and the reply, and words in them: “Do you? I get this a lot. What's your take?”"""
_ASKED_BEFORE = 2
_SEEKS_ASSENT = re.compile(
    r"[,–—-]\s*(?:right|ok|okay|yeah|yes|no|huh|correct|you know|you see)\s*\?$", re.IGNORECASE
)
_MOST_REPLYING = 3
"""A reply goes on until a sentence of it says something: “Yeah. Totally. …”"""


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of words on the page: the hit itself, or a sentence (or the rest of one) around it. `sentence` is
    the number of the (first) sentence that it is from."""

    text: str
    start: int
    speaker: str | None
    is_hit: bool
    sentence: int


def piece(transcript: Transcript, hit: Hit, number: int) -> Piece | None:
    """The piece so many before the hit (-1, -2, …) or after it (1, 2, …), or the hit (0); None past the ends."""
    if number == 0:
        return Piece(hit.text, hit.start, hit.speaker, True, hit.first)
    around = _before(transcript, hit) if number < 0 else _after(transcript, hit)
    return next(islice(around, abs(number) - 1, None), None)


def needed(transcript: Transcript, hit: Hit) -> tuple[int, int]:
    """The first and the last piece without which the hit is less than was meant: part of a sentence says little, so
    the rest of it is shown; a question is shown with the reply, a reply with the question, and what begins with
    “it” or “they” with what was said before."""
    return -_needed_before(transcript, hit), _needed_after(transcript, hit)


def _needed_before(transcript: Transcript, hit: Hit) -> int:
    if _rest_before(transcript, hit):
        return 1
    before = transcript.sentences[max(0, hit.first - _ASKED_BEFORE) : hit.first][::-1]
    if before and before[0].speaker != hit.speaker and not asks(transcript.sentences[hit.last].text):
        for count, sentence in enumerate(before, start=1):
            if _asks_somebody([sentence.text]) and sentence.speaker == before[0].speaker:
                return count
    return int(bool(before) and not is_nod(before[0].text) and leans_back(hit.text))


def _needed_after(transcript: Transcript, hit: Hit) -> int:
    rest = int(bool(_rest_after(transcript, hit)))
    return rest + _replying(transcript.sentences, hit)


def _replying(sentences: Sequence[Sentence], hit: Hit) -> int:
    """How many sentences behind a question show the reply: of somebody else, or where speakers are unknown, of what
    asks nothing."""
    asked = sentences[hit.last]
    behind = sentences[hit.last + 1 : hit.last + 1 + _ASKED_WITHIN + _MOST_REPLYING]
    if asked.speaker is None:
        return int(asks(asked.text) and bool(behind) and not asks(behind[0].text))
    reply = next((at for at, one in enumerate(behind[: _ASKED_WITHIN + 1]) if one.speaker != asked.speaker), None)
    if reply is None or sum(len(one.text.split()) for one in behind[:reply]) > _MOST_WORDS_BETWEEN:
        return 0
    if not _is_asked(sentences, hit, hit.last + reply):
        return 0
    replying = behind[reply : reply + _MOST_REPLYING]
    others = next(
        (count for count, one in enumerate(replying) if one.speaker != replying[0].speaker), len(replying)
    )
    enough = next((count for count, one in enumerate(replying, start=1) if not is_nod(one.text)), others)
    return reply + min(enough, others)


def _is_asked(sentences: Sequence[Sentence], hit: Hit, last: int) -> bool:
    """Whether the hit asks, and what was said up to sentence `last` ends with that or with another question."""
    said = [one.text for one in sentences[hit.first : last + 1]]
    asking = [_asks_somebody(said[: count + 1]) for count in range(len(said))]
    return any(asking[: hit.last - hit.first + 1]) and any(asking[-2:])


def _asks_somebody(said: Sequence[str]) -> bool:
    """Whether the last of these sentences is a question, and neither seeks assent nor is in quotation marks."""
    is_quoted = said[-1].rstrip().endswith(("”", '"')) or open_quotations(" ".join(said))[1] > 0
    return asks(said[-1]) and not is_quoted and not _SEEKS_ASSENT.search(said[-1])


def _rest_before(transcript: Transcript, hit: Hit) -> str:
    rest = transcript.sentences[hit.first].text[: hit.begin].strip()
    return rest if any(map(str.isalnum, rest)) else ""


def _rest_after(transcript: Transcript, hit: Hit) -> str:
    rest = transcript.sentences[hit.last].text[hit.finish :].strip(" ,;:.!?…")
    return rest if any(map(str.isalnum, rest)) else ""


def _before(transcript: Transcript, hit: Hit) -> Iterator[Piece]:
    sentence = transcript.sentences[hit.first]
    if rest := _rest_before(transcript, hit):
        yield Piece(rest, sentence.start, sentence.speaker, False, hit.first)
    for number in range(hit.first - 1, -1, -1):
        sentence = transcript.sentences[number]
        yield Piece(sentence.text, sentence.start, sentence.speaker, False, number)


def _after(transcript: Transcript, hit: Hit) -> Iterator[Piece]:
    sentence = transcript.sentences[hit.last]
    if rest := _rest_after(transcript, hit):
        yield Piece(rest, sentence.time_at(hit.finish), sentence.speaker, False, hit.last)
    for number in range(hit.last + 1, len(transcript.sentences)):
        sentence = transcript.sentences[number]
        yield Piece(sentence.text, sentence.start, sentence.speaker, False, number)
