"""The timeline beside a list of topics."""

from collections.abc import Sequence

from bot.core.pictures.model import Picture
from bot.core.pictures.timeline import Band, SpeakerSpan, timeline
from bot.discord_ui.gallery import try_to_draw
from bot.features.topics.answering import Outlook
from bot.features.topics.texts import label


async def timeline_of(outlook: Outlook, marks: Sequence[int] = (), *, titled: bool = True) -> Picture | None:
    """Topics, speakers, and marks where a thing comes up (ms); None where it cannot be drawn. Not `titled` where
    the titles stand below it."""
    transcript = outlook.interview.transcript
    bands = tuple(Band(label(topic), topic.start, topic.end) for topic in outlook.topics)
    sentences = transcript.sentences
    spoken = tuple(
        SpeakerSpan(turn.speaker, sentences[turn.first].start, sentences[turn.last].end)
        for turn in transcript.turns
        if turn.speaker
    )
    return await try_to_draw(timeline, transcript.end, bands, spoken, tuple(marks), titled)
