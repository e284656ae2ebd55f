from pathlib import Path

from bot.core.quiz.deck import Deck
from bot.core.quiz.kinds.episode import Episode
from bot.core.quiz.questions import Kind, Origin
from bot.core.transcript.source import read
from bot.features.quiz.practice import CARDS_AT_ONCE, again
from bot.store.players import Due

INTERVIEW = Path(__file__).parents[3] / "data" / "interview.txt"


def test_practice_asks_ten_cards_at_most_and_leaves_the_others_for_the_next_time() -> None:
    deck = Deck(read(INTERVIEW).transcript)
    own = Episode(Origin(1, "digest"), "A talk", deck)
    due = [f"{Kind.WHEN}:{excerpt.key}" for excerpt in deck.excerpts]
    asked, lost = again([own], [Due(1, "when:forgotten"), Due(2, "when:elsewhere"), *(Due(1, key) for key in due)])
    assert len(due) > CARDS_AT_ONCE
    assert [question.key for question in asked] == due[:CARDS_AT_ONCE]
    assert lost == [(1, "when:forgotten")]


def test_what_is_kept_for_the_daily_is_not_practised_before_it() -> None:
    deck = Deck(read(INTERVIEW).transcript)
    own = Episode(Origin(1, "digest"), "A talk", deck)
    due = [Due(1, f"{Kind.WHEN}:{excerpt.key}") for excerpt in deck.excerpts[:3]]
    asked, lost = again([own], due, {deck.excerpts[1].key})
    assert [question.key for question in asked] == [due[0].key, due[2].key]
    assert lost == []
