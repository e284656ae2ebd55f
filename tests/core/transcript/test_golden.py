"""Small files as tools write them, and the exact cues beside each: what `FILE.cues` says is what is read of `FILE`.

A line is a cue, with tabs between start and end in ms, the speaker (`-` is nobody), the words, and where the file
has times of words, these: `begin-end`. A line with `#` before it is a chapter.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core.transcript import formats
from bot.core.transcript.formats.reader import Reading
from bot.core.transcript.wordtimes import unpack

FOLDER = Path(__file__).parent / "golden"
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".cues")


def lines(reading: Reading) -> Iterator[str]:
    for start, title in reading.chapters:
        yield f"# {start}\t{title}"
    for cue in reading.cues:
        words = " ".join(f"{word.start}-{word.stop}" for word in unpack(cue.words, cue.start))
        yield "\t".join(filter(None, (str(cue.start), str(cue.end), cue.speaker or "-", cue.text, words)))


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_to_the_cues_beside_it(name: str) -> None:
    expected = (FOLDER / f"{name}.cues").read_text(encoding="utf-8").splitlines()
    assert list(lines(formats.read((FOLDER / name).read_bytes(), name))) == expected
