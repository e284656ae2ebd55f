"""A plain file as tokens: its lines without markup, and the times in each of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.core.transcript.formats import clock, labels
from bot.core.transcript.formats.lines import numbered
from bot.core.transcript.formats.markup import plain

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODES = re.compile(r"\x1b\[[0-9;?]{0,20}[A-Za-z]|\x1b")
_WATCHED = re.compile(r"(?:^|\s)(?:[A-Z]{4,12} ?){1,2}:\s[^:]{0,300} - WATCH: https?://\S{1,500}")
"""What Fathom puts behind the words that it is about."""
_IMAGE = re.compile(r"!\[[^\[\]]{0,300}\]\([^()\s]{0,500}(?:\s\"[^\"]{0,200}\")?\)")
_LINK = re.compile(
    r"\[([^\[\]]{1,300})\]\((?:https?:|#|/|mailto:|www\.|\?)[^()\s]{0,1000}(?:\s\"[^\"]{0,200}\")?\)"
)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_EMPHASIS = re.compile(r"(?<![\w*_])[*_]{1,3}+(?=\S)|(?<=\S)[*_]{1,3}+(?!\w)")
_BULLET = re.compile(r"(?:>\s?)+|[-+*•·●▪◦‣►▶▸–—]\s+(?=[\[(<{【*_\d\\])")
_COUNTED = re.compile(
    r"(?:#?\d{1,6}[.):]\s+|#\d{1,6}\s+|\d{1,6}\s+(?=[\[(<{]?\d{1,3}:\d\d:\d\d)|\d{1,6}\t+)(?=[\[(<{【（*_]*\d)"
)
_TAGS = (
    "p|div|br|li|ul|ol|dl|dt|dd|tr|table|h[1-6]|section|article|blockquote|body|html|head|header|footer|main|nav"
)
_BLOCK = re.compile(rf"</?(?:{_TAGS})\b[^<>]{{0,1000}}>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</?(?:p|div|li|tr|h[1-6])\b", re.IGNORECASE)
_CELL = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
_HTML = re.compile(r"<(?:html|body|p|div|br|li|tr|h[1-6])\b[^<>]{0,1000}>", re.IGNORECASE)
_UNSEEN = re.compile(
    r"<(script|style|title|svg|noscript)\b[^<>]{0,1000}>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_NAME, _TIME = r"[^\W\d][^\[\]()\d:]{1,50}?(?: \d{1,2})?", r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:\.\d{1,3})?"
_TOGETHER = re.compile(
    rf"[\[(](?:(?P<name>{_NAME})(?:,?\s|\s[-–—|]\s)(?P<time>{_TIME})"
    rf"|(?P<first>{_TIME})(?:,?\s|\s[-–—|]\s)(?P<then>{_NAME}))[\])]:?"
)
"""A name and a time in one bracket, at the head of a line."""
_BEFORE, _BEHIND, _LONGEST_LEFT = "\t ([*_-–—|", "\t :,-–—|)]", 90
_GAP = re.compile(r"\t+| {2,}|\u2003+")
_ROW = re.compile(r"\|(.*)\|")
_UNIT = (
    r"(?:hours?|minutes?|seconds?|Stunden?|Minuten?|Sekunden?|heures?|secondes?|horas?|minutos?|segundos?"
    r"|or[ae]|minut[oi]|second[oi])"
)
_SPOKEN = rf"\d{{1,3}} {_UNIT}(?:,? (?:and |und |et |y |e )?\d{{1,3}} {_UNIT}){{0,2}}"
_PANE = re.compile(rf"(?P<time>(?:\d{{1,2}}:)?\d{{1,2}}:\d\d)\s*?(?P<spoken>{_SPOKEN})(?P<rest>.*)")
_SPOKEN_ALONE = re.compile(_SPOKEN)

_DATE = re.compile(r"(?:\d{4}-\d\d-\d\d|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}|\b(?:19|20)\d\d)(?:,? (?:at )?|T|, )$")
_DAY = r"(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d{1,2}[-/.]\d{1,2}[-/.](?:\d\d){1,2})(?:T|,?\s(?:at\s)?)"
_MOMENT = re.compile(
    rf"(?:^[^\w\n]{{0,4}}|[\[(]){_DAY}"
    r"(?P<time>\d{1,2}:\d\d)(?P<rest>:\d\d(?:[.,]\d{1,9})?)?(?P<half>\s?[AaPp]\.?[Mm]\.?)?"
    r"(?:Z|\s?[+-]\d\d:?\d\d)?[\])]?(?!\d)(?!.{0,30}\b(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR)\b)"
)
"""A date with a time of the day, of which the time counts."""

PRINTED = re.compile(
    r"(?:\x1b\[[\d;]{0,10}m)*\[\d{1,4}:[0-5]\d(?::[0-5]\d)?[.,]\d{3} --> \d{1,4}:[0-5]\d(?::[0-5]\d)?[.,]\d{3}\]"
)
"""How whisper.cpp and Whisper print a line: `[00:00:00.000 --> 00:00:02.640]   text`."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time in a line, at `begin` to `end` of its text; `style` tells alike ones."""

    begin: int
    end: int
    start: str
    until: str | None
    style: tuple[str, ...]


