"""An upload from the file to the first quote, and all that may come in between."""

import asyncio
import io
import zipfile

import pytest
from end_to_end.librarian import SRT, TXT, add, bring_in, has_failed, is_done, says
from end_to_end.reading import buttons, is_private, texts
from end_to_end.stage import Stage

from bot.core.transcript.source import read_bytes
from bot.features.library.importer import Importer
from bot.interviews.catalogue import Interviews
from bot.playground.keyboard import Person
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.store.uploads import KEPT_SECONDS
from bot.wording import following
from bot.wording import library as wording

FIND = {"text": "how many gulls were counted"}


async def test_a_transcript_is_understood_confirmed_imported_and_found(ada: Person) -> None:
    asked = await add(ada, title="Gulls & fog", media="https://example.org/gulls.mp3")
    assert "Gulls & fog" in texts(asked)
    assert "2 lines · 8 s · 20 words" in texts(asked)
    assert "> The lighthouse keeper counted forty gulls before breakfast." in texts(asked)
    assert wording.NO_SPEAKERS in texts(asked)
    assert list(buttons(asked)) == [wording.IMPORT, wording.CANCEL]
    await (await ada.press(asked, wording.IMPORT)).acknowledged()
    done = await ada.sees_change(asked, is_done)
    assert wording.IS_CURRENT in texts(done)
    quote = await (await ada.slash("quote find", **FIND)).answer()
    assert "forty" in texts(quote)
    assert "Gulls & fog" in texts(quote)
    assert "Listen" in buttons(quote)


async def test_the_preview_says_who_speaks_the_chapters_and_the_warnings_within_a_message(ada: Person) -> None:
    asked = texts(await add(ada, SRT, "talk.srt", chapters=await ada.upload("c.txt", b"0:00 Gulls\n0:05 *Fog*")))
    assert "🗣️ **Ada** 52 % “The lighthouse keeper counted forty gulls before breakfast.”" in asked
    assert "📑 2 chapters\n`0:00` Gulls\n`0:05` \\*Fog\\*" in asked
    hostile = "\n\n".join(
        f"{at}\n00:{at:02}:00,000 --> 00:{at:02}:04,000\n<v {'*_' * 20}{at}>{'`|*_' * 50} Words."
        for at in range(1, 40)
    )
    crowd = texts(await add(ada, "WEBVTT\n\n" + hostile.replace(",000", ".000"), "crowd.vtt"))
    assert "… and 3" in crowd
    assert len(crowd) < 4000


async def test_a_word_document_is_understood(ada: Person) -> None:
    lines = "".join(
        f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in ("0:01 Ada", "Hello.", "0:05 Ben", "Hi.")
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="http://w">{lines}</w:document>')
    asked = texts(await add(ada, held.getvalue(), "talk.docx"))
    assert "🗣️ **Ada** 67 % “Hello.”" in asked


async def test_a_private_question_is_followed_by_a_message_for_all(ada: Person, ben: Person) -> None:
    asked = await add(ada, private=True)
    assert is_private(asked)
    await (await ada.press(asked, wording.IMPORT)).answer()
    assert is_done(await ben.sees_message(is_done))


async def test_a_second_upload_leaves_the_current_one_and_can_be_made_it(stage: Stage, ada: Person) -> None:
    await bring_in(stage, ada)
    asked = await add(ada, TXT.replace("gulls", "boats"), "boats.txt")
    await ada.press(asked, wording.IMPORT)
    done = await ada.sees_change(asked, is_done)
    assert "gulls" in texts(await (await ada.slash("quote at", time="0:02")).answer())
    assert list(buttons(done)) == [following.SEARCH_IT, following.QUIZ_IT, wording.USE_IT]
    found = await ada.submit(await ada.press(done, following.SEARCH_IT), words="boats before breakfast")
    assert "counted forty" in texts(await found.answer())
    await (await ada.press(done, wording.USE_IT)).answer()
    assert "boats" in texts(await (await ada.slash("quote at", time="0:02")).answer())
    await stage.restart_bot()
    assert "boats" in texts(await (await ada.slash("quote at", time="0:02")).answer())


async def test_what_was_cancelled_leaves_nothing(stage: Stage, ada: Person) -> None:
    asked = await add(ada)
    await (await ada.press(asked, wording.CANCEL)).answer()
    assert texts(await ada.sees_change(asked)) == wording.CANCELLED
    async with Database.open(stage.settings.database) as database:
        assert await database.rows("SELECT * FROM uploads") == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cat.png", b"\x89PNG\r\n\x1a\n\0\0\0\0"),
        ("empty.srt", b""),
        ("words.txt", b"No times at all in here."),
        ("a.json", b"[" * 5000),
    ],
)
async def test_a_file_that_is_no_transcript_is_told_kindly(
    stage: Stage, ada: Person, name: str, content: bytes
) -> None:
    before = len(stage.bot.services.get(Interviews))
    refused = await add(ada, content, name)
    assert name in texts(refused)
    assert "expected" in texts(refused)
    assert is_private(refused)
    assert len(stage.bot.services.get(Interviews)) == before


