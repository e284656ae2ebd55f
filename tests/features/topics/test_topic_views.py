"""What topics look like stays within Discord's limits, whatever the transcript holds."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from discord import ui
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core import markup
from bot.core.search.pages import whole_sentence
from bot.core.topics.editing import TopicMark
from bot.core.topics.excerpts import excerpt
from bot.core.topics.outline import outline
from bot.core.topics.overviews import overview
from bot.core.topics.stretches import is_said, within
from bot.core.transcript.model import Cue
from bot.core.transcript.source import Source
from bot.features.topics.across import MOST_INTERVIEWS, AcrossView
from bot.features.topics.answering import Outlook
from bot.features.topics.cards import A_PAGE, ListView, TopicView
from bot.features.topics.editor import EditView
from bot.features.topics.mentions import MentionsView, coverage
from bot.features.topics.naming import meant, suggestions
from bot.features.topics.summary import SummaryView, who_on_what
from bot.interviews.interview import Interview
from bot.interviews.searching import Mentioned
from bot.playground.objects import walk
from bot.playground.rules.messages import check_message
from bot.wording.topics import NOTHING_BUT_ADVERTS, SPONSOR_BREAK, SPONSORS, SUMMARY_CLAIMS

V2 = 1 << 15
Said = tuple[str, str | None]


def outlook_of(*cues: Said, titles: tuple[str, ...] = ("A topic",), link: str | None = None) -> Outlook:
    """The topics begin with the first sentences, one each."""
    timed = [Cue(n * 3000, n * 3000 + 2900, text, speaker) for n, (text, speaker) in enumerate(cues)]
    interview = Interview.of(Source("talk.txt", "0123456789", cues[0][0], link, timed), 1)
    sentences = interview.transcript.sentences
    marks = tuple(TopicMark(one.start, title) for one, title in zip(sentences, titles, strict=False))
    return Outlook(interview, outline(interview.transcript, None, marks), is_own=True)


def shown(view: ui.LayoutView) -> str:
    components = view.to_components()
    check_message({"flags": V2, "components": components})
    return "\n".join(part["content"] for part in walk(components) if part["type"] == 10)


def check_all(outlook: Outlook) -> None:
    """Every page of everything."""
    topics = outlook.topics
    for page in range((len(topics) - 1) // A_PAGE + 2):
        assert shown(ListView(outlook, page))
        assert shown(
            EditView(outlook, {topics[0].start: 3}, page, topics[min(page, len(topics) - 1)], confirm=True)
        )
    for number in {0, len(topics) // 2, len(topics) - 1}:
        assert all(shown(TopicView(outlook, number, page)) for page in range(3))
    for page in {0, 1, len(topics) // 2, len(topics)}:
        assert shown(SummaryView(outlook, topics, (0, outlook.interview.transcript.end), page))
        assert shown(SummaryView(outlook, topics, None, page, "*" * 600))
    sentences = outlook.interview.transcript.sentences
    hits = [whole_sentence(outlook.interview.transcript, number) for number in range(len(sentences))]
    assert shown(MentionsView(outlook, "*" * 5000, "", coverage(outlook, hits)))
    several = [Mentioned(replace(outlook.interview, id=one), tuple(hits)) for one in range(MOST_INTERVIEWS)]
    assert shown(AcrossView("*" * 5000, "", several, kept_back=True))
    for choice in suggestions(outlook, "")[:25]:
        assert 0 < len(choice.name) <= 100
        assert meant(outlook, choice.value) in topics


def test_a_summary_passes_over_adverts_that_nobody_called_so() -> None:
    cues = [(f"The amygdala of rat number {number} learns fear early.", None) for number in range(4)]
    outlook = outlook_of(*cues, titles=("Fear", SPONSORS, "Sleep"))
    assert SPONSORS in shown(SummaryView(outlook, outlook.topics))
    found = tuple(replace(topic, by_hand=False) for topic in outlook.topics)
    summary = shown(SummaryView(outlook, found))
    assert SPONSORS not in summary
    assert "Sleep" in summary
    assert SPONSORS in shown(SummaryView(outlook, found[1:2]))


ADVERT = [
    ("This episode is brought to you by Brindle.", "Ann"),
    ("With Brindle, the end of the month is an ordinary day for everybody who keeps books.", "Ann"),
    ("Go to brindle.com slash brainwaves and get 20% off your first year.", "Ann"),
]
TALK = [
    (f"The amygdala of rat number {number} learns fear early, and never forgets it.", "Ben") for number in range(9)
]


def card(outlook: Outlook) -> ui.LayoutView:
    return TopicView(outlook, 0)


def summed_up(outlook: Outlook) -> ui.LayoutView:
    return SummaryView(outlook, outlook.topics)


@pytest.mark.parametrize("view", [card, summed_up])
def test_a_sponsor_break_says_so_and_quotes_neither_adverts_nor_thanks(
    view: Callable[[Outlook], ui.LayoutView],
) -> None:
    by_hand = outlook_of(*ADVERT, titles=("Brindle",))
    assert NOTHING_BUT_ADVERTS in shown(view(by_hand))
    assert "> “" not in shown(view(by_hand))
    outlook = outlook_of(*ADVERT, ("Thanks, Ann.", "Ben"), *TALK)
    (topic,) = outlook.topics
    found = replace(topic, title=SPONSORS, by_hand=False)
    sentences = outlook.interview.transcript.sentences
    for numbers, told in (((1, 3), NOTHING_BUT_ADVERTS), ((1, 3, 5), SPONSOR_BREAK)):
        summary = tuple(excerpt(sentences[number], number) for number in numbers)
        said = shown(view(replace(outlook, topics=(replace(found, summary=summary),))))
        assert told in said
        assert ("amygdala of rat number 1" in said) == (5 in numbers)
        assert not [text for text in ("Brindle,", "Thanks, Ann") if text in said]


nasty = st.text(st.sampled_from("*_`~|<>@#[]()-: \\\u202eaé漢🙂ש.?1"), min_size=1, max_size=200).filter(str.strip)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(nasty, st.none() | nasty), min_size=1, max_size=8),
    st.lists(nasty, min_size=1, max_size=4).map(tuple),
)
def test_whatever_is_said_is_taken_by_discord(cues: list[Said], titles: tuple[str, ...]) -> None:
    check_all(outlook_of(*cues, titles=titles, link="https://example.org/talk.mp3"))


@pytest.mark.parametrize("text", ["word " * 1000, "x" * 5000, "*" * 5000, "🙂" * 5000, "a." + "שלום " * 1200])
def test_words_without_end_fit(text: str) -> None:
    check_all(outlook_of((text, text), (text, None), titles=(text, text)))


def test_three_hundred_topics_are_shown_in_pages() -> None:
    cues = [(f"Sentence number {n} says *something* of its own about it.", f"Person {n % 9}") for n in range(900)]
    outlook = outlook_of(*cues, titles=tuple(f"Topic number {n} with a rather long title *" for n in range(300)))
    assert len(outlook.topics) == 300
    check_all(outlook)
    listed = "\n".join(shown(ListView(outlook, page)) for page in range(12))
    summed_up = "\n".join(shown(SummaryView(outlook, outlook.topics, None, page)) for page in range(80))
    assert all(f"Topic number {n} " in listed and f"Topic number {n} " in summed_up for n in range(300))


def test_one_sentence_without_a_speaker_is_one_topic() -> None:
    outlook = outlook_of(("Only this was said, and nothing else.", None))
    check_all(outlook)
    assert "Only this was said" in shown(TopicView(outlook, 0))
    assert "%" not in shown(TopicView(outlook, 0))


def test_what_a_language_model_chose_is_marked() -> None:
    outlook = outlook_of(("The amygdala is where fear is made.", None))
    by_model = replace(outlook, topics=tuple(replace(topic, by_model=True) for topic in outlook.topics))
    for made in (TopicView, SummaryView):
        plain, marked = (
            shown(TopicView(one, 0) if made is TopicView else SummaryView(one, one.topics))
            for one in (outlook, by_model)
        )
        assert "language model" not in plain
        assert "language model" in marked


def beginning(outlook: Outlook) -> str:
    about = who_on_what(outlook.interview.transcript, outlook.topics)
    return shown(SummaryView(outlook, outlook.topics, about=about)).splitlines()[2]


def test_a_summary_begins_with_who_speaks_about_what() -> None:
    told = [("The amygdala learns fear.", "Bob *B*"), ("Fear stays in the amygdala for good.", "Bob *B*")] * 3
    asked = [("What does the amygdala do with fear?", "Ann"), *told]
    line = beginning(outlook_of(*asked))
    assert line.startswith(r"Bob \*B\* on ")
    assert "amygdala" in line
    assert line.endswith("The questions are by Ann.")
    assert beginning(outlook_of(*((text, None) for text, _ in asked))).startswith("It is about ")


def test_who_only_reads_an_advert_is_not_named() -> None:
    advert = [
        ("This episode is brought to you by Gullbase.", "Kim"),
        ("Go to gullbase.example/talk for a month for free.", "Kim"),
    ]
    told = [(f"The amygdala of rat number {number} learns fear early.", "Bob") for number in range(30)]
    line = beginning(outlook_of(("What does the amygdala do with fear?", "Ann"), *told[:15], *advert, *told[15:]))
    assert line.startswith("Bob on ")
    assert "Kim" not in line


def test_a_card_has_the_question_only_on_the_page_with_what_answers_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.features.topics.cards.MOST_QUOTES", 1)
    question = "What does the amygdala of a rat do with the fear of cats?"
    told = [
        (f"The amygdala of rat {n} keeps the fear of the cat that it met in year {n}.", "Bob") for n in range(60)
    ]
    outlook = outlook_of((question, "Ann"), *told)
    sentences = outlook.interview.transcript.sentences
    summary = tuple(excerpt(sentences[number], number) for number in (2, 50))
    (topic,) = (replace(one, asked=excerpt(sentences[0], 0), summary=summary) for one in outlook.topics)
    pages = [shown(TopicView(replace(outlook, topics=(topic,)), 0, page)) for page in range(2)]
    assert [f"Ann asks: “{question}”" in page for page in pages] == [True, False]


INTRODUCED = "Bob Brown is a neuroscientist who has kept rats for twenty years."


def test_a_summary_begins_with_how_guests_are_introduced_and_a_part_of_it_does_not() -> None:
    told = [(f"The amygdala of rat number {number} learns fear early.", "Bob Brown") for number in range(30)]
    asked = [("What does the amygdala do with fear?", "Ann"), ("And what does it do at night?", "Ann")]
    outlook = outlook_of((INTRODUCED, "Ann"), *asked, *told)
    topics, whole = outlook.topics, (0, outlook.interview.transcript.end)
    assert f"> “{INTRODUCED}”\n-# 0:00 Ann" in shown(SummaryView(outlook, topics))
    assert f"“{INTRODUCED}" not in shown(SummaryView(outlook, topics, whole))
    assert f"“{INTRODUCED}" not in shown(SummaryView(replace(outlook, guarded=frozenset([0])), topics))


CLAIMS = (
    "The biggest mistake of people who keep rats is to leave them alone in the dark.",
    "If you want to calm an animal, you need to take the smell of cats away from its nest.",
    "What matters most to a family of mice is that you never move the bed of a mother.",
)


def test_a_summary_begins_with_what_guests_claim_unless_a_quiz_asks_about_it() -> None:
    asked = [("What does the amygdala do with fear?", "Ann"), ("And what does it do at night?", "Ann")]
    told = [(f"I gave my rat number {number} some old cheese on a day in May.", "Bob") for number in range(360)]
    for number, claim in enumerate(CLAIMS):
        told[60 + 120 * number] = (claim, "Bob")
    outlook = outlook_of(("Rats and cats", "Ann"), *asked, *told)
    topics = outlook.topics
    first = shown(SummaryView(outlook, topics))
    for claim, time in zip(CLAIMS, ("3:09", "9:09", "15:09"), strict=True):
        assert f"> “{claim}”\n-# {time} Bob" in first
    assert SUMMARY_CLAIMS in first
    assert SUMMARY_CLAIMS not in shown(SummaryView(outlook, topics, None, 1))
    assert SUMMARY_CLAIMS not in shown(SummaryView(outlook, topics, (0, outlook.interview.transcript.end)))
    said = [one.text for one in outlook.interview.transcript.sentences]
    guarded = replace(outlook, guarded=frozenset(map(said.index, CLAIMS)))
    assert not any(claim in shown(SummaryView(guarded, topics)) for claim in CLAIMS)


def test_a_topic_that_goes_on_on_the_next_page_is_named_there_once_more() -> None:
    told = [
        (
            f"The {name} of a rat learns what smells of cats, and the {name} keeps it for {n} years.",
            "AB"[n % 4 == 0],
        )
        for n, name in enumerate(["amygdala", "cortex", "brain", "nose", "ear", "eye", "heart"] * 20)
    ]
    outlook = outlook_of(*told, titles=("Of rats and cats",))
    pages = [shown(SummaryView(outlook, outlook.topics, None, page)) for page in range(2)]
    assert pages[0] != pages[1]
    assert all("**Of rats and cats**" in page for page in pages)


@pytest.mark.parametrize(
    ("lead", "begins"),
    [
        ("Um, the", "“The amygdala"),
        ("So, um, the", "“So, the amygdala"),
        ("And obviously, the", "“And obviously, the amygdala"),
        ("Yeah. Now the, the", "“Now the amygdala"),
    ],
)
def test_a_quote_begins_with_the_words_that_were_said_but_for_sounds(lead: str, begins: str) -> None:
    said = f"{lead} amygdala of a rat is where all fear of cats is kept, and it never lets go of it."
    assert f"> {begins} of a rat is" in shown(summed_up(outlook_of((said, "Bob"))))


@cache
def sentences_in_topics(count: int) -> Outlook:
    cues = [(f"Here is sentence {n}, which goes on to say a few things more about {n}.", "A") for n in range(14)]
    return outlook_of(*cues, titles=tuple(map(str, range(count))))


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 40_000), st.integers(1, 40_000), st.sampled_from([1, 2, 5, 12]))
def test_a_stretch_quotes_only_what_is_said_in_it(start: int, length: int, count: int) -> None:
    outlook = sentences_in_topics(count)
    transcript = outlook.interview.transcript
    end = min(start + length, transcript.end)
    if start >= end:
        return
    topics = within(transcript, None, outlook.topics, start, end)
    first, last = topics[0].first, topics[-1].last
    assert [one.first for one in topics[1:]] == [one.last + 1 for one in topics[:-1]]
    assert transcript.sentences[first].end >= start
    assert last == first or transcript.sentences[last].start < end
    for topic in topics:
        assert topic.first <= topic.last
        assert all(is_said(transcript, one) and topic.first <= one.sentence <= topic.last for one in topic.summary)


def test_a_topic_of_an_hour_is_summed_up_in_parts_that_fit() -> None:
    words = ["amygdala", "cortex", "rat", "labyrinth", "fear", "sleep", "brain", "shock", "memory", "neuron"]
    cues = [
        (
            f"{words[n % 10].title()} number {n} tells the {words[n % 7]} what {words[n % 9]} has learnt *today*.",
            "A",
        )
        for n in range(700)
    ]
    outlook = outlook_of(*cues)
    pages = [shown(SummaryView(outlook, outlook.topics, None, page)) for page in range(9)]
    quoted = "\n".join(pages)
    (excerpts,) = overview(outlook.topics)
    assert len(excerpts) > 60
    assert all(markup.escape(one.text).rstrip(".") in quoted for one in excerpts)


def test_a_question_stands_above_what_answers_it_and_nowhere_else() -> None:
    asked = ("What does the amygdala of a rat do with the fear of cats?", "Ann")
    answer = [("The amygdala keeps the fear of cats, which a rat never unlearns.", "Bob")]
    lunch = [("Before you answer that, where did the two of you have lunch yesterday?", "Ann")]
    soup, tea = ("In the park we ate soup with carrots and bread.", "Bob"), ("Later on there was tea.", "Bob")
    for said, is_shown in (([asked, *answer, tea], True), ([asked, tea, tea, *lunch, soup, *answer], False)):
        outlook = outlook_of(*said)
        lines = shown(SummaryView(outlook, outlook.topics)).splitlines()
        questions = [number for number, line in enumerate(lines) if line.endswith(f"Ann asks: “{asked[0]}”")]
        assert bool(questions) == is_shown
        assert not is_shown or answer[0][0] in lines[questions[0] + 1]
