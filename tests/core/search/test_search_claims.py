"""The check never says yes to the opposite, and knows what was said."""

import re
import tomllib
from collections import Counter

import pytest
from core.search.claimed import index, river
from eval_data import ROOT, SECTIONS

from bot.core.search.verdict import Ruling

SAID = (Ruling.VERBATIM, Ruling.NEARLY)
CLAIMS = tomllib.loads((ROOT / "tests" / "claims" / "claims.toml").read_text("utf-8"))["claim"]
TALKS = list(dict.fromkeys(claim["talk"] for claim in CLAIMS))


@pytest.mark.parametrize(
    ("claim", "ruling"),
    [
        ("Nobody should water the tomatoes at noon", Ruling.VERBATIM),
        ("we never put cooked food on the compost heap", Ruling.VERBATIM),
        ("it's impossible to save a drowned cactus", Ruling.NEARLY),
        ("pruning is more like an art than a science", Ruling.NEARLY),
        ("it is not possible to save a drowned cactus", Ruling.NEARLY),
        ("I think that beans grow well in the shade of a wall", Ruling.REVERSED),
        ("you should water the tomatoes at noon in July", Ruling.REVERSED),
        ("everybody should water the tomatoes at noon", Ruling.REVERSED),
        ("we always put cooked food on the compost heap", Ruling.REVERSED),
        ("salt keeps every snail away", Ruling.REVERSED),
        ("in 2018 we lost 340 plants", Ruling.REVERSED),
        ("the frost was the main reason for it", Ruling.REVERSED),
        ("they're often tested", Ruling.REVERSED),
        ("roses are hard if you cut them back", Ruling.REVERSED),
        ("pruning is more like a science than an art", Ruling.REVERSED),
        ("it's possible to save a drowned cactus", Ruling.REVERSED),
        ("the nettle is a weed but it is not a medicine", Ruling.REVERSED),
        ("the council will pay for a pond", Ruling.REVERSED),
        ("moss ruins lawns", Ruling.REVERSED),
        ("you should spray vinegar on the path", Ruling.REVERSED),
        ("buying bulbs", Ruling.REVERSED),
        ("members are allowed to prune the old vine", Ruling.PARTLY),
        ("we will cancel the sale", Ruling.PARTLY),
        ("moles eat roots", Ruling.REVERSED),
        ("the pears are late", Ruling.VERBATIM),
        ("the bees survive the winter", Ruling.PARTLY),
        ("we hope that the bees survive", Ruling.VERBATIM),
        ("you had a greenhouse", Ruling.PARTLY),
        ("we need a roof", Ruling.REVERSED),
        ("something in the shed is old", Ruling.REVERSED),
        ("you have the seeds that you need in spring", Ruling.PARTLY),
        ("you grow kale in the cellar", Ruling.PARTLY),
        ("the well was deep", Ruling.PARTLY),
        ("the soil is sour here", Ruling.VERBATIM),
        ("tomorrow I post a film of the old pond", Ruling.PARTLY),
        ("I'll post another film tomorrow", Ruling.PARTLY),
        ("the pond is deep", Ruling.REVERSED),
        ("the cherries taste best in June", Ruling.PARTLY),
        ("turn it twice a week", Ruling.PARTLY),
        ("the neighbours always ask why the compost is cold", Ruling.NEARLY),
        ("the gate needs paint", Ruling.VERBATIM),
        ("the clematis took the wall from the ivy", Ruling.REVERSED),
        ("my aunt learned so much from me about grafting", Ruling.REVERSED),
        ("they mean, the gutter leaks", Ruling.REVERSED),
        ("the gutter leaks", Ruling.VERBATIM),
        ("there were many, few wasps", Ruling.REVERSED),
        ("there were many wasps", Ruling.NEARLY),
        ("the ladder is safe enough for children", Ruling.PARTLY),
        ("the mower can climb the bank", Ruling.PARTLY),
        ("can the mower climb the bank", Ruling.VERBATIM),
        ("I don't want the fence to look dated", Ruling.NEARLY),
        ("I want the fence to look dated", Ruling.REVERSED),
        ("we paid ten thousand bucks for the fourth pump", Ruling.NEARLY),
        ("we paid $10,000 for the 4th pump", Ruling.NEARLY),
        ("we paid 10,000 dollars for the fifth pump", Ruling.REVERSED),
        ("we paid a thousand dollars for the 4th pump", Ruling.REVERSED),
        ("the bank wants 5 percent of it", Ruling.NEARLY),
        ("something that someone takes for granted", Ruling.REVERSED),
        ("if I'd been born a baron I'd have pressed flowers", Ruling.NEARLY),
        ("the spade, your spade is doing most of the digging", Ruling.NEARLY),
        ("perhaps people start with radishes", Ruling.NEARLY),
        ("the toads eat the slugs at night", Ruling.PARTLY),
        ("we planted a hedge along the lane", Ruling.PARTLY),
        ("she sold the orchard", Ruling.PARTLY),
        ("visitors find the arbour", Ruling.REVERSED),
        ("burning the stubble", Ruling.REVERSED),
        ("nobody pities the slug", Ruling.NEARLY),
        ("somebody pities the slug", Ruling.REVERSED),
        ("the farm is so much fun", Ruling.PARTLY),
        ("so this one actually I have a strong film about", Ruling.NOT_SAID),
        ("in 2019 we lost 340 lemon trees in the storm", Ruling.NOT_SAID),
        ("we bought a new wheelbarrow", Ruling.NOT_SAID),
    ],
)
def test_a_claim_is_held_against_the_whole_clause(claim: str, ruling: Ruling) -> None:
    assert index("garden").check(claim).ruling == ruling


