"""Whole phrases around a noun, as one remembers them: “a giant hunk of spinach”, “smoking pot in the bathroom”.

What a word is depends on its sentence (“we train”, “a train”), so whole sentences are tagged, and their shapes
matched: a noun with its article and adjectives, what is joined to it by “of” or by another preposition, and the
verb whose object it is. Where more would be needed to make it whole, there is none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.core.quiz.deck import Deck, once_a_deck
from bot.core.quiz.kinds.telltales import is_name, is_of_the_talk
from bot.core.quiz.questions import Excerpt
from bot.core.search.words import STOP_WORDS, Word, words
from bot.core.topics.tagging import Part, tagger_for

_BETWEEN = ("", " ", "-", " $")
"""What may stand between two words that belong together."""
_MOST_WORDS, _MOST_CHARACTERS = 7, 44
_SHORTEST_NOUN, _LONG_WORD = 3, 5
NOUN, NAME = "N", "M"
_VERB, _DOING, _OTHER, _BREAK = "VGX|"
_LETTERS = {
    Part.NOUN: NOUN,
    Part.NAME: NAME,
    Part.ADJECTIVE: "A",
    Part.DOING: _DOING,
    Part.ARTICLE: "D",
    Part.LINK: "O",
    Part.PREPOSITION: "P",
}
_FORMS = {
    "D": """
        a an another any both couple dozen each eight eleven every few fifteen fifty five forty four half her his
        hundred its many million my nine no one our second seven several six sixty some ten their third thirty
        thousand three twelve twenty two your billion
    """,
    "P": """
        above across against around at behind below between beyond from in inside into on onto over through under
        with without
    """,
    "U": "him me them us you",
    "R": "less more most pretty quite really so super too totally very",
    "C": "and or",
    "T": "the",
    _OTHER: """
        along am amount amounts appear are ask asked asking asks asshole assholes be became become becomes been
        being believe believes bit bring bullshit bunch call called calling calls came can cannot come comes coming
        could couple crap damn did do does doing done end ended ends enter feel feeling feels felt find finding
        finds fuck fucking gave get gets getting give gives giving go goes going gone got gotten guess had happen
        happened happens has have having hear heard heck hell help helped helping helps imagine is keep keeping
        keeps kept kind kinds knew know knowing knows let lets level levels like liked likes look looked looking
        looks lot lots love loved made majority make makes making may mean meaning means meant mentioned might must
        need needed needing needs number numbers part parts please plus put puts putting realize realized remember
        rest said saw say saying says see seeing seem seemed seems seen set shall shit should showed sort sorts
        start started starting starts take takes tell telling tells terms than thank thanks think thinking thinks
        thought told took tried tries try trying type types unlike use used uses using want wanted wanting wants was
        were while will would
    """,
}
"""Articles and numbers, prepositions, objects, what grades an adjective, and what joins, before what the tagger
says. Others are verbs that say nothing of their object, or need more than it, of what all is a part, and
oaths."""
_LETTER_OF = {form: letter for letter, forms in _FORMS.items() for form in forms.split()}
_JOINS = frozenset("@/_")
"""What makes words beside them part of more: an address, one of two."""
_HEAD = "[AN]*N"
_TAIL = f"{_HEAD}(?:C{_HEAD}(?=[|OPC]|$))?"
_BARE = f"(?:D{{1,3}}(?:R(?=A))?)?{_TAIL}"
_INNER = f"(?:(?:T|D{{1,3}})(?:R(?=A))?)?{_TAIL}"
_PHRASE = re.compile(f"(?:(?:[VG]U?P?){_INNER}|{_BARE})(?:[OP]{_INNER}){{0,2}}")
_UNFINISHED = re.compile("[OMA]|C[AN]")
"""What a phrase cannot end before."""


class Phrase(NamedTuple):
    """Words of a sentence that follow each other; `content` are the forms of those that say something, and `nouns`
    of the nouns."""

    words: Sequence[Word]
    content: Sequence[str]
    nouns: Sequence[str]


def phrases(deck: Deck, sentence: int) -> Iterator[Phrase]:
    """Those of a saying's sentence that share no word, in order."""
    shape = _shapes(deck).get(sentence, "")
    said = list(words(deck.sentences[sentence].text))
    place = 0
    while found := _PHRASE.search(shape, place):
        begin, place = found.span()
        run = said[len(shape[:begin].replace(_BREAK, "")) :][: place - begin]
        is_whole = shape[begin - 1 : begin] not in tuple("MAC") and not _UNFINISHED.match(shape, place)
        if is_whole and _is_short(deck.sentences[sentence].text, run):
            letters = list(zip(run, shape[begin:place], strict=True))
            content = [word.form for word, letter in letters if letter in "NAVG"]
            if len(set(content)) == len(content):
                yield Phrase(run, content, [word.form for word, letter in letters if letter == NOUN])


def _is_short(text: str, run: Sequence[Word]) -> bool:
    """Whether it is easily read, and ends with its words: not at a hyphen."""
    start, end = run[0].start, run[-1].end
    is_parted = "-" in (text[start - 1 : start], text[end : end + 1])
    return len(run) <= _MOST_WORDS and end - start <= _MOST_CHARACTERS and not is_parted


def shape_of(deck: Deck, excerpt: Excerpt) -> str:
    """A letter for each word of a saying."""
    return _shapes(deck).get(excerpt.sentence, "").replace(_BREAK, "")


@once_a_deck
def _shapes(deck: Deck) -> Mapping[int, str]:
    """For each saying's sentence a letter for each of its words, and a mark where something parts them."""
    tagger = tagger_for(deck.sentences)
    found: dict[int, str] = {}
    for saying in deck.sayings:
        kinds: dict[int, Part] = {}
        if tagger.grammatical:
            kinds = {at: token.kind for token in tagger.tag(saying.text) for at in range(token.start, token.end)}
        end, shape = 0, ""
        for word in words(saying.text):
            between = saying.text[end : word.start]
            is_of_a_figure = between == "," and word.form.isdigit()
            shape += "" if between in _BETWEEN or is_of_a_figure else _BREAK
            shape += _letter(deck, saying.text, word, kinds.get(word.start))
            end = word.end
        found[saying.sentence] = shape
    return found


def _letter(deck: Deck, text: str, word: Word, kind: Part | None) -> str:
    form, part = word.form, deck.lexicon[word.form].part
    around = {text[word.start - 1 : word.start], text[word.end : word.end + 1]}
    if not _JOINS.isdisjoint(around):
        return _OTHER
    if deck.lexicon.is_tagged and (form in _LETTER_OF or form.isdigit()):
        return _OTHER if text[word.start].isupper() else _LETTER_OF.get(form, "D")
    if is_name(deck, text, word):
        return NAME
    if not deck.lexicon.is_tagged:
        return NOUN if len(form) >= _LONG_WORD and form not in STOP_WORDS and form.isalpha() else _OTHER
    letter = _LETTERS.get(kind, _OTHER) if kind else _OTHER
    if letter == NOUN and form.endswith("ing") and not part.startswith("N"):
        letter = _DOING
    if letter == _OTHER and part[:2] in ("", "VV") and not form.endswith("s"):
        letter = _VERB
    is_empty = form in STOP_WORDS or not form.isalpha() or len(form) < _SHORTEST_NOUN
    is_talk = letter == NOUN and is_of_the_talk(form)
    return _OTHER if (letter in "NAVG" and is_empty) or is_talk else letter
