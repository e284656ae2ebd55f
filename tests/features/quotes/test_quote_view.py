"""What a quote looks like stays within Discord's limits, whatever the transcript holds."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.search.pages import Pages, exact_hit
from bot.core.transcript.model import Cue
from bot.core.transcript.source import Source
from bot.features.quotes.view import QuoteView
from bot.interviews.interview import Interview
from bot.playground.objects import walk
from bot.playground.rules.messages import check_message
from bot.wording import quotes as wording

V2 = 1 << 15


def interview(*cues: tuple[str, str | None], title: str = "A talk", link: str | None = None) -> Interview:
    timed = [Cue(n * 3000, n * 3000 + 2900, text, speaker) for n, (text, speaker) in enumerate(cues)]
    return Interview.of(Source("talk.txt", "digest", title, link, timed))


def pages_of(spoken: Interview, number: int, begin: int = 0, finish: int | None = None) -> Pages:
    sentence = spoken.transcript.sentences[number]
    hit = exact_hit(spoken.transcript, number, begin, number, finish or len(sentence.text))
    every_other = tuple((at, at + 1) for at in range(0, len(hit.text), 2))
    return Pages(1, 1, "digest", (replace(hit, matched=every_other),) * 3, private=True)


def shown(pages: Pages, spoken: Interview) -> str:
    components = QuoteView("h" * 1200, "a" * 16, pages, spoken).to_components()
    check_message({"flags": V2, "components": components})
    return "\n".join(part["content"] for part in walk(components) if part["type"] == 10)


nasty = st.text(st.sampled_from("*_`~|<>@#[]()-: \\\u202eaé漢🙂ש.?1"), min_size=1, max_size=300).filter(str.strip)
turns = st.lists(st.sampled_from(["earlier", "later", "following"]), max_size=12)


@settings(deadline=None)
@given(st.lists(st.tuples(nasty, st.none() | nasty), min_size=1, max_size=8), turns, nasty, st.data())
def test_every_page_of_any_transcript_is_taken_by_discord(
    cues: list[tuple[str, str | None]], presses: list[str], title: str, data: st.DataObject
) -> None:
    spoken = interview(*cues, title=title, link="https://example.org/talk.mp3")
    number = data.draw(st.integers(0, len(spoken.transcript.sentences) - 1))
    pages = pages_of(spoken, number).opened(spoken.transcript)
    for press in presses:
        match press:
            case "earlier":
                pages = pages.earlier(spoken.transcript)
            case "later":
                pages = pages.later(spoken.transcript)
            case _:
                pages = pages.following().opened(spoken.transcript)
        assert shown(pages, spoken)


@pytest.mark.parametrize("text", ["word " * 1000, "x" * 5000, "*" * 5000, "🙂" * 5000, "a." + "שלום " * 1200])
def test_a_sentence_of_five_thousand_characters_fits(text: str) -> None:
    spoken = interview(("Before.", "A"), (text, "B"), ("After.", "C"), title=text)
    for number in range(len(spoken.transcript.sentences)):
        pages = pages_of(spoken, number)
        for _ in range(4):
            pages = pages.earlier(spoken.transcript).later(spoken.transcript)
            assert shown(pages, spoken)


def test_widening_first_completes_the_sentence_and_then_adds_others() -> None:
    spoken = interview(("One is here. Two, as I said, is there. Three is far.", "A"), ("Four?", "B"))
    pages = pages_of(spoken, 1, begin=5, finish=14)
    transcript = spoken.transcript
    assert [piece.text for piece in pages.pieces(transcript)] == ["as I said"]
    assert [piece.text for piece in pages.opened(transcript).pieces(transcript)] == [
        "Two,",
        "as I said",
        "is there",
    ]
    wide = pages.earlier(transcript).earlier(transcript).later(transcript).later(transcript).later(transcript)
    texts = [piece.text for piece in wide.pieces(transcript)]
    assert texts == ["One is here.", "Two,", "as I said", "is there", "Three is far.", "Four?"]
    assert "0:03 B: Four?" in shown(wide, spoken)
    assert wide.earlier(transcript) == wide == wide.later(transcript)


def test_what_the_same_person_says_beside_a_quote_joins_it_with_one_time() -> None:
    spoken = interview(
        ("One is here. Two, as I said, is there. Three is far.", "A"), ("Four?", "B"), ("Or five?", "B")
    )
    pages = pages_of(spoken, 1, begin=5, finish=14)
    pages = replace(pages, hits=(replace(pages.hit, matched=((3, 4),)),)).opened(spoken.transcript)
    assert "> “Two, as **I** said, is there.”" in shown(pages, spoken)
    for _ in range(4):
        pages = pages.earlier(spoken.transcript).later(spoken.transcript)
    wide = shown(pages, spoken)
    assert "> “One is here. Two, as **I** said, is there. Three is far.”" in wide
    assert "**0:00 – 0:02** · A" in wide
    assert [line for line in wide.splitlines() if line.startswith("-# 0:")] == ["-# 0:03 B: Four? Or five?"]


def test_a_question_is_not_opened_with_what_was_talked_of_before_it() -> None:
    spoken = interview(
        ("It is a good analogy, right?", "A"),
        ("It is dark on the inside.", "A"),
        ("Do you think that Claude feels?", "B"),
    )
    last = len(spoken.transcript.sentences) - 1
    pages = pages_of(spoken, last).opened(spoken.transcript)
    assert [piece.text for piece in pages.pieces(spoken.transcript)] == ["Do you think that Claude feels?"]


def test_what_no_longer_fits_leaves_at_the_other_end() -> None:
    spoken = interview(*((f"Number {n} {'says a good deal, ' * 20}.", "A") for n in range(12)))
    pages = pages_of(spoken, 6)
    for _ in range(6):
        pages = pages.earlier(spoken.transcript)
    texts = [piece.text for piece in pages.pieces(spoken.transcript)]
    assert texts[0].startswith("Number 0 ")
    assert not any(piece.is_hit for piece in pages.pieces(spoken.transcript))
    for _ in range(6):
        pages = pages.later(spoken.transcript)
    assert any(piece.is_hit for piece in pages.pieces(spoken.transcript))


def test_listen_opens_the_recording_at_the_moment() -> None:
    spoken = interview(("One.", None), ("Two.", None), link="https://youtu.be/abc")
    pages = pages_of(spoken, 1)
    components = QuoteView(None, "a" * 16, replace(pages, private=False), spoken).to_components()
    assert [part["url"] for part in walk(components) if part.get("url")] == ["https://youtu.be/abc?t=3"]
    crowded = str(QuoteView(None, "a" * 16, pages, spoken).to_components())
    assert "](https://youtu.be/abc?t=3)" in crowded  # there is no room for a button
    assert wording.LISTEN not in crowded


@pytest.mark.parametrize(
    ("first", "last", "shown_around"),
    [
        (1, 2, ["HIT", "What is your take?", "Never.", "Leaves burn in the sun."]),
        (4, 5, ["What is your take?", "HIT"]),
        (7, 7, ["Evenings are the time for watering.", "HIT"]),
        (6, 6, ["HIT"]),
    ],
)
def test_a_question_is_opened_with_its_reply_and_a_reply_with_its_question(
    first: int, last: int, shown_around: list[str]
) -> None:
    transcript = interview(
        ("Good evening to all. Do you water at noon? I get this a lot. What is your take?", "Ann"),
        ("Never. Leaves burn in the sun. Evenings are the time for watering. They are cool and damp.", "Ben"),
    ).transcript
    hit = exact_hit(transcript, first, 0, last, len(transcript.sentences[last].text))
    pieces = Pages(1, 1, "digest", (hit,)).opened(transcript).pieces(transcript)
    assert ["HIT" if piece.is_hit else piece.text for piece in pieces] == shown_around


def test_neither_what_seeks_assent_nor_what_is_quoted_is_answered_by_what_comes_next() -> None:
    for said in ("Leaves burn in the sun at noon, right?", "I asked them, “Do leaves burn in the sun?”"):
        transcript = interview((said, "Ann"), ("And now for something else entirely.", "Ben")).transcript
        hit = exact_hit(transcript, 0, 0, 0, len(transcript.sentences[0].text))
        assert len(Pages(1, 1, "digest", (hit,)).opened(transcript).pieces(transcript)) == 1


def test_a_question_that_somebody_goes_on_from_at_length_is_not_answered_by_the_next_speaker() -> None:
    transcript = interview(
        (
            "Who likes to dig at noon? " + "Nobody that I know of would dig then if asked. " * 3 + "Would they?",
            "Ann",
        ),
        ("And now for something else entirely.", "Ben"),
    ).transcript
    hit = exact_hit(transcript, 0, 0, 0, len(transcript.sentences[0].text))
    assert len(Pages(1, 1, "digest", (hit,)).opened(transcript).pieces(transcript)) == 1


def test_what_is_around_a_quote_is_left_out_where_it_is_guarded() -> None:
    spoken = interview(("Do you water at noon?", "Ann"), ("Only in the evening, never before.", "Ben"))
    pages = pages_of(spoken, 0).opened(spoken.transcript)
    assert len(pages.pieces(spoken.transcript)) == 2
    assert len(pages.without_around(spoken.transcript, {1}).pieces(spoken.transcript)) == 1
    assert pages.without_around(spoken.transcript, {2}) == pages
