"""Asides: adverts, teasers, greetings and sounds are known for what they are, and nothing else is."""

import string
import time

import pytest
from eval_data import load_transcript
from hypothesis import given
from hypothesis import strategies as st

from bot.core.transcript.asides import Aside, asides
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.plaintext import plaintext
from bot.core.transcript.sentences import rebuild

TALK = [
    "The amygdala tells us what to be afraid of, long before we have thought about it.",
    "A rat without one walks up to a cat as if nothing could happen.",
    "So what we did in the lab was to look for the circuit that calms it down again.",
    "It took us four years to find, and then it was in a place where nobody had looked.",
]
WORDS = [f"{one}{other}x" for one in string.ascii_lowercase for other in "aeo"]
MORE = [
    "Mice forget where the food was unless they have slept in between.",
    "The older the animal, the more of the night it spends awake.",
    "We gave half of them coffee, which made no difference at all.",
    "Nobody believed that until a second lab saw it too.",
]
READ = [
    "This episode is brought to you by Brindle.",
    "I never used to know where my money went.",
    "Now every invoice is paid on the day it comes in, and nobody has to chase anybody.",
    "Teams of ten and of ten thousand do their books in an afternoon.",
    "With Brindle, the end of the month is an ordinary day.",
    "Go to brindle.com slash brainwaves and get 20% off your first year.",
]


def talk(*texts: str, speaker: str | None = None, each_ms: int = 5000) -> Transcript:
    cues = [Cue(each_ms * number, each_ms * (number + 1), text, speaker) for number, text in enumerate(texts)]
    return Transcript("A talk", rebuild(cues))


def kinds(*texts: str) -> list[Aside | None]:
    transcript = talk(*texts)
    assert [one.text for one in transcript.sentences] == list(texts)
    return list(asides(transcript))


def test_an_advert_reaches_from_who_pays_to_where_to_get_it() -> None:
    found = kinds(*TALK, *READ, *MORE)
    assert found == [None] * len(TALK) + [Aside.ADVERT] * len(READ) + [None] * len(MORE)


def test_what_names_the_product_belongs_to_its_advert() -> None:
    found = kinds(*TALK, *READ[1:], *MORE)
    assert found[len(TALK) + 3 : len(TALK) + 5] == [Aside.ADVERT] * 2
    assert Aside.ADVERT not in [*found[: len(TALK)], *found[-len(MORE) :]]


def test_an_advert_ends_where_somebody_else_speaks_or_the_talk_goes_on() -> None:
    host = [Cue(5000 * number, 5000 * (number + 1), text, "Host") for number, text in enumerate(READ)]
    guest = [Cue(40_000 + 5000 * number, 45_000 + 5000 * number, text, "Guest") for number, text in enumerate(TALK)]
    late = Cue(70_000, 75_000, "And you can read all of it at rats.org.", "Guest")
    transcript = Transcript("A talk", rebuild([*host, *guest, late]))
    found = asides(transcript)
    assert set(found[: len(READ)]) == {Aside.ADVERT}
    assert set(found[len(READ) : -1]) == {None}
    back = kinds(READ[0], "Now let's get back to the show.", *TALK, READ[-1])
    assert set(back[2:-1]) == {None}


def test_an_advert_goes_on_where_its_words_are_said_to_be_somebody_elses() -> None:
    split = [(one, "Host") for one in READ[1:5]] + [("An ordinary day with Brindle is an hour.", "Guest")]
    split.append(("Just go to brindle.com slash brainwaves to get 20% off.", "Guest"))
    rows = [(one, "Guest") for one in TALK] + split + [(one, "Host") for one in MORE]
    cues = [Cue(5000 * number, 5000 * (number + 1), *row) for number, row in enumerate(rows)]
    found = asides(Transcript("A talk", rebuild(cues)))
    last = len(TALK) + len(split)
    assert set(found[len(TALK) + 3 : last]) == {Aside.ADVERT}  # from the first sentence that names it
    assert set(found[: len(TALK)]) == set(found[last:]) == {None}


def test_where_somebody_else_answers_with_the_name_the_talk_goes_on() -> None:
    rows = [("It is all on brindle.com slash brainwaves.", "Guest")]
    rows += [("Oh, Brindle.", "Host"), ("Yes.", "Guest"), (TALK[0], "Host"), ("Brindle did that.", "Guest")]
    cues = [Cue(5000 * number, 5000 * (number + 1), *row) for number, row in enumerate(rows)]
    found = asides(Transcript("A talk", rebuild(cues)))
    assert set(found[2:]) == {None}


