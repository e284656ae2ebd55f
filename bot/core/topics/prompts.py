"""Where a speaker is likely to open something new, by who speaks and how: in an interview, the interviewer."""

import re
from collections import Counter
from collections.abc import Mapping

import numpy as np

from bot.core.arrays import Floats
from bot.core.topics.interviewers import is_question
from bot.core.transcript.model import Transcript

_TURN, _LENGTH, _ASKER = 1.0, 0.4, 2.0
"""Log-odds for a turn, for the log of its words, and for a speaker who asks all questions in next to no words."""
_LONG_PROMPT = 40
_ASKS_ENOUGH = 0.3
"""By how much somebody's share of the questions exceeds their share of the words where turns tell all they can."""
_CUE, _LEAD, _QUESTION = 1.2, 0.6, 0.45
"""Log-odds for words that open something, for “so” and the like, and for a question in one of three sentences."""
_CUE_ALONE, _NEXT_ALONE, _CONTINUED_ALONE = 0.5, 0.7, -0.7
"""What is added where turns tell nothing: for words that open something, for “the next question” and its like, and
for a first word that takes up what was said before."""
_CUES = re.compile(
    r"\b(?:let['’]?s (?:talk|move|go|get|start|jump|turn|switch|dive|shift|do)|mov(?:e|ing) on|switch(?:ing)? gears"
    r"|next (?:question|topic|section|one|thing|item|up)|another (?:question|thing|topic)|speaking of|before we"
    r"|(?:one more|one last|last|final|first) (?:question|thing|topic)|the next question"
    r"|(?:i want(?:ed)?|i would like|i['’]?d like|i['’]?d love) to (?:ask|talk|go|get|shift|turn|move|touch|switch)"
    r"|tell (?:us|me)|talk (?:a (?:little )?bit )?(?:more )?about|what about|how about|curious|wondering|could you"
    r"|can you (?:explain|describe|tell|talk|walk))\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\W*(?:so|okay|ok|now|well|all right|alright|cool|great|yeah so|and so|right so)\b", re.IGNORECASE
)
_NEXTS = re.compile(
    r"\b(?:next|last|another|final|one more|first|second|third) (?:\w+ )?"
    r"(?:question|thing|topic|section|item|one|point|part|up)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"\W*(?:and|but|because|or|which|that|it|they|he|she|this|these|those|also|plus|like)\b", re.IGNORECASE
)
_EARLY = 160
"""Characters of a sentence that may open something."""
_SOON = 3


def openness(transcript: Transcript) -> Floats:
    """For each sentence the log-odds, up to a constant, that a topic begins there, going by the turns alone.

    The first sentence of a turn is more likely to open one, the longer the turn (a prompt, not an interjection) and
    the more its speaker is the one who asks: whose share of the questions exceeds their share of the words. Where
    nobody asks, as among hosts who chat, turns tell less.
    """
    odds = np.zeros(len(transcript.sentences), np.float32)
    if len(transcript.turns) == 1:
        return odds
    asking = _asking(transcript)
    telling = _telling(asking)
    for turn in transcript.turns:
        spoken = sum(len(one.text.split()) for one in transcript.sentences[turn.first : turn.last + 1])
        length = _LENGTH * np.log(np.clip(spoken, 1, _LONG_PROMPT))
        odds[turn.first] = telling * (_TURN + length) + _ASKER * asking[turn.speaker]
    return odds


def openings(transcript: Transcript) -> Floats:
    """For each sentence the same by its words, which count more the less the turns tell: “let's talk about …”,
    “so”, a question soon; not “and …”."""
    texts = [sentence.text for sentence in transcript.sentences]
    asks = [is_question(text) for text in texts]
    alone = 1 - _telling(_asking(transcript))
    return np.array(
        [
            (_CUE + alone * _CUE_ALONE) * _says(_CUES, text)
            + alone * (_NEXT_ALONE * _says(_NEXTS, text) + _CONTINUED_ALONE * (_CONTINUES.match(text) is not None))
            + _LEAD * (_LEADS.match(text) is not None)
            + _QUESTION * any(asks[number : number + _SOON])
            for number, text in enumerate(texts)
        ],
        np.float32,
    )


def _says(words: re.Pattern[str], text: str) -> bool:
    return words.search(text, 0, _EARLY) is not None


def _telling(asking: Mapping[str | None, float]) -> float:
    """How much turns tell of where topics begin: 0 where nobody asks, or nothing tells who speaks, to 1."""
    return min(1.0, max(asking.values()) / _ASKS_ENOUGH)


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
