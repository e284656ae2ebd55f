"""Topics and excerpts in words."""

import logging
from collections.abc import Collection

from bot.core import markup, timecode
from bot.core.topics.model import Extract, Topic
from bot.core.topics.stretches import is_said, shares
from bot.interviews.interview import Interview
from bot.wording import topics as wording
from bot.wording.grammar import duration

TITLE_LIMIT, INTERVIEW_LIMIT, SPEAKER_LIMIT, QUOTE_LIMIT, PHRASE_LIMIT = 100, 150, 40, 400, 60
SHOWN_SPEAKERS = 6
log = logging.getLogger(__name__)


def title(topic: Topic, limit: int = TITLE_LIMIT) -> str:
    """The title for a message, escaped."""
    return markup.escape(label(topic, limit))


def label(topic: Topic, limit: int = TITLE_LIMIT) -> str:
    """The title for a button, a select or a suggestion, which take no markdown."""
    return markup.shorten(markup.plain(topic.title), limit) or markup.ELLIPSIS


def interview_title(interview: Interview) -> str:
    return markup.brief(interview.transcript.title, INTERVIEW_LIMIT)


def quotable(interview: Interview, topic: Topic, guarded: Collection[int]) -> list[Extract]:
    """The excerpts that may be shown: those that are said word for word, and asked about by no quiz."""
    said: list[Extract] = []
    for excerpt in topic.summary:
        if not is_said(interview.transcript, excerpt):
            log.error("An excerpt of “%s” is not what was said, and left out: %r", topic.title, excerpt)
        elif excerpt.sentence not in guarded:
            said.append(excerpt)
    return said


def quoted(interview: Interview, excerpt: Extract, limit: int = QUOTE_LIMIT) -> str:
    """`> “… and so it was …”`: an ellipsis where the sentence goes on."""
    sentence = interview.transcript.sentences[excerpt.sentence].text
    before = f"{markup.ELLIPSIS} " if excerpt.begin else ""
    after = f" {markup.ELLIPSIS}" if excerpt.finish < len(sentence) else ""
    return f"> “{before}{markup.escape(markup.shorten(excerpt.text, limit))}{after}”"


def said_by(excerpt: Extract) -> str:
    speaker = markup.brief(excerpt.speaker or "", SPEAKER_LIMIT)
    return wording.SAID_BY.format(time=timecode.show(excerpt.start), speaker=speaker).rstrip()


def who_speaks(interview: Interview, topic: Topic) -> str | None:
    """`🗣️ Guest 78 % · Interviewer 22 %`; None where no speakers are known."""
    spoken = shares(interview.transcript, topic)[:SHOWN_SPEAKERS]
    shown = [
        wording.SHARE.format(speaker=markup.brief(name, SPEAKER_LIMIT), percent=round(share * 100))
        for name, share in spoken
    ]
    return wording.SPEAKERS.format(shares=" · ".join(shown)) if shown else None


def keyphrases(topic: Topic) -> str | None:
    phrases = [markup.brief(phrase, PHRASE_LIMIT) for phrase in topic.keyphrases]
    return wording.KEYPHRASES.format(phrases=" · ".join(phrases)) if phrases else None


def span(topic: Topic) -> tuple[str, str]:
    """When it is talked about, and for how long: `3:15 – 8:20`, `5 min`."""
    return timecode.show_range(topic.start, topic.end), duration(topic.end - topic.start)


def length(topic: Topic) -> str:
    return duration(topic.end - topic.start)


def small(*sentences: str) -> str:
    """The parts that are not empty, on one small line."""
    return f"-# {' '.join(filter(None, sentences))}"
