import asyncio
import re

import pytest
from end_to_end.forging import with_option
from end_to_end.librarian import bring_in
from end_to_end.reading import Message, buttons, is_private, offers, texts
from end_to_end.stage import Stage

from bot.playground.keyboard import Person
from bot.playground.objects import walk
from bot.playground.rules.components import ROW, SELECT
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.wording import complaints, pictures, starred
from bot.wording import quotes as wording
from bot.wording.errors import UNKNOWN_BUTTON

MODAL = 9

ASKED = "you must be a psychopath"


async def test_earlier_and_later_widen_the_quote_by_a_sentence(ada: Person) -> None:
    reply = await (await ada.slash("quote find", text=ASKED)).answer()
    wider = await (await ada.press(reply, wording.EARLIER)).answer()
    assert "complete asshole" in texts(wider)
    widest = await (await ada.press(reply, wording.LATER)).answer()
    assert "complete asshole" in texts(widest)
    assert "totally unaware" in texts(widest)


async def test_the_first_words_have_nothing_earlier(ada: Person) -> None:
    reply = await (await ada.slash("quote at", time="0:00")).answer()
    assert buttons(reply)[wording.EARLIER] is False
    assert buttons(reply)[wording.LATER] is True


def without_topic(reply: Message) -> str:
    """The last line names the topic as soon as it is known."""
    return texts(reply).rpartition("\n")[0]


async def test_matches_are_counted_and_end_where_they_end(ada: Person) -> None:
    reply = await (await ada.slash("quote find", text="mechanistic interpretability")).answer()
    seen, count = [without_topic(reply)], int(re.findall(r" · 1 of (\d)", texts(reply))[0])
    assert buttons(reply)[wording.PREVIOUS] is False
    for number in range(2, count + 1):
        reply = await (await ada.press(reply, wording.NEXT)).answer()
        assert wording.MATCH_OF.format(number=number, count=count) in texts(reply)
        seen.append(without_topic(reply))
    assert len(set(seen)) == count > 1
    assert buttons(reply)[wording.NEXT] is False
    back = await (await ada.press(reply, wording.PREVIOUS)).answer()
    assert without_topic(back) == seen[-2]


@pytest.mark.parametrize("private", [True, False])
async def test_below_a_quote_are_a_row_of_buttons_and_a_list(ada: Person, private: bool) -> None:
    reply = await (await ada.slash("quote find", text="monkey", private=private)).answer()
    rows = [part["components"] for part in walk(reply["components"]) if part["type"] == ROW]
    assert [len(row) for row in rows] == [4 + private, 1]
    assert offers(reply) == [pictures.CARD, starred.STAR, complaints.WRONG]
    star = await (await ada.press(reply, starred.STAR)).answer()
    assert starred.STARRED.partition("{")[0] in texts(star)


async def test_buttons_of_older_messages_are_answered(stage: Stage, ada: Person) -> None:
    """Each stood below the quote that a list stands below now."""
    await bring_in(stage, ada)
    reply = await (await ada.slash("quote find", text="gulls")).answer()
    shown = stage.playground.world.message(reply["channel_id"], reply["id"])
    button = next(part for part in walk(shown.data["components"]) if part.get("label") == wording.EARLIER)
    (more,) = [part for part in walk(shown.data["components"]) if part["type"] == SELECT]
    answers: list[Message] = []
    for older in (option["value"] for option in more["options"]):
        button["custom_id"], button["disabled"] = older, False
        asked = await ada.press(reply, older)
        if await asked.acknowledged() != MODAL:
            answers.append(await asked.answer())
    assert UNKNOWN_BUTTON not in map(texts, answers)


async def test_the_time_of_a_quote_leads_to_the_recording_however_many_buttons_there_are(
    stage: Stage, ada: Person
) -> None:
    await bring_in(stage, ada, media="https://example.org/gulls.mp3")
    reply = await (await ada.slash("quote find", text="gulls", private=True)).answer()
    assert "[0:01" in texts(reply)
    assert "](https://example.org/gulls.mp3#t=1)" in texts(reply)


async def test_what_a_list_did_not_offer_gets_a_quiet_private_word(stage: Stage, ada: Person) -> None:
    reply = await (await ada.slash("quote at", time="1:00")).answer()
    (more,) = [part["custom_id"] for part in walk(reply["components"]) if part["type"] == SELECT]
    answered = await (await ada.choose(with_option(stage, reply, more, "nonsense"), more, ["nonsense"])).answer()
    assert (texts(answered), is_private(answered)) == (UNKNOWN_BUTTON, True)


