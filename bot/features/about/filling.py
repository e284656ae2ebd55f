"""What the examples of /help are filled in with: what is here, so that each does something when it is typed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from bot.core import markup, timecode
from bot.core.errors import UserError
from bot.core.listing import Listing
from bot.discord_ui.choosing import named
from bot.discord_ui.opening import open_interview
from bot.discord_ui.replies import Interaction
from bot.discord_ui.services import service
from bot.features.about.examples import telling, word_for_word, words_of
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.interviews.outlines import Outlines
from bot.wording import about as wording

TITLE_LIMIT, LONGEST_TITLE, FEWEST_WORDS, PHRASES_TRIED = 45, 200, 2, 3
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_END = re.compile(r"[\W_]+$")


async def values(interaction: Interaction) -> Mapping[str, str]:
    """By what stands for them in `wording.EXAMPLES`; what there is nothing for here is empty."""
    found = defaultdict[str, str](str, person=_typed(interaction.user.display_name))
    interviews, guild_id = service(interaction, Interviews), interaction.guild_id
    seen = interviews.on(guild_id)
    if not seen:
        return found
    listing = interviews.for_guild(guild_id)
    own = [one for one in seen if one.guild_id is not None]
    found["title"] = _title(seen, listing)
    if own:
        found["own"] = _title(seen, listing if listing in own else own[0])
    found["word"] = max(_LONG_WORD.findall(listing.title), key=len, default="")
    interview = await open_interview(interaction, listing, private=True)
    sentences, numbers = interview.transcript.sentences, telling(interaction, interview)
    if numbers:
        below = numbers[2:] or numbers  # of the best, the first two are shown above
        confirmed = await word_for_word(interview, below[1:] or below)
        found["words"] = _typed(words_of(sentences[below[0]]))
        found["quote"] = "" if confirmed is None else _typed(words_of(sentences[confirmed]))
        found["time"] = timecode.show(sentences[numbers[0]].start)
        found["subject"] = await _subject(interaction, interview) or found["words"]
    since, until = (timecode.show(interview.transcript.end * share // 4) for share in (1, 3))
    if since != until:
        found["stretch"] = wording.STRETCH.format(since=since, until=until)
    return found


def filled(name: str, values: Mapping[str, str]) -> str:
    """The example of this command, with what it is filled in with."""
    return " ".join(f"{name} {wording.EXAMPLES[name].format_map(values)}".split())


def _typed(text: str) -> str:
    """As it can stand between backticks."""
    return markup.plain(text).replace("`", "'")


def _title(seen: Sequence[Listing], listing: Listing) -> str:
    """As much of the title as tells which interview is meant; nothing where another has the same."""
    for text in _beginnings(markup.typed(listing.title, LONGEST_TITLE)):
        with suppress(UserError):
            if named(seen, text) is listing:
                return text
    return ""


def _beginnings(title: str) -> Iterator[str]:
    words = title.split()
    if len(title) > TITLE_LIMIT:
        yield from (_END.sub("", " ".join(words[:count])) for count in range(FEWEST_WORDS, len(words)))
    yield title


async def _subject(interaction: Interaction, interview: Interview) -> str:
    """A phrase that tells what a long topic is about, and comes up; nothing as long as none is known."""
    topics = service(interaction, Outlines).known(interview, interaction.guild_id)
    longest = sorted(topics, key=lambda topic: topic.start - topic.end)
    for phrase in [_typed(phrase) for topic in longest for phrase in topic.keyphrases[:1]][:PHRASES_TRIED]:
        if await interview.mentions(phrase):
            return phrase
    return ""
