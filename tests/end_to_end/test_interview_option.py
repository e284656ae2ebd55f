"""The option `interview:`, on a server that has several."""

import hashlib
from dataclasses import replace

import pytest
from end_to_end.reading import buttons, is_private, texts
from end_to_end.stage import Stage

from bot.core.particulars import Particulars
from bot.core.transcript.model import Cue
from bot.core.transcript.source import Source
from bot.discord_ui.choosing import ALL
from bot.interviews.catalogue import Interviews
from bot.playground.keyboard import Person
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.store.library import LibraryStore
from bot.wording import library
from bot.wording import quotes as wording

ELSEWHERE = 4242
WORDS = "The lighthouse keeper counted forty gulls before breakfast."


def talk(title: str, words: str = WORDS) -> Source:
    digest = hashlib.sha256(title.encode()).hexdigest()
    cues = [Cue(1000, 5000, words), Cue(6000, 9000, "Rain fell on the harbour.")]
    return Source(f"{title}.srt", digest, title, None, cues)


@pytest.fixture
async def guild_id(stage: Stage) -> int:
    """The server, with two uploads of its own; another has one, too."""
    guild_id = int(stage.playground.world.guild_id)
    async with Database.open(stage.settings.database) as database:
        store = InterviewStore(database)
        await store.add(
            [talk("Gulls"), talk("Gulls and *boats*", "A psychopath sailed the boat to Norway.")], guild_id
        )
        await store.add([talk("Secret gulls")], ELSEWHERE)
        await stage.bot.services.get(Interviews).refresh()
    return guild_id


async def test_the_option_offers_what_this_server_sees_and_takes_titles_by_hand(guild_id: int, ada: Person) -> None:
    offered = await ada.autocomplete("quote at", "interview", "")
    assert [choice["name"].partition(" · ")[0] for choice in offered] == [
        "Gulls",
        "Gulls and *boats*",
        "Mechanistic interpretability: an interview",
    ]
    fitting = await ada.autocomplete("quote at", "interview", "BOATS gulls")
    assert len(fitting) == 1
    for value in (fitting[0]["value"], "gulls AND *boats*", "boats"):
        reply = await (await ada.slash("quote at", time="0:02", interview=value)).answer()
        assert "Norway" in texts(reply)
    assert "lighthouse" in texts(await (await ada.slash("quote at", time="0:02")).answer())


async def test_what_fits_several_or_none_is_told_in_private(stage: Stage, guild_id: int, ada: Person) -> None:
    secret = next(one for one in stage.bot.services.get(Interviews).all() if one.guild_id == ELSEWHERE)
    for value in (f"#{secret.id}", secret.title, "#9999", "@everyone *none*"):
        reply = await (await ada.slash("quote random", interview=value)).answer()
        assert "There is no interview called" in texts(reply)
        assert "lighthouse" not in texts(reply)
        assert is_private(reply)
    reply = await (await ada.slash("quote at", time="0:02", interview="gulls ")).answer()
    assert "lighthouse" in texts(reply)
    reply = await (await ada.slash("quote random", interview="an")).answer()
    assert texts(reply) == library.WHICH_INTERVIEW.format(text="an")


async def test_all_are_searched_at_once_and_each_hit_says_where_it_is_from(guild_id: int, ada: Person) -> None:
    assert (await ada.autocomplete("quote find", "interview", "al"))[0]["value"] == ALL
    reply = await (await ada.slash("quote find", text="psychopath", interview=ALL)).answer()
    titles = set[str]()
    titles.add(texts(reply).splitlines()[-1])
    while buttons(reply)[wording.NEXT]:
        await (await ada.press(reply, wording.NEXT)).answer()
        reply = await ada.sees_change(reply)
        titles.add(texts(reply).splitlines()[-1])
    assert any("Gulls and \\*boats\\*" in title for title in titles)
    assert any("Mechanistic interpretability" in title for title in titles)
    offered = await ada.autocomplete("quote find", "text", "psychopath", interview=ALL)
    assert any("Norway" in choice["name"] for choice in offered)
    assert any("Norway" not in choice["name"] for choice in offered)


