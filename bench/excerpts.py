"""`python -m bench.excerpts FOLDER…`: how many quotes of summaries are no thought of their own.

A folder holds Markdown as in `../shared/eval/sections`. Counted are those that need what was said before and is not
shown, that are cut in front, that say next to nothing, and that are an interviewer's or an advert's.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from eval_data import SECTIONS, load_sections

from bot.core.search.words import STOP_WORDS, words
from bot.core.topics.hearing import Heard
from bot.core.topics.model import Extract
from bot.core.topics.outline import outline
from bot.core.topics.overviews import overview
from bot.core.transcript.asides import Aside
from bot.core.transcript.model import Transcript

_STANDS_FOR = re.compile(
    r"(?:\W*[\w'’]+\W+){0,4}?(?:it(?!['’]?s? (?:\w+ )?\w+ (?:to|that)\b)|this|these|they|them|he|she|him"
    r"|(?:of|with|for|like|about|on) that|that['’]s|here)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"[\s,.…–—-]*(?:(?:so|and|but|well|yeah|like|i mean|you know|because|or|then|now|okay)[\s,.…–—-]*)*", re.I
)
_FEWEST_WORDS = 4
_MOST_CUT = 4


def main() -> None:
    found: Counter[str] = Counter()
    for folder in [Path(name) for name in sys.argv[1:]] or [SECTIONS]:
        for path in sorted(folder.glob("*-*.md")):
            transcript, _ = load_sections(path)
            heard = Heard.of(transcript)
            for shown in overview(outline(transcript)):
                for rank in sorted({one.rank for one in shown}):
                    thought = [one for one in shown if one.rank == rank]
                    found["all"] += 1
                    faults = set(_faults(thought, {other.sentence for other in shown}, transcript, heard))
                    found["any fault"] += bool(faults)
                    found.update(faults)
    for fault, count in found.most_common():
        print(f"{fault}: {count} ({count / found['all']:.0%})")


def _faults(thought: Sequence[Extract], shown: set[int], transcript: Transcript, heard: Heard) -> Iterator[str]:
    first = thought[0]
    if first.sentence - 1 not in shown and _STANDS_FOR.match(first.text):
        yield "needs what was said before"
    cut = transcript.sentences[first.sentence].text[: first.begin]
    if len(_HEAD.sub("", cut, count=1).split()) > _MOST_CUT:
        yield "cut in front"
    if len({word.form for one in thought for word in words(one.text)} - STOP_WORDS) < _FEWEST_WORDS:
        yield "says next to nothing"
    if heard.is_known and any(heard.asking[one.sentence] for one in thought):
        yield "an interviewer's"
    if any(heard.asides[one.sentence] is Aside.ADVERT for one in thought):
        yield "an advert's"


if __name__ == "__main__":
    main()
