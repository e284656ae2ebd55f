"""Two hundred people on one evening with faults: they search, read, play and upload, while Discord fails and the
connection breaks; what the bot takes, and whom it leaves without an answer."""

import asyncio
import contextlib
import random
import sqlite3
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import count, cycle
from math import inf
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from typing import IO

from aiohttp import ClientSession
from hostile.files import files
from rich.console import Console
from rich.table import Table

from bench.evening import PATIENCE, Watch
from bench.watched import Seen, free_port, kill_children, lock, running, sample
from bot.features.quiz.buttons import LETTERS
from bot.playground.channels import Message
from bot.playground.keyboard import Asked, NoResponseError, Person
from bot.playground.objects import Json, walk
from bot.playground.refused import RateLimitedError, RefusedError
from bot.playground.server import ACKNOWLEDGE_SECONDS, Playground
from bot.wording import library as wording

PEOPLE, ROOMS, PLAYED_IN = 200, 20, 6
ELSEWHERE = "Elsewhere/room-0"
THINKING = 5.0, 35.0
"""Seconds between two things that one of them does."""
A_FAULT, A_BREAK = 10.0, 60.0
"""Seconds between two faults, and between two breaks of the connection."""
AFTER_A_BREAK = 15.0
"""Seconds in which what is asked may be lost with the connection, as at Discord."""
INTERVIEW = Path(__file__).parents[1] / "data" / "interview.txt"
_SAID = (
    "you must be a psychopath",
    "brain scans tell who lacks empathy",
    "what is a model",
    "trust instincts",
    "xyz",
)
_COMMANDS: tuple[tuple[str, dict[str, object]], ...] = (
    *(("quote find", {"text": text}) for text in _SAID),
    ("quote random", {}),
    ("topic list", {}),
    ("topic about", {"text": "empathy"}),
    ("summary", {}),
    ("quote check", {"text": "You must be a psychopath."}),
    ("quote starred", {}),
    ("help", {}),
    ("quiz solo", {"kind": "when"}),
    ("quiz practice", {}),
    ("quiz leaderboard", {}),
)
_BUTTON, _LINK = 2, 5
_KEPT = """
    SELECT game_id, results.player_id, results.round,
        json_extract(state, '$.rounds[' || results.round || '].answers."' || results.player_id || '".answer.index')
    FROM results JOIN games ON games.id = game_id WHERE took IS NOT NULL
"""
_FINISHED = "SELECT id FROM games WHERE json_extract(state, '$.ending') = 'finished'"
_ENDED = "SELECT json_extract(state, '$.ending'), count(*) FROM games GROUP BY 1"


