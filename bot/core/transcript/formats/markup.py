"""What captions hold besides words: tags, entities, dashes and invisible signs."""

import html
import re

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[\d:.]+>|\{\\[^{}]*\}|\{[A-Za-z]:[^{}]*\}|</?>")
_BLANKS = re.compile(r"\s{2,}|[^\S ]")  # none of what is a blank already: that would cost a list of all words
_BREAK = re.compile(r"<br\s*/?>|\[br\]", re.IGNORECASE)
_DASH = re.compile(r"^[^\S\n]*+[-‐‑–—][^\S\n]*+(?=[^\W\d]|[\"“'‘(\[♪…>])", re.MULTILINE)
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def plain(marked_up: str) -> str:
    """The words on one line: without tags, override codes and the dashes of a dialogue, with entities resolved.

    Tags go first, so that `&lt;i&gt;` stays what somebody wrote.
    """
    text = html.unescape(_TAG.sub("", _BREAK.sub("\n", marked_up)))
    return _BLANKS.sub(" ", _DASH.sub("", _INVISIBLE.sub("", text))).strip()
