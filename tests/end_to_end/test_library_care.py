"""Looking after a library: list, show, use, edit, remove and bring back."""

import pytest
from end_to_end.librarian import add, bring_in, custom_ids, says
from end_to_end.reading import buttons, is_private, texts
from end_to_end.stage import Stage

from bot.core.particulars import Particulars
from bot.core.transcript.exporting import Format
from bot.core.transcript.model import Cue
from bot.core.transcript.source import Source
from bot.interviews.catalogue import Interviews
from bot.playground.keyboard import Person
from bot.playground.objects import walk
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.store.library import UNDO_SECONDS
from bot.wording import library as wording
from bot.wording.errors import AGAIN
from bot.wording.quiz import PEEKING
from bot.wording.quotes import EARLIER, LATER, LISTEN, QUOTE_CHANGED, QUOTE_GONE

SPOKEN = """WEBVTT

00:01.000 --> 00:04.000
<v S1>The lighthouse keeper counted forty gulls.

00:05.000 --> 00:08.000
<v S2>Then the fog came in from the north.
"""
HOSTS = "Mechanistic interpretability: an interview"


async def test_the_list_shows_what_there_is_page_by_page(stage: Stage, ada: Person, ben: Person) -> None:
    for number in range(9):
        await bring_in(stage, ada, f"[00:00:00.000 --> 00:00:05.000]   Talk number {number}.", f"talk {number}.txt")
    listed = await (await ben.slash("library list")).answer()
    assert is_private(listed)
    assert f"**Talk 0**{wording.CURRENT}" in texts(listed)
    assert HOSTS not in texts(listed)
    assert "Added by this server: 9 of at most 500 interviews" in texts(listed)
    assert wording.GIVEN_NOT_COUNTED.strip() in texts(listed)
    assert buttons(listed) == {wording.EARLIER_PAGE: False, wording.LATER_PAGE: True}
    await (await ben.press(listed, wording.LATER_PAGE)).answer()
    second = await ben.sees_change(listed)
    assert HOSTS in texts(second)
    assert buttons(second) == {wording.EARLIER_PAGE: True, wording.LATER_PAGE: False}


async def test_hundreds_are_filtered_and_sorted_page_by_page(stage: Stage, ada: Person) -> None:
    def episode(number: int) -> Source:
        known = Particulars(
            "The Gull Hour", number, f"20{10 + number // 30}-{number % 12 + 1:02}", ("Bea",) * (number < 20)
        )
        return Source(f"{number}", f"{number}", f"Talk {number}", None, [Cue(0, 9, "Hm.")], particulars=known)

    async with Database.open(stage.settings.database) as database:
        await InterviewStore(database).add(map(episode, range(300)), int(stage.playground.world.guild_id))
        await stage.bot.services.get(Interviews).refresh()
    listed = await (await ada.slash("library list")).answer()
    assert "Page 1 of 38" in texts(listed)
    assert texts(listed).index("Talk 299") < texts(listed).index("December 2019")
    await (await ada.press(listed, wording.LAST_PAGE)).answer()
    last = await ada.sees_change(listed)
    assert HOSTS in texts(last)
    assert "Page 38 of 38" in texts(last)
    found = await (await ada.slash("library list", text="bea gull", sort="title")).answer()
    assert wording.LIST_FITTING.format(text="bea gull", fitting=20, interviews="301 interviews") in texts(found)
    assert texts(found).index("Talk 0") < texts(found).index("Talk 10") < texts(found).index("Talk 11")
    await stage.restart_bot()
    await (await ada.press(found, wording.LATER_PAGE)).answer()
    second = await ada.sees_change(found)
    assert "Page 2 of 3" in texts(second)
    assert "Talk 17" in texts(second)
    none = await (await ada.slash("library list", text="*zoe*")).answer()
    assert wording.LIST_NONE_FIT in texts(none)


