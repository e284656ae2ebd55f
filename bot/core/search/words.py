"""Words: where they stand in a text, and the forms in which two of them count as the same."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import compress
from typing import Any, NamedTuple

import snowballstemmer  # pyright: ignore[reportMissingTypeStubs]

_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Japanese, Chinese
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_APOSTROPHES = "'’‘ʼ＇`´"
_UNSPACED_WORD = re.compile(f"[{_UNSPACED}]")
_ASCII_WORD = re.compile(r"[a-zA-Z0-9]+(?:['`][a-zA-Z0-9]+)*")  # says the same of ASCII, ten times as fast
_english: Any = snowballstemmer.stemmer("english")  # pyright: ignore[reportUnknownMemberType]

STOP_WORDS = frozenset(
    """
    a about actually after again all also am an and any anyway are arent as at basically be because been
    before being but by can cant could couldnt did didnt do does doesnt doing dont down each else even ever
    every few for from further get gets getting go goes going gonna got had hadnt has hasnt have havent
    having he hed her here heres hers herself hes him himself his how i id if ill im in into is isnt it itd
    itll its itself ive just kind kinda know like lets lot maybe me mean more most much my myself no nor not
    now of off oh ok okay on once one only onto or other our ours ourselves out over own pretty probably
    quite rather really right said same say saying says see she shed shes should shouldnt so some something
    somehow sort still stuff such than that thats the their theirs them themselves then there theres these
    they theyd theyll theyre theyve thing things think this those though through to too uh um until up us
    very want was wasnt way we wed well were werent weve what whatever whats when where whether which while
    who whos whom why will with wont would wouldnt yeah yes yet you youd youll your youre yours yourself
    yourselves youve
    """.split()  # noqa: SIM905 a list would fill two hundred lines
)


class Word(NamedTuple):
    """`text[start:end]`, and its `form` without case, accents and apostrophes."""

    start: int
    end: int
    form: str


def are_in(asked: str, said: str) -> bool:
    """Whether all words of `asked` that tell something are in `said`, inflected or not."""
    there = {stem(word.form) for word in words(said)}
    return all(stem(word.form) in there for word in words(asked) if word.form not in STOP_WORDS)


def is_but_a_filler(text: str) -> bool:
    """Whether it is a single word that stands in nearly every sentence, such as “the”."""
    forms = [word.form for word in words(text)]
    return len(forms) == 1 and forms[0] in STOP_WORDS


@cache
def _any_word() -> re.Pattern[str]:
    """A word of any script. Combining marks, with which the words of many are spelt, are left out of `\\w`; to look
    for them takes a while, and most of English has none."""
    characters = "".join(map(chr, range(0x300, 0x20000)))
    marks = "".join(compress(characters, map({"Mn", "Mc"}.__contains__, map(unicodedata.category, characters))))
    letter = rf"[^\W_{_UNSPACED}]"
    return re.compile(rf"[{_UNSPACED}][{marks}]*|{letter}(?:{letter}|[{marks}]|[{_APOSTROPHES}](?={letter}))*")


def words(text: str) -> Iterator[Word]:
    """The words of a text in order. Where a script sets no spaces, every character is a word."""
    for found in (_ASCII_WORD if text.isascii() else _any_word()).finditer(text):
        yield Word(*found.span(), form(found.group()))


def spans(text: str) -> tuple[list[int], list[int], list[str]]:
    """What `words` gives, as three lists: starts, ends and forms."""
    found = list((_ASCII_WORD if text.isascii() else _any_word()).finditer(text))
    return (
        [one.start() for one in found],
        [one.end() for one in found],
        [form(one.group()) for one in found],
    )


def is_unspaced(word: str) -> bool:
    """Whether it is of a script that sets no spaces between words."""
    return _UNSPACED_WORD.match(word) is not None


@lru_cache(maxsize=1 << 16)
def form(word: str) -> str:
    """`Claude’s` -> `claudes`, `Café` -> `cafe`."""
    bare = word.translate(_DROPPED) if not word.isalnum() else word
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", bare).casefold()) if not bare.isascii() else bare.lower()


_DROPPED = {ord(mark): None for mark in _APOSTROPHES}


@lru_cache(maxsize=1 << 16)
def stem(form: str) -> str:
    """What inflections of an English word have in common (Snowball); other languages mostly keep their words."""
    return _english.stemWord(form)
