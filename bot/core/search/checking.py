"""Did somebody say that? A claim is held against every place where its words were said, and what governs them."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.core.arrays import Integers
from bot.core.search.claims import Comparison, compare
from bot.core.search.fuzzy import FuzzyFinder
from bot.core.search.governing import Governed, begins_asking, governing
from bot.core.search.hits import Hit, Verdict
from bot.core.search.passages import Spoken
from bot.core.search.quoting import Quoter
from bot.core.search.reporting import as_said
from bot.core.search.spans import whole_clauses
from bot.core.search.thoughts import whole_sentences
from bot.core.search.tokens import Token, tokens, tokens_beside, without_passing
from bot.core.search.verdict import Check, Ruling, judge, word_diff
from bot.core.search.vocabulary import Vocabulary
from bot.core.search.words import words

_MOST_PLACES, _MOST_WORDS = 8, 100
_AROUND = 24
"""Words beside an alignment that are looked at: whatever governs a clause stands nearer."""
_MOVES = 3
_SHORT_QUOTE, _LONGEST_DOER = 3, 7
_RECOGNISED, _RECOGNISED_FEW, _GATHERED = 0.68, 0.95, 0.9
_TIGHT, _TIGHT_FEW, _SHARE = 0.45, 0.9, 0.6
_TURNED, _TURNED_TIGHT, _TURNED_SHARE, _TURNED_MET = 0.6, 0.55, 0.5, 3
"""What says the contrary is worth showing, also where a little more of it differs."""
_EQUAL, _ALIKE = 0.02, 0.1
_SAID = (Ruling.VERBATIM, Ruling.NEARLY)
_VERDICTS = {Ruling.VERBATIM: Verdict.VERBATIM, Ruling.NEARLY: Verdict.NEARLY}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a claim may have been said: the words `first` to before `stop` of the transcript."""

    ruling: Ruling
    score: float
    first: int
    stop: int


