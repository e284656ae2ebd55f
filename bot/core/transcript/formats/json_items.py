"""Where in a JSON document the transcript is: the lists whose items have words and times, with speakers if some
do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from bot.core.transcript.formats.json_fields import as_dict, as_list, first, name_of, text_of
from bot.core.transcript.formats.json_tools import ANY, ENDS_ALONE, Tool

_ALTERNATIVES = frozenset({"alternatives", "hypotheses", "nBest", "NBest"})
_FINAL = ("final", "is_final", "isFinal")
_DEEPEST, _SAMPLE, _NAMES_DEPTH = 60, 200, 5
_NAMED_AT = frozenset({"speakers", "participants", "speaker_map", "speakerMap", "speaker_names"})
_IDS = ("id", "speaker_id", "speaker", "label")
_NAMES = ("name", "speaker_name", "display_name", "displayName")


@dataclass(slots=True)
class Group:
    """One list of the document, and who speaks in it if what it is part of says so."""

    items: list[Any]
    speaker: str | None = None


@dataclass(slots=True)
class Found:
    """All lists at the same place of a document: `results.*.words` is one place."""

    path: str
    groups: list[Group] = field(default_factory=list[Group])

    def items(self) -> Iterator[tuple[Any, str | None]]:
        return ((item, group.speaker) for group in self.groups for item in group.items)


@dataclass(slots=True)
class Document:
    """The lists of a document by their place, and all keys in it."""

    lists: dict[str, Found] = field(default_factory=dict[str, Found])
    keys: set[str] = field(default_factory=set[str])


def look_through(document: Any) -> Document:
    """Find the lists of a document. Of alternatives only the first counts."""
    found = Document()
    waiting: list[tuple[Any, tuple[str, ...], str | None]] = [(document, (), None)]
    while waiting:
        value, path, speaker = waiting.pop()
        if len(path) > _DEEPEST:
            continue
        if isinstance(value, dict):
            fields = cast(dict[str, Any], value)
            found.keys.update(fields)
            own = name_of(first(fields, ANY.speaker)[1]) or speaker
            nested = [key for key, inner in fields.items() if isinstance(inner, (dict, list))]
            waiting += [(fields[key], (*path, key), own) for key in reversed(nested)]
        elif isinstance(value, list) and value:
            items = [_unwrapped(item, found.keys) for item in _finished(cast(list[Any], value))]
            if path and path[-1] in _ALTERNATIVES:
                waiting.append((items[0], (*path, "0"), speaker))
                continue
            place = ".".join(path)
            found.lists.setdefault(place, Found(place)).groups.append(Group(items, speaker))
            if isinstance(items[0], (dict, list)):
                voices = _channels(path, items) or [speaker] * len(items)
                waiting += [
                    (inner, (*path, "*"), voice)
                    for inner, voice in zip(reversed(items), reversed(voices), strict=True)
                ]
    return found


def _finished(items: list[Any]) -> list[Any]:
    """The items without what a recogniser said meanwhile and said again at last."""
    final = [first(item, _FINAL)[1] for item in items]
    return [item for item, last in zip(items, final, strict=True) if last is not False] if True in final else items


def _channels(path: Sequence[str], items: Sequence[Any]) -> list[str | None]:
    """Of several channels each is a speaker."""
    return list(map(name_of, range(len(items)))) if path[-1:] == ("channels",) and len(items) > 1 else []


def _unwrapped(item: Any, keys: set[str]) -> Any:
    """What is in an item that has nothing but another one in it."""
    while len(fields := as_dict(item)) == 1:
        ((key, inner),) = fields.items()
        if not isinstance(inner, dict):
            break
        keys.add(key)
        item = as_dict(inner)
    return item


def transcript_in(document: Document, tool: Tool) -> Found | None:
    """The list that is most likely the transcript: at the tool's place, or any that has words and times.

    Those with speakers are preferred to those without, and of what says the same, segments to words.
    """
    if tool.items and tool.items in document.lists:
        return _without_repeats(document.lists[tool.items], tool)
    candidates = [_without_repeats(found, tool) for found in document.lists.values() if _is_timed(found, tool)]
    if not candidates:
        return None
    said = [_said(found, tool) for found in candidates]
    enough = [(found, length) for found, length in zip(candidates, said, strict=True) if 2 * length >= max(said)]
    return max(enough, key=lambda one: _merits(*one, tool))[0]


def _merits(found: Found, said: int, tool: Tool) -> tuple[bool, bool, float, int]:
    """`said` is how many characters it holds."""
    worded = any(as_list(first(item, tool.words)[1]) for item in _sample(found))
    average = said / max(1, sum(len(group.items) for group in found.groups))
    return _named(found, tool), worded, average, -len(found.path)


def _sample(found: Found) -> list[Any]:
    items = [item for group in found.groups[:_SAMPLE] for item in group.items[:_SAMPLE]]
    return items[:_SAMPLE]


def _is_timed(found: Found, tool: Tool) -> bool:
    sample = [item for item in _sample(found) if as_dict(item)]
    starts = (*tool.start, *ENDS_ALONE)
    timed = sum(words_of(item, tool) is not None and first(item, starts)[1] is not None for item in sample)
    return 2 * timed >= len(sample) > 0


def words_of(item: Any, tool: Tool) -> str | None:
    """What an item says: its text, or its words in a row."""
    text = text_of(first(item, tool.text)[1])
    return text if text is not None else text_of(first(item, tool.words)[1])


def _said(found: Found, tool: Tool) -> int:
    return sum(len(words_of(item, tool) or "") for item, _ in found.items() if isinstance(item, dict))


def _named(found: Found, tool: Tool) -> bool:
    return any(name_of(first(item, tool.speaker)[1]) or speaker for item, speaker in found.items())


def _without_repeats(found: Found, tool: Tool) -> Found:
    """Google's last result repeats all words with their speakers: then that is the transcript."""
    if len(found.groups) < 2:
        return found
    last = found.groups[-1]
    before = sum(len(group.items) for group in found.groups[:-1])
    told = [name_of(first(item, tool.speaker)[1]) for item in last.items[:_SAMPLE]]
    earlier = [name_of(first(item, tool.speaker)[1]) for item in found.groups[0].items[:_SAMPLE]]
    if any(told) and not any(earlier) and 5 * len(last.items) >= 4 * before:
        return Found(found.path, [last])
    return found


