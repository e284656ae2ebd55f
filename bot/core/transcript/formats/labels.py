"""Names that stand where the words of a person begin: which of them are names is told by the whole file.

A form of label is a row of `FORMS`. Strong forms, such as `Name: words`, are believed sooner than weak ones, such
as `Name - words`, which words may have by chance.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from bot.core.transcript.formats import unclear
from bot.core.transcript.formats.nobody import UNKNOWN
from bot.core.transcript.scripts import CLOSE

_LONGEST, _MOST_WORDS = 80, 10
_OPEN, _INSIDE, _SHUT = r"[\[(<{【（［«]\s?", r"[^\[\](){}<>【】（）［］«»\n]", r"\s?[\])>}】）］»]"
_NESTED = r"\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\]"
_COLON = rf"\s?(?:：|:(?=[\s{CLOSE}*\"“]|$))\s*"


@dataclass(frozen=True, slots=True)
class Form:
    """How a label is written, with the groups `name` and `rest`."""

    pattern: re.Pattern[str]
    strong: bool = False


FORMS = (
    Form(re.compile(rf"(?P<name>[^:：\n]{{1,{_LONGEST}}}?){_COLON}(?P<rest>.*)", re.S), strong=True),
    Form(re.compile(rf"{_OPEN}(?P<name>(?:{_INSIDE}|{_NESTED}){{1,60}}){_SHUT}[\s:：–—-]*(?P<rest>.*)", re.S)),
    Form(re.compile(r"(?P<name>[^\t\n]{1,60}?)(?:\s?(?:[>»|•·]|::)|\s[–—-]{1,2}|[–—])\s+(?P<rest>\S.*)", re.S)),
    Form(re.compile(r"(?P<name>[^\t\n]{1,60}?)\t+(?P<rest>\S.*)", re.S)),
)

_OUTER = " \t*_\"“”„'‘’`~|,;:：-–—>»•·"
_OPENING, _CLOSING = "[(<{【（［«", "])>}】）］»"
_PAIRS = ("[]", "()", "{}", "【】", "（）", "［］", "«»")
_NUMBERED = re.compile(
    r"S\d{1,2}|(?:unknown |unidentified )?"
    r"(?:speaker|spk|spkr|sprecher|sprecherin|locuteur|locutor|hablante|orador|parlante|person|participant|guest|host|caller|voice|talker|interviewer|interviewee|respondent|moderator|说话人|發言人"
    r"|发言人|講者|话者|話者|スピーカー|화자|참석자)(?:[\s_#.:-]{0,3}\d{1,3}|[\s_#.:-]{1,3}[A-Z])",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.?!…;。？！](?:\s|$)")
_ABBREVIATED = re.compile(
    r"\b(?:Dr|Mr|Mrs|Ms|Mx|Prof|Rev|Fr|Sr|Jr|St|Hon|Gen|Col|Capt|Lt|Sgt|Inc|Ltd|Co|Corp|Bros|No|vs|Ph\.?D|M\.?D"
    r"|Esq|[^\W\d_])\.",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:[ap]\.?m\.?|https?|ftp|www\..*|webvtt|kind|language|time(?:stamp|code)?s?|start(?: time)?|end(?: time)?"
    r"|duration|title|date|url|link|source|file|transcript(?:ion)?|transcribed by|subtitles?|captions?|note|notes"
    r"|chapter(?: \d+)?|kapitel \d+|part \d+|scene \d+|summary|keywords|description|p\.?s\.?|re|fwd"
    r"|speakers|attendees|participants|(?:created|recorded|exported|updated|uploaded) (?:on|at|by)|meeting title"
    r"|action items?|next steps|关键词|文字记录|摘要|总结|全文|章节|会议时间|参会人|キーワード|要約"
    r"|핵심 ?키워드|요약"
    r"|schlüsselwörter|stichwörter|zusammenfassung|teilnehmer|mots[- ]clés|résumé|palabras clave|resumen)",
    re.IGNORECASE,
)
_SOUNDS = re.compile(
    r"(?:(?:soft|loud|upbeat|instrumental|intro|outro|background|dramatic|theme|all|crowd|audience|both)\s)*"
    r"(?:music|musik|musique|música|applause|laughter|laughs?|laughing|chuckles?|chuckling|silence|pause|inaudible"
    r"|unintelligible|indistinct|crosstalk|cross-?talk|noise|blank_audio|foreign|cheering|cheers|sighs?|coughs?|gasps?"
    r"|clears throat|singing|sings|beeps?|bell|rings?|static|sound effects?|sfx|ad break|break|speaker_turn|turn"
    r"|overlapping|background noise|non-english|no audio|__+|♪+|sic|redacted|bleep|rumbling|instrumental)"
    r"(?:\s(?:playing|fades?|stops|starts|continues|in|out|and laughs|chatter))*",
    re.IGNORECASE,
)
_PLAIN_WORDS = frozenset(
    re.split(
        " ",
        "i we you he she it they this that these those there here and but so or because if when what why how"
        " who where which is are was were do does did has have had can could will would should the an in on at"
        " of for to from with by about as well now then yes no yeah okay ok oh ah um uh right like let let's"
        " just my your our their his her its not never always first second third next last finally also maybe"
        " perhaps remember question answer example rule step point fact thing things result conclusion warning"
        " look listen think imagine say said says it's that's there's here's i'm i'd i'll i've we're we'll"
        " you're he's she's what's don't after before until since while than one two three four five more most"
        " some any all every each another other such only even still again around",
    )
)
_PARTICLES = frozenset(
    re.split(
        " ",
        "of the and de der den des del della van von la le da di do du dos das el bin ibn al y e & ten ter zu"
        " zum zur a.k.a. aka from at with @ und et i he him she her they them",
    )
)
_PICTURE = r"[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d\s]+"
_PICTURES = re.compile(rf"^{_PICTURE}|{_PICTURE}$")
_TIMED = re.compile(r"\s?[\[(]\d{1,3}(?::[0-5]\d){1,2}(?:[.,]\d{1,3})?[\])](?=\W*$)")
_PHONE, _NOBODY = (
    re.compile(r"\+\d[\d\s().*•x-]{6,20}|\d[\d*•x]{0,8}[*•x]{2,8}\d{2,6}|\(\d{3}\)\s?\d{3}-?\d{4}"),
    "Unknown Speaker",
)
"""Somebody who called in, of whom nothing else is known."""
_EMPHASISED = re.compile(r"^([*_]{1,3})(\S.{0,80}?)([:：]?)\1([:：]?)\s*")
_INNER = re.compile(r"[^\W\d_A-Z]{1,3}[A-Z]")  # iPhone, deGrasse
_BARE = re.compile(r"[^\w’'&@.-]+")


def cleaned(text: str) -> str | None:
    """The name that a label holds, without the marks around it; None if it cannot be one."""
    outer = _OUTER if "«" not in text else _OUTER.replace("»", "")
    name = " ".join(text.split())
    if len(name) > 2 * _LONGEST:
        return None
    name = _TIMED.sub("", name).strip(outer)
    if _PHONE.fullmatch(name):
        return _NOBODY
    name = _PICTURES.sub("", name).strip(outer)
    while len(name) > 2 and _is_bracketed(name):
        name = name[1:-1].strip(outer)
    if not name or len(name) > _LONGEST or len(name.split()) > _MOST_WORDS or not any(map(str.isalpha, name)):
        return None
    if ": " in name or any(name.count(one) != name.count(other) for one, other in _PAIRS):
        return None
    if _NO_NAME.fullmatch(name) or _SOUNDS.fullmatch(name) or "://" in name or "-->" in name:
        return None
    if _SENTENCE.search(_ABBREVIATED.sub("", name)) or any(unicodedata.category(sign) == "Cc" for sign in name):
        return None
    return name


def _is_bracketed(name: str) -> bool:
    """Whether the brackets at both ends are a pair, unlike those of `(he) Ann (him)`."""
    depth = 0
    for place, sign in enumerate(name):
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth == 0 and place < len(name) - 1:
            return False
    return depth == 0


def numbered(name: str) -> bool:
    """Whether it is what a recogniser calls somebody: `SPEAKER_00`, `Speaker #1`."""
    return _NUMBERED.fullmatch(name) is not None


def likely(name: str) -> bool:
    """Whether it looks like a name by itself: no word of it has to be written small."""
    if numbered(name):
        return True
    words = [word for word in _BARE.sub(" ", name).split() if word not in ("&", "-", "@")]
    if not words or len(words) > 8 or (len(words[0]) > 1 and words[0].casefold() in _PLAIN_WORDS):
        return False
    in_brackets = re.search(r"[(\[|,/].*", name)
    core = name[: in_brackets.start()].split() if in_brackets and in_brackets.start() else name.split()
    return len(name) <= 60 and all(_stands_tall(word) for word in core)


def _stands_tall(word: str) -> bool:
    letter = next((sign for sign in word if sign.isalnum()), "")
    return letter == letter.upper() or word in _PARTICLES or "@" in word or _INNER.match(word) is not None


def trusted(
    names: Sequence[str | None],
    *,
    strong: bool,
    words: Sequence[str] = (),
    elsewhere: int = 0,
    quiet: Container[str] = frozenset(),
) -> set[str]:
    """Which of the names that were found are names; there is one, or None, for each place where a label can stand.

    In a file where most places have one, all are that look like names, and whatever recurs; else only what recurs.
    `words` are those that would be said by them: names on lines of their own look otherwise. `elsewhere` names are
    known from other places; `quiet` are those whose words are not all in capitals.
    """
    counts = Counter(name for name in names if name is not None)
    total = counts.total()
    if not total:
        return set()
    sure = {name for name in counts if numbered(name) or name.casefold() in UNKNOWN}
    again = {name for name, count in counts.items() if count > 1}
    density = (total + elsewhere) / (len(names) + elsewhere)
    if not strong:
        return sure | _weakly(counts, again, density, words)
    glossary = total >= 12 and len(counts) > 0.7 * total
    dense = density >= 0.4 and not glossary
    often = {name for name in again if counts[name] * 10 >= len(names)}
    recurring = again if len([name for name in again if likely(name)]) > 1 else often
    found = sure | {name for name in recurring if dense or likely(name)}
    if dense:
        found |= {name for name in counts if likely(name) and not (len(name) == 1 and name.isascii())}
    if found:
        found |= {name for name in counts if likely(name) and " " in name}
    shouted = {name for name in counts if len(name) > 1 and name.isupper() and likely(name) and name in quiet}
    return found | (shouted if not glossary else set())


def _weakly(counts: Counter[str], again: set[str], density: float, words: Sequence[str]) -> set[str]:
    """What has no colon behind it has to recur, or in a short file to look like names throughout."""
    total, looks = counts.total(), sum(count for name, count in counts.items() if likely(name))
    if density < 0.5 or len(counts) < 2:
        return set()
    if density > 0.9 and total >= 6 and 3 * len(counts) <= total and _are_short_and_come_again(counts, words):
        return set(counts)
    if 4 * len(counts) <= 3 * total and 2 * looks >= total:
        return {name for name in counts if name in again or likely(name)}
    alike = sum(likely(cleaned(text) or "a b") for text in words)
    return set(counts) if looks == total <= 4 and words and 3 * alike <= len(words) else set()


def _are_short_and_come_again(counts: Counter[str], words: Sequence[str]) -> bool:
    """Whether names, also those in small letters, are told from the words behind them by coming again."""
    different = len(set(words))
    return (
        all(count > 1 and len(name.split()) <= 3 for name, count in counts.items())
        and bool(words)
        and 4 * different >= 3 * len(words)
        and sum(map(len, words)) > 2 * len(words) * max(map(len, counts))
    )


class Naming:
    """The labels before the words of a file, by form, from the beginnings of all `places` where one can stand.

    `known` are names that are sure from elsewhere, where they stand `named` times.
    """

    def __init__(self, places: Sequence[str], known: Iterable[str] = (), named: int = 0) -> None:
        self._accepted: list[tuple[Form, set[str]]] = []
        sure = set(known)
        by_form: list[list[str | None]] = []
        for form in FORMS:
            labelled = [found(place, form) for place in places]
            names = [label[0] if label else None for label in labelled]
            quiet = {label[0] for label in labelled if label and not label[1].isupper()}
            accepted = trusted(names, strong=form.strong, elsewhere=named, quiet=quiet)
            accepted |= sure.intersection(name for name in names if name)
            self._accepted.append((form, accepted))
            by_form.append(names)
        self.names = {name for _, accepted in self._accepted for name in accepted}
        self._known = self.names | sure
        self._doubtful = [
            unclear.doubtful(names, len(places), known=self._known, likely=likely) for names in by_form
        ]
        brackets = [told for place in places if self.names and (told := unclear.bracket(place))]
        self._brackets = {sign for sign, inside in brackets if cleaned(inside) in self._accepted[1][1]}

    def split(self, text: str) -> tuple[str | None, str]:
        """The name and the words behind it; without one, None and the text."""
        for form, accepted in self._accepted:
            if accepted and (label := found(text, form)) and label[0] in accepted:
                return label
        return None, text

    def unclear(self, text: str) -> bool:
        """Whether the text may begin with the name of somebody who is not known."""
        if not self.names:
            return False
        if unclear.is_odd(text) and not self._is_sound(text):
            return True
        if (told := unclear.bracket(text)) and told[0] in self._brackets and not _SOUNDS.fullmatch(told[1]):
            return True
        for form, doubtful in zip(FORMS, self._doubtful, strict=True):
            if doubtful and (label := found(text, form)) and label[0] in doubtful:
                return True
        label = found(text, FORMS[0])
        if not label:
            return False
        return likely(label[0]) and len(label[0].split()) <= 5 and label[0] not in self.names

    @staticmethod
    def _is_sound(text: str) -> bool:
        told = unclear.bracket(text)
        return told is not None and _SOUNDS.fullmatch(told[1]) is not None


def opening(places: Sequence[str]) -> set[str]:
    """The full name that a file begins with: of the only one who speaks it has no need to say it again."""
    label = found(places[0], FORMS[0]) if places else None
    return {label[0]} if label and label[1] and " " in label[0] and likely(label[0]) else set()


def found(text: str, form: Form) -> tuple[str, str] | None:
    """The name and the words behind it, if the text begins with a label of this form."""
    match = form.pattern.fullmatch(_EMPHASISED.sub(r"\2\3\4 ", text) if text[:1] in "*_" else text)
    name = cleaned(match["name"]) if match else None
    return (name, match["rest"].strip()) if match and name else None
