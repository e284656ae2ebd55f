"""What /help shows of a sentence as an example."""

import pytest

from bot.core.transcript.model import Sentence, Transcript
from bot.features.about.examples import leaning, remembered, words_of


@pytest.mark.parametrize(
    ("said", "shown", "leans"),
    [
        ("In retrospect, it was absolutely the right move.", "In retrospect, it was absolutely the right move", 0),
        (
            "When you look at the whole of it over the years, our designers write better code than you, right?",
            "our designers write better code than you",
            1,
        ),
        ("And the lighthouse keeper counted forty gulls.", "And the lighthouse keeper counted forty gulls", 2),
        ('You can tell me, "I just like action movies.', 'You can tell me, "I just like action movies', 2),
        ("How does the model change its mind when", "How does the model change its mind when", 2),
        ("This is where we are now.", "This is where we are now", 2),
        (
            "There is a whole lot of work to be able to do that in a way which is any good",
            "do that in a way which is any good",
            2,
        ),
    ],
)
def test_whole_sentences_and_clauses_come_before_others(said: str, shown: str, leans: int) -> None:
    sentence = Sentence(said, None, ((0, 0), (len(said), 1000)))
    assert (words_of(sentence), leaning(sentence)) == (shown, leans)


def test_of_other_interviews_the_rarest_words_are_remembered() -> None:
    said = ["The keeper counted forty gulls before breakfast.", "The keeper slept.", "Breakfast was late, keeper!"]
    sentences = tuple(Sentence(text, None, ((0, 0), (len(text), 1000))) for text in said)
    assert remembered(Transcript("Gulls", sentences), 0) == "counted forty gulls breakfast"