@pytest.mark.parametrize(
    ("said", "claim", "ruling"),
    [
        # whose words they are, and who says that they are not
        ('We\'re not saying, "Hey, this is a boat for sailors."', "this is a boat for sailors", Ruling.REVERSED),
        ('We don\'t say, "If it floats, it is a success."', "if it floats, it is a success", Ruling.REVERSED),
        ('He said, "The boat floats."', "the boat floats", Ruling.PARTLY),
        ('I said, "The boat floats."', "the boat floats", Ruling.VERBATIM),
        ("Versus saying there's only one way to sail.", "there's only one way to sail", Ruling.REVERSED),
        ("I don't know anyone who thinks that sails tear.", "sails tear", Ruling.REVERSED),
        ("I don't believe, and I've said so often, that sails tear.", "sails tear", Ruling.REVERSED),
        # whatever is not known to leave it asserted, in whatever words
        ("The brochure would have you believe that boats float.", "boats float", Ruling.PARTLY),
        ("I'm sick of hearing that boats float.", "boats float", Ruling.PARTLY),
        ("We operated under the illusion that boats float.", "boats float", Ruling.PARTLY),
        ("The old hands swear that boats float.", "boats float", Ruling.PARTLY),
        ("He told me, boats float.", "boats float", Ruling.PARTLY),
        ("I told him, boats float.", "boats float", Ruling.VERBATIM),
        ("Today he feels boats float.", "boats float", Ruling.PARTLY),
        ("Today it feels like boats float.", "boats float", Ruling.VERBATIM),
        ("According to the mayor, boats float.", "boats float", Ruling.PARTLY),
        ("In an ideal world, boats float.", "boats float", Ruling.PARTLY),
        ("In my second year at sea boats were cheap.", "boats were cheap", Ruling.VERBATIM),
        ("The fear was that boats float.", "boats float", Ruling.PARTLY),
        ("The one thing I learned at sea is that boats float.", "boats float", Ruling.VERBATIM),
        ("You will find that boats float.", "boats float", Ruling.VERBATIM),
        ("They marketed it as though boats float.", "boats float", Ruling.PARTLY),
        ("It is not because boats float.", "boats float", Ruling.PARTLY),
        ("It is the best thing at sea if boats float.", "boats float", Ruling.PARTLY),
        ("That was an ideal. So, this boat floats.", "this boat floats", Ruling.VERBATIM),
        ("So that is what we do, we float boats.", "so well that is what we do", Ruling.NEARLY),
        ("If you sail and you are drunk, you drown.", "you are drunk", Ruling.PARTLY),
        ("You shouldn't buy a boat and paint it red.", "paint it red", Ruling.PARTLY),
        ("The new captain raised the fares.", "raised the fares", Ruling.VERBATIM),
        ('The old line was, "Boats float."', "boats float", Ruling.PARTLY),
        ('The truth is, "Boats float."', "boats float", Ruling.VERBATIM),
        ('She laughed, "I don\'t think boats float."', "boats float", Ruling.REVERSED),
        ("Boats float, said nobody ever.", "boats float", Ruling.PARTLY),
        ("Boats float, they say.", "boats float", Ruling.PARTLY),
        ("Boats float? Come on.", "boats float", Ruling.PARTLY),
        ("Boats float? Come on.", "boats float?", Ruling.VERBATIM),
        ("They ask whether or not boats float.", "boats float", Ruling.PARTLY),
        ("Boats float is what they say.", "boats float", Ruling.PARTLY),
        ("Boats float, my mother thinks.", "boats float", Ruling.PARTLY),
        ("Boats float, I think.", "boats float", Ruling.VERBATIM),
        ("Boats float, people say, but look at this one.", "boats float", Ruling.PARTLY),
        ("Boats float if you let them.", "boats float", Ruling.PARTLY),
        ("I can see a world where boats float.", "boats float", Ruling.PARTLY),
        ("It was on the pier, that basically boats float.", "boats float", Ruling.VERBATIM),
        ("Until the war we fished, but now boats are cheap.", "boats are cheap", Ruling.VERBATIM),
        # what is held to be so whatever is said of it
        ("People don't understand that boats float.", "boats float", Ruling.VERBATIM),
        ("What people don't realize is that a boat is not a toy.", "a boat is not a toy", Ruling.VERBATIM),
        ("Lots of people who row know that boats float.", "boats float", Ruling.VERBATIM),
        ("I couldn't believe that the boat sank in 2011.", "the boat sank in 2011", Ruling.VERBATIM),
        ("The reason it doesn't sink is that boats float.", "boats float", Ruling.VERBATIM),
        ("But the clear trend is that boats float.", "boats float", Ruling.VERBATIM),
        ("I don't know that boats float.", "boats float", Ruling.REVERSED),
        ("They pretend to understand that boats float.", "boats float", Ruling.REVERSED),
        ("You might discover that boats float.", "boats float", Ruling.PARTLY),
        ("The great hope is that boats float.", "boats float", Ruling.PARTLY),
        ("I'm not sure the answer is that boats float.", "boats float", Ruling.REVERSED),
        ("What people say is that boats float.", "boats float", Ruling.PARTLY),
        # another clause takes nothing back
        (
            "For those that have not seen it, it is very good in the old bay.",
            "the ferry is very good in the old bay",
            Ruling.PARTLY,
        ),
        ("If anything is not clear (it rarely is) boats float.", "boats float", Ruling.VERBATIM),
        ("Sometimes boats float in the bay.", "boats float in the bay", Ruling.PARTLY),
        ("Sometimes, boats float in the bay.", "boats float in the bay", Ruling.PARTLY),
        ('They come to us and say, "We want all of it."', "we want all of it", Ruling.PARTLY),
        # a claim may say less than was said, never more
        ("We were about to paint the hull in spring.", "we painted the hull in spring", Ruling.PARTLY),
        (
            "You don't want to rely on maps alone and you want to have an intuition.",
            "you don't want to rely on intuition",
            Ruling.PARTLY,
        ),
        (
            "You might try it, it might float, it might sink.",
            "you try it, it might float, it might sink",
            Ruling.PARTLY,
        ),
        ("They pay the same price in the bay.", "they pay the other price in the bay", Ruling.REVERSED),
        ("Captains who drink drown in the bay.", "captains drown in the bay", Ruling.PARTLY),
        ("Captains, who drink, drown in the bay.", "captains drown in the bay", Ruling.NEARLY),
        ("I'm a captain who sees things at sea.", "I'm a captain that sees things at sea", Ruling.NEARLY),
        ("He is known to people who fish in the bay.", "he is known to people fishing in the bay", Ruling.NEARLY),
        ("The crew hates it when sails tear at sea.", "the crew hates sails at sea", Ruling.PARTLY),
        ("We resisted the urge to raise the fares.", "we raised the fares", Ruling.PARTLY),
        ("We managed to raise the fares.", "we raised the fares", Ruling.NEARLY),
        ("We toyed with raising the fares in spring.", "we raised the fares in spring", Ruling.PARTLY),
        ("We kept raising the fares in spring.", "we raised the fares in spring", Ruling.NEARLY),
        ("We begin with soliciting advice at sea.", "we begin with advice at sea", Ruling.PARTLY),
        ("Fear of storms keeps the crew awake.", "fear keeps the crew awake", Ruling.NEARLY),
        ("The crew has a fear of storms at sea.", "the crew has storms at sea", Ruling.PARTLY),
        ("The boat, people say, floats on the bay.", "the boat floats on the bay", Ruling.PARTLY),
        ("The cooks envy the captains who can swim.", "the cooks can swim", Ruling.PARTLY),
        ("We only raise the fares in spring.", "we raise the fares in spring", Ruling.PARTLY),
        ("We raise the fares in spring.", "we only raise the fares in spring", Ruling.PARTLY),
        ("We raise the fares in spring.", "we always raise the fares in spring", Ruling.PARTLY),
        ("We always raise the fares in spring.", "we raise the fares in spring", Ruling.NEARLY),
        ("Most captains can swim.", "captains can swim", Ruling.PARTLY),
        ("We lost up to 40 boats.", "we lost 40 boats", Ruling.PARTLY),
        ("At most ten of the captains swam.", "ten of the captains swam", Ruling.PARTLY),
        ("They moved from Bergen that spring.", "they moved to Bergen that spring", Ruling.PARTLY),
        ("We sail before the storm comes.", "we sail the storm comes", Ruling.PARTLY),
        # what is no fact, or no longer
        ("I used to think that anchors were useless.", "anchors were useless", Ruling.REVERSED),
        ("It used to be free for the fishermen.", "it is free for the fishermen", Ruling.PARTLY),
        ("We used to paint the hull in spring.", "we painted the hull in spring", Ruling.NEARLY),
        ("We thought about moving the shop to Lisbon.", "we moved the shop to Lisbon", Ruling.PARTLY),
        ("Until last spring we sailed every week.", "we sailed every week", Ruling.PARTLY),
        ("Allegedly the mayor took the boat.", "the mayor took the boat", Ruling.PARTLY),
        ("Maybe we should sell the boat.", "we should sell the boat", Ruling.NEARLY),
        ("It was an assumption that you should always sail.", "you should always sail", Ruling.PARTLY),
        ("In theory, the log shows everything.", "the log shows everything", Ruling.PARTLY),
        ("You'd think that bigger boats are faster.", "bigger boats are faster", Ruling.PARTLY),
        ("All the ports grew except Bergen.", "all the ports grew", Ruling.PARTLY),
        ("Have you ever had a boat that sank in the harbour?", "I've had a boat that sank", Ruling.REVERSED),
        # what denies
        ("He forgot to lock the cabin.", "he locked the cabin", Ruling.REVERSED),
        ("It would be a mistake to copy the leader.", "copy the leader", Ruling.REVERSED),
        ("We decided against selling the boat.", "we decided on selling the boat", Ruling.REVERSED),
        ("The children look away from the boat.", "the children look at the boat", Ruling.REVERSED),
        ("The sails were anything but cheap.", "the sails were cheap", Ruling.REVERSED),
        ("It's hard to say that the flags worked.", "the flags worked", Ruling.PARTLY),
        ("There isn't any wind in the bay.", "there's no wind in the bay", Ruling.NEARLY),
        ("We no longer support the old masts.", "we don't support the old masts anymore", Ruling.NEARLY),
        ("It's a misconception that sailors need maps.", "sailors need maps", Ruling.REVERSED),
        ("We grew everywhere but in Brazil.", "we grew in Brazil", Ruling.REVERSED),
        ("Neither the owners nor the crew wanted it.", "the crew wanted it", Ruling.REVERSED),
        ("I have yet to see a map that held.", "I have seen a map that held", Ruling.REVERSED),
        # the contrary, another unit, in whatever form
        ("The tighter the knot, the better it holds.", "the looser the knot, the better it holds", Ruling.REVERSED),
        ("I was positively surprised by the crew.", "I was negatively surprised by the crew", Ruling.REVERSED),
        ("Seven months later we ran out of rope.", "seven weeks later we ran out of rope", Ruling.REVERSED),
        # who does what
        ("Mel and Cliff jumped on a plane that night.", "I jumped on a plane that night", Ruling.REVERSED),
        ("My wife wanted the boat.", "I wanted the boat", Ruling.REVERSED),
        ("I think you need a bigger sail.", "I need a bigger sail", Ruling.REVERSED),
        ("The boat that I painted was old.", "the boat painted", Ruling.REVERSED),
        ("I went down and then quickly bought the rope.", "I quickly bought the rope", Ruling.NEARLY),
        ("Anna hired Tom.", "Tom hired Anna", Ruling.REVERSED),
        ("Anna was hired by Tom.", "Anna hired Tom", Ruling.REVERSED),
        ("Speed matters more than beauty for us.", "beauty matters more than speed for us", Ruling.REVERSED),
        ("Tom came and Anna was the captain.", "Anna came and Tom was the captain", Ruling.REVERSED),
        ("It's about people, not boats.", "it's about boats, not people", Ruling.REVERSED),
        ("We all eat apples and pears at sea.", "we all eat pears and apples at sea", Ruling.NEARLY),
        ("We washed and painted the hull.", "we painted and washed the hull", Ruling.PARTLY),
        (
            "Can we tweak the boat so that you have fun, even if you're not there yet?",
            "you have fun, even if you aren't there yet",
            Ruling.PARTLY,
        ),
        (
            "I know exactly where I'll start, but most would like a story, right?",
            "I know exactly where I'll start",
            Ruling.VERBATIM,
        ),
        ("They were pretending to repair the boat.", "they were repairing the boat", Ruling.REVERSED),
        (
            "He and I worked at sea and then we started a shop.",
            "he and I worked at sea and then we founded a shop",
            Ruling.NEARLY,
        ),
        ("It was way cheaper than hotels on land.", "it was way cheaper compared to hotels on land", Ruling.NEARLY),
        ("Is the old boat still afloat in the bay?", "the old boat is still afloat in the bay", Ruling.PARTLY),
        ("What problem does it solve for the crew?", "it does solve the problem for the crew", Ruling.PARTLY),
        (
            'You need to sail. Not like, "Oh, I will stay in the harbour."',
            "I will stay in the harbour",
            Ruling.REVERSED,
        ),
        ("Most captains are undercharging.", "most captains are overcharging", Ruling.REVERSED),
        ("They just sail and don't have any history.", "they just sail and have no history", Ruling.NEARLY),
        ("They just sail and don't have any history.", "they just sail and have a history", Ruling.REVERSED),
        ("The question of is it true that boats sink, right?", "boats sink", Ruling.PARTLY),
        # what follows an “if” is so only then
        ("If the wind drops, the boat sinks.", "the boat sinks", Ruling.PARTLY),
        ("If the wind drops, then I think the boat sinks.", "the boat sinks", Ruling.PARTLY),
        ("If the wind drops, the boat sinks.", "if the wind drops, the boat sinks", Ruling.VERBATIM),
        ("Even if the wind drops, boats float.", "boats float", Ruling.VERBATIM),
        ("If you think about it, boats float.", "boats float", Ruling.VERBATIM),
        ("If I had a boat, I would paint it red.", "I would paint it red", Ruling.VERBATIM),
        ("If the wind drops, we row, but boats float.", "boats float", Ruling.VERBATIM),
        # what a pronoun stands for
        ("I bought the old ferry. It is good in the bay.", "the old ferry is good in the bay", Ruling.NEARLY),
        ("Ann came. It is a bit too slow in the bay.", "the ferry is a bit too slow in the bay", Ruling.PARTLY),
        ("I bought the ferry. The raft is good in the bay.", "the ferry is good in the bay", Ruling.PARTLY),
        ("I bought the old ferry. It isn't good in the bay.", "the old ferry is good in the bay", Ruling.REVERSED),
        (
            "Don't worry if you can't row because you can learn it and as a captain you'll never row.",
            "as a captain you will never row",
            Ruling.NEARLY,
        ),
        # slips of memory
        (
            "A great example would be Bergen in the spring.",
            "a great example is Bergen in the spring",
            Ruling.NEARLY,
        ),
        ("They are lacking something at sea.", "they lack something at sea", Ruling.NEARLY),
        ("They sail and also having to cook is hard.", "they sail and also have to cook is hard", Ruling.NEARLY),
        (
            "You know why you try to sail and why you try to win at sea.",
            "you know why you try to sail and why you win at sea",
            Ruling.NEARLY,
        ),
        (
            "It takes clarity of purpose and clarity of plan at sea.",
            "it takes clarity of purpose and plan at sea",
            Ruling.NEARLY,
        ),
        ("They say often that I think about it at sea.", "they often say that I think about it", Ruling.NEARLY),
        ("There is a mission that I often think about.", "there is a mission I think about often", Ruling.NEARLY),
        ("They made the leap to the old ferry.", "they made the jump to the old ferry", Ruling.NEARLY),
        ("They offer a swift replacement at sea.", "they give a swift replacement at sea", Ruling.NEARLY),
        ("The crew was fast at sea.", "the crew was slightly fast at sea", Ruling.NEARLY),
        ("We don't know what happens.", "really we don't know what happens, actually", Ruling.NEARLY),
        ("Nobody asks why they would want a boat.", "nobody asks why they want a boat", Ruling.NEARLY),
        (
            "It says nothing about if the boat floats.",
            "it says nothing about whether the boat floats",
            Ruling.NEARLY,
        ),
        ("I was working seven days a week back then.", "back then I was working seven days a week", Ruling.NEARLY),
        ("Nobody was buying boats in Peru in 1999.", "nobody was buying boats in 1999 in Peru", Ruling.NEARLY),
        ("Put yourself in the shoes of sailors.", "put yourself in the sailors' shoes", Ruling.NEARLY),
        ("It was a massive golden boat picture.", "it was a massive boat golden picture", Ruling.NEARLY),
        ("We rowed to the island before noon.", "after noon we rowed to the island", Ruling.PARTLY),
        (
            "We ended up with a boat that we rewrote the rules for.",
            "a boat we are rewriting the rules for",
            Ruling.NEARLY,
        ),
        ("At one point we had nine boats.", "at some point we had nine boats", Ruling.NEARLY),
        ("They introduced the new ferry in spring.", "they launched the new ferry in spring", Ruling.NEARLY),
        ("The captain has to evolve.", "the captain must evolve", Ruling.NEARLY),
        ("You don't have to shout at the crew.", "you don't need to shout at the crew", Ruling.NEARLY),
        ("The homepage is in the logbook.", "the home page is in the log book", Ruling.NEARLY),
        ("It helps human beings in the long run.", "it helps humans in the long term", Ruling.NEARLY),
        ("It will probably rain on the parade.", "it will rain on the parade", Ruling.NEARLY),
        ("It will rain on the parade.", "it will probably rain on the parade", Ruling.NEARLY),
        ("It will rain on the old parade.", "it will rain on the parade", Ruling.NEARLY),
        ("It will rain on the parade.", "it will rain on the old parade", Ruling.PARTLY),
        ("A ferry is great, but only if you attach an anchor to it.", "a ferry is great", Ruling.PARTLY),
        ("A ferry is great, but it needs an anchor.", "a ferry is great", Ruling.VERBATIM),
        ("You’re saying, oh, the boats need five oars.", "the boats need five oars", Ruling.PARTLY),
        ("I row without feeling like, oh, I have to win every race.", "I have to win every race", Ruling.PARTLY),
        ("And I was like, oh, this is a great idea for a bridge.", "this is a great idea", Ruling.VERBATIM),
        ("The thing is, oh, we never had enough rope for it.", "we never had enough rope for it", Ruling.VERBATIM),
    ],
)
def test_a_claim_is_held_against_one_sentence(said: str, claim: str, ruling: Ruling) -> None:
    assert river(said).check(claim).ruling == ruling


