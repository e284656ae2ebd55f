"""`/topic edit` over the wire: what moderators set holds, on their server only."""

import pytest
from end_to_end.outlining import ABOUT_ALIGNMENT, ABOUT_MINDS, ABOUT_SCANS, ABOUT_WORDS, MARKS, cut, option_values
from end_to_end.reading import Message, buttons, is_private, texts
from end_to_end.stage import Stage

from bot.interviews.catalogue import Interviews
from bot.interviews.outlines import Outlines
from bot.playground.keyboard import Person
from bot.playground.objects import walk
from bot.wording import topics as wording
from bot.wording.errors import AGAIN, ONLY_IN_SERVERS

TEXT_INPUT = 4


@pytest.fixture(autouse=True)
async def outlined(stage: Stage) -> None:
    await cut(stage)


async def edited(ada: Person, topic: str) -> Message:
    return await (await ada.slash("topic edit", topic=topic)).answer()


def titles(stage: Stage) -> list[tuple[int, str]]:
    guild_id = int(stage.playground.world.guild_id)
    interview = stage.bot.services.get(Interviews).here(stage.bot.services.get(Interviews).for_guild(guild_id).id)
    assert interview
    known = stage.bot.services.get(Outlines).known(interview, guild_id)
    return [(topic.start, topic.title) for topic in known]


async def test_a_topic_is_renamed_and_moved_in_one_go(stage: Stage, ada: Person, ben: Person) -> None:
    editor = await edited(ada, ABOUT_SCANS)
    assert is_private(editor)
    dialogue = await ada.press(editor, wording.RENAME)
    shown = await (await ada.submit(dialogue, title="  Brains *and* scans ", start="3:13")).answer()
    assert shown["id"] == editor["id"]
    assert "### Brains \\*and\\* scans" in texts(shown)
    await stage.restart_bot()
    listed = await (await ben.slash("topic list")).answer()
    assert "`3:13` **Brains \\*and\\* scans**" in texts(listed)


async def test_a_dialogue_of_before_a_restart_is_understood(stage: Stage, ada: Person) -> None:
    dialogue = await ada.press(await edited(ada, ABOUT_WORDS), wording.RENAME)
    await dialogue.modal()
    await stage.restart_bot()
    shown = await (await ada.submit(dialogue, title="Terms")).answer()
    assert "### Terms" in texts(shown)


async def test_topics_are_split_and_merged(stage: Stage, ada: Person) -> None:
    editor = await edited(ada, ABOUT_MINDS)
    dialogue = await ada.press(editor, wording.SPLIT)
    shown = await (await ada.submit(dialogue, start="4:47", title="What helps")).answer()
    assert "### What helps" in texts(shown)
    assert titles(stage)[3:] == [(239_200, ABOUT_MINDS), (287_266, "What helps")]
    merged = await (await ada.press(shown, wording.MERGE)).answer()
    assert f"### {ABOUT_MINDS}" in texts(merged)
    assert titles(stage) == [(mark.start, mark.title) for mark in MARKS]


async def test_of_two_presses_on_merge_one_counts(stage: Stage, ada: Person) -> None:
    editor = await edited(ada, ABOUT_SCANS)
    first, second = [await ada.press(editor, wording.MERGE) for _ in range(2)]
    await first.acknowledged()
    await second.acknowledged()
    await stage.playground.until(lambda: len(titles(stage)) == 3, "the merged topics")
    gone = await ada.sees_message(lambda message: texts(message) == wording.TOPIC_GONE)
    assert is_private(gone)
    assert [title for _, title in titles(stage)] == [ABOUT_WORDS, ABOUT_ALIGNMENT, ABOUT_MINDS]