def test_an_advert_may_be_a_talk_with_somebody_who_comes_for_nothing_else() -> None:
    read = [
        ("Host", "I am happy to chat with Ida, the founder of Brindle, one of our longtime podcast sponsors."),
        ("Ida", "Thank you for having me."),
        ("Host", "What is new?"),
        ("Ida", "Our customers wrote invoices by hand until now, and chased whoever did not pay."),
        ("Host", "If you want to learn more, head over to brindle.software/brainwaves."),
    ]
    around = [("Guest", text) for text in TALK], [("Guest", text) for text in [*MORE, *TALK] * 3]
    said = [*around[0], *read, *around[1]]
    cues = [Cue(5000 * at, 5000 * at + 5000, text, name) for at, (name, text) in enumerate(said)]
    found = list(asides(Transcript("A talk", rebuild(cues))))
    assert found[len(TALK) : len(TALK) + len(read)] == [Aside.ADVERT] * len(read)
    assert Aside.ADVERT not in [*found[: len(TALK)], *found[len(TALK) + len(read) :]]


def test_whom_a_sponsor_sends_is_an_advert_where_the_link_comes_behind() -> None:
    said = [
        ("Host", "Hey, Ida, head of marketing at Brindle, how many rats get lost on their way to the cheese?"),
        ("Ida", "At least two in five."),
        ("Host", "And what happens when they do?"),
        ("Ida", "Well, a third of all rats will not enter a labyrinth again after just one bad experience."),
        ("Host", "If you'd like to learn more or get started, check out Brindle at brindle.com/rats."),
    ]
    talk = [("Guest" if number % 2 else "Host", text) for number, text in enumerate(TALK * 6)]
    cues = [Cue(n * 5000, n * 5000 + 4900, text, who) for n, (who, text) in enumerate([*talk, *said, *talk])]
    sold = [kind is Aside.ADVERT for kind in asides(Transcript("A talk", rebuild(cues)))]
    before, behind = sold[: len(talk)], sold[len(talk) + len(said) :]
    assert all(sold[len(talk) + 1 : len(talk) + len(said)])
    assert not any([*before, *behind])


@pytest.mark.parametrize(
    "said",
    [
        "The attack was sponsored by nobody, as far as we can tell.",
        "We store the code in a table and check it out again at night.",
        "You get about twenty percent of that effect in rats.",
        "I read it on some website and thought no more about it.",
        "Welcome changes came from the people who had lost most.",
        "Those are the ideologies that these people subscribe to.",
        "How are you doing that with a scanner?",
    ],
)
def test_ordinary_talk_is_no_aside(said: str) -> None:
    assert kinds(*TALK, said, *MORE)[len(TALK)] in (None, Aside.ADVERT if "sponsored by" in said else None)


@pytest.mark.parametrize(
    "said",
    [
        "Hello everyone, and welcome to Brainwaves.",
        "Thank you for having me today.",
        "It's great to be here.",
        "How are you?",
        "Please subscribe to the podcast on Apple.",
        "Leave us a five-star review, it helps a lot.",
        "You’ll find all of it in the show notes.",
        "We'll be right back.",
        "See you next week.",
    ],
)
def test_greetings_and_what_is_asked_of_listeners_is_housekeeping(said: str) -> None:
    assert kinds(*TALK, said, *MORE)[len(TALK)] is Aside.HOUSEKEEPING


@pytest.mark.parametrize("said", ["[music]", "(laughter)", "♪ na na na ♪", "[Upbeat music] (applause)"])
def test_sounds_are_not_said(said: str) -> None:
    transcript = talk(*TALK, said, *MORE)
    sounds = [
        one.text for one, kind in zip(transcript.sentences, asides(transcript), strict=True) if kind is Aside.SOUND
    ]
    assert sounds in ([said], [])
    if not sounds:  # the splitter keeps signs with the sentence before them
        assert said in " ".join(one.text for one in transcript.sentences)


@pytest.mark.parametrize(
    "said",
    ["We went [inaudible 00:20:19] and it paid.", "That is my cat (laughs), not a rat.", "So [crosstalk] yes."],
)
def test_what_was_not_understood_is_unclear(said: str) -> None:
    assert kinds(*TALK, said, *MORE)[len(TALK)] is Aside.UNCLEAR


