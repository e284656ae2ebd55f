"""Titles and keyphrases: what a reader of a chapter list gets to see."""

import re

import pytest
from eval_data import SECTIONS, load_sections, load_transcript
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.topics.clauses import Clause
from bot.core.topics.keyphrases import Keyphrase, Phrases
from bot.core.topics.model import Topic
from bot.core.topics.outline import outline
from bot.core.topics.questions import headings
from bot.core.topics.titles import Naming, fitting, titles
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild
from bot.core.transcript.sidecar import ChapterMark

NO_TITLE = re.compile(
    r"^(the(?!.* of )|a|an|and|of|which|that|this|so|like|um|uh)\b|\b(and|of|the|a|to|is|are|which)$", re.I
)

FRAGMENT = re.compile(
    r"^(?:n['’]t|['’]|and|of)\b|\b(?:and|of|the|a)$|https?:|www\.|&(?:amp|#)|\bR&(?!D)", re.IGNORECASE
)
"""What is left of something, and no title."""

SAID = """
the model of sparse autoencoders learns and that is um Claude’s MRI scan ראיון مقابلة 人工智能 東京
Überraschung don't won’t it’s R&D iPhone https://x.y/z &amp;
@everyone **bold** `x` <@1> [link](x) # _ 12 ... ? , 🎉 a
"""
WORDS = st.sampled_from(SAID.split())
TALKS = st.lists(
    st.lists(st.one_of(WORDS, st.text(max_size=12)), min_size=1, max_size=30).map(" ".join), max_size=12
)


def talk(*texts: str, speakers: tuple[str | None, ...] = (None,)) -> Transcript:
    cues = [
        Cue(10_000 * number, 10_000 * number + 9_000, text, speakers[number % len(speakers)])
        for number, text in enumerate(texts)
    ]
    return Transcript("A talk", rebuild(cues))


def marks(*starts: int) -> list[ChapterMark]:
    return [
        ChapterMark.model_construct(start=start, title=f"By hand {number}") for number, start in enumerate(starts)
    ]


def made(transcript: Transcript, *starts: int) -> list[Topic]:
    """Topics that begin where `starts` say, with titles of their own making."""
    unnamed = [ChapterMark.model_construct(start=start, title="") for start in starts]
    return list(outline(transcript, None, unnamed))


def test_phrases_are_whole_and_keep_the_case_of_names() -> None:
    transcript = talk(
        "So, you know, the sparse autoencoders are kind of the thing that Claude is looked at with.",
        "Sparse autoencoders find features. And I mean, like, sparse autoencoders, they don't lie.",
        "Claude has a lot of features, you know what I mean, and that is the way it is.",
        "An MRI scan shows the brain of a psychopath.",
        "The neuroscientist went into the MRI, and psychopaths, you know, psychopaths look different in the MRI.",
    )
    first, second = made(transcript, 0, 30_000)
    assert "sparse autoencoders" in [phrase.lower() for phrase in first.keyphrases]
    assert "Claude" in first.keyphrases
    assert "autoencoders" not in first.keyphrases
    assert second.title.startswith("Psychopaths")
    assert "MRI scan" in second.keyphrases
    assert any("psychopath" in phrase for phrase in second.keyphrases)


def phrase(text: str, worth: float, everywhere: float = 0.1) -> Keyphrase:
    key, places = tuple(text.split()), frozenset({0})
    return Keyphrase(key, text, 1, worth, text, places, worth, worth=worth, everywhere=everywhere)


def test_names_keep_the_adjective_that_begins_them() -> None:
    said = talk(
        "Readers of the New York Times like new puzzles.",
        "At the New York Times, puzzles pay.",
        "And so the New York Times bought a puzzle of a new kind.",
    )
    found = {phrase.text for phrase in Phrases(said).of(0, 2).naming}
    assert "New York Times" in found
    assert "York Times" not in found
    assert "new puzzles" not in found


