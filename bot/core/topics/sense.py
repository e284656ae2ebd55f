"""How near phrases and clauses come in meaning to a stretch that they may name, by a sentence encoder.

What a phrase gains or loses by that, beside the others, is added to its `fit`, by two weights that were set by hand
on 1,468 headings, and to its `worth` (docs/measurements/titles.md).
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from bot.core.arrays import Floats
from bot.core.search.meaning import Encode
from bot.core.topics import worth
from bot.core.topics.clauses import Clause
from bot.core.topics.keyphrases import Keyphrase

_WHOLE, _OPENING = 0.25, 0.12
_OPENS = 4
_LOOKED_AT = 24


def by_sense(
    phrases: Sequence[Keyphrase], clauses: Sequence[Clause], said: Floats, encode: Encode
) -> tuple[tuple[Keyphrase, ...], tuple[Clause, ...]]:
    """The phrases, those that fit best first, and the clauses, with what their meaning adds; `said` are the
    vectors of the stretch's sentences. Only the first phrases are compared, the others stay behind."""
    compared, others = phrases[:_LOOKED_AT], phrases[_LOOKED_AT:]
    if not compared or not len(said):
        return tuple(phrases), tuple(clauses)
    meant = encode([*(phrase.heading for phrase in compared), *(one.text for one in clauses)])
    near = np.stack([meant @ _middle(said), meant @ _middle(said[:_OPENS])], axis=1)
    near -= near[: len(compared)].mean(axis=0)
    of_phrases, of_clauses = near[: len(compared)], near[len(compared) :]
    found = [
        replace(
            one,
            fit=one.fit + float(nearness @ (_WHOLE, _OPENING)),
            worth=one.worth + float(nearness @ (worth.WHOLE, worth.OPENING)),
        )
        for one, nearness in zip(compared, of_phrases, strict=True)
    ]
    gains = of_clauses @ (worth.WHOLE, worth.OPENING)
    weighed = tuple(replace(one, worth=one.worth + float(gain)) for one, gain in zip(clauses, gains, strict=True))
    return (*sorted(found, key=lambda one: (-one.fit, one.key)), *others), weighed


def _middle(rows: Floats) -> Floats:
    mean = rows.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)
