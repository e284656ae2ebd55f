"""Topics and excerpts in words."""

import logging
from collections.abc import Collection, Sequence

from bot.core import markup, timecode
from bot.core.topics import excerpts
from bot.core.topics.model import Extract, Topic
from bot.core.topics.stretches import is_said, shares
from bot.core.transcript.asides import Aside, asides
from bot.features.topics.answering import Outlook
from bot.interviews.interview import Interview
from bot.wording import topics as wording
from bot.wording.grammar import duration

TITLE_LIMIT, INTERVIEW_LIMIT, SPEAKER_LIMIT, QUOTE_LIMIT, PHRASE_LIMIT = 100, 150, 40, 700, 60
QUESTION_LIMIT, RUN_LIMIT = 200, 900
SHOWN_SPEAKERS = 6
FEWEST_IN_BREAK = 8
"""Words of what is worth quoting from a sponsor break."""
log = logging.getLogger(__name__)


def title(topic: Topic, limit: int = TITLE_LIMIT) -> str:
    """The title for a message, escaped."""
    return markup.escape(label(topic, limit))


def label(topic: Topic, limit: int = TITLE_LIMIT) -> str:
    """The title for a button, a select or a suggestion, which take no markdown."""
    return markup.shorten(markup.plain(topic.title), limit) or markup.ELLIPSIS


def interview_title(outlook: Outlook) -> str:
    return markup.brief(outlook.called or outlook.interview.transcript.title, INTERVIEW_LIMIT)


def is_break(interview: Interview, topic: Topic) -> bool:
    """Whether it is a sponsor break: found to be mostly adverts, or nothing else whatever people call it."""
    if topic.title == wording.SPONSORS and not topic.by_hand:
        return True
    kinds = asides(interview.transcript)[topic.first : topic.last + 1]
    return Aside.ADVERT in kinds and None not in kinds


def quotable(interview: Interview, topic: Topic, guarded: Collection[int]) -> list[Extract]:
    """The excerpts that may be shown: those that are said word for word, and asked about by no quiz; of a sponsor
    break no adverts, and no “Thanks, Ann.” between them."""
    said: list[Extract] = []
    kinds = asides(interview.transcript) if is_break(interview, topic) else None
    for excerpt in topic.summary:
        if not is_said(interview.transcript, excerpt):
            log.error("An excerpt of “%s” is not what was said, and left out: %r", topic.title, excerpt)
        elif kinds is not None and (kinds[excerpt.sentence] or len(excerpt.text.split()) < FEWEST_IN_BREAK):
            continue
        elif excerpt.sentence not in guarded:
            said.append(excerpt)
    return said


def runs(interview: Interview, chosen: Sequence[Extract]) -> list[tuple[Extract, ...]]:
    """The excerpts, those together that one person says in one breath and that are read in one go; none of one
    thought apart."""
    together: list[tuple[Extract, ...]] = []
    for one in chosen:
        last = together[-1][-1] if together else None
        if last is not None and _follows(last, one) and last.rank == one.rank:
            together[-1] += (one,)
        else:
            together.append((one,))
    joined: list[tuple[Extract, ...]] = []
    for run in together:
        both = (*joined[-1], *run) if joined and _follows(joined[-1][-1], run[0]) else ()
        if both and len(quoted(interview, both)) <= RUN_LIMIT:
            joined[-1] = both
        else:
            joined.append(run)
    return joined


def _follows(one: Extract, other: Extract) -> bool:
    return other.sentence == one.sentence + 1 and other.speaker == one.speaker


def quoted(interview: Interview, run: Sequence[Extract], limit: int = QUOTE_LIMIT) -> str:
    """`> “And it was … it was.”`: an ellipsis wherever something is left out, but for “um” and the like at the
    beginning of a sentence."""
    sentences = interview.transcript.sentences
    said = ""
    for one in run:
        whole = sentences[one.sentence].text
        is_led_in = excerpts.is_led_in(whole, one.begin)
        said += f"{markup.ELLIPSIS} " if not is_led_in and not said.endswith(f"{markup.ELLIPSIS} ") else ""
        said += markup.escape(markup.shorten(excerpts.words_from(whole, one.begin, one.finish), limit))
        said += f" {markup.ELLIPSIS} " if one.finish < len(whole) else " "
    return f"> “{said.strip()}”"


def said_by(excerpt: Extract) -> str:
    speaker = markup.brief(excerpt.speaker or "", SPEAKER_LIMIT)
    return wording.SAID_BY.format(time=timecode.show(excerpt.start), speaker=speaker).rstrip()


def asked(interview: Interview, topic: Topic, guarded: Collection[int]) -> str | None:
    """The question that opens it, unless a quiz asks about just that."""
    question = topic.asked
    if question is None or question.sentence in guarded or not is_said(interview.transcript, question):
        return None
    speaker = markup.brief(question.speaker or "", SPEAKER_LIMIT)
    text = markup.escape(markup.shorten(question.text, QUESTION_LIMIT))
    return (wording.ASKED_BY if speaker else wording.ASKED).format(question=text, speaker=speaker)


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