class Checker:
    """Checks claims against one transcript."""

    def __init__(
        self, spoken: Spoken, begun: Integers, vocabulary: Vocabulary, fuzzy: FuzzyFinder, quoter: Quoter
    ) -> None:
        """`begun` are the words with which clauses begin."""
        self._spoken, self._begun, self._vocabulary = spoken, begun, vocabulary
        self._fuzzy, self._quoter = fuzzy, quoter

    def check(self, claim: str) -> Check | None:
        """What was said of it; None where nothing is recognised."""
        asked = list(words(claim))[:_MOST_WORDS]
        if not asked:
            return None
        is_question = claim.rstrip().endswith("?")
        claim = claim[: asked[-1].end]
        places = list(self._places(claim, [word.form for word in asked], is_question=is_question))
        place = _most_telling(places) if places else None
        if place is None or place.ruling not in _SAID:
            place = self._reported(claim, place, is_question=is_question) or place
        if place is None:
            return None
        said = self._spoken.quoted(place.first, place.stop)
        edits = () if place.ruling is Ruling.VERBATIM else word_diff(claim, said)
        return Check(place.ruling, self._hit(place, claim), edits)

    def _reported(self, claim: str, found: _Place | None, *, is_question: bool) -> _Place | None:
        """Where the one that a claim speaks of as “he” or “she” said so, at least as near as what was found, or a
        part of it where what was found is the contrary."""
        least = found.score - _EQUAL if found else 0.0
        is_contrary = found is not None and found.ruling is Ruling.REVERSED
        for told in as_said(claim):
            places = list(self._places(told, [word.form for word in words(told)], is_question=is_question))
            place = _most_telling(places) if places else None
            if place is None or place.score < least:
                continue
            if place.ruling in _SAID:
                return replace(place, ruling=Ruling.NEARLY)
            if place.ruling is Ruling.PARTLY and is_contrary:
                return place
        return None

    def _places(self, claim: str, forms: list[str], *, is_question: bool) -> Iterator[_Place]:
        asked = tokens(claim)
        is_question = is_question or begins_asking(asked)
        weigh = cache(self._weight)
        for alignment in self._fuzzy.find(forms)[:_MOST_PLACES]:
            reads_alike = judge(alignment.ratio, len(" ".join(forms))) is not Verdict.PARAPHRASE
            for stretch, comparison in self._compared(alignment.first, alignment.stop, asked, weigh):
                if reads_alike or _is_recognised(comparison):
                    yield self._ruled(stretch, comparison, forms, is_question=is_question)

    def _compared(
        self, first: int, stop: int, asked: Sequence[Token], weigh: Callable[[str], float], moves: int = _MOVES
    ) -> "Iterator[tuple[_Stretch, Comparison]]":
        """A claim beside the words `first` to before `stop`. What comes nearest may lie beside them: then that is
        looked at with what stands around it, for it may govern it."""
        for stretch in self._stretches(first, stop, asked):
            comparison = compare(asked, stretch.row, weigh)
            if comparison is None:
                continue
            begin, end = stretch.word(comparison.begin), stretch.stop(comparison.end)
            if first <= begin and end <= stop:
                yield stretch, comparison
            elif moves:
                yield from self._compared(begin, end, asked, weigh, moves - 1)

    def _stretches(self, first: int, stop: int, asked: Sequence[Token]) -> "Iterator[_Stretch]":
        """What was said around some words, and what the recogniser made of it."""
        spoken = self._spoken
        around = spoken.excerpts(first - _AROUND, stop + _AROUND)
        begin, stop = next((begin, end) for begin, end in around if end > first)
        text = spoken.text(begin, stop)
        row, starts = tokens_beside(asked, text), [word.start for word in words(text)]
        yield _Stretch(begin, text, row, starts)
        if (spoken.ids[begin:stop] != spoken.heard[begin:stop]).any():
            places = {start: begin + place for place, start in enumerate(starts)}
            yield _Stretch(begin, text, [self._as_heard(one, places[one.start]) for one in row], starts)

    def _as_heard(self, token: Token, word: int) -> Token:
        said, heard = self._spoken.ids[word], self._spoken.heard[word]
        return token if said == heard else token._replace(form=self._spoken.forms[heard])

    def _weight(self, form: str) -> float:
        return float(self._vocabulary.weights([form])[0])

    def _ruled(self, stretch: "_Stretch", comparison: Comparison, forms: list[str], *, is_question: bool) -> _Place:
        first, stop = stretch.word(comparison.begin), stretch.stop(comparison.end)
        row = without_passing(stretch.row)
        begin, met, behind = map(stretch.told, (comparison.begin, comparison.first, comparison.end + 1))
        last = max(begin, behind - 1)  # what is but said again has no words of its own
        around = governing(stretch.text, row, begin, last, met=min(met, last), asking=is_question)
        ruling = _ruling(comparison, around.how)
        is_by_itself = comparison.is_same and around.first == begin
        if ruling is Ruling.NEARLY and is_by_itself and self._are_the_words(stretch, comparison, forms):
            ruling = Ruling.VERBATIM
        if ruling is Ruling.VERBATIM:
            first, stop = self._widened(stretch.word(comparison.first), stretch.stop(comparison.last))
        else:
            head = around.first if comparison.begin == comparison.first else _doer(row, around.first)
            first = min(first, stretch.word_of(row[head]))
            stop = max(stop, stretch.stop_of(row[around.last]))
        return _Place(ruling, comparison.covered * comparison.tight**0.5, first, stop)

    def _widened(self, first: int, stop: int) -> tuple[int, int]:
        """A word or two say nothing by themselves: they are shown in their clause."""
        if stop - first >= _SHORT_QUOTE:
            return first, stop
        return whole_clauses(first, stop, self._begun)

    def _are_the_words(self, stretch: "_Stretch", comparison: Comparison, forms: list[str]) -> bool:
        """Whether nothing was left out, not even a filler."""
        first, stop = stretch.word(comparison.first), stretch.stop(comparison.last)
        for ids in (self._spoken.ids, self._spoken.heard):
            if [self._spoken.forms[number] for number in ids[first:stop].tolist()] == forms:
                return True
        return False

    def _hit(self, place: _Place, claim: str) -> Hit:
        forms = [word.form for word in words(claim)]
        met = self._vocabulary.matches(forms, by_meaning=False).max(axis=1) > 0
        verdict = _VERDICTS.get(place.ruling, Verdict.PARAPHRASE)
        first, stop = place.first, place.stop
        if place.ruling not in _SAID:  # what makes the difference may stand anywhere in the sentence
            first, stop = whole_sentences(self._spoken, first, stop)
        return self._quoter.quote(first, stop, min(place.score, 1.0), verdict, met)


