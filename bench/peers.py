"""What else one could use: rapidfuzz's WRatio over the lines alone, or SQLite's FTS5 over the sentences alone."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process, utils

from bot.core.search.words import words
from bot.core.transcript.model import Cue, Transcript


class Moment(NamedTuple):
    """Milliseconds from and to."""

    start: int
    end: int


class FuzzyLines:
    """`rapidfuzz.process.extract` over the lines as they are in the file."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._cues = cues
        self._lines = [utils.default_process(cue.text) for cue in cues]

    def search(self, text: str, limit: int) -> list[Moment]:
        wanted = utils.default_process(text)
        found = process.extract(wanted, self._lines, scorer=fuzz.WRatio, limit=limit)
        return [Moment(self._cues[number].start, self._cues[number].end) for _, _, number in found]


class FullText:
    """An FTS5 table of the sentences with the Porter stemmer, ranked by BM25; any word of the query may match."""

    def __init__(self, transcript: Transcript) -> None:
        self._sentences = transcript.sentences
        self._database = sqlite3.connect(":memory:")
        self._database.execute("CREATE VIRTUAL TABLE said USING fts5(text, tokenize = 'porter')")
        self._database.executemany("INSERT INTO said VALUES (?)", ((one.text,) for one in transcript.sentences))

    def search(self, text: str, limit: int) -> list[Moment]:
        asked = " OR ".join(f'"{word.form}"' for word in words(text))
        if not asked:
            return []
        rows: list[tuple[int]] = self._database.execute(
            "SELECT rowid FROM said WHERE said MATCH ? ORDER BY rank LIMIT ?", (asked, limit)
        ).fetchall()
        found = [self._sentences[row - 1] for (row,) in rows]
        return [Moment(sentence.start, sentence.end) for sentence in found]
