"""What somebody is worth who has not heard the interview: strategies answer thousands of questions, and vote.

A strategy gives each choice a figure and takes the highest, drawing where several have it. None knows the
transcript that is asked about; usual word combinations are counted in all the others.
"""

import math
import random
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from eval_data import SECTIONS, load_transcript
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from bench.fluency import Fluency, fluency
from bot.core.quiz.dealing import draw_across, draw_up_to
from bot.core.quiz.deck import Deck, content
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.kinds.episode import Episode
from bot.core.quiz.questions import BLANK, Choose, Kind, Level, Origin, Question
from bot.core.search.embedding import make_embedder
from bot.core.search.words import words
from bot.core.topics.tagging import HantaTagger, tagger_for
from bot.core.transcript.model import Transcript

WITHIN = (Kind.NEXT, Kind.GAP, Kind.REAL, Kind.WHEN, Kind.ORDER)
KINDS = (*WITHIN, Kind.EPISODE)
GAMES, ROUNDS = 1, 20
ACROSS, EPISODES = 20, 5
"""Games about several interviews, and how many each is about."""
Figures = Sequence[float]


def report(console: Console, *, quick: bool) -> None:
    """Print for each kind and level how often each strategy is right, in percent; `quick` asks fewer."""
    names = ["interview"] if quick else ["interview", *sorted(one.stem for one in SECTIONS.glob("*-*.md"))]
    transcripts = {name: load_transcript(name) for name in names}
    asked = list(_asked(transcripts, 1 if quick else GAMES))
    console.print(table(asked, transcripts, fluency()))


def _asked(transcripts: Mapping[str, Transcript], games: int) -> Iterator[tuple[Question, str]]:
    for name, transcript in transcripts.items():
        deck = Deck(transcript)
        for kind in WITHIN:
            for level in Level:
                for seed in range(games):
                    drawn = draw_up_to(deck, random.Random(seed), ROUNDS, [kind], Difficulty.of(level))
                    yield from ((question, name) for question in drawn if isinstance(question.task, Choose))

    yield from _asked_across(transcripts, ACROSS * games)


def _asked_across(transcripts: Mapping[str, Transcript], games: int) -> Iterator[tuple[Question, str]]:
    """Which of them it was; nothing where there are too few."""
    if len(transcripts) < EPISODES:
        return
    names = list(transcripts)
    episodes = [
        Episode(Origin(number, name), name.replace("-", " ").capitalize(), Deck(transcripts[name]))
        for number, name in enumerate(names)
    ]
    for seed in range(games):
        rng = random.Random(seed)
        some = rng.sample(episodes, EPISODES)
        for question in draw_across(some, rng, EPISODES, [Kind.EPISODE], Difficulty.of(Level.NORMAL)):
            assert question.origin is not None
            yield question, names[question.origin.interview_id]


def table(
    asked: Sequence[tuple[Question, str]],
    transcripts: Mapping[str, Transcript],
    fluent: Fluency | None,
) -> Table:
    """Share of right answers, in percent, and one standard error of it."""
    shown = Table(title="right without having heard it, in % (chance 25, of orders 17)")
    rows: dict[str, dict[tuple[Kind, Level], list[bool]]] = defaultdict(lambda: defaultdict(list))
    strategies = {name: Strategies(name, transcripts, fluent) for name in transcripts}
    for question, name in asked:
        for strategy, right in strategies[name].answers(question, random.Random(question.key)).items():
            rows[strategy][question.kind, question.level].append(right)
    columns = sorted({key for row in rows.values() for key in row}, key=lambda key: (KINDS.index(key[0]), key[1]))
    shown.add_column("strategy")
    for kind, level in columns:
        shown.add_column(f"{kind}\n{level}", justify="right")
    shown.add_row("questions", *(str(len(rows["vote"][column])) for column in columns))
    for strategy, row in rows.items():
        shown.add_row(strategy, *(_percent(row.get(column, [])) for column in columns))
    return shown


def _percent(right: Sequence[bool]) -> str:
    if not right:
        return "–"
    share = statistics.fmean(right)
    return f"{100 * share:.0f} ±{100 * math.sqrt(share * (1 - share) / len(right)):.0f}"


def _others(name: str, transcripts: Mapping[str, Transcript]) -> Iterable[str]:
    others = {one: transcript for one, transcript in transcripts.items() if one != name} or transcripts
    return [sentence.text for transcript in others.values() for sentence in transcript.sentences]


