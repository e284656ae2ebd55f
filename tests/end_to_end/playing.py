"""Playing a quiz on the stage: what people press and type, and what the game's message shows."""

from collections.abc import Callable, Collection

from end_to_end.reading import Message, is_private, texts
from end_to_end.stage import Stage

from bot.core import timecode
from bot.core.quiz.games import Game
from bot.core.quiz.questions import Arrange, Choose, Fill, Kind, Level, Locate, Question
from bot.core.quiz.scoring import Result
from bot.core.quiz.tables import StoredGame
from bot.features.quiz.buttons import LETTERS
from bot.features.quiz.host import QuizHost, Venue
from bot.features.quiz.match import Match
from bot.features.quiz.texts import letter
from bot.playground.keyboard import Asked, Person
from bot.playground.objects import walk
from bot.store.database import Database
from bot.store.games import GameStore
from bot.wording import quiz as wording

SEPARATOR = 14
Shows = Callable[[Message], bool]


async def begin(
    stage: Stage,
    starter: Person,
    kind: Kind | None = Kind.REAL,
    *,
    rounds: int = 2,
    seconds: float = 30,
    level: Level = Level.EASY,
    channel: str | None = None,
) -> Match:
    """A game begun past the command, so that its rounds may be shorter than people would like."""
    room = starter.channel(channel)
    place = Venue(int(room.guild_id or 0), int(room.id), None, int(starter.id))
    return await stage.bot.services.get(QuizHost).start(place, kind, level, rounds, seconds)


def asks(number: int) -> Shows:
    """Round `number` (from 1) is open."""
    return lambda message: f"Round {number} of" in texts(message) and "Deadline" in texts(message)


def reveals(number: int) -> Shows:
    """Round `number` (from 1) is closed: what was right, and a line above the results."""

    def shows(message: Message) -> bool:
        has_line = any(part["type"] == SEPARATOR for part in walk(message["components"]))
        return has_line and f"Round {number} of" in texts(message)

    return shows


def says(words: str) -> Shows:
    return lambda message: words in texts(message)


ends, is_stopped = says(wording.PODIUM), says(wording.STOPPED)


async def answer(person: Person, message: Message, game: Game, *, right: bool = True) -> Asked:
    """Press the right (or a wrong) button of the open round, or type into its dialogue."""
    return await _answer(person, message, "quiz", game, right=right)


async def take(person: Person, message: Message, game: Game, *, right: bool = True) -> Message:
    """Answer, and wait until it is taken; gives the line that this person alone sees of the game."""
    await (await answer(person, message, game, right=right)).acknowledged()
    return await own_line(person, message, f"Round {game.number + 1} of", wording.TAKEN.partition("{")[0])


async def own_line(person: Person, message: Message, *said: str) -> Message:
    """The line of a game that this person alone sees, once it says all that."""
    return await person.sees_message(
        lambda line: is_private(line) and all(words in texts(line) for words in said), message["channel_id"]
    )


async def answer_alone(stage: Stage, person: Person, message: Message, *, right: bool = True) -> Message:
    """The same in a private game; gives the message as it is then."""
    game = (await stored(stage, game_id(message))).game
    return await (await _answer(person, message, "alone", game, right=right)).answer()


def game_id(message: Message) -> int:
    """The number of the private game that a message shows."""
    return next(int(part["custom_id"].split(":")[1]) for part in walk(message["components"]) if "custom_id" in part)


async def _answer(person: Person, message: Message, sort: str, game: Game, *, right: bool) -> Asked:
    question = game.round.question
    prefix = f"{sort}:{game.id}:{game.number}"
    if isinstance(task := question.task, Choose):
        index = task.right if right else (task.right + 1) % len(task.choices)
        return await person.press(message, f"{prefix}:{LETTERS[index]}")
    return await person.submit(await person.press(message, f"{prefix}:type"), answer=typed(question, right=right))


def typed(question: Question, *, right: bool) -> str:
    """What a person types into the dialogue of a question without choices."""
    match question.task:
        case Locate(start=start):
            return timecode.show(start if right else (start + question.length // 2) % question.length)
        case Fill(missing=missing):
            return missing if right else "nonsense"
        case Arrange(right=order):
            return "".join(map(letter, order if right else reversed(order)))
        case Choose():
            raise ValueError("this question has buttons")


async def stored(stage: Stage, game_id: int) -> StoredGame:
    async with Database.open(stage.settings.database) as database:
        found = await GameStore(database).get(game_id)
    assert found is not None
    return found


async def results(stage: Stage) -> list[Result]:
    """Everything that was scored on the server."""
    async with Database.open(stage.settings.database) as database:
        return await GameStore(database).results(int(stage.playground.world.guild_id))


def points(scored: Collection[Result], person: Person) -> list[int]:
    return [result.points for result in scored if result.player == int(person.id)]