@dataclass(frozen=True)
class _Stretch:
    """What was said around an alignment, from word `begin` of the transcript; `row` are the tokens of `text`."""

    begin: int
    text: str
    row: Sequence[Token]
    starts: Sequence[int]

    def word(self, number: int) -> int:
        """The number in the transcript of the word that a token is, or is a part of, or begins with."""
        return self.word_of(self.row[number])

    def told(self, number: int) -> int:
        """How many tokens before this one are not said in passing."""
        return len(without_passing(self.row[:number]))

    def stop(self, number: int) -> int:
        """The number in the transcript of the word behind a token."""
        return self.stop_of(self.row[number])

    def word_of(self, token: Token) -> int:
        return self.begin + bisect_left(self.starts, token.start)

    def stop_of(self, token: Token) -> int:
        return self.begin + bisect_left(self.starts, token.end)


def _doer(row: Sequence[Token], first: int) -> int:
    """Where the sentence of word `first` begins, if that is near: what stands for the first words of a claim, which
    nothing meets, is the whole subject."""
    near = range(max(0, first - _LONGEST_DOER), first + 1)
    begin = next(number for number in near if row[number].sentence == row[first].sentence)
    return begin if begin == 0 or row[begin - 1].sentence != row[begin].sentence else first


def _most_telling(places: Sequence[_Place]) -> _Place:
    """The place that comes nearest; of those about as near, one where it was said so, else one where the contrary
    was."""
    best = max(place.score for place in places)
    nearest = [place for place in places if place.score >= best - _EQUAL]
    if any(place.ruling in _SAID for place in nearest):
        return min(nearest, key=lambda place: (place.ruling not in _SAID, -place.score))
    likely = [place for place in places if place.score >= best - _ALIKE and place.ruling not in _SAID]
    return min(likely, key=lambda place: (place.ruling is not Ruling.REVERSED, -place.score))


def _is_recognised(comparison: Comparison) -> bool:
    if comparison.are_exchanged and not comparison.missed:
        return True
    if comparison.met < 2:
        is_all_there = comparison.share == 1 and comparison.tight >= _TIGHT_FEW
        return comparison.covered >= _RECOGNISED_FEW or is_all_there
    is_near = comparison.covered >= _RECOGNISED and comparison.tight >= _TIGHT and comparison.share >= _SHARE
    return is_near or comparison.gathered >= _GATHERED or _is_contrary(comparison)


def _is_contrary(comparison: Comparison) -> bool:
    return (
        comparison.is_turned
        and comparison.met >= _TURNED_MET
        and comparison.covered >= _TURNED
        and comparison.tight >= _TURNED_TIGHT
        and comparison.share >= _TURNED_SHARE
    )


def _ruling(comparison: Comparison, around: Governed) -> Ruling:
    if comparison.covered < _RECOGNISED and not _is_contrary(comparison):
        return Ruling.REVERSED if comparison.are_exchanged else Ruling.PARTLY  # all there, but in another order
    if comparison.is_turned or around is Governed.DENIED:
        return Ruling.REVERSED
    if around is Governed.OPEN or comparison.is_unreal or comparison.missed:
        return Ruling.PARTLY
    return Ruling.NEARLY
