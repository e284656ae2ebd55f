"""What `/quote find` and `/quote card` offer while somebody types."""

import random

from bot.core import markup, timecode
from bot.core.search.hits import Hit
from bot.core.search.pages import exact_hit, sentences_of, whole_sentence
from bot.core.transcript.model import Transcript
from bot.core.transcript.picking import pick
from bot.discord_ui.choosing import several
from bot.discord_ui.peeking import guarded
from bot.discord_ui.replies import Choice, Choices, Interaction
from bot.discord_ui.services import service
from bot.features.quotes.reference import QuoteReference
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.interviews.searching import suggest

RANDOM_QUOTES = 10
LABEL_LIMIT, LONGEST_TIME = 100, 10


async def suggestions(interaction: Interaction, typed: str) -> Choices:
    """Quotes that fit what was typed, or some that are worth reading where nothing was; none that an open question
    asks about.

    Raises:
        UserError: there is no such interview.
    """
    among = several(interaction, interaction.namespace.interview)
    interviews = service(interaction, Interviews)
    if typed.strip():
        offered = await suggest(interviews, among, typed)
    else:
        offered = _anything(await interviews.open(among[0]))
    shown = dict.fromkeys((interview, _labelled(interview.transcript, hit)) for interview, hit in offered)
    hidden = {interview: guarded(interaction, interview.id) for interview, _ in shown}
    return [_choice(one, hit) for one, hit in shown if sentences_of(hit).isdisjoint(hidden[one])]


def _anything(interview: Interview) -> list[tuple[Interview, Hit]]:
    numbers = pick(interview.transcript, random.Random(interview.id), RANDOM_QUOTES)
    return [(interview, whole_sentence(interview.transcript, number)) for number in sorted(numbers)]


def _labelled(transcript: Transcript, hit: Hit) -> Hit:
    """The whole sentence where it fits the label, else from the words that were met to the end of theirs."""
    finish = len(transcript.sentences[hit.last].text)
    whole = exact_hit(transcript, hit.first, 0, hit.last, finish)
    if len(whole.text) <= LABEL_LIMIT - LONGEST_TIME:
        return whole
    return exact_hit(transcript, hit.first, hit.begin, hit.last, finish)


def _choice(interview: Interview, hit: Hit) -> Choice:
    label = markup.shorten(f"{timecode.show(hit.start)} · {markup.plain(hit.text)}", LABEL_LIMIT)
    return Choice(name=label, value=str(QuoteReference.to(interview, hit)))
