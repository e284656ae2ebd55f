"""`wrong`: what people said was a wrong answer, one JSON object a line."""

import json
from typing import Any

from bot.settings import Settings
from bot.store.complaints import ComplaintStore
from bot.store.database import Database


async def wrong(settings: Settings) -> None:
    """Print every complaint, oldest first; `query` is null where the person did not give it, times are seconds."""
    async with Database.open(settings.database) as database:
        for one in await ComplaintStore(database).all():
            print(json.dumps(_told(one), ensure_ascii=False))


def _told(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "query": one["looked_for"],
        "right": None if one["right_ms"] is None else one["right_ms"] / 1000,
        "interview": one["title"],
        "digest": one["digest"],
        "answer": {"start": one["start_ms"] / 1000, "end": one["end_ms"] / 1000, "text": one["text"]},
        "verdict": one["verdict"],
        "score": round(one["score"], 4),
        "at": one["at"],
    }
