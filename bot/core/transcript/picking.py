"""Sentences that are worth showing by themselves."""

import random

from bot.core.transcript.model import Transcript


def pick(transcript: Transcript, rng: random.Random, count: int) -> list[int]:
    """Numbers of `count` different sentences that say something: six to forty words, where there are enough."""
    everything = range(len(transcript.sentences))
    telling = [number for number in everything if 6 <= len(transcript.sentences[number].text.split()) <= 40]
    numbers = telling if len(telling) >= count else list(everything)
    return rng.sample(numbers, min(count, len(numbers)))
