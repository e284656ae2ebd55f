"""What players got wrong, kept so that `/quiz practice` brings it back."""

from bot.quiz import practice
from bot.store.games import StoredGame
from bot.store.players import PlayerStore


async def learn(players: PlayerStore, stored: StoredGame) -> None:
    """Take note of how everybody did in the round that was just closed, whatever kind of game it is in."""
    game, interview_id = stored.game, stored.table.interview_id
    key = game.round.question.key
    results = game.round.results or ()
    known = await players.cards([result.player for result in results], interview_id, key)
    cards = ((one.player, practice.after(known.get(one.player), one, game.seconds)) for one in results)
    changed = [(player, card, practice.due(card)) for player, card in cards if card and card != known.get(player)]
    if changed:
        await players.put_cards(interview_id, key, changed)
