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
    lack lacks lacked lacking fail fails failed failing refuse refuses refused refusing deny denies denied
    denying doubt doubts doubted doubting false wrong untrue myth misconception fallacy except unlikely
    pretend pretends pretended pretending almost nearly
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
    "versus": "saying",
    "anything": "but",
    "everything": "but",
    "everyone": "but",
    "everybody": "but",
    "everywhere": "but",
    "yet": "to",
    "away": "from",
    "as": "if",
}
"""These deny before that word alone: “instead of raising prices”."""
_SOME_FEW = frozenset(_words("a the these those last past next first couple every quite my our"))
_ENDING = frozenset(_words("stop stops stopped stopping quit quits avoid avoids avoided avoiding against"))
"""These deny what somebody does: “stop sending”."""
_BEFORE_TO = frozenset(_words("mistake foolish stupid silly forgot forget forgets forgotten neglected reluctant"))
"""These deny what somebody would do: “forgot to lock”."""

_OPPOSITES = """
    above below | accept reject | active passive | add remove | advantage disadvantage | after before |
    agree disagree | alive dead | allow forbid | allow prevent | allowed forbidden | always never |
    ancient modern | appear disappear | appear vanish | asleep awake | attack defend | attract repel |
    backward forward | bad good | bad great | begin end | begin finish | best worst | better worse | big small |
    big tiny | bigger smaller | birth death | bitter sweet | black white | boring exciting |
    boring interesting | bottom top | brave cowardly | bright dark | broad narrow | build destroy | buy sell |
    calm nervous | careful careless | cause prevent | cheap expensive | cheaper dearer | clean dirty |
    clear unclear | clever stupid | close far | close open | closed open | cold hot | cold warm | common rare |
    complex simple | complicated simple | confident unsure | connect disconnect | create destroy | cruel kind |
    danger safety | dangerous safe | dark light | deep shallow | deeply shallowly | defeat victory |
    deny admit | difficult easy | difficult simple | down up | downside upside | dry wet | dull sharp |
    early late | earlier later | east west | easier harder | easy hard | empty full | enable disable |
    encourage discourage | enemy friend | enter leave | even odd | everybody nobody | everyone nobody |
    everything nothing | somebody nobody | someone nobody | something nothing | evil good | excellent terrible |
    excited bored | expand shrink | export import | external internal | fail succeed | failure success |
    fall rise | falling rising | false true | familiar strange | famous unknown | fast slow | faster slower |
    fat thin | few many | fewer more | finish start | first last | follow lead | foolish wise |
    forget remember | forgot remembered | found lost | fragile robust | free paid | front back | gain lose |
    gained lost | generous greedy | gentle rough | give take | gone here | great terrible | grow shrink |
    grew shrank | growing shrinking | guilty innocent | happy sad | happy unhappy | hard soft |
    harmful harmless | hate like | hate love | hated loved | healthy ill | healthy sick | heavy light |
    help hinder | hide reveal | hide show | high low | higher lower | highest lowest | honest dishonest |
    hope fear | huge tiny | huge small | improve worsen | in out | include exclude | increase decrease |
    increase reduce | increased decreased | increases decreases | input output | inside outside |
    insider outsider | insult praise | intelligent stupid | interesting dull | inward outward | join leave |
    joy sorrow | known unknown | large small | large tiny | larger smaller | least most | left right |
    legal illegal | lend borrow | length width | less more | little much | live die | lived died | long short |
    longer shorter | loose tight | loss gain | loss profit | loud quiet | love fear | lower raise |
    major minor | majority minority | married single | maximum minimum | natural artificial | near far |
    negative positive | new old | newer older | newest oldest | next previous | night day | noisy quiet |
    north south | often rarely | often seldom | old young | older younger | on off | opened closed |
    opaque transparent | optimist pessimist | optimistic pessimistic | over under | overestimate underestimate |
    overrated underrated | pass fail | passed failed | past future | peace war | permanent temporary |
    polite rude | poor rich | popular unpopular | possible impossible | powerful weak |
    predictable unpredictable | present absent | private public | problem solution | proud ashamed | pull push |
    pulled pushed | question answer | quick slow | quickly slowly | raise cut | rapidly slowly | reduce raise |
    rejected accepted | relax tighten | relaxed tense | reward punish | rise drop | rose fell | rough smooth |
    safe unsafe | same different | same other | satisfied dissatisfied | save spend | save waste | saved spent |
    sceptical certain | secure insecure | send receive | sent received | separate together | serious funny |
    shorten lengthen | sink float | skilled unskilled | small great | smart dumb | stable unstable |
    start stop | started stopped | starts stops | strengthen weaken | strong weak | stronger weaker |
    strength weakness | succeeded failed | summer winter | support oppose | supported opposed |
    supports opposes | sure unsure | talk listen | tall short | teacher student | terrible wonderful |
    terrible fantastic | thick thin | tighten loosen | together apart | trust distrust | truth lie |
    typical unusual | upper lower | useful useless | usual unusual | valuable worthless | victory loss |
    visible invisible | voluntary compulsory | wide narrow | win lose | won lost | wins loses | winner loser |
    with without | worth worthless | yes no | benefit harm | benefits harms | decentralised centralised |
    decentralized centralized | underestimated overestimated | less greater | acceptable unacceptable |
    lowering raising | shrinking expanding | buried exposed | aware unaware | advanced basic |
    basic sophisticated | advanced primitive | specific general | theory practice | amateur professional |
    majority few | cautious reckless | lazy diligent | overt covert | implicit explicit | upstream downstream |
    offline online | manual automatic | sender receiver | client server | author reader | maximum least |
    ahead behind | rich penniless | sane mad | intended accidental | deliberate accidental |
    remembered forgotten | told hid | kept lost | keep lose | keep change | kept changed | right wrong |
    exciting depressing | exciting dull | enjoy hate | enjoyed hated | enjoy dislike | like dislike |
    like loathe | love loathe | bore excite | tightest loosest | primary secondary | necessary optional |
    mandatory optional | required optional | sufficient lacking | expert novice | beginner expert |
    junior senior | decline growth | decline rise | decline grow | fire hire | quit join | leave stay |
    left stayed | arrive leave | arrive depart | break build | break fix | broke fixed | broken fixed |
    break mend | local global | remote onsite | all none | many none | anything nothing | anybody nobody |
    anyone nobody | ever never | after until | beginning end | beginning ending | demand supply | cost benefit |
    asset liability | blame credit | blame praise | criticize praise | hero villain | ally enemy | learn teach |
    learned taught | listen speak | listened talked | read write | ask answer | asked answered | gave took |
    given taken | gave received | give receive | bought sold | buyer seller | employer employee |
    boss employee | parent child | man woman | men women | male female | boy girl | boys girls | husband wife |
    mother father | mom dad | brother sister | son daughter | morning evening | today yesterday |
    today tomorrow | tomorrow yesterday | spring autumn | optimism pessimism | ascending descending |
    attractive repulsive | attractive ugly | beautiful ugly | blessing curse | chaos order | costly cheap |
    comfort discomfort | compress expand | conservative progressive | correct incorrect | correct wrong |
    courage fear | crowded empty | curious bored | cut increase | defensive offensive | delighted upset |
    deny confirm | diminish increase | divide unite | drunk sober | energized tired | energizing draining |
    enough insufficient | essential unimportant | explore exploit | extraordinary ordinary | extreme moderate |
    faith doubt | flexible rigid | fresh stale | friendly hostile | funny sad | generalist specialist |
    genuine fake | real fake | good terrible | good awful | great awful | great mediocre | brilliant stupid |
    grateful ungrateful | hardest easiest | humble arrogant | ignore notice | important trivial |
    important unimportant | individual collective | initial final | kill save | lazy hardworking |
    liked disliked | limited unlimited | long brief | lucky unlucky | maintain abandon |
    meaningful meaningless | miss hit | modern outdated | most fewest | move stay | obvious obscure |
    offence defence | overpriced underpriced | patience impatience | pleasant unpleasant | pleasure pain |
    poverty wealth | precise vague | clear vague | specific vague | pro con | pros cons | quality quantity |
    rational irrational | rational emotional | reality fantasy | rejection acceptance | reliable unreliable |
    resist embrace | reject embrace | rigid loose | risky safe | scarce abundant | scarcity abundance |
    shallow profound | short lengthy | simplicity complexity | slowest fastest | solve cause | stop continue |
    stopped continued | stopped kept | strict lenient | struggle thrive | subtle blatant | surplus deficit |
    surplus shortage | tough easy | tough soft | tragedy comedy | trivial crucial | under above | upset happy |
    urgent unimportant | useful pointless | valuable useless | vertical horizontal | virtue vice |
    wealthy poor | weird normal | strange normal | willing reluctant | willing unwilling | simplify complicate |
    wisest dumbest | qualitative quantitative | proactive reactive | offense defense | inbound outbound |
    incoming outgoing | upward downward | upwards downwards | frontend backend | sooner later | died survived |
    badly well | poorly well | hurt improve | hurts improves | hurt help | hurts helps | die survive |
    confident nervous | comfortable uncomfortable
"""
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "de", "anti")


