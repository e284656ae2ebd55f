"""Topics on the stage: an outline that stays the same however well the bot cuts by itself."""

from end_to_end.reading import Message
from end_to_end.stage import Stage

from bot.core.topics.editing import Marks, TopicMark
from bot.interviews.outlines import Outlines
from bot.playground.objects import walk

ABOUT_WORDS, ABOUT_ALIGNMENT = "Words that are missing", "What alignment is"
ABOUT_SCANS, ABOUT_MINDS = "Psychopaths and MRI scans", "Whether Claude has experience"
MARKS: Marks = (
    TopicMark(0, ABOUT_WORDS),
    TopicMark(70_400, ABOUT_ALIGNMENT),
    TopicMark(180_827, ABOUT_SCANS),
    TopicMark(239_200, ABOUT_MINDS),
)


async def cut(stage: Stage, marks: Marks = MARKS) -> None:
    """Give the server this outline of the interview that ships, as its moderators would."""
    guild_id = int(stage.playground.world.guild_id)
    await stage.bot.services.get(Outlines).edit(await stage.interview(guild_id), guild_id, lambda _: marks)


def option_values(message: Message, title: str) -> tuple[str, list[str]]:
    """The custom id of the select that offers this topic, and the value to choose."""
    for part in walk(message["components"]):
        for option in part.get("options", ()):
            if title in option["label"]:
                return part["custom_id"], [option["value"]]
    raise LookupError(title)