def names_in(document: Any) -> dict[str, str]:
    """What speakers are called, by number or id, where a list says so: `speakers: [{"id": 0, "name": "Ann"}]`."""
    names: dict[str, str] = {}
    for told in _named_at(document):
        entries: list[tuple[Any, Any]] = list(as_dict(told).items())
        entries += [(first(one, _IDS)[1], one) for one in as_list(told)]
        for number, value in entries:
            name = name_of(value if isinstance(value, str) else first(value, _NAMES)[1])
            if name is not None and number is not None and not isinstance(number, (dict, list)):
                names[str(number)] = name
    return names


def names_listed(document: Any) -> list[str]:
    """What speakers are called where a list of names has neither numbers nor ids: `speakers: ["Ann", "Ben"]`."""
    for told in map(as_list, _named_at(document)):
        names = [name_of(one if isinstance(one, str) else first(one, _NAMES)[1]) for one in told]
        if all(names) and not any(first(one, _IDS)[1] is not None for one in told):
            return [name for name in names if name]
    return []


def _named_at(document: Any) -> Iterator[Any]:
    """What stands under the usual keys, a few levels deep at most: the transcript itself is not looked through."""
    level = [document]
    for _ in range(_NAMES_DEPTH):
        inner: list[Any] = []
        for fields in map(as_dict, level):
            yield from (fields[key] for key in fields if key in _NAMED_AT)
            inner += fields.values()
            inner += [one for value in fields.values() for one in as_list(value)[:1]]
        level = inner
