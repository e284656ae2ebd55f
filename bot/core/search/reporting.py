"""What somebody said, as others report it: “he would change everything” for “I would change everything”."""

from collections.abc import Iterator

from bot.core.search.words import words

_SPEAKERS = frozenset("i me my mine myself we us our ours ourselves you your yours".split())  # noqa: SIM905
_HIS = {"he": "I", "him": "me", "his": "my", "himself": "myself"}
_HER = {"she": "I", "hers": "mine", "herself": "myself"}
_VERBS = {"is": "am", "has": "have", "does": "do", "isn't": "am not", "hasn't": "haven't", "doesn't": "don't"}
_SHORT = {"he's": "I'm", "she's": "I'm", "he'd": "I'd", "she'd": "I'd", "he'll": "I'll", "she'll": "I'll"}
_AS_SAID = ({**_HIS, **_SHORT}, {**_HER, **_SHORT, "her": "my"}, {**_HER, **_SHORT, "her": "me"})


def as_said(claim: str) -> Iterator[str]:
    """The claim as the one it is about may have said it: every “he” is “I”, or every “she”. Nothing of a claim that
    speaks in the first or second person itself: there “he” is somebody else. “They” is left as it is: it is often
    several, and then another subject."""
    forms = {word.form for word in words(claim)}
    if not _SPEAKERS.isdisjoint(part for form in forms for part in form.replace("’", "'").split("'")):
        return
    seen = {claim}
    for persons in _AS_SAID:
        told = _told(claim, persons)
        if told not in seen:
            seen.add(told)
            yield told


def _told(claim: str, persons: dict[str, str]) -> str:
    parts: list[str] = []
    end, before = 0, ""
    for word in words(claim):
        form = claim[word.start : word.end].lower().replace("’", "'")
        new = persons.get(form) or (_VERBS.get(form) if persons.get(before) == "I" else None)
        parts += [claim[end : word.start], new or claim[word.start : word.end]]
        end, before = word.end, form
    return "".join([*parts, claim[end:]])
