"""What `/quote find` and `/quote card` offer while somebody types."""

import random

from bot.core import markup, timecode
from bot.core.listing import Listing
from bot.core.search.hits import Hit
from bot.core.search.pages import exact_hit, sentences_of, whole_sentence
from bot.core.topics.picking import pick
from bot.core.transcript.model import Transcript
from bot.discord_ui.narrowing import narrowed_so_far
from bot.discord_ui.peeking import guarded
from bot.discord_ui.replies import Choice, Choices, Interaction
from bot.discord_ui.services import service
from bot.features.quotes.reference import QuoteReference
from bot.interviews.catalogue import Interviews
from bot.interviews.library_index import Found
from bot.interviews.searching import suggest

RANDOM_QUOTES = 10
LABEL_LIMIT, LONGEST_TIME = 100, 10


async def suggestions(interaction: Interaction, typed: str) -> Choices:
    """Quotes that fit what was typed, or some that are worth reading where nothing was; none that an open question
    asks about.

    Raises:
        UserError: there is no such interview.
    """
    scope = narrowed_so_far(interaction)
    interviews = service(interaction, Interviews)
    if typed.strip():
        offered = await suggest(interviews, scope, typed, _labelled)
    else:
        offered = _anything(scope.among[0], (await interviews.open(scope.among[0])).transcript)
    hidden = {number: guarded(interaction, number) for number in {one.listing.id for one in offered}}
    seen = [one for one in offered if sentences_of(one.hit).isdisjoint(hidden[one.listing.id])]
    return list({choice.value: choice for choice in map(_choice, seen)}.values())


def _anything(listing: Listing, transcript: Transcript) -> list[Found]:
    numbers = pick(transcript, random.Random(listing.id), RANDOM_QUOTES)
    return [Found(listing, _labelled(transcript, whole_sentence(transcript, number))) for number in sorted(numbers)]


def _labelled(transcript: Transcript, hit: Hit) -> Hit:
    """The whole sentence where it fits the label, else from the words that were met to the end of theirs."""
    finish = len(transcript.sentences[hit.last].text)
    whole = exact_hit(transcript, hit.first, 0, hit.last, finish)
    if len(whole.text) <= LABEL_LIMIT - LONGEST_TIME:
        return whole
    return exact_hit(transcript, hit.first, hit.begin, hit.last, finish)


def _choice(offered: Found) -> Choice:
    label = f"{timecode.show(offered.hit.start)} · {markup.plain(offered.hit.text)}"
    value = str(QuoteReference.to(offered.listing, offered.hit))
    return Choice(name=markup.shorten(label, LABEL_LIMIT), value=value)
