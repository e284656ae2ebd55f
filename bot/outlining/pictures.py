"""The timeline beside a list of topics: in the message, as an attachment with alt text."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import discord

from bot.outlining.answering import Outlook
from bot.outlining.texts import label
from bot.pictures.drawing import drawn
from bot.pictures.model import Picture
from bot.pictures.timeline import Band, SpeakerSpan, timeline
from bot.replies import Interaction

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture for one message."""

    picture: Picture

    @property
    def item(self) -> discord.MediaGalleryItem:
        """For the view."""
        return discord.MediaGalleryItem(f"attachment://{self.picture.name}", description=self.picture.alt)

    @property
    def file(self) -> discord.File:
        """To be sent with it."""
        return discord.File(BytesIO(self.picture.png), self.picture.name, description=self.picture.alt)


async def timeline_of(interaction: Interaction, outlook: Outlook, marks: Sequence[int] = ()) -> Illustration | None:
    """Topics, speakers, and marks where a thing comes up (ms). None where the bot may not attach files or it
    cannot be drawn: the message says the same in words."""
    if not interaction.app_permissions.attach_files:
        return None
    transcript = outlook.interview.transcript
    bands = tuple(Band(label(topic), topic.start, topic.end) for topic in outlook.topics)
    sentences = transcript.sentences
    spoken = tuple(
        SpeakerSpan(turn.speaker, sentences[turn.first].start, sentences[turn.last].end)
        for turn in transcript.turns
        if turn.speaker
    )
    try:
        return Illustration(await drawn(timeline, transcript.end, bands, spoken, tuple(marks)))
    except Exception:
        log.exception("The timeline of “%s” could not be drawn", transcript.title)
        return None