def test_a_title_is_what_is_worth_most() -> None:
    assert titles([Naming([phrase("iPhone sales", 0.2), phrase("merkle trees", 0.4)])]) == ["Merkle trees"]
    asked = [Clause("What is Miniscript?", worth=0.5)]
    assert titles([Naming([phrase("merkle trees", 0.4)], asked)]) == ["What is Miniscript?"]
    assert titles([Naming([phrase("iPhone sales", -0.2)])]) == ["iPhone sales"]
    assert titles([Naming([])]) == ["Part 1"]


@pytest.mark.parametrize(
    ("wide", "others", "title"),
    [
        ("Taproot", [phrase("fees", 0.3)], "Taproot: fees"),
        ("Taproot", [phrase("Taproot fees", 0.35), phrase("miners", 0.3)], "Taproot: miners"),
        ("Taproot", [phrase("bitcoin", 0.35, 0.9), phrase("miners", 0.3)], "Taproot: miners"),
        ("Taproot", [phrase("fees", 0.2)], "Taproot"),
        ("Taproot", [phrase("a very long phrase about all of the fees", 0.35)], "Taproot"),
        ("Bitcoin Core wallet", [phrase("fees", 0.35)], "Bitcoin Core wallet"),
    ],
)
def test_what_comes_up_everywhere_is_completed(wide: str, others: list[Keyphrase], title: str) -> None:
    assert titles([Naming([phrase(wide, 0.4, 0.3), *others])]) == [title]
    assert titles([Naming([phrase(wide, 0.4, 0.29), *others])]) == [wide]


def test_what_is_completed_is_no_title_twice() -> None:
    said = [phrase("Taproot", 0.9, 0.9), phrase("fees", 0.8)]
    assert titles([Naming(said), Naming(said)]) == ["Taproot: fees", "Taproot"]


def test_what_a_title_has_named_is_worth_less_to_the_others() -> None:
    said = [phrase("fee market", 0.4), phrase("fees", 0.35)]
    other = [phrase("fee estimates", 0.38), phrase("wallets", 0.37)]
    assert titles([Naming(said), Naming(other)]) == ["Fee market", "Wallets"]


def test_a_phrase_is_taken_whole() -> None:
    said = (
        "An X ray shows bones, and the X ray of a hand was the first.",
        "So the history of small models is short. The small models have a history, and that is the history of small"
        " models for you.",
        "Running a mint is hard, but running a mint pays.",
    )
    found = {phrase.text for phrase in Phrases(talk(*said)).of(0, 3).naming}
    assert {"X ray", "history of small models", "running a mint"} <= found
    assert not found & {"ray", "history of small", "mint"}


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("So can you tell us a little bit about how probing works, because I never got it?", "How probing works"),
        ("Let's talk about the desired properties of a solution.", "Desired properties of a solution"),
        ("Okay, so what is a covenant?", "What is a covenant?"),
        ("Why do you think that privacy matters?", "Why privacy matters"),
        ("What do you think is the value of friendship?", "What is the value of friendship?"),
        ("And I guess my question is, how do exchanges estimate fees?", "How do exchanges estimate fees?"),
        ("So how can we defend against sybil attacks here?", "How to defend against sybil attacks"),
        (
            "I want to shift it to how can we get FROST into the hands of users?",
            "How to get FROST into the hands of users",
        ),
        ("Can you tell me what Replace-by-fee is?", "What Replace-by-fee is"),
        ("Can you just talk about what is The Browser Company?", "What is The Browser Company?"),
        ("Why do we need a wallet in Bitcoin Core?", "Why do we need a wallet in Bitcoin Core?"),
    ],
)
def test_a_question_is_a_heading(asked: str, heading: str) -> None:
    assert list(headings([asked])) == [heading]


def test_a_question_is_a_title_where_it_asks_for_what_comes_up_there() -> None:
    asked = [Clause("What is Miniscript?"), Clause("Who came up with Taproot?")]
    assert fitting(asked, [phrase("miniscript", 1)]) == (asked[0],)


