"""`topics`: the outline of an interview in a terminal, as text or as JSON."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from bot.cli.finding import interviews_of
from bot.core import timecode
from bot.core.topics.model import Extract, Topic
from bot.core.topics.outline import outline
from bot.interviews.interview import Interview
from bot.settings import Settings


async def topics(settings: Settings, transcript: Path | None, *, as_json: bool) -> None:
    """Print the topics of a file or of every interview in the database.

    The JSON is one flat list where there is one interview, and with several still one: their topics then also name
    their `interview`.
    """
    async with interviews_of(settings, transcript) as interviews:
        opened = [await interviews.open(listing) for listing in interviews.on(None)]
        outlines = [(one, await asyncio.to_thread(_outline, one)) for one in opened]
    if as_json:
        print(_as_json(outlines))
    else:
        for interview, found in outlines:
            _print(interview, found)


def _outline(interview: Interview) -> tuple[Topic, ...]:
    index = interview.index
    return outline(interview.transcript, index.sentence_vectors(), interview.chapters, index.encode)


def _as_json(outlines: Sequence[tuple[Interview, Sequence[Topic]]]) -> str:
    several = len(outlines) > 1
    listed = [
        {
            "title": topic.title,
            "start": topic.start / 1000,
            "end": topic.end / 1000,
            "keyphrases": list(topic.keyphrases),
            "summary": [
                {"start": one.start / 1000, "end": one.end / 1000, "text": one.text, "speaker": one.speaker}
                for one in topic.summary
            ],
        }
        | ({"interview": interview.transcript.title} if several else {})
        for interview, found in outlines
        for topic in found
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2)


def _print(interview: Interview, topics: Sequence[Topic]) -> None:
    console = Console(highlight=False)
    console.print(f"[bold]{escape(interview.transcript.title)}[/]")
    for topic in topics:
        when = timecode.show_range(topic.start, topic.end)
        console.print(f"\n[bold cyan]{when} · {escape(topic.title)}[/]", soft_wrap=True)
        if topic.keyphrases:
            console.print(f"  [dim]{escape(', '.join(topic.keyphrases))}[/]", soft_wrap=True)
        for one in topic.summary:
            said = _with_ellipses(one, len(interview.transcript.sentences[one.sentence].text))
            facts = " · ".join(filter(None, [timecode.show(one.start), one.speaker]))
            console.print(f"  {escape(facts)}  “{escape(said)}”", soft_wrap=True)


def _with_ellipses(excerpt: Extract, length: int) -> str:
    return f"{'…' if excerpt.begin else ''}{excerpt.text}{'…' if excerpt.finish < length else ''}"
