"""Words that are a cue each, as aligners write them, put together to phrases that know when each word is said."""

from collections.abc import Iterable, Iterator, Sequence

from bot.core.transcript.model import Cue
from bot.core.transcript.wordtimes import aligned

_PHRASE, _PAUSE_MS, _OVERLAP_MS = 120, 1500, 50


def phrases(words: Iterable[Cue]) -> Iterator[Cue]:
    """Yield a cue for the words of one speaker in a row, up to a pause."""
    run: list[Cue] = []
    length = 0
    for word in words:
        goes_on = run and run[-1].speaker == word.speaker and -_OVERLAP_MS <= word.start - run[-1].end <= _PAUSE_MS
        if run and not (goes_on and length < _PHRASE):
            yield _phrase(run)
            run, length = [], 0
        run.append(word)
        length += len(word.text) + 1
    if run:
        yield _phrase(run)


def _phrase(run: Sequence[Cue]) -> Cue:
    text, start = " ".join(word.text for word in run), run[0].start
    timed = aligned(text, ((word.text, word.start, word.end) for word in run), start)
    return Cue(start, max(word.end for word in run), text, run[0].speaker, timed)
