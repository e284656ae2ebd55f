"""What a message quotes: the words in its quotation marks, and its block quotes."""

import re
from collections.abc import Iterator

from bot.core.search.words import words

LEAST_WORDS = 3
"""Fewer in quotation marks are a name, a title or irony rather than a quote."""
_PAIRS = ("“”", "„“", "„”", "«»", "»«", "‹›", "›‹", "「」", "『』", '""')
_MARKED = re.compile(
    "|".join(f"{re.escape(first)}([^{first}{last}\n]+){re.escape(last)}" for first, last in _PAIRS)
)
_SINGLE = re.compile(r"(?<!\w)[‘']([^\n]+?)[’'](?!\w)")
_LINE, _REST = re.compile(r"> ?(.*)"), ">>> "


def quotations(text: str) -> list[str]:
    """Every quote in a message of Discord's, in order and each once; none where it quotes nothing."""
    found = (one.strip() for one in _quoted(text))
    return list(dict.fromkeys(one for one in found if sum(1 for _ in words(one)) >= LEAST_WORDS))


def _quoted(text: str) -> Iterator[str]:
    """Block quotes whole, with the marks around them taken away; of what is beside them what is in marks."""
    block: list[str] = []
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if line.startswith(_REST):
            yield from _ended(block)
            yield _unmarked(" ".join([line.removeprefix(_REST), *lines[number + 1 :]]))
            return
        if found := _LINE.match(line):
            block.append(found[1])
            continue
        yield from _ended(block)
        yield from _marked(line)
    yield from _ended(block)


def _ended(block: list[str]) -> Iterator[str]:
    if block:
        yield _unmarked(" ".join(block))
        block.clear()


def _unmarked(quote: str) -> str:
    """Without the marks around it, and what stands behind the last of them, as who said it."""
    inside = list(_marked(quote))
    return " ".join(inside) if inside and len(" ".join(inside)) * 2 > len(quote) else quote


def _marked(line: str) -> Iterator[str]:
    found = list(_MARKED.finditer(line))
    for match in found or _SINGLE.finditer(line):
        yield next(part for part in match.groups() if part is not None)
