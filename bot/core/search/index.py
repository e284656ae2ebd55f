"""QuoteIndex: a transcript made ready to be searched."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from bot.core.arrays import Floats
from bot.core.search.checking import Checker
from bot.core.search.embedding import Embedder, Matrix
from bot.core.search.entries import Entry, entry
from bot.core.search.framing import unframed
from bot.core.search.fuzzy import Alignment, FuzzyFinder
from bot.core.search.handicaps import handicaps
from bot.core.search.hits import Hit, Hits, Verdict
from bot.core.search.meaning import Encode, Meaning, SentenceVectors
from bot.core.search.passages import Passages, Spoken, chunks, clauses
from bot.core.search.quoting import Quoter
from bot.core.search.ranking import Query, rank
from bot.core.search.spans import Span, best_spans, is_quote, whole_thoughts, with_rarest
from bot.core.search.verdict import Check, Ruling
from bot.core.search.vocabulary import Spread, Vocabulary
from bot.core.search.word_vectors import word_vectors
from bot.core.search.words import are_in, words
from bot.core.transcript.model import Transcript

_MOST_QUERY_WORDS, _MOST_TYPED = 100, 40
_MOST_EMBEDDED = 150_000
"""Words, some fifteen hours of talk: more would take the model too long and too much memory."""
_HIGHLIGHTED = 0.6
_ANSWERS = 0.5
_COMES_UP, _MOST_MENTIONS = 0.7, 200


@dataclass(frozen=True)
class Origin:
    """What excerpts that are searched together were chosen from.

    `begins` are the numbers of the sentences with which an excerpt begins, `handicaps` are one a sentence; `spread`
    and the number of `words` are those of all that they were chosen from.
    """

    begins: Sequence[int]
    handicaps: Floats
    spread: Spread
    words: int


class QuoteIndex:
    """Searches one transcript. Without vectors it goes by words alone; `with_vectors` gives a better one."""

    def __init__(self, transcript: Transcript, origin: Origin | None = None) -> None:
        """`origin` tells of excerpts where they are from; without it the transcript is a whole one."""
        self.transcript = transcript
        self._spoken = Spoken.of(transcript, origin.begins if origin else (0,))
        self._searched = origin.words if origin else len(self._spoken)
        self._meaning: Meaning | None = None
        self._handicaps = origin.handicaps if origin else handicaps(transcript)
        if not len(self._spoken):
            return
        self._begun = clauses(self._spoken)
        self._passages = Passages.over(self._spoken, self._begun)
        self._vocabulary = Vocabulary(self._spoken, word_vectors(), origin and origin.spread)
        self._fuzzy = FuzzyFinder(self._spoken, self._vocabulary)
        self._quoter = Quoter(self._spoken)
        self._checker = Checker(self._spoken, self._begun, self._vocabulary, self._fuzzy, self._quoter)

    @cached_property
    def chunks(self) -> list[str]:
        """What is embedded at once, in order; none where it would be too much."""
        if not 0 < len(self._spoken) <= _MOST_EMBEDDED:
            return []
        bounds = chunks(self._begun).tolist()
        return [self._spoken.text(first, stop) for first, stop in pairwise(bounds)]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What is to be embedded, each text once."""
        return tuple(dict.fromkeys(self.chunks))

    def with_vectors(self, embedder: Embedder, vectors: Mapping[str, Matrix]) -> "QuoteIndex":
        """An index that also searches by meaning; `vectors` holds what `embedder` made of each of `texts`."""
        better = copy(self)
        if self.chunks:
            rows = [vectors[text] for text in self.chunks]
            better._meaning = Meaning(embedder, rows, self._passages)
        return better

    def with_word_vectors(self, embedder: Embedder, rows: Floats) -> "QuoteIndex":
        """The same, where what `embedder` made of each word is known, shape (words, dimension)."""
        better = copy(self)
        if len(self._spoken):
            better._meaning = Meaning(embedder, [rows], self._passages)
        return better

    def entry(self, means: NDArray[np.int8] | None) -> Entry:
        """What the index of a library keeps of this interview; `means` are of `chunks`, where they are embedded."""
        begins = chunks(self._begun) if len(self._spoken) else np.zeros(1, np.int32)
        return entry(self._spoken, begins, means, self._handicaps)

    @property
    def excerpt_sizes(self) -> list[int]:
        """How many words each excerpt has."""
        return np.diff(self._spoken.bounds).tolist()

    @property
    def is_embedded(self) -> bool:
        """Whether it searches by meaning."""
        return self._meaning is not None

    @property
    def embedded_by(self) -> str | None:
        """The name of the embedder that it searches by meaning with."""
        return self._meaning.embedded_by if self._meaning else None

    @property
    def encode(self) -> Encode | None:
        """Gives vectors of texts that are comparable with `sentence_vectors`, one row each; None where no sentence
        encoder tells the meaning."""
        return self._meaning.encode if self._meaning and self._meaning.kind != "static" else None

    def sentence_vectors(self) -> SentenceVectors | None:
        """What each sentence means: the mean of its words' vectors. None where nothing is embedded."""
        if self._meaning is None:
            return None
        return self._meaning.sentences(self._spoken.sentences, len(self.transcript.sentences))

    def search(self, text: str, limit: int = 5) -> Hits:
        """The spans that come nearest, best first: each a whole thought."""
        return self._search(text, limit, self._meaning, whole=True)

    def suggest(self, text: str, limit: int = 25) -> tuple[Hit, ...]:
        """What to offer while somebody types: a search for the first words that never waits for a model."""
        typed = list(islice(words(text), _MOST_TYPED))
        return self._search(text[: typed[-1].end], limit, None).hits if typed else ()

    def mentions(self, text: str) -> tuple[Hit, ...]:
        """Everywhere it comes up, also in other words, in the order of time; at most 200 places."""
        found = self._search(text, _MOST_MENTIONS, self._meaning).hits
        return tuple(sorted((hit for hit in found if hit.score >= _COMES_UP), key=lambda hit: hit.start))

    def check(self, text: str) -> Check:
        """Whether somebody said that, and in which words."""
        said = self._checker.check(text) if len(self._spoken) else None
        return said or Check(Ruling.NOT_SAID, self.search(text, 1).best)

    def _search(self, text: str, limit: int, meaning: Meaning | None, *, whole: bool = False) -> Hits:
        query = _query(text)
        if not query.forms or not len(self._spoken):
            return Hits(False, ())
        alignments = self._alignments(query)
        core = unframed(query.text, self._spoken.called)
        is_framed = core != query.text and not self._is_said(query, core, alignments)
        if is_framed:
            query = _query(core)
            alignments = self._alignments(query)
        ranking = rank(
            query, self._spoken, self._passages, self._vocabulary, meaning, self._handicaps, self._searched
        )
        if is_framed:
            alignments.sort(key=lambda one: (*self._worth(one), -ranking.around(one.first, one.stop)))
        most = 2 * limit if whole else limit
        best = best_spans(query, alignments, ranking, self._spoken, most)
        spans: Iterable[Span] = best
        if whole:
            thoughts = whole_thoughts(best, self._spoken, limit)
            spans = with_rarest(thoughts, ranking, self._spoken, limit, _ANSWERS)
        if is_framed:  # of what was typed only some is said word for word
            spans = [span._replace(verdict=Verdict.PARAPHRASE) for span in spans]
        hits = tuple(self._quoter.quote(*span, ranking.met >= _HIGHLIGHTED) for span in spans)
        return Hits(hits[0].score >= _ANSWERS, hits)

    def _alignments(self, query: Query) -> list[Alignment]:
        """Of places that read alike, what is no teaser or advert comes first."""
        return sorted(self._fuzzy.find(query.forms), key=self._worth)

    def _is_said(self, query: Query, core: str, alignments: list[Alignment]) -> bool:
        """Whether all of the query was said, or nearly, with what is looked for."""
        if not is_quote(query, alignments):
            return False
        return are_in(core, self._spoken.text(alignments[0].first, alignments[0].stop))

    def _worth(self, one: Alignment) -> tuple[float, float]:
        return -one.ratio, float(self._handicaps[self._spoken.sentences[one.first]])


def _query(text: str) -> Query:
    asked = list(words(text))[:_MOST_QUERY_WORDS]
    return Query(text[: asked[-1].end] if asked else "", tuple(word.form for word in asked))
