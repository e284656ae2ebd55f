from itertools import pairwise

import pytest
from eval_data import SECTIONS, load_sections, load_transcript
from hypothesis import given
from hypothesis import strategies as st

from bench.boundaries import boundary_f1, pk
from bench.quality import embedded
from bench.segmenters import even
from bot.core.search.embedding import make_embedder
from bot.core.search.index import QuoteIndex
from bot.core.topics.segmentation import segment
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

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


@pytest.mark.parametrize("said", ["Yes.", "A long story about bread and nothing but bread", "..."])
def test_one_sentence_is_one_topic(said: str) -> None:
    assert segment(Transcript("Test", rebuild([Cue(0, 1000, said)]))) == [0]


def test_the_interview_is_split_where_an_editor_would() -> None:
    """What alignment is, and whether Claude is conscious: the two questions that change the subject.

    The psychopath's scan at 3:13 would be a third; a boundary is found there, but twelve seconds early.
    """
    index = QuoteIndex(load_transcript("interview"))
    better = embedded(index, make_embedder("minilm", 2))
    for vectors in (None, better.sentence_vectors()):
        starts = [index.transcript.sentences[number].start for number in segment(index.transcript, vectors)][1:]
        wanted = [70_400, 239_200]
        assert all(any(abs(start - want) <= 6000 for start in starts) for want in wanted)
        assert len(starts) <= len(wanted) + 2


@pytest.mark.skipif(not SECTIONS.is_dir(), reason="the talks with people's headings are not beside the checkout")
@pytest.mark.parametrize("speakers", [True, False])
def test_topics_begin_nearer_to_people_s_headings_than_even_ones(speakers: bool) -> None:
    f1: dict[str, float] = {"ours": 0, "even": 0}
    errors = dict(f1)
    for path in sorted(SECTIONS.glob("bitcoin-core-v2*.md")):
        transcript, headings = load_sections(path, speakers=speakers)
        wanted = [round(heading.start) for heading in headings[1:]]
        for label, firsts in (("ours", segment(transcript)), ("even", even(transcript))):
            found = [transcript.sentences[number].start // 1000 for number in firsts[1:]]
            f1[label] += boundary_f1(wanted, found, 30)
            errors[label] += pk(wanted, found, transcript.end // 1000)
    assert f1["ours"] > 1.5 * f1["even"]
    assert errors["ours"] < 0.8 * errors["even"]


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


@pytest.mark.parametrize("speakers", [(None,), ("Ann", "Bo")])
def test_where_nobody_asks_a_topic_begins_with_what_opens_it_not_with_what_goes_on(
    speakers: tuple[str | None, ...],
) -> None:
    before, after = _sentences("bread", 5), _sentences("stars", 5)
    said = [*before, "But it tastes good.", "The third point is how they shine.", *after]
    cues = [
        Cue(5000 * number, 5000 * number + 5000, sentence, speakers[number % len(speakers)])
        for number, sentence in enumerate(said)
    ]
    transcript = Transcript("Test", rebuild(cues))
    assert [transcript.sentences[number].text for number in segment(transcript)][1:] == [said[len(before) + 1]]
