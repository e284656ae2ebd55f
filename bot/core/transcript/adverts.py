"""Adverts: the stretches of a recording that somebody paid for, by what opens and what closes them.

A read says who pays (“brought to you by …”), praises it, and says where to get it (“go to …com/show”, “use the
code …”). Such phrases are cues; what lies between two of them within a minute or so, or names the same product, is
one advert.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from bot.core.transcript.aside_phrases import CAPITALISED, ENDS, GREETS, LINK_NAME, LINKS, OFFERS, OPENS, SHORTENS
from bot.core.transcript.model import Sentence
from bot.core.transcript.plaintext import plaintext


class _Cue(Enum):
    OPENS = auto()
    OFFERS = auto()
    LINKS = auto()
    SHORTENS = auto()


_NOT_LETTERS = re.compile(r"[\W_]+")
_SPLIT = re.compile(r"[\s./]+|['’]s?\b")

_GAP_WORDS, _OPENED_WORDS = 110, 300
"""Words between two cues that are still one advert; and once somebody was said to pay."""
_STRAY_WORDS = 120
"""Words between two mentions of what is advertised that still are."""
_LONGEST_WORDS = 500
"""Words that a name may add on one side."""
_GOES_ON = 2
"""One of so many sentences of another speaker names what is advertised, where their words are of the same advert:
whoever wrote who speaks was mistaken."""
_SHORTEST_NAME = 4
_MOST_WORDS_IN_A_NAME = 3
_ELSEWHERE, _AROUND = 6, 40
"""More sentences than the first that name it, further away than the second: the talk itself is about it."""
_INTRODUCED, _LED_TO, _LONGEST_VISIT, _VISITORS_SHARE = 4, 2, 40, 0.2
"""Sentences before a visitor, one of which says who pays, or behind, one of which has a link; how many a visit
takes, and which share of all."""
_NAMED_AROUND = 2
"""Sentences close to each other that name what a lone link leads to: an advert without an opening."""


@dataclass(slots=True)
class _Read:
    """An advert in the making: sentences `first` to `last`, and the kinds of cues in them."""

    first: int
    last: int
    kinds: Counter[_Cue]
    cued: list[int]
    opened: set[int]
    """Sentences that may name who pays: those that say that somebody does, and the ones after them."""

    def add(self, number: int, kinds: set[_Cue]) -> None:
        self.last = number
        self.kinds.update(kinds)
        self.cued.append(number)
        if _Cue.OPENS in kinds:
            self.opened.update((number, number + 1))

    @property
    def is_sure(self) -> bool:
        """Who pays is named, or it is offered in two ways: one alone may be anything."""
        return not self.kinds.keys().isdisjoint((_Cue.OPENS, _Cue.SHORTENS)) or self.kinds.total() > 1

    @property
    def leads_somewhere(self) -> bool:
        return not self.kinds.keys().isdisjoint((_Cue.LINKS, _Cue.SHORTENS))


def adverts(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The numbers of the sentences that advertise. Takes time in proportion to their number."""
    return _Finder(sentences).found()


