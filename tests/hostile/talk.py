"""What could be said to make splitting, indexing or outlining it take for ever, as one cue's text."""

from collections.abc import Callable
from itertools import product
from string import ascii_lowercase

TALK: dict[str, Callable[[int], str]] = {
    "marks without a blank behind them": lambda size: "A!B!" * (size // 4),
    "English without a mark": lambda size: "so we went to the old market and that is what I did " * (size // 52),
    "one word": lambda size: "x" * size,
    "no mark at all": lambda size: "word " * (size // 5),
    "short questions": lambda size: "a? " * (size // 3),
    "greetings": lambda size: "Hi. " * (size // 4),
    "apostrophes": lambda size: "a'" * (size // 2),
    "stutters": lambda size: "I I-I, I " * (size // 9),
    "initials": lambda size: "A.B." * (size // 4),
    "abbreviations": lambda size: "Dr. " * (size // 4),
    "ellipses": lambda size: "so... " * (size // 6),
    "open brackets": lambda size: "(a. " * (size // 4),
    "quotes": lambda size: "“ " * (size // 2),
    "blanks of several bytes": lambda size: "A.\u3000b\u2028" * (size // 5),
    "no blanks at all": lambda size: "日本。" * (size // 3),
    "combining marks": lambda size: "e" + "\u0301" * size,
    "ligatures": lambda size: "\ufdfa " * (size // 2),
    "words that are all different": lambda size: " ".join(
        "".join(letters) for letters, _ in zip(product(ascii_lowercase, repeat=4), range(size // 5), strict=False)
    ),
    "sentences that are all different": lambda size: " ".join(
        f"We met number {n} there." for n in range(size // 24)
    ),
    "one sentence, time and again": lambda size: "We went to the old market by the river. " * (size // 40),
}
