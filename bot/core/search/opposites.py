"""Words that turn a claim round: negations, opposites, quantities and persons."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from bot.core.search.figures import figure


def _words(text: str) -> list[str]:
    return text.split()


NEGATIONS = frozenset(
    _words(
        """
    not never no nobody none nothing nowhere neither nor without hardly barely scarcely rarely seldom cannot
    lack lacks lacked lacking fail fails failed refuse refuses refused deny denies denied doubt doubts doubted
    false wrong untrue myth unlikely pretend pretends pretended almost nearly
    nicht kein keine keinen keinem keiner nie niemals niemand nichts weder
    niet geen nooit niemand niets noch
    jamais pas rien aucun aucune nunca nadie nada tampoco mai nessuno niente
    """
    )
)
_HARMLESS = frozenset(
    [("not", "only"), ("not", "just"), ("not", "merely"), ("no", "doubt"), ("no", "wonder"), ("no", "matter")]
)
"""A negation before these denies nothing."""
_ONLY_TOGETHER = {
    "instead": "of",
    "rather": "than",
    "far": "from",
    "last": "thing",
    "opposite": "of",
    "opposed": "to",
}
"""These deny before that word alone: “instead of raising prices”."""
_SOME_FEW = frozenset(_words("a the these those last past next first couple every quite my our"))
_ENDING = frozenset(_words("stop stops stopped quit quits avoid avoids avoided"))
"""These deny what somebody does: “stop sending”."""

_OPPOSITES = """
    above below | accept reject | active passive | add remove | advantage disadvantage | after before
    agree disagree | alive dead | allow forbid | allow prevent | allowed forbidden | always never
    ancient modern | appear disappear | appear vanish | asleep awake | attack defend | attract repel
    backward forward | bad good | bad great | begin end | begin finish | best worst | better worse
    big small | big tiny | bigger smaller | birth death | bitter sweet | black white | boring exciting
    boring interesting | bottom top | brave cowardly | bright dark | broad narrow | build destroy | buy sell
    calm nervous | careful careless | cause prevent | cheap expensive | cheaper dearer | clean dirty
    clear unclear | clever stupid | close far | close open | closed open | cold hot | cold warm
    common rare | complex simple | complicated simple | confident unsure | connect disconnect
    create destroy | cruel kind | danger safety | dangerous safe | dark light | deep shallow
    deeply shallowly | defeat victory | deny admit | difficult easy | difficult simple | down up
    downside upside | dry wet | dull sharp | early late | earlier later | east west | easier harder
    easy hard | empty full | enable disable | encourage discourage | enemy friend | enter leave | even odd
    everybody nobody | everyone nobody | everything nothing | somebody nobody | someone nobody |
    something nothing | evil good | excellent terrible | excited bored
    expand shrink | export import | external internal | fail succeed | failure success | fall rise
    falling rising | false true | familiar strange | famous unknown | fast slow | faster slower | fat thin
    few many | fewer more | finish start | first last | follow lead | foolish wise | forget remember
    forgot remembered | found lost | fragile robust | free paid | front back | gain lose | gained lost
    generous greedy | gentle rough | give take | gone here | great terrible | grow shrink | grew shrank
    growing shrinking | guilty innocent | happy sad | happy unhappy | hard soft | harmful harmless
    hate like | hate love | hated loved | healthy ill | healthy sick | heavy light | help hinder
    hide reveal | hide show | high low | higher lower | highest lowest | honest dishonest | hope fear
    huge tiny | huge small | improve worsen | in out | include exclude | increase decrease | increase reduce
    increased decreased | increases decreases | input output | inside outside | insider outsider
    insult praise | intelligent stupid | interesting dull | inward outward | join leave | joy sorrow
    known unknown | large small | large tiny | larger smaller | least most | left right | legal illegal
    lend borrow | length width | less more | little much | live die | lived died | long short
    longer shorter | loose tight | loss gain | loss profit | loud quiet | love fear | lower raise
    major minor | majority minority | married single | maximum minimum | mean kind | natural artificial
    near far | negative positive | new old | newer older | newest oldest | next previous | night day
    noisy quiet | north south | often rarely | often seldom | old young | older younger | on off
    open closed | opened closed | opaque transparent | optimist pessimist | optimistic pessimistic
    over under | overestimate underestimate | overrated underrated | pass fail | passed failed | past future
    peace war | permanent temporary | polite rude | poor rich | popular unpopular | possible impossible
    powerful weak | predictable unpredictable | present absent | private public | problem solution
    proud ashamed | pull push | pulled pushed | question answer | quick slow | quickly slowly | raise cut
    rapidly slowly | reduce raise | rejected accepted | relax tighten | relaxed tense | reward punish
    rise drop | rose fell | rough smooth | safe unsafe | same different | satisfied dissatisfied
    save spend | save waste | saved spent | sceptical certain | secure insecure | send receive
    sent received | separate together | serious funny | shorten lengthen | shrink expand | sink float
    skilled unskilled | small great | smart dumb | stable unstable | start stop | started stopped
    starts stops | strengthen weaken | strong weak | stronger weaker | strength weakness | succeed fail
    succeeded failed | summer winter | support oppose | supported opposed | supports opposes | sure unsure
    take give | talk listen | tall short | teacher student | terrible wonderful | terrible fantastic
    thick thin | tighten loosen | together apart | top bottom | trust distrust | truth lie | typical unusual
    upper lower | useful useless | usual unusual | valuable worthless | victory loss | visible invisible
    voluntary compulsory | wide narrow | win lose | won lost | wins loses | winner loser | with without
    worse better | worth worthless | yes no | love hate | benefit harm | benefits harms
    decentralised centralised | decentralized centralized | underestimated overestimated | less greater
    acceptable unacceptable | lowering raising | shrinking expanding | buried exposed | aware unaware
    advanced basic | basic sophisticated | advanced primitive | specific general | theory practice
    amateur professional | majority few | slow quick | cautious reckless | lazy diligent | overt covert
    implicit explicit | upstream downstream | offline online | manual automatic | sender receiver
    client server | author reader | maximum least | ahead behind | rich penniless | sane mad
    intended accidental | deliberate accidental | remembered forgotten | told hid | kept lost | keep lose
    keep change | kept changed | right wrong
