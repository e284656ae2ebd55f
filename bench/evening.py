"""The people of many games at once: they start them, answer, think better of it, and wait for the podiums."""

import asyncio
import random
import time
from dataclasses import dataclass, field
from math import inf
from typing import Any

from bot.features.quiz.buttons import LETTERS
from bot.playground.keyboard import Asked
from bot.playground.objects import Json, walk
from bot.playground.server import Playground
from bot.wording import quiz as wording

PATIENCE = 60.0
"""Seconds that people here wait for the bot, so that what comes too late for Discord can still be timed."""
START, OPEN, CLOSING = "/quiz start", "answer, rounds open", "answer, all rounds closing"
STARTS_A_SECOND, ANSWERS_A_SECOND = 25, 100
SETTLING, AROUND_DEADLINE = 5.0, 3.0
CHANGING_THEIR_MIND = 0.2
Answers = dict[tuple[str, str], int]
"""Which choice was taken, by channel and player."""
_TAKEN, _ASKS = wording.TAKEN.split("{")[0], wording.TIME_UP.split("<")[0]
_DEFERRED = 6
"""An answer that is taken is acknowledged so: it is told in the line that its player has."""


class Watch:
    """What the bot sends: when it acknowledged what and whether it took it as an answer, and which channels show a
    question or a podium."""

    def __init__(self, playground: Playground) -> None:
        self.questions: set[str] = set()
        self.podiums: set[str] = set()
        self._awaited: dict[str, asyncio.Future[tuple[float, bool]]] = {}
        playground.on_request.append(self._hear)

    def _hear(self, method: str, path: str, body: Any, status: int) -> None:
        _, sort, number, *_ = path.split("/")
        if sort == "interactions" and status < 400 and number in self._awaited:
            data: Json = body.get("data") or {}
            is_taken = body["type"] == _DEFERRED or _TAKEN in (data.get("content") or "")
            self._awaited.pop(number).set_result((time.perf_counter(), is_taken))
        elif sort == "channels" and status < 400:
            if wording.PODIUM in str(body):
                self.podiums.add(number)
            elif _ASKS in str(body):
                self.questions.add(number)

    async def acknowledged(self, asked: Asked) -> tuple[float, bool]:
        """When the bot acknowledged it (never: inf), and whether it took it as an answer."""
        acknowledged = self._awaited[asked.interaction.id] = asyncio.get_running_loop().create_future()
        try:
            return await asyncio.wait_for(acknowledged, PATIENCE)
        except TimeoutError:
            return inf, False


@dataclass
class Evening:
    """All the games, one in each channel. At game n play the people n to n + 3; the first of them starts it.

    `waits` are the seconds until each acknowledgement, by what was done; `podiums_after` those from the deadline of
    all rounds to the last podium.
    """

    playground: Playground
    taken: Answers = field(default_factory=Answers)
    waits: dict[str, list[float]] = field(default_factory=lambda: {START: [], OPEN: [], CLOSING: []})
    podiums_after: float = inf

    def __post_init__(self) -> None:
        self._rng = random.Random(1)
        self._watch = Watch(self.playground)
        world = self.playground.world
        self._people = [self.playground.person(user["global_name"]) for user in world.people]
        self._rooms = world.text_channels

    async def play(self) -> None:
        """From the first start to the last podium."""
        count = len(self._rooms)
        opening = time.time() + count / STARTS_A_SECOND + SETTLING
        closing = opening + 3 * (1 + CHANGING_THEIR_MIND) * count / ANSWERS_A_SECOND
        deadline = closing + AROUND_DEADLINE
        until = self.playground.until
        await asyncio.gather(*(self._start(game, deadline) for game in range(count)))
        await until(lambda: len(self._watch.questions) == count, "questions", PATIENCE)
        friends = [(game, place) for game in range(count) for place in (1, 2, 3)]
        await asyncio.gather(*(self._consider(game, place, opening, closing) for game, place in friends))
        await asyncio.gather(*(self._close(game, deadline) for game in range(count)))
        await until(lambda: len(self._watch.podiums) == count, "podiums", PATIENCE)
        self.podiums_after = time.time() - deadline

    async def _start(self, game: int, deadline: float) -> None:
        """Who starts later gives less time, so that all rounds have the same deadline."""
        await asyncio.sleep(game / STARTS_A_SECOND)
        options = {"kind": "when", "difficulty": "easy", "rounds": 1, "seconds": round(deadline - time.time())}
        start = time.perf_counter()
        asked = await self._people[game].slash("quiz start", self._rooms[game].data["name"], **options)
        at, _ = await self._watch.acknowledged(asked)
        self.waits[START].append(at - start)
        await self.playground.until(lambda: self._button(game, "begin"), "a lobby", PATIENCE)
        await self._people[game].press(self._message(game), self._button(game, "begin") or "")

    async def _consider(self, game: int, place: int, opening: float, closing: float) -> None:
        """One of the starter's friends answers, and may think better of it."""
        moments = [self._rng.uniform(opening, closing)]
        if self._rng.random() < CHANGING_THEIR_MIND:
            moments.append(self._rng.uniform(moments[0], closing))
        for moment in moments:
            await self._answer(game, place, OPEN, moment)

    async def _close(self, game: int, deadline: float) -> None:
        """In every second game the starter is the last to answer, which closes the round. In the others they have
        gone, a friend changes their mind, and the deadline closes it. Half of all that comes too late."""
        moment = deadline + self._rng.uniform(-AROUND_DEADLINE, AROUND_DEADLINE)
        await self._answer(game, game % 2, CLOSING, moment)

    async def _answer(self, game: int, place: int, label: str, moment: float) -> None:
        await asyncio.sleep(moment - time.time())
        room, choice = self._rooms[game], self._rng.randrange(len(LETTERS))
        player = self._people[(game + place) % len(self._people)]
        if button := self._button(game, LETTERS[choice]):
            start = time.perf_counter()
            at, is_taken = await self._watch.acknowledged(await player.press(self._message(game), button))
            self.waits[label].append(at - start)
            if is_taken:
                self.taken[room.id, player.id] = choice

    def _message(self, game: int) -> Json:
        """The game as everybody sees it; empty until it is there."""
        nothing: Json = {"components": []}
        messages = self._rooms[game].messages.values()
        return next((message.data for message in messages if message.seen_by is None), nothing)

    def _button(self, game: int, action: str) -> str | None:
        """The custom id of a button, as long as it is there."""
        ids = (str(part.get("custom_id")) for part in walk(self._message(game)["components"]))
        return next((custom_id for custom_id in ids if custom_id.endswith(f":{action}")), None)