async def test_show_tells_all_and_offers_changes_to_those_who_may(stage: Stage, ada: Person, ben: Person) -> None:
    await bring_in(stage, ada, SPOKEN, "fog.vtt", media="https://example.org/fog")
    for person, offered in ((ada, [wording.EDIT_IT, wording.REMOVE_IT]), (ben, [])):
        shown = await (await person.slash("library show", interview="Fog")).answer()
        assert "S1, S2" in texts(shown)
        assert "<https://example.org/fog>" in texts(shown)
        assert ada.mention in texts(shown)
        assert is_private(shown)
        assert list(buttons(shown)) == offered
    shown = await (await ada.slash("library show", interview=HOSTS)).answer()
    assert list(buttons(shown)) == [wording.USE_IT]


async def test_title_link_and_names_are_edited_and_survive_reading_the_file_anew(stage: Stage, ada: Person) -> None:
    interview = await bring_in(stage, ada, SPOKEN, "fog.vtt")
    quote = await (await ada.slash("quote at", time="0:06")).answer()
    asked = await ada.slash("library edit", interview="Fog")
    names = {"title": " Fog and gulls ", "link": "https://youtu.be/x", "speakers": "S1 = Ada\nS2 = Béa *B*"}
    edited = await (await ada.submit(asked, names)).answer()
    assert (texts(edited), is_private(edited)) == (wording.EDITED.format(title="Fog and gulls"), True)
    reply = await (await ada.slash("quote at", time="0:06")).answer()
    assert "Béa \\*B\\*" in texts(reply)
    assert "Fog and gulls" in texts(reply)
    assert LISTEN in buttons(reply)
    assert texts(await (await ada.press(quote, EARLIER)).answer()) == QUOTE_CHANGED
    await stage.restart_bot()
    again = (await (await ada.slash("library edit", interview="gulls")).modal())["components"]
    assert again[3]["component"]["value"] == "S1 = Ada\nS2 = Béa *B*"
    assert stage.bot.services.get(Interviews).get(interview.id)


async def test_show_number_date_and_people_are_edited_and_stand_below_every_quote(
    stage: Stage, ada: Person
) -> None:
    await bring_in(stage, ada, SPOKEN, "fog.vtt")
    asked = await ada.slash("library edit", interview="Fog")
    typed = "show = The Gull Hour\nnumber: #12\ndate = May 17, 2024\nguests = Bea, Cleo *C*"
    await (await ada.submit(asked, episode=typed)).answer()
    quote = texts(await (await ada.slash("quote at", time="0:06")).answer())
    assert quote.endswith("Fog · The Gull Hour \\#12 · 17 May 2024")
    shown = texts(await (await ada.slash("library show", interview="Fog")).answer())
    assert "📅 The Gull Hour \\#12 · 17 May 2024" in shown
    assert wording.GUESTS.format(names="Bea, Cleo \\*C\\*") in shown
    again = (await (await ada.slash("library edit", interview="Fog")).modal())["components"]
    value = "show = The Gull Hour\nnumber = 12\ndate = 2024-05-17\nguests = Bea, Cleo *C*\nhosts ="
    assert again[2]["component"]["value"] == value
    await stage.restart_bot()
    await (await ada.submit(await ada.slash("library edit", interview="Fog"), episode="")).answer()
    assert texts(await (await ada.slash("quote at", time="0:06")).answer()).endswith("Fog")


async def test_an_upload_shows_the_episode_that_its_file_says_it_is(stage: Stage, ada: Person) -> None:
    front = "---\ntitle: Fog\npodcast: The Gull Hour\nepisode: 12\ndate: 2024-05\nguests:\n  - Bea\n---\n"
    asked = await add(ada, f"{front}Ann (00:01): Forty gulls.\nBea (00:05): Then fog.\n", "fog.md")
    assert "📅 The Gull Hour \\#12 · May 2024 · with Bea" in texts(asked)