"""
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "de", "anti")


def _pairs() -> frozenset[frozenset[str]]:
    both = (pair.split() for line in _OPPOSITES.strip().splitlines() for pair in line.split("|"))
    return frozenset(frozenset(pair) for pair in both if len(pair) == 2)


_PAIRS = _pairs()
_QUANTITIES: dict[str, int] = {
    **dict.fromkeys(
        _words("all any every each always everybody everyone everything whole entire entirely completely both"), 4
    ),
    **dict.fromkeys(_words("most mostly usually majority many much often lot lots"), 3),
    **dict.fromkeys(
        _words("some something sometimes several somebody someone certain partly occasionally half only"), 2
    ),
    **dict.fromkeys(_words("few little rarely seldom fewer"), 1),
}
_KINDS = {"body": "people", "one": "people", "thing": "things", "times": "times", "ways": "times"}
_PERSONS: dict[str, str] = {
    form: person
    for person, forms in {
        "I": "i me my mine myself",
        "you": "you your yours yourself",
        "he": "he him his himself",
        "she": "she her hers herself",
        "we": "we us our ours ourselves",
        "they": "they them their theirs themselves",
    }.items()
    for form in forms.split()
}
_AMOUNTS = frozenset(_words("dozen half twice double once percent"))


def is_negation(form: str, following: str | None) -> bool:
    """Whether this word denies something, given the word behind it."""
    if form in _ENDING:
        return following is None or following.endswith("ing")
    if form in _ONLY_TOGETHER:
        return following == _ONLY_TOGETHER[form]
    return form in NEGATIONS and (form, following) not in _HARMLESS


def denials(forms: Sequence[str], following: str | None = None) -> int:
    """How often these words deny something, before one that follows; “few” does, and “a few” does not."""
    denied = sum(is_negation(form, after) for form, after in pairwise([*forms, following]) if form)
    return denied + sum(form == "few" and before not in _SOME_FEW for before, form in pairwise([None, *forms]))


def are_opposite(one: str, other: str) -> bool:
    """Whether two words say the contrary of each other: `hot` and `cold`, `aware` and `unaware`."""
    if frozenset((one, other)) in _PAIRS:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) > 3 and any(long == prefix + short for prefix in _PREFIXES):
        return True
    return one.removesuffix("less") != one and other.removesuffix("ful") == one.removesuffix("less")


@lru_cache(maxsize=1 << 14)
def quantity(form: str) -> str | None:
    """What a number or a word of quantity amounts to, the same for `fifteen` and `15`; None for other words."""
    if number := figure(form):
        return number
    if form in _AMOUNTS or form[:1].isdigit():
        return form
    rank = _QUANTITIES.get(form)
    return None if rank is None else f"rank {rank}"


def are_comparable(one: str, other: str) -> bool:
    """Whether two words of quantity may stand for each other: `everyone` for `someone`, but not for `something`."""
    return None in (_of_what(one), _of_what(other)) or _of_what(one) == _of_what(other)


def _of_what(form: str) -> str | None:
    return next((kind for ending, kind in _KINDS.items() if form.endswith(ending)), None)


def person(form: str) -> str | None:
    """Of whom a pronoun speaks, the same for `me` and `my`; None for other words."""
    return _PERSONS.get(form)
