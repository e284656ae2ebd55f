"""Who interviews is told by who asks the others."""

import pytest

from bot.core.topics.interviewers import interviewers
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

Said = tuple[str, str]
TURN = [
    ("Ann", "That is quite a claim. What does the amygdala do?"),
    ("Bob", "It learns what to fear. It learns that early, and it forgets nothing of it."),
] * 3
WONDERING = (
    "Why does it? Who can say? What would you do in its place? Who would wait? Why not? It is old. It is busy."
)


def talk(*turns: Said) -> Transcript:
    cues = [Cue(n * 5000, n * 5000 + 4900, text, speaker) for n, (speaker, text) in enumerate(turns)]
    return Transcript("Talk", rebuild(cues))


@pytest.mark.parametrize(
    ("turns", "asking"),
    [
        pytest.param(TURN, {"Ann"}, id="who asks"),
        pytest.param(
            [*TURN, ("Bob", WONDERING), ("Bob", WONDERING)],
            {"Ann"},
            id="who wonders aloud and answers does not ask",
        ),
        pytest.param(
            [*TURN, ("Kim", "And where does fear go?"), ("Bob", WONDERING), ("Kim", "Does it last?"), *TURN],
            {"Ann", "Kim"},
            id="two hosts",
        ),
        pytest.param([("Bob", WONDERING)], set[str](), id="one alone"),
        pytest.param([("Ann", "It learns."), ("Bob", "It does.")], set[str](), id="nobody asks"),
    ],
)
def test_interviewers(turns: list[Said], asking: set[str]) -> None:
    assert interviewers(talk(*turns)) == asking
