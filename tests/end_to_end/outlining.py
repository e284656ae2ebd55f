"""Topics on the stage: an outline that stays the same however well the bot cuts by itself."""

from end_to_end.reading import Message
from end_to_end.stage import Stage

from bot.core.topics.editing import Marks, TopicMark
from bot.interviews.outlines import Outlines
from bot.playground.objects import walk
from bot.store.database import Database

ABOUT_WORDS, ABOUT_ALIGNMENT = "Words that are missing", "What alignment is"
ABOUT_SCANS, ABOUT_MINDS = "Psychopaths and MRI scans", "Whether Claude has experience"
MARKS: Marks = (
    TopicMark(0, ABOUT_WORDS),
    TopicMark(70_400, ABOUT_ALIGNMENT),
    TopicMark(180_827, ABOUT_SCANS),
    TopicMark(239_200, ABOUT_MINDS),
)


_made: dict[tuple[str, Marks], tuple[str, str]] = {}
"""What an outline was made from, and its topics, as they are stored."""


async def cut(stage: Stage, marks: Marks = MARKS) -> None:
    """Give the server this outline of the interview that ships, as its moderators would. It is found once, and then
    stored as it was: another server would get the same."""
    guild_id, database = int(stage.playground.world.guild_id), stage.bot.services.get(Database)
    interview = await stage.interview(guild_id)
    known = interview.digest, marks
    if known in _made:
        row = interview.id, guild_id, *_made[known]
        await database.write("INSERT OR REPLACE INTO outlines VALUES (?, ?, ?, ?)", row)
    await stage.bot.services.get(Outlines).edit(interview, guild_id, lambda _: marks)
    (_made[known],) = await database.rows(
        "SELECT made_from, topics FROM outlines WHERE interview_id = ? AND guild_id = ?", (interview.id, guild_id)
    )


def option_values(message: Message, title: str) -> tuple[str, list[str]]:
    """The custom id of the select that offers this topic, and the value to choose."""
    for part in walk(message["components"]):
        for option in part.get("options", ()):
            if title in option["label"]:
                return part["custom_id"], [option["value"]]
    raise LookupError(title)