def _pairs() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split()) for pair in _OPPOSITES.split("|"))


_PAIRS = _pairs()
_ENDINGS = ("ly", "er", "est", "ed", "ing", "s")
_LEAST_BASE = 3
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
_POSSESSIVES = frozenset(_words("my mine your yours his hers our ours their theirs"))
_UNITS = {
    form: f"{kind} {word}"
    for kind, listed in {
        "time": "seconds minute minutes hour hours day days week weeks month months year years decade decades",
        "weekday": "monday tuesday wednesday thursday friday saturday sunday",
        "month": "january february april june july august september october november december",
    }.items()
    for form in listed.split()
    for word in [form.removesuffix("s") if kind == "time" else form]
}
_AMOUNTS = frozenset(_words("dozen half twice double once percent"))


def is_negation(form: str, following: str | None) -> bool:
    """Whether this word denies something, given the word behind it."""
    if form in _ENDING:
        return following is None or following.endswith("ing")
    if form in _BEFORE_TO:
        return following == "to"
    if form in _ONLY_TOGETHER:
        return following == _ONLY_TOGETHER[form]
    return form in NEGATIONS and (form, following) not in _HARMLESS


def denials(forms: Sequence[str], following: str | None = None) -> int:
    """How often these words deny something, before one that follows: “few” does, “a few” does not, and “neither”
    with “nor” does once."""
    denied = sum(is_negation(form, after) for form, after in pairwise([*forms, following]) if form)
    denied -= forms.count("nor") if "neither" in forms else 0
    return denied + sum(form == "few" and before not in _SOME_FEW for before, form in pairwise([None, *forms]))


