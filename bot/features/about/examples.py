"""Examples from what is loaded here, to be tried by a press: a quote to find, one to check, and a quiz."""

import random
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from re import Match
from typing import Any, Self

from discord import ui

from bot.core import markup
from bot.core.errors import UserError
from bot.core.listing import Listing
from bot.core.search.verdict import Ruling
from bot.core.search.words import STOP_WORDS, words
from bot.core.topics.picking import pick
from bot.core.transcript.asides import asides
from bot.core.transcript.model import Sentence, Transcript
from bot.discord_ui.command_links import CommandLinks
from bot.discord_ui.opening import open_interview
from bot.discord_ui.peeking import guarded, refuse_peeking
from bot.discord_ui.replies import Guarded, Interaction
from bot.discord_ui.services import service
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.wording import about as wording

FEWEST_WORDS, FEWEST_TELLING, MOST_WORDS, LAST_WORDS = 5, 3, 12, 9
WORDS_LIMIT, TRIES, CHECKED, MOST_REMEMBERED = 90, 80, 6, 4
_ENDS = re.compile(r"^\W+|\W+$")
_BETWEEN_CLAUSES = re.compile(r"[,;:]\s+|\s+[-–—]+\s+|—|…|\.{2,}")
_LEANING = re.compile(
    r"(?:and|are|as|because|but|except|for|if|is|like|of|oh|okay|or|right|since|so|than|that|then|to|uh|um|was|well|were|when"
    r"|where|whether|which|who|yeah|yes|you know)\b",
    re.IGNORECASE,
)
"""What begins words that say nothing without those before them."""
_OPEN = re.compile(
    r"\b(?:a|an|and|because|but|if|is|it's|like|of|or|so|that|the|to|when|which|with)$", re.IGNORECASE
)
"""What ends words that break off."""


@dataclass(frozen=True, slots=True)
class ExampleRoads:
    """Where they lead: `find` and `check` answer in private about words of one interview, `quiz` begins a private
    game about it. All are in answer to an interaction that was deferred."""

    find: Callable[[Interaction, Listing, str], Awaitable[None]]
    check: Callable[[Interaction, Listing, str], Awaitable[None]]
    quiz: Callable[[Interaction, Listing], Awaitable[None]]


async def examples(interaction: Interaction) -> tuple[str, ui.ActionRow[Any]] | None:
    """A text with the buttons below it, from the interview that is current here; None where there is none, or
    nothing in it to show. Nothing of it is what an open question asks about."""
    interviews = service(interaction, Interviews)
    if not interviews.on(interaction.guild_id):
        return None
    listing = interviews.for_guild(interaction.guild_id)
    interview = await open_interview(interaction, listing, private=True)
    sentences, numbers = interview.transcript.sentences, telling(interaction, interview)
    confirmed = await word_for_word(interview, numbers[1:])
    if confirmed is None:
        return None
    to = service(interaction, CommandLinks).to
    hidden = guarded(interaction, interview.id)
    known = [
        number for number, one in enumerate(sentences) if one.text in wording.REMEMBERED and number not in hidden
    ]
    recalled = await _recalled(interview, [*known, *numbers])
    slips = [number for number, one in enumerate(sentences) if one.text in wording.SLIPPED and number not in hidden]
    finding = ("find", numbers[0]) if recalled is None else ("recall", recalled)
    checking = ("doubt", slips[0]) if slips else ("check", confirmed)
    found, checked = (markup.escape(_typed(interview, *what)) for what in (finding, checking))
    text = wording.EXAMPLES_HERE.format(
        find=to("quote find"), found=found, check=to("quote check"), checked=checked, quiz=to("quiz solo")
    )
    row: ui.ActionRow[Any] = ui.ActionRow()
    row.add_item(ExampleButton(finding[0], listing.id, finding[1], wording.TRY_FIND))
    row.add_item(ExampleButton(checking[0], listing.id, checking[1], wording.TRY_CHECK))
    row.add_item(ExampleButton("quiz", listing.id, 0, wording.TRY_QUIZ))
    return text, row


def _typed(interview: Interview, action: str, number: int) -> str:
    """What an example has somebody type about a sentence."""
    sentence = interview.transcript.sentences[number]
    if action == "recall":
        return remembered(interview.transcript, number)
    return wording.SLIPPED.get(sentence.text, words_of(sentence)) if action == "doubt" else words_of(sentence)


async def _recalled(interview: Interview, numbers: Sequence[int]) -> int | None:
    """The first of these sentences that is found by what somebody may remember of it."""
    for number in numbers[:CHECKED]:
        hits = await interview.search(remembered(interview.transcript, number), 1)
        if hits.answered and hits.best and hits.best.first <= number <= hits.best.last:
            return number
    return None