async def test_a_refusal_leaves_nothing_that_others_see(ada: Person, ben: Person) -> None:
    before = ben.sees()
    refused = await add(ada, "No times at all in here.", "secret.txt")
    assert "secret.txt" in texts(refused)
    assert ben.sees() == before
    assert not is_private(await add(ada))


async def test_a_link_that_is_none_is_told(ada: Person) -> None:
    assert texts(await add(ada, media="javascript:alert(1)")) == wording.BAD_LINK


async def test_sidecar_and_chapters_come_along(stage: Stage, ada: Person) -> None:
    sidecar = b'title = "From the sidecar"\n[[turns]]\nfrom = "0:00"\nspeaker = "Dee"\n'
    interview = await bring_in(
        stage,
        ada,
        sidecar=await ada.upload("gulls.toml", sidecar),
        chapters=await ada.upload("chapters.txt", b"0:00 Gulls\n0:05 Fog\n"),
    )
    assert interview.title == "From the sidecar"
    assert interview.speakers[0] == "Dee"
    wrong = await add(ada, TXT, chapters=await ada.upload("chapters.txt", b"Gulls, then fog"))
    assert "chapters" in texts(wrong)


async def test_the_same_file_again_is_known_and_one_of_the_same_name_may_replace(stage: Stage, ada: Person) -> None:
    first = await bring_in(stage, ada)
    refused = await add(ada)
    assert "is already here" in texts(refused)
    assert is_private(refused)
    asked = await add(ada, TXT.replace("forty", "fifty"))
    assert list(buttons(asked)) == [wording.IMPORT, wording.REPLACE, wording.CANCEL]
    await ada.press(asked, wording.REPLACE)
    await ada.sees_change(asked, is_done)
    assert "fifty" in texts(await (await ada.slash("quote at", time="0:02")).answer())
    another = await add(ada, TXT.replace("forty", "sixty"))
    await ada.press(another, wording.IMPORT)
    await ada.sees_change(another, is_done)
    own = [one for one in stage.bot.services.get(Interviews).all() if one.guild_id]
    assert len(own) == 2
    assert own[0].id == first.id


async def test_an_upload_that_waits_survives_a_restart_but_not_an_hour(stage: Stage, ada: Person) -> None:
    asked, late = await add(ada), await add(ada, TXT.replace("forty", "fifty"), "late.txt")
    await stage.stop_bot()
    async with Database.open(stage.settings.database) as database:
        await database.write(
            "UPDATE uploads SET created_at = created_at - ? WHERE filename = 'late.txt'", (KEPT_SECONDS,)
        )
    await stage.start_bot()
    await ada.press(asked, wording.IMPORT)
    await ada.sees_change(asked, is_done)
    assert texts(await (await ada.press(late, wording.IMPORT)).answer()) == wording.UPLOAD_GONE


