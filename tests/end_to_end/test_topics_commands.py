"""Topics over the wire: what is shown, what is pressed, and who gets it."""

import re

import pytest
from end_to_end.outlining import ABOUT_ALIGNMENT, ABOUT_MINDS, ABOUT_SCANS, MARKS, cut, option_values
from end_to_end.playing import answer_alone, game_id, stored
from end_to_end.reading import buttons, is_private, texts
from end_to_end.stage import Stage

from bot.core import timecode
from bot.core.topics.editing import TopicMark
from bot.core.topics.model import Topic
from bot.core.topics.stretches import is_said
from bot.core.transcript.model import Cue
from bot.core.transcript.source import Source
from bot.features.topics import cards
from bot.interviews.catalogue import Interviews
from bot.interviews.outlines import Outlines
from bot.playground.keyboard import Person
from bot.playground.objects import walk
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.wording import quiz as quiz_wording
from bot.wording import topics as wording
from bot.wording.errors import AFTER_THE_END
from bot.wording.quiz import GAME_REPLACED
from bot.wording.quotes import SHARE


@pytest.fixture(autouse=True)
async def outlined(stage: Stage) -> None:
    await cut(stage)


async def topics_here(stage: Stage) -> tuple[Topic, ...]:
    guild_id = int(stage.playground.world.guild_id)
    return await stage.bot.services.get(Outlines).topics(await stage.interview(guild_id), guild_id)


async def test_list_names_every_topic_with_its_time_and_opens_one(ada: Person) -> None:
    listed = await (await ada.slash("topic list")).answer()
    assert all(mark.title in texts(listed) and timecode.show(mark.start) in texts(listed) for mark in MARKS)
    opened = await (await ada.choose(listed, *option_values(listed, ABOUT_MINDS))).answer()
    assert opened["id"] == listed["id"]
    assert f"## {ABOUT_MINDS}" in texts(opened)
    again = await (await ada.press(opened, wording.ALL_TOPICS)).answer()
    assert texts(again) == texts(listed)


async def test_others_turn_no_pages_but_get_their_own(ada: Person, ben: Person) -> None:
    listed = await (await ada.slash("topic list")).answer()
    opened = await (await ben.choose(listed, *option_values(listed, ABOUT_MINDS))).answer()
    assert is_private(opened)
    assert texts(ada.sees()[0]) == texts(listed)
    further = await (await ben.press(opened, wording.PREVIOUS)).answer()
    assert (further["id"], is_private(further)) == (opened["id"], True)
    assert f"## {ABOUT_SCANS}" in texts(further)
    assert not any(is_private(message) for message in ada.sees())


async def test_show_quotes_what_was_said_and_who_speaks(stage: Stage, ada: Person) -> None:
    shown = await (await ada.slash("topic show", topic="psychopaths")).answer()
    assert ABOUT_SCANS in texts(shown)
    assert wording.BY_MACHINE in texts(shown)
    assert "Guest 100 %" in texts(shown)
    transcript = (await stage.interview(None)).transcript
    topic = (await topics_here(stage))[2]
    assert topic.summary
    assert all(is_said(transcript, excerpt) for excerpt in topic.summary)
    assert all(excerpt.text in texts(shown).replace("\\", "") for excerpt in topic.summary)
    times = [label for label in buttons(shown) if ":" in label]
    assert {timecode.show(topic.summary[0].start)} <= set(times)
    opened = ""
    for time in times:
        quote = await (await ada.press(shown, time)).answer()
        assert is_private(quote)
        assert f"In: {ABOUT_SCANS}" in texts(quote)
        assert SHARE in buttons(quote)
        opened += texts(quote).replace("\\", "")
    assert all(excerpt.text in opened for excerpt in topic.summary)


async def test_a_card_and_the_summary_tell_what_the_interviewer_asked(stage: Stage, ada: Person) -> None:
    question = "Is it that you're locking in the model into a benevolent character?"
    shown = await (await ada.slash("topic show", topic=ABOUT_ALIGNMENT)).answer()
    assert wording.ASKED_BY.format(speaker="Interviewer", question=question) in texts(shown)
    assert question in texts(await (await ada.slash("summary")).answer())


