"""Summaries: in the speakers' own words, sign by sign, and worth reading."""

import pytest
from eval_data import load_transcript
from hypothesis import given
from hypothesis import strategies as st

from bot.core.topics.alone import refers_back
from bot.core.topics.asked import answers
from bot.core.topics.excerpts import MOST_WORDS, cuts, excerpt
from bot.core.topics.hearing import Heard
from bot.core.topics.model import Extract, Topic
from bot.core.topics.outline import outline
from bot.core.topics.overviews import overview, subjects
from bot.core.topics.spans import announces
from bot.core.topics.summaries import Summariser
from bot.core.topics.telling import Telling
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild


def talk(*texts: str, each_ms: int = 20_000, speakers: str = "A") -> Transcript:
    """The speakers take turns sentence by sentence; what one says in a row may be one thought."""
    cues = [
        Cue(each_ms * number, each_ms * (number + 1), text, speakers[number % len(speakers)])
        for number, text in enumerate(texts)
    ]
    return Transcript("A talk", rebuild(cues))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("So, um, you know, the brain is a circuit.", "the brain is a circuit."),
        ("And I mean, I think the brain is a circuit, you know.", "I think the brain is a circuit"),
        ("The the brain is a circuit.", "the brain is a circuit."),
        ("What we, what we see is a circuit.", "what we see is a circuit."),
        ("No-one sees the brain.", "No-one sees the brain."),
        ("No one sees the brain.", "No one sees the brain."),
        ("So many people see the brain.", "So many people see the brain."),
        ("But the brain is a circuit.", "But the brain is a circuit."),
        ("Because the brain is a circuit, it learns.", "Because the brain is a circuit, it learns."),
        ("Well-known brains are circuits.", "Well-known brains are circuits."),
        ("It is a circuit, right?", "It is a circuit, right?"),
        ("Yeah.", "Yeah."),
        ("You know, like.", "You know, like."),
    ],
)
def test_fillers_and_false_starts_at_the_edges_are_left_out(text: str, shown: str) -> None:
    assert [text[begin:finish] for begin, finish in cuts(text)] == [shown]


def test_long_sentences_are_cut_at_clauses() -> None:
    text = ", and ".join(f"part {number} of the brain lights up in the scanner" for number in range(12)) + "."
    pieces = [text[begin:finish] for begin, finish in cuts(text)]
    assert pieces
    assert all(8 <= len(piece.split()) <= MOST_WORDS for piece in pieces)
    assert all(piece.startswith("part ") and piece.rstrip(".").endswith("scanner") for piece in pieces)


def test_a_summary_tells_what_is_said_and_does_not_repeat_it() -> None:
    transcript = talk(
        "Hello and welcome.",
        "The amygdala is the part of the brain that tells us what to be afraid of.",
        "Right, right.",
        "The amygdala is the part of the brain which tells us what to be afraid of.",
        "Psychopaths have an amygdala that hardly answers when they see fear in a face.",
        "Yeah, it does.",
        speakers="ABC",
    )
    (first, second) = Summariser(transcript).of(0, len(transcript.sentences) - 1, 2)
    assert first.text.startswith("The amygdala is the part")
    assert second.text.startswith("Psychopaths have")


CLEAR = "The amygdala of a psychopath hardly answers when the psychopath sees fear in a face."


@pytest.mark.parametrize(
    "awkward",
    [
        "The amygdala of a psychopath hardly hardly answers when the psychopath sees fear in it.",
        "Our sponsor asks if the amygdala of a psychopath answers to fear in a face.",
        "How the amygdala of a psychopath answers when the psychopath sees fear in a face.",
        "The amygdala of a psychopath hardly answers to fear in a face and the.",
        "It hardly answers, that amygdala of a psychopath, when he sees fear in a face.",
    ],
)
def test_what_stands_alone_is_preferred(awkward: str) -> None:
    for texts in ((awkward, CLEAR), (CLEAR, awkward)):
        (shown,) = Summariser(talk("Hello.", *texts, speakers="ABC")).of(0, 2, 1)
        assert shown.text == CLEAR