async def test_a_press_counts_once(stage: Stage, ada: Person) -> None:
    asked = await add(ada)
    presses = await asyncio.gather(*(ada.press(asked, wording.IMPORT) for _ in range(4)))
    said = [texts(await press.answer()) for press in presses]
    assert said.count(wording.UPLOAD_GONE) == 3
    await ada.sees_change(asked, is_done)
    assert len([one for one in stage.bot.services.get(Interviews).all() if one.guild_id]) == 1


async def test_what_waits_says_how_many_files_are_before_it(stage: Stage, ada: Person) -> None:
    await stage.bot.services.get(Importer).close()
    asked = [await add(ada, TXT + "\n" * number, f"gulls {number}.txt") for number in range(3)]
    for message, queue in zip(asked, ("It’s next.", "behind 1 other file.", "behind 2 other files."), strict=True):
        assert queue in texts(await (await ada.press(message, wording.IMPORT)).answer())
    stage.bot.services.get(Importer).start()
    for message in asked:
        await ada.sees_change(message, is_done)


async def test_a_queued_import_goes_on_after_a_restart(stage: Stage, ada: Person) -> None:
    asked = await add(ada)
    await stage.stop_bot()
    async with Database.open(stage.settings.database) as database:
        await database.write(
            "UPDATE uploads SET state = 'queued', queued_at = 1, message_id = ?", (int(asked["id"]),)
        )
    await stage.start_bot()
    await ada.sees_change(asked, is_done)
    assert "forty" in texts(await (await ada.slash("quote find", **FIND)).answer())


async def test_an_import_that_was_not_told_of_is_told_after_a_restart(stage: Stage, ada: Person) -> None:
    interview = await bring_in(stage, ada)
    asked = await add(ada, TXT + "\n")
    await stage.stop_bot()
    async with Database.open(stage.settings.database) as database:
        await database.write(
            "UPDATE uploads SET state = 'imported', interview_id = ?, message_id = ?",
            (interview.id, int(asked["id"])),
        )
    await stage.start_bot()
    await ada.sees_change(asked, is_done)


async def test_an_import_that_breaks_off_leaves_nothing_and_says_so(stage: Stage, ada: Person) -> None:
    asked, next_one = await add(ada), await add(ada, TXT.replace("forty", "fifty"), "next.txt")
    async with Database.open(stage.settings.database) as database:
        await database.write("UPDATE uploads SET content = x'00' WHERE filename = 'gulls.txt'")
    await ada.press(asked, wording.IMPORT)
    await ada.sees_change(asked, has_failed)
    await ada.press(next_one, wording.IMPORT)
    await ada.sees_change(next_one, is_done)
    assert [one.title for one in stage.bot.services.get(Interviews).all() if one.guild_id] == ["Next"]


async def test_only_who_may_manage_the_server_may_add(ada: Person, ben: Person) -> None:
    refused = await add(ben)
    assert (texts(refused), is_private(refused)) == (wording.NOT_ALLOWED, True)
    asked = await add(ada)
    for label in (wording.IMPORT, wording.CANCEL):
        assert texts(await (await ben.press(asked, label)).answer()) == wording.NOT_ALLOWED
    await ada.press(asked, wording.IMPORT)
    await ada.sees_change(asked, is_done)
    assert "Gulls" in texts(await (await ben.slash("library list")).answer())


async def test_a_direct_message_has_no_library_of_its_own(ada: Person) -> None:
    refused = await add(ada, channel="@bot")
    assert "server" in texts(refused)
    shown = await (await ada.slash("library list", channel="@bot")).answer()
    assert wording.LIST_HEADING_DIRECT in texts(shown)
    assert says("Mechanistic")(shown)


