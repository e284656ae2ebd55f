"""How what several features name stands in a message."""

from bot.core import markup
from bot.wording import topics as wording

TOPIC_LIMIT = 60


def in_topic(title: str) -> str:
    """`In: Psychopaths and MRI scans`, for the small print of a quote."""
    return wording.IN_TOPIC.format(title=markup.brief(title, TOPIC_LIMIT))