@pytest.mark.parametrize(
    "said",
    [
        "What do you think of that?",
        "Can you tell us more about it?",
        "Right, so is this the one that they use?",
        "You went into the scanner, and what did you see there?",
        "The brain is a circuit.",
        "What?",
        "Are you ready for the test?",
        "How does mini script?",
        "Can you explain how likely is it?",
        "Why do you think that happens?",
        "What specifically in physics?",
        "How do you see the role of people who have worked in the field for decades, and what would you tell them?",
    ],
)
def test_what_needs_more_than_itself_is_no_heading(said: str) -> None:
    assert list(headings([said])) == []


def test_no_title_repeats_another() -> None:
    said = [phrase("speedy trial", 9), phrase("state actors", 5)]
    assert titles([Naming(said), Naming(said), Naming([]), Naming([])], ["part 3"]) == [
        "Speedy trial",
        "State actors",
        "Part 7",
        "Part 4",
    ]


def test_things_that_are_counted_are_headed_in_the_plural() -> None:
    transcript = talk(
        "A release candidate is what testers get before a release candidate becomes the release.",
        "The testing team then looks at the genesis block, and a release candidate may need the genesis block.",
        "Some candidates have a big growth, and a big growth of candidates is a growth.",
    )
    (topic,) = made(transcript, 0)
    headed = {phrase.heading for phrase in Phrases(transcript).of(0, 2).naming}
    assert "release candidates" in headed
    assert "blocks" not in topic.title
    assert "growth" in headed, "in the plural that nobody says it is no heading"


def test_what_is_said_with_the_is_headed_so() -> None:
    said = (
        "The importance of storytelling is the importance of storytelling.",
        "A lack of sleep is a lack of sleep. A lack of sleep is bad, and storytelling is good, sleep is good.",
    )
    headed = {phrase.heading for phrase in Phrases(talk(*said)).of(0, 2).naming}
    assert "the importance of storytelling" in headed
    assert not [text for text in headed if text.startswith("the") and "sleep" in text]


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_no_title_is_made_of_half_a_word(apostrophe: str) -> None:
    said = [
        "The amygdala doesn't answer. I can't say why. R&D expenses don't matter.",
        "We won't find the amygdala's secret, and R&D expenses aren't that high.",
        "Software engineering is a craft. A software engineering isn't one, it's R&D expenses.",
    ]
    (topic,) = made(talk(*(text.replace("'", apostrophe) for text in said)), 0)
    shown = [topic.title, *topic.keyphrases]
    assert not [text for text in shown if re.search(r"(?:^|\s)(?:n['’]t|d expenses)|engineerings|\W$", text, re.I)]
    assert any("amygdala" in text.lower() for text in shown)


def test_greetings_and_adverts_are_called_what_they_are() -> None:
    transcript = talk(
        "Hello everyone, and welcome to Brainwaves.",
        "Thank you for having me today.",
        "Go to brindle.com slash rats and use the code RATS for 20% off.",
        "Today's sponsor is Brindle, too.",
        "The amygdala is where fear is made, and an amygdala is small.",
        "A rat without an amygdala walks up to a cat.",
        "Thanks for listening.",
        "See you next week.",
    )
    titled = [topic.title for topic in made(transcript, 0, 20_000, 40_000, 60_000)]
    assert titled[0] == "Introduction"
    assert titled[1] == "Sponsors"
    assert "mygdala" in titled[2]
    assert titled[3] == "Closing words"


def test_adverts_and_markup_name_nothing() -> None:
    (topic,) = made(
        talk(
            "Brindle is what keeps the books of the lab.",
            "This show is brought to you by Brindle, and Brindle is bookkeeping without books.",
            "Go to brindle.com slash lab for 20% off your bookkeeping.",
            "The amygdala is where [fear](https://example.org/fear) is made &amp; kept. [music]",
            "Without an amygdala a rat walks up to a cat, and the amygdala is small. See https://example.org/rats.",
        ),
        0,
    )
    shown = " ".join([topic.title, *topic.keyphrases]).lower()
    assert "amygdala" in shown
    assert not [word for word in ("brindle", "bookkeeping", "http", "music", "amp", "example") if word in shown]


def test_words_said_twice_are_no_phrase() -> None:
    (topic,) = made(talk("They use advanced advanced frameworks.", "The advanced advanced frameworks are old."), 0)
    assert topic.title == "Advanced frameworks"


