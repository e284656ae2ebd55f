"""What is asked and what is answered: frozen, and in and out of JSON by pydantic's `TypeAdapter`.

Times are integer milliseconds from the start of the recording.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a question asks about its excerpt."""

    WHEN = "when"
    NEXT = "next"
    GAP = "gap"
    ORDER = "order"
    WHO = "who"
    REAL = "real"
    EPISODE = "episode"


class Level(StrEnum):
    """How hard a game is."""

    EASY = "easy"
    NORMAL = "normal"
    HARD = "hard"


BLANK = "_____"
"""What stands in the prompt of a `gap` for the words that are missing."""
JOINED, IN_A_ROW = " + ", " … "
"""What stands between two things that came up together, and between those that came up one after another."""


LEAST_EPISODES = 4
"""Which of several interviews something was said in is asked where there are so many."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A whole sentence of the interview; `key` names it by its words, so that it outlives a reload."""

    key: str
    sentence: int
    start: int
    end: int
    text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Origin:
    """The interview that a question is about, and the digest of its words when it was asked."""

    interview_id: int
    digest: str


@dataclass(frozen=True, slots=True)
class Choose:
    """One of two to six `choices` is right, in the order shown. For `when`, `times` are what they say; for `order`
    each choice is an order of the `items`, which are numbered from 1; for `episode`, `wrong` are the interviews of
    the other titles."""

    choices: tuple[str, ...]
    right: int
    times: tuple[int, ...] = ()
    items: tuple[str, ...] = ()
    wrong: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Locate:
    """Any time of the recording; right from `start` to `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fill:
    """The words that are missing, as said; `unlike` are other words of the interview that no slip of the keyboard
    turns into them, `also` others that mean the same."""

    missing: str
    unlike: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrange:
    """`items` as shown; `right` are their indices in the order in which they were said."""

    items: tuple[str, ...]
    right: tuple[int, ...]


Task = Choose | Locate | Fill | Arrange


@dataclass(frozen=True, slots=True)
class Chosen:
    """The choice at `index` was pressed."""

    index: int


@dataclass(frozen=True, slots=True)
class Located:
    """The time that was typed."""

    ms: int


@dataclass(frozen=True, slots=True)
class Filled:
    """The words that were typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Arranged:
    """Indices into the items, in the order in which they are thought to have been said."""

    order: tuple[int, ...]


Answer = Chosen | Located | Filled | Arranged
"""`Chosen` answers `Choose`, `Located` `Locate`, `Filled` `Fill`, `Arranged` `Arrange`."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. It has exactly one right answer.

    `prompt` is what is shown above the task: the excerpt, a few words of it for `who`, with some of the next one in
    a second line where that is asked about, too; the excerpt or a row of things with `BLANK` in it for `gap`, or
    empty where the choices or items say it all. `excerpts` are every stretch of the interview that it draws on: the
    first is the one that it is about, and while the question is open none of their sentences (`guarded`) may be
    looked up. `length` is that of the recording. `origin` is None where a game is about one interview alone: its
    table knows which.
    """

    kind: Kind
    level: Level
    prompt: str
    task: Task
    excerpts: tuple[Excerpt, ...]
    length: int
    origin: Origin | None = None

    @property
    def excerpt(self) -> Excerpt:
        return self.excerpts[0]

    @property
    def came(self) -> Excerpt | None:
        """What is told to have come later than the excerpt, if that was asked."""
        match self.kind, self.task:
            case Kind.NEXT, _:
                return self.excerpts[1]
            case Kind.REAL, Choose(choices=choices, right=right) if JOINED in choices[right]:
                return self.excerpts[1]  # until 28 November 2026 it asked which of four sentences was said
            case _:
                return None

    @property
    def key(self) -> str:
        """Names the kind and the excerpt, as in `gap:1f3a…`: what a practice card remembers."""
        return f"{self.kind}:{self.excerpt.key}"

    @property
    def uses(self) -> frozenset[str]:
        """Keys of the excerpts that are not to be asked again in this game: those that the reveal puts in
        place."""
        revealed = {Kind.NEXT: 2, Kind.REAL: 2, Kind.ORDER: len(self.excerpts), Kind.WHO: len(self.quoted)}
        return frozenset(excerpt.key for excerpt in self.excerpts[: revealed.get(self.kind, 1)])

    @property
    def told(self) -> frozenset[str]:
        """The same, and those of the row in which something is missing: another row with one of them would tell
        what."""
        in_row = self.prompt.count(IN_A_ROW) + 1 if isinstance(self.task, Choose) and self.kind is Kind.GAP else 0
        return self.uses | {excerpt.key for excerpt in self.excerpts[:in_row]}

    @property
    def quoted(self) -> list[str]:
        """What is quoted to ask who said it, one or two in the order of the excerpts."""
        return self.prompt.splitlines() if self.kind is Kind.WHO else []

    @property
    def guarded(self) -> frozenset[int]:
        """Numbers of the sentences that would tell the answer."""
        return frozenset(excerpt.sentence for excerpt in self.excerpts)

    @property
    def others(self) -> tuple[int, ...]:
        """The interviews that the wrong choices name."""
        return self.task.wrong if isinstance(self.task, Choose) else ()

    @property
    def answer(self) -> Answer:
        """The right answer."""
        match self.task:
            case Choose(right=right):
                return Chosen(right)
            case Locate(start=start):
                return Located(start)
            case Fill(missing=missing):
                return Filled(missing)
            case Arrange(right=right):
                return Arranged(right)
