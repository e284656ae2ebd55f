"""What adverts, greetings and housekeeping are known by: phrases of English podcasts, as regular expressions."""

import re

_DOT = r"(?:\.|\s?\bdot\b\s?)"
_TOP = (
    rf"{_DOT}(?:comm?|org|io|ai|co|net|fm|dev|tv|us|app|health|shop|so|software|tech|cloud|store|online|studio|page"
    r"|link|academy|school|club|xyz|gg|chat|tools|inc)\b"
)
DOMAIN = rf"[\w-]{{2,40}}{_TOP}"
"""“rails.com”, “rails dot com”."""


def _any_of(phrases: str, before: str = r"\b") -> re.Pattern[str]:
    """One phrase a line; an apostrophe may be curly or missing."""
    lines = "|".join(filter(None, map(str.strip, phrases.splitlines())))
    return re.compile(rf"{before}(?:{lines})".replace("'", "['’]?"), re.IGNORECASE)


OPENS = _any_of(
    r"""
    brought to (?:you|us|me) (?:today |in part )?by
    sponsored by\b
    (?:is|are) (?:partially |partly )?(?:supported|presented|made possible) by (?=[A-Z]|our|listeners)
    (?:our|today's|first|next|second|third|last|other|my) sponsors?\b
    this (?:episode|week|show)'s sponsors?\b
    one of our (?:\w+ ){0,3}sponsors?\b
    podcast sponsors?\b
    (?:words?|messages?) from (?:our|one of our|the|today's|a|this) (?:\w+ )?(?:sponsors?|partners?|advertisers?)
    support for (?:this|today's|the|our|\w+) (?:\w+ )?(?:show|podcast|episode|program|comes)
    support comes from
    this (?:message|podcast|episode|show) (?:comes|is coming) (?:to you )?from
    sponsors? (?:of|for) (?:this|today's|the|our) (?:show|podcast|episode|program|video)\b
    thank(?:s|ing)?(?: you)?(?: so much)? to (?:our|\w+) (?:\w+ )?(?:sponsors?\b|for (?:sponsor|support)ing)
    for sponsoring
    sponsor(?:s|ing) (?:this|our|the|today's) (?:show|podcast|episode|program|video)
    who (?:sponsors?|is sponsoring) (?:us|this)
    (?:paid|quick) (?:advertisement|promotion|plug for)
    mention of (?:our|each|his|the) sponsors?
    (?:our|my) (?:good )?friends (?:over )?at (?=[A-Z])
    (?:let's|helps?|to help|gotta|got to|moment to) pay (?:us )?(?:the|some|our) bills
    sponsor links?
    support from (?=[A-Z])
    (?:let's|gonna|going to) take a (?:\w+ )?break (?:for a (?:second|minute)|to)
    (?:short|quick) break (?:from (?:our|this|the)|to (?:talk|tell|thank|hear))
    """
)
"""Says that somebody pays."""

OFFERS = _any_of(
    r"""
    (?:promo|discount|coupon|offer|referral) code\b
    (?:use|using|enter|with|apply) (?:the |my |our |that )?code\b
    \d{1,3} ?(?:%|percent) (?:off|discount)\b
    \d+ (?:dollars )?off (?:your|any|the|of)\b
    save (?:up to )?(?:\$\d+|\d+ ?(?:%|percent))
    (?:free|risk[- ]free|no[- ]risk|\d+[- ](?:day|night|month)) (?:\w+ )?trial\b
    try (?:it |us |them )?(?:out )?(?:for )?(?:free|risk[- ]free)\b
    (?:at|your) checkout\b
    money[- ]back\b
    terms (?:and conditions )?apply\b
    exclusions apply\b
    first (?:month|order|purchase|year|box|bag|\w+ (?:months|weeks|orders)) (?:is |are )?(?:free|for|of|when|at)\b
    (?:your|off) (?:first|next) (?:month|order|purchase|box)\b
    free shipping\b
    special offer\b
    exclusive (?:offer|deal|discount)\b
    limited[- ]time\b
    no credit card\b
    sign up (?:now|today)\b
    get started (?:today|for free|now|at)\b
    download the (?:free )?\w+ app\b
    void where prohibited\b
    cancel any ?time\b
    click the sponsor\b
    for new (?:customers|users|members)\b
    new customers?\b.{0,40}\b(?:only|get|offer)\b
    start your free\b
    become a (?:\w+ )?(?:member|subscriber|patron)\b
    gift card\b
    """
)
"""Says what one gets."""

LINKS = _any_of(
    rf"""
    (?:go|going|head|heading|over)(?: \w+){{0,2}} to\s+(?:\w+ ){{0,2}}?{DOMAIN}
    visit\s+(?:\w+ ){{0,2}}?{DOMAIN}
    (?:it|us|them|just|more|out|up|app|trial|demo) (?:at|is)\s+(?:\w+ ){{0,2}}?{DOMAIN}
    (?:online|today|free|started|now) (?:at|is)\s+(?:\w+ ){{0,2}}?{DOMAIN}
    (?:that's|again,?|at|try|called)\s+(?:\w+ ){{0,2}}?{DOMAIN}
    """
)
"""Sends listeners to an address."""