async def test_where_one_interview_answers_the_doubts_of_the_others_are_left_out(
    guild_id: int, ada: Person
) -> None:
    reply = await (await ada.slash("quote find", text="the keeper counted forty gulls", interview=ALL)).answer()
    assert "counted forty gulls" in texts(reply)
    for _ in range(5):
        assert "Mechanistic interpretability" not in texts(reply)
        if not buttons(reply).get(wording.NEXT):
            break
        await (await ada.press(reply, wording.NEXT)).answer()
        reply = await ada.sees_change(reply)


async def test_what_one_interview_has_not_is_searched_for_in_all_by_a_press(
    stage: Stage, guild_id: int, ada: Person, ben: Person
) -> None:
    reply = await (await ada.slash("quote find", text="they sailed a boat to Norway", private=False)).answer()
    assert wording.NOT_SAID_IN.format(where="**Gulls**") in texts(reply)
    await (await ada.press(reply, wording.EARLIER)).answer()
    turned = await ada.sees_change(reply)
    await stage.restart_bot()
    for person, in_private in ((ada, False), (ben, True)):
        found = await (await person.press(turned, wording.SEARCH_ALL)).answer()
        assert "Norway" in texts(found)
        assert wording.LOOKED_IN.format(where=wording.all_of_them(3)) in texts(found)
        assert is_private(found) == in_private
        assert wording.SEARCH_ALL not in buttons(found)
    nowhere = await (await ada.slash("quote find", text="the best recipe for sourdough bread")).answer()
    missed = await (await ada.press(nowhere, wording.SEARCH_ALL)).answer()
    assert wording.NOT_SAID_IN.format(where=wording.any_of_them(3)) in texts(missed)
    assert wording.SEARCH_ALL not in buttons(missed)


async def test_all_of_a_long_question_is_searched_for_again(guild_id: int, ada: Person) -> None:
    text = "tea and biscuits " * 12 + "they sailed a boat to Norway"
    reply = await (await ada.slash("quote find", text=text)).answer()
    found = await (await ada.press(reply, wording.SEARCH_ALL)).answer()
    assert "Norway" in texts(found)


async def test_a_check_goes_on_to_the_other_interviews_unless_one_is_named(guild_id: int, ada: Person) -> None:
    claim = "a psychopath sailed the boat to Norway"
    there = "**Gulls and \\*boats\\***"
    elsewhere = wording.CHECKED_ELSEWHERE.format(there=there, here="**Gulls**")
    reply = await (await ada.slash("quote check", text=claim)).answer()
    assert wording.CHECKED["verbatim"] in texts(reply)
    assert elsewhere in texts(reply)
    named = await (await ada.slash("quote check", text=claim, interview="#2")).answer()
    assert wording.CHECKED_NOT_IN.format(where="**Gulls**") in texts(named)
    nowhere = await (await ada.slash("quote check", text="we bought a new wheelbarrow")).answer()
    assert wording.CHECKED_NOT_IN.format(where=wording.any_of_them(3)) in texts(nowhere)
    at_once = await (await ada.slash("quote check", text=claim, interview=ALL)).answer()
    assert wording.LOOKED_IN.format(where=wording.all_of_them(3)) in texts(at_once)
    here = await (await ada.slash("quote check", text="counted forty gulls before breakfast")).answer()
    assert texts(here).count("Gulls") == 1


@pytest.fixture
async def gulls(stage: Stage, guild_id: int) -> None:
    """A show of three episodes, in two of which Ann speaks."""
    said = {1: ("Ann", "2023-04-01"), 2: ("Ben", "2024-05-17"), 3: ("Ann", "2024-06")}
    episodes = [
        replace(
            talk(f"Episode {number}", f"I have seen {number} herons."),
            cues=[
                Cue(0, 4000, f"I have seen {number} herons at the lake.", who),
                Cue(5000, 9000, "So it was.", "Cleo"),
            ],
            particulars=Particulars("The Gull Hour", number, date, (who,)),
        )
        for number, (who, date) in said.items()
    ]
    async with Database.open(stage.settings.database) as database:
        await InterviewStore(database).add(episodes, guild_id)
        await stage.bot.services.get(Interviews).refresh()


