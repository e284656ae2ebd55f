"""`/topic about` several interviews: in which of them something is talked about most."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.core import markup
from bot.core.search.hits import Hit
from bot.discord_ui.reference import InterviewReference
from bot.discord_ui.views import DetachedView
from bot.features.topics.cards import COLOUR, section
from bot.features.topics.mentions import asked, opening, quoted, small_print
from bot.features.topics.texts import small
from bot.interviews.searching import Mentioned
from bot.wording import library
from bot.wording import topics as wording
from bot.wording.grammar import duration

TITLE_LIMIT, SHORT_QUOTE = 70, 120
MOST_INTERVIEWS = 8
"""So many are looked through for every passage, and shown."""


class AcrossView(DetachedView):
    """Interviews with how much there is in each, most first, and the best passage of each."""

    def __init__(self, text: str, looked: str, found: Sequence[Mentioned], *, kept_back: bool = False) -> None:
        super().__init__()
        card: ui.Container[Any] = ui.Container(accent_colour=COLOUR)
        heading = wording.ABOUT_SEVERAL.format(
            text=asked(text),
            passages=wording.passages(sum(len(one.hits) for one in found)),
            interviews=library.interviews(len(found)),
            length=duration(sum(_length(one.hits) for one in found)),
        )
        card.add_item(ui.TextDisplay(f"{heading}\n{looked}"))
        for one in sorted(found, key=lambda one: -_length(one.hits)):
            card.add_item(_section(one))
        further = small(wording.ABOUT_ONE_OF_THEM, wording.KEPT_BACK if kept_back else "")
        hits = [hit for one in found for hit in one.hits]
        card.add_item(ui.TextDisplay(f"{small_print(text, hits)}\n{further}"))
        self.add_item(card)


def _length(hits: Sequence[Hit]) -> int:
    return sum(hit.end - hit.start for hit in hits)


def _section(one: Mentioned) -> ui.Section[Any]:
    best = max(one.hits, key=lambda hit: hit.score)
    text = wording.ABOUT_TOPIC.format(
        title=markup.brief(one.interview.transcript.title, TITLE_LIMIT),
        passages=wording.passages(len(one.hits)),
        length=duration(_length(one.hits)),
        quote=quoted(best, SHORT_QUOTE),
    )
    return section(text, opening(InterviewReference.to(one.interview), best))
