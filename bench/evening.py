"""The people of many games at once: they start them, answer, think better of it, and wait for the podiums."""

import asyncio
import random
import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import inf
from typing import Any

from bot.features.quiz.buttons import LETTERS
from bot.playground.keyboard import Asked
from bot.playground.objects import Json, is_object, walk
from bot.playground.rest import LoggedRequest
from bot.playground.server import Playground
from bot.wording import quiz as wording

PATIENCE = 60.0
"""Seconds that people here wait for the bot, so that what comes too late for Discord can still be timed."""
START, OPEN, CLOSING, LATER = "/quiz start", "answer, rounds open", "answer, all rounds closing", "later rounds"
ROUNDS = 3
STARTS_A_SECOND, ANSWERS_A_SECOND = 15, 100
SETTLING, AROUND_DEADLINE = 5.0, 3.0
CHANGING_THEIR_MIND, AWAY = 0.2, 0.1
THINKING = 25.0
"""Seconds that a player of a later round takes at most."""
Answers = dict[tuple[str, str, int], int]
"""Which choice was taken, by channel, player and round from 0."""
_TAKEN = wording.TAKEN.split("{")[0]
_DEFERRED = 6
"""An answer that is taken is acknowledged so: it is told in the line that its player has."""
_SHOWN = re.compile(r"quiz:\d+:(\d+):(skip|onward|again)")


