"""The sentences of an interview that are worth asking about."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from itertools import islice
from typing import TypeVar
from weakref import WeakKeyDictionary

from rapidfuzz import fuzz

from bot.core.quiz.lexicon import Lexicon
from bot.core.quiz.questions import Excerpt
from bot.core.search.words import STOP_WORDS, stem, words
from bot.core.topics.interviewers import by_interviewers
from bot.core.topics.memorable import memorability
from bot.core.transcript.asides import asides
from bot.core.transcript.grave import grave
from bot.core.transcript.model import Sentence, Transcript

_Found = TypeVar("_Found")
LEAST_WORDS, MOST_WORDS, MOST_CHARACTERS = 6, 40, 300
_LEAST_CONTENT, _LEAST_CONTENT_SHARE = 2, 0.12
_ECHO_SHARE, _ECHO_RATIO = 0.8, 80
_MOST_SHARING = 200
_WHOLE = re.compile(r"[.?!…。！？؟।]['\"”’»)\]]*$")
_STAMMER = re.compile(r"\b(\w+(?: \w+)?),? \1\b", re.IGNORECASE)
_MOST_STAMMERS = 1
_MARKUP = re.compile(r"[\[\]{}<>|♪♫*_#]|https?:|www\.|\w\.(?:com|org|io|net)\b")
_CONNECTIVES = "and|so|but|or|because|also|yeah|yes|no|right|exactly|well|like|okay|ok"
_HANGS = re.compile(
    rf"(?:\W*\b(?:{_CONNECTIVES}|now|then|i mean|you know|uh|um)\b)*"
    r"\W*\b(?:it|its|it[’'](?:s|ll)|that|that[’'](?:s|ll)|this|these|those|they|they[’'](?:re|ve|ll|d)|them|their"
    r"|(?:he|she)(?:[’']s)?|his|her|him|which|who|such|another|same|both|neither|either|there|therefore|otherwise"
    r"|instead)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(rf"\W*(?:{_CONNECTIVES}|then)\b", re.IGNORECASE)
_LABEL = re.compile(r"(?:[A-Z]\S* ?(?:van |de |von )?){1,4}:\s")
_ENOUGH = 40
_LEAST_RARE = 2
_MEMORABLE, _MOST_MEMORABLE = 0.4, 0.2
"""Shares of the excerpts."""
_NONE = -1
_SMALL = 80
_OPENING, _CLOSING = 0.1, 0.1
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
    """A transcript's sentences that questions are made of, in order.

    `sayings` are whole sentences of a sensible length that say something, are no aside, are not near what is too
    grave for a game, do not tell their own time, and are said nowhere else in nearly the same words. Those that can
    be understood without what was said before are the `excerpts`: what is asked about.
    """

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript
        self.sentences: Sequence[Sentence] = transcript.sentences
        self.length = transcript.end
        self.span = 0, transcript.end
        """From where to where (ms) is asked about."""
        self.body = self.span
        """The same without the first and the last tenth, in which guests are introduced and thanked: there what
        sort of thing is said tells when. All of it where there is little."""
        self.forms = [tuple(word.form for word in words(one.text)) for one in self.sentences]
        """Those of each sentence's words, in order."""
        self._content = [content(forms) for forms in self.forms]
        self._in_sentences: dict[str, list[int]] = defaultdict(list)
        for number, stems in enumerate(self._content):
            for one in stems:
                self._in_sentences[one].append(number)
        self._joined = f" {' '.join(' '.join(forms) for forms in self.forms)} "
        self._are_marked = sum(map(_is_whole, self.sentences)) * 2 >= len(self.sentences)
        aside, unfit = asides(transcript), grave(transcript)
        said = [number for number, kind in enumerate(aside) if kind is None and number not in unfit]
        fit = [number for number in said if self._is_fit(number)]
        self.sayings = tuple(self.excerpt(number) for number in fit if not self._is_echo(number))
        self.excerpts = _standing_alone(self.sayings)
        if not self.is_small:
            self.body = round(_OPENING * transcript.end), round((1 - _CLOSING) * transcript.end)
        self._found: dict[tuple[str, int], float] = {}
        self._index()

    def _index(self) -> None:
        self._by_sentence = {excerpt.sentence: excerpt for excerpt in self.sayings}
        self._by_key = {excerpt.key: excerpt for excerpt in self.sayings}

    def at(self, sentence: int) -> Excerpt | None:
        """The saying that is this sentence, if it is one."""
        return self._by_sentence.get(sentence)

    def named(self, key: str) -> Excerpt | None:
        """The excerpt of this key, unless the interview has lost it."""
        return self._by_key.get(key)

    def within(self, first: int, last: int) -> "Deck":
        """This deck with what is said from sentence `first` up to and including `last` alone."""
        part = copy(self)
        for name in ("telling", "memorable", "_most_memorable"):
            part.__dict__.pop(name, None)
        part.span = part.body = self.sentences[first].start, self.sentences[last].end
        part.sayings = tuple(excerpt for excerpt in self.sayings if first <= excerpt.sentence <= last)
        part.excerpts = tuple(excerpt for excerpt in self.excerpts if first <= excerpt.sentence <= last)
        part._index()
        return part

    @property
    def is_small(self) -> bool:
        """Whether there is so little that one may not be choosy."""
        return len(self.sayings) < _SMALL

    def left(self, used: Collection[str]) -> int:
        """How many excerpts are not among these keys."""
        return sum(excerpt.key not in used for excerpt in self.excerpts)

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """For each word's stem the numbers of the sentences that say it."""
        return _places({stem(form) for form in forms} for forms in self.forms)

    @cached_property
    def content_places(self) -> Mapping[str, Sequence[int]]:
        """The same of content words alone."""
        return _places(self._content)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word's form (see `bot.core.search.words`)."""
        return frozenset(form for forms in self.forms for form in forms)

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who is known to speak, in alphabetical order."""
        return tuple(sorted({one.speaker for one in self.sentences if one.speaker}))

    def is_in_body(self, excerpt: Excerpt) -> bool:
        return self.body[0] <= excerpt.start and excerpt.end <= self.body[1]

    def is_interviewers(self, excerpt: Excerpt) -> bool:
        """Whether it is, or may be, an interviewer's."""
        return self._by_interviewers[excerpt.sentence]

    @cached_property
    def _by_interviewers(self) -> Sequence[bool]:
        return by_interviewers(self._transcript)

    def content(self, excerpt: Excerpt) -> frozenset[str]:
        """The stems of the excerpt's content words."""
        return self._content[excerpt.sentence]

    def content_at(self, sentence: int) -> frozenset[str]:
        """The same of any sentence by its number; nothing before the first one and after the last."""
        return self._content[sentence] if 0 <= sentence < len(self._content) else frozenset()

    @cached_property
    def lexicon(self) -> Lexicon:
        """Every word's entry; takes most of a second."""
        return Lexicon(self.sentences)

    @cached_property
    def memorable(self) -> tuple[Excerpt, ...]:
        """The excerpts that are remembered best, in order, all of them where there are few: of these is asked when
        they were said."""
        return self._best(_MEMORABLE)

    def is_most_memorable(self, excerpt: Excerpt) -> bool:
        """Whether it is among the best of those."""
        return excerpt.key in self._most_memorable

    @cached_property
    def _most_memorable(self) -> frozenset[str]:
        return frozenset(one.key for one in self._best(_MOST_MEMORABLE))

    def _best(self, share: float) -> tuple[Excerpt, ...]:
        remembered = memorability(self._transcript)
        ranked = sorted(self.excerpts, key=lambda one: -remembered[one.sentence])
        most = max(_ENOUGH, round(share * len(ranked)))
        return tuple(sorted(ranked[:most], key=lambda one: one.sentence))

    @cached_property
    def telling(self) -> tuple[Excerpt, ...]:
        """The excerpts with at least two words that are rare: what one remembers in which order they came."""
        return tuple(filter(self.is_telling, self.excerpts))

    def is_telling(self, excerpt: Excerpt) -> bool:
        """Whether it has at least two words that are rare."""
        return self.once("rare", excerpt, lambda: self.rare(excerpt)) >= _LEAST_RARE

    def rare(self, excerpt: Excerpt) -> int:
        """How many different words of it are rare."""
        return sum(map(self.lexicon.is_rare, set(self.forms[excerpt.sentence])))

    def once(self, what: str, excerpt: Excerpt, work: Callable[[], float]) -> float:
        """What is found out about an excerpt, and then remembered under this name."""
        key = what, excerpt.sentence
        if key not in self._found:
            self._found[key] = work()
        return self._found[key]

    def count(self, before: Sequence[str], after: Sequence[str]) -> int:
        """How often the forms `before`, then any word, then the forms `after` are said."""
        first, last = f" {' '.join(before)} ", " ".join(["", *after, ""])
        found, place = 0, self._joined.find(first)
        while place >= 0:
            gap = place + len(first)
            found += self._joined.startswith(last, self._joined.find(" ", gap))
            place = self._joined.find(first, place + 1)
        return found

    def resembles_another(self, text: str, number: int) -> bool:
        """Whether the text is nearly what some sentence other than `number` says."""
        forms = [word.form for word in words(text)]
        line = " ".join(forms)
        near = {other for other in self._sharing(content(forms)) if other != number}
        return any(fuzz.ratio(line, self._lines[other], score_cutoff=_ECHO_RATIO) for other in near)

    def says_nearly(self, text: str) -> bool:
        """Whether some sentence says nearly this."""
        return self.resembles_another(text, _NONE)

    @cached_property
    def _lines(self) -> list[str]:
        return [" ".join(forms) for forms in self.forms]

    def _is_fit(self, number: int) -> bool:
        sentence, forms = self.sentences[number], self.forms[number]
        return (
            LEAST_WORDS <= len(forms) <= MOST_WORDS
            and len(sentence.text) <= MOST_CHARACTERS
            and len(self._content[number]) >= max(_LEAST_CONTENT, _LEAST_CONTENT_SHARE * len(forms))
            and (not self._are_marked or _is_whole(sentence))
            and not _TELLS_TIME.search(sentence.text)
            and not _MARKUP.search(sentence.text)
            and not _LABEL.match(sentence.text)
            and len(_STAMMER.findall(sentence.text)) <= _MOST_STAMMERS
        )

    def _is_echo(self, number: int) -> bool:
        """Whether another sentence contains this one in nearly the same words."""
        content = self._content[number]
        return any(
            other != number and len(content & self._content[other]) >= _ECHO_SHARE * len(content)
            for other in self._sharing(content)
        ) or self.resembles_another(self.sentences[number].text, number)

    def _sharing(self, content: frozenset[str]) -> Iterator[int]:
        """Sentences that may share most of these stems: those with one of the rarest, without which they share too
        little. Each comes up once for each that it has; at most so many for one, so that it takes no time where all
        say the same."""
        rarest = sorted(content, key=lambda one: (len(self._in_sentences.get(one, ())), one))
        for one in rarest[: int((1 - _ECHO_SHARE) * len(content)) + 2]:
            yield from islice(self._in_sentences.get(one, ()), _MOST_SHARING)

    def excerpt(self, number: int) -> Excerpt:
        """Any sentence by its number, whether or not it is worth asking about."""
        one = self.sentences[number]
        key = hashlib.blake2s(" ".join(self.forms[number]).encode(), digest_size=6).hexdigest()
        return Excerpt(key, number, one.start, one.end, one.text, one.speaker)