@pytest.mark.parametrize(
    ("topic", "button", "fields", "said"),
    [
        (ABOUT_WORDS, wording.RENAME, {"start": "0:30"}, wording.FIRST_STAYS),
        (ABOUT_SCANS, wording.RENAME, {"start": "4:30"}, "after 1:10 and before 3:59"),
        (ABOUT_SCANS, wording.RENAME, {"start": "later"}, "I can’t read “later” as a time."),
        (ABOUT_SCANS, wording.RENAME, {"title": "   "}, wording.TITLE_EMPTY),
        (ABOUT_SCANS, wording.SPLIT, {"start": "0:10", "title": "x"}, "after 3:00 and before 3:59"),
        (ABOUT_SCANS, wording.SPLIT, {"start": "3:00", "title": "x"}, "after 3:00 and before 3:59"),
        (ABOUT_SCANS, wording.SPLIT, {"start": "3:59", "title": "x"}, "after 3:00 and before 3:59"),
    ],
)
async def test_what_is_no_outline_is_explained_and_changes_nothing(
    stage: Stage, ada: Person, topic: str, button: str, fields: dict[str, str], said: str
) -> None:
    dialogue = await ada.press(await edited(ada, topic), button)
    await ada.submit(dialogue, fields)
    refusal = await ada.sees_message(lambda message: said in texts(message))
    assert is_private(refusal)
    assert titles(stage) == [(mark.start, mark.title) for mark in MARKS]
    again = await (await ada.press(refusal, AGAIN)).modal()
    typed = {
        part["custom_id"]: part.get("value") for part in walk(again["components"]) if part["type"] == TEXT_INPUT
    }
    assert fields.items() <= typed.items()


async def test_whoever_names_one_topic_leaves_the_others_as_they_are_found(stage: Stage, ada: Person) -> None:
    await (
        await ada.press(
            await (await ada.press(await edited(ada, ABOUT_WORDS), wording.RESET)).answer(), wording.RESET_SURE
        )
    ).answer()
    found = titles(stage)
    dialogue = await ada.press(await edited(ada, found[1][1]), wording.RENAME)
    await (await ada.submit(dialogue, title="Brains")).answer()
    assert [title for _, title in titles(stage)] == [
        "Brains" if number == 1 else title for number, (_, title) in enumerate(found)
    ]
    listed = await (await ada.slash("topic list")).answer()
    assert wording.SET_IN_PART in texts(listed)


async def test_resetting_asks_first_and_brings_back_the_automatic_topics(stage: Stage, ada: Person) -> None:
    editor = await edited(ada, ABOUT_SCANS)
    asked = await (await ada.press(editor, wording.RESET)).answer()
    assert wording.RESET_ASKED in texts(asked)
    shown = await (await ada.press(asked, wording.RESET_SURE)).answer()
    assert wording.RESET not in buttons(shown)
    await stage.restart_bot()
    listed = await (await ada.slash("topic list")).answer()
    assert not any(mark.title in texts(listed) for mark in MARKS)


async def test_moderators_see_how_many_find_a_topic_cut_wrongly(ada: Person, ben: Person, cleo: Person) -> None:
    shown = await (await ada.slash("topic show", topic=ABOUT_SCANS)).answer()
    for person, said in ((ben, wording.REPORTED), (cleo, wording.REPORTED), (ben, wording.REPORTED_ALREADY)):
        thanked = await (await person.press(shown, wording.CUT_WRONG)).answer()
        assert (texts(thanked), is_private(thanked)) == (said, True)
    assert wording.reports(2) in texts(await edited(ada, ABOUT_SCANS))
    assert wording.reports(0) in texts(await edited(ada, ABOUT_MINDS))


async def test_only_who_may_manage_the_server_edits(stage: Stage, ada: Person, ben: Person) -> None:
    refused = await (await ben.slash("topic edit")).answer()
    assert (texts(refused), is_private(refused)) == (wording.ONLY_MODERATORS, True)
    in_private = await (await ada.slash("topic edit", channel="@bot")).answer()
    assert texts(in_private) == ONLY_IN_SERVERS


async def test_edits_hold_on_their_server_only(stage: Stage, ada: Person) -> None:
    editor = await (await ada.slash("topic edit")).answer()
    chosen = await (await ada.choose(editor, *option_values(editor, ABOUT_SCANS))).answer()
    await (await ada.press(chosen, wording.MERGE)).answer()
    interview, outlines = await stage.interview(), stage.bot.services.get(Outlines)
    elsewhere = [topic.title for topic in await outlines.topics(interview, 4711)]
    assert len(titles(stage)) == 3
    assert elsewhere == [topic.title for topic in await outlines.topics(interview, None)]
    assert not {mark.title for mark in MARKS} & set(elsewhere)