@dataclass(slots=True)
class Line:
    """A line that is not blank. `text` has a tab where columns were apart; `apart` says that a blank line is above;
    `level` is that of a Markdown heading, else 0; `blank` counts the white space before the words of a printed
    line, by which whisper.cpp tells words from pieces of them; `counted` says that a number stood before its
    time."""

    number: int
    text: str
    apart: bool = False
    level: int = 0
    blank: int = 0
    counted: bool = False
    stamps: list[Stamp] = field(default_factory=list[Stamp])


def lines(text: str) -> Iterator[Line]:
    """Yield the lines with their times; blocks of HTML are lines, too."""
    apart = True
    pane = False
    for number, written in _physical(text):
        bare = written.strip()
        if not bare:
            apart = True
            continue
        if pane and _SPOKEN_ALONE.fullmatch(bare):
            continue
        line = _line(number, bare)
        if line is None:
            continue
        line.apart, apart = apart, False
        pane = bool(line.stamps) and len(line.text) < 12
        yield line


def time_alone(number: int, start: int) -> Line:
    """A line with nothing but a time (ms)."""
    seconds = start // 1000
    time = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{start % 1000:03}"
    stamp = Stamp(0, len(time) + 2, time, None, ("alone", "[", "clock", ""))
    return Line(number, f"[{time}]", apart=True, stamps=[stamp])


def _physical(text: str) -> Iterator[tuple[int, str]]:
    if not _HTML.search(text[:20_000]):
        yield from numbered(text)
        return
    body = _UNSEEN.sub(lambda part: "\n" * part.group().count("\n"), text)
    for number, line in numbered(body):
        for part in _BLOCK.split(line):
            yield number, _CELL.sub("\t", part)
        if _PARAGRAPH.search(line):
            yield number, ""


def _line(number: int, bare: str) -> Line | None:
    if PRINTED.match(bare):
        return _printed(number, _CODES.sub("", bare))
    if spoken := _PANE.fullmatch(bare):
        bare = f"{spoken['time']}\t{spoken['rest']}"
    bare = _CODES.sub("", bare)
    if "WATCH: " in bare:
        bare = _WATCHED.sub("", bare)
    if "\\" in bare:
        bare = _ESCAPED.sub(r"\1", bare)
    if moment := _MOMENT.search(bare[:_LONGEST_LEFT]):
        time = f"[{moment['time']}{moment['rest'] or ':00'}{moment['half'] or ''}] "
        bare = f"{bare[: moment.start()]}{time}{bare[moment.end() :].lstrip()}"
    if bare[:1] in "[(" and (both := _TOGETHER.match(bare)):
        name, time = both["name"] or both["then"], both["time"] or both["first"]
        bare = f"{name} [{time}] {bare[both.end() :].lstrip()}" if labels.cleaned(name) else bare
    if "](" in bare:
        bare = _LINK.sub(lambda link: _linked(link[1]), _IMAGE.sub("", bare))
    level = 0
    if bare.startswith("#") and (heading := _HEADING.fullmatch(bare)):
        level, bare = len(heading[1]), heading[2]
    if bare.startswith("|") and (row := _ROW.fullmatch(bare)):
        bare = "\t".join(cell.strip() for cell in row[1].split("|"))
    bare = _BULLET.sub("", bare, count=1) if _BULLET.match(bare) else bare
    bare = _EMPHASIS.sub("", bare)
    counted = _COUNTED.match(bare)
    bare = bare[counted.end() :] if counted else bare
    text = "\t".join(plain(part) for part in _GAP.split(bare)).strip() if _GAP.search(bare) else plain(bare)
    if not text.strip("\t"):
        return None
    line = Line(number, text, level=level, counted=counted is not None)
    line.stamps = list(_stamps(text))
    return line


def _printed(number: int, bare: str) -> Line:
    """What a recogniser prints has no markup."""
    head, _, words = bare.partition("]")
    text = f"{head}] " + "\t".join(" ".join(part.split()) for part in _GAP.split(words.strip()))
    return Line(number, text, blank=len(words) - len(words.lstrip(" ")), stamps=list(_stamps(text)))


def _linked(words: str) -> str:
    inner = words.strip()
    return f"[{inner}]" if clock.read(inner) is not None else inner


def _stamps(text: str) -> Iterator[Stamp]:
    """The times in a line: bare ones only where it begins or ends, or behind what may be a name."""
    if not any(map(str.isdecimal, text)):
        return
    bare_seen = False
    begin, end = len(text) - len(text.lstrip(_BEFORE)), len(text.rstrip(_BEHIND))
    for found in clock.STAMP.finditer(text):
        groups = found.groupdict()
        start, until = next((groups[one], groups[two]) for one, two in ("ab", "cd", "ef") if groups[one])
        bracket = (groups["open"] or "")[:1]
        heads, tails = found.start() <= begin, found.end() >= end
        place = "alone" if heads and tails else "head" if heads else "tail" if tails else "within"
        if not bracket:
            far = found.start() > _LONGEST_LEFT and place == "within"
            if bare_seen or far or text.count("[", 0, found.start()) > text.count("]", 0, found.start()):
                continue
            bare_seen = True
        kind = clock.kind(start)
        if kind == "clock" and start[-1:] in "mM.":
            kind = "time of day"
        elif not bracket and _DATE.search(text, 0, found.start()):
            kind = "moment"
        elif kind == "clock" and place == "head" and not bracket and re.match(r"\d\d:\d\d:", start):
            kind = "full clock"
        yield Stamp(found.start(), found.end(), start, until, (place, bracket, kind, "range" if until else ""))
