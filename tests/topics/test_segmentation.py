from itertools import pairwise

from eval_data import load_transcript
from hypothesis import given
from hypothesis import strategies as st

from bot.search.embedding import make_embedder
from bot.search.index import QuoteIndex
from bot.topics.segmentation import segment
from bot.transcript.model import Cue, Transcript
from bot.transcript.sentences import rebuild

SAID = {
    "bread": "Dough rests while the yeast works. Flour, water and salt go into the oven as a loaf. Bake it.",
    "stars": "A telescope gathers light from galaxies. Astronomers measure the stars. Look at the orbit.",
    "chess": "The knight attacks the queen and the bishop. White castles early. Black resigns in the endgame.",
}


def told(*subjects: str, minutes: int = 5, speakers: bool = False) -> Transcript:
    """Minutes of talk about each subject in turn, in sentences of some five seconds."""
    said = [(subject, sentence) for subject in subjects for sentence in _sentences(subject, minutes)]
    cues = [
        Cue(5000 * number, 5000 * number + 5000, sentence, subject if speakers else None)
        for number, (subject, sentence) in enumerate(said)
    ]
    return Transcript("Test", rebuild(cues))


def _sentences(subject: str, minutes: int) -> list[str]:
    sentences = [f"{sentence.strip()}." for sentence in SAID[subject].rstrip(".").split(".")]
    return [sentences[number % len(sentences)] for number in range(12 * minutes)]


def test_unrelated_texts_are_split_where_they_are_joined() -> None:
    transcript = told("bread", "stars", "chess")
    starts = [transcript.sentences[number].start for number in segment(transcript)]
    assert starts == [0, 300_000, 600_000]


def test_the_interview_is_split_where_an_editor_would() -> None:
    """What alignment is, and whether Claude is conscious: two questions that change the subject."""
    index = QuoteIndex(load_transcript("interview"))
    embedder = make_embedder("minilm", 2)
    assert embedder is not None
    index = index.with_vectors(embedder, dict(zip(index.texts, embedder.embed(index.texts), strict=True)))
    sentences = index.transcript.sentences
    starts = [sentences[number].start for number in segment(index.transcript, index.sentence_vectors())][1:]
    wanted = [70_400, 239_200]
    assert all(any(abs(start - want) <= 6000 for start in starts) for want in wanted)
    assert len(starts) <= len(wanted) + 2


words = st.lists(st.sampled_from(["what", "is", "yeast", "galaxies", "knights", "bake", "?", "."]), max_size=60)
cues = st.lists(
    st.tuples(st.integers(0, 90_000), words, st.sampled_from([None, "Ann", "Bo"])), min_size=1, max_size=30
)


@given(cues)
def test_topics_begin_at_rising_sentences_from_the_first(parts: list[tuple[int, list[str], str | None]]) -> None:
    clock = 0
    given_cues = [Cue(0, 500, "Well")]
    for length, said, speaker in parts:
        given_cues.append(Cue(clock, clock + length, " ".join(said), speaker))
        clock += length
    transcript = Transcript("Test", rebuild(given_cues))
    firsts = segment(transcript)
    assert firsts[0] == 0
    assert all(one < other for one, other in pairwise(firsts))
    assert firsts[-1] < len(transcript.sentences)
    assert segment(transcript) == firsts
