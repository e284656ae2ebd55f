"""How well each sentence is remembered, and worth posting, where it stands alone: a whole claim or image.

What people would post touches them, says much in rare words, turns something round, and is not about the
conversation. The weights are those of a logistic regression on what a reader would have posted of 29 recordings
(docs/measurements/memorable.md). Where little is known of the words, as in other languages, it goes by length,
marks, who speaks, and how rare the words are in the recording.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from bot.core.arrays import Floats
from bot.core.search.word_vectors import word_vectors
from bot.core.search.words import STOP_WORDS, words
from bot.core.topics.alone import fluency
from bot.core.topics.interviewers import by_interviewers
from bot.core.transcript.model import Transcript
from bot.core.transcript.once import once_a_transcript

_TOUCHING = """
    ashamed anger betray blood brave broke burn child crash crazy cry death devil die disaster divorce dream enemy
    fear fight god hate heart hell jail joy kill lie lonely love money mother murder father nightmare pain poor rich
    scared scream shame soul steal stupid terrified war wife
"""
_NEUTRAL = """
    ability approach assumption capability challenge commitment concept context decision development direction
    efficiency engagement execution expectation experience function growth hypothesis implementation improvement
    initiative insight issue knowledge management method metric objective opportunity optimization outcome
    perspective principle priority problem process quality requirement responsibility result strategy structure
    success system theory trend understanding value
"""
_NEUTRAL_WORDS = 3
"""So many words that touch nobody are taken to be in every sentence: in a short one, one word tells less."""
FEWEST_WORDS, MOST_WORDS = 6, 30
_FLAW = -4.0
"""What it weighs that it is too short or too long, or breaks off."""
_LONGEST_END = 20
_ENDS = re.compile(r"""(?<!\.\.)[.?!。！？؟।]['"”“’»)\]]*\s*$""")
_IS_PART = re.compile(r"^\W*[a-z]|[\[\]]|^(?:If|When|Because|Unless|While|Which|Where)\b[^,?]*$")
_MARK = re.compile(r'["“”„«»]')
_OPENING = re.compile(r'(?<![^\s(\[—–-])"(?=\S)')
_LEADING_NOWHERE = re.compile(
    r"\W*(?:(?:and|so|but|or|because|also|yeah|yes|no|right|exactly|well|like|okay|ok|then|again|obviously|sure"
    r"|for example|i think|i mean|i guess)\b\W*)*"
    r"(?:it|that|this|these|those|they|he|she|there|here|which|who|his|her|their|its)\b",
    re.IGNORECASE,
)
"""Its first words stand for what was said before."""
_VAGUE = re.compile(
    r"\b(?:things?|stuff|something|anything|everything|whatever|a lot|lots|ways?|areas?|aspect\w*|pieces?|parts?"
    r"|bunch|different|specific|certain|terms|various|whole)\b",
    re.IGNORECASE,
)
_OF_THE_TALK = re.compile(
    r"\b(?:question|talk(?:ed|ing)?|conversation|mention(?:ed)?|said|say|episode|podcast|listen(?:ers)?|shared?|stor(?:y|ies)"
    r"|example|point|chat|interview|tell us|discuss\w*|book|answer|advice|topic|ask(?:ed)?|post|video|link)\b",
    re.IGNORECASE,
)
_PRAISING = re.compile(
    r"\b(?:thank\w*|welcome|great|awesome|amazing|cool|incredible|excited|appreciate|glad|happy|fun|interesting"
    r"|wonderful|fascinating|impressive|beautiful\w*)\b",
    re.IGNORECASE,
)
_TURNING = re.compile(
    r"\b(?:but|not|never|no|nobody|without|instead|than|unless|only|if|\w+n['’]t)(?!\w)", re.IGNORECASE
)
_WITHOUT_EXCEPTION = re.compile(
    r"\b(?:never|always|every|everyone|everybody|nobody|nothing|all|only|most|best|worst|biggest|hardest|single|forever"
    r"|ever|any)\b",
    re.IGNORECASE,
)
_OF_ONESELF = re.compile(r"\W*(?:i|my|we|our)\b", re.IGNORECASE)
_BIAS = -7.2
_WEIGHTS = {
    "touching": 9.6,
    "dense": 2.2,
    "long": 0.63,
    "fluent": 0.97,
    "quoting": 0.91,
    "turning": 3.1,
    "without exception": 2.8,
    "of oneself": 0.33,
    "leading nowhere": -0.55,
    "vague": -3.5,
    "of the talk": -5.1,
    "praising": -4.5,
    "rare": 0.5,
    "asking": -0.59,
}


@once_a_transcript
def memorability(transcript: Transcript) -> tuple[float, ...]:
    """For each sentence the log odds that somebody would post it; adverts and greetings are not told apart here."""
    said = [tuple(word.form for word in words(one.text)) for one in transcript.sentences]
    spread = Counter(form for forms in said for form in set(forms))
    asking = by_interviewers(transcript)
    return tuple(
        _score(sentence.text, forms, spread, len(said), is_asking=is_asking)
        for sentence, forms, is_asking in zip(transcript.sentences, said, asking, strict=True)
    )


def _score(text: str, forms: Sequence[str], spread: Counter[str], sentences: int, *, is_asking: bool) -> float:
    telling = [form for form in forms if form not in STOP_WORDS]
    rarity = [math.log((sentences + 1) / (spread[form] + 1)) for form in set(telling)]
    features = {
        **_features(text, forms, telling),
        "rare": sum(rarity) / max(1, len(rarity)),
        "asking": float(is_asking),
    }
    is_flawed = not FEWEST_WORDS <= len(forms) <= MOST_WORDS or breaks_off(text)
    return _BIAS + math.fsum(_WEIGHTS[name] * one for name, one in features.items()) + _FLAW * is_flawed


def breaks_off(text: str) -> bool:
    """Whether it breaks off, begins in the middle, or half a quotation is missing. Without any marks, all do."""
    halves = 2 * len(_OPENING.findall(text)) != text.count('"') or len(_MARK.findall(text)) % 2
    is_open = halves or text.count("(") != text.count(")")
    return bool(is_open or _IS_PART.search(text) or not _ENDS.search(text[-_LONGEST_END:]))


def _features(text: str, forms: Sequence[str], telling: Sequence[str]) -> Mapping[str, float]:
    count = max(1, len(forms))

    def share(pattern: re.Pattern[str]) -> float:
        return sum(1 for _ in pattern.finditer(text)) / count

    return {
        "touching": _touching(telling),
        "dense": len(telling) / count,
        "long": math.log(count),
        "fluent": fluency(text),
        "quoting": float(bool(_MARK.search(text))),
        "turning": share(_TURNING),
        "without exception": share(_WITHOUT_EXCEPTION),
        "of oneself": float(bool(_OF_ONESELF.match(text))),
        "leading nowhere": float(bool(_LEADING_NOWHERE.match(text))),
        "vague": share(_VAGUE),
        "of the talk": share(_OF_THE_TALK),
        "praising": share(_PRAISING),
    }


def _touching(telling: Sequence[str]) -> float:
    """How far its words point from what work is talked of with to what touches people."""
    return float((word_vectors().of(telling) @ _axis()).sum()) / (len(telling) + _NEUTRAL_WORDS)


@cache
def _axis() -> Floats:
    touching, neutral = (word_vectors().of(some.split()).mean(axis=0) for some in (_TOUCHING, _NEUTRAL))
    axis = touching - neutral
    return axis / np.linalg.norm(axis)
