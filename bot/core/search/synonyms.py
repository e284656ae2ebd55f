"""Words that people remember for each other, and that say the same."""

from bot.core.search.words import stem

_SYNONYMS = """
    maybe perhaps possibly | people folks humans individuals persons | person human individual | because since |
    in within | on upon | until till | while whilst | though although | around about roughly approximately |
    but however | among amongst | toward towards | start begin commence | began started | begun started |
    end finish complete | big large huge enormous massive giant gigantic | tiny small minuscule | buy purchase |
    bought purchased | kid child | kids children | guy man dude | guys men dudes | mom mother mum | dad father |
    parent parents | company business firm corporation | phone telephone | fast quick rapid swift |
    quickly fast rapidly swiftly | immediately instantly | hard difficult tough challenging tricky |
    easy simple straightforward | smart clever intelligent bright | help assist support aid |
    often frequently regularly | usually normally typically generally |
    totally completely entirely absolutely fully wholly | whole entire | complete entire full |
    think believe feel reckon | thought believed felt | guess suppose | try attempt | choose pick select |
    chose picked selected | chosen picked selected | film movie | photo picture image |
    reply answer response respond | shop store | trash garbage rubbish | error mistake | bug defect |
    issue problem trouble | customer client | dollar buck | hire recruit employ | talk speak chat |
    talked spoke | talk speech lecture | discuss talk | amazing incredible awesome fantastic wonderful |
    great good excellent fantastic | terrible awful horrible dreadful | happy glad pleased delighted |
    lot lots many ton tons loads bunch heap heaps | thing stuff | main primary chief principal |
    mostly mainly primarily largely chiefly | require need must | get receive obtain acquire | got received |
    gain obtain | say tell state mention | said told | fix repair mend | create make build construct |
    made created built | show demonstrate | reveal disclose | use utilize utilise employ | look seem appear |
    also too | nobody noone | somebody someone | everybody everyone | anybody anyone | nearly almost |
    now currently | today nowadays | wrong incorrect mistaken | right correct | occur happen | keep retain |
    continue proceed | let allow permit enable | teammate colleague coworker | staff employees workers |
    goal aim objective target | idea concept notion thought | method way approach technique | cash money |
    opportunity chance | wealthy rich affluent | launch introduce release unveil |
    launched introduced released shipped | job role | work job | important crucial critical vital essential |
    significant considerable substantial | specific particular | specifically particularly especially |
    understand grasp comprehend | understood grasped | discover find | found discovered | learned learnt |
    teach educate | taught educated | leave quit | left quit | fire dismiss sack | boss manager supervisor |
    obvious evident | strange weird odd peculiar | funny hilarious | scary frightening terrifying |
    scared afraid frightened terrified | angry furious | annoying irritating frustrating | exciting thrilling |
    excited thrilled | sad unhappy | surprised shocked astonished amazed stunned |
    surprising shocking astonishing stunning | beautiful gorgeous lovely | fun enjoyable | love adore enjoy |
    hate loathe detest dislike | stupid dumb idiotic | dead deceased | tired exhausted weary | quiet silent |
    road street | car automobile | home house | flat apartment | baby infant | doctor physician |
    lawyer attorney | teacher instructor | pupil student | author writer | newspaper paper | article essay |
    app application | feature functionality | program programme software | reason cause |
    result outcome consequence | effect impact influence | affect impact influence | process procedure |
    tool instrument | part portion piece | rest remainder | change alter modify | change switch |
    improve enhance | grow expand increase | grew expanded increased rose | rise increase | growth expansion |
    decrease decline drop fall shrink | reduce cut lower decrease | speed pace velocity |
    eventually ultimately finally | recently lately | previously formerly | always constantly continually |
    extremely incredibly very super hugely insanely tremendously really | actual real genuine | fake phony |
    old ancient | modern contemporary | basic fundamental | complex complicated | different distinct |
    same identical | similar alike | enough sufficient adequate | crazy insane nuts mad | cool neat |
    yell shout scream | describe explain | suggest recommend advise propose | persuade convince | promise vow |
    argue fight quarrel | fight battle | defend protect | kill murder | save rescue | hurt harm injure damage |
    break smash | broke smashed | design devise | watch see view | watched saw seen viewed | heard listened |
    eat consume | ate consumed | travel journey trip | reach arrive | depart leave | put place | throw toss |
    spend expend | own possess | manage handle | forbid prohibit ban | remember recall recollect |
    remembered recalled | imagine envision picture | predict forecast foresee | expect anticipate |
    measure gauge | test trial experiment | check verify | hide conceal | became got turned | become get turn |
    share split | divide split | combine merge | connect link | delete erase remove | remove eliminate |
    replace substitute | exchange swap trade | accept embrace | care mind | worried concerned anxious |
    worry concern | focus concentrate | ignore neglect overlook | salary wage wages pay | profit earnings |
    revenue sales | rival competitor | industry sector | friend buddy pal | tale story |
    view opinion perspective viewpoint | luck fortune | risk danger | risky dangerous | brave courageous |
    ability skill capability | advice guidance | area field domain | spot place location | country nation |
    world globe planet | kind sort type | era age period | couple few | amount quantity | investor backer |
    website site | went was | return returned | began commenced | sum total | team crew squad |
    famous renowned wellknown | vast huge | strong powerful | weak feeble | sure certain |
    surely certainly definitely | honest truthful frank | honestly frankly | wise sensible | calm relaxed |
    busy occupied | proper appropriate suitable | useful helpful handy | helped assisted supported aided |
    valuable precious | cheap inexpensive | costly expensive pricey | bravely courageously | lonely alone |
    nobody none | near close | nearby close | far distant | top peak | bottom base | middle center centre |
    edge border | shape form | size scale | cost price expense | deep profound | deeply profoundly |
    glance look | gave handed | give provide offer | gave provided | provide offer supply | offered gave provided |
    ask inquire | asked inquired | wanted desired | need require | told informed | inform tell |
    decision choice | decide choose | decided chose | instance example | matter subject topic |
    subject topic theme | task assignment | duty responsibility | proof evidence | belief conviction |
    terrified petrified | rude impolite | polite courteous | truly really genuinely | exactly precisely |
    certain sure | likely probable | clearly obviously evidently | one single | jump leap | if whether |
    found founded start started | hear listen | be become | thanks thank | real really | ill sick |
    error fault | who whoever | what whatever | leap jump | gather collect | gathered collected | bucket category |
    difficulty challenge hurdle obstacle | remark comment | college university | postpone delay | device gadget |
    additional extra | fascinating interesting | grab take | grabbed took | clue hint | intuition instinct | intent
    intention | attitude mindset | narrative story | phase stage | terrific great | awesome great | amazing great |
    sofa couch | essentially basically fundamentally | conversation discussion chat | inspire motivate | odd weird
    | kinds sorts types | ensure guarantee | earn make | earned made | fix solve | fixed solved | audience
    listeners | engineer developer | engineers developers | founder entrepreneur | founders entrepreneurs | ship
    deliver | shipped delivered | hunt search | path route | giant big
"""