@pytest.mark.parametrize(
    ("said", "claim", "ruling"),
    [
        ("I would change everything about it.", "he would change everything about it", Ruling.NEARLY),
        ("I have young kids on the boat.", "She has young kids on the boat", Ruling.NEARLY),
        ("I'm building my own ferry.", "he’s building his own ferry", Ruling.NEARLY),
        ("The crew would yell at me in the meeting.", "the crew would yell at her in the meeting", Ruling.NEARLY),
        ("The crew would yell at me in the meeting.", "the crew yelled at him in the meeting", Ruling.PARTLY),
        ("I have young kids on the boat.", "he has no young kids on the boat", Ruling.REVERSED),
        ("I don't have young kids on the boat.", "he has young kids on the boat", Ruling.REVERSED),
        ("I have young kids on the boat.", "you have young kids on the boat", Ruling.REVERSED),
        ("I have young kids on the boat.", "they have young kids on the boat", Ruling.NEARLY),
        ("We have raised a round in the bay.", "they've raised a round in the bay", Ruling.NEARLY),
        ("We run our own ferry.", "they run their own ferry", Ruling.NEARLY),
        ("We don't run a ferry.", "they run a ferry", Ruling.REVERSED),
        ("I'm proud of my ferry.", "they're proud of their ferry", Ruling.NEARLY),
        ("You run a ferry in the bay.", "they run a ferry in the bay", Ruling.REVERSED),
        ("I lent him my old ferry.", "he lent me my old ferry", Ruling.REVERSED),
        ("I lent him my old ferry.", "he lent him his old ferry", Ruling.REVERSED),
        ("They have young kids on the boat.", "he has young kids on the boat", Ruling.REVERSED),
    ],
)
def test_a_claim_may_report_the_speaker_in_the_third_person(said: str, claim: str, ruling: Ruling) -> None:
    assert river(said).check(claim).ruling == ruling