async def test_a_name_that_is_cleared_is_the_files_own_again(stage: Stage, ada: Person) -> None:
    await bring_in(stage, ada, SPOKEN, "fog.vtt")
    for names in ("S2 = Bea", "S2 ="):
        await (await ada.submit(await ada.slash("library edit", interview="Fog"), speakers=names)).answer()
    assert "**0:05 – 0:08** · S2" in texts(await (await ada.slash("quote at", time="0:06")).answer())


async def test_who_speaks_from_when_is_told_without_a_file(stage: Stage, ada: Person) -> None:
    interview = await bring_in(stage, ada)
    asked = await ada.slash("library edit", interview="Gulls")
    await (await ada.submit(asked, turns="0:04 Ben Ray\n0.00: Ann")).answer()
    assert "**0:05 – 0:08** · Ben Ray" in texts(await (await ada.slash("quote at", time="0:06")).answer())
    assert "🗣️ Ann, Ben Ray" in texts(await (await ada.slash("library show", interview="Gulls")).answer())
    await stage.restart_bot()
    again = await ada.slash("library edit", interview="Gulls")
    values = {
        part["custom_id"]: part.get("value")
        for part in walk((await again.modal())["components"])
        if "custom_id" in part
    }
    assert values["turns"] == "0:00 Ann\n0:04 Ben Ray"
    assert values["speakers"] == "Ann = Ann\nBen Ray = Ben Ray"
    await (await ada.submit(again, turns="")).answer()
    listing = stage.bot.services.get(Interviews).get(interview.id)
    assert listing is not None
    assert listing.speakers == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"speakers": "S9 = Ada"}, wording.UNKNOWN_SPEAKER.format(name="S9")),
        ({"speakers": "Ada"}, wording.NO_EQUALS.format(line="Ada")),
        ({"link": "ftp://example.org"}, wording.BAD_LINK),
        ({"title": "\u200b"}, wording.EMPTY_TITLE),
        ({"episode": "season = 3"}, wording.NO_EPISODE_LINE.format(line="season = 3")),
    ],
)
async def test_what_cannot_be_edited_so_is_told(
    stage: Stage, ada: Person, typed: dict[str, str], said: str
) -> None:
    await bring_in(stage, ada, SPOKEN, "fog.vtt")
    asked = await ada.slash("library edit", interview="Fog")
    refusal = await (await ada.submit(asked, typed)).answer()
    assert texts(refusal) == said
    again = await ada.press(refusal, AGAIN)
    shown = {
        part["custom_id"]: part.get("value")
        for part in walk((await again.modal())["components"])
        if "custom_id" in part
    }
    assert typed.items() <= shown.items()
    await (await ada.submit(again, title="Mist", link="", speakers="S1 = Ada", episode="")).answer()
    assert "## Mist" in texts(await (await ada.slash("library show", interview="Mist")).answer())


async def test_a_removal_asks_is_undone_and_outlived(stage: Stage, ada: Person) -> None:
    await bring_in(stage, ada)
    await bring_in(stage, ada, SPOKEN, "fog.vtt")
    quote = await (await ada.slash("quote at", time="0:02", interview="Gulls")).answer()
    asked = await (await ada.slash("library remove", interview="Gulls")).answer()
    await (await ada.press(asked, wording.KEEP)).answer()
    asked = await (await ada.slash("library remove", interview="Gulls")).answer()
    await (await ada.press(asked, wording.REALLY)).answer()
    removed = await ada.sees_change(asked)
    assert list(buttons(removed)) == [wording.UNDO]
    assert texts(await (await ada.press(quote, LATER)).answer()) == QUOTE_GONE
    assert "Gulls" not in texts(await (await ada.slash("library list")).answer())
    assert "fog" in texts(await (await ada.slash("quote at", time="0:06")).answer())
    await stage.restart_bot()
    await (await ada.press(removed, wording.UNDO)).answer()
    assert texts(await ada.sees_change(removed)) == wording.RESTORED.format(title="Gulls")
    await (await ada.press(quote, LATER)).answer()
    assert "fog came in" in texts(await ada.sees_change(quote))