async def test_a_time_as_the_text_shows_what_was_said_then(ada: Person) -> None:
    reply = await (await ada.slash("quote find", text="3:40")).answer()
    assert texts(reply) == texts(await (await ada.slash("quote at", time="3:40")).answer())


async def test_only_the_asker_turns_the_pages(ada: Person, ben: Person) -> None:
    reply = await (await ada.slash("quote find", text=ASKED)).answer()
    refusal = await (await ben.press(reply, wording.LATER)).answer()
    assert (texts(refusal), is_private(refusal)) == (wording.NOT_YOURS, True)
    assert [message["id"] for message in ada.sees()] == [reply["id"]]
    assert texts(ada.sees()[0]) == texts(reply)


async def test_a_private_answer_is_shared_for_all_once(ada: Person, ben: Person) -> None:
    reply = await (await ada.slash("quote find", text=ASKED, private=True)).answer()
    assert is_private(reply)
    assert not ben.sees()
    await ada.press(reply, wording.SHARE)
    shared = await ben.sees_message()
    assert wording.SHARED.format(person="Ada") in texts(shared)
    assert ASKED not in texts(shared)
    after = await ada.sees_change(reply)
    assert buttons(after)[wording.SHARED_ALREADY] is False
    assert wording.SHARE not in buttons(shared)
    wider = await (await ada.press(shared, wording.LATER)).answer()
    assert "totally unaware" in texts(wider)


async def test_two_presses_in_the_same_moment_both_count(ada: Person) -> None:
    reply = await (await ada.slash("quote at", time="1:00")).answer()
    presses = [await ada.press(reply, wording.LATER) for _ in range(3)]
    await asyncio.gather(*(press.answer() for press in presses))
    assert "– 1:10**" in texts(ada.sees()[0])
    assert "\n-# 1:10 Interviewer:" in texts(ada.sees()[0])


async def test_buttons_work_after_a_restart(stage: Stage, ada: Person) -> None:
    reply = await (await ada.slash("quote find", text=ASKED)).answer()
    await (await ada.press(reply, wording.EARLIER)).answer()
    await stage.restart_bot()
    wider = await (await ada.press(reply, wording.LATER)).answer()
    assert "complete asshole" in texts(wider)
    assert "totally unaware" in texts(wider)


async def test_a_button_on_a_quote_whose_interview_is_gone_says_so(stage: Stage, ada: Person) -> None:
    reply = await (await ada.slash("quote find", text=ASKED)).answer()
    await stage.stop_bot()
    async with Database.open(stage.settings.database) as database:
        await database.write("UPDATE interviews SET digest = 'changed'")
    await stage.start_bot()
    changed = await (await ada.press(reply, wording.LATER)).answer()
    assert texts(changed) == wording.QUOTE_CHANGED
    await stage.stop_bot()
    async with Database.open(stage.settings.database) as database:
        await database.write("UPDATE interviews SET removed_at = unixepoch()")
        assert await InterviewStore(database).count() == 0
    await stage.start_bot()
    gone = await (await ada.press(reply, wording.LATER)).answer()
    assert (texts(gone), is_private(gone)) == (wording.QUOTE_GONE, True)


async def test_pages_that_are_forgotten_say_so(stage: Stage, ada: Person) -> None:
    reply = await (await ada.slash("quote find", text=ASKED)).answer()
    async with Database.open(stage.settings.database) as database:
        await database.write("DELETE FROM quote_replies")
    forgotten = await (await ada.press(reply, wording.LATER)).answer()
    assert texts(forgotten) == wording.QUOTE_OLD


async def test_a_link_that_discord_refuses_costs_no_quote(
    stage: Stage, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(link: object, ms: int) -> str:
        return "https://"

    for module in ("bot.features.quotes.view", "bot.features.topics.cards"):
        monkeypatch.setattr(f"{module}.listen_link", refused)
    stage.forgiven = {400}
    quote = await (await ada.slash("quote at", time="0:30", private=True)).answer()
    assert wording.EARLIER in buttons(quote)
    turned = await (await ada.press(quote, wording.EARLIER)).answer()
    assert turned["id"] == quote["id"]
    assert texts(turned) != texts(quote)
    topic = await (await ada.slash("topic show", topic="1")).answer()
    assert "topic 1 of" in texts(topic)
    assert not any(wording.LISTEN in buttons(message) for message in (quote, turned, topic))