@pytest.mark.parametrize("talk", TALKS)
def test_claims_of_people_are_ruled_on(talk: str) -> None:
    if talk != "interview" and not SECTIONS.is_dir():
        pytest.skip("there are no other transcripts here")
    claims = [claim for claim in CLAIMS if claim["talk"] == talk]
    counts = Counter((claim["kind"], index(talk).check(claim["text"]).ruling) for claim in claims)
    assert not [kind for kind, ruling in counts if kind == "reversed" and ruling in SAID]
    assert not [kind for kind, ruling in counts if kind == "invented" and ruling in SAID]
    assert not [ruling for kind, ruling in counts if kind == "within" and ruling is not Ruling.PARTLY]
    said = {ruling: count for (kind, ruling), count in counts.items() if kind == "said"}
    assert sum(said.get(ruling, 0) for ruling in SAID) >= 0.9 * sum(said.values())


def test_a_denial_put_in_or_left_out_is_never_called_said() -> None:
    sentences = [one.text for one in index("interview").transcript.sentences]
    turned = [re.sub(r"\b(is|are|was|can|should)\b(?! not)", r"\1 not", text, count=1) for text in sentences]
    turned += [re.sub(r"\b(?:do|does|did)n[’']t ", "", text) for text in sentences]
    changed = [text for text, before in zip(turned, sentences * 2, strict=True) if text != before]
    assert len(changed) > 20
    assert not [text for text in changed if index("interview").check(text).ruling in SAID]