ASKED = [
    ("Ann", "Welcome to Brainwaves, where we talk about the amygdala and fear."),
    (
        "Ann",
        "What does the amygdala of a psychopath do with fear, and can you tell us how the amygdala learns fear?",
    ),
    ("Bob", "The amygdala learns which sounds came before a shock, and it never unlearns them."),
    ("Bob", "A psychopath's amygdala hardly answers to fear in a face."),
    (
        "Ann",
        "So the amygdala keeps all fear for good, is what you are telling the listeners, and fear is the amygdala?",
    ),
    ("Bob", "Fear is kept, but the cortex learns to talk the amygdala out of it."),
    ("Bob", "That takes hundreds of nights, and the rats of our lab slept through all of them in their own cages."),
    ("Bob", "The cortex of a rat that is kept awake learns nothing of the kind, however often it hears the sound."),
    ("Bob", "What it keeps instead is a fear of everything that is loud, which we see in soldiers as well."),
    ("Ann", "This show is brought to you by Brindle, which takes the fear out of bookkeeping for the amygdala."),
    ("Ann", "Go to brindle.com slash amygdala and get 20% off your fear."),
]


def test_neither_the_interviewer_nor_an_advert_sums_up() -> None:
    cues = [Cue(20_000 * number, 20_000 * (number + 1), text, who) for number, (who, text) in enumerate(ASKED)]
    transcript = Transcript("A talk", rebuild(cues))
    shown = Summariser(transcript).of(0, len(transcript.sentences) - 1, 8)
    assert {one.speaker for one in shown} == {"Bob"}


def test_what_it_refers_to_and_what_turns_it_round_is_shown_with_it() -> None:
    transcript = talk(
        "In the US the question is left to the lobbies of large farms.",
        "It is settled anew in every session of parliament by people who know little of capital controls.",
        "But in China capital controls come first, and politics has to follow them.",
        "We had lunch.",
        "Nobody else was in the room that day.",
    )
    shown = [one.text for one in Summariser(transcript).of(0, 4, 1, about=["every session of parliament"])]
    assert shown[:3] == [sentence.text for sentence in transcript.sentences[:3]]


def test_a_piece_is_widened_to_the_clause_that_turns_it_round() -> None:
    start = "in the US the central bank left the control of capital to the politics of the day"
    turn = "but in China it has to be the other way around"
    rest = ", and ".join(
        f"the lawyers of bank number {number} had to be asked about it again" for number in range(8)
    )
    text = f"{start}, {turn}, and {rest}."
    pieces = [text[begin:finish] for begin, finish in cuts(text)]
    assert not [piece for piece in pieces if piece.endswith("politics of the day")]
    assert any(start in piece and turn in piece for piece in pieces)


def test_subjects_are_what_comes_up_in_most_topics() -> None:
    """Not what one topic alone is about; nor who speaks, nor what is sold."""
    transcript = talk(
        "Fear in faces is read by the amygdala.",
        "The amygdala grows with bookkeeping.",
        "Bookkeeping calms the amygdala, and fear in faces fades.",
        "Of all the lunch breaks that a lunch may have, lunch was best.",
        "This episode is brought to you by Gullbase, and Gullbase is for gulls.",
    )
    phrases = ("lunch", "amygdala"), ("fear in faces", "bookkeeping"), ("Gullbase", "gulls")
    topics = [
        Topic("A", 0, 1, 0, 60_000, phrases[0], ()),
        Topic("B", 2, 3, 60_000, 300_000, phrases[1], ()),
        Topic("C", 4, 4, 300_000, 310_000, phrases[2], ()),
    ]
    assert subjects(transcript, topics, 3) == ("fear in faces", "amygdala", "bookkeeping")


def test_the_interview_tells_of_the_neuroscientist_who_looked_at_his_own_scan() -> None:
    said = [one.text for topic in outline(load_transcript("interview")) for one in topic.summary]
    assert any("looked at his own scan and discovered that he was a psychopath" in text for text in said)


def test_about_half_of_a_stretch_is_shown() -> None:
    texts = [f"The neuron{n} of the brain answers to the synapse{n} of another brain{n}." for n in range(40)]
    for stop in (10, 20, 40):
        shown = Summariser(talk(*texts, speakers="AAABBB")).of(0, stop - 1)
        assert 0.25 < sum(len(one.text) for one in shown) / sum(map(len, texts[:stop])) < 0.75
    assert len(Summariser(talk(*texts)).of(3, 3)) == 1


def test_the_overview_takes_the_best_of_each_summary_and_no_thought_by_halves() -> None:
    topics = outline(load_transcript("interview"))
    for topic, best in zip(topics, overview(topics), strict=True):
        assert bool(best) == bool(topic.summary)
        ranks = {one.rank for one in best}
        assert ranks == set(range(len(ranks)))
        assert best == tuple(one for one in topic.summary if one.rank in ranks)
    quoted = [sum(len(one.text) for one in some) for some in (sum(overview(topics), ()), all_of(topics))]
    assert 0.45 < quoted[0] / quoted[1] < 0.8


def all_of(topics: tuple[Topic, ...]) -> tuple[Extract, ...]:
    return tuple(one for topic in topics for one in topic.summary)


