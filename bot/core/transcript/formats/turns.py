"""The lines of a plain file and its shape -> blocks of speech with a time and a speaker each."""

from collections.abc import Iterator, Sequence
from itertools import chain

from bot.core.transcript.formats import labels
from bot.core.transcript.formats.blocks import Block
from bot.core.transcript.formats.labels import Naming
from bot.core.transcript.formats.shape import Shape
from bot.core.transcript.formats.tokens import Line

_LONGEST_LABEL, _MOST_WORDS, _FEW_WORDS = 60, 6, 3
_JOINTS = " \t:：,-–—|·•"
_HEAD = 200


class Turns:
    """Goes through the lines; `blocks` are those with a time, `above` the lines before the first of them, `known`
    all who are named."""

    def __init__(self, lines: Sequence[Line], shape: Shape) -> None:
        self.blocks: list[Block] = []
        self.above: list[Line] = []
        self._lines, self._shape = lines, shape
        known = shape.beside | shape.behind | set(shape.titles.values())
        named = sum(
            labels.cleaned(lines[index].text[: found[0][0].begin]) in known for index, found in shape.times.items()
        )
        places = [place[:_HEAD] for place in self._places()]
        self._naming = Naming(places, known or labels.opening(places), named)
        self.known = known | self._naming.names
        counted = sum(lines[index].counted for index in shape.times)
        self._are_listed = 4 * counted > 3 * len(shape.times)
        self._are_named = 2 * named >= len(shape.times)
        self._speaker: str | None = None
        self._said: list[str] = []
        for index, line in enumerate(lines):
            self._read(index, line)
        self._close()

    def _places(self) -> Iterator[str]:
        """All that a label could stand before."""
        for index, line in enumerate(self._lines):
            found = self._shape.times.get(index)
            if index in self._shape.titles:
                continue
            if found is None:
                yield line.text
                continue
            if (left := line.text[: found[0][0].begin].strip()) and labels.cleaned(left) not in self._shape.beside:
                yield left
            ends = [*(stamp.begin for stamp, *_ in found[1:]), len(line.text)]
            for (stamp, *_), end in zip(found, ends, strict=True):
                if words := line.text[stamp.end : end].strip(_JOINTS):
                    yield words

    def _read(self, index: int, line: Line) -> None:
        if name := self._shape.titles.get(index):
            self._close()
            self._speaker = name
            if self.blocks and not self.blocks[-1].text:
                self.blocks[-1].speaker = name
            return
        found = self._shape.times.get(index)
        if found is None:
            self._read_untimed(index, line)
            return
        if not self.blocks and self.above:
            self.take_from_above()
        left = line.text[: found[0][0].begin].strip()
        name = labels.cleaned(left) if left else None
        named = name is not None and name in self._shape.beside
        behind = [*(stamp.begin for stamp, *_ in found[1:]), len(line.text)]
        if left.strip(_JOINTS + "()[]<>") and not named:
            unknown = bool(self._shape.beside) and _is_no_sentence(left, alike=self._are_named)
            if found[0][0].style[0] == "tail":
                self._open(found[0][1], None, None if unknown else self._speaker, line.number)
                self._say(left)
                return
            self._say_or_keep(line, left)
            self._speaker = None if unknown else self._speaker
        if line.counted and self._shape.beside and not left and not self._are_listed:
            self._speaker = None
        for (stamp, start, until), end in zip(found, behind, strict=True):
            words = line.text[stamp.end : end].lstrip(_JOINTS + ")]")
            self._open(start, until, name if named else self._speaker, line.number)
            alone = labels.cleaned(words) if self._shape.behind or self._shape.unclear else None
            if alone is not None and alone in self._shape.behind:
                self.blocks[-1].speaker = self._speaker = alone
            elif alone is not None and alone in self._shape.unclear and self._naming.names:
                self.blocks[-1].speaker = self._speaker = None
                self._said.append(words)
            elif words:
                self._say(words, spoken=not named)
            named = False

    def _read_untimed(self, index: int, line: Line) -> None:
        """Words that go on, or somebody else's at the same time."""
        if not self.blocks:
            self.above.append(line)
            return
        alone = labels.cleaned(line.text) if len(line.text) < _HEAD else None
        if alone in self.known and line.apart and index + 1 < len(self._lines):
            self._switch(alone, line.number)
            return
        if alone in self._shape.unclear and self._naming.names:
            self._switch(None, line.number)
        self._say(line.text)

    def _say_or_keep(self, line: Line, words: str) -> None:
        if not self.blocks:
            self._open(0, None, None, line.number)
        self._say(words)

    def _open(self, start: int, until: int | None, speaker: str | None, line: int) -> None:
        self._close()
        self.blocks.append(Block(start, "", speaker, until, line))
        self._speaker = speaker

    def _switch(self, speaker: str | None, line: int) -> None:
        block = self.blocks[-1]
        if self._said:
            self._open(block.start, block.end, speaker, line)
        block = self.blocks[-1]
        block.speaker = self._speaker = speaker

    def _say(self, words: str, *, spoken: bool = True) -> None:
        """Add words to the open block, or to a new one if they begin with a name."""
        words = words.replace("\t", " ") if "\t" not in words[:_HEAD] else words
        name, rest = self._naming.split(words) if spoken else (None, words)
        if name is not None:
            self._switch(name, self.blocks[-1].line)
            words = rest
        elif spoken and self._naming.unclear(words[:_HEAD]):
            self._switch(None, self.blocks[-1].line)
        if words.strip():
            self._said.append(" ".join(words.split()))

    def _close(self) -> None:
        if self.blocks and self._said:
            block = self.blocks[-1]
            block.text = " ".join(chain([block.text] if block.text else [], self._said))
        self._said = []

    def take_from_above(self, first: Line | None = None) -> None:
        """Put what is labelled before the first time, or begins with the line `first`, among the blocks."""
        place = next(
            (
                place
                for place, line in enumerate(self.above)
                if line is first or (first is None and self._naming.split(line.text)[0] is not None)
            ),
            len(self.above),
        )
        lines, self.above = self.above[place:], self.above[:place]
        if lines:
            later, self.blocks = self.blocks, list[Block]()
            self._open(0, None, None, lines[0].number)
            for line in lines:
                self._say(line.text)
            self._close()
            self.blocks += later


def _is_no_sentence(left: str, *, alike: bool) -> bool:
    """Whether what stands where others have their names can be one that is not known: short, and without an end;
    with `alike`, most places have a name."""
    name = labels.cleaned(left)
    if name is not None and labels.likely(name):
        return True
    most = _MOST_WORDS if name is None else _FEW_WORDS if alike else 0
    return len(left) <= _LONGEST_LABEL and len(left.split()) <= most
