"""What captions hold besides words: tags, entities, dashes and invisible signs."""

import html
import re
from collections.abc import Iterator

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s([^<>]*))?>|</v>")
_TAGS = (
    r"a|abbr|article|b|big|blockquote|body|br|button|c|center|cite|code|dd|div|dl|dt|em|font|footer|h[1-6]|head|header"
    r"|hr|html|i|img|lang|li|link|main|mark|meta|nav|ol|p|pre|q|rp|rt|ruby|s|section|small|span|strike|strong|sub|sup"
    r"|svg|table|tbody|td|th|thead|time|tr|tt|u|ul|v|path|script|style"
)
_TAG = re.compile(
    rf"</?(?:{_TAGS})(?:[\s./][^<>]*)?>|(?-i:<[a-z][^<>\sA-Z_\d]*(?:\s[^<>]*=[^<>]*)?/?>)|</[^<>]*>|<[\d:.]+>|<>"
    r"|<!--[^\n<]{0,500}?-->"
    r"|\{\\[^{}]*\}|\{[A-Za-z]:[^{}]*\}",
    re.IGNORECASE | re.ASCII,
)
"""Of tags that no format has, those with a capital or a blank in them are what people write: `<Ben Ray>`."""
_BLANKS = re.compile(r"\s{2,}|[^\S ]")  # none of what is a blank already: that would cost a list of all words
_NOBODY = r"unk|sil|eos|bos|pad|blank|(?:spoken_)?noise|laugh\w*|cough\w*|inaudible|crosstalk|music|pause|silence"
_PERSON = re.compile(
    r"^((?:[^<\n]{0,60}[\])}]|[\d:. ]{1,20}[AP]M)?[^A-Za-z\n<>]{0,60})"
    rf"<(?!(?:{_TAGS}|{_NOBODY})>)([a-z][a-z._-]{{1,30}})>(?!.*</)",
    re.MULTILINE,
)
"""A line that begins with a tag that no format has begins with a person: `<ben> Hi`."""
_GAP = re.compile(r"\t+| {2,}")
_BEYOND = re.compile(r"&#(?:\d{8,}|x[0-9a-f]{7,});?", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>|\[br\]", re.IGNORECASE)
_DASH = re.compile(r"^[^\S\n]*+[-‐‑–—][^\S\n]*+(?=[^\W\d]|[\"“'‘(\[♪…>])", re.MULTILINE)
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def lines(marked_up: str) -> str:
    """The words as `plain`, but on their lines, and with a tab where two blanks were or more."""
    return "\n".join("\t".join(plain(part) for part in _GAP.split(line.strip())) for line in marked_up.split("\n"))


def unescaped(text: str) -> str:
    """The text with entities resolved; those whose numbers are beyond all letters are left out."""
    return html.unescape(_BEYOND.sub("", text)) if "&" in text else text


def plain(marked_up: str) -> str:
    """The words on one line: without tags, override codes and the dashes of a dialogue, with entities resolved.

    Tags go first, so that `&lt;i&gt;` stays what somebody wrote.
    """
    text = _BREAK.sub("\n", marked_up)
    text = _PERSON.sub(r"\1[\2]", text) if "<" in text else text
    text = unescaped(_TAG.sub("", text))
    return _BLANKS.sub(" ", _DASH.sub("", _INVISIBLE.sub("", text))).strip()


def voices(marked_up: str) -> Iterator[tuple[str | None, str]]:
    """Split at voice tags, which nobody needs to close."""
    speaker: str | None = None
    done = 0
    for tag in _VOICE.finditer(marked_up):
        if words := marked_up[done : tag.start()].strip():
            yield speaker, words
        name = " ".join(unescaped(tag[1] or "").split())
        speaker = name if any(map(str.isalnum, name)) else None  # `<v ->` is a change of speaker
        done = tag.end()
    yield speaker, marked_up[done:]
