"""Messages of the bot's with buttons that it has not put there."""

import copy

from end_to_end.reading import Message
from end_to_end.stage import Stage

from bot.playground.keyboard import Person
from bot.playground.objects import walk


def with_option(stage: Stage, message: Message, custom_id: str, value: str) -> Message:
    """This message of the bot's, with an option in one of its selects that the bot does not offer."""
    known = stage.playground.world.message(message["channel_id"], message["id"])
    known.data = copy.deepcopy(known.data)
    select = next(part for part in walk(known.data["components"]) if part.get("custom_id") == custom_id)
    select["options"][0]["value"] = value
    return known.data


async def forged(stage: Stage, person: Person, custom_id: str) -> Message:
    """A message of the bot's here, with a button that carries this id."""
    asked = await (await person.slash("quote random")).answer()
    message = stage.playground.world.message(asked["channel_id"], asked["id"])
    data = copy.deepcopy(message.data)
    button = next(part for part in walk(data["components"]) if part["type"] == 2)
    button["custom_id"], button["disabled"] = custom_id, False
    message.data = data
    return data