def test_what_somebody_says_at_length_tells_more_than_how_they_begin_and_end() -> None:
    fear = [f"What you fear at age {number} is kept by the amygdala of your brain for life." for number in range(9)]
    said = [("Tell us.", "Ann"), *((text, "Bob") for text in fear), ("And you?", "Ann")] * 2
    transcript = Transcript("A talk", rebuild([Cue(9000 * n, 9000 * n + 8000, *one) for n, one in enumerate(said)]))
    (told, *_) = [Telling(transcript, None, Heard.of(transcript)).of(range(1, 10), [])]
    assert told[4] > 1.5 * max(told[0], told[-1])


def test_more_is_shown_of_what_tells_more() -> None:
    dense = "The amygdala of your rat keeps the smell of every cat that your rat has met in its cage{n}."
    thin = "I was there with Peter{n}, and then I said to my friend Paul{n} that I had to go to my place."
    texts = [dense.format(n=n) for n in range(24)] + [thin.format(n=n) for n in range(24)]
    transcript = talk(*texts)
    summariser = Summariser(transcript)
    shown = [sum(len(one.text) for one in summariser.of(first, first + 23)) for first in (0, 24)]
    whole = [sum(map(len, texts[:24])), sum(map(len, texts[24:]))]
    assert shown[0] / whole[0] > 1.3 * shown[1] / whole[1]


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=300), max_size=12))
def test_excerpts_are_verbatim_in_order_and_timed_within_their_sentence(texts: list[str]) -> None:
    transcript = talk("Hello there.", *texts)
    heard = Heard.of(transcript)
    for topic in outline(transcript):
        numbers = range(topic.first, topic.last + 1)
        assert topic.summary or not all(heard.may_sum_up(number) for number in numbers)
        assert [one.start for one in topic.summary] == sorted(one.start for one in topic.summary)
        for one in topic.summary:
            sentence = transcript.sentences[one.sentence]
            assert topic.first <= one.sentence <= topic.last
            assert one.text == sentence.text[one.begin : one.finish]
            assert one.text.strip()
            assert sentence.start <= one.start <= one.end <= sentence.end
            assert one.speaker == sentence.speaker


def test_what_stands_for_something_unsaid_is_not_quoted_where_something_whole_is() -> None:
    said = (
        "For example, I think it was introduced to the amygdala by Peter in the laboratory.",
        "The amygdala of a rat is where fear of cats is made in the brain.",
        "You know that for them this amygdala was about the laboratory, the brain and fear.",
    )
    (shown,) = Summariser(talk(*said, speakers="ABC")).of(0, 2, count=1)
    assert shown.sentence == 1


def test_who_reads_the_adverts_is_never_quoted() -> None:
    advert = ["This episode is brought to you by Brindle.", "Go to brindle.com slash rats for 20% off."]
    said = [
        *((text, "Host") for text in advert * 2),
        ("The amygdala of a rat is where fear of cats is made in the brain.", "Host"),
        ("Would you say so?", "Guest"),
        ("A rat without an amygdala walks up to a cat, for its brain knows no fear of anything.", "Guest"),
        ("Fear is what the amygdala makes of a smell, and without the smell of a cat there is none.", "Guest"),
    ]
    cues = [Cue(10_000 * number, 10_000 * number + 9_000, *one) for number, one in enumerate(said)]
    transcript = Transcript("A talk", rebuild(cues))
    shown = Summariser(transcript).of(0, len(transcript.sentences) - 1)
    assert {one.speaker for one in shown} == {"Guest"}


DREAMS = "The cortex of those who sleep goes through all that the day has brought once more."
AXES = "Students of fear in rats have two axes."


@pytest.mark.parametrize(
    "thought",
    [
        (AXES, "One is how loud the sound is, and the other one how much the shock hurts."),
        ("Textbooks on the brain say that rats are rational.", "But in the labyrinth a rat acts on fear alone."),
        (
            "Neurologists have a story about a lost rat.",
            "The rat lost its amygdala and walked up to a cat.",
        ),
        ("We asked how long rats keep their fear of cats.", "It turned out that rats keep fear all their life."),
        ("The amygdala of a rat is as small as a pea.", "It learns within a second what a cat smells of."),
        ("Cats are dangerous to rats by day.", "The second danger to a rat is a trap full of cheese."),
        ("Cats are dangerous to rats by day.", "I think that the second danger to a rat is a trap full of cheese."),
        ('The rat thinks: "A cat is a kind of labyrinth.', 'I shall go round it by way of the wall."'),
        ("I have a trick for people who keep rats in fear.", "Never let a rat see what you do to another rat."),
    ],
)
@pytest.mark.parametrize("wanted", [0, 1])
def test_a_thought_is_shown_whole(thought: tuple[str, str], wanted: int) -> None:
    """Whichever of its sentences tells more."""
    transcript = talk("We had lunch in the park.", *thought, DREAMS, speakers="BAAC")
    (topic,) = [thought[wanted]]
    shown = [one.text for one in Summariser(transcript).of(0, 3, 1, about=[topic])]
    assert shown == list(thought)