@dataclass
class Crowd:
    """`waits` are the seconds until each acknowledgement; `unanswered` what was done, how often, without one while
    the connection held, `away` while it was broken; `taken` which choice was taken by game, player and round."""

    playground: Playground
    waits: list[float] = field(default_factory=list[float])
    unanswered: Counter[str] = field(default_factory=Counter[str])
    away: int = 0
    sent: int = 0
    breaks: int = 0
    taken: dict[tuple[int, int, int], int] = field(default_factory=dict[tuple[int, int, int], int])
    _broken_at: list[float] = field(default_factory=list[float])

    def __post_init__(self) -> None:
        self._rng = random.Random(1)
        self.watch = Watch(self.playground)
        self._people = [self.playground.person(user["global_name"]) for user in self.playground.world.people]
        self._rooms = self.playground.world.text_channels[:ROOMS]

    async def live(self, process: int, database: Path) -> None:
        """Until it is broken off."""
        await asyncio.gather(
            *(self._person(number) for number in range(len(self._people))),
            *(self._games(room) for room in range(PLAYED_IN)),
            self._uploads(),
            self._faults(process, database),
            self._breaks(),
        )

    async def _do(
        self, what: str, act: Callable[[], Awaitable[Asked]], answer: tuple[int, int, int, int] | None = None
    ) -> Asked | None:
        """Ask something of the bot and wait for its acknowledgement; None where that is impossible by now. `answer`
        is its game, player, round and choice, where it is one."""
        began, clock = time.perf_counter(), time.monotonic()
        try:
            asked = await act()
        except (LookupError, RefusedError):
            return None
        at, is_taken = await self.watch.acknowledged(asked)
        if at - began > ACKNOWLEDGE_SECONDS and any(abs(clock - one) < AFTER_A_BREAK for one in self._broken_at):
            self.away += 1
            return None
        self.waits.append(at - began)
        if at - began > ACKNOWLEDGE_SECONDS:
            self.unanswered[what] += 1
        if is_taken and answer is not None:
            self.taken[answer[:3]] = answer[3]
        return asked if at < inf else None

    async def _person(self, number: int) -> None:
        person, room = self._people[number], self._rooms[number % len(self._rooms)]
        while True:
            await asyncio.sleep(self._rng.uniform(*THINKING))
            open_game = _answers(room.messages.values()) if self._rng.random() < 0.8 else []
            if open_game:
                message, button = self._rng.choice(open_game)
                _, game, round_, letter = button.split(":")
                answer = int(game), int(person.id), int(round_), LETTERS.index(letter)
                await self._do("answer", partial(person.press, message, button), answer)
                continue
            command, options = self._rng.choice(_COMMANDS)
            asked = await self._do(command, partial(person.slash, command, room.data["name"], **options))
            if asked is not None:
                await self._press_on(person, command, asked)

    async def _press_on(self, person: Person, command: str, asked: Asked) -> None:
        """Two or three buttons below an answer, or a solo game's answers."""
        for _ in range(self._rng.randrange(4)):
            await asyncio.sleep(self._rng.uniform(1, 4))
            try:
                message = asked.reply
            except LookupError:
                return
            buttons = [one["custom_id"] for one in walk(message["components"]) if _is_pressable(one)]
            if buttons:
                button = self._rng.choice(buttons)
                await self._do(f"press below {command}", partial(person.press, message, button))

    async def _games(self, number: int) -> None:
        room, starter = self._rooms[number], self._people[number]
        for seconds in cycle((20, 40)):
            options = {"kind": "when", "difficulty": "easy", "rounds": 3, "seconds": seconds}
            await self._do("quiz start", partial(starter.slash, "quiz start", room.data["name"], **options))
            await asyncio.sleep(5)
            for message in list(room.messages.values()):
                begin = [one for one in _ids(message.data) if one.endswith(":begin")]
                if begin:
                    await self._do("start now", partial(starter.press, message.data, begin[0]))
            await asyncio.sleep(3 * (seconds + 8) + 10)

    async def _uploads(self) -> None:
        """Files that are read, and the worst that are known, one after the other."""
        owner, said = self._people[0], INTERVIEW.read_bytes()
        worst = cycle(files(40_000))
        for number in count():
            name, content = (f"talk-{number}.txt", said) if number % 2 else next(worst)
            with contextlib.suppress(NoResponseError, TimeoutError, LookupError, RefusedError):
                value = await owner.upload(
                    name, content + f"\n[00:05:59.000 --> 00:06:00.000]  {number}\n".encode()
                )
                asked = await self._do("library add", partial(owner.slash, "library add", ELSEWHERE, file=value))
                self.sent += 1
                reply: Json = await asked.answer() if asked else {"components": []}
                if any(part.get("label") == wording.IMPORT for part in walk(reply["components"])):
                    await self._do("import", partial(owner.press, reply, wording.IMPORT))
            await asyncio.sleep(6)

    async def _faults(self, process: int, database: Path) -> None:
        rest = self.playground.rest
        unavailable = RefusedError(503, 0, "503: Service Unavailable")
        for number in count():
            await asyncio.sleep(A_FAULT)
            match number % 6:
                case 0:
                    await lock(database)
                case 1:
                    kill_children(process)
                case 2:
                    rest.refuse("PATCH", *[RateLimitedError(0.5)] * 10)
                case 3:
                    rest.refuse("PATCH", *[unavailable] * 10)
                case 4:
                    rest.refuse("POST", *[unavailable] * 3)
                case _:
                    rest.lose_answers("/callback", *[502] * 5)

    async def _breaks(self) -> None:
        gateway = self.playground.gateway
        for number in count():
            await asyncio.sleep(A_BREAK)
            self._broken_at.append(time.monotonic())
            self.breaks += 1
            match number % 3:
                case 0:
                    gateway.reconnect()
                case 1:
                    gateway.drop()
                case _:
                    gateway.drop(resumable=False)


