"""Tiers in JSON, as the Montreal Forced Aligner writes them: `{"tiers": {"ann": {"entries": [[0, 1.4, "so"]]}}}`.

https://montreal-forced-aligner.readthedocs.io
"""

from collections.abc import Iterator
from typing import Any

from bot.core.transcript.formats.json_fields import as_dict, as_list, first, ms_of, text_of
from bot.core.transcript.formats.tiers import Tier
from bot.core.transcript.model import Cue

_SECOND = 1000.0


def tiers_in(document: Any) -> list[Tier]:
    """The tiers of a document; none where it has no such thing.

    Raises:
        ValueError: a time is none.
    """
    told = as_dict(as_dict(document).get("tiers"))
    return [Tier(name, cues=list(_cues(as_list(as_dict(tier).get("entries"))))) for name, tier in told.items()]


def _cues(entries: list[Any]) -> Iterator[Cue]:
    for entry in entries:
        fields = as_list(entry)
        if len(fields) < 3:
            fields = [first(entry, (name,))[1] for name in ("begin", "end", "label")]
        start, end = ms_of(fields[0], _SECOND), ms_of(fields[1], _SECOND)
        text = text_of(fields[2])
        if start is not None and text and text.strip():
            yield Cue(start, start if end is None else end, " ".join(text.split()))
