"""The items of one place of a JSON document, read by a tool's names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Any, cast

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import json_document
from bot.core.transcript.formats.json_fields import Path, as_list, first, moment_of, ms_of, name_of, scale_of
from bot.core.transcript.formats.json_items import words_of
from bot.core.transcript.formats.json_phrases import Item
from bot.core.transcript.formats.json_tools import Tool
from bot.wording import transcripts as wording

_SAMPLE = 500
_LEAST_UNITS = 60  # half of all segments last longer, counted in anything but seconds, and none does in seconds
_FASTEST, _SLOWEST = 40, 0.05  # characters a second
_SPECIAL = re.compile(r"\[_\w+_?\]|<\|[^|]*\|>")


class Reading:
    """Reads the items of one place of a document by a tool's names. `names` are what the document calls speakers,
    by number or id, `listed` the names that it lists without."""

    def __init__(
        self, tool: Tool, text: str, source: str, names: dict[str, str], listed: Sequence[str] = ()
    ) -> None:
        self._tool, self._text, self._source, self._names, self._listed = tool, text, source, names, listed
        self._scale = tool.unit or 1000.0
        self._counts_from_0 = self._channelled = False
        self.begun: int | None = None
        """Since 1970, in ms, where the document tells moments and no times of the recording."""

    def settle(self, items: Sequence[Any]) -> None:
        """Find out what the items of the document mean alike."""
        self._settle_unit(items[:_SAMPLE])
        tags = {tag for item in items for tag in _tags(item, self._tool)}
        self._counts_from_0 = 0 in tags and len(tags) > 1
        self._channelled = len({first(item, ("channelTag",))[1] for item in items}) > 1
        moments = (moment_of(first(item, self._tool.start)[1]) for item in items[:_SAMPLE])
        self._name_by_place(items)
        self.begun = min((moment for moment in moments if moment is not None), default=None)

    def _name_by_place(self, items: Sequence[Any]) -> None:
        """Names in a list without numbers are those of the speakers counted from 0, if these are."""
        told = [first(item, self._tool.speaker)[1] for item in items]
        numbers = {value for value in told if isinstance(value, int) and not isinstance(value, bool)}
        if 0 in numbers and max(numbers) < len(self._listed):
            self._names |= {str(place): name for place, name in enumerate(self._listed)}

    def _settle_unit(self, items: Sequence[Any]) -> None:
        """Find out what whole numbers without a unit count: milliseconds, hundredths or ticks, where seconds would
        be minutes long."""
        if self._tool.unit is not None:
            return
        spans: list[tuple[float, float, int]] = []
        for item in items:
            path, start = first(item, self._tool.start)
            if scale_of(path) is not None or not isinstance(start, int) or isinstance(start, bool):
                continue
            end = first(item, self._tool.end)[1]
            if end is None and isinstance(length := first(item, self._tool.duration)[1], int):
                end = start + length
            if end is not None and not isinstance(end, int):
                return
            spans.append((start, end if end is not None else -1, len(words_of(item, self._tool) or "")))
        lengths = [end - start for start, end, _ in spans if end >= 0]
        lengths = lengths or [after[0] - before[0] for before, after in pairwise(spans)]
        if not lengths or median(lengths) < _LEAST_UNITS:
            return
        rate = 1000 * sum(size for *_, size in spans) / max(1, sum(lengths))
        self._scale = 10.0 if rate > _FASTEST else 1.0 if rate > _SLOWEST else 1e-4

    def item(self, item: Any, speaker: str | None) -> Item | None:
        """An item with its times; None if it has neither words nor times."""
        text = words_of(item, self._tool)
        if text is None or _SPECIAL.fullmatch(text.strip()):
            return None
        start = self.time(item, self._tool.start)
        end = self.time(item, self._tool.end)
        if end is None and start is not None:
            length = self.time(item, self._tool.duration)
            end = start + length if length is not None else None
        words = self._words(first(item, self._tool.words)[1])
        if self._tool.relative and start is not None:
            words = [_later(word, start) for word in words]
        return Item(text, start, end, self.speaker(item) or self._called(speaker), words)

    def _called(self, speaker: str | None) -> str | None:
        """The name of somebody whom the document tells by number."""
        return self._names.get(speaker.removeprefix("Speaker "), speaker) if speaker else None

    def speaker(self, item: Any) -> str | None:
        if not isinstance(item, dict):
            return None
        path, value = first(item, self._tool.speaker)
        if path == "speakerTag" and value == 0 and not self._counts_from_0:
            return None
        if path == "channelTag" and not self._channelled:
            return None
        if isinstance(value, (str, int)) and str(value) in self._names:
            return self._names[str(value)]
        return name_of(value)

    def turn(self, item: Any) -> str | None:
        """Whom an item of a list names that says only who speaks."""
        return name_of(first(item, self._tool.turns)[1]) if self._tool.turns else self.speaker(item)

    def _words(self, words: Any) -> list[Item]:
        if not isinstance(words, list):
            return []
        found: list[Item] = []
        for word in cast(list[Any], words):
            if isinstance(word, list) and len(cast(list[Any], word)) > 2:
                spelled, start, end = cast(list[Any], word)[:3]
                word = {"text": spelled, "start": start, "end": end}
            if isinstance(word, dict) and (one := self.item(word, None)) is not None:
                found.append(one)
        return found

    def time(self, item: Any, paths: tuple[Path, ...]) -> int | None:
        path, value = first(item, paths)
        if (moment := moment_of(value)) is not None:
            return None if self.begun is None else max(0, moment - self.begun)
        scale = scale_of(path)
        try:
            return ms_of(value, self._scale if scale is None else scale)
        except ValueError as error:
            line = json_document.line_of(self._text, value, words_of(item, self._tool))
            raise TranscriptError(self._source, wording.NO_TIME.format(found=str(error)), line) from error


def _tags(item: Any, tool: Tool) -> Iterator[Any]:
    """The speakers' numbers that Google's tools write, of an item and of its words."""
    for one in (item, *as_list(first(item, tool.words)[1])):
        if isinstance(one, dict) and (tag := cast(dict[str, Any], one).get("speakerTag")) is not None:
            yield tag


def _later(word: Item, start: int) -> Item:
    def shifted(time: int | None) -> int | None:
        return None if time is None else time + start

    return replace(word, start=shifted(word.start), end=shifted(word.end))