def test_what_guests_say_of_trials_and_sponsors_is_no_advert() -> None:
    said = [
        "They are brought to you by Hotels, as it says below every banner.",
        "Most of them had a free trial, and you could cancel anytime.",
        "We have to pay the bills, so in the end we took the free trial away.",
    ]
    cues = [("Ann", one) for one in READ] + [("Bo", one) for one in [*TALK, *said, *MORE]]
    found = asides(
        Transcript(
            "A talk",
            rebuild(Cue(5000 * at, 5000 * (at + 1), text, speaker) for at, (speaker, text) in enumerate(cues)),
        )
    )
    assert found == (Aside.ADVERT,) * len(READ) + (None,) * (len(cues) - len(READ))


def test_an_advert_ends_where_the_guest_is_welcomed() -> None:
    said = [*READ, "With that, let us hear Bo Brindley.", "Bo Brindley, welcome back to the podcast.", *TALK]
    assert kinds(*said)[len(READ) + 1] is not Aside.ADVERT


def test_what_is_said_again_later_word_for_word_teases() -> None:
    filler = [f"Chapter {word} of the {word}-book tells of the {word} and of {word} alone." for word in WORDS]
    teased = "A rat without one walks up to the cat as if nothing could happen."
    found = kinds(teased, "Welcome to Brainwaves.", *filler, *TALK)
    assert found[:2] == [Aside.TEASER, Aside.HOUSEKEEPING]
    assert Aside.TEASER not in found[2:]
    assert kinds(teased, *filler)[0] is None


@pytest.mark.parametrize("name", ["interview", "bitcoin-core-v24", "cashu-and-fedimint"])
def test_talks_without_adverts_have_none(name: str) -> None:
    try:
        transcript = load_transcript(name)
    except FileNotFoundError:
        pytest.skip("the talks with headings are not beside the checkout")
    found = asides(transcript)
    assert sum(kind is Aside.ADVERT for kind in found) <= 0.01 * len(found)
    assert sum(kind is not None for kind in found) <= 0.08 * len(found)


@pytest.mark.parametrize(
    "hostile",
    [
        "a.com/a ",
        "Brought to you by A.A.A. ",
        "our sponsor is ! go to a.com. ",
        "A.b" * 3,
        "a b c d e f g h. ",
        "[x](",
        "&#x ",
        "hey hey ",
    ],
)
def test_time_grows_with_the_length_and_not_with_its_square(hostile: str) -> None:
    def seconds(times: int) -> float:
        transcript = talk(*[hostile * 20] * times)
        started = time.process_time()
        asides(transcript)
        for sentence in transcript.sentences:
            plaintext(sentence.text)
        return time.process_time() - started

    small = min(seconds(30) for _ in range(3))
    assert min(seconds(240) for _ in range(2)) < 30 * max(small, 0.002)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("See [the docs](https://x.y/z) for that.", "See the docs for that."),
        ("R&amp;D at https://x.y/z?a=b pays.", "R& D at pays."),
        ("This is **so** _good_ <i>here</i> [music].", "This is so good here ."),
        ("We [inaudible 00:20:19] went.", "We went."),
        ("[[00:01:02](https://x.y/watch?t=62)] Rats.", "Rats."),
        ("a < b and c > d", "a < b and c > d"),
        ("we say [the] amygdala (not the other one)", "we say [the] amygdala (not the other one)"),
    ],
)
def test_markup_gives_way_to_what_is_said(written: str, said: str) -> None:
    assert " ".join(plaintext(written).split()) == said


@given(st.text(st.sampled_from("ab [](x)https://&amp;#123;<i>*_`♪~ music.")) | st.text())
def test_places_in_the_plain_text_are_places_in_the_sentence(text: str) -> None:
    assert len(plaintext(text)) == len(text)
    assert all(
        said == written
        or said == " "
        or text[max(0, place - 1) : place + 40].count("&")
        or "[" in text
        or "(" in text
        for place, (said, written) in enumerate(zip(plaintext(text), text, strict=True))
    )


def test_where_nothing_is_said_nothing_is_beside_the_point() -> None:
    assert asides(Transcript("Silence", ())) == ()


def test_what_is_known_is_found_without_another_look_at_what_was_said() -> None:
    class Looked(Transcript):
        def __hash__(self) -> int:
            pytest.fail("that takes as long as all that was said")

    transcript = Looked("Silence", ())
    assert asides(transcript) is asides(transcript)
