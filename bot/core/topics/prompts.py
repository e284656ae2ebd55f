"""Where a speaker is likely to open something new, by who speaks and how: in an interview, the interviewer."""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from bot.core.transcript.model import Transcript

Floats = NDArray[np.float32]

_TURN, _LENGTH, _ASKER = 1.0, 0.4, 2.0
"""Log-odds for a turn, for the log of its words, and for a speaker who asks all questions in next to no words."""
_LONG_PROMPT = 40


def openness(transcript: Transcript) -> Floats:
    """For each sentence the log-odds, up to a constant, that a topic begins there, going by the turns alone.

    The first sentence of a turn is more likely to open one, the longer the turn (a prompt, not an interjection) and
    the more its speaker is the one who asks: whose share of the questions exceeds their share of the words.
    """
    odds = np.zeros(len(transcript.sentences), np.float32)
    if len(transcript.turns) == 1:
        return odds
    asking = _asking(transcript)
    for turn in transcript.turns:
        spoken = sum(len(one.text.split()) for one in transcript.sentences[turn.first : turn.last + 1])
        odds[turn.first] = (
            _TURN + _LENGTH * np.log(np.clip(spoken, 1, _LONG_PROMPT)) + _ASKER * asking[turn.speaker]
        )
    return odds


def _asking(transcript: Transcript) -> dict[str | None, float]:
    questions: Counter[str | None] = Counter()
    lengths: Counter[str | None] = Counter()
    for sentence in transcript.sentences:
        questions[sentence.speaker] += "?" in sentence.text
        lengths[sentence.speaker] += len(sentence.text)
    return {
        speaker: max(0.0, questions[speaker] / max(1, questions.total()) - length / max(1, lengths.total()))
        for speaker, length in lengths.items()
    }