SHORTENS = re.compile(rf"{DOMAIN}[,.]?\s?(?:/|\b(?:forward |back)?slash\b)\s?\w", re.IGNORECASE)
"""An address of one show at somebody's: “rails.com/verbatim”."""

LINK_NAME = re.compile(rf"\b((?:\w+ )?[\w-]{{2,40}}){_TOP}", re.IGNORECASE)
CAPITALISED = re.compile(r"(?<![.!?] )(?<!^)\b([A-Z][\w’'&.-]*(?: [A-Z0-9][\w’'&.-]*){0,2})")

ENDS = _any_of(
    r"""
    (?<!welcome )back to (?:the|our|my) (?:show|episode|conversation|interview|program|podcast|chat|discussion)
    (?:let's|now) get (?:back )?(?:in)?to (?:it|the)
    without further ado
    and now,? (?:back|here|dear)
    """
)
"""Goes back to what the recording is about."""

GREETS = _any_of(
    r"""
    welcome(?: back)? (?:to|back|everyone|everybody|in)\b
    welcome\W*$
    this is (?:the \w+ (?:\w+ )?(?:podcast|show)\b|your host)
    i'm your host\b
    my name is\b.{0,60}$
    you're listening to\b
    thank(?:s| you)(?: (?:guys|so much|very much|again|all|everyone))* for (?:listening|watching|tuning in|joining)
    thank(?:s| you)(?: (?:guys|so much|very much|again|all))* for (?:coming|having (?:me|us)|being (?:here|on|with))
    thank(?:s| you)(?: (?:so much|very much|again))* for (?:inviting|your time|taking the time|stopping by)
    (?:it's )?(?:such |really )?(?:great|good|nice|happy|glad|an? (?:pleasure|honou?r)) to be (?:here|on|back)
    (?:it's )?(?:such |really )?(?:great|good|nice|happy|glad|an? (?:pleasure|honou?r)) to (?:see|meet|have) you
    how are you(?: doing)?(?: today| guys| man)?\W*$
    (?:good ?bye|bye|bye bye|cheers|take care)\W*$
    (?:hey|hi|hello)(?:,? \w+){0,2}\W*$
    (?:we'll )?(?:see|talk to|catch) you (?:all |guys )?(?:later|soon|tomorrow|then|there|again)\b
    (?:we'll )?(?:see|talk to|catch) you (?:all |guys )?(?:in )?(?:the )?next\b
    until next (?:time|week|episode)
    without further ado\b
    """,
    r"^\W*(?:(?:so|and|well|hey|hi|hello|yeah|um|uh|okay|all right|everyone|everybody|folks|guys|you guys|there"
    r"|friends|my friends|once again|good (?:morning|afternoon|evening))\W+){0,4}",
)
"""Welcome and goodbye, at the beginning of a sentence."""

ASKS_LISTENERS = _any_of(
    r"""
    subscrib(?:e|ing)\b.{0,60}\b(?:podcast|show|channel|youtube|apple|spotify|newsletter|button|wherever|itunes|patreon)\b
    (?:like|hit|smash|click)\b.{0,20}\bsubscribe\b
    please subscribe\b
    subscribe (?:on|at|here|now|below)\b
    (?:leave|give|write) (?:us |me |it |the show |this podcast )?(?:an? )?(?:\S+[ -]){0,3}(?:reviews?|ratings?)\b
    leave (?:us |me )?(?:a )?comments? (?:below|down)\b
    (?:rate|review) (?:us|the show|this podcast|the podcast|it) (?:on|in|at)\b
    follow (?:me|us|the show|the podcast|along) (?:on|at)\b
    wherever you (?:get|listen to) (?:your )?podcasts\b
    (?:in|check) the (?:show ?notes|episode notes|description|video description)\b
    links? (?:is |are )?(?:in|down) the (?:description|show ?notes)\b
    (?:support|join|find) (?:us|me|(?:the|this) (?:show|podcast)) (?:on|at) (?:patreon|substack|youtube|discord)\b
    patreon ?(?:\.|dot) ?com\b
    if you (?:enjoyed?|liked?|found|love) (?:this|the|our|today's) (?:\w+ )?(?:podcast|episode|show|video)\b
    (?:thanks|thank you)(?: \w+){0,3} for (?:listening|watching|tuning in)\b
    (?:see|catch|join) (?:you|us) (?:all |again |back )?(?:here )?next (?:week|time)\b
    (?:see|catch|join) (?:you|us) (?:all |again )?in the next (?:one|episode|video)\b
    (?:here's|now,?|enjoy|and) (?:is )?(?:my|our|the|this) (?:full )?(?:conversation|interview) with (?=[A-Z])
    (?:was|is) (?:produced|edited|mixed|engineered|fact-checked) by (?=[A-Z])
    our (?:theme (?:music|song)|executive producers?|producers?) (?:is|was|are|by)\b
    (?:we'll be|we're|be) right back\b
    (?:take|after) (?:a|this|the) (?:quick|short) break\b
    next week on\b
    stay tuned\b
    notification bell\b
    sign up for (?:our|my|the) (?:\w+ )?newsletter\b
    """
)
