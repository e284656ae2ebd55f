"""Sentences that are worth showing by themselves."""

import random

from bot.core.transcript.asides import Aside, asides
from bot.core.transcript.grave import grave
from bot.core.transcript.model import Transcript


def pick(transcript: Transcript, rng: random.Random, count: int) -> list[int]:
    """Numbers of `count` different sentences that say something: six to forty words, where there are enough. None
    is near what is too grave to come up by lot, or partly not understood, unless there is nothing else."""
    sentences, unfit, kinds = range(len(transcript.sentences)), grave(transcript), asides(transcript)
    fit = [number for number in sentences if number not in unfit and kinds[number] is not Aside.UNCLEAR]
    everything = fit or sentences
    telling = [number for number in everything if 6 <= len(transcript.sentences[number].text.split()) <= 40]
    numbers = telling if len(telling) >= count else list(everything)
    return rng.sample(numbers, min(count, len(numbers)))
