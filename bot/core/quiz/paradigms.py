"""Words that can stand in each other's place and say something else.

A line is a set: its words may be exchanged for each other without harm to grammar and to sense. Of numbers, `fact`s
and `shade`s hardly a sentence tells which was said, not even to who knows the subject. A fact says how many, how
long, how often, when, where, how sure: what one remembers; a shade says the same in another tone. The other sets
do for interviews that are too short to choose from.
`>` names what has to follow: words, `~s` a plural, `~N` a noun. What has to stand
before, or must not, is told by the sort.
Numbers are exchanged for others as large and as round: “fifteen buttons” sounds invented, “three buttons” does not.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

_SETS = """
    number: two three four five six
    number: seven eight nine eleven twelve
    number: ten fifteen twenty thirty forty fifty
    fact: hundred thousand million billion
    fact: hundreds thousands millions billions
    fact: second third fourth fifth > ~N
    fact time: minutes hours days weeks
    fact time: days weeks months years
    fact: daily weekly monthly yearly
    fact: monday tuesday wednesday thursday friday saturday sunday
    fact: january february april june july august september october november december
    fact: spring summer autumn winter
    fact: always usually sometimes rarely
    fact determiner: most many some several > ~s people
    fact: probably definitely obviously certainly
    fact: germany france japan china india canada brazil england russia italy spain
    fact: german french japanese chinese indian canadian english russian italian spanish
    fact: london paris berlin tokyo boston chicago amsterdam vienna
    fact: google apple microsoft amazon facebook twitter netflix
    fact head: customers users clients colleagues
    fact head: companies teams organizations startups
    fact head: problem challenge difficulty risk issue
    fact head: problems challenges difficulties risks issues
    fact head: concept theory principle notion
    fact head: ideas concepts theories principles
    fact: thinking talking writing reading hearing > about
    fact: talked wrote thought learned > about
    shade: amazing fantastic wonderful incredible brilliant awesome
    shade: interesting fascinating exciting surprising
    shade adjective: hard difficult tricky tough challenging
    shade: important critical crucial essential valuable
    shade: huge massive enormous significant
    shade: weird strange crazy odd
    shade liking: love enjoy like appreciate > it this that the them you him her my your our
    shade opinion: feel suspect guess believe > that the this it we they you i
    noun: minute hour day week month year decade
    loose: seconds minutes hours days weeks months years decades
    loose: always never sometimes often rarely
    loose: first second third fourth fifth last
    loose: twice once
    noun: morning afternoon evening night
    loose: today yesterday tomorrow
    noun: beginning middle end
    noun: top bottom middle
    loose: above below
    loose: earlier later
    loose: better worse cheaper faster slower safer easier harder bigger smaller simpler stronger weaker louder
    loose: best worst biggest smallest easiest hardest cheapest fastest oldest newest simplest strangest funniest
    loose: good bad weird funny scary boring beautiful sad useful cool awful
    loose: great terrible strange funny scary boring beautiful useful cool
    loose: easy hard cheap slow fast risky safe simple
    loose: important dangerous difficult useful expensive surprising frustrating confusing exciting boring harmful
    loose: interesting important embarrassing annoying exciting obvious unusual
    loose: happy sad angry afraid excited surprised worried proud confused bored lonely disappointed nervous
    loose: optimistic pessimistic nervous curious sceptical confused careful
    loose: possible impossible likely unlikely
    loose: rich poor famous lonely lazy
    loose: strong weak
    loose: public private secret
    loose: local global
    loose: internal external
    loose: technical social political legal financial personal cultural economic moral emotional
    loose: human natural social political
    loose: early late
    loose: big small cheap strange
    loose: huge tiny strange beautiful
    loose: quickly slowly easily carefully secretly constantly accidentally automatically deliberately
    loose: suddenly gradually eventually immediately
    loose: probably definitely hopefully unfortunately obviously apparently
    loose: fortunately unfortunately surprisingly
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
    loose: father mother brother sister wife husband son daughter friend boss uncle grandfather
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
    loose: red blue green black white yellow brown
    noun: dog cat horse
    noun: dogs cats horses
    noun: phone laptop tablet
    noun: dollars euros pounds
    loose: europe asia africa america australia
    loose: python javascript ruby java rust
    loose: linux windows android
    noun: physics biology chemistry mathematics psychology history economics philosophy
    noun: speed quality price size
    noun: simplicity security privacy performance reliability flexibility
    noun: accuracy speed safety privacy security
