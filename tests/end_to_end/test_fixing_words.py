"""“Fix the words”: a line put right on a quote, found by both, and undone."""

import asyncio

from end_to_end.librarian import add, bring_in
from end_to_end.reading import Message, buttons, is_private, offers, texts
from end_to_end.stage import Stage

from bot.core.transcript.exporting import Format
from bot.features.library.desk import LibraryDesk
from bot.interviews.catalogue import Interviews
from bot.playground.keyboard import Person
from bot.wording import library, mending

CLOUDS = """[00:00:01.000 --> 00:00:04.000]   The lighthouse keeper counted forty gulls before breakfast.
[00:00:05.000 --> 00:00:08.000]   Then I asked cloud about the fog, as one does in winter.
[00:00:09.000 --> 00:00:12.000]   Nobody saw the ferry until cloud told us.
[00:00:13.000 --> 00:00:16.000]   Well, *cloud* and clouds are not the same.
"""
FIXED = "Then I asked Claude about the fog, as one does in winter."


async def at(person: Person, time: str = "0:06") -> Message:
    return await (await person.slash("quote at", time=time)).answer()


async def find(person: Person, text: str) -> str:
    return texts(await (await person.slash("quote find", text=text)).answer())


async def test_a_line_is_put_right_found_by_both_and_undone(stage: Stage, ada: Person) -> None:
    await bring_in(stage, ada, CLOUDS)
    asked = await ada.press(await at(ada), mending.FIX)
    [field] = [part["component"] for part in (await asked.modal())["components"]]
    assert field["value"] == "Then I asked cloud about the fog, as one does in winter."
    await stage.restart_bot()
    told = await (await ada.submit(asked, words=FIXED)).answer()
    assert is_private(told)
    assert FIXED in texts(told)

    for words in ("asked Claude about the fog", "asked cloud about the fog"):
        found = await find(ada, words)
        assert "Claude" in found.replace("*", "")
        assert mending.CORRECTED in found
        assert "word for word" in found
    quote = await at(ada)
    assert "asked cloud about" in texts(await (await ada.press(quote, mending.ORIGINAL)).answer())
    listing = stage.bot.services.get(Interviews).all()[-1]
    [(_, exported), _] = await stage.bot.services.get(LibraryDesk).export(listing, Format.SRT)
    assert FIXED.encode() in exported
    assert "already here" in texts(await add(ada, CLOUDS))

    assert texts(await (await ada.press(told, mending.UNDO)).answer()) == mending.UNDONE
    assert "asked cloud about" in texts(back := await at(ada))
    assert mending.ORIGINAL not in offers(back)
    assert mending.CORRECTED not in await find(ada, "asked cloud about the fog")
    assert texts(await (await ada.press(told, mending.UNDO)).answer()) == mending.NOT_THERE


async def test_a_word_is_exchanged_everywhere_and_that_undone_as_one(stage: Stage, ada: Person) -> None:
    await bring_in(stage, ada, CLOUDS)
    asked = await ada.press(await at(ada), mending.FIX)
    told = await (await ada.submit(asked, words=FIXED)).answer()
    everywhere = mending.EVERYWHERE.format(places="2 lines")
    both = await asyncio.gather(*(ada.press(told, everywhere) for _ in range(2)))
    answers = [texts(await one.answer()) for one in both]
    assert sum("**Claude** instead of **cloud**, in 2 lines more" in one for one in answers) == 1
    assert [("Claude" in texts(await at(ada, time))) for time in ("0:10", "0:14")] == [True, True]
    assert "clouds are not" in texts(await at(ada, "0:14"))
    listed = await (await ada.slash("library corrections")).answer()
    assert is_private(listed)
    assert "2 lines" in texts(listed)
    await (await ada.press(listed, mending.UNDO)).answer()
    assert ["Claude" in texts(await at(ada, time)) for time in ("0:06", "0:10", "0:14")] == [True, False, False]


async def test_what_is_no_correction_is_refused_and_nobody_is_overwritten(
    stage: Stage, ada: Person, ben: Person
) -> None:
    await bring_in(stage, ada, CLOUDS)
    quote = await at(ada)
    asked = await ada.press(quote, mending.FIX)
    for words, refusal in (
        ("…", mending.EMPTY),
        ("Claude\nsaid it", mending.LINES.format(places="1 line")),
        ("o" * 4000, mending.TOO_MUCH),
        ("I never liked any of those gulls and nobody else did, if you ask me", mending.TOO_MUCH),
        ("Then I asked cloud about the fog, as one does in winter.", mending.SAME),
    ):
        assert refusal in texts(await (await ada.submit(asked, words=words)).answer())
    late = await ada.press(quote, mending.FIX)
    told = await (await ada.submit(asked, words=FIXED.replace("Claude", "@everyone **x**"))).answer()
    assert "@everyone \\*\\*x\\*\\*" in texts(told)
    refused = texts(await (await ada.submit(late, words=FIXED)).answer())
    assert "in the meantime" in refused
    assert "\\*\\*x" in refused
    assert mending.FIX not in buttons(await at(ben))
    assert texts(await (await ben.press(quote, mending.FIX)).answer()) == library.NOT_ALLOWED
    assert texts(await (await ben.slash("library corrections")).answer()) == library.NOT_ALLOWED


async def test_interviews_of_the_host_are_left_to_the_host(ada: Person) -> None:
    assert mending.FIX not in buttons(await at(ada, "3:53"))


async def test_a_new_file_keeps_what_was_put_right_where_it_says_the_same(stage: Stage, ada: Person) -> None:
    await bring_in(stage, ada, CLOUDS)
    asked = await ada.press(await at(ada), mending.FIX)
    await (await ada.submit(asked, words=FIXED)).answer()
    newer = "[00:00:00.000 --> 00:00:00.900]   Good morning to you.\n" + CLOUDS
    card = await add(ada, newer)
    await ada.press(card, library.REPLACE)
    await ada.sees_message(lambda message: message["id"] == card["id"] and texts(message).startswith("### ✅"))
    assert FIXED in texts(await at(ada)).replace("*", "")
    assert "gulls" in texts(await at(ada, "0:02"))
