"""What counts against showing a sentence first: adverts, teasers and greetings, and questions, which only ask."""

import numpy as np

from bot.core.arrays import Floats
from bot.core.transcript.asides import Aside, asides
from bot.core.transcript.model import Transcript

_OF_ASIDES = {
    Aside.ADVERT: 0.4,
    Aside.SOUND: 0.4,
    Aside.TEASER: 0.15,
    Aside.HOUSEKEEPING: 0.1,
    Aside.UNCLEAR: 0.0,
}
_OF_QUESTIONS = 0.1


def handicaps(transcript: Transcript) -> Floats:
    """For each sentence what is taken from the scores of passages in it: enough for a place
    as good to come first, not for a bad one."""
    return np.array(
        [
            _OF_ASIDES[aside] if aside else _OF_QUESTIONS if sentence.text.rstrip().endswith("?") else 0.0
            for sentence, aside in zip(transcript.sentences, asides(transcript), strict=True)
        ],
        dtype=np.float32,
    )
