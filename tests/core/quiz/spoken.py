"""Talks of a few sentences to ask about."""

from bot.core.transcript.model import Sentence, Transcript


def talk(*texts: str) -> Transcript:
    return Transcript(
        "Talk",
        tuple(
            Sentence(text, None, ((0, number * 10_000), (len(text), number * 10_000 + 9000)))
            for number, text in enumerate(texts)
        ),
    )
