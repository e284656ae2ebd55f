"""The lines of a file with their numbers, whichever way they end."""

import re
from collections.abc import Iterator

_LINE = re.compile(r"([^\r\n]*)(\r\n?|\n|\Z)")


def numbered(text: str) -> Iterator[tuple[int, str]]:
    """Yield (number from 1, line without its end), one at a time: a list of short lines is larger than its file."""
    return ((number, found[1]) for number, found in enumerate(_LINE.finditer(text), start=1))


def head(text: str) -> Iterator[str]:
    """The first lines that are not blank, without white space around them: what a format is recognised by."""
    return (line.strip() for _, line in numbered(text[:20_000]) if line.strip())
