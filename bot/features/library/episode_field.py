"""The field in which show, number, date and people of an episode are edited: a line each, `date = 2024-05-17`."""

from bot.core import dates, markup
from bot.core.errors import UserError
from bot.core.particulars import Particulars, number_of, people, show_title
from bot.wording import library as wording

LINE_LIMIT = 80


def written(known: Particulars) -> str:
    """A line each, also of what is not known."""
    values = (
        known.show or "",
        "" if known.number is None else str(known.number),
        known.date or "",
        ", ".join(known.guests),
        ", ".join(known.hosts),
    )
    return "\n".join(f"{key} = {value}".rstrip() for key, value in zip(wording.EPISODE_KEYS, values, strict=True))


def read(text: str, known: Particulars) -> Particulars | None:
    """What was typed; None if nothing else was typed than was known.

    Raises:
        UserError: a line is none, a date no date, or a number no number.
    """
    told = dict.fromkeys(wording.EPISODE_KEYS, "")
    for line in filter(str.strip, text.splitlines()):
        key, sign, value = line.partition("=" if "=" in line else ":")
        key = key.strip().casefold()
        if not sign or key not in told:
            raise UserError(wording.NO_EPISODE_LINE.format(line=markup.brief(line, LINE_LIMIT)))
        told[key] = markup.plain(value)
    show, number, date, guests, hosts = told.values()
    if number and number_of(number) is None:
        raise UserError(wording.NO_EPISODE_NUMBER.format(text=markup.brief(number, LINE_LIMIT)))
    if date and dates.read(date) is None:
        raise UserError(wording.NO_DATE.format(text=markup.brief(date, LINE_LIMIT)))
    found = Particulars(
        show_title(show), number_of(number), dates.read(date), people(guests.split(",")), people(hosts.split(","))
    )
    return found if found != known else None
