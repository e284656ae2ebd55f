"""Headings that say more than a phrase: “I2P vs. Tor”, “From RAG to agents”; and questions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from bot.core.topics import vague
from bot.core.topics.mining import Mention
from bot.core.topics.tagging import Part, Token


class Kind(Enum):
    """What a heading that is no noun phrase says of its subject."""

    QUESTION = auto()
    HOW = auto()
    """“How to get buy-in”, “Why focus matters”: a question that is no longer asked."""
    ADVICE = auto()
    """“Advice for new managers”."""
    THEME = auto()
    """“Career track”: what an interviewer says is next."""
    CHANGE = auto()
    """“From linguist to engineer”."""
    CONTRAST = auto()
    """“I2P vs. Tor”."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A heading that is found in a sentence."""

    text: str
    kind: Kind = Kind.QUESTION
    worth: float = 0.0
    """What it is worth as a title."""
    coverage: float = 0.0
    """The share of the parts of its stretch that its words come up in."""


VERSUS = "vs"
_CONTENT = (Part.NOUN, Part.NAME, Part.ADJECTIVE)
_POSSESSIVES = frozenset(("your", "our", "my", "their"))
_DIFFER = frozenset(
    """
    balance choice choose choosing comparison decide deciding difference differences distinction line split tension
    trade-off trade-offs tradeoff tradeoffs
    """.split()  # noqa: SIM905
)
_MOST_CHARACTERS = 60


def clauses(text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[Clause]:
    """The clauses of a sentence, made around the phrases that are mentioned in it."""
    sentence = _Sentence([text[token.start : token.end].lower() for token in tokens], tokens, mentions)
    for one in (*sentence.changes(), *sentence.contrasts()):
        if len(one.text) <= _MOST_CHARACTERS:
            yield one if one.text[1:2].isupper() else replace(one, text=one.text[0].upper() + one.text[1:])


def distinct(found: Iterable[tuple[int, Clause]]) -> list[tuple[int, Clause]]:
    """The first of each heading, with the sentences that they are found in."""
    firsts: dict[str, tuple[int, Clause]] = {}
    for number, clause in found:
        firsts.setdefault(clause.text.casefold(), (number, clause))
    return list(firsts.values())


class _Sentence:
    def __init__(self, said: Sequence[str], tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        self._said = said
        self._tokens = tokens
        self._from = {one.first: one for one in sorted(mentions, key=lambda one: one.stop) if self._ends(one)}
        self._until = {one.stop: one for one in sorted(mentions, key=lambda one: -one.first) if self._begins(one)}

    def changes(self) -> Iterator[Clause]:
        for number, word in enumerate(self._said):
            before, after = self._until.get(number), self._phrase_after(number + 1)
            if word == "to" and before and after and before.key != after.key:
                start = before.first - 1
                start -= start >= 0 and self._tokens[start].kind is Part.ARTICLE
                if start >= 0 and self._said[start] == "from":
                    yield Clause(f"From {before.text} to {after.text}", Kind.CHANGE)

    def contrasts(self) -> Iterator[Clause]:
        for joint, stop, start in self._joints():
            before, after = self._until.get(stop), self._phrase_after(start)
            if before and after and not (set(before.key) <= set(after.key) or set(after.key) <= set(before.key)):
                yield Clause(f"{before.text} {joint} {after.text}", Kind.CONTRAST)

    def _joints(self) -> Iterator[tuple[str, int, int]]:
        """What two things are held against each other with, where the first one stops and the other starts."""
        for number, word in enumerate(self._said):
            following = self._said[number + 1 : number + 2]
            if word in ("versus", "vs"):
                yield "vs.", number, number + 1 + (following == ["."])
            elif (word, *following) in (("rather", "than"), ("instead", "of")):
                yield f"{word} {following[0]}", number, number + 2
            elif word == "and" and (before := self._until.get(number)):
                start = before.first - 1
                start -= start >= 0 and self._tokens[start].kind is Part.ARTICLE
                if start > 0 and self._said[start] == "between" and self._said[start - 1] in _DIFFER:
                    yield "vs.", number, number + 1

    def _phrase_after(self, number: int) -> Mention | None:
        """The phrase that begins there, perhaps with an article."""
        if number < len(self._tokens) and (
            self._tokens[number].kind is Part.ARTICLE or self._said[number] in _POSSESSIVES
        ):
            number += 1
        return self._from.get(number)

    def _ends(self, mention: Mention) -> bool:
        """Whether the row of nouns ends with it."""
        return mention.stop >= len(self._tokens) or self._tokens[mention.stop].kind not in _CONTENT

    def _begins(self, mention: Mention) -> bool:
        if mention.first == 0:
            return True
        before = self._tokens[mention.first - 1]
        return before.kind not in _CONTENT or before.lemma in vague.ADJECTIVES
