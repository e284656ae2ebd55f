"""Transcriber (.trs): turns of speakers, with a mark of time now and then; topics of sections are chapters.

http://trans.sourceforge.net/en/transguidEN.php
"""

import re
from itertools import pairwise

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import timing, xmltext
from bot.core.transcript.formats.reader import Parsed, Reader
from bot.core.transcript.model import Cue
from bot.wording import transcripts as wording

_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*>")


class _Document(xmltext.Elements):
    """Collects `cues` with the ids of speakers, their `names`, and `chapters`."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.cues: list[Cue] = []
        self.names: dict[str, str] = {}
        self.chapters: list[tuple[int, str]] = []
        self._source = source
        self._topics: dict[str, str] = {}
        self._speakers: list[str] = []
        self._start, self._until, self._speaker = 0, 0, ""
        self._words: list[str] | None = None

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "Speaker":
                self.names[attributes.get("id", "")] = attributes.get("name", "")
            case "Topic":
                self._topics[attributes.get("id", "")] = " ".join(attributes.get("desc", "").split())
            case "Section" if topic := self._topics.get(attributes.get("topic", "")):
                self.chapters.append((self._time(attributes, "startTime"), topic))
            case "Turn":
                self._speakers = attributes.get("speaker", "").split()
                self._speaker = self._speakers[0] if len(self._speakers) == 1 else ""
                self._start, self._until = self._time(attributes, "startTime"), self._time(attributes, "endTime")
                self._words = []
            case "Sync":
                self._say(self._time(attributes, "time"))
                self._start = self._time(attributes, "time")
            case "Who":
                self._say(self._start)
                number = attributes.get("nb", "")
                known = number.isdecimal() and 0 < int(number) <= len(self._speakers)
                self._speaker = self._speakers[int(number) - 1] if known else ""
            case _:
                pass

    def said(self, text: str) -> None:
        if self._words is not None:
            self._words.append(text)

    def closed(self, name: str) -> None:
        if name == "Turn":
            self._say(self._until)
            self._words = None

    def _say(self, end: int) -> None:
        text = " ".join("".join(self._words or ()).split())
        if text:
            self.cues.append(Cue(self._start, max(self._start, end), text, self._speaker or None))
        self._words = []

    def _time(self, attributes: dict[str, str], key: str) -> int:
        return timing.read(attributes.get(key, "0"), self._source, self.line)


def parse(text: str, source: str) -> Parsed:
    """Read the cues.

    Raises:
        TranscriptError: it is not well-formed, has a time that is none, or no words.
    """
    document = _Document(source)
    xmltext.parse(_DOCTYPE.sub("", text, count=1), document, source)
    if not document.cues:
        raise TranscriptError(source, wording.FILE_WITHOUT_WORDS, 1)
    names = document.names
    cues = [Cue(cue.start, cue.end, cue.text, names.get(cue.speaker or "") or None) for cue in document.cues]
    last = [*document.chapters[:1], *(later for one, later in pairwise(document.chapters) if later[1] != one[1])]
    return Parsed(cues, chapters=last)


READER = Reader("Transcriber", lambda text: xmltext.root_of(text) == "trans", parse)
