"""The buttons below a question, and the dialogue in which an answer is typed."""

import math
import time
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from re import Match
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.core import markup, timecode
from bot.core.errors import UserError
from bot.core.quiz import hints
from bot.core.quiz.errors import RoundGoneError
from bot.core.quiz.games import Game, RoundId
from bot.core.quiz.questions import Answer, Choose, Chosen, Question
from bot.discord_ui import dialogues
from bot.discord_ui.replies import Guarded, Interaction
from bot.discord_ui.services import service
from bot.features.quiz.lines import PrivateLines
from bot.features.quiz.texts import are_labels, asked, letter, letters, read, refused_line
from bot.wording import quiz as wording

LETTERS, TYPE, HINT = "abcdef", "type", "hint"
PATTERN = r":(?P<game>\d{1,18}):(?P<number>\d{1,4}):(?P<action>[a-f]|type|hint)"
LABEL_LIMIT, ANSWER_LIMIT, TITLE_LIMIT = 80, 100, 45
_WIDEST = 5
"""Discord takes no more buttons in a row."""


class AnswerButton(Guarded, ui.DynamicItem[ui.Button[Any]], template="unused" + PATTERN):
    """A choice, "Answer…" or "Hint", for one round of one game; works after a restart. Each sort of game has its
    own, with `PREFIX` in its template."""

    PREFIX: ClassVar[str]

    def __init__(
        self,
        round_id: RoundId,
        action: str,
        label: str = "",
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    ) -> None:
        self.round_id, self.action = round_id, action
        custom_id = f"{self.PREFIX}:{round_id.game}:{round_id.number}:{action}"
        super().__init__(ui.Button(label=label, custom_id=custom_id, style=style))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls.matched(match)

    @classmethod
    def matched(cls, match: Match[str]) -> Self:
        return cls(RoundId(int(match["game"]), int(match["number"])), match["action"])

    async def pressed(self, interaction: Interaction) -> None:
        at = time.time()
        match self.action:
            case "hint":
                await self.hint(interaction, at)
            case "type":
                await dialogues.ask(interaction, AnswerDialogue(self.custom_id, await self.question(interaction)))
            case _:
                await self._take(interaction, Chosen(LETTERS.index(self.action)), at)

    async def typed(self, interaction: Interaction, text: str) -> None:
        """Take an answer that was typed into the dialogue."""
        at = time.time()
        await self._take(interaction, read(await self.question(interaction), text), at)

    async def _take(self, interaction: Interaction, answer: Answer, at: float) -> None:
        try:
            await self.answer(interaction, answer, at)
        except ValueError as error:  # no button of this question says that
            raise RoundGoneError from error

    async def refuse(self, interaction: Interaction, error: Exception) -> None:
        """Say what this person can mend in the one line that they have of the game."""
        game = None
        with suppress(UserError):  # there is no such game any more, or nothing can be read
            game = await self.game(interaction)
        if game is None or not isinstance(error, UserError):
            await super().refuse(interaction, error)
            return
        said = refused_line(game, interaction.user.id, error)
        await service(interaction, PrivateLines).say(interaction, game.id, self.round_id.number, said)

    @abstractmethod
    async def game(self, interaction: Interaction) -> Game:
        """The game that this button belongs to.

        Raises:
            UserError: it is none that this person can play.
        """

    @abstractmethod
    async def question(self, interaction: Interaction) -> Question:
        """The question of the round, if it is open and this person may answer it.

        Raises:
            RoundGoneError
        """

    @abstractmethod
    async def answer(self, interaction: Interaction, answer: Answer, at: float) -> None:
        """Take an answer that arrived `at`, and say so."""

    @abstractmethod
    async def hint(self, interaction: Interaction, at: float) -> None:
        """Show this person the hint."""


def choice_buttons(game: Game, button: type[AnswerButton]) -> list[ui.Item[Any]]:
    """Those that answer the round that is on."""
    match game.round.question.task:
        case Choose() as task:
            return [
                button(game.round_id, LETTERS[index], _label(task, index)) for index in range(len(task.choices))
            ]
        case _:
            return [button(game.round_id, TYPE, wording.ANSWER, discord.ButtonStyle.primary)]


def hint_button(game: Game, button: type[AnswerButton]) -> list[ui.Item[Any]]:
    """The one for a hint, if there is one."""
    has_hint = hints.hint(game.round.question) is not None
    return [button(game.round_id, HINT, wording.HINT)] if has_hint else []


def rows_of(buttons: Sequence[ui.Item[Any]]) -> Iterator[ui.ActionRow[Any]]:
    """As many rows as they take, about as long as each other: six are two of three."""
    width = math.ceil(len(buttons) / math.ceil(len(buttons) / _WIDEST))
    return (row_of(buttons[first : first + width]) for first in range(0, len(buttons), width))


def row_of(buttons: Iterable[ui.Item[Any]]) -> ui.ActionRow[Any]:
    row: ui.ActionRow[Any] = ui.ActionRow()
    for button in buttons:
        row.add_item(button)
    return row


def _label(task: Choose, index: int) -> str:
    if not are_labels(task):
        return letter(index)
    return markup.shorten(f"{letter(index)} · {markup.plain(task.choices[index])}", LABEL_LIMIT)


class AnswerDialogue(ui.Modal):
    """Asks for an answer to be typed. It carries the id of its button, so that it is understood after a restart,
    too: `hear` reads it, not the object."""

    def __init__(self, custom_id: str, question: Question) -> None:
        title = markup.shorten(wording.ASKED[question.kind], TITLE_LIMIT)
        super().__init__(title=title, custom_id=custom_id, timeout=1)
        description = wording.TYPED_DESCRIPTION[question.kind].format(
            length=timecode.show(question.length), letters=letters(question)
        )
        field: ui.TextInput[Any] = ui.TextInput(custom_id="answer", max_length=ANSWER_LIMIT)
        if above := asked(question)[:-1]:
            self.add_item(ui.TextDisplay("\n".join(above)))
        self.add_item(ui.Label(text=wording.TYPED_LABEL, description=description, component=field))


async def hear(interaction: Interaction, *buttons: type[AnswerButton]) -> None:
    """Take a dialogue that was sent in, if it is an answer to a game with one of these sorts of buttons."""
    for button in buttons:

        async def take(match: Match[str], fields: Mapping[str, str], button: type[AnswerButton] = button) -> None:
            await button.matched(match).typed(interaction, fields["answer"])

        async def refuse(match: Match[str], error: UserError, button: type[AnswerButton] = button) -> None:
            await button.matched(match).refuse(interaction, error)

        await dialogues.hear(interaction, button.__discord_ui_compiled_template__, take, refuse=refuse)
