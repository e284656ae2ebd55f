"""What stands where the names of a file stand and is none of them: `#1: words`, `[]: words`, `Ben?: words`.

Whose words are behind it cannot be known, and so they are nobody's: not those of the person before.
"""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable

_MARKS = " \t*_\"“”„'‘’`~|,;•·>»–—-"
_OPENING, _CLOSING = "[({【（［«<", "])}】）］»>"
_COLON = r"(?:：|:(?=[\s*_\"”'’`]|$))"
_HEAD = re.compile(rf"(?P<head>[^\n\t]{{0,60}}?)[\s*_\"”'’`]{{0,4}}{_COLON}")
_BRACKETED = re.compile(r"(?P<open>[\[({【（［«<])(?P<inside>[^\n]{0,60}?)[\])}】）］»>](?![)\]}>»])")
_PLAIN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_LEAST_SHARE, _MOST_WORDS = 10, 3


def is_odd(text: str) -> bool:
    """Whether what is before a colon can be no words: signs, digits, a single word with a question mark, brackets
    around it."""
    text = text.lstrip(_MARKS)
    if (told := _BRACKETED.match(text)) and re.match(rf"\s?{_COLON}", text[told.end() :]):
        return True
    match = _HEAD.match(text)
    if match is None:
        return False
    head = match["head"].strip(_MARKS)
    if not any(map(str.isalpha, head)):
        return True
    words = head.split()
    if len(words) == 1 and _PLAIN.fullmatch(head) is None:
        return True
    bracketed = head[-1] in _CLOSING and (head[0] in _OPENING or len(words) <= _MOST_WORDS)
    return bracketed or (head[-1] in ".?!" and len(words) <= _MOST_WORDS)


def bracket(text: str) -> tuple[str, str] | None:
    """The bracket that a text begins with, and what is in it."""
    match = _BRACKETED.match(text.lstrip(" \t*_"))
    return (match["open"], match["inside"].strip()) if match else None


def doubtful(
    names: Iterable[str | None], total: int, *, known: Container[str], likely: Callable[[str], bool]
) -> set[str]:
    """What recurs like a name, at a tenth of the places, and is not held to be one."""
    counts = Counter(name for name in names if name is not None and name not in known)
    return {name for name, count in counts.items() if count > 1 and count * _LEAST_SHARE >= total and likely(name)}
