"""Words that people remember for each other, and that say the same."""

_SYNONYMS = """
    maybe perhaps possibly | people folks | because since | in within | on upon | until till | while whilst
    though although | around about roughly approximately | but however | among amongst | toward towards
    start begin | starts begins | started began | started begun | starting beginning | end finish | ended finished
    big large | huge enormous massive giant | tiny minuscule | company business firm | companies businesses firms
    buy purchase | bought purchased | kid child | kids children | guy man | guys men | mom mother mum | dad father
    phone telephone | fast quick rapid | quickly fast rapidly | hard difficult tough | easy simple
    smart clever | help assist | often frequently | usually normally typically generally
    totally completely entirely absolutely fully | whole entire | think believe | thinks believes
    thought believed | guess suppose | try attempt | tried attempted | choose pick | chose picked
    film movie | films movies | photo picture | photos pictures | reply answer | shop store | shops stores
    trash garbage rubbish | error mistake | errors mistakes | customer client | customers clients
    dollar buck | dollars bucks | hire recruit | hiring recruiting | talk speak | talked spoke | talking speaking
    amazing incredible awesome fantastic wonderful | terrible awful horrible | happy glad
    lot lots many | thing stuff | things stuff | main primary
    require need | requires needs | get receive | got received | tell say | told said
    fix repair | create make | creating making | created made | build make | building making | built made
    show demonstrate | shows demonstrates | use utilize | using utilizing | look seem | looks seems | also too
    nobody noone | somebody someone | everybody everyone | anybody anyone | nearly almost
    now currently | today nowadays | quite pretty rather
    wrong incorrect | right correct | occur happen | occurs happens | happened occurred | keep retain
    let allow | lets allows | teammates colleagues coworkers | staff employees
    goal aim objective | goals aims objectives | idea concept | ideas concepts | method way
    ton lot | tons lots | loads lots | cash money | opportunity chance | opportunities chances | wealthy rich
"""


def _groups() -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for line in _SYNONYMS.strip().splitlines():
        for group in line.split("|"):
            for word in group.split():
                groups.setdefault(word, set()).update(group.split())
    return groups


_ALIKE = _groups()


def are_synonyms(one: str, other: str) -> bool:
    """Whether two words say the same."""
    return other in _ALIKE.get(one, ())
