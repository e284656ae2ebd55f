"""What of a sentence is said: links, tags, entities and Markdown are blanked out, sign for sign."""

import html
import re

_MARKED = re.compile(r"[\[\](<>&*_`#~♪♫]|https?:|www\.", re.IGNORECASE)
NOTED = (
    r"[\[(]\s?(?:soft |upbeat |dramatic |theme |intro |outro )?(?:music|laughter|laugh(?:s|ing)?|chuckles?"
    r"|chuckling|applause|cheering|inaudible|unintelligible|indistinct|cross-?talk|silence|sighs?|coughs?|noise|sound"
    r"|clears throat|blank_audio|foreign)(?: [\w :.,]{1,24})?\s?[\])]"
)
"""What whoever wrote it down heard, or could not hear: “[inaudible 00:20:19]”, “(laughs)”."""
_HIDDEN = re.compile(
    r"(?:https?://|www\.)[^\s<>\[\]()]{1,2000}"
    r"|</?[A-Za-z][^<>]{0,300}>"
    r"|\[+ ?\d{1,2}(?::\d\d){1,2}(?:\.\d+)? {0,2000}\]+"
    rf"|{NOTED}"
    r"|[♪♫*_`~]+|(?<!\S)#{1,6}(?=\s)|^\s{0,3}>+(?=\s)",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[([^\[\]]{0,300})\]\((?:https?://|www\.|/|#|mailto:)[^\s()]{0,2000}\)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)


def plaintext(text: str) -> str:
    """The text as long as it was, with blanks for what nobody says: `[the docs](https://x.y)` -> ` the docs…`.

    So places in it are places in the sentence.
    """
    if not _MARKED.search(text):
        return text
    text = _LINK.sub(lambda found: f" {found[1]}".ljust(len(found[0])), text)
    text = _HIDDEN.sub(lambda found: " " * len(found[0]), text)
    return _ENTITY.sub(_resolved, text)


def _resolved(found: re.Match[str]) -> str:
    said = html.unescape(found[0])
    return said.ljust(len(found[0])) if len(said) <= len(found[0]) else found[0]
