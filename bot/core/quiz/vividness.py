"""How much words make one see something: “purple cows” more than “ambitious goals”."""

from collections.abc import Sequence
from functools import cache

from bot.core.arrays import Floats
from bot.core.search.word_vectors import word_vectors

_THINGS = """
    apple bottle bread bucket car cat chair coat cow dog door egg field fire fish flower garden hammer hand hat
    horse house kitchen knife lake milk mountain mouse mouth penguin piano river road rope sand shirt shoe snow
    stone street sugar table tooth tree truck wall water window wood
"""
_NOTIONS = """
    ability approach assumption capability challenge commitment concept context decision development direction
    efficiency engagement execution expectation experience function growth hypothesis implementation improvement
    initiative insight issue knowledge management method metric objective opportunity optimization outcome
    perspective principle priority problem process quality requirement responsibility result strategy structure
    success system theory trend understanding value
"""


VIVID = 0.08
"""From here on words make one see something, and hardly anybody hears whether they are an interviewer's."""


def vividness(forms: Sequence[str]) -> float:
    """That of the most vivid word, from -1 to 1: whether its vector points from notions to things. It is next to
    nothing where little is known of the words, as in languages other than English."""
    return float((word_vectors().of(forms) @ _axis()).max())


@cache
def _axis() -> Floats:
    things, notions = (word_vectors().of(some.split()).mean(axis=0) for some in (_THINGS, _NOTIONS))
    axis = things - notions
    return axis / (axis @ axis) ** 0.5