async def test_the_quotes_of_a_long_topic_come_in_pages(
    stage: Stage, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, "ROOM", 1900)
    await cut(stage, (TopicMark(0, "All of it"),))
    first = await (await ada.slash("topic show", topic="All of it")).answer()
    await stage.restart_bot()
    second = await (await ada.press(first, wording.PAGE.format(number=2))).answer()
    assert second["id"] == first["id"]
    shown = f"{texts(first)} {texts(second)}".replace("\\", "")
    assert wording.PAGE_OF.format(number=2, count=2) in texts(second)
    (topic,) = await topics_here(stage)
    assert all(excerpt.text in shown for excerpt in topic.summary)
    assert texts(await (await ada.press(second, wording.PAGE.format(number=1))).answer()) == texts(first)


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("3:59", ABOUT_MINDS),
        ("3", ABOUT_SCANS),
        ("PSYCHOPATHS", ABOUT_SCANS),
        ("what alignement is", ABOUT_ALIGNMENT),
        ("1:30", ABOUT_ALIGNMENT),
        ("90 s", ABOUT_ALIGNMENT),
    ],
)
async def test_a_topic_is_found_by_title_number_and_time(ada: Person, asked: str, title: str) -> None:
    assert f"## {title}" in texts(await (await ada.slash("topic show", topic=asked)).answer())
    offered = await ada.autocomplete("topic show", "topic", asked)
    assert title in offered[0]["name"]
    picked = await (await ada.slash("topic show", topic=offered[0]["value"], private=True)).answer()
    assert f"## {title}" in texts(picked)
    assert is_private(picked)


async def test_all_topics_are_suggested_at_first_and_what_is_none_is_said_to_be_none(ada: Person) -> None:
    assert len(await ada.autocomplete("topic show", "topic", "")) == len(MARKS)
    assert not await ada.autocomplete("topic show", "topic", "xyzzy")
    for topic in ("xyzzy", "9:59:59"):
        assert texts(await (await ada.slash("topic show", topic=topic)).answer()) == wording.NO_SUCH_TOPIC


async def test_a_number_that_no_topic_has_is_no_time(ada: Person) -> None:
    told = wording.NO_SUCH_NUMBER.format(topics=wording.topics(len(MARKS)))
    for topic in ("0", "90", str(len(MARKS) + 1)):
        assert texts(await (await ada.slash("topic show", topic=topic)).answer()) == told
        assert not await ada.autocomplete("topic show", "topic", topic)


async def test_the_ways_on_work_after_a_restart(stage: Stage, ada: Person) -> None:
    shown = await (await ada.slash("topic show", topic="0:00")).answer()
    assert buttons(shown)[wording.PREVIOUS] is False
    for mark in MARKS[1:]:
        await stage.restart_bot()
        shown = await (await ada.press(shown, wording.FOLLOWING)).answer()
        assert f"## {mark.title}" in texts(shown)
    assert buttons(shown)[wording.FOLLOWING] is False


async def test_quiz_me_asks_about_that_topic_only(stage: Stage, ada: Person, ben: Person) -> None:
    shown = await (await ada.slash("topic show", topic=ABOUT_ALIGNMENT)).answer()
    topic = (await topics_here(stage))[1]
    game = await (await ben.press(shown, wording.QUIZ_ME)).answer()
    assert is_private(game)
    questions = [one.question for one in (await stored(stage, game_id(game))).game.rounds]
    assert questions
    assert all(topic.first <= question.excerpt.sentence <= topic.last for question in questions)


