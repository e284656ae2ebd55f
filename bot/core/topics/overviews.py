"""What tells an interview in short: the quotes of its topics that say most, and what all of it is about."""

from collections import Counter
from collections.abc import Sequence

from bot.core.topics.alone import stems_of, worth_alone
from bot.core.topics.model import Extract, Topic

_MS_A_QUOTE = 75_000
"""Of a topic, for which an overview has a quote."""
_WHOLE, _MOST_CUT = 0.6, 30
"""How well a quote after the first one stands alone, and how many characters of its sentence may be missing in
front."""
_PHRASE, _NAME, _WORD = 1.5, 1.0, 0.2


def overview(topics: Sequence[Topic]) -> tuple[tuple[Extract, ...], ...]:
    """For each topic the quotes of its summary that tell most, one for 75 s, in order of time; after
    the first only those that can be understood by themselves. Quotes of one rank come together."""
    return tuple(_most_telling(topic, max(1, round((topic.end - topic.start) / _MS_A_QUOTE))) for topic in topics)


def _most_telling(topic: Topic, count: int) -> tuple[Extract, ...]:
    chosen: list[Extract] = []
    for rank in sorted({one.rank for one in topic.summary}):
        together = [one for one in topic.summary if one.rank == rank]
        if not chosen or _is_whole(together[0]):
            chosen += together
            count -= 1
        if not count:
            break
    return tuple(sorted(chosen, key=lambda one: (one.sentence, one.begin)))


def _is_whole(one: Extract) -> bool:
    """Whether it can be understood by itself."""
    return one.begin <= _MOST_CUT and worth_alone(one.text, 0, len(one.text)) >= _WHOLE


def subjects(topics: Sequence[Topic], count: int) -> tuple[str, ...]:
    """What all of it is about: the keyphrases that lead most of its time, most first, no two about the same.

    A phrase of several words tells more than a name, and that more than one word that may mean anything.
    """
    scores: Counter[str] = Counter()
    for topic in topics:
        for rank, phrase in enumerate(topic.keyphrases, start=1):
            scores[phrase] += round(_telling(phrase) * (topic.end - topic.start + 1) / rank)
    chosen: list[str] = []
    for phrase, _ in scores.most_common():
        stems = set(stems_of(phrase))
        if stems and not any(stems & set(stems_of(other)) for other in chosen):
            chosen.append(phrase)
    return tuple(chosen[:count])


def _telling(phrase: str) -> float:
    if len(phrase.split()) > 1:
        return _PHRASE
    return _NAME if phrase != phrase.lower() else _WORD