def _ids(message: Json) -> list[str]:
    return [one["custom_id"] for one in walk(message["components"]) if _is_pressable(one)]


def _is_pressable(component: Json) -> bool:
    return component.get("type") == _BUTTON and component.get("style") != _LINK and not component.get("disabled")


def _answers(messages: Iterable[Message]) -> list[tuple[Json, str]]:
    """What can be pressed to answer the game in a room that all see."""
    return [
        (message.data, one)
        for message in list(messages)
        if message.seen_by is None
        for one in _ids(message.data)
        if one.startswith("quiz:") and one.rpartition(":")[2] in LETTERS
    ]


def report(console: Console, seconds: float, database: Path, embedding: str) -> None:
    """Print what the evening took, its first half beside its second."""
    with TemporaryFile() as errors:
        crowd, seen = asyncio.run(_evening(seconds, database, embedding, errors))
        errors.seek(0)
        said = [line for line in errors.read().decode().splitlines() if " ERROR " in line]
    with closing(sqlite3.connect(database)) as connection:
        finished = {game for (game,) in connection.execute(_FINISHED)}
        kept = {(game, int(player), number): index for game, player, number, index in connection.execute(_KEPT)}
        endings = dict(connection.execute(_ENDED).fetchall())
    due = {key: choice for key, choice in crowd.taken.items() if key[0] in finished}
    half = len(seen.megabytes) // 2
    table = Table(title=f"{PEOPLE} people, {seconds / 60:g} minutes, with faults and {crowd.breaks} breaks")
    for heading in ("", "first half", "second half", "at the end", "most"):
        table.add_column(heading, justify="right" if heading else "left")
    for name, figures in (("MB", seen.megabytes), ("open files", seen.handles), ("tasks", seen.tasks)):
        parts = median(figures[half // 4 : half]), median(figures[half:]), figures[-1], max(figures)
        table.add_row(name, *(f"{part:.0f}" for part in parts))
    waits = sorted(crowd.waits)
    console.print(table)
    console.print(
        f"Asked: {len(waits):,}; acknowledged: median {median(waits):.3f} s,"
        f" 99 % {waits[int(0.99 * len(waits))]:.2f} s."
        f" Unanswered: {dict(crowd.unanswered) or 'none'}; lost with the connection: {crowd.away}."
    )
    console.print(
        f"Event loop late by over 50 ms: {seen.late:.2%}. Files sent: {crowd.sent}. Games: {endings}."
        f" Answers taken in finished games: {len(due):,}, lost: {len(due.items() - kept.items())}."
    )
    console.print(f"Refused: {dict(crowd.watch.refused.most_common(8)) or 'none'}.")
    console.print(f"Errors in the log: {len(said)}.")
    for line, times in Counter(line.partition(" ERROR ")[2] for line in said).most_common(5):
        console.print(f"  {times} × {line}", markup=False)


async def _evening(seconds: float, database: Path, embedding: str, errors: IO[bytes]) -> tuple[Crowd, Seen]:
    seen, port = Seen(), free_port()
    people = [f"guest-{number}" for number in range(PEOPLE)]
    rooms = [f"room-{number}" for number in range(ROOMS)]
    async with (
        Playground(
            people=people, channels=rooms, further_guilds=["Elsewhere"], acknowledge_seconds=PATIENCE, limits=True
        ) as playground,
        running(playground, database, embedding, port, errors) as process,
        ClientSession(f"http://127.0.0.1:{port}") as session,
    ):
        crowd = Crowd(playground)
        tasks = [
            asyncio.create_task(crowd.live(process, database)),
            asyncio.create_task(sample(process, session, seen)),
        ]
        done, _ = await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for task in done:
            task.result()
    return crowd, seen
