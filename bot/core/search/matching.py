"""What FTS5 is asked for: expressions that find the passages in which a query's words are, by their stems."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby, islice
from typing import NamedTuple

from bot.core.search.gists import Said
from bot.core.search.words import STOP_WORDS, stem, words

_MOST_TERMS, _FEW_TERMS, _TWO_HALVES, _MOST_WORDS = 16, 3, 8, 100
_SPELLINGS, _SHORTEST_MISSPELT, _MOST_MISSPELT = 3, 4, 8
_MOST_TYPED, _MOST_TOGETHER, _MOST_TELLING = 40, 6, 5
_MOST_RANKED, _MOST_SEARCHED = 4_000, 20_000
"""Passages that are ranked while somebody types, and in a search: it takes a microsecond each, and as long again to
find them."""
_ENDINGS, _SHORTEST_BEGUN, _SHORTEST_TELLING = 8, 2, 4
_LAST_FORM = "\U0010ffff"


class Match(NamedTuple):
    """An FTS5 expression. Of what it finds the best are wanted (BM25), for which all of it is read; or whatever was
    said last, for which no more is read than is wanted. Where there is more of it than that, what the first of the
    `closer` expressions finds is wanted before it, and where there is too much of that, what the next one finds."""

    expression: str
    is_ranked: bool = False
    closer: tuple[str, ...] = ()


def matching(text: str, said: Said) -> Match | None:
    """The telling words, or ones spelt alike for those that nobody said; where that would be too much, those said
    most rarely, and all of them together; where it is little, all of the text as it stands, too, in halves: one
    passage may end, and the next begin, in its midst. None where nothing was said of it."""
    forms = list(dict.fromkeys(word.form for word in words(text)))[:_MOST_WORDS]
    telling = [form for form in forms if form not in STOP_WORDS]
    groups = [terms for terms in _terms(telling or forms, said) if terms]
    rare = _rare(groups, said, _MOST_SEARCHED)
    asked = [_quoted([term]) for term in rare]
    if len(rare) < len(groups):
        asked += [f"({match.expression})" for match in _all_of(groups, said)]
    if len(telling) < _FEW_TERMS < len(forms):
        stems = [stem(word.form) for word in words(text)]
        half = len(stems) // 2 if len(stems) >= _TWO_HALVES else 0
        asked += [_quoted(some) for some in (stems[:half], stems[half:]) if some]
    return Match(" OR ".join(asked), is_ranked=True) if asked else None


def matching_while_typed(text: str, said: Said) -> list[Match]:
    """The same for a text that goes on: what is asked for one after another until enough is found. First what has
    these words one after another, and goes on as the last one begins; then all that tell anything; then any of
    those that are rare. However much was said, little of it is read."""
    found = list(islice(words(text), _MOST_TYPED + 1))
    forms = [word.form for word in found[:_MOST_TYPED]]
    if not forms:
        return []
    is_begun = len(found) == len(forms) and found[-1].end == len(text)
    whole, begun = (forms[:-1], forms[-1]) if is_begun else (forms, "")
    endings = _endings(begun, said) if len(begun) >= _SHORTEST_BEGUN or not whole else []
    groups = dict(zip(whole, _terms(whole, said), strict=True))
    if endings:
        groups[begun] = endings
    elif len(begun) >= _SHORTEST_MISSPELT:
        groups |= zip([begun], _terms([begun], said), strict=True)
    groups = {form: terms for form, terms in groups.items() if terms}
    telling = {form: terms for form, terms in groups.items() if form not in STOP_WORDS}
    if len(begun) < _SHORTEST_TELLING:
        telling.pop(begun, None)
    telling = list((telling or groups).values())
    return [*_together(whole, endings, said), *_all_of(telling, said), *_any_of(telling, said)]


def _together(whole: Sequence[str], endings: Sequence[str], said: Said) -> list[Match]:
    """The longest run of words that were all said; first where it is followed by what the last word may become."""
    stems = [stem(form) for form in whole]
    runs = [list(run) for is_said, run in groupby(stems, lambda one: said.spread.of(one) > 0) if is_said]
    run = max(runs, key=len) if runs else []
    if not run:
        return []
    phrase = _quoted(run[:_MOST_TOGETHER])
    goes_on = f"{phrase} AND {_either(endings)}" if run == stems and endings else ""
    if len(run) == 1:
        return [Match(goes_on)] if goes_on else []
    return [Match(phrase, closer=(goes_on, f"^{goes_on}") if goes_on else (f"^{phrase}",))]


def _all_of(groups: list[list[str]], said: Said) -> list[Match]:
    """All of these words, of each any of its spellings; of many the rarest."""
    rarest = sorted(groups, key=lambda terms: sum(map(said.spread.of, terms)))[:_MOST_TELLING]
    return [Match(" AND ".join(map(_either, rarest)))] if rarest else []


def _any_of(groups: Iterable[list[str]], said: Said) -> list[Match]:
    """Any of these words that are rare enough to be ranked."""
    rare = _rare(groups, said, _MOST_RANKED)
    return [Match(_either(rare), is_ranked=True)] if rare else []


def _rare(groups: Iterable[list[str]], said: Said, most: int) -> list[str]:
    """The words said most rarely, of as many as are in so many passages together."""
    terms = {term for terms in groups for term in terms}
    rarest = sorted(terms, key=lambda term: (said.spread.of(term), term))[:_MOST_TERMS]
    totals = accumulate(map(said.spread.of, rarest))
    return [term for term, total in zip(rarest, totals, strict=True) if total <= most]


def _terms(forms: Sequence[str], said: Said) -> list[list[str]]:
    """For each form its stem, or those of words that are spelt alike where nobody said it: of so many forms as are
    looked up, which takes a while each."""
    left = _MOST_MISSPELT
    found: list[list[str]] = []
    for form in forms:
        known = said.spread.of(stem(form)) > 0
        is_looked_up = not known and len(form) >= _SHORTEST_MISSPELT and left > 0
        left -= is_looked_up
        alike = said.alike(form)[:_SPELLINGS] if is_looked_up else []
        found.append([stem(form)] if known else list(dict.fromkeys(map(stem, alike))))
    return found


def _endings(begun: str, said: Said) -> list[str]:
    """What a word becomes that somebody began to type: the stems that are said most, its own first."""
    if not begun:
        return []
    first, stop = bisect_left(said.forms, begun), bisect_left(said.forms, begun + _LAST_FORM)
    stems = dict.fromkeys([stem(begun), *map(stem, said.forms[first:stop])])
    often = sorted(stems, key=lambda one: (one != stem(begun), -said.spread.of(one)))
    return [one for one in often if said.spread.of(one)][:_ENDINGS]


def _either(terms: Sequence[str]) -> str:
    return "(" + " OR ".join(_quoted([term]) for term in terms) + ")"


def _quoted(stems: Sequence[str]) -> str:
    return '"' + " ".join(stems) + '"'
