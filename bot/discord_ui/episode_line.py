"""How an interview that is an episode stands in a message."""

import re

from bot.core import markup
from bot.core.particulars import Particulars
from bot.wording import episodes as wording

SHOW_LIMIT = 60


def episode_facts(known: Particulars, title: str) -> list[str]:
    """`The Gull Hour #12` and `17 May 2024`, as far as they are known and the title does not say them."""
    show = known.show if known.show and known.show.casefold() not in title.casefold() else ""
    is_told = known.number is None or re.search(rf"(?<!\d)0*{known.number}(?!\d)", title) is not None
    number = "" if is_told else wording.NUMBER.format(number=known.number)
    name = markup.escape(" ".join(filter(None, (markup.shorten(show or "", SHOW_LIMIT), number))))
    return [*filter(None, (name, wording.day(known.date) if known.date else ""))]