async def test_another_quiz_on_a_topic_is_about_it_until_all_was_asked(stage: Stage, ada: Person) -> None:
    await cut(stage, (TopicMark(0, "The first half"), TopicMark(180_827, "The second half")))
    shown = await (await ada.slash("topic show", topic="1")).answer()
    topic = (await topics_here(stage))[0]
    message = await (await ada.press(shown, wording.QUIZ_ME)).answer()
    asked = list[frozenset[str]]()
    while quiz_wording.PART_SPENT not in texts(message):
        game = (await stored(stage, game_id(message))).game
        questions = [one.question for one in game.rounds]
        assert all(topic.first <= question.excerpt.sentence <= topic.last for question in questions)
        asked += [question.uses for question in questions]
        for _ in questions:
            message = await answer_alone(stage, ada, message)
            onward = next(
                one for one in (quiz_wording.NEXT_QUESTION, quiz_wording.SEE_RESULT) if one in buttons(message)
            )
            message = await (await ada.press(message, onward)).answer()
        if len(asked) == len(questions):
            await stage.restart_bot()
        message = await (await ada.press(message, quiz_wording.ANOTHER_ON_THIS)).answer()
    assert len(asked) > 5
    assert len(frozenset[str]().union(*asked)) == sum(map(len, asked))
    whole = await (await ada.press(message, quiz_wording.QUIZ_ON_ALL)).answer()
    table = (await stored(stage, game_id(whole))).table
    assert "Round 1 of 5" in texts(whole)
    assert (table.part, table.interview_id) == (None, (await stage.interview(None)).id)


async def test_a_quiz_about_a_topic_ends_the_solo_game_that_was_left(stage: Stage, ada: Person) -> None:
    left = await (await ada.slash("quiz solo", kind="real")).answer()
    shown = await (await ada.slash("topic show", topic=ABOUT_ALIGNMENT)).answer()
    await (await ada.press(shown, wording.QUIZ_ME)).answer()
    refused = await (await ada.press(left, next(iter(buttons(left))))).answer()
    assert texts(refused) == GAME_REPLACED


async def test_a_topic_that_is_nothing_but_adverts_says_so(stage: Stage, ada: Person) -> None:
    guild_id = int(stage.playground.world.guild_id)
    said = ["This episode is brought to you by Brindle.", "Go to brindle.com slash brain and get 20% off."]
    said += [f"The amygdala of rat number {number} learns fear early." for number in range(5)]
    cues = [Cue(number * 5000, number * 5000 + 4000, text) for number, text in enumerate(said)]
    async with Database.open(stage.settings.database) as database:
        await InterviewStore(database).add([Source("rats.srt", "d16e57", "Rats", None, cues)], guild_id)
        await stage.bot.services.get(Interviews).refresh()
    marks = (TopicMark(0, "A word from Brindle"), TopicMark(10_000, "Fear"))
    await cut(stage, marks)
    shown = await (await ada.slash("topic show", topic="1")).answer()
    assert wording.NOTHING_BUT_ADVERTS in texts(shown)
    assert "brindle.com" not in texts(shown)
    assert wording.QUIZ_ME not in buttons(shown)
    fear = await (await ada.press(shown, wording.FOLLOWING)).answer()
    assert "amygdala" in texts(fear)
    assert wording.QUIZ_ME in buttons(fear)


async def test_a_topic_that_has_too_little_to_ask_says_so(stage: Stage, ada: Person) -> None:
    await cut(stage, (*MARKS[:3], TopicMark(219_594, "Five words"), TopicMark(221_000, "The rest")))
    shown = await (await ada.slash("topic show", topic="Five words")).answer()
    refused = await (await ada.press(shown, wording.QUIZ_ME)).answer()
    assert "too short for a quiz" in texts(refused)


async def test_about_groups_the_passages_by_topic(ada: Person) -> None:
    about = await (await ada.slash("topic about", text="psychopath")).answer()
    assert ABOUT_SCANS in texts(about)
    assert f"**{ABOUT_SCANS}** · 4 passages" in texts(about)
    *_, time = [label for label in buttons(about) if ":" in label]
    quote = await (await ada.press(about, time)).answer()
    (select,) = [part for part in walk(about["components"]) if part.get("placeholder") == wording.OPEN_PASSAGE]
    assert len(select["options"]) >= 4
    for option in select["options"]:
        opened = await (await ada.choose(about, select["custom_id"], [option["value"]])).answer()
        begins, ends = map(timecode.parse, re.findall(r"(\d+:\d\d)", texts(opened).rpartition("**")[0])[-2:])
        assert begins <= timecode.parse(option["label"].split()[0]) <= ends
    assert "psychopath" in texts(quote)