def remembered(transcript: Transcript, number: int) -> str:
    """What somebody may remember of a sentence: its rarest words."""
    text = transcript.sentences[number].text
    if text in wording.REMEMBERED:
        return wording.REMEMBERED[text]
    spread = Counter(form for one in transcript.sentences for form in {word.form for word in words(one.text)})
    shown = words_of(transcript.sentences[number])
    forms = {word.form: shown[word.start : word.end] for word in words(shown) if word.form not in STOP_WORDS}
    rarest = sorted(forms, key=lambda form: spread[form])[:MOST_REMEMBERED]
    return " ".join(shown for form, shown in forms.items() if form in rarest)


def telling(interaction: Interaction, interview: Interview) -> list[int]:
    """The numbers of sentences that are worth quoting, those first whose words stand alone; always the same ones
    but for what an open question asks about."""
    transcript, hidden = interview.transcript, guarded(interaction, interview.id)
    beside, rng = asides(transcript), random.Random(interview.id)
    smooth = [
        one
        for one in pick(transcript, rng, TRIES)
        if one not in hidden and beside[one] is None and _is_smooth(transcript.sentences[one])
    ]
    return sorted(smooth, key=lambda one: leaning(transcript.sentences[one]))


async def word_for_word(interview: Interview, numbers: Sequence[int]) -> int | None:
    """The first of these sentences whose words, as they are shown, a check finds said: those cut out of “I don't
    know if …” were not meant so."""
    for number in numbers[:CHECKED]:
        check = await interview.check(words_of(interview.transcript.sentences[number]))
        if check.ruling is Ruling.VERBATIM:
            return number
    return None


def words_of(sentence: Sentence) -> str:
    """What somebody may remember of it: all of it where it is short, else its last clause that is neither short nor
    long, else its last words."""
    text = _ENDS.sub("", markup.plain(sentence.text))
    shown = _whole(text) or " ".join(text.split()[-LAST_WORDS:])
    return markup.shorten(_ENDS.sub("", shown), WORDS_LIMIT)


def leaning(sentence: Sentence) -> int:
    """How much `words_of` it need what stands around them: 0 for a whole sentence that says something, 1 for such a
    clause, 2 for all others."""
    text = _ENDS.sub("", markup.plain(sentence.text))
    whole = _whole(text)
    if whole is None or _LEANING.match(whole) or _OPEN.search(whole) or whole.count('"') % 2:
        return 2
    if sum(word.form not in STOP_WORDS for word in words(whole)) < FEWEST_TELLING:
        return 2
    return int(whole != text)


def _whole(text: str) -> str | None:
    if len(text.split()) <= MOST_WORDS:
        return text
    clauses = [
        clause
        for clause in _BETWEEN_CLAUSES.split(text)
        if FEWEST_WORDS <= len(clause.split()) <= MOST_WORDS and not _LEANING.match(clause)
    ]
    return clauses[-1] if clauses else None


def _is_smooth(sentence: Sentence) -> bool:
    """Whether nobody stammers in it."""
    said = [_ENDS.sub("", word) for word in words_of(sentence).casefold().split()]
    return len(said) - len(set(said)) < 2


class ExampleButton(
    Guarded,
    ui.DynamicItem[ui.Button[Any]],
    template=r"example:(?P<action>find|recall|check|doubt|quiz):(?P<interview>\d{1,18}):(?P<sentence>\d{1,9})",
):
    """Does what the example says; works after a restart."""

    def __init__(self, action: str, interview_id: int, sentence: int, label: str = "") -> None:
        self.action, self.interview_id, self.sentence = action, interview_id, sentence
        custom_id = f"example:{action}:{interview_id}:{sentence}"
        super().__init__(ui.Button(label=label, custom_id=custom_id))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["action"], int(match["interview"]), int(match["sentence"]))

    async def pressed(self, interaction: Interaction) -> None:
        listing = service(interaction, Interviews).get(self.interview_id)
        if listing is None or not listing.is_on(interaction.guild_id):
            raise UserError(wording.EXAMPLE_GONE)
        await interaction.response.defer(ephemeral=True, thinking=True)
        interview, roads = await open_interview(interaction, listing), service(interaction, ExampleRoads)
        if self.action == "quiz":
            await roads.quiz(interaction, listing)
            return
        sentences = interview.transcript.sentences
        if self.sentence >= len(sentences):
            raise UserError(wording.EXAMPLE_GONE)
        refuse_peeking(interaction, listing.id, {self.sentence})
        road = roads.find if self.action in ("find", "recall") else roads.check
        await road(interaction, listing, _typed(interview, self.action, self.sentence))
