"""Words that can stand in each other's place and say something else: nobody tells from the sentence which was said.

A line is a set: its words may be exchanged for each other without harm to grammar, and mostly to sense, and no two
mean the same. `>` names the words of which one has to follow. Words that are verbs as well as nouns are told apart
by the word before; of the `free` sets, and of numbers, the sentence tells least.
Numbers are exchanged for others as large and as round: “fifteen buttons” sounds invented, “three buttons” does not.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_SETS = """
    noun: minute hour day week month year decade
    free: seconds minutes hours days weeks months years decades
    free: daily weekly monthly yearly
    free: always never sometimes often rarely
    number: two three four five six
    number: seven eight nine eleven twelve
    number: ten fifteen twenty thirty forty fifty
    free: first second third fourth fifth last
    free: hundred thousand million billion
    noun: hundreds thousands millions billions
    free: twice once
    free: monday tuesday wednesday thursday friday saturday sunday
    free: january february april june july august september october november december
    free: spring summer autumn winter
    noun: morning afternoon evening night
    free: today yesterday tomorrow
    noun: beginning middle end
    noun: top bottom middle
    free: above below
    free: earlier later
    free: better worse cheaper faster slower safer easier harder bigger smaller simpler stronger weaker louder
    free: best worst biggest smallest easiest hardest cheapest fastest oldest newest simplest strangest funniest
    free: good bad weird funny scary boring beautiful sad useful cool awful
    free: great terrible strange funny scary boring beautiful useful cool
    free: easy hard cheap slow fast risky safe simple
    free: important dangerous difficult useful expensive surprising frustrating confusing exciting boring harmful
    free: interesting important embarrassing annoying exciting obvious unusual
    free: happy sad angry afraid excited surprised worried proud confused bored lonely disappointed nervous
    free: optimistic pessimistic nervous curious sceptical confused careful
    free: possible impossible likely unlikely
    free: rich poor famous lonely lazy
    free: strong weak
    free: public private secret
    free: local global
    free: internal external
    free: technical social political legal financial personal cultural economic moral emotional
    free: human natural social political
    free: early late
    free: big small cheap strange
    free: huge tiny strange beautiful
    free: quickly slowly easily carefully secretly constantly accidentally automatically deliberately
    free: suddenly gradually eventually immediately
    free: probably definitely hopefully unfortunately obviously apparently
    free: fortunately unfortunately surprisingly
    verb: love hate need miss remember avoid understand enjoy ignore forget respect
    verb: loved hated needed missed remembered avoided enjoyed ignored forgot
    verb: loves hates needs misses remembers avoids enjoys ignores forgets
    verb: build break fix test sell buy change find share steal hide lose use study improve
    verb: built broke fixed tested sold bought changed found shared stole lost used studied improved
    verb: building breaking fixing testing selling buying changing sharing losing using studying improving
    verb: builds breaks fixes tests sells buys changes finds shares loses uses improves
    verb: reading writing watching drawing recording
    verb: read write watch record publish
    verb: wrote watched recorded published
    verb: create destroy change copy protect control measure replace
    verb: created destroyed changed copied protected controlled measured replaced
    verb: creating destroying changing copying protecting controlling measuring replacing
    verb: want need try refuse hope learn decide forget love hate > to
    verb: wanted needed tried refused hoped learned decided forgot loved hated > to
    verb: wants needs tries refuses hopes learns decides forgets loves hates > to
    verb: trying hoping learning refusing planning > to
    verb: ask show help warn pay thank blame teach remind call > me you him her us them people
    verb: asked showed helped warned paid thanked blamed taught reminded called > me you him her us them people
    verb: asking showing helping warning paying thanking teaching reminding calling > me you him her us them people
    verb: grow shrink improve change disappear fail stop
    verb: grew shrank improved changed disappeared failed stopped
    verb: growing shrinking improving changing disappearing failing
    verb: grows shrinks improves changes disappears fails
    verb: increases decreases doubles
    verb: increased decreased doubled
    verb: agree disagree
    verb: win lose
    verb: won lost
    verb: remember forget
    verb: accept reject
    verb: accepted rejected
    verb: allow forbid
    verb: allows forbids
    verb: learned taught
    noun: friends colleagues parents kids students teachers customers neighbours employees strangers
    noun: users developers customers investors researchers companies scientists artists engineers journalists
    noun: men women children
    free: father mother brother sister wife husband son daughter friend boss uncle grandfather
    noun: company team family school government community university church band club
    noun: companies teams families schools governments communities universities
    noun: doctor lawyer teacher engineer scientist writer musician journalist designer
    noun: problem solution mistake goal question answer secret risk joke rule accident
    noun: problems solutions mistakes goals questions answers secrets risks jokes rules accidents
    noun: advantage disadvantage
    noun: success failure
    noun: increase decrease
    noun: story joke secret dream theory
    noun: stories jokes secrets dreams theories
    noun: book movie song article podcast letter speech video
    noun: books movies songs articles podcasts letters speeches videos
    noun: money time energy patience courage luck trust attention experience data power sleep space
    noun: fear hope anger trust curiosity respect
    noun: office kitchen garage basement library car hotel airport hospital restaurant
    noun: city country village
    noun: house apartment office
    noun: coffee tea beer water wine
    free: red blue green black white yellow brown
    noun: dog cat horse
    noun: dogs cats horses
    noun: phone laptop tablet
    noun: dollars euros pounds
    free: europe asia africa america australia
    free: germany france japan china india canada brazil england russia italy spain
    free: german french japanese chinese indian canadian english russian italian spanish
    free: london paris berlin tokyo boston chicago amsterdam vienna
    free: google apple microsoft amazon facebook twitter netflix
    free: python javascript ruby java rust
    free: linux windows android
    noun: physics biology chemistry mathematics psychology history economics philosophy
    noun: speed quality price size
    noun: simplicity security privacy performance reliability flexibility
    noun: accuracy speed safety privacy security
