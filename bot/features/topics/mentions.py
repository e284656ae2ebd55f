"""`/topic about`: where and how much something is talked about in an interview."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.core import markup, timecode
from bot.core.pictures.model import Picture
from bot.core.search.hits import Hit
from bot.core.search.pages import sentences_of
from bot.core.search.words import are_in
from bot.core.topics.model import Topic
from bot.core.topics.stretches import number_at
from bot.discord_ui.gallery import gallery
from bot.discord_ui.peeking import PeekingError
from bot.discord_ui.reference import InterviewReference
from bot.discord_ui.views import DetachedView
from bot.features.topics.answering import Outlook
from bot.features.topics.cards import COLOUR, OPTION_LIMIT, section
from bot.features.topics.items import TopicButton, TopicSelect
from bot.features.topics.texts import small, title
from bot.wording import topics as topic_wording
from bot.wording.grammar import duration

QUERY_LIMIT, QUOTE_LIMIT, MOST_TOPICS, MOST_OPTIONS = 120, 200, 8, 25


@dataclass(frozen=True, slots=True)
class Coverage:
    """Where in a topic something comes up; never empty."""

    topic: Topic
    hits: Sequence[Hit]

    @property
    def best(self) -> Hit:
        return max(self.hits, key=lambda hit: hit.score)

    @property
    def length(self) -> int:
        """How long the hits are together, in ms."""
        return sum(hit.end - hit.start for hit in self.hits)


def allowed(hits: Sequence[Hit], guarded: Set[int]) -> list[Hit]:
    """The hits that tell no answer to an open question, which is about the `guarded` sentences.

    Raises:
        UserError: the best of them does: the others would look like all there is.
    """
    left = [hit for hit in hits if sentences_of(hit).isdisjoint(guarded)]
    if hits and max(hits, key=lambda hit: hit.score) not in left:
        raise PeekingError
    return left


def coverage(outlook: Outlook, hits: Sequence[Hit]) -> list[Coverage]:
    """What was found, topic by topic, in the order of time."""
    by_topic: dict[int, list[Hit]] = {}
    for hit in hits:
        by_topic.setdefault(number_at(outlook.topics, hit.first), []).append(hit)
    return [Coverage(outlook.topics[number], found) for number, found in sorted(by_topic.items())]


class MentionsView(DetachedView):
    """The topics in which it comes up most, each with its best passage. `looked` says below the heading where it
    was looked for."""

    def __init__(
        self,
        outlook: Outlook,
        text: str,
        looked: str,
        covered: Sequence[Coverage],
        picture: Picture | None = None,
    ) -> None:
        super().__init__()
        card: ui.Container[Any] = ui.Container(accent_colour=COLOUR)
        length = duration(sum(one.length for one in covered))
        heading = topic_wording.ABOUT_HEADING.format(text=asked(text), length=length, **_counted(covered))
        card.add_item(ui.TextDisplay("\n".join(filter(None, [heading, looked]))))
        if picture is not None:
            card.add_item(gallery(picture))
        most = sorted(covered, key=lambda one: -one.length)[:MOST_TOPICS]
        for one in sorted(most, key=lambda one: one.topic.first):
            card.add_item(_section(outlook, one))
        if rest := [one for one in covered if one not in most]:
            card.add_item(ui.TextDisplay(topic_wording.ABOUT_MORE.format(**_counted(rest))))
        hits = [hit for one in covered for hit in one.hits]
        if len(hits) > 1:
            card.add_item(_all_of_them(outlook, hits))
        kept_back = topic_wording.KEPT_BACK if outlook.guarded else ""
        card.add_item(ui.TextDisplay(small_print(text, hits, kept_back)))
        self.add_item(card)


class NothingView(DetachedView):
    """Says where it does not come up."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.add_item(ui.Container(ui.TextDisplay(said), accent_colour=COLOUR))


def small_print(text: str, hits: Iterable[Hit], *more: str) -> str:
    """How these were found for what was typed."""
    others = "" if all(are_in(text, hit.text) for hit in hits) else topic_wording.ABOUT_IN_OTHER_WORDS
    return small(others, topic_wording.ABOUT_SMALL_PRINT, *more)


def asked(text: str) -> str:
    """What was typed, as headings show it."""
    return markup.brief(text, QUERY_LIMIT)


def _counted(covered: Sequence[Coverage]) -> dict[str, str]:
    passages = topic_wording.passages(sum(len(one.hits) for one in covered))
    return {"passages": passages, "topics": topic_wording.topics(len(covered))}


def _section(outlook: Outlook, one: Coverage) -> ui.Section[Any]:
    hit = one.best
    text = topic_wording.ABOUT_TOPIC.format(
        title=title(one.topic, 70),
        passages=topic_wording.passages(len(one.hits)),
        length=duration(one.length),
        quote=quoted(hit),
    )
    return section(text, opening(outlook.reference, hit))


def quoted(hit: Hit, limit: int = QUOTE_LIMIT) -> str:
    """Its words, those in bold that met what was asked."""
    return markup.bold(markup.shorten(hit.text, limit), hit.matched)


def opening(reference: InterviewReference, hit: Hit) -> TopicButton:
    """The button that opens it as a quote."""
    return TopicButton("quote", reference, _span(hit), timecode.show(hit.start))


def _all_of_them(outlook: Outlook, hits: Sequence[Hit]) -> ui.ActionRow[Any]:
    """A select that opens each passage, in the order of time; of very many the best."""
    best = sorted(hits, key=lambda hit: -hit.score)[:MOST_OPTIONS]
    options = [
        discord.SelectOption(label=_option(hit), value=_span(hit))
        for hit in sorted(best, key=lambda hit: hit.start)
    ]
    row: ui.ActionRow[Any] = ui.ActionRow()
    return row.add_item(TopicSelect("quote", outlook.reference, 0, topic_wording.OPEN_PASSAGE, options))


def _option(hit: Hit) -> str:
    return markup.shorten(f"{timecode.show(hit.start)} {markup.plain(hit.text)}", OPTION_LIMIT)


def _span(hit: Hit) -> str:
    return f"{hit.first}.{hit.begin}-{hit.last}.{hit.finish}"
