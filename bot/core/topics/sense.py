"""How near phrases come in meaning to a stretch that they may name, by a sentence encoder.

What a phrase gains or loses by that, beside the others, is added to its `fit`. The two weights were set by hand on
1,468 headings (docs/measurements/titles.md).
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from bot.core.arrays import Floats
from bot.core.search.meaning import Encode
from bot.core.topics.keyphrases import Keyphrase

_WHOLE, _OPENING = 0.25, 0.12
_OPENS = 4
_LOOKED_AT = 24


def by_sense(phrases: Sequence[Keyphrase], said: Floats, encode: Encode) -> tuple[Keyphrase, ...]:
    """The phrases, those that fit best first, with what their meaning adds; `said` are the vectors of the stretch's
    sentences. Only the first phrases are compared, the others stay behind."""
    compared, others = phrases[:_LOOKED_AT], phrases[_LOOKED_AT:]
    if not compared or not len(said):
        return tuple(phrases)
    meant = encode([phrase.heading for phrase in compared])
    gains = _WHOLE * (meant @ _middle(said)) + _OPENING * (meant @ _middle(said[:_OPENS]))
    gains -= gains.mean()
    found = [replace(one, fit=one.fit + float(gain)) for one, gain in zip(compared, gains, strict=True)]
    return (*sorted(found, key=lambda one: (-one.fit, one.key)), *others)


def _middle(rows: Floats) -> Floats:
    mean = rows.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)