@pytest.mark.parametrize(
    ("text", "is_announcement"),
    [
        ("We have two axes.", True),
        ("The way that I go about it is.", True),
        ("Here's a story that recently happened.", True),
        ("One story that recently happened is a surprise.", True),
        ("For example, imagine a rat.", True),
        ("So the first is fear.", True),
        ("The first is fear, and the second one is hunger.", False),
        ("Rats suffer from two problems that are hard to spot unless you have kept many of them.", True),
        ("There are two problems with rats: they bite, and they smell.", False),
        ("Fear has two components that people take for one thing, and it's more one than the other.", True),
        ("What a rat fears most... Well, I guess there's two.", True),
        ("I'll describe the labyrinth to you real quick.", True),
        ("I can tell you that rats are afraid of cats.", False),
        ("That is maybe the quick story of why I stopped keeping rats.", True),
        ("A rat learns fear within a second.", False),
        ("One can be afraid of a cat.", False),
        ("We had two rats, which learnt fear within a second of hearing the sound.", False),
    ],
)
def test_announcements_are_known(text: str, is_announcement: bool) -> None:
    assert announces(text) == is_announcement


def test_what_goes_right_on_with_what_is_shown_is_shown_rather_than_something_else() -> None:
    """However it begins: it is read as one quote."""
    rats = (
        "The amygdala of every rat keeps the smell of each cat that the rat has met, for as long as the rat lives.",
        "Because of that, a rat with an amygdala never walks up to a cat, be it asleep or far away or in a cage.",
        "Nobody has found a rat yet whose amygdala forgets the smell of a cat, however old or ill the rat may be.",
        "It is with people as it is with rats: their amygdala keeps the smell of smoke from fires of long ago.",
    )
    lunch = "We had lunch with a friend of mine in the park near my house, and I had soup and he had some bread."
    transcript = talk(lunch, *rats, lunch, speakers="BAAAAC", each_ms=5000)
    shown = Summariser(transcript).of(0, 5, 2, about=["amygdala", "smell of a cat"])
    assert [one.sentence for one in shown] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "is_known"),
    [
        ("When you read the notes a second time, that is how he learnt to keep rats.", False),
        ("A very simple thing that, after many years of work, he did was to wait.", False),
        ("In those years my boss said to everybody that he would keep rats.", True),
        ("In the spring of last year, Bob said that he would keep rats.", True),
        ("What a rat fears is kept for good.", True),
    ],
)
def test_who_is_spoken_of_has_to_be_named(text: str, is_known: bool) -> None:
    assert refers_back(text) != is_known


def test_what_is_nothing_but_a_teaser_or_a_greeting_has_no_quotes() -> None:
    fear = "The amygdala of a psychopath hardly answers when the psychopath sees fear in a face."
    transcript = talk(fear, "Welcome to the show.", "Thanks for having me.", *[DREAMS, fear, DREAMS] * 9)
    summariser = Summariser(transcript)
    assert summariser.of(0, 2) == ()
    assert fear in [one.text for one in summariser.of(0, len(transcript.sentences) - 1)]


ASKING = [
    ("Ann", "Can you tell us how the amygdala of a rat learns fear?"),
    ("Bob", "The amygdala learns which sounds came before a shock, and it never unlearns them."),
    ("Ann", "And what does the cortex of a rat do with fear that is old?"),
    ("Bob", "The cortex talks the amygdala out of old fear while the rat is asleep."),
]


@pytest.mark.parametrize(("question", "answered"), [(0, {1}), (2, {3})])
def test_a_question_is_answered_before_the_next_one_is_asked(question: int, answered: set[int]) -> None:
    said = [*ASKING[:2], ("Bob", "It takes one night."), ("Bob", "That is all."), *ASKING[2:]]
    said = ASKING if question else said
    cues = [Cue(10_000 * number, 10_000 * number + 9_000, text, who) for number, (who, text) in enumerate(said)]
    transcript = Transcript("A talk", rebuild(cues))
    quotes = [excerpt(sentence, number) for number, sentence in enumerate(transcript.sentences)]
    found = {number for number, quote in enumerate(quotes) if answers(transcript, quotes[question], quote)}
    assert found == (answered if question else {1, 2, 3})