async def test_about_says_when_something_does_not_come_up(ada: Person) -> None:
    about = await (await ada.slash("topic about", text="sourdough *bread* @everyone")).answer()
    assert "I found nothing close to that in **" in texts(about)
    assert texts(about).endswith(f"Try other words for it.{wording.ABOUT_LISTED}")
    assert not about["mention_everyone"]


async def test_summary_says_something_of_every_topic(stage: Stage, ada: Person) -> None:
    summary = await (await ada.slash("summary")).answer()
    for topic in await topics_here(stage):
        assert topic.title in texts(summary)
        assert any(excerpt.text[:80] in texts(summary).replace("\\", "") for excerpt in topic.summary)
    assert wording.BY_MACHINE in texts(summary)


async def test_summary_of_a_stretch_keeps_to_it(stage: Stage, ada: Person) -> None:
    summary = await (await ada.slash("summary", **{"from": "1:50", "to": "3:30"})).answer()
    assert ABOUT_ALIGNMENT in texts(summary)
    assert ABOUT_SCANS in texts(summary)
    assert ABOUT_MINDS not in texts(summary)
    said = [line for line in texts(summary).splitlines() if line.startswith("> “")]
    sentences = (await stage.interview(None)).transcript.sentences
    within = " ".join(one.text for one in sentences if 100_000 < one.start < 210_000)
    assert said
    for piece in (piece for line in said for piece in line.strip("> “”").split("…")):
        assert piece.strip().replace("\\", "") in within


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"from": "3:00", "to": "2:00"}, wording.STRETCH_EMPTY),
        ({"from": "1:00:00"}, AFTER_THE_END.format(end="5:01")),
        ({"from": "soon"}, "I can’t read “soon” as a time."),
    ],
)
async def test_a_stretch_that_is_none_is_explained(ada: Person, options: dict[str, str], said: str) -> None:
    assert said in texts(await (await ada.slash("summary", **options)).answer())


async def test_in_direct_messages_everything_works(ada: Person) -> None:
    listed = await (await ada.slash("topic list", channel="@bot")).answer()
    assert not any(mark.title in texts(listed) for mark in MARKS)
    shown = await (await ada.slash("topic show", channel="@bot", topic="1:00")).answer()
    thanked = await (await ada.press(shown, wording.CUT_WRONG)).answer()
    assert texts(thanked) == wording.REPORTED
    about = await (await ada.slash("topic about", channel="@bot", text="psychopath")).answer()
    assert "psychopath" in texts(about)
    summary = await (await ada.slash("summary", channel="@bot")).answer()
    assert "> “" in texts(summary)


async def test_buttons_on_an_interview_that_changed_say_so(stage: Stage, ada: Person) -> None:
    shown = await (await ada.slash("topic show", topic=ABOUT_SCANS)).answer()
    await stage.stop_bot()
    async with Database.open(stage.settings.database) as database:
        await database.write("UPDATE interviews SET digest = 'changed'")
    await stage.start_bot()
    for button in (wording.FOLLOWING, wording.ALL_TOPICS, wording.QUIZ_ME, wording.CUT_WRONG):
        changed = await (await ada.press(shown, button)).answer()
        assert (texts(changed), is_private(changed)) == (wording.INTERVIEW_CHANGED, True)
    await stage.stop_bot()
    async with Database.open(stage.settings.database) as database:
        await database.write("DELETE FROM interviews")
    await stage.start_bot()
    assert texts(await (await ada.press(shown, wording.FOLLOWING)).answer()) == wording.INTERVIEW_GONE


async def test_a_topic_that_was_cut_anew_leads_to_what_is_there_now(stage: Stage, ada: Person) -> None:
    shown = await (await ada.slash("topic show", topic=ABOUT_ALIGNMENT)).answer()
    await cut(stage, (MARKS[0], MARKS[3]))
    assert texts(await (await ada.press(shown, wording.CUT_WRONG)).answer()).startswith("Thank you") is False
    led = await (await ada.press(shown, wording.FOLLOWING)).answer()
    assert f"## {MARKS[0].title}" in texts(led)
