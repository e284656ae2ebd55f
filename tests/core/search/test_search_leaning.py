import pytest

from bot.core.search.leaning import leans_back, open_quotations, stops_short

LEANING = """
And this is pretty much how a hedge should look.
Or if you don't like the smell, sometimes vinegar helps.
They're both great roses.
Because no first attempt is any good.
That's why it has to be a small bed.
For example, a spade lasts for thirty years.
If that person refuses, the whole allotment suffers.
And if you cover them with fleece, the frost does no harm.
Listen to them, let them sing.
I think it's going to grow this way.
Well, what it might do is give you more beans.
All of them are planted in October.
More often than not, they'll flower twice.
Exactly.
"""
STANDING = """
It is important to say when the frost comes.
It turns out that most slugs are harmless.
I think it's really important to write things down.
These days everybody grows tomatoes.
When it comes to roses, patience is everything.
My first garden was on a roof in the city.
Gardeners know they need rain.
I think that what really helps is rain.
Those who plant in March harvest in June.
One of my favourite books is about moss.
That said, nettles make good soup.
When you think about it, a hedge is a fence that grows.
In a year of drought and heat it's hard to tell what is dead.
"""


@pytest.mark.parametrize("text", LEANING.strip().splitlines())
def test_what_leans_on_the_sentence_before_is_told(text: str) -> None:
    assert leans_back(text)


@pytest.mark.parametrize("text", STANDING.strip().splitlines())
def test_what_stands_alone_is_told(text: str) -> None:
    assert not leans_back(text)


@pytest.mark.parametrize(
    ("text", "is_short"),
    [
        ("Is it the soil?", True),
        ("He asked, “Is it the soil?”", True),
        ("What I would plant is...", True),
        ("There are two kinds:", True),
        ("We dug and", True),
        ("It is the soil.", False),
        ("“It is the soil.”", False),
    ],
)
def test_what_stops_short_of_its_point_is_told(text: str, is_short: bool) -> None:
    assert stops_short(text) is is_short


@pytest.mark.parametrize(
    ("text", "ended", "begun"),
    [
        ('She said, "Go on. Dig."', 0, 0),
        ('Dig deeper." And so we did.', 1, 0),
        ('She said, "Go on.', 0, 1),
        ("“Go on,” she said, “dig.", 0, 1),
        ('" One gardener left. "', 0, 0),
        ('It was the key that... " We are a garden. " Instead of that we dug.', 0, 0),
    ],
)
def test_quotations_that_go_on_are_counted(text: str, ended: int, begun: int) -> None:
    assert open_quotations(text) == (ended, begun)
