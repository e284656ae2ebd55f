"""Words -> Discord's markdown: nothing that a transcript or a person wrote can format, link, ping or break out."""

import re
from collections.abc import Iterable

ELLIPSIS = "…"
_SPECIAL = re.compile(r"[\\*_~|`<>\[\]()#@]|(?<=\w):(?=//)|(?<=//):|^[-+](?=\s)|(?<=^\d)\.|(?<=^\d\d)\.")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def plain(text: str) -> str:
    """One line without control characters: what is left can be measured and cut."""
    return " ".join(_INVISIBLE.sub("", text.replace("\n", " ")).split())


def escape(text: str) -> str:
    """The text as itself, whatever it holds; at most twice as long."""
    return _SPECIAL.sub(lambda found: "\\" + found.group(), _INVISIBLE.sub("", text.replace("\n", " ")))


def shorten(text: str, limit: int) -> str:
    """Cut at a word, with an ellipsis, to at most `limit` UTF-16 units, which is how Discord's limits count at
    most; before escaping, never after."""
    if len(text) <= limit and units(text) <= limit:
        return text
    cut = text[: limit - 1]
    while units(cut) > limit - 1:
        cut = cut[: -max(1, (units(cut) - limit + 1) // 2)]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit // 2 else cut).rstrip() + ELLIPSIS


def typed(title: str, limit: int) -> str:
    """As much of a title as fits between backticks, to be typed: whole words, without those that have one."""
    words = [word for word in plain(title).split() if "`" not in word]
    while len(words) > 1 and units(" ".join(words)) > limit:
        words.pop()
    return " ".join(words)


def brief(text: str, limit: int) -> str:
    """The beginning of a text in one line, as itself: what came from people or transcripts, as messages show it."""
    return escape(shorten(plain(text), limit))


def units(text: str) -> int:
    """Its length in UTF-16: letters beyond the basic plane, as most emoji, take two."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def bold(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """Escape the text with those character ranges in bold; ranges with only white space between become one."""
    pieces: list[str] = []
    done = 0
    for start, end in _joined(text, ranges):
        pieces += escape(text[done:start]), f"**{escape(text[start:end])}**"
        done = end
    return "".join([*pieces, escape(text[done:])])


def _joined(text: str, ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        start, end = _without_space(text, start, min(end, len(text)))
        if start >= end:
            continue
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _without_space(text: str, start: int, end: int) -> tuple[int, int]:
    """Discord leaves `** word**` as it is."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
