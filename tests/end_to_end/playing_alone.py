"""Private games on the stage: their commands, and what people press from question to question."""

from end_to_end.playing import answer_alone
from end_to_end.reading import Message, buttons
from end_to_end.stage import Stage

from bot.features.quiz.alone import Alone
from bot.features.quiz.scores import Scores
from bot.playground.keyboard import Person
from bot.wording import quiz as wording

DAY = 24 * 60 * 60
NOON = 1_800_014_400.0
"""On 15 January 2027 (UTC)."""


async def command(person: Person, name: str, channel: str | None = None, **options: object) -> Message:
    return await (await person.slash(f"quiz {name}", channel=channel, **options)).answer()


async def onward(person: Person, message: Message) -> Message:
    label = next(label for label in buttons(message) if label in (wording.NEXT_QUESTION, wording.SEE_RESULT))
    return await (await person.press(message, label)).answer()


async def play_out(stage: Stage, person: Person, message: Message, *right: bool) -> Message:
    """Answer the open round and those after it, rightly or not; gives the result."""
    for well in right:
        message = await onward(person, await answer_alone(stage, person, message, right=well))
    return message


async def at(stage: Stage, now: float) -> None:
    """Set the clock, once no game is being shown any more."""
    for game in range(1, 9):
        async with stage.bot.services.get(Alone).turn(game):
            pass
    stage.bot.services.get(Alone).clock = stage.bot.services.get(Scores).clock = lambda: now
