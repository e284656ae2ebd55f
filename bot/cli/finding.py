"""`find`: the search in a terminal, as text or as JSON."""

import asyncio
import json
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape

from bot.cli.embedding import embed_all
from bot.cli.second_look import reranker
from bot.core import timecode
from bot.core.listing import Listing
from bot.core.search.hits import Hit
from bot.core.search.surroundings import needed, piece
from bot.core.search.verdict import MOST_TELLING, Check, Ruling
from bot.core.transcript.source import read
from bot.interviews.catalogue import Interviews, load_folder
from bot.interviews.library_index import Found
from bot.interviews.searching import Scope, check, claims, search
from bot.settings import Settings
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.wording import quotes as wording


@dataclass(frozen=True, slots=True)
class Output:
    """How many hits are printed at most, and whether as JSON."""

    limit: int
    as_json: bool


async def find(
    settings: Settings, text: str | None, batch: Iterable[str] | None, transcript: Path | None, output: Output
) -> None:
    """Answer one text, or every line of `batch`, from a file or from the interviews in the database."""
    async with interviews_of(settings, transcript) as interviews:
        among = interviews.on(None)
        for query in [text] if text is not None else (batch or ()):
            answered, found = await search(interviews, Scope(among), query.rstrip("\r\n"), output.limit)
            if output.as_json:
                hits = [{**_hit(one), **await _around(interviews, one)} for one in found]
                print(_as_json(query.rstrip("\r\n"), answered, hits), flush=True)
            else:
                _print(answered, found, several=len(among) > 1)


@asynccontextmanager
async def interviews_of(settings: Settings, transcript: Path | None) -> AsyncGenerator[Interviews]:
    """Open the interview in a file, leaving the database untouched, or those in the database."""
    async with Database.open(":memory:" if transcript else settings.database) as database:
        if transcript:
            await InterviewStore(database).add([await asyncio.to_thread(read, transcript)])
        else:
            await load_folder(database, settings.transcripts)
        yield await embed_all(settings, database, await asyncio.to_thread(reranker, settings))


async def said(settings: Settings, text: str | None, batch: Iterable[str] | None, transcript: Path | None) -> None:
    """Say of one claim, or of every line of `batch`, whether it was said, as a JSON object each: of one with
    quotations also of each of those."""
    async with interviews_of(settings, transcript) as interviews:
        for line in [text] if text is not None else (batch or ()):
            claim = line.rstrip("\r\n")
            scope = Scope(interviews.on(None))
            quoted = await claims(interviews, scope, claim)
            ruled = [_ruled(one, *(await check(interviews, scope, one))) for one in quoted]
            answer = min(ruled, key=lambda one: MOST_TELLING.index(Ruling(one["verdict"]))) | {"query": claim}
            print(
                json.dumps(answer | ({"quotations": ruled} if quoted != [claim] else {}), ensure_ascii=False),
                flush=True,
            )


def _ruled(claim: str, listing: Listing, check: Check) -> dict[str, Any]:
    hit = check.hit and _hit(Found(listing, check.hit))
    return {"query": claim, "verdict": str(check.ruling), "hit": hit}


def _as_json(query: str, answered: bool, hits: list[dict[str, Any]]) -> str:
    return json.dumps({"query": query, "answered": answered, "hits": hits}, ensure_ascii=False)


def _hit(one: Found) -> dict[str, Any]:
    return {
        "start": one.hit.start / 1000,
        "end": one.hit.end / 1000,
        "text": one.hit.text,
        "speaker": one.hit.speaker,
        "score": round(one.hit.score, 4),
        "verdict": str(one.hit.verdict),
        "interview": one.listing.title,
    }


async def _around(interviews: Interviews, one: Found) -> dict[str, Any]:
    """What is shown before and after a hit in Discord: the rest of its sentence, what was asked or answered."""
    transcript = (await interviews.open(one.listing)).transcript
    first, last = needed(transcript, one.hit)
    sides = {"before": range(first, 0), "after": range(1, last + 1)}
    shown = {side: [piece(transcript, one.hit, number) for number in numbers] for side, numbers in sides.items()}
    return {
        side: [{"speaker": said.speaker, "text": said.text} for said in pieces if said]
        for side, pieces in shown.items()
    }


def _print(answered: bool, found: list[Found], *, several: bool) -> None:
    console = Console(highlight=False)
    if not answered:
        console.print(wording.NOT_SAID if found else wording.NOT_SAID_AT_ALL)
    for one in found if answered else found[:1]:
        hit = one.hit
        facts = [
            timecode.show_range(hit.start, hit.end),
            hit.speaker,
            wording.VERDICTS[hit.verdict],
            f"{hit.score:.2f}",
        ]
        title = one.listing.title if several else None
        console.print(f"[bold cyan]{escape(' · '.join(fact for fact in [*facts, title] if fact))}[/]")
        console.print(f"  “{_highlighted(hit)}”", soft_wrap=True)


def _highlighted(hit: Hit) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in hit.matched:
        pieces += escape(hit.text[done:start]), f"[bold]{escape(hit.text[start:end])}[/]"
        done = end
    return "".join([*pieces, escape(hit.text[done:])])
