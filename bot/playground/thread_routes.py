"""The route by which a bot begins a thread below a message."""

from bot.playground import refused, threads
from bot.playground.messages import require
from bot.playground.objects import GUILD_ANNOUNCEMENT, GUILD_TEXT
from bot.playground.rest import Answer, Call, Route
from bot.playground.rules.form import Part
from bot.playground.world import World

_LONGEST_NAME = 100


class Threads:
    """Threads below messages; each has the id of its message."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        return [Route("POST", "/channels/{channel}/messages/{message}/threads", self.begin, status=201)]

    def begin(self, call: Call) -> Answer:
        world = self._world
        channel = world.channel(call.given["channel"])
        message = world.message(channel.id, call.given["message"])
        require(world, channel, create_public_threads=True)
        if channel.kind not in (GUILD_TEXT, GUILD_ANNOUNCEMENT):
            raise refused.RefusedError(400, 50024, "Cannot execute action on this channel type")
        if message.id in world.channels:
            raise refused.RefusedError(400, 160004, "A thread has already been created for this message")
        body = Part(call.fields)
        name = body.text("name", _LONGEST_NAME, 1, required=True)
        body.settle()
        return threads.start(world, channel, name, world.bot["id"], thread_id=message.id).data