HERONS = "I have seen herons at the lake"


async def answers(person: Person, **options: str) -> tuple[str, set[str]]:
    """What stands above the answer, and below each of its hits."""
    reply = await (await person.slash("quote find", text=HERONS, **options)).answer()
    below = set[str]()
    while (last := texts(reply).splitlines()[-1]) not in below:
        below.add(last)
        if buttons(reply).get(wording.NEXT):
            await (await person.press(reply, wording.NEXT)).answer()
            reply = await person.sees_change(reply)
    return texts(reply), below


@pytest.mark.parametrize(
    ("options", "found", "told"),
    [
        ({"since": "2024"}, {2, 3}, "the 2 of 6 interviews that fit, since 2024."),
        ({"until": "April 2023"}, {1}, f"{wording.THE_ONE}, until April 2023."),
        (
            {"since": "2024-05", "until": "2024-05-31"},
            {2},
            f"{wording.THE_ONE}, since May 2024, until 31 May 2024.",
        ),
        ({"speaker": "ann"}, {1, 3}, "the 2 of 6 interviews that fit, only Ann."),
        ({"speaker": "Ann", "until": "2023"}, {1}, f"{wording.THE_ONE}, only Ann, until 2023."),
        ({"interview": "the gull hour"}, {1, 2, 3}, "the 3 of 6 interviews that fit."),
        ({"interview": "Episode 2"}, {2}, None),
    ],
)
async def test_a_search_is_narrowed_down_to_a_show_a_speaker_a_time(
    gulls: None, ada: Person, options: dict[str, str], found: set[int], told: str | None
) -> None:
    dates = {1: "1 April 2023", 2: "17 May 2024", 3: "June 2024"}
    heading, below = await answers(ada, **options)
    assert f"Looked in {told}" in heading if told else "Looked in" not in heading
    assert below == {f"-# Episode {number} · The Gull Hour · {dates[number]}" for number in found}


async def test_the_options_offer_shows_and_speakers_and_suggestions_keep_to_them(gulls: None, ada: Person) -> None:
    offered = await ada.autocomplete("quote find", "interview", "gull")
    assert offered[0]["name"] == "The Gull Hour · all 3 episodes"
    show = offered[0]["value"]
    _, below = await answers(ada, interview=show)
    assert len(below) == 3
    assert "The Gull Hour" not in str(await ada.autocomplete("quote at", "interview", "hour"))
    speakers = await ada.autocomplete("quote find", "speaker", "")
    assert [one["name"] for one in speakers[:2]] == ["Cleo · 3 interviews", "Ann · 2 interviews"]
    assert [
        one["value"] for one in await ada.autocomplete("quote find", "speaker", "n", interview="Episode 2")
    ] == ["Ben"]
    offers = await ada.autocomplete("quote find", "text", "herons", speaker="Ben")
    assert [one["name"] for one in offers] == ["0:00 · I have seen 2 herons at the lake."]


async def test_what_narrows_down_to_nothing_says_so_and_a_check_keeps_to_it(gulls: None, ada: Person) -> None:
    for options, said in (
        ({"since": "2030"}, library.NONE_OF_THAT_TIME),
        ({"since": "soon"}, library.NO_DATE.format(text="soon")),
        ({"speaker": "Zoe"}, library.NO_SUCH_SPEAKER.format(name="Zoe")),
        ({"speaker": "Ann", "interview": "Episode 2"}, library.NO_SUCH_SPEAKER.format(name="Ann")),
    ):
        reply = await (await ada.slash("quote find", text=HERONS, **options)).answer()
        assert (texts(reply), is_private(reply)) == (said, True)
    claim = "I have seen 2 herons at the lake"
    by_ben = texts(await (await ada.slash("quote check", text=claim, speaker="Ben")).answer())
    assert wording.CHECKED["verbatim"] in by_ben
    by_ann = texts(await (await ada.slash("quote check", text=claim, speaker="Ann")).answer())
    assert wording.CHECKED["verbatim"] not in by_ann
    assert "only Ann" in by_ann


