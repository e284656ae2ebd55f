"""What is too grave for a game: suicide, murder, rape, abuse, slurs, a death in the family, and what stands around.

Nothing is hidden from whoever looks for it: no quiz asks about it, and no quote is drawn by lot from it.
"""

import re
from collections.abc import Iterator

from bot.core.transcript.model import Transcript
from bot.core.transcript.once import once_a_transcript

_AROUND_MS = 30_000
"""From so long before such a sentence begins to so long after it ends."""
_MOST = 0.5
"""Of a recording that is about such things by so large a share, only the sentences themselves are left out."""

_BEGINNINGS = r"""
    suicid | suizid | selbstmord | selbstt[öo]t | zelfmoord | self[- ]harm
    rape[sd]?\b | raping\b | rapists?\b | vergewaltig | verkracht | violador | estupr | stuprat
    murder | ermord | mörder | mord(?:e[sn]?)?\b | (?:ver)?moord | meurtr | asesin | assass?[ia]n | [oh]omicid
    manslaughter | massac(?!h) | masac | genocid | genozid | génocid | völkermord | holocaust | shoah
    ethnic cleansing | lynch(?!\w? ?pin) | behead | tortur(?:ed|ers?)\b | gefoltert
    (?:mass|school) shoot | terror(?:ist)? attack | concentration camp
    molest | pa?edoph | pädophil | pedofil | incest(?!i)\w*\b | inzest
    (?:sexual(?:ly)?|child(?:hood)?|domestic|physical(?:ly)?|drug|alcohol) (?:abus|assault|violen|harass|traffick)
    human traffick | missbrauch | misbruikt
    overdos | miscarriage | stillb(?:orn|irth) | abortion
    n[i1]gg(?:er|a)s?\b | faggots?\b | retard(?:s|ed)?\b | kikes?\b | trann(?:y|ies)\b
    cunts?\b | whores?\b | sluts?\b
"""
"""Where a word begins, in the languages that stand beside each other here."""
_FAMILY = (
    r"(?:mother|father|mom|mum|dad|parent|brother|sister|sibling|wife|husband|son|daughter|child|baby|kid|grand\w+"
    r"|uncle|aunt|cousin|partner|fianc\w+|girlfriend|boyfriend|friend|co-?founder)s?"
)
_DYING = r"(?:died|dying|dies|passed away|passing away|was killed|were killed|got killed|was dead|drowned)"
_DEATHS = rf"""
    {_FAMILY}(?: (?!of\b)\w+){{0,3}} {_DYING}\b
    (?:death|funeral|passing|loss|killing) of (?:my|his|her|our|their|your|an?) (?:\w+ )?{_FAMILY}\b
    {_FAMILY}['’]?s?['’]? (?:death|funeral|passing)\b
    lost (?:my|his|her|our|their|your|an?) (?:\w+ )?{_FAMILY}\b
    (?:s?he|who|they) (?:just |then |had |has |have |suddenly )?(?:died|passed away)\b
    (?:kill(?:ed|ing|s)?|shot|hang(?:ed)?|harm(?:ed|ing)?) (?:him|her|them|my|your)sel(?:f|ves)\b
    (?:took|taken|taking|take|ended?|ending) (?:his|her|their|your|my) own (?:life|lives)\b
    terminal(?:ly)? (?:cancer|ill)
    stage (?:four|4) cancer
"""


def _one_of(*rows: str) -> str:
    return "|".join(
        one.strip() for row in rows for line in row.splitlines() for one in line.split(" | ") if one.strip()
    )


_GRAVE = re.compile(rf"\b(?:{_one_of(_BEGINNINGS, _DEATHS)})")


def is_grave(text: str) -> bool:
    """Whether it says such a thing."""
    return bool(_GRAVE.search(text.lower()))  # three times as fast as to ignore case


@once_a_transcript
def grave(transcript: Transcript) -> frozenset[int]:
    """The numbers of the sentences that say such a thing, and of those within half a minute of one."""
    said = [number for number, one in enumerate(transcript.sentences) if is_grave(one.text)]
    around = frozenset(_around(transcript, said))
    return around if len(around) <= _MOST * len(transcript.sentences) else frozenset(said)


def _around(transcript: Transcript, said: list[int]) -> Iterator[int]:
    sentences, done = transcript.sentences, 0
    for number in said:
        first = max(done, transcript.sentence_at(sentences[number].start - _AROUND_MS))
        done = max(done, transcript.sentence_at(sentences[number].end + _AROUND_MS) + 1)
        yield from range(first, done)