def test_speakers_are_no_topic_of_their_own_interview() -> None:
    transcript = talk(
        "Well, Aaron, the mempool is full.",
        "Yes, Sjors, the mempool, Sjors, is a mess.",
        speakers=("Sjors P", "Aaron W"),
    )
    (topic,) = made(transcript, 0)
    assert topic.title.startswith("Mempool")
    assert not {"Aaron", "Sjors"} & set(topic.keyphrases)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die künstliche Intelligenz ist nicht das, was wir dachten, und die künstliche Intelligenz wird den "
         "Modellen der Wissenschaft helfen, das ist klar.", "künstliche Intelligenz"),
        ("Het is niet dat de kunstmatige intelligentie er voor ons is, maar de kunstmatige intelligentie van de "
         "grote bedrijven is wat je ziet.", "kunstmatige intelligentie"),
        ("la inteligencia artificial es lo que vemos y la inteligencia artificial de los que la hacen no es la "
         "nuestra sino que la inteligencia artificial es de todos", "inteligencia artificial"),
        ("人工智能的发展很快。我们都在用人工智能。人工智能改变了一切。", "人工智能"),
        ("so the thing is the sparse autoencoders are what we have and sparse autoencoders are what it is you know "
         "and that is it for the sparse autoencoders", "sparse autoencoders"),
    ],
)  # fmt: skip
def test_other_languages_and_unpunctuated_text_have_keyphrases(text: str, expected: str) -> None:
    (topic,) = made(talk(text), 0)
    assert expected in topic.keyphrases


@pytest.mark.parametrize("name", ["bitcoin-core-v24", "cashu-and-fedimint"])
def test_titles_of_real_talks_read_like_headings(name: str) -> None:
    if not SECTIONS.exists():
        pytest.skip("the talks with headings are not beside the checkout")
    transcript, headings = load_sections(SECTIONS / f"{name}.md")
    topics = made(transcript, *(round(heading.start * 1000) for heading in headings))
    assert len(topics) >= 10
    for topic in topics:
        assert not NO_TITLE.search(topic.title)
        assert 1 <= len(topic.title.split()) <= 10
        assert 3 <= len(topic.keyphrases) <= 6


def test_the_interview_that_ships() -> None:
    topics = made(load_transcript("interview"), 0, 12_240, 70_400, 159_000, 239_200)
    said = " / ".join(topic.title for topic in topics)
    asked = ("Introduction", "psychology", "alignment", "eatures", "onscious experience")
    assert [word for word in asked if word in said] == list(asked)


@settings(max_examples=25)
@given(TALKS, st.lists(st.integers(0, 130_000), max_size=6))
def test_any_talk_is_covered_with_titles_of_their_own(texts: list[str], starts: list[int]) -> None:
    transcript = talk("Hello.", *texts)
    topics = made(transcript, *starts)
    assert [topic.first for topic in topics] == [0, *(topic.last + 1 for topic in topics[:-1])]
    assert topics[-1].last == len(transcript.sentences) - 1
    assert len({topic.title.casefold() for topic in topics}) == len(topics)
    for topic in topics:
        assert 1 <= len(topic.title.split()) <= 10
        assert len(topic.title) <= 100
        assert not FRAGMENT.search(topic.title)
        assert not set("*_`~|<>[]()#@\n") & set("".join([topic.title, *topic.keyphrases]))
    assert topics == made(transcript, *starts)


def test_chapters_by_hand_are_the_topics_and_begin_at_the_nearest_sentence() -> None:
    transcript = talk(*(f"Now comes number {number}." for number in range(400)))
    topics = outline(transcript, None, marks(*range(0, 3_000_000, 10_000)))
    assert [(topic.title, topic.start) for topic in topics[:2]] == [("By hand 0", 0), ("By hand 1", 10_000)]
    assert len(topics) == 300
    assert all(topic.by_hand for topic in topics)
    early, *_ = outline(transcript, None, marks(9_800))
    assert (early.by_hand, early.last) == (False, 0)