async def test_too_much_is_refused_before_it_is_fetched_and_after(stage: Stage, ada: Person) -> None:
    await stage.stop_bot()
    stage.settings = stage.settings.model_copy(update={"upload_mb": 1, "server_interviews": 2, "server_hours": 1})
    await stage.start_bot()
    large = await add(ada, TXT + " " * 2**20, "large.txt")
    assert "1.0 MB" in texts(large)
    assert is_private(large)
    long = await add(ada, "[00:00:01.000 --> 01:00:01.000]   A very long silence.\n", "long.txt")
    assert "1.0 hours" in texts(long)
    assert is_private(long)
    first, second = await add(ada), await add(ada, TXT.replace("forty", "fifty"), "second.txt")
    assert "already has 2 interviews" in texts(await add(ada, TXT, "third.txt"))
    await ada.press(second, wording.CANCEL)
    await ada.sees_change(second)
    await ada.press(first, wording.IMPORT)
    await ada.sees_change(first, is_done)
    most = "[00:00:01.000 --> 00:59:59.000]   Nearly an hour of it.\n"
    assert "1.0 hours" in texts(await add(ada, most, "most.txt"))


async def test_what_another_process_loads_is_noticed(stage: Stage, ada: Person) -> None:
    async with Database.open(stage.settings.database) as database:
        await InterviewStore(database).add([read_bytes(TXT.encode(), "loaded.txt")])
    async with asyncio.timeout(10):
        while len(stage.bot.services.get(Interviews)) < 2:
            await ada.autocomplete("quote at", "interview", "")
    assert "forty" in texts(await (await ada.slash("quote at", time="0:02", interview="Loaded")).answer())


TWICE = """WEBVTT

00:01.000 --> 00:04.000
<v Ada>The lighthouse keeper counted forty gulls before breakfast.

00:05.000 --> 00:08.000
<v Ben>Then the fog came in from the north, as it always does.

00:09.000 --> 00:12.000
<v Ada Ray>Nobody saw the ferry until it was in the harbour.
"""


async def test_one_person_under_two_names_is_offered_to_be_joined(stage: Stage, ada: Person) -> None:
    asked = await add(ada, TWICE, "twice.vtt")
    assert "🔗 Joining names: Ada → **Ada Ray**" in texts(asked)
    assert list(buttons(asked)) == [wording.IMPORT, wording.JOIN, wording.CANCEL]
    await ada.press(asked, wording.JOIN)
    await ada.sees_change(asked, is_done)
    shown = await (await ada.slash("library show", interview="Twice")).answer()
    assert "🗣️ Ada Ray, Ben" in texts(shown)
    assert wording.JOIN_NAMES not in buttons(shown)


async def test_names_are_joined_later(stage: Stage, ada: Person) -> None:
    interview = await bring_in(stage, ada, TWICE, "twice.vtt")
    shown = await (await ada.slash("library show", interview="Twice")).answer()
    assert "Ada → **Ada Ray**" in texts(await (await ada.press(shown, wording.JOIN_NAMES)).answer())
    assert texts(await (await ada.press(shown, wording.JOIN_NAMES)).answer()) == wording.NONE_TO_JOIN
    listing = stage.bot.services.get(Interviews).get(interview.id)
    assert listing is not None
    assert listing.speakers == ("Ada Ray", "Ben")


async def test_names_are_joined_where_others_were_edited(stage: Stage, ada: Person) -> None:
    interview = await bring_in(stage, ada, TWICE, "twice.vtt")
    asked = await ada.slash("library edit", interview="Twice")
    edited = await (await ada.submit(asked, title="Two of them")).answer()
    assert texts(edited).startswith(wording.EDITED.format(title="Two of them"))
    assert "Ada → **Ada Ray**" in texts(edited)
    await (await ada.press(edited, wording.JOIN_NAMES)).answer()
    listing = stage.bot.services.get(Interviews).get(interview.id)
    assert listing is not None
    assert (listing.title, listing.speakers) == ("Two of them", ("Ada Ray", "Ben"))
