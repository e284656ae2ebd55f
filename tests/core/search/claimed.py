"""What claims are held against: recordings, a garden full of denials and conditions, and single sentences."""

from functools import cache

from eval_data import load_transcript

from bot.core.search.index import QuoteIndex
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

GARDEN = """
    Do you think that beans grow well in the shade? I don't think that beans grow well in the shade of a wall.
    Nobody should water the tomatoes at noon in July. We never put cooked food on the compost heap.
    It is not true that salt keeps every snail away. In 2019 we lost 340 plants, about 15 percent of all of them.
    I wouldn't say that the frost was the main reason for it. They're rarely tested, and hardly ever true to their
    name. Roses are easy if you cut them back hard in early March. That salt keeps snails away is a myth.
    Pruning is, you know, more like an art than a science. It's impossible to, to save a drowned cactus.
    If you had a greenhouse you could grow melons here. The nettle is not a weed but it is a medicine.
    It is unlikely that the council will pay for a pond. Some people say that moss ruins lawns, but that's nonsense.
    You should stop spraying vinegar on the path. Instead of buying bulbs we swapped seeds. Only members are allowed
    to prune the old vine. Unless it rains we will cancel the sale. I used to believe that moles eat roots.
    I don't think that the plums are late, I think the pears are late. We hope that the bees survive the winter.
    I don't think, to be honest, we need a roof. Next question, do you have the seeds that you need in spring?
    Let's say you grow kale in the cellar. Everything in the shed is old. I thought the well was deep.
    The soil is sour here, right? If tomorrow I post a film of the old pond, and I think that film is very funny,
    and nobody likes that film, nothing happened. Tomorrow, I'll post another film of another pond somewhere else.
    A lot of people think the pond is deep, but we dug it ankle deep. They say that the cherries taste best in June.
    The neighbours always ask, "Oh, why is the compost cold? Turn it twice a week." I told my sister, "The gate
    needs paint." The ivy took the wall from the clematis. My aunt I learned so much from about grafting. I mean,
    the gutter leaks. There were many, many wasps. Is the ladder safe enough for children or not? I want the fence
    not to look dated. We paid 10,000 dollars for the 4th pump. What's something that everyone takes for granted?
    If I'd been born a baron I'd have, I don't know, pressed flowers, but I wasn't. Can the mower climb the bank?
    Your spade, your spade is doing most of the digging. Maybe folks begin with radishes. The bank wants 5% of it.
    The toads might eat the slugs at night. We wanted to plant a hedge along the lane. She would have sold the
    orchard. Few visitors find the arbour. Weed by hand, as opposed to burning the stubble. Still, no one
    pities the slug. They see a film. It looks like, "Oh, the farm is so much fun."
"""


@cache
def index(talk: str) -> QuoteIndex:
    if talk == "garden":
        return QuoteIndex(Transcript("Garden", rebuild([Cue(0, 90_000, " ".join(GARDEN.split()), None)])))
    return QuoteIndex(load_transcript(talk))


def river(said: str) -> QuoteIndex:
    text = f"The river was calm that day and nobody was around. {said} Then the afternoon went by, and they left."
    return QuoteIndex(Transcript("River", rebuild([Cue(0, 90_000, text, None)])))
