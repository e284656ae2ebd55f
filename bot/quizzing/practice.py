"""What players got wrong, kept so that `/quiz practice` brings it back."""

from bot.quiz import practice
from bot.store.games import StoredGame
from bot.store.players import PlayerStore


async def learn(players: PlayerStore, stored: StoredGame) -> None:
    """Take note of how everybody did in the round that was just closed, whatever kind of game it is in."""
    game, interview_id = stored.game, stored.table.interview_id
    key = game.round.question.key
    for result in game.round.results or ():
        before = await players.card(result.player, interview_id, key)
        card = practice.after(before, result, game.seconds)
        if card is not None and card != before:
            await players.put_card(result.player, interview_id, key, card, practice.due(card))