"""
_BEFORE_NOUNS = ("article", "determiner", "many", "very")
_NOUN = "N"
_BEFORE_VERBS = ("modal", "subject", "be")


@dataclass(frozen=True, slots=True)
class _Set:
    """Not said behind some sorts of words; `are_nouns` make no compound with one that follows."""

    words: Sequence[str]
    not_behind: Sequence[str]
    before: frozenset[str]
    are_nouns: bool
    is_free: bool
    are_numbers: bool


def _sets() -> Iterator[_Set]:
    not_behind = {"noun": _BEFORE_VERBS, "verb": _BEFORE_NOUNS}
    for line in _SETS.strip().splitlines():
        sort, _, listed = line.strip().partition(": ")
        said, _, before = listed.partition(">")
        yield _Set(
            said.split(),
            not_behind.get(sort, ()),
            frozenset(before.split()),
            sort == "noun",
            sort in ("free", "number"),
            sort == "number",
        )


def _by_word() -> Mapping[str, Sequence[_Set]]:
    found: dict[str, list[_Set]] = defaultdict(list)
    for one in _sets():
        for word in one.words:
            found[word].append(one)
    return found


_BY_WORD = _by_word()
ALL = frozenset(_BY_WORD)
"""Every word of a set."""
NUMBERS = frozenset(word for one in _sets() if one.are_numbers for word in one.words)
FREE = frozenset(word for one in _sets() if one.is_free for word in one.words)
"""Every word of a free set."""


def others(form: str, sides: tuple[str, str], before: str, *, free: bool = False) -> Sequence[str]:
    """The words that could have been said in the place of one `before` that form, which may be empty, between words
    of these classes (see `Lexicon.sides`); with `free` of the free sets alone."""
    behind, follows = sides
    sets = [
        one
        for one in _BY_WORD.get(form, ())
        if one.is_free >= free
        and behind not in one.not_behind
        and (not one.before or before in one.before)
        and not (one.are_nouns and follows.startswith(_NOUN))
    ]
    return list(dict.fromkeys(word for one in sets for word in one.words if word != form))
