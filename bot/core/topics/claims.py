"""What an interview comes down to: a few sentences of the guests that claim something and can be read alone.

A claim says what is so, or what to do, of everybody (“The biggest mistake is …”, “If you …, you …”); a story says
what somebody did. What names the title's words and what is talked of most, and what the makers let the recording
begin with, is preferred. The weights were set by hand, by reading (docs/measurements/summaries.md).
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.core.search.leaning import leans_back, stops_short
from bot.core.topics import vague
from bot.core.topics.alone import fluency, refers_back, stems_of
from bot.core.topics.excerpts import excerpt, words_from
from bot.core.topics.hearing import Heard
from bot.core.topics.introduced import introducing
from bot.core.topics.model import Extract
from bot.core.topics.spans import Unit, announces, turns, units
from bot.core.transcript.asides import said_again
from bot.core.transcript.grave import grave
from bot.core.transcript.model import Transcript
from bot.core.transcript.once import once_a_transcript

MOST_CLAIMS, FEWEST_CLAIMS = 5, 3
_FEWEST_WORDS, _MOST_WORDS, _LEAST_FLUENCY = 9, 30, 0.6
_SHORTEST_MS = 15 * 60_000
"""Of a recording, below which its topics are told in no time."""
_LATE, _LATE_COUNTS = 0.86, 1.5
"""From which part on guests are asked about themselves, and what that takes away."""
_APART, _NEAR_COUNTS, _SAME_COUNTS = 0.06, 0.8, 1.0
"""The share of the recording within which a claim is near another, and what being near or alike takes away."""
_SUBJECTS, _SUBJECT, _OF_TITLE, _PROMISED = 14, 0.35, 0.3, 0.2
_TEASED, _LONGER = 0.8, 0.02
_ENOUGH, _LEAST = 0.75, 0.5
"""What is claimed least by those beyond the fewest, and by those."""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})", re.IGNORECASE)


_BE = r"(?:is|are|isn['’]t|aren['’]t|has to be|will be|['’]s)"
_FOR: tuple[tuple[re.Pattern[str], float], ...] = (
    (
        _any(
            r"\b(?:the|your|my|one of the|our|a) (?:[\w'’-]+ )?(?:biggest|most|best|key|only|main|number one|real"
            r"|single|worst|hardest|first rule|whole point|common)\b[^.]{0,80}?\b" + _BE + r"\b",
            r"\b(?:the|a|one|another|common|biggest|your) (?:[\w'’-]+ ){0,2}?(?:key|secret|mistakes?|problem|goal"
            r"|job|trick|lesson|point|challenge|difference|way|reason|rule|role|purpose|trap|danger|risk|skill|question"
            r"|essence|definition)\b[^.]{0,60}?\b" + _BE + r"\b",
            r"^what (?:you|really|matters|people|we|makes|separates|works)\b[^.]{0,60}?\bis\b",
            r"\bwhat (?:really )?matters\b|\bmore important\b|\bit['’]s (?:all )?about\b|\bcomes down to\b",
        ),
        1.0,
    ),
    (_any(r"\byou(?:['’]re)? (?:should|need to|have to|must|can['’]t|don['’]t|want to|better)\b"), 0.5),
    (_any(r"\b(?:should(?:n['’]t)?|need to|needs to|has to|must|never|always)\b"), 0.3),
    (
        _any(r"^(?:if|when|unless|once) (?:you|your|a|the|people|everyone|someone)\b[^.]*?, (?:you|it|the|they)"),
        0.6,
    ),
    (
        _any(
            r"\b(?:not|n['’]t)\b[^.]*?(?:, it['’]s|\bbut\b|\binstead\b|, they['’]re|, you)|\brather than\b"
            r"|\binstead of\b"
        ),
        0.5,
    ),
    (
        _any(
            r"^(?:most |great |good |the best |all |every |many |a lot of )?(?:people|founders?|companies|company"
            r"|teams?|leaders?|managers?|customers?|users?|products?|startups?|humans|engineers?|designers?|PMs?"
            r"|product managers?|(?:[a-z]+ ){1,2}(?:is|are))\b"
        ),
        0.4,
    ),
    (_any(r"\b[\w-]+ (?:is|are) (?:really |actually |just |all )?(?:about|not|the|an?|how|what|when|why)\b"), 0.3),
)
_REFERS = _any(r"\b(?:it|this|that|these|those|they|them|there|here|thing|things|stuff)\b")
_POINTS = _any(r"\b(?:this|these|those|such|that(?= (?:one|thing|kind|type|way|point|person|time|team|company)))\b")
_AGAINST: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|my|me|myself)\b"), -0.45),
    (re.compile(r"(?<=[\w,] )(?!I\b)[A-Z][a-z]+"), -0.25),
    (
        _any(
            r"\b(?:was|were|did(?:n['’]t)?|had|went|said|told|got|came|made|took|thought|started|wanted|used to"
            r"|asked|worked|decided|realized|ended up|saw|gave|knew|felt|built|launched|found|tried|learned"
            r"|became)\b"
        ),
        -0.6,
    ),
    (_REFERS, -0.22),
    (_POINTS, -0.6),
    (
        _any(
            r"^(?:the (?!(?:best|biggest|most|only|key|main|worst|hardest|more|real|first|number|reason|way|goal"
            r"|job|secret|mistake|problem)\b)[\w'’-]+(?: [\w'’-]+)? (?:is|are|was|has|have|need|\w+s)\b"
            r"|the [\w-]+['’]s\b|some people\b|there(?:['’]s| are| is) (?:a lot|so many|many|some)\b"
            r"|you(?:['’]ve| have) (?:got|seen)\b)"
        ),
        -0.6,
    ),
    (
        _any(
            r"\b(?:kind of|sort of|you know|i mean|like|just|really|actually|basically|maybe|probably|pretty much"
            r"|whatever|gonna|okay|obviously|and so|et cetera)\b"
        ),
        -0.2,
    ),
    (_any(r"\d|\b(?:yesterday|today|last (?:year|week|month)|years ago|right now|earlier|again|as well)\b"), -0.35),
    (
        _any(r"\b(?:for example|so that['’]s|like i said|as i said|mentioned|talk(?:ed|ing)? about|going back)\b"),
        -1.0,
    ),
    (_any(r"\b(?:another|other|second|third|also|too|both|two|three|four|same|either|else|such)\b"), -0.45),
    (_any(r"\b(?:we|our|us|we['’](?:re|ve|d|ll))\b"), -0.2),
)
_MOST_TIMES = 2
_GENERAL = re.compile(
    r"(?:(?:I (?:really |do )?(?:think|believe)|in my (?:view|experience|opinion)|as an? [\w -]{3,30}|to me"
    r"|ultimately|fundamentally|generally|in general|at the end of the day|for \w+|however|remember)\b"
    r",? (?:that )?)?"
    r"(?:the|an?|your?|people|if|when|unless|every\w*|most|many|great|good|all|anyone|nobody|no one|what|there['’]s"
    r"|there (?:is|are)|don['’]t|never|always|regardless|instead of|as (?:a|you)|it['’]s (?:really |very |so )?"
    r"(?:hard|important|easy|better|impossible|essential|critical|about)|companies|customers|users|leaders|founders"
    r"|teams|managers|products?|humans|we (?:tend|all|need|should|have to)|[\w-]+ (?:is|are|isn['’]t|aren['’]t)"
    r"|\w+ing(?: \w+){1,6}? (?:is|are)|\w+ \w+s? (?:is|are|should|need|have to))\b",
    re.IGNORECASE,
)
_PARTICULAR = 0.9
"""What it takes away that a claim does not begin with what is so of everybody."""
_BEGINS_BADLY = _any(
    r"^\W*(?:but|because|and|or|which|then|plus|one (?:is|was|of)|number|first|second|the (?:first|second|third"
    r"|other|next|last)|another|also|so|yet|instead|otherwise|again|even|especially|like|where|who|as i"
    r"|what (?:if|are)|how|why|interesting|whereas|to your|stumbled)\b"
)
_TAKES_UP = _any(r"(?:then|again|but|because|or|plus|also|yeah|yes|no)\b")
"""It is shown with what it begins with, “so” and “and” as well, which hurt nobody."""
_QUOTES = re.compile(r"[\"“”]")


@dataclass(frozen=True, slots=True)
class _Claim:
    said: Unit
    start: int
    stems: frozenset[str]
    worth: float


@once_a_transcript
def claims(transcript: Transcript) -> tuple[Extract, ...]:
    """Three to five sentences of guests, of nine to 30 words, in order of time; none where fewer claim enough,
    nobody is known to answer, or the recording is short. It takes up to a second, once."""
    heard = Heard.of(transcript)
    if not heard.is_known or transcript.end - transcript.sentences[0].start < _SHORTEST_MS:
        return ()
    chosen = _chosen(transcript, list(_Candidates(transcript, heard).found()))
    if len(chosen) < FEWEST_CLAIMS:
        return ()
    return tuple(
        excerpt(transcript.sentences[said.sentence], said.sentence, said.begin, said.finish)
        for said in (claim.said for claim in sorted(chosen, key=lambda claim: claim.said.sentence))
    )


class _Candidates:
    def __init__(self, transcript: Transcript, heard: Heard) -> None:
        self._sentences, self._heard, self._unfit = transcript.sentences, heard, grave(transcript)
        self._title, self._subjects = _content(transcript.title), _subjects(transcript, heard)
        self._promised = _content(" ".join(introducing(transcript))) - self._title
        self._teased = said_again(transcript)
        begun = transcript.sentences[0].start
        self._late = begun + _LATE * (transcript.end - begun)

    def found(self) -> Iterator[_Claim]:
        """What can be read alone, and how much each claims."""
        said = [one for one in range(len(self._sentences)) if self._heard.may_sum_up(one)]
        for unit in units(self._sentences, said):
            is_fit = unit.is_whole and unit.sentence not in self._unfit
            is_fit &= _FEWEST_WORDS <= len(unit.text.split()) <= _MOST_WORDS
            if is_fit and self._is_fluent(unit) and self._leans_on_nothing(unit) and self._is_complete(unit):
                yield self._claim(unit)

    def _is_fluent(self, unit: Unit) -> bool:
        least = _LEAST_FLUENCY / 2 if unit.sentence in self._teased else _LEAST_FLUENCY
        return fluency(unit.text) >= least and not _QUOTES.search(unit.text)

    def _leans_on_nothing(self, unit: Unit) -> bool:
        said = words_from(self._sentences[unit.sentence].text, unit.begin, unit.finish)
        if (
            _TAKES_UP.match(said)
            or _BEGINS_BADLY.match(unit.text)
            or leans_back(unit.text)
            or refers_back(unit.text)
        ):
            return False
        before = self._sentences[unit.sentence - 1] if unit.sentence else None
        is_same = before is not None and before.speaker == self._sentences[unit.sentence].speaker
        return before is None or not is_same or not announces(before.text)

    def _is_complete(self, unit: Unit) -> bool:
        """Whether it leads up to nothing that follows."""
        if not unit.text.rstrip().endswith((".", "!", "。")) or stops_short(unit.text) or announces(unit.text):
            return False
        behind = self._sentences[unit.sentence + 1] if unit.sentence + 1 < len(self._sentences) else None
        is_same = behind is not None and behind.speaker == self._sentences[unit.sentence].speaker
        return behind is None or not is_same or not turns(behind.text)

    def _claim(self, unit: Unit) -> _Claim:
        stems = frozenset(stems_of(unit.text))
        start = self._sentences[unit.sentence].start
        worth = _claiming(unit.text) + _LONGER * len(unit.text.split())
        worth += _OF_TITLE * min(2, len(stems & self._title))
        worth += _SUBJECT * min(3, len(stems & self._subjects))
        worth += _PROMISED * min(3, len(stems & self._promised))
        worth += _TEASED * (unit.sentence in self._teased) - _LATE_COUNTS * (start > self._late)
        return _Claim(unit, start, stems, worth)


def _claiming(said: str) -> float:
    """By its words alone, how far it says what is so, and not what somebody did."""
    worth = sum(weight for pattern, weight in _FOR if pattern.search(said))
    worth -= _PARTICULAR * (_GENERAL.match(said) is None)
    return worth + sum(
        weight * min(_MOST_TIMES, sum(1 for _ in pattern.finditer(said))) for pattern, weight in _AGAINST
    )


def _subjects(transcript: Transcript, heard: Heard) -> frozenset[str]:
    """The stems that most of what guests say names."""
    said = Counter(
        stem
        for number, sentence in enumerate(transcript.sentences)
        if heard.may_sum_up(number)
        for stem in set(stems_of(sentence.text))
    )
    return frozenset([stem for stem, _ in said.most_common() if stem not in _empty()][:_SUBJECTS])


def _content(text: str) -> frozenset[str]:
    return frozenset(stems_of(text)) - _empty()


@cache
def _empty() -> frozenset[str]:
    words = (*vague.NOUNS, *vague.ADJECTIVES, *vague.VERBS)
    return frozenset(stem for word in words for stem in stems_of(word))


def _chosen(transcript: Transcript, found: Sequence[_Claim]) -> list[_Claim]:
    """Those that claim most, far from each other and about different things."""
    long = max(1, transcript.end - transcript.sentences[0].start)
    left = {claim: claim.worth for claim in found}
    chosen: list[_Claim] = []
    while left and len(chosen) < MOST_CLAIMS:
        best = max(left, key=left.__getitem__)
        if left.pop(best) < (_ENOUGH if len(chosen) >= FEWEST_CLAIMS else _LEAST):
            break
        chosen.append(best)
        for claim in left:
            near = math.exp(-abs(claim.start - best.start) / long / _APART)
            same = len(claim.stems & best.stems) / max(1, min(len(claim.stems), len(best.stems)))
            left[claim] -= _NEAR_COUNTS * near + _SAME_COUNTS * same
    return chosen