async def test_after_a_day_a_removal_stays(stage: Stage, ada: Person) -> None:
    await bring_in(stage, ada)
    asked = await (await ada.slash("library remove", interview="Gulls")).answer()
    await (await ada.press(asked, wording.REALLY)).answer()
    removed = await ada.sees_change(asked)
    await stage.stop_bot()
    async with Database.open(stage.settings.database) as database:
        await database.write("UPDATE interviews SET removed_at = removed_at - ?", (UNDO_SECONDS,))
    await stage.start_bot()
    assert texts(await (await ada.press(removed, wording.UNDO)).answer()) == wording.NO_UNDO
    async with Database.open(stage.settings.database) as database:
        assert await database.rows("SELECT * FROM interviews WHERE removed_at IS NOT NULL") == []


async def test_what_the_host_gave_can_be_used_but_not_changed(stage: Stage, ada: Person) -> None:
    await bring_in(stage, ada)
    for command in ("edit", "remove"):
        said = await (await ada.slash(f"library {command}", interview=HOSTS)).answer()
        assert "comes from whoever runs this bot" in texts(said)
    used = await (await ada.slash("library use", interview=HOSTS)).answer()
    assert texts(used) == wording.USED.format(title=HOSTS)
    assert "psychopath" in texts(await (await ada.slash("quote find", text="you must be a psychopath")).answer())


async def test_only_who_may_manage_the_server_may_change_anything(stage: Stage, ada: Person, ben: Person) -> None:
    await bring_in(stage, ada)
    for command in ("edit", "use", "remove"):
        refused = await (await ben.slash(f"library {command}", interview="Gulls")).answer()
        assert (texts(refused), is_private(refused)) == (wording.NOT_ALLOWED, True)
    shown = await (await ada.slash("library show", interview="Gulls")).answer()
    modal = await ada.press(shown, wording.EDIT_IT)
    world = stage.playground.world
    message = world.message(shown["channel_id"], shown["id"])
    message.seen_by = None
    for custom_id in custom_ids(shown):
        assert texts(await (await ben.press(shown, custom_id)).answer()) == wording.NOT_ALLOWED
    modal.interaction.user = ben.user
    assert texts(await (await ben.submit(modal, title="Mine")).answer()) == wording.NOT_ALLOWED


@pytest.mark.parametrize("format", list(Format))
async def test_an_export_can_be_added_again_and_is_the_same(stage: Stage, ada: Person, format: Format) -> None:
    before = await bring_in(stage, ada, SPOKEN, "fog.vtt", title="Fog & gulls")
    reply = await (await ada.slash("library export", interview="Fog", format=format.value)).answer()
    assert is_private(reply)
    names = [attachment["filename"] for attachment in reply["attachments"]]
    assert names == [f"Fog-gulls.{format.value}", "Fog-gulls.toml"]
    transcript, sidecar = [stage.playground.files.get(attachment["id"]) for attachment in reply["attachments"]]
    assert transcript
    assert sidecar
    beside = await ada.upload("Fog-gulls.toml", sidecar.content)
    again = await bring_in(stage, ada, transcript.content, names[0], sidecar=beside)
    first, second = [
        (await stage.bot.services.get(Interviews).open(listing)).transcript for listing in (before, again)
    ]
    assert second.title == "Fog & gulls"
    assert [(one.text, one.speaker) for one in second.sentences] == [
        (one.text, one.speaker) for one in first.sentences
    ]


async def test_an_export_waits_for_the_answer_of_an_open_question(stage: Stage, ada: Person, ben: Person) -> None:
    await (await ada.slash("quiz start", kind="real", seconds=30)).answer()
    await ada.sees_message(says("Round 1"))
    refused = await (await ben.slash("library export", interview=HOSTS)).answer()
    assert texts(refused) == PEEKING