def are_opposite(one: str, other: str) -> bool:
    """Whether two words say the contrary of each other: `hot` and `cold`, `aware` and `unaware`."""
    if frozenset((one, other)) in _PAIRS or _are_inflected_opposites(one, other):
        return True
    if any(left[:4] == "over" and f"under{left[4:]}" == right for left, right in ((one, other), (other, one))):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) > 3 and any(long == prefix + short for prefix in _PREFIXES):
        return True
    return one.removesuffix("less") != one and other.removesuffix("ful") == one.removesuffix("less")


def _are_inflected_opposites(one: str, other: str) -> bool:
    """Whether two words end alike, and say the contrary without that: `positively` and `negatively`."""
    return any(
        frozenset((left, right)) in _PAIRS
        for ending in _ENDINGS
        if one.endswith(ending) and other.endswith(ending)
        for left in _bases(one, ending)
        for right in _bases(other, ending)
    )


def _bases(form: str, ending: str) -> list[str]:
    """What a word may be without its ending: of `tighter`, `nicer`, `bigger` and `happier` the adjectives."""
    bare = form.removesuffix(ending)
    bases = [bare, f"{bare}e"]
    if bare.endswith("i"):
        bases.append(f"{bare[:-1]}y")
    if bare[-1:] == bare[-2:-1]:
        bases.append(bare[:-1])
    return [base for base in bases if len(base) >= _LEAST_BASE]


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
    """Whether two words of quantity may stand for each other: `everyone` for `someone`, but not for `something`,
    and `weeks` for `months`, but not for `Monday`."""
    if one in _UNITS and other in _UNITS:
        return _UNITS[one].split()[0] == _UNITS[other].split()[0]
    return None in (_of_what(one), _of_what(other)) or _of_what(one) == _of_what(other)


def _of_what(form: str) -> str | None:
    return next((kind for ending, kind in _KINDS.items() if form.endswith(ending)), None)


def unit(form: str) -> str | None:
    """The unit of time, the month or the day of the week that a word is, with its kind; None for other words."""
    return _UNITS.get(form)


def person(form: str) -> str | None:
    """Of whom a pronoun speaks, the same for `me` and `my`; None for other words."""
    return _PERSONS.get(form)


def is_possessive(form: str) -> bool:
    """Whether a pronoun says whose something is."""
    return form in _POSSESSIVES
