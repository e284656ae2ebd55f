"""Lines whose words somebody put right: what was exchanged in them, and how much of them may be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from bot.core.transcript import wordtimes
from bot.core.transcript.model import Cue, Misheard
from bot.core.transcript.scripts import UNSPACED

_WORD = re.compile(rf"[{UNSPACED}]|[^\s{UNSPACED}]+")
_FEW = 3
"""Words that may always be exchanged: a name of three is misheard as a whole, and a line may be short."""
_LONGER = 60
"""Characters by which a line may grow in any case."""
_LONGEST_EXCHANGE = 3
"""Words of a name that is offered to be put right everywhere."""
_SIGNS = "".join(map(chr, range(33, 48))) + ":;<=>?@[\\]^_`{|}~“”„‟«»‹›‘’‚‛…–—¿¡。、，！？"


@dataclass(frozen=True, slots=True)
class Exchange:
    """`said` stands where `heard` did, in one line."""

    heard: str
    said: str


def misheard(heard: str, said: str) -> Iterator[Misheard]:
    """Where in the line `said` it differs from the line `heard`, in order. Each stretch has a word at least, and
    where it can as many as were heard there, so that all of those are found."""
    before, after = list(_WORD.finditer(heard)), list(_WORD.finditer(said))
    done, changes = 0, _changes([one[0] for one in before], [one[0] for one in after])
    for number, (first, last, begin, end) in enumerate(changes):
        room = changes[number + 1][2] if number + 1 < len(changes) else len(after)
        wanted = max(last - first, 1)
        end = min(room, max(end, begin + wanted))
        begin = max(done, min(begin, end - wanted))
        if begin < end:
            words = heard[before[first].start() : before[last - 1].end()] if first < last else ""
            yield Misheard(after[begin].start(), after[end - 1].end(), words, is_mended=True)
            done = end


def mended(cue: Cue, said: str) -> Cue:
    """The cue with other words. Where its file tells when words are said, those that stayed keep that, and what
    stands for others takes theirs."""
    return replace(cue, text=said, heard=cue.text, words=wordtimes.pack(_times(cue, said), cue.start))


def _times(cue: Cue, said: str) -> Iterator[wordtimes.Word]:
    spoken = list(wordtimes.unpack(cue.words, cue.start))
    before, after = list(_WORD.finditer(cue.text)), list(_WORD.finditer(said))
    matcher = SequenceMatcher(None, [one[0] for one in before], [one[0] for one in after], autojunk=False)
    for _, first, last, begin, end in matcher.get_opcodes():
        is_one_for_one = last - first == end - begin
        olds, news = before[first:last], after[begin:end]
        runs = [([old], [new]) for old, new in zip(olds, news, strict=True)] if is_one_for_one else [(olds, news)]
        for old, new in runs:
            timed = [one for one in spoken if old and old[0].start() <= one.begin < old[-1].end()]
            if timed and new:
                yield wordtimes.Word(new[0].start(), new[-1].end(), timed[0].start, timed[-1].stop)


def is_much(originals: Sequence[str], corrected: Sequence[str]) -> bool:
    """Whether too much is put right to be a mishearing: more than half of the words of the lines together, or a
    line that becomes more than twice as long. It is held against the file, so that many small steps get no further
    than one."""
    before, after = _WORD.findall("\n".join(originals)), _WORD.findall("\n".join(corrected))
    exchanged = sum(max(last - first, end - begin) for first, last, begin, end in _changes(before, after))
    grown = any(len(new) > 2 * len(old) + _LONGER for old, new in zip(originals, corrected, strict=True))
    return grown or exchanged > max(_FEW, len(before) // 2)


def exchanged(before: Sequence[str], after: Sequence[str]) -> Exchange | None:
    """The one word or name that was exchanged for another in these lines; None where there was more, or less."""
    old, new = _WORD.findall("\n".join(before)), _WORD.findall("\n".join(after))
    changes = _changes(old, new)
    if len(changes) != 1:
        return None
    first, last, begin, end = changes[0]
    if not (1 <= last - first <= _LONGEST_EXCHANGE and 1 <= end - begin <= _LONGEST_EXCHANGE):
        return None
    heard, said = " ".join(old[first:last]).strip(_SIGNS), " ".join(new[begin:end]).strip(_SIGNS)
    return Exchange(heard, said) if heard and said and heard != said else None


def everywhere(text: str, exchange: Exchange) -> str:
    """The text with the word exchanged wherever it stands as a word of its own, written just so."""
    return re.sub(rf"(?<!\w){re.escape(exchange.heard)}(?!\w)", lambda _: exchange.said, text)


def _changes(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Words `first` to before `last` of one became `begin` to before `end` of the other."""
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(first, last, begin, end) for kind, first, last, begin, end in codes if kind != "equal"]
