"""Segments that cut words in pieces, as recognisers write a token or a sign each: put together to words again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.core.transcript.formats.markup import plain
from bot.core.transcript.model import Cue

_SIGNS = re.compile(r"[.,;:!?…%’”»)\]}、。，！？；：]+")
_UNSAYABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]+")  # JSON can spell what no text can hold
_LONGEST_WORD = 60


def bring_blanks(texts: Sequence[str]) -> bool:
    """Whether these texts bring the blanks between words with them, as a third of them shows."""
    return 3 * sum(text.strip() != text for text in texts) > len(texts)


def joined(cues: Iterable[Cue], *, blanks: bool) -> Iterator[Cue]:
    """The cues with plain text, and with words that were cut in pieces in one cue each.

    If texts bring their `blanks`, one without a blank before it goes on with the word before; a full stop or comma
    alone always belongs to the words before it.
    """
    previous: Cue | None = None
    for cue in cues:
        if previous is not None and _goes_on(previous, cue, blanks):
            previous = replace(previous, end=max(previous.end, cue.end), text=previous.text + cue.text)
            continue
        if previous is not None:
            yield replace(previous, text=_words(previous.text))
        previous = cue
    if previous is not None:
        yield replace(previous, text=_words(previous.text))


def _goes_on(previous: Cue, cue: Cue, blanks: bool) -> bool:
    if cue.speaker != previous.speaker or len(previous.text) > _LONGEST_WORD:
        return False
    if _SIGNS.fullmatch(cue.text.strip()):
        return bool(previous.text.strip())
    return blanks and bool(cue.text) and not cue.text[0].isspace() and not previous.text[-1:].isspace()


def _words(text: str) -> str:
    return plain(_UNSAYABLE.sub(" ", text))
