"""The sentences of an interview that are worth asking about."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from copy import copy
from functools import cached_property

from rapidfuzz import fuzz, process

from bot.core.quiz.questions import Excerpt
from bot.core.search.words import STOP_WORDS, stem, words
from bot.core.transcript.model import Sentence, Transcript

LEAST_WORDS, MOST_WORDS, MOST_CHARACTERS = 6, 40, 300
_LEAST_CONTENT, _LEAST_CONTENT_SHARE = 2, 0.12
_ECHO_SHARE, _ECHO_RATIO = 0.8, 80
_WHOLE = re.compile(r"[.?!…。！？؟।]['\"”’»)\]]*$")
_STAMMER = re.compile(r"\b(\w+(?: \w+)?),? \1\b", re.IGNORECASE)
_MOST_STAMMERS = 1
_TELLS_TIME = re.compile(
    r"\d:\d\d|\b(minutes?|seconds?|hours?|o.clock|welcome|good ?bye|bye|episode|podcast|sign(ing)? off"
    r"|tun(e|ing) in|wrap(ping)? up|(first|last|final) question|get started"
    r"|(thanks?|thank you)( so much)? for \w+ing)\b",
    re.IGNORECASE,
)
_FILLERS = frozenset(
    """
    absolutely bye course cool definitely exactly great guess hello hey hi hmm huh literally mhm mm nice obviously
    please sorry sure thank thanks totally wow yep
    """.split()  # noqa: SIM905 a list would fill twenty lines
)


class Deck:
    """A transcript's excerpts in order: whole sentences of a sensible length that say something, do not tell
    their own time, and are said nowhere else in nearly the same words."""

    def __init__(self, transcript: Transcript) -> None:
        self.sentences: Sequence[Sentence] = transcript.sentences
        self.length = transcript.end
        self._forms = [tuple(word.form for word in words(one.text)) for one in self.sentences]
        self._content = [content(forms) for forms in self._forms]
        self._in_sentences: dict[str, set[int]] = defaultdict(set)
        for number, stems in enumerate(self._content):
            for one in stems:
                self._in_sentences[one].add(number)
        self._joined = f" {' '.join(' '.join(forms) for forms in self._forms)} "
        self._are_marked = sum(map(_is_whole, self.sentences)) * 2 >= len(self.sentences)
        fit = [number for number in range(len(self.sentences)) if self._is_fit(number)]
        echoes = self._echoes(fit)
        self.excerpts = tuple(self._excerpt(number) for number in fit if number not in echoes)
        self._by_sentence = {excerpt.sentence: excerpt for excerpt in self.excerpts}
        self._by_key = {excerpt.key: excerpt for excerpt in self.excerpts}

    def at(self, sentence: int) -> Excerpt | None:
        """The excerpt that is this sentence, if it is worth asking about."""
        return self._by_sentence.get(sentence)

    def named(self, key: str) -> Excerpt | None:
        """The excerpt of this key, unless the interview has lost it."""
        return self._by_key.get(key)

    def within(self, first: int, last: int) -> "Deck":
        """This deck with the excerpts of sentences `first` up to and including `last` alone."""
        part = copy(self)
        part.excerpts = tuple(excerpt for excerpt in self.excerpts if first <= excerpt.sentence <= last)
        part._by_sentence = {excerpt.sentence: excerpt for excerpt in part.excerpts}
        part._by_key = {excerpt.key: excerpt for excerpt in part.excerpts}
        return part

    def left(self, used: Collection[str]) -> int:
        """How many excerpts are not among these keys."""
        return len(self._by_key.keys() - used)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word's form (see `bot.core.search.words`)."""
        return frozenset(form for forms in self._forms for form in forms)

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who is known to speak, in alphabetical order."""
        return tuple(sorted({one.speaker for one in self.sentences if one.speaker}))

    def content(self, excerpt: Excerpt) -> frozenset[str]:
        """The stems of the excerpt's content words."""
        return self._content[excerpt.sentence]

    def is_said(self, text: str) -> bool:
        """Whether these words are said in this order anywhere, case and punctuation aside."""
        return f" {' '.join(word.form for word in words(text))} " in self._joined

    def count(self, before: Sequence[str], after: Sequence[str], missing: int) -> int:
        """How often the forms `before`, then any `missing` words, then the forms `after` are said."""
        gap = [r"\S+"] * missing
        pattern = " ".join([*map(re.escape, before), *gap, *map(re.escape, after)])
        return len(re.findall(rf"(?= {pattern} )", self._joined))

    def resembles_another(self, text: str, number: int) -> bool:
        """Whether the text is nearly what some sentence other than `number` says."""
        forms = " ".join(word.form for word in words(text))
        alike = process.extract(forms, self._lines, scorer=fuzz.ratio, score_cutoff=_ECHO_RATIO, limit=2)
        return any(other != number for _, _, other in alike)

    @cached_property
    def _lines(self) -> list[str]:
        return [" ".join(forms) for forms in self._forms]

    def _is_fit(self, number: int) -> bool:
        sentence, forms = self.sentences[number], self._forms[number]
        return (
            LEAST_WORDS <= len(forms) <= MOST_WORDS
            and len(sentence.text) <= MOST_CHARACTERS
            and len(self._content[number]) >= max(_LEAST_CONTENT, _LEAST_CONTENT_SHARE * len(forms))
            and (not self._are_marked or _is_whole(sentence))
            and not _TELLS_TIME.search(sentence.text)
            and len(_STAMMER.findall(sentence.text)) <= _MOST_STAMMERS
        )

    def _echoes(self, fit: Sequence[int]) -> set[int]:
        """Which of these sentences another one contains in nearly the same words."""
        return {
            number
            for number in fit
            if self._shares_its_content(number) or self.resembles_another(self.sentences[number].text, number)
        }

    def _shares_its_content(self, number: int) -> bool:
        shared: dict[int, int] = defaultdict(int)
        for one in self._content[number]:
            for other in self._in_sentences[one]:
                shared[other] += 1
        del shared[number]
        return max(shared.values(), default=0) >= _ECHO_SHARE * len(self._content[number])

    def _excerpt(self, number: int) -> Excerpt:
        one = self.sentences[number]
        key = hashlib.blake2s(" ".join(self._forms[number]).encode(), digest_size=6).hexdigest()
        return Excerpt(key, number, one.start, one.end, one.text, one.speaker)


def content(forms: Sequence[str]) -> frozenset[str]:
    """The stems of those words that say something."""
    return frozenset(stem(form) for form in forms if form not in STOP_WORDS and form not in _FILLERS)


def _is_whole(sentence: Sentence) -> bool:
    return bool(_WHOLE.search(sentence.text))
