"""While a question is open, nothing on its server tells the answer."""

import pytest
from end_to_end.playing import asks, begin, reveals, stored, take
from end_to_end.reading import buttons, is_private, picture, texts
from end_to_end.stage import Stage

from bot.core import timecode
from bot.core.quiz.questions import Kind, Question
from bot.core.search.pages import whole_sentence
from bot.features.quiz.alone import Alone
from bot.features.quiz.alone_start import SECONDS
from bot.features.quiz.host import QuizHost
from bot.features.quotes.reference import QuoteReference
from bot.playground.keyboard import Person
from bot.playground.objects import walk
from bot.wording import pictures
from bot.wording import quiz as wording
from bot.wording.quotes import EARLIER, LATER, SHARE

LONG = 60


@pytest.fixture
async def asked(stage: Stage, ada: Person) -> Question:
    """A question that is open in #general."""
    match = await begin(stage, ada, Kind.GAP, rounds=1, seconds=LONG)
    await ada.sees_message(asks(1))
    return match.game.round.question


def time_of(question: Question) -> str:
    return timecode.show(question.excerpt.start + 1000)


@pytest.mark.parametrize("private", [True, False])
async def test_quotes_of_it_are_refused_to_all_until_the_reveal(
    stage: Stage, ada: Person, ben: Person, asked: Question, private: bool
) -> None:
    text = asked.excerpt.text
    commands = {f"quote {name}": {"text": text} for name in ("find", "check", "card")}
    commands["quote at"] = {"time": time_of(asked)}
    for command, options in commands.items():
        for channel in ("general", "second-room"):
            refused = await (await ben.slash(command, channel=channel, private=private, **options)).answer()
            assert (texts(refused), is_private(refused)) == (wording.PEEKING, True)
    match = stage.bot.services.get(QuizHost).match(1)
    message = ada.sees()[0]
    for person in (ada, ben):
        await take(person, message, match.game)
    await ada.sees_change(message, reveals(1))
    for command, options in commands.items():
        told = await (await ben.slash(command, private=private, **options)).answer()
        shown = texts(told) or picture(told)["description"]
        assert text[:40] in shown.replace("**", "")


async def test_suggestions_leave_it_out_and_an_older_one_does_not_open(
    stage: Stage, ada: Person, ben: Person
) -> None:
    transcript = (await stage.interview(None)).transcript
    offered = {
        number: await ben.autocomplete("quote find", "text", sentence.text[:60])
        for number, sentence in enumerate(transcript.sentences)
    }
    match = await begin(stage, ada, Kind.REAL, rounds=1, seconds=LONG)
    await ada.sees_message(asks(1))
    for number in match.game.round.question.guarded:
        older = offered[number][0]["value"]
        assert texts(await (await ben.slash("quote find", text=older)).answer()) == wording.PEEKING
        left = await ben.autocomplete("quote find", "text", transcript.sentences[number].text[:60])
        assert older not in [one["value"] for one in left]


async def test_the_buttons_of_older_quotes_do_not_lead_there(stage: Stage, ada: Person, ben: Person) -> None:
    sentences = (await stage.interview(None)).transcript.sentences
    quotes = [
        await (await ben.slash("quote at", time=timecode.show(sentence.start + 1000), private=True)).answer()
        for sentence in sentences
    ]
    match = await begin(stage, ada, Kind.GAP, rounds=1, seconds=LONG)
    await ada.sees_message(asks(1))
    number = match.game.round.question.excerpt.sentence
    for neighbour, button in ((-1, LATER), (0, SHARE), (1, EARLIER)):
        start = timecode.show(sentences[number + neighbour].start)
        quote = next(quote for quote in quotes if f"**{start} –" in texts(quote))
        if not buttons(quote)[button]:
            continue
        assert texts(await (await ben.press(quote, button)).answer()) == wording.PEEKING


@pytest.mark.parametrize("action", ["open", "show", "share"])
async def test_the_buttons_of_older_cards_do_not_lead_there(
    stage: Stage, ada: Person, ben: Person, action: str
) -> None:
    card = await (await ben.slash("quote card", text="you must be a psychopath", private=True)).answer()
    match = await begin(stage, ada, Kind.REAL, rounds=1, seconds=LONG)
    await ada.sees_message(asks(1))
    interview = await stage.interview(None)
    asked = whole_sentence(interview.transcript, match.game.round.question.excerpt.sentence)
    older = f"card:{action}:night:{QuoteReference.to(interview, asked)}"
    shown = stage.playground.world.message(card["channel_id"], card["id"])
    button = next(
        part for part in walk(shown.data["components"]) if part.get("label") == pictures.CARD_STYLES["night"]
    )
    button["custom_id"] = older
    assert texts(await (await ben.press(card, older)).answer()) == wording.PEEKING
    assert len(ben.sees()) == 3
    assert picture(next(message for message in ben.sees() if message["id"] == card["id"])) == picture(card)


@pytest.mark.parametrize(("ago", "is_open"), [(0, True), (SECONDS + 1, False)])
async def test_a_round_that_was_left_alone_guards_its_sentences_as_long_as_it_takes_answers(
    stage: Stage, ada: Person, ago: float, is_open: bool
) -> None:
    alone = stage.bot.services.get(Alone)
    clock = alone.clock
    alone.clock = lambda: clock() - ago
    await (await ada.slash("quiz solo", kind="gap", rounds=1)).answer()
    question = (await stored(stage, 1)).game.round.question
    told = await (await ada.slash("quote at", time=time_of(question), private=True)).answer()
    assert (texts(told) == wording.PEEKING) == is_open


async def test_who_plays_does_not_peek_in_a_direct_message_either(
    stage: Stage, ada: Person, ben: Person, asked: Question
) -> None:
    refused = await (await ada.slash("quote at", channel="@bot", time=time_of(asked))).answer()
    assert texts(refused) == wording.PEEKING
    told = await (await ben.slash("quote at", channel="@bot", time="0:00")).answer()
    assert texts(told) != wording.PEEKING