class Watch:
    """What the bot sends: when it acknowledged what and whether it took it as an answer; when each channel showed
    which question ("skip" is below it), reveal ("onward") and podium ("again"); how often Discord
    answered how, and what it refused."""

    def __init__(self, playground: Playground) -> None:
        self.shown: dict[tuple[str, int, str], float] = {}
        self.statuses: Counter[int] = Counter()
        self.refused: Counter[str] = Counter()
        self._waiting: dict[tuple[str, int, str], asyncio.Event] = defaultdict(asyncio.Event)
        self._awaited: dict[str, asyncio.Future[tuple[float, bool]]] = {}
        playground.on_request.append(self._hear)
        playground.rest.on_logged.append(self._note)

    def _hear(self, method: str, path: str, body: Any, status: int) -> None:
        self.statuses[status] += 1
        _, sort, number, *_ = path.split("/")
        if sort == "interactions" and status < 400 and number in self._awaited:
            data: Json = body.get("data") or {}
            is_taken = body["type"] == _DEFERRED or _TAKEN in (data.get("content") or "")
            self._awaited.pop(number).set_result((time.perf_counter(), is_taken))
        elif sort == "channels" and status < 400 and (found := _SHOWN.search(str(body))):
            key = number, int(found[1]), found[2]
            self.shown.setdefault(key, time.time())
            self._waiting[key].set()

    def _note(self, sent: LoggedRequest) -> None:
        """Count what was refused, by what it was, and whether it was one too many of all."""
        if sent.status >= 400:
            reason = " of all" if is_object(sent.answer) and sent.answer.get("global") else ""
            sort = "/".join(part for part in sent.path.split("/") if part and len(part) < 12)
            self.refused[f"{sent.status}{reason} {sent.method} {sort}"] += 1

    async def until(self, channel: str, number: int, button: str, seconds: float) -> bool:
        """Whether a channel shows the message of a round with this button, within so many seconds."""
        try:
            await asyncio.wait_for(self._waiting[channel, number, button].wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def acknowledged(self, asked: Asked) -> tuple[float, bool]:
        """When the bot acknowledged it (never: inf), and whether it took it as an answer."""
        acknowledged = self._awaited[asked.interaction.id] = asyncio.get_running_loop().create_future()
        try:
            return await asyncio.wait_for(acknowledged, PATIENCE)
        except TimeoutError:
            return inf, False
        finally:
            self._awaited.pop(asked.interaction.id, None)


@dataclass
class Evening:
    """All the games, one in each channel. At game n play the people n to n + 3; the first of them starts it.

    `waits` are the seconds until each acknowledgement, by what was done; `seconds` how long it all took; `unasked`
    the rounds that nobody saw, and `podiums` the games that came to their end.
    """

    playground: Playground
    taken: Answers = field(default_factory=Answers)
    waits: dict[str, list[float]] = field(default_factory=lambda: {START: [], OPEN: [], CLOSING: [], LATER: []})
    seconds: float = inf
    unasked: int = 0
    podiums: int = 0

    def __post_init__(self) -> None:
        self._rng = random.Random(1)
        self.watch = Watch(self.playground)
        world = self.playground.world
        self._people = [self.playground.person(user["global_name"]) for user in world.people]
        self._rooms = world.text_channels

    async def play(self) -> None:
        """From the first start to the last podium."""
        count, began = len(self._rooms), time.time()
        opening = began + count / STARTS_A_SECOND + SETTLING
        closing = opening + 3 * (1 + CHANGING_THEIR_MIND) * count / ANSWERS_A_SECOND
        deadline = closing + AROUND_DEADLINE
        games = range(count)
        await asyncio.gather(*(self._start(game, deadline) for game in games))
        friends = [(game, place) for game in games for place in (1, 2, 3)]
        await asyncio.gather(*(self._consider(game, place, opening, closing) for game, place in friends))
        await asyncio.gather(*(self._close(game, deadline) for game in games))
        await asyncio.gather(*(self._play_on(game, deadline - began) for game in games))
        self.seconds = time.time() - began

    async def _start(self, game: int, deadline: float) -> None:
        """Who starts later gives less time, so that all rounds have the same deadline."""
        await asyncio.sleep(game / STARTS_A_SECOND)
        seconds = max(10, round(deadline - time.time()))
        options = {"kind": "when", "difficulty": "easy", "rounds": ROUNDS, "seconds": seconds}
        start = time.perf_counter()
        asked = await self._people[game].slash("quiz start", self._rooms[game].data["name"], **options)
        at, _ = await self.watch.acknowledged(asked)
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

    async def _play_on(self, game: int, seconds: float) -> None:
        """The rounds after the first: one in ten does not answer, so that the deadline closes it."""
        room = self._rooms[game].id
        for number in range(1, ROUNDS):
            if not await self.watch.until(room, number, "skip", seconds + PATIENCE):
                self.unasked += 1
                continue
            there = [place for place in range(4) if self._rng.random() > AWAY]
            moments = [time.time() + self._rng.uniform(1, THINKING) for _ in there]
            await asyncio.gather(
                *(self._answer(game, *at) for at in zip(there, [LATER] * 4, moments, strict=False))
            )
        if await self.watch.until(room, ROUNDS - 1, "again", seconds + 2 * PATIENCE):
            self.podiums += 1

    async def _answer(self, game: int, place: int, label: str, moment: float) -> None:
        await asyncio.sleep(moment - time.time())
        room, choice = self._rooms[game], self._rng.randrange(len(LETTERS))
        player = self._people[(game + place) % len(self._people)]
        if button := self._button(game, LETTERS[choice]):
            start = time.perf_counter()
            at, is_taken = await self.watch.acknowledged(await player.press(self._message(game), button))
            self.waits[label].append(at - start)
            if is_taken:
                self.taken[room.id, player.id, int(button.split(":")[2])] = choice

    def _message(self, game: int) -> Json:
        """The game as everybody sees it; empty until it is there."""
        nothing: Json = {"components": []}
        messages = self._rooms[game].messages.values()
        return next((message.data for message in messages if message.seen_by is None), nothing)

    def _button(self, game: int, action: str) -> str | None:
        """The custom id of a button, as long as it is there."""
        ids = (str(part.get("custom_id")) for part in walk(self._message(game)["components"]))
        return next((custom_id for custom_id in ids if custom_id.endswith(f":{action}")), None)
