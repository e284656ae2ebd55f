"""“Who speaks here?”: naming a voice on a quote."""

from end_to_end.librarian import bring_in
from end_to_end.reading import Message, buttons, is_private, offers, texts
from end_to_end.stage import Stage

from bot.playground.keyboard import Person
from bot.wording import library, voices
from bot.wording.quotes import QUOTE_CHANGED, SHARE

SEVERAL = """[00:00:01.000 --> 00:00:04.000]   The lighthouse keeper counted forty gulls before breakfast.
[00:00:05.000 --> 00:00:08.000]   Then the fog came in from the north, as it always does.
[00:00:09.000 --> 00:00:12.000]   Nobody saw the ferry until it was in the harbour.
"""
NUMBERED = """WEBVTT

00:01.000 --> 00:04.000
<v SPEAKER_00>The lighthouse keeper counted forty gulls before breakfast.

00:05.000 --> 00:08.000
<v SPEAKER_01>Then the fog came in from the north, as it always does.

00:09.000 --> 00:12.000
<v SPEAKER_00>Nobody saw the ferry until it was in the harbour.
"""


async def at(person: Person, time: str) -> Message:
    return await (await person.slash("quote at", time=time)).answer()


async def test_who_speaks_in_a_stretch_is_told_on_a_quote(stage: Stage, ada: Person) -> None:
    await bring_in(stage, ada, SEVERAL)
    quote = await at(ada, "0:06")
    await stage.restart_bot()
    asked = await ada.press(quote, voices.WHO)
    fields = {part["component"]["custom_id"]: part["component"] for part in (await asked.modal())["components"]}
    assert (fields["from"]["value"], fields["until"]["value"]) == ("0:05", "0:08")
    refused = await (await ada.submit(asked, name="–")).answer()
    assert voices.NO_NAME in texts(refused)
    told = await (await ada.submit(asked, name="Bea *Ray*")).answer()
    assert is_private(told)
    assert "**Bea \\*Ray\\*** speaks from 0:05 to 0:08" in texts(told)
    assert "**0:05 – 0:08** · Bea \\*Ray\\*" in texts(await at(ada, "0:06"))
    assert [voices.WHO in offers(await at(ada, time)) for time in ("0:02", "0:06", "0:10")] == [True, False, True]
    assert texts(await (await ada.press(quote, voices.WHO)).answer()) == QUOTE_CHANGED

    first = await ada.press(await at(ada, "0:02"), voices.WHO)
    assert "from 0:01 on" in texts(await (await ada.submit(first, name="Ann", until="")).answer())
    speakers = [texts(await at(ada, time)).split("\n")[1] for time in ("0:02", "0:06", "0:10")]
    assert [line.split(" · ")[-1] for line in speakers[:2]] == ["Ann", "Bea \\*Ray\\*"]
    assert "Ann" not in speakers[2]
    values = await (await ada.slash("library edit", interview="Gulls")).modal()
    assert "0:01 Ann\\n0:05 Bea *Ray*\\n0:08 –" in str(values)


async def test_a_number_gets_its_name_on_a_quote(stage: Stage, ada: Person) -> None:
    await bring_in(stage, ada, NUMBERED, "gulls.vtt")
    asked = await ada.press(await at(ada, "0:02"), voices.WHO)
    assert "SPEAKER_00" in str(await asked.modal())
    renamed = texts(await (await ada.submit(asked, name="Ann")).answer())
    assert voices.RENAMED.format(speaker="SPEAKER\\_00", name="Ann") in renamed
    assert "Ann" in texts(later := await at(ada, "0:10"))
    assert voices.WHO not in offers(later)


async def test_only_who_may_change_the_library_is_asked(stage: Stage, ada: Person, ben: Person) -> None:
    await bring_in(stage, ada, SEVERAL)
    assert voices.WHO not in offers(await at(ben, "0:06"))
    quote = await at(ada, "0:06")
    assert SHARE not in buttons(quote)
    assert texts(await (await ben.press(quote, voices.WHO)).answer()) == library.NOT_ALLOWED