"""
_BEFORE_NOUNS = ("article", "determiner", "many", "very")
_NOUN = "N"
_BEFORE_VERBS = ("modal", "subject", "be")
_NOT_BEHIND = {
    "noun": _BEFORE_VERBS,
    "verb": _BEFORE_NOUNS,
    "head": (*_BEFORE_VERBS, "NN", "NP"),
    "determiner": _BEFORE_NOUNS,
}
_BEHIND = {
    "adjective": ("be", "very", "article"),
    "liking": ("subject", "modal"),
    "opinion": ("subject",),
    "time": ("many", "CR"),
}
_NO_PLURALS = frozenset("is was has does this us its as less yes always perhaps thus".split())  # noqa: SIM905 a list would fill more lines


class Tightness(IntEnum):
    """How little a sentence tells which word of a set was said."""

    LOOSE = 0
    SHADE = 1
    FACT = 2


@dataclass(frozen=True, slots=True)
class _Set:
    """Said `behind` some sorts of words only, or not behind others; `are_nouns` make no compound with one that
    follows."""

    words: Sequence[str]
    tightness: Tightness
    behind: Sequence[str]
    not_behind: Sequence[str]
    before: Sequence[str]
    are_nouns: bool
    are_numbers: bool

    def stands(self, sides: tuple[str, str], following: str) -> bool:
        """Whether one of its words can be said between words of these classes and `following`."""
        behind, follows = sides
        return (
            (not self.behind or behind in self.behind)
            and behind not in self.not_behind
            and (not self.before or any(_follows(one, following, follows) for one in self.before))
            and not (self.are_nouns and follows.startswith(_NOUN))
        )


def _follows(wanted: str, following: str, follows: str) -> bool:
    if wanted == "~s":
        return following.endswith("s") and following not in _NO_PLURALS
    return follows.startswith(wanted[1:]) if wanted.startswith("~") else following == wanted


def _sets() -> Iterator[_Set]:
    for line in _SETS.strip().splitlines():
        sorts, _, listed = line.strip().partition(": ")
        tightness, _, sort = sorts.partition(" ")
        said, _, before = listed.partition(">")
        yield _Set(
            said.split(),
            {"fact": Tightness.FACT, "number": Tightness.FACT, "shade": Tightness.SHADE}.get(
                tightness, Tightness.LOOSE
            ),
            _BEHIND.get(sort, ()),
            _NOT_BEHIND.get(sort or tightness, ()),
            before.split(),
            sort == "head" or tightness == "noun",
            tightness == "number",
        )


_ALL_SETS = tuple(_sets())


def _by_word() -> Mapping[str, Sequence[_Set]]:
    found: dict[str, list[_Set]] = defaultdict(list)
    for one in _ALL_SETS:
        for word in one.words:
            found[word].append(one)
    return found


_BY_WORD = _by_word()
ALL = frozenset(_BY_WORD)
"""Every word of a set."""
NUMBERS = frozenset(word for one in _ALL_SETS if one.are_numbers for word in one.words)
TIGHT = frozenset(word for one in _ALL_SETS if one.tightness for word in one.words)
"""Every word of a fact or a shade."""


def others(form: str, sides: tuple[str, str], before: str, least: Tightness = Tightness.LOOSE) -> Sequence[str]:
    """The words that could have been said in the place of one `before` that form, which may be empty, between words
    of these classes (see `Lexicon.sides`), of sets at `least` as tight."""
    sets = [one for one in _BY_WORD.get(form, ()) if one.tightness >= least and one.stands(sides, before)]
    return list(dict.fromkeys(word for one in sets for word in one.words if word != form))
