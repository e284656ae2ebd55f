"""Words that are nouns and adjectives and yet say nothing about what is talked of: no title is made of them."""

NOUNS = frozenset(
    """
    abilities ability advantage afternoon amount analogy answer area aspect audience background basis
    beginning behalf billion bit boatload boom bottom bunch case chance chapter choice circumstance
    conclusion conversation couple course day deal detail do doe difference direction discussion downside
    dr ease edge effort eight element end episode evening everybody example extent facet fact factor fan
    fashion favor favour feeling fellow field five folk form four friend front fun future gal gap gentleman
    goal good gotcha group guarantee guest guy half hand head heck hello help hey hi highlight hope
    host hour hundred idea impact info instance intro irony issue item job kid kind lack lady left leg level
    life line listener look lot luck majority man manner matter mean meaning middle million mind
    minute moment month morning mr mrs ms name need night nine none number one opinion option order
    outro overview pace part past people percent person perspective pick piece place pleasure plenty
    plus podcast point position possibility post premise pro problem purpose question range reason
    regard remark respect rest result right round sake scenario section sense series set seven shape
    shill show side situation six somebody someone something sort spot stage standpoint start state
    step stuff style sudden suggestion summary summertime ten term thank thanks thing thought
    thousand three time today tomorrow ton tonight top topic trick trouble try turn two type upside
    use user variety version view viewer want way week while woman wonder word work world worry year
    yesterday zero
    cannot consideration going let making pay saying talking thinking trying understanding use using working
    """.split()  # noqa: SIM905 a list would fill two hundred lines
)
"""Never the head of a phrase."""

MODIFIERS = frozenset(
    """
    chance change choice end field future group hand head host impact job level life line mind name
    number option order past place position post problem question range section series set show side
    stage state step style time title type use user version word work world
    """.split()  # noqa: SIM905 a list would fill two hundred lines
)
"""Those nouns that are telling in front of another: a “user interface”, “time travel”."""

ADJECTIVES = frozenset(
    """
    able actual additional amazing aware awesome definite existing immediate multiple naive numerous respective
    separate so-called bad basic best better big bunch certain clear close
    common complete completely cool correct couple crazy curious current different difficult easy
    entire exact exciting extra fair famous fancy favorite favourite few final first full fun funny further
    general giant glad good great happy hard huge important incredible individual initial interested
    interesting just kind last late least less likely little long lot lovely main major
    many massive mere minor more most much near necessary new next nice normal obvious okay old only
    other overall own particular perfect pleased possible potential present pretty previous quick
    ready real really recent regular related relevant right same second several short significant
    silly similar simple single slight sorry special specific standard straight strange strong
    stupid such super sure terrible third tiny total tough true typical unique unusual usual various
    very weird whole wide wonderful worse worst worth wrong
    """.split()  # noqa: SIM905 a list would fill two hundred lines
)
"""Left out in front of a noun."""

VERBS = frozenset(
    """
    according adding asking assuming becoming beginning being bringing calling coming concerning considering
    depending doing ending feeling finding following getting giving going guessing having hearing including
    keeping knowing letting liking looking making meaning mentioning moving needing pulling putting reading
    regarding saying seeing showing speaking starting taking talking telling thinking trying turning using wanting
    watching wondering working
    """.split()  # noqa: SIM905 a list would fill two hundred lines
)
"""What is done to anything: no title begins with it."""

INTERJECTIONS = frozenset(
    """
    ah aha alright asshole assholes bitch bitching blah bullshit butt butts bye cetera cheers crap
    damn dick er erm fuck fucking god goodbye gosh haha hell hello hey hi hm hmm huh mhm nah nope oh
    ok okay ooh oops please right shit shitty sir thank thanks uh um wait welcome wow yay yeah yep
    yes yo yup
    """.split()  # noqa: SIM905 a list would fill two hundred lines
)
