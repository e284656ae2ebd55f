"""What players got wrong, kept so that `/quiz practice` brings it back."""

import random
from collections.abc import Collection, Sequence

from bot.core.quiz import practice
from bot.core.quiz.dealing import draw_again
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.kinds.episode import Episode, told_apart
from bot.core.quiz.questions import LEAST_EPISODES, Level, Question
from bot.core.quiz.tables import StoredGame
from bot.store.players import Card, Due, PlayerStore

CARDS_AT_ONCE = 10


async def learnt(players: PlayerStore, stored: StoredGame) -> list[Card]:
    """The cards that change with the round that is about to be stored as closed, whatever kind of game it is in."""
    game, interview_id = stored.game, stored.origin.interview_id
    key, results = game.round.question.key, game.round.results or ()
    known = await players.cards([result.player for result in results], interview_id, key)
    cards = ((one.player, practice.after(known.get(one.player), one, game.seconds)) for one in results)
    return [
        Card(player, interview_id, key, card, practice.due(card))
        for player, card in cards
        if card and card != known.get(player)
    ]


def again(
    episodes: Sequence[Episode], due: Sequence[Due], kept: Collection[str] = ()
) -> tuple[list[Question], list[Due]]:
    """Questions for the first of these that are about one of the interviews, no excerpt twice, and none that has
    one of the keys that are `kept` for later; and those that their interview has lost."""
    opened = {one.origin.interview_id: one for one in episodes}
    questions: list[Question] = []
    lost: list[Due] = []
    for one in due:
        own = opened.get(one.interview_id)
        if own is None or (one.is_about_several and len(told_apart(episodes)) < LEAST_EPISODES):
            continue
        question = draw_again(own, one.key, random.Random(), Difficulty.of(Level.NORMAL), episodes)
        if question is None:
            lost.append(one)
        elif question.told.isdisjoint(kept) and all(question.uses.isdisjoint(other.uses) for other in questions):
            questions.append(question)
        if len(questions) == CARDS_AT_ONCE:
            break
    return questions, lost