def _standing_alone(sayings: Sequence[Excerpt]) -> tuple[Excerpt, ...]:
    """Those that do not hang on what was said before; where few are left, those that only join on to it, too."""
    alone = tuple(one for one in sayings if not _HANGS.match(one.text))
    apart = tuple(one for one in alone if not _JOINS.match(one.text))
    return apart if len(apart) >= _ENOUGH else alone


def _places(said: Iterable[Collection[str]]) -> Mapping[str, Sequence[int]]:
    """For each word the numbers of those that have it."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, some in enumerate(said):
        for one in some:
            found[one].append(number)
    return found


def content(forms: Sequence[str]) -> frozenset[str]:
    """The stems of those words that say something."""
    return frozenset(stem(form) for form in forms if form not in STOP_WORDS and form not in _FILLERS)


def _is_whole(sentence: Sentence) -> bool:
    return bool(_WHOLE.search(sentence.text))


def once_a_deck(work: Callable[[Deck], _Found]) -> Callable[[Deck], _Found]:
    """The same work, whose outcome is remembered for as long as there is the deck; it must not hold that itself."""
    known: WeakKeyDictionary[Deck, _Found] = WeakKeyDictionary()

    def found(deck: Deck) -> _Found:
        if deck not in known:
            known[deck] = work(deck)
        return known[deck]

    return found
