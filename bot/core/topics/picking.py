"""Sentences that are worth showing by themselves."""

import random

from bot.core.topics.memorable import memorability
from bot.core.transcript.asides import asides
from bot.core.transcript.grave import grave
from bot.core.transcript.model import Transcript

_BEST_SHARE, _FEWEST_BEST = 0.06, 12


def pick(transcript: Transcript, rng: random.Random, count: int) -> list[int]:
    """Numbers of `count` different sentences, or of all there are: first the best remembered, one in sixteen, in an
    order drawn by lot, then the next best. None is an aside, such as an advert, or near what is too grave to come
    up by lot, unless there is nothing else."""
    sentences, unfit, kinds = range(len(transcript.sentences)), grave(transcript), asides(transcript)
    fit = [number for number in sentences if number not in unfit and kinds[number] is None] or list(sentences)
    remembered = memorability(transcript)
    fit.sort(key=lambda number: -remembered[number])
    best = max(_FEWEST_BEST, round(_BEST_SHARE * len(fit)))
    return [*rng.sample(fit[:best], len(fit[:best])), *fit[best:]][:count]
