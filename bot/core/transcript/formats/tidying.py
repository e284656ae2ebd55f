"""What every reader's cues go through at last: signs that nobody can say or see, words without end, and too
much."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from bot.core.errors import TranscriptError
from bot.core.transcript.formats.nobody import UNKNOWN
from bot.core.transcript.model import Cue
from bot.core.transcript.scripts import CLOSE
from bot.wording import transcripts as wording

MOST_SENTENCES, MOST_WORDS, MOST_DIFFERENT = 200_000, 2_500_000, 200_000
LONGEST_WORD, LONGEST_NAME = 100, 100
_UNSAYABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_ENDLESS = re.compile(rf"([^\s{CLOSE}]{{{LONGEST_WORD}}})(?=\S)")
_PICTURE = r"[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d\s]+"
_PICTURES = re.compile(rf"^{_PICTURE}|{_PICTURE}$")
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.?!。？！…]+(?=\s|$)")


def tidied(cues: Iterable[Cue], source: str) -> Iterator[Cue]:
    """The cues with sayable words of at most `LONGEST_WORD` letters, and names of one line.

    Raises:
        TranscriptError: there are more words or sentences than one interview can have, or more different words.
    """
    words = sentences = 0
    different: set[str] = set()
    for cue in cues:
        words += cue.text.count(" ") + 1
        sentences += len(_SENTENCE_END.findall(cue.text))
        if words > MOST_WORDS or sentences > MOST_SENTENCES:
            raise TranscriptError(source, wording.TOO_MUCH.format(words=MOST_WORDS, sentences=MOST_SENTENCES), 1)
        different.update(_WORD.findall(cue.text.casefold()))
        if len(different) > MOST_DIFFERENT:
            raise TranscriptError(source, wording.TOO_MANY_DIFFERENT.format(words=MOST_DIFFERENT), 1)
        yield _tidy(cue)


def _tidy(cue: Cue) -> Cue:
    text = cue.text
    if not text.isprintable() and _UNSAYABLE.search(text):
        text = " ".join(_UNSAYABLE.sub("", text).split())
    if len(text) > LONGEST_WORD and _ENDLESS.search(text):
        text = _ENDLESS.sub(r"\1 ", text)
    speaker = _name(cue.speaker) if cue.speaker else None
    if text is cue.text and speaker == cue.speaker:
        return cue
    return replace(cue, text=text, speaker=speaker, words=cue.words if text is cue.text else b"")


@lru_cache(maxsize=1000)
def _name(speaker: str) -> str | None:
    name = " ".join(_UNSAYABLE.sub("", speaker).split())[:LONGEST_NAME].strip()
    name = _PICTURES.sub("", name) or name
    return None if name.casefold() in UNKNOWN else name or None
