"""Segments that cut words in pieces, as recognisers write a token or a sign each: put together to words again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.core.transcript.formats.markup import plain
from bot.core.transcript.model import Cue

_SIGNS = re.compile(r"[.,;:!?…%’”»)\]}、。，！？；：]+")
_UNSAYABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]+")  # JSON can spell what no text can hold
_LONGEST_CUE = 500


def bring_blanks(texts: Sequence[str]) -> bool:
    """Whether these texts bring the blanks between words with them: a third of them does, or a fifth while all
    others go on in small letters."""
    with_blank = sum(text[:1].isspace() for text in texts)
    if 3 * with_blank > len(texts):
        return True
    others = [text for text in texts if text and not text[0].isspace()]
    return (
        5 * with_blank >= len(texts) > 0
        and texts[0][:1].isspace()
        and not any(text[0].isupper() for text in others)
    )


def is_sign(text: str) -> bool:
    """Whether a text is only a full stop or the like, which belongs to the words before."""
    return _SIGNS.fullmatch(text.strip()) is not None


def joined(cues: Iterable[Cue], *, blanks: bool, marked_up: bool = True) -> Iterator[Cue]:
    """The cues with plain text, and with words that were cut in pieces in one cue each.

    If texts bring their `blanks`, one without a blank before it goes on with the word before, which its first
    letters are given to; a full stop or comma alone always belongs to the words before it.
    """
    cleaned = _words if marked_up else str.strip
    previous: Cue | None = None
    for cue in cues:
        if previous is not None and _goes_on(previous, cue, blanks):
            previous, cue = _with_head(previous, cue)
        if cue is not None:
            if previous is not None:
                yield _with_text(previous, cleaned(previous.text))
            previous = cue
    if previous is not None:
        yield _with_text(previous, cleaned(previous.text))


def _with_text(cue: Cue, text: str) -> Cue:
    """Times of words hold for the text without white space around it."""
    return replace(cue, text=text, words=cue.words if text == cue.text.strip() else b"")


def _goes_on(previous: Cue, cue: Cue, blanks: bool) -> bool:
    if cue.speaker != previous.speaker:
        return False
    if is_sign(cue.text):
        return bool(previous.text.strip())
    return (
        blanks
        and bool(cue.text)
        and not cue.text[0].isspace()
        and bool(previous.text)
        and not previous.text[-1].isspace()
        and len(previous.text) <= _LONGEST_CUE
    )


def _with_head(previous: Cue, cue: Cue) -> tuple[Cue, Cue | None]:
    """The first cue with the end of its last word, and what is left of the second."""
    head, blank, rest = cue.text.partition(" ")
    if not rest.strip():
        return replace(previous, end=max(previous.end, cue.end), text=previous.text + cue.text, words=b""), None
    between = cue.start + (cue.end - cue.start) * len(head) // len(cue.text)
    left = replace(cue, start=between, text=blank + rest, words=b"")
    return replace(previous, end=max(previous.end, between), text=previous.text + head, words=b""), left


def _words(text: str) -> str:
    return plain(_UNSAYABLE.sub(" ", text))
