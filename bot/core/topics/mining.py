"""Noun phrases: adjectives and nouns in a row, two such around “of”, and their parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from bot.core.search.words import STOP_WORDS, form, is_unspaced, stem
from bot.core.topics import vague
from bot.core.topics.tagging import Part, Token
from bot.core.transcript.model import Transcript

Key = tuple[str, ...]
"""A phrase by the stems of its words."""

_CONTENT = (Part.NOUN, Part.NAME, Part.ADJECTIVE)
_HEADS = (Part.NOUN, Part.NAME)
_LINKS = (Part.LINK, Part.PREPOSITION)
_LONGEST, _LONGEST_UNSPACED = 4, 6
_MOST_CHARACTERS = 48
_LONE_LETTER = re.compile(r"(?:[^\W\d]|\d+-\w+)(?:\s|$)")
_LETTER = re.compile(r"(?<![^\s(\[“\"])(?<!& )(?![AI])[A-Z][\s-]\w\w")
"""“X ray”."""
_SITE = re.compile(r"\w\.(?:com|org|net|io|co|edu|gov)$", re.IGNORECASE)
_PLAIN = frozenset(" -'’&.")


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase at one place: tokens `first` to before `stop` of a sentence."""

    key: Key
    first: int
    stop: int
    text: str
    is_loose: bool = False
    """Whether its words may be of different phrases: “put a wallet in the cloud”."""


class Miner:
    """Finds the phrases of a sentence; none is made of `names`."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def mentions(self, text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
        tokens = list(_with_whole_names(text, tokens))
        rows = list(_rows(tokens))
        spans = [span for first, stop in rows for span in self._within(tokens, first, stop)]
        spans += [span for left, right in _linked(tokens, rows) for span in self._across(tokens, left, right)]
        spans += [
            (doing, tail)
            for doing, (first, stop) in _done(tokens, rows)
            for tail in range(first + 1, min(first + _LONGEST - 1, stop) + 1)
            if self._is_whole(tokens[first:tail])
        ]
        for first, stop in spans:
            said = " ".join(text[tokens[first].start : tokens[stop - 1].end].split())
            if first == 0 and tokens[0].kind is not Part.NAME and said[1:2].islower():
                said = said[0].lower() + said[1:]
            if (
                not _is_broken(said, _LETTER.match(text, tokens[first].start) is not None)
                and len(said) <= _MOST_CHARACTERS
                and all(mark.isalnum() or mark in _PLAIN for mark in said)
            ):
                key = tuple(
                    "" if token.kind in _LINKS else stem_of(token.lemma)
                    for token in tokens[first:stop]
                    if token.kind is not Part.ARTICLE
                )
                is_loose = any(token.kind is Part.PREPOSITION for token in tokens[first:stop])
                yield Mention(key, first, stop, said, is_loose)

    def _within(self, tokens: Sequence[Token], first: int, stop: int) -> Iterator[tuple[int, int]]:
        longest = _LONGEST_UNSPACED if is_unspaced(tokens[first].lemma) else _LONGEST
        for head in range(first, stop):
            for tail in range(head + 1, min(head + longest, stop) + 1):
                if self._is_whole(tokens[head:tail]):
                    yield head, tail

    def _across(
        self, tokens: Sequence[Token], left: tuple[int, int], right: tuple[int, int]
    ) -> Iterator[tuple[int, int]]:
        for head in range(max(left[0], left[1] - 2), left[1]):
            for tail in range(right[0] + 1, min(right[0] + 2, right[1]) + 1):
                if self._is_whole(tokens[head : left[1]]) and self._is_whole(tokens[right[0] : tail]):
                    yield head, tail

    def _is_whole(self, tokens: Sequence[Token]) -> bool:
        *before, head = tokens
        if head.kind not in _HEADS or head.lemma in vague.NOUNS:
            return False
        if tokens[0].lemma in vague.ADJECTIVES and tokens[0].kind is not Part.NAME:
            return False
        if any(one.lemma in vague.NOUNS and one.lemma not in vague.MODIFIERS for one in before):
            return False
        if any(one.lemma in vague.INTERJECTIONS or one.lemma in STOP_WORDS for one in tokens):
            return False
        if any(form(one.lemma) in self._names for one in tokens):
            return False
        if not is_unspaced(head.lemma) and any(one.lemma == after.lemma for one, after in pairwise(tokens)):
            return False
        if any(one.lemma[0].isdigit() and one.lemma.endswith(("st", "nd", "rd", "th")) for one in before):
            return False
        letters = sum(map(str.isalpha, head.lemma))
        return letters > 1 or (letters == len(head.lemma) and before != [] and before[-1].lemma not in vague.NOUNS)


def _with_whole_names(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """The same tokens, with adjectives that begin a name as a part of it: the “New” of “New York Times”."""
    for token, after in pairwise(tokens):
        begins = token.kind is Part.ADJECTIVE and token.start > 0 and after.kind in _HEADS
        is_name = begins and text[token.start].isupper() and text[after.start].isupper()
        yield token._replace(kind=Part.NAME) if is_name else token
    yield from tokens[-1:]


def _is_broken(said: str, by_letter: bool) -> bool:
    """“R&”, “s mother”, “000-person”: what is left of a word that was cut."""
    return (
        not (said[0].isalnum() and said[-1].isalnum())
        or _SITE.search(said) is not None
        or (not by_letter and bool(_LONE_LETTER.match(said)))
    )


def _rows(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Adjectives and nouns in a row, first to before stop."""
    for content, run in groupby(range(len(tokens)), key=lambda number: tokens[number].kind in _CONTENT):
        numbers = list(run)
        if content:
            yield numbers[0], numbers[-1] + 1


def _linked(
    tokens: Sequence[Token], rows: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Rows with nothing but “of”, “of the” or their like between them."""
    for left, right in pairwise(rows):
        kinds = [token.kind for token in tokens[left[1] : right[0]]]
        if kinds[:1] in ([Part.LINK], [Part.PREPOSITION]) and kinds[1:] in ([], [Part.ARTICLE]):
            yield left, right


def _done(tokens: Sequence[Token], rows: Sequence[tuple[int, int]]) -> Iterator[tuple[int, tuple[int, int]]]:
    """What is done, as the token that says so, with the row that it is done to: “running a mint”."""
    for first, stop in rows:
        doing = first - 1
        if doing >= 0 and tokens[doing].kind is Part.ARTICLE:
            doing -= 1
        if doing >= 0 and tokens[doing].kind is Part.DOING and tokens[doing].lemma not in vague.VERBS:
            yield doing, (first, stop)


def nested(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, list[Key]]]:
    """Each mention with the longer ones around it."""
    at = {(one.first, one.stop): one.key for one in mentions}
    for mention in mentions:
        around = [
            at[first, stop]
            for first in range(mention.first - _LONGEST_UNSPACED, mention.first + 1)
            for stop in range(mention.stop, mention.stop + _LONGEST_UNSPACED + 1)
            if (first, stop) in at and (first, stop) != (mention.first, mention.stop)
        ]
        yield mention, around


def names_of(transcript: Transcript) -> frozenset[str]:
    """What the speakers are called: they are no topic of their own interview."""
    speakers = {sentence.speaker for sentence in transcript.sentences} - {None}
    return frozenset(form(word) for speaker in speakers if speaker for word in speaker.split())


def calm(text: str) -> str:
    """Captions that are all in capitals are read as if they were not."""
    return text.lower() if text.isupper() and len(text.lower()) == len(text) and len(text) > 20 else text


def stem_of(lemma: str) -> str:
    return stem(form(lemma.replace("-", "").replace(".", "")))
