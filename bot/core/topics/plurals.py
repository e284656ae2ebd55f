"""In which form a phrase stands in a heading, where there is no article: “neural networks”."""

from collections import Counter

_PLURAL = 0.2
"""The share of mentions from which on the plural is not rare."""
_SHORTEST = 3
_UNCOUNTED = tuple("s ing ity ness ism ics ance ence age ware ship hood dom ment information".split())  # noqa: SIM905
_MASS = frozenset(
    """
    research advice music money education biology history progress traffic data growth experience approach strategy
    culture feedback success revenue trust health content context evidence support access demand supply energy pain
    """.split()  # noqa: SIM905
)
"""What words end in that have no plural, or hardly one, and others of them."""


def plural(text: str) -> str:
    """`neural network` -> `neural networks`; names, and what may be one already, stay."""
    head = text.rsplit(maxsplit=1)[-1]
    if not (head.isascii() and head.islower() and head.isalpha()) or len(head) < _SHORTEST:
        return text
    if head.endswith(_UNCOUNTED) or head in _MASS:
        return text
    if head.endswith(("x", "z", "ch", "sh")):
        return f"{text}es"
    return f"{text[:-1]}ies" if head.endswith("y") and head[-2] not in "aeou" else f"{text}s"


def heading_form(counted: Counter[str]) -> str:
    """As it is mostly said; in the plural if that is not rare."""
    best = max(counted, key=lambda text: (counted[text], -len(text), text))
    plurals = [text for text in counted if text.casefold() in (f"{best}s".casefold(), f"{best}es".casefold())]
    return next((text for text in plurals if counted[text] >= _PLURAL * counted.total()), best)
