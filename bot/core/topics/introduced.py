"""How guests are introduced: who they are, and what is talked about, in the interviewer's words."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.core.topics.excerpts import WHOLE_WORDS, cuts, excerpt
from bot.core.topics.interviewers import interviewers
from bot.core.topics.model import Extract
from bot.core.topics.spans import announces
from bot.core.transcript.asides import Aside, asides
from bot.core.transcript.model import Transcript

_EARLY_MS, _EARLY_SHARE = 6 * 60_000, 0.15
_FEWEST_WORDS, _MOST_CHARACTERS = 8, 450
"""Of a sentence, and of who they are or what is talked about."""
_GUEST = re.compile(
    r"\b(?:[Gg]uests?\b(?: \w+){0,3}? (?:is|are)(?: none other than)?|joined by) "
    r"(?P<names>[A-Z][\w'’-]+(?:,? (?:and )?[A-Z][\w'’-]+)*)"
)
_IS = (
    r"(?:,[^,]{1,60},)?(?: also| currently| now)? (?:is|are|was|were|has|have|helps?|leads?|led|runs?|ran"
    r"|(?:co-?)?founded|built|started|created|wrote|teaches|taught|works?|worked|joined|spent|became|coined)\b"
    r"(?! (?:here|going|not|with|joining|back|so|very)\b)"
)
_FURTHER = re.compile(
    r"(?:he|she|they|we|prior to|before|over the (?:course|past|last)|previously|also|plus)\b", re.IGNORECASE
)
_TALKING = re.compile(
    r".*?\b(?:in|during|over|throughout) (?:our|this|the|today['’]?s|my) (?:[\w'’-]+ )?"
    r"(?:conversations?|chat|interview|discussion|episode)\b.*\b(?:cover|talk|shar|discuss|explor|explain|dive|diving"
    r"|deep|learn|walk|dig|unpack|break)",
    re.IGNORECASE,
)
_ON_THE_SHOW = re.compile(
    r"\b(?:thanks?|sponsors?|newsletter|subscribe|welcome|enjoy|bring you|reviews?|questions?)\b|\?", re.IGNORECASE
)
_NAME = re.compile(r"[^\W\d_][\w'’-]+")


def introduction(transcript: Transcript) -> tuple[Extract, ...]:
    """Of what is said in the first minutes, by no guest: who the guests are and what is talked about, two sentences
    of each at most, in order of time. None where nobody is introduced."""
    texts = dict(_early(transcript))
    introduces = _introduces(_guests(transcript, texts.values()))
    chosen = {number for pattern in (introduces, _TALKING) if pattern for number in _first(texts, pattern)}
    return tuple(
        excerpt(transcript.sentences[number], number, *_trimmed(texts[number])) for number in sorted(chosen)
    )


def introducing(transcript: Transcript) -> list[str]:
    """All that hosts say in the first minutes, of which `introduction` is the best."""
    return [text for _, text in _early(transcript)]


def _early(transcript: Transcript) -> Iterator[tuple[int, str]]:
    """What may introduce: sentences of the first minutes that no guest says."""
    asking = interviewers(transcript)
    kinds = asides(transcript)
    begun = transcript.sentences[0].start
    until = begun + min(_EARLY_MS, _EARLY_SHARE * (transcript.end - begun))
    for number, sentence in enumerate(transcript.sentences):
        if sentence.start >= until:
            return
        is_others = not asking or sentence.speaker in asking
        if is_others and kinds[number] not in (Aside.ADVERT, Aside.SOUND, Aside.UNCLEAR):
            yield number, sentence.text


def _guests(transcript: Transcript, texts: Iterable[str]) -> set[str]:
    """What they are called: who answers, and who is said to be the guest."""
    asking = interviewers(transcript)
    called = {one.speaker for one in transcript.sentences if asking and one.speaker and one.speaker not in asking}
    called.update(found["names"] for text in texts for found in _GUEST.finditer(text))
    return {name for one in called for name in _NAME.findall(one) if name[0].isupper()}


def _introduces(names: set[str]) -> re.Pattern[str] | None:
    """Begins by saying of one of them what they are or did."""
    either = "|".join(map(re.escape, sorted(names)))
    return re.compile(rf"(?:{either})(?: [A-Z][\w'’-]+)*{_IS}") if names else None


def _first(texts: Mapping[int, str], pattern: re.Pattern[str]) -> Iterator[int]:
    """The first sentence of that kind, and the next one if it goes on with that."""
    for number, text in texts.items():
        if pattern.search(text) and pattern.match(text, _trimmed(text)[0]) and _is_worth_it(text):
            behind = texts.get(number + 1, "")
            goes_on = announces(text) or _FURTHER.match(behind) or pattern.match(behind)
            fits = _is_worth_it(behind) and len(text) + len(behind) <= _MOST_CHARACTERS
            if fits or not announces(text):
                yield from (number, number + 1) if goes_on and fits else (number,)
                return


def _is_worth_it(text: str) -> bool:
    is_long_enough = _FEWEST_WORDS <= len(text.split()) <= WHOLE_WORDS
    return is_long_enough and len(text) <= _MOST_CHARACTERS and not _ON_THE_SHOW.search(text)


def _trimmed(text: str) -> tuple[int, int]:
    """All of it without fillers in front; a sentence that is worth it is not so long as to be cut."""
    return next(cuts(text), (0, len(text)))
