"""Which words a posted quote shows: its hits, which of them is up, and how far the context is widened."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from pydantic import TypeAdapter

from bot.core.search.hits import Hit, Verdict
from bot.core.search.surroundings import Piece, needed, piece
from bot.core.transcript.model import Transcript

MOST_CHARACTERS, MOST_PIECES = 1400, 8
"""What a page holds, before markdown: Discord takes 4,000 characters, and nobody reads more."""


class Place(NamedTuple):
    """Which interview, as it was then."""

    interview_id: int
    digest: str


@dataclass(frozen=True, slots=True)
class Pages:
    """The state behind the buttons of one posted quote.

    Pieces are counted from the hit: 0 is the hit, -1 what comes before it, 1 what comes after; `first` up to and
    including `last` are shown. `answered` is False for a doubt, `searched` where nobody looked for these words.
    `ruled` says that a check has told how close the words are, `managed` that who asked may change the library of
    the server where they did. `places` says of each hit where it is from, where they are from several interviews.
    `elsewhere` says that nothing was found, and that others were not looked in.
    """

    asker_id: int
    interview_id: int
    digest: str
    hits: tuple[Hit, ...]
    answered: bool = True
    searched: bool = True
    position: int = 0
    first: int = 0
    last: int = 0
    private: bool = False
    shared: bool = False
    places: tuple[Place, ...] = ()
    ruled: bool = False
    managed: bool = False
    elsewhere: bool = False

    @property
    def hit(self) -> Hit:
        return self.hits[self.position]

    @property
    def place(self) -> Place:
        """Where the hit that is up is from."""
        return self._place_of(self.position)

    def _place_of(self, position: int) -> Place:
        return self.places[position] if self.places else Place(self.interview_id, self.digest)

    def pieces(self, transcript: Transcript) -> list[Piece]:
        """What the page shows, in order."""
        found = (self._piece(transcript, number) for number in range(self.first, self.last + 1))
        return [one for one in found if one is not None]

    def quoted(self, transcript: Transcript) -> tuple[list[Piece], Hit | None, list[Piece]]:
        """What the page shows, with the hit and what the same person says right beside it as one; before that, and
        behind it, what others say. Where the hit is no longer shown, there is none."""
        pieces, hit = self.pieces(transcript), self.hit
        at = next((number for number, one in enumerate(pieces) if one.is_hit), None)
        if at is None:
            return pieces, None, []
        if len(pieces) == 1:
            return [], hit, []
        first, stop = at, at + 1
        while first > 0 and pieces[first - 1].speaker == hit.speaker:
            first -= 1
        while stop < len(pieces) and pieces[stop].speaker == hit.speaker:
            stop += 1
        before, after, said = pieces[first:at], pieces[at + 1 : stop], transcript.sentences
        begun, begin = (before[0].sentence, 0) if before else (hit.first, hit.begin)
        last, finish = (after[-1].sentence, len(said[after[-1].sentence].text)) if after else (hit.last, hit.finish)
        whole = exact_hit(transcript, begun, begin, last, finish)
        shift = sum(len(one.text) + 1 for one in said[begun : hit.first]) + hit.begin - begin
        matched = tuple((start + shift, end + shift) for start, end in hit.matched)
        joined = replace(hit, text=whole.text, start=whole.start, end=whole.end, matched=matched)
        return pieces[:first], joined, pieces[stop:]

    def sentences(self, transcript: Transcript) -> frozenset[int]:
        """Numbers of the sentences of which the page shows something."""
        around = (one.sentence for one in self.pieces(transcript) if not one.is_hit)
        return frozenset(around) | sentences_of(self.hit)

    def without(self, guarded: Callable[[int], Collection[int]]) -> Self | None:
        """Only those hits that do not touch the guarded sentences of their interview, of which `guarded` tells by
        its number; None where there is none, or where the one that a search has up is not among them: the others
        would look like the answer."""
        left = [number for number in range(len(self.hits)) if self._is_open(number, guarded)]
        hits = tuple(self.hits[number] for number in left)
        places = tuple(self._place_of(number) for number in left) if self.places else ()
        if self.position in left:
            return replace(self, hits=hits, places=places, position=left.index(self.position))
        if not left or self.searched:
            return None
        return replace(self, hits=hits, places=places, position=0, first=0, last=0)

    def without_around(self, transcript: Transcript, guarded: Collection[int]) -> Self:
        """The hit alone, where what is around it has any of these sentences."""
        return self if self.sentences(transcript).isdisjoint(guarded) else replace(self, first=0, last=0)

    def _is_open(self, number: int, guarded: Callable[[int], Collection[int]]) -> bool:
        return sentences_of(self.hits[number]).isdisjoint(guarded(self._place_of(number).interview_id))

    def has_earlier(self, transcript: Transcript) -> bool:
        return self._piece(transcript, self.first - 1) is not None

    def has_later(self, transcript: Transcript) -> bool:
        return self._piece(transcript, self.last + 1) is not None

    def earlier(self, transcript: Transcript) -> Self:
        """Widen by what comes before; what no longer fits leaves at the end."""
        if not self.has_earlier(transcript):
            return self
        return replace(self, first=self.first - 1)._fitted(transcript, drop_last=True)

    def later(self, transcript: Transcript) -> Self:
        """Widen by what comes after; what no longer fits leaves at the beginning."""
        if not self.has_later(transcript):
            return self
        return replace(self, last=self.last + 1)._fitted(transcript, drop_last=False)

    def at(self, position: int) -> Self:
        """The same with another hit up; past the last one, as it is."""
        return replace(self, position=position) if position < len(self.hits) else self

    def following(self, step: int = 1) -> Self:
        """The same, so many hits further on, yet to be opened."""
        return replace(self, position=(self.position + step) % len(self.hits), first=0, last=0)

    def opened(self, transcript: Transcript) -> Self:
        """The hit as it is first seen, with what it needs around it."""
        first, last = needed(transcript, self.hit)
        whole = replace(self, first=first, last=last)
        return whole if whole._fits(transcript) else replace(self, first=0, last=0)

    def _fitted(self, transcript: Transcript, *, drop_last: bool) -> Self:
        pages = self
        while pages.first < pages.last and not pages._fits(transcript):
            pages = replace(pages, last=pages.last - 1) if drop_last else replace(pages, first=pages.first + 1)
        return pages

    def _fits(self, transcript: Transcript) -> bool:
        pieces = self.pieces(transcript)
        return len(pieces) <= MOST_PIECES and sum(len(one.text) for one in pieces) <= MOST_CHARACTERS

    def _piece(self, transcript: Transcript, number: int) -> Piece | None:
        return piece(transcript, self.hit, number)

    def to_json(self) -> str:
        return _JSON.dump_json(self).decode()

    @staticmethod
    def from_json(text: str) -> "Pages":
        return _JSON.validate_json(text)


_JSON = TypeAdapter(Pages)


def sentences_of(hit: Hit) -> frozenset[int]:
    """Numbers of the sentences that a hit is from."""
    return frozenset(range(hit.first, hit.last + 1))


def exact_hit(transcript: Transcript, first: int, begin: int, last: int, finish: int) -> Hit:
    """The words from character `begin` of sentence `first` to before `finish` of sentence `last`, unsearched.

    Raises:
        IndexError: the transcript has no such words.
    """
    sentences = transcript.sentences[first : last + 1]
    if len(sentences) != last - first + 1 or not 0 <= begin < len(sentences[0].text):
        raise IndexError(first)
    joined = " ".join(sentence.text for sentence in sentences)
    text = joined[begin : len(joined) - len(sentences[-1].text) + finish]
    return Hit(
        text=text,
        start=sentences[0].time_at(begin),
        end=sentences[-1].time_at(finish),
        speaker=sentences[0].speaker,
        score=1.0,
        verdict=Verdict.VERBATIM,
        matched=(),
        first=first,
        begin=begin,
        last=last,
        finish=finish,
    )


def whole_sentence(transcript: Transcript, number: int) -> Hit:
    """A sentence as it stands, unsearched."""
    return exact_hit(transcript, number, 0, number, len(transcript.sentences[number].text))