class _Finder:
    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = [replace(one, text=plaintext(one.text)) for one in sentences]
        self._lengths = [len(one.text.split()) for one in self._sentences]
        self._said = Counter[str]()
        self._visitors = dict(_visitors(self._sentences))
        self._speakers_names = frozenset(_spoken_by(self._sentences))

    def found(self) -> frozenset[int]:
        reads = list(self._read_aloud())
        named = [self._named(read) for read in reads]
        wanted = frozenset[str]().union(*named)
        for sentence in self._sentences if wanted else ():
            self._said.update(wanted & _names_in(sentence.text))
        numbers: set[int] = set()
        before: tuple[int, frozenset[str]] | None = None
        for read, candidates in zip(reads, named, strict=True):
            names = self._kept(read, candidates)
            first, last = self._widened(self._with_visit(read), names)
            around = sum(1 for one in range(first, last + 1) if self._names_any(one, names))
            if not read.is_sure and around < _NAMED_AROUND:
                continue
            if before is not None and not names.isdisjoint(before[1]) and self._is_near(before[0], first):
                first = before[0] + 1
            numbers.update(range(first, last + 1))
            before = last, names
        return frozenset(numbers)

    def _read_aloud(self) -> Iterator[_Read]:
        """Without what others than those who read the adverts say of trials and sponsors: that is talk about
        business, unless they say where to get something."""
        reads = list(self._reads())
        sellers = {
            self._sentences[read.first].speaker
            for read in reads
            if _Cue.OPENS in read.kinds and read.leads_somewhere
        }
        for read in reads:
            speaker = self._sentences[read.first].speaker
            if read.leads_somewhere or not sellers or speaker in sellers or speaker in self._visitors:
                yield read

    def _with_visit(self, read: _Read) -> _Read:
        """From the first words of the visitor who speaks right before it."""
        around = range(max(0, read.first - _INTRODUCED), read.first)
        visits = [
            self._visitors[speaker] for one in around if (speaker := self._sentences[one].speaker) in self._visitors
        ]
        return replace(read, first=min([read.first, *visits]))

    def _is_near(self, last: int, first: int) -> bool:
        return sum(self._lengths[last + 1 : first]) <= _OPENED_WORDS and self._is_one_speakers(last, first)

    def _reads(self) -> Iterator[_Read]:
        """Cues that follow each other closely."""
        read: _Read | None = None
        apart = 0
        is_open = False
        for number, sentence in enumerate(self._sentences):
            kinds = _kinds(sentence.text)
            if not kinds:
                apart += self._lengths[number]
                continue
            if (
                read is not None
                and apart <= (_OPENED_WORDS if is_open else _GAP_WORDS)
                and self._is_one_speakers(read.last, number)
            ):
                read.add(number, kinds)
            else:
                if read is not None:
                    yield read
                read = _Read(number, number, Counter(), [], set())
                read.add(number, kinds)
            is_open = _Cue.OPENS in read.kinds
            apart = 0
        if read is not None:
            yield read

    def _is_one_speakers(self, first: int, last: int) -> bool:
        """Whether nothing from the first to before the last ends the advert."""
        speakers = self._speakers(first)
        between = self._sentences[first:last]
        return all(one.speaker in speakers and not ENDS.search(one.text) for one in between)

    def _speakers(self, number: int) -> set[str | None]:
        """Who may speak in the advert that this sentence is of."""
        return {self._sentences[number].speaker, *self._visitors}

    def _widened(self, read: _Read, names: frozenset[str]) -> tuple[int, int]:
        """With what names the same product before and after it, first and last."""
        if not names:
            return read.first, read.last
        is_one_persons = not read.is_sure
        return self._reach(read.first, -1, names, is_one_persons), self._reach(read.last, 1, names, is_one_persons)

    def _reach(self, edge: int, step: int, names: frozenset[str], is_one_persons: bool) -> int:
        stray = total = 0
        speakers, is_crossed = self._speakers(edge), is_one_persons
        number = edge + step
        while 0 <= number < len(self._sentences):
            stray += self._lengths[number]
            total += self._lengths[number]
            one = self._sentences[number]
            if stray > _STRAY_WORDS or total > _LONGEST_WORDS:
                break
            if one.speaker not in speakers:
                if is_crossed or not self._goes_on(number, step, names):
                    break
                is_crossed, speakers = True, {one.speaker}
            if GREETS.search(one.text):
                break
            if ENDS.search(one.text):
                return number if step > 0 else edge
            if self._names_any(number, names):
                edge, stray = number, 0
            number += step
        return edge

    def _goes_on(self, number: int, step: int, names: frozenset[str]) -> bool:
        """Whether another speaker, whose words begin or end here, goes on with the same advert."""
        end = number + step * _GOES_ON
        near = (one for one in range(number, end, step) if 0 <= one < len(self._sentences))
        return any(
            self._sentences[one].speaker == self._sentences[number].speaker and self._names_any(one, names)
            for one in near
        )

    def _names_any(self, number: int, names: frozenset[str]) -> bool:
        return not names.isdisjoint(_names_in(self._sentences[number].text))

    def _named(self, read: _Read) -> frozenset[str]:
        """What may be advertised: what the links of the sentences with cues are called, and who may pay."""
        named = {name for number in read.cued for name in _linked(self._sentences[number].text)}
        for number in read.opened:
            if number < len(self._sentences):
                named.update(_capitalised(self._sentences[number].text))
        return frozenset(named - self._speakers_names)

    def _kept(self, read: _Read, named: frozenset[str]) -> frozenset[str]:
        """Those that are hardly named elsewhere."""
        around = range(max(0, read.first - _AROUND), min(len(self._sentences), read.last + _AROUND + 1))
        here = Counter(name for number in around for name in named & _names_in(self._sentences[number].text))
        return frozenset(name for name in named if self._said[name] - here[name] <= _ELSEWHERE)


def _visitors(sentences: Sequence[Sentence]) -> Iterator[tuple[str | None, int]]:
    """Who speaks nowhere but right behind a sentence that says that somebody pays, or right before one that says
    where to get it: the sponsor's people, each with their first sentence."""
    said: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        if sentence.speaker:
            said[sentence.speaker].append(number)
    for speaker, numbers in said.items():
        before = sentences[max(0, numbers[0] - _INTRODUCED) : numbers[0]]
        behind = sentences[numbers[-1] + 1 : numbers[-1] + 1 + _LED_TO]
        is_short = numbers[-1] - numbers[0] <= _LONGEST_VISIT
        is_little = len(numbers) <= _VISITORS_SHARE * len(sentences)
        is_sold = any(OPENS.search(one.text) for one in before) or any(LINKS.search(one.text) for one in behind)
        if is_short and is_little and is_sold:
            yield speaker, numbers[0]


def _spoken_by(sentences: Sequence[Sentence]) -> Iterator[str]:
    """What those are called who speak: nobody sells them."""
    for speaker in {one.speaker for one in sentences if one.speaker}:
        yield from filter(None, map(_bare, (speaker, *speaker.split())))


def _kinds(text: str) -> set[_Cue]:
    patterns = ((_Cue.OPENS, OPENS), (_Cue.OFFERS, OFFERS), (_Cue.LINKS, LINKS), (_Cue.SHORTENS, SHORTENS))
    return {cue for cue, pattern in patterns if pattern.search(text)}


def _linked(text: str) -> Iterator[str]:
    """What the links of a sentence are called: the last word before the dot, and the last two."""
    for said in LINK_NAME.findall(text):
        yield from filter(None, (_bare(said), _bare(said.split()[-1])))


def _capitalised(text: str) -> Iterator[str]:
    yield from filter(None, map(_bare, CAPITALISED.findall(text)))


def _bare(name: str) -> str | None:
    """Its letters alone; None where there are too few to know it by."""
    letters = _NOT_LETTERS.sub("", name).casefold().removesuffix("s")
    return letters if len(letters) >= _SHORTEST_NAME else None


def _names_in(text: str) -> set[str]:
    """Every one to three words in a row as letters alone: “Athletic Greens”, athleticgreens.com."""
    parts = [bare for word in _SPLIT.split(text) if (bare := _NOT_LETTERS.sub("", word).casefold())]
    return {
        "".join(parts[first : first + count]).removesuffix("s")
        for first in range(len(parts))
        for count in range(1, _MOST_WORDS_IN_A_NAME + 1)
    }