_FORMS = """
    become became | begin began begun | bend bent | bind bound | bite bit bitten | blow blew blown |
    break broke broken | bring brought | build built | burn burnt | buy bought | catch caught |
    choose chose chosen | come came | deal dealt | dig dug | draw drew drawn | dream dreamt |
    drink drank drunk | drive drove driven | eat ate eaten | fall fell fallen | feed fed | feel felt |
    fight fought | find found | fly flew flown | forget forgot forgotten | freeze froze frozen |
    get got gotten | give gave given | go went gone goes | grow grew grown | hang hung | hear heard |
    hide hid hidden | hold held | keep kept | know knew known | lay laid | lead led | learn learnt |
    leave left | lend lent | lose lost | make made | mean meant | meet met | pay paid | ride rode ridden |
    ring rang rung | rise rose risen | run ran | say said | see saw seen | seek sought | sell sold | send sent |
    shake shook shaken | shoot shot | show shown | sing sang sung | sink sank sunk | sit sat | sleep slept |
    speak spoke spoken | spend spent | stand stood | steal stole stolen | stick stuck | strike struck |
    swim swam swum | swing swung | take took taken | teach taught | tear tore torn | tell told | think thought |
    throw threw thrown | understand understood | wake woke woken | wear wore worn | win won |
    write wrote written | rewrite rewrote rewritten | overcome overcame | withdraw withdrew withdrawn |
    rebuild rebuilt | outgrow outgrew outgrown
"""
"""Verbs whose forms have no stem in common."""


def _groups() -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for group in f"{_SYNONYMS} | {_FORMS}".split("|"):
        for word in group.split():
            groups.setdefault(word, set()).update(group.split())
    return groups


_LEAST_STEMMED = 4
_ALIKE = _groups()
_STEMS = {
    stem(word): {stem(one) for one in alike if len(one) >= _LEAST_STEMMED}
    for word, alike in sorted(_ALIKE.items(), reverse=True)
    if len(word) >= _LEAST_STEMMED
}


def are_synonyms(one: str, other: str) -> bool:
    """Whether two words say the same, be they inflected: `launched` and `introducing`."""
    return other in _ALIKE.get(one, ()) or (
        min(len(one), len(other)) >= _LEAST_STEMMED and stem(other) in _STEMS.get(stem(one), ())
    )
