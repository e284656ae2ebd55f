"""What players got wrong, kept so that `/quiz practice` brings it back."""

import random
from collections.abc import Sequence

from bot.core.quiz import practice
from bot.core.quiz.dealing import draw_again
from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.questions import Level, Question
from bot.core.quiz.tables import StoredGame
from bot.store.players import Card, PlayerStore

CARDS_AT_ONCE = 10


async def learnt(players: PlayerStore, stored: StoredGame) -> list[Card]:
    """The cards that change with the round that is about to be stored as closed, whatever kind of game it is in."""
    game, interview_id = stored.game, stored.table.interview_id
    key, results = game.round.question.key, game.round.results or ()
    known = await players.cards([result.player for result in results], interview_id, key)
    cards = ((one.player, practice.after(known.get(one.player), one, game.seconds)) for one in results)
    return [
        Card(player, interview_id, key, card, practice.due(card))
        for player, card in cards
        if card and card != known.get(player)
    ]


def again(deck: Deck, keys: Sequence[str]) -> tuple[list[Question], list[str]]:
    """Questions for the first of these keys, no excerpt twice; and the keys that the interview has lost."""
    questions: list[Question] = []
    lost: list[str] = []
    for key in keys:
        question = draw_again(deck, key, random.Random(), Difficulty.of(Level.NORMAL))
        if question is None:
            lost.append(key)
        elif all(question.uses.isdisjoint(other.uses) for other in questions):
            questions.append(question)
        if len(questions) == CARDS_AT_ONCE:
            break
    return questions, lost
