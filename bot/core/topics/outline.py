"""The outline of an interview: its topics in order, each with title, keyphrases and summary."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.core.search.meaning import Encode, SentenceVectors
from bot.core.topics.announced import kind_of
from bot.core.topics.asked import opening_question
from bot.core.topics.breaks import is_opening
from bot.core.topics.clauses import Clause
from bot.core.topics.hearing import Heard
from bot.core.topics.introduced import introduction
from bot.core.topics.keyphrases import Keyphrase, Phrases, Ranking
from bot.core.topics.model import Mark, Topic
from bot.core.topics.questions import headings
from bot.core.topics.segmentation import segment
from bot.core.topics.sense import by_sense
from bot.core.topics.stock import stock_title
from bot.core.topics.summaries import Summariser
from bot.core.topics.titles import Naming, fitting, titles
from bot.core.transcript.asides import Aside
from bot.core.transcript.model import Transcript
from bot.wording import topics as wording

_MOST_KEYPHRASES = 6
_MOSTLY = 0.5
"""Share of sentences that are no aside, of those that are no advert, below which a stretch is nothing else."""
_FEWEST_WORDS = 60
"""That are no aside, below which a stretch with more adverts than other asides is nothing but adverts."""
_WEAK = 0.11
"""Fit below which the first stretch is an introduction, and the last one closing words."""
_SHORT_MS, _SHORT_SHARE = 100_000, 0.1
"""Below both of which they are that, whatever they are about."""
_EARLY = 12
"""Sentences in which a stretch is opened."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The stretches: at which sentences they begin, and what each may be called; with what is known of every
    sentence."""

    heard: Heard
    firsts: tuple[int, ...]
    ranked: tuple[Ranking, ...]
    clauses: tuple[tuple[Clause, ...], ...]

    @property
    def bounds(self) -> list[tuple[int, int]]:
        """First and last sentence of each."""
        return _bounds(self.firsts, len(self.heard.asides))


def outline(
    transcript: Transcript,
    vectors: SentenceVectors | None = None,
    marks: Sequence[Mark] = (),
    encode: Encode | None = None,
) -> tuple[Topic, ...]:
    """Cut a transcript into topics, at `marks` where a person set some, and say what each comes down to.

    A mark without a title only says where a topic begins; what is before the first mark is a topic of its own.
    The same transcript, vectors and marks always give the same outline; without vectors it goes by words alone, and
    where nothing can `encode` phrases in the same way, the titles do.
    """
    drafted = draft(transcript, vectors, marks)
    if vectors is not None and encode is not None:
        drafted = weighed(drafted, vectors, encode)
    return completed(transcript, vectors, marks, drafted)


def draft(transcript: Transcript, vectors: SentenceVectors | None, marks: Sequence[Mark]) -> Draft:
    """The first step of an outline."""
    heard = Heard.of(transcript)
    phrasing = Phrases(transcript, vectors, heard.left_out, heard.asking)
    firsts = sorted({0, *_at_marks(transcript, marks)}) if marks else segment(transcript, vectors, heard)
    bounds = _bounds(firsts, len(transcript.sentences))
    ranked = tuple(phrasing.of(first, last, _asked(transcript, first, last, heard)) for first, last in bounds)
    return Draft(heard, tuple(firsts), ranked, tuple(fitting(one.clauses, one.naming) for one in ranked))


def weighed(drafted: Draft, vectors: SentenceVectors, encode: Encode) -> Draft:
    """A step between, where phrases can be encoded as the sentences were: what they mean counts, too."""
    left_out = drafted.heard.left_out
    ranked: list[Ranking] = []
    weighed_clauses: list[tuple[Clause, ...]] = []
    for ranking, clauses, (first, last) in zip(drafted.ranked, drafted.clauses, drafted.bounds, strict=True):
        said = [number for number in range(first, last + 1) if number not in left_out]
        phrases, near = by_sense(ranking.naming, clauses, vectors[said], encode)
        ranked.append(replace(ranking, naming=phrases))
        weighed_clauses.append(near)
    return replace(drafted, ranked=tuple(ranked), clauses=tuple(weighed_clauses))


def completed(
    transcript: Transcript, vectors: SentenceVectors | None, marks: Sequence[Mark], drafted: Draft
) -> tuple[Topic, ...]:
    """The last step: titles, keyphrases, and what each topic comes down to."""
    by_hand = _at_marks(transcript, marks)
    heard, bounds, ranked = drafted.heard, drafted.bounds, drafted.ranked
    named = [
        naming(transcript, heard, first, last, ranking.naming, clauses)
        for (first, last), ranking, clauses in zip(bounds, ranked, drafted.clauses, strict=True)
    ]
    made = titles(named, filter(None, by_hand.values()))
    telling = [tuple(phrase.text for phrase in ranking.telling[:_MOST_KEYPHRASES]) for ranking in ranked]
    summariser = Summariser(transcript, vectors, heard)
    found: list[Topic] = []
    for (first, last), made_title, keyphrases in zip(bounds, made, telling, strict=True):
        title = by_hand.get(first) or made_title
        about = (title, *keyphrases)
        summary = summariser.of(first, last, about=about)
        if not first and not summary:
            summary = tuple(one for one in introduction(transcript) if one.sentence <= last)
        found.append(
            Topic(
                title=title,
                first=first,
                last=last,
                start=transcript.sentences[first].start,
                end=transcript.sentences[last].end,
                keyphrases=keyphrases,
                summary=summary,
                by_hand=bool(by_hand.get(first)),
                asked=opening_question(transcript, heard, first, last, about, summary),
            )
        )
    return tuple(found)


def _bounds(firsts: Sequence[int], count: int) -> list[tuple[int, int]]:
    return [(first, following - 1) for first, following in pairwise([*firsts, count])]


def naming(
    transcript: Transcript,
    heard: Heard,
    first: int,
    last: int,
    phrases: Sequence[Keyphrase],
    clauses: Sequence[Clause],
) -> Naming:
    """What a stretch may be called; one that is mostly greetings, or nothing but adverts, is called that, and so
    are short ones at both ends, and an opening with adverts. Adverts name nothing else."""
    sentences = transcript.sentences
    kinds = Counter(heard.asides[first : last + 1])
    sold = kinds[Aside.ADVERT]
    beside = kinds.total() - kinds[None] - sold
    talk = sum(len(sentences[one].text.split()) for one in range(first, last + 1) if heard.asides[one] is None)
    is_sold = sold > beside and talk < _FEWEST_WORDS
    opens = first == 0 and is_opening(transcript, heard, last + 1)
    is_aside = is_sold or opens or kinds[None] < _MOSTLY * (kinds.total() - sold)
    otherwise = ""
    if is_sold and not opens:
        otherwise = wording.SPONSORS
    elif first == 0:
        otherwise = wording.INTRODUCTION
    elif last == len(sentences) - 1:
        otherwise = wording.CLOSING_WORDS
    length = sentences[last].end - sentences[first].start
    is_short = length < min(_SHORT_MS, _SHORT_SHARE * (transcript.end - sentences[0].start))
    stock = stock_title(transcript, heard, first, last)
    if otherwise and (is_aside or is_short):
        return Naming(phrases, clauses, otherwise, stock or otherwise)
    return Naming([one for one in phrases if one.fit >= _WEAK] if otherwise else phrases, clauses, otherwise, stock)


def _asked(transcript: Transcript, first: int, last: int, heard: Heard) -> list[tuple[int, Clause]]:
    """What is asked at the beginning of a stretch, as sentences and headings, what an interviewer asks first."""
    early = [one for one in range(first, min(last + 1, first + _EARLY)) if heard.asides[one] is None]
    ordered = sorted(early, key=lambda one: not heard.asking[one])
    return [
        (one, Clause(heading, kind_of(heading)))
        for one in ordered
        for heading in headings([transcript.sentences[one].text])
    ]


def _at_marks(transcript: Transcript, marks: Sequence[Mark]) -> dict[int, str]:
    """The sentences that begin nearest to the marks, with their titles; of marks at the same one the first."""
    starts = [sentence.start for sentence in transcript.sentences]
    titled: dict[int, str] = {}
    for mark in sorted(marks, key=lambda mark: mark.start):
        after = bisect_left(starts, mark.start, hi=len(starts) - 1)
        nearest = min((max(0, after - 1), after), key=lambda number: abs(starts[number] - mark.start))
        titled.setdefault(nearest, mark.title)
    return titled
