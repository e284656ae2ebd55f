"""Interviews to ask about: the one that ships, two of those beside the checkout, and their decks."""

import pytest
from eval_data import SECTIONS, load_transcript

from bot.core.quiz.deck import Deck
from bot.core.transcript.model import Transcript

NAMES = ("interview", "bitcoin-core-v24", "cashu-and-fedimint")
_known: dict[str, tuple[Transcript, Deck]] = {}


@pytest.fixture(params=NAMES)
def interview(request: pytest.FixtureRequest) -> tuple[Transcript, Deck]:
    name = str(request.param)
    if name != "interview" and not SECTIONS.exists():
        pytest.skip("there is no folder `shared` beside this checkout")
    if name not in _known:
        transcript = load_transcript(name)
        _known[name] = transcript, Deck(transcript)
    return _known[name]
