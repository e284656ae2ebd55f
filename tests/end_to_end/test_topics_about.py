"""`/topic about` several interviews, and narrowed down as a search is."""

import hashlib

import pytest
from end_to_end.reading import Message, is_private, texts
from end_to_end.stage import Stage

from bot.core.particulars import Particulars
from bot.core.transcript.model import Cue
from bot.core.transcript.source import Source
from bot.discord_ui.choosing import ALL
from bot.features.topics.across import MOST_INTERVIEWS
from bot.interviews.catalogue import Interviews
from bot.playground.keyboard import Person
from bot.playground.objects import walk
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.wording import library, topics

SHOW = "The Gull Hour"
SAID = {1: ("Ann", "2023-04-01"), 2: ("Ben", "2024-05-17"), 3: ("Ann", "2024-06")}
HERONS = "herons at the lake"


def episode(number: int, speaker: str, date: str) -> Source:
    """One in which herons come up as often as its number says, and nobody speaks of trains but Cleo."""
    herons = [
        Cue(one * 10_000, one * 10_000 + 4000, f"There were {one + 2} herons at the lake.", speaker)
        for one in range(number)
    ]
    cues = [*herons, Cue(90_000, 94_000, "My train is late again.", "Cleo")]
    known = Particulars(SHOW, number, date, (speaker,))
    return Source(
        f"{number}.srt",
        hashlib.sha256(bytes([number])).hexdigest(),
        f"Episode {number}",
        None,
        cues,
        particulars=known,
    )


@pytest.fixture(autouse=True)
async def episodes(stage: Stage) -> None:
    await add(stage, [episode(number, *said) for number, said in SAID.items()])


async def add(stage: Stage, sources: list[Source]) -> None:
    async with Database.open(stage.settings.database) as database:
        await InterviewStore(database).add(sources, int(stage.playground.world.guild_id))
        await stage.bot.services.get(Interviews).refresh()


@pytest.mark.parametrize(
    ("options", "most_first", "told"),
    [
        ({"interview": ALL}, [3, 2, 1], "all 4 interviews."),
        ({"interview": SHOW}, [3, 2, 1], "the 3 of 4 interviews that fit."),
        ({"since": "2024"}, [3, 2], "the 2 of 4 interviews that fit, since 2024."),
        ({"speaker": "ann"}, [3, 1], "the 2 of 4 interviews that fit, only Ann."),
    ],
)
async def test_of_several_interviews_those_with_most_of_it_come_first(
    ada: Person, options: dict[str, str], most_first: list[int], told: str
) -> None:
    about = await (await ada.slash("topic about", text=HERONS, **options)).answer()
    said = texts(about)
    assert f"### {topics.passages(sum(most_first))} in {library.interviews(len(most_first))}" in said
    assert f"Looked in {told}" in said
    shown = [f"**Episode {number}** · {topics.passages(number)}" for number in most_first]
    assert [line.rpartition(" · ")[0] for line in said.splitlines() if line.startswith("**Episode")] == shown
    opened = await (await ada.press(about, _button(about, most_first[-1]))).answer()
    assert is_private(opened)
    assert f"Episode {most_first[-1]}" in texts(opened)


def _button(about: Message, number: int) -> str:
    """The custom id of the button beside an episode."""
    return next(
        part["accessory"]["custom_id"]
        for part in walk(about["components"])
        if part["type"] == 9 and f"Episode {number}" in texts({"components": [part], "content": ""})
    )


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"speaker": "Ben"}, "**Episode 2**, only Ben."),
        ({"speaker": "Ann", "until": "2023"}, "**Episode 1**, only Ann, until 2023."),
        ({"interview": "Episode 3"}, "**Episode 3**."),
    ],
)
async def test_narrowed_down_to_one_it_tells_by_topic(ada: Person, options: dict[str, str], told: str) -> None:
    about = await (await ada.slash("topic about", text=HERONS, **options)).answer()
    assert f"Looked in {told}" in texts(about)
    assert "in 1 topic" in texts(about)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"interview": ALL}, topics.NOT_TALKED_ABOUT.format(text="sourdough", where="any of the 4 interviews")),
        (
            {"interview": "Episode 2"},
            topics.NOT_TALKED_ABOUT.format(text="sourdough", where="**Episode 2**")
            + topics.ABOUT_LISTED
            + topics.ABOUT_ALL,
        ),
        ({"speaker": "Zoe"}, library.NO_SUCH_SPEAKER.format(name="Zoe")),
        ({"since": "soon"}, library.NO_DATE.format(text="soon")),
    ],
)
async def test_where_it_does_not_come_up_that_is_said(ada: Person, options: dict[str, str], said: str) -> None:
    assert texts(await (await ada.slash("topic about", text="sourdough", **options)).answer()) == said


async def test_what_others_say_does_not_count(ada: Person) -> None:
    about = await (await ada.slash("topic about", text="my train is late", speaker="Cleo")).answer()
    assert "3 passages in 3 interviews" in texts(about)
    about = await (await ada.slash("topic about", text="my train is late", speaker="Ben")).answer()
    told = topics.NOT_TALKED_ABOUT.format(text="my train is late", where="**Episode 2**, only Ben")
    assert texts(about) == told + topics.ABOUT_LISTED


async def test_of_many_interviews_those_are_shown_that_fit_best(stage: Stage, ada: Person) -> None:
    await add(stage, [episode(number, "Dee", f"2025-{number:02}") for number in range(4, 13)])
    about = await (await ada.slash("topic about", text=HERONS, interview=SHOW)).answer()
    assert topics.ABOUT_CLOSELY.format(some=MOST_INTERVIEWS) in texts(about)
    assert f"in {library.interviews(MOST_INTERVIEWS)}" in texts(about)
    assert texts(about).count("**Episode ") == MOST_INTERVIEWS


async def test_its_options_are_those_of_a_search(stage: Stage, ada: Person) -> None:
    commands = {one.qualified_name: one.to_dict(stage.bot.tree) for one in stage.bot.tree.walk_commands()}
    find, about = (
        {one["name"]: one for one in commands[name]["options"]} for name in ("quote find", "topic about")
    )
    for option in ("interview", "speaker", "since", "until"):
        assert about[option] == find[option]
    for option, typed in (("interview", "gull"), ("speaker", "n")):
        offered = await ada.autocomplete("topic about", option, typed)
        assert offered
        assert offered == await ada.autocomplete("quote find", option, typed)


@pytest.mark.parametrize(
    ("text", "is_told"), [("herons", False), ("the heron", False), ("there were many herons at the lake", True)]
)
async def test_other_words_are_told_of_only_where_there_are_any(ada: Person, text: str, is_told: bool) -> None:
    for interview in ("Episode 3", SHOW):
        about = texts(await (await ada.slash("topic about", text=text, interview=interview)).answer())
        assert topics.ABOUT_SMALL_PRINT in about
        assert (topics.ABOUT_IN_OTHER_WORDS in about) == is_told