async def test_no_more_choices_are_offered_than_discord_takes(stage: Stage, guild_id: int, ada: Person) -> None:
    async with Database.open(stage.settings.database) as database:
        await InterviewStore(database).add([talk(f"Talk {number}") for number in range(30)], guild_id)
        await stage.bot.services.get(Interviews).refresh()
    assert len(await ada.autocomplete("quote at", "interview", "talk")) == 25


async def test_hits_of_an_interview_that_was_removed_are_passed_over(
    stage: Stage, guild_id: int, ada: Person
) -> None:
    reply = await (await ada.slash("quote find", text="psychopath", interview=ALL)).answer()
    boats = next(one for one in stage.bot.services.get(Interviews).all() if "boats" in one.title)
    async with Database.open(stage.settings.database) as database:
        assert await LibraryStore(database).remove(guild_id, boats.id)
        await stage.bot.services.get(Interviews).refresh()
    for _ in range(5):
        await (await ada.press(reply, wording.NEXT)).answer()
        reply = await ada.sees_change(reply)
        assert "Norway" not in texts(reply)


async def test_quizzes_ask_about_the_interview_that_was_named(stage: Stage, guild_id: int, ada: Person) -> None:
    reply = await (await ada.slash("quiz solo", interview="mechanistic")).answer()
    assert "Question 1" in texts(reply) or "Round 1" in texts(reply)
    said = await (await ada.slash("quiz solo", interview="Secret gulls")).answer()
    assert "There is no interview called" in texts(said)


async def test_a_direct_message_has_the_interviews_of_the_host(guild_id: int, ada: Person) -> None:
    offered = await ada.autocomplete("quote at", "interview", "", channel="@bot")
    assert [choice["name"].partition(" · ")[0] for choice in offered] == [
        "Mechanistic interpretability: an interview"
    ]
    reply = await (await ada.slash("quote at", time="0:02", interview="Gulls", channel="@bot")).answer()
    assert "There is no interview called" in texts(reply)


async def test_a_new_title_changes_no_words_and_new_names_make_it_another_transcript(
    stage: Stage, guild_id: int
) -> None:
    before = next(one for one in stage.bot.services.get(Interviews).all() if one.title == "Gulls")
    opened = await stage.opened(before.id)
    async with Database.open(stage.settings.database) as database:
        spoken = replace(talk("Talk"), cues=[Cue(0, 9, "Hello there.", "S1"), Cue(10, 19, "Goodbye.", "S2")])
        await InterviewStore(database).add([spoken], guild_id)
        library = LibraryStore(database)
        assert await library.edit(guild_id, before.id, "Seagulls", "https://example.org/a", {})
        await stage.bot.services.get(Interviews).refresh()
        after = await stage.opened(before.id)
        assert (after.transcript.title, after.transcript.media_link) == ("Seagulls", "https://example.org/a")
        assert (after.digest, after.index) == (before.digest, opened.index)
        named = next(one for one in stage.bot.services.get(Interviews).all() if one.title == "Talk")
        assert await library.edit(guild_id, named.id, "Talk", None, {"S2": "Bea"})
        await stage.bot.services.get(Interviews).refresh()
        renamed = await stage.opened(named.id)
        assert [sentence.speaker for sentence in renamed.transcript.sentences] == ["S1", "Bea"]
        assert renamed.digest != named.digest


LONG = "Reflections on gulls and boats | Ada Ray (keeper of the lighthouse since 1987)"


async def test_the_current_interview_is_called_shortly_where_no_other_is_in_question(
    stage: Stage, ada: Person
) -> None:
    guild_id = int(stage.playground.world.guild_id)
    async with Database.open(stage.settings.database) as database:
        await InterviewStore(database).add([talk(LONG)], guild_id)
        await stage.bot.services.get(Interviews).refresh()
    quote = texts(await (await ada.slash("quote find", text="forty gulls")).answer())
    assert "Reflections on gulls and boats" in quote
    assert "Ada Ray" not in quote
    topics = texts(await (await ada.slash("topic list")).answer())
    assert "Reflections on gulls and boats" in topics
    assert "Ada Ray" not in topics
    assert "Ada Ray" in texts(await (await ada.slash("library list")).answer())