class Strategies:
    """All of them, and their vote, for the questions of one transcript."""

    def __init__(self, name: str, transcripts: Mapping[str, Transcript], fluent: Fluency | None) -> None:
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._words: Counter[str] = Counter()
        for text in _others(name, transcripts):
            forms = ["", *(word.form for word in words(text)), ""]
            self._pairs.update(pairwise(forms))
            self._words.update(forms)
        self._fluent = fluent
        self._embedder = make_embedder("minilm", 1)
        tagger = tagger_for(next(iter(transcripts.values())).sentences)
        self._grammar = tagger.likelihood if isinstance(tagger, HantaTagger) else None

    def answers(self, question: Question, rng: random.Random) -> dict[str, bool]:
        """Whether each strategy, and their vote, takes the right choice."""
        assert isinstance(question.task, Choose)
        choices, right = question.task.choices, question.task.right
        votes: Counter[int] = Counter()
        found: dict[str, bool] = {}
        for name, figures in self._figures(question, choices):
            best = _best(figures, rng)
            found[name] = best == right
            votes[best] += name not in _CONTRARY
        found["vote"] = _best([votes[index] for index in range(len(choices))], rng) == right
        return found

    def _figures(self, question: Question, choices: Sequence[str]) -> Iterator[tuple[str, Figures]]:
        lengths = [len(choice) for choice in choices]
        middle = statistics.median(lengths)
        yield "first", [-index for index in range(len(choices))]
        yield "in the middle", [-abs(index - (len(choices) - 1) / 2) for index in range(len(choices))]
        if question.kind in (Kind.WHEN, Kind.ORDER):
            return
        yield "longest", lengths
        yield "shortest", [-length for length in lengths]
        yield "of middle length", [-abs(length - middle) for length in lengths]
        filled = [question.prompt.replace(BLANK, choice) for choice in choices]
        texts = filled if question.kind is Kind.GAP else choices
        forms = [[word.form for word in words(text)] for text in texts]
        yield "without repetition", [-(len(one) - len(set(one))) / max(1, len(one)) for one in forms]
        if question.kind is not Kind.EPISODE:  # the other interviews are the wrong answers
            yield "usual combinations", [self._usual(one) for one in forms]
            yield "unusual combinations", [-self._usual(one) for one in forms]
            yield "usual words", [statistics.fmean(self._known(form) for form in one) for one in forms]
            yield "unusual words", [-statistics.fmean(self._known(form) for form in one) for one in forms]
        if self._grammar is not None:
            yield "grammar", [self._grammar(text) for text in texts]
        vectors = self._vectors([*choices, question.prompt])
        if vectors is not None:
            alike = vectors[:-1] @ vectors[:-1].T
            yield "like the others", alike.sum(axis=1).tolist()
            yield "unlike the others", (-alike.sum(axis=1)).tolist()
            if question.prompt:
                yield "nearest in meaning", (vectors[:-1] @ vectors[-1]).tolist()
                yield "farthest in meaning", (-(vectors[:-1] @ vectors[-1])).tolist()
        if question.kind is Kind.NEXT:
            shown = content([word.form for word in words(question.prompt)])
            shared = [len(shown & content(one)) for one in forms]
            yield "most shared words", shared
            yield "fewest shared words", [-count for count in shared]
            yield "alone with a shared word", [float(count > 0 and shared.count(0) == 3) for count in shared]
            person = [_persons(question.prompt) & _persons(choice) for choice in choices]
            yield "same person", [len(one) for one in person]
        if self._fluent is not None:
            before = question.prompt if question.kind is Kind.NEXT else ""
            yield "most fluent", [self._fluent(before, text) for text in texts]

    def _usual(self, forms: Sequence[str]) -> float:
        odds = [
            math.log((self._pairs[pair] + 0.5 * self._known(pair[1])) / (self._words[pair[0]] + 0.5))
            for pair in pairwise(["", *forms, ""])
        ]
        return statistics.fmean(odds)

    def _known(self, form: str) -> float:
        return (self._words[form] + 0.1) / self._words.total()

    def _vectors(self, texts: Sequence[str]) -> NDArray[np.float32] | None:
        if self._embedder is None:
            return None
        rows = [one.astype(np.float32) for one in self._embedder.embed([text or "…" for text in texts])]
        means = np.stack([row.mean(axis=0) if len(row) else np.zeros(self._embedder.dimension) for row in rows])
        lengths = np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
        return (means / lengths).astype(np.float32)


_CONTRARY = (
    "first", "in the middle", "shortest", "of middle length", "unusual combinations", "unusual words",
    "unlike the others", "farthest in meaning", "fewest shared words",
)  # fmt: skip
_PERSONS = {"i": 1, "me": 1, "my": 1, "we": 1, "our": 1, "us": 1, "you": 2, "your": 2, "he": 3, "she": 3, "they": 3}


def _persons(text: str) -> set[int]:
    return {_PERSONS[word.form] for word in words(text) if word.form in _PERSONS}


def _best(figures: Figures, rng: random.Random) -> int:
    highest = max(figures)
    return rng.choice([index for index, figure in enumerate(figures) if figure == highest])
