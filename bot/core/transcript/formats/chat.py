"""CHAT (.cha), in which corpora of talk are kept: `*ANN:` words, then `•1200_2400•`, begin and end in ms.

https://talkbank.org/manuals/CHAT.html. The bullets are written as a control character (NAK) around the times.
Dependent tiers (`%mor:`) and the marks of repetitions, pauses, omissions and intonation are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.errors import TranscriptError
from bot.core.transcript.formats.lines import numbered
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.formats.timing import LONGEST
from bot.core.transcript.model import Cue
from bot.wording import transcripts as wording

_NAK, _BULLET = b"\x15", "•"
_HEAD = re.compile(r"\s*@(?:UTF8|Begin|Font:|PID:)")
_TIMES = re.compile(rf"{_BULLET}(?:%snd:\"[^\"]*\"_)?(\d{{1,10}})_(\d{{1,10}}){_BULLET}")
_LINE = re.compile(r"\*(?P<code>[^\s:]{1,20}):\s*(?P<words>.*)")
_PERSON = re.compile(r"\s*(?P<code>\S+)(?:\s+(?P<name>\S+))?(?:\s+(?P<role>\S+))?\s*")
_MARKS = (
    (re.compile(r"\[[^\]]*\]|&=\S+|\(\.+\)|\(\d[\d.:]*\)|\b0[^\W\d]\w*|\+[<^,\"]\s"), " "),
    (re.compile("[<>↑↓→↗↘⌈⌉⌊⌋∆∇°▁▔☺♋⁇∬∲§∙‡„≈≋]"), " "),
    (re.compile(r"\+\.\.[.?]"), "…"),
    (re.compile(r"\+(?://?|\"/?)[.?]|\+!\?"), "—"),
    (re.compile(r"&[-~+]?(?=\w)|(?<=\w)@[\w:$-]+|(?<=\w)[()](?=\w)|\((?=\w+\)\w)|(?<=\w)\)|(?<=\w)\((?=\w)"), ""),
    (re.compile(r"(?<=\w)[_+](?=\w)"), " "),
    (re.compile(r"\s+(?=[.,?!…—])"), ""),
)


@dataclass(slots=True)
class _Said:
    line: int
    code: str
    words: str


def is_chat(data: bytes) -> bool:
    """Whether the bytes of a file are of this kind, which has a sign in it that no text has."""
    return _HEAD.match(data[:200].decode("utf-8-sig", "replace")) is not None


def without_control(data: bytes) -> bytes:
    """The file with bullets for that sign."""
    return data.replace(_NAK, _BULLET.encode())


def parse(text: str, source: str) -> Iterator[Cue]:
    """Yield a cue an utterance; one without a time begins where the one before it ends.

    Raises:
        TranscriptError: there are no times in it, or one is later than any recording lasts.
    """
    names, said = _read(text)
    if not any(_TIMES.search(one.words) for one in said):
        raise TranscriptError(source, wording.NO_TIMES.format(found=said[0].words[:60] if said else ""), 1)
    end = 0
    for one in said:
        times = [int(time) for found in _TIMES.finditer(one.words) for time in found.groups()]
        if any(time > LONGEST for time in times):
            raise TranscriptError(source, wording.TIME_TOO_LATE.format(found=max(times)), one.line)
        start, end = (times[0], max(times)) if times else (end, end)
        yield Cue(start, end, _plain(_TIMES.sub(" ", one.words)), names.get(one.code, one.code))


def _read(text: str) -> tuple[dict[str, str], list[_Said]]:
    """Names by code, and what is said; a line that begins with a tab goes on with the one above."""
    names: dict[str, str] = {}
    said: list[_Said] = []
    kind = ""
    people: list[str] = []
    for number, line in numbered(text):
        kind = line[:1] if line[:1] in "*%@" and line else kind
        if line.startswith("@"):
            kind = "people" if line.startswith("@Participants:") else kind
        if kind == "people":
            people.append(line.partition(":")[2] if line.startswith("@") else line)
        elif found := _LINE.match(line):
            said.append(_Said(number, found["code"], found["words"]))
        elif kind == "*" and said:
            said[-1].words += f" {line.strip()}"
    for person in " ".join(people).split(","):
        if found := _PERSON.fullmatch(person):
            names[found["code"]] = (found["name"] if found["role"] else found["code"]).replace("_", " ")
    return names, said


def _plain(words: str) -> str:
    for pattern, instead in _MARKS:
        words = pattern.sub(instead, words)
    return " ".join(words.split())


READER = Reader("CHAT", lambda text: _HEAD.match(text) is not None, parse, in_order=True)
