"""What a server says of its interviews: what speakers are called, from when on who speaks, and words put right."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.core.transcript import mending
from bot.core.transcript.sidecar import TurnMark
from bot.core.transcript.source import Source
from bot.store.database import Database


def changed(
    source: Source,
    names: Mapping[str, str],
    own_turns: str | None,
    is_recut: bool,
    mended: Mapping[int, str],
    mendings: str | None,
) -> Source:
    """A source with that applied to it; `mended` are lines by the number of their cue."""
    source = replace(
        source,
        digest=changed_digest(source.digest, names, own_turns, is_recut, mendings),
        cues=[
            mending.mended(cue, mended[number]) if number in mended else cue
            for number, cue in enumerate(source.cues)
        ]
        if mended
        else source.cues,
        turns=source.turns if own_turns is None else turns_of(own_turns),
    )
    if not names:
        return source
    return replace(
        source,
        cues=[replace(cue, speaker=names.get(cue.speaker or "", cue.speaker)) for cue in source.cues],
        turns=tuple(
            mark.model_copy(update={"speaker": names.get(mark.speaker, mark.speaker)}) for mark in source.turns
        ),
    )


def changed_digest(
    digest: str, names: Mapping[str, str], own_turns: str | None, is_recut: bool, mendings: str | None
) -> str:
    """With other speakers, words or sentences it is another transcript; once they are as they were, it is the same
    again."""
    if not names and own_turns is None and mendings is None and not is_recut:
        return digest
    told = json.dumps(sorted(names.items())) + (f" {own_turns}" if own_turns is not None else "")
    told += f" mended {mendings}" if mendings is not None else ""
    told += " recut" if is_recut else ""
    return hashlib.sha256(f"{digest} {told}".encode()).hexdigest()


def stored_turns(turns: Sequence[TurnMark]) -> str | None:
    """As they lie in the database; None if there are none, so that the file's own count."""
    return json.dumps([[mark.start, mark.speaker] for mark in turns]) if turns else None


def turns_of(stored: str) -> tuple[TurnMark, ...]:
    """What `stored_turns` was given."""
    return tuple(TurnMark.model_construct(start=start, speaker=speaker) for start, speaker in json.loads(stored))


async def within_speakers(database: Database, interview_id: int) -> None:
    """Note anew who speaks in an interview, inside the caller's transaction: in the order of their first words."""
    await database.within("DELETE FROM speakers WHERE interview_id = ?", (interview_id,))
    await database.within(
        "INSERT INTO speakers (interview_id, position, speaker)"
        " SELECT ?, row_number() OVER (ORDER BY min(start), speaker), speaker FROM ("
        " SELECT speaker, start_ms AS start FROM cues WHERE interview_id = ? AND speaker IS NOT NULL"
        " UNION ALL SELECT json_extract(value, '$[1]'), json_extract(value, '$[0]')"
        " FROM interviews, json_each(own_turns) WHERE interviews.id = ?"
        " UNION ALL SELECT speaker, turns.start_ms FROM turns JOIN interviews ON id = interview_id"
        " WHERE interview_id = ? AND own_turns IS NULL) WHERE speaker <> '' GROUP BY speaker",
        (interview_id,) * 4,
    )
