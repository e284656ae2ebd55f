"""“Wrong answer”: what is stored of it, what is not, and what the host gets."""

import json
from typing import Any

import pytest
from end_to_end.reading import Message, is_private, offers, texts
from end_to_end.stage import Stage

from bot.cli.complaining import wrong
from bot.playground.keyboard import Person
from bot.running.metrics import WRONG_ANSWERS
from bot.store.database import Database
from bot.wording import about
from bot.wording import complaints as wording

ASKED = "brain scans can tell who_lacks empathy"


async def found(person: Person, **options: Any) -> Message:
    return await (await person.slash("quote find", text=ASKED, **options)).answer()


async def stored(stage: Stage) -> list[tuple[Any, ...]]:
    columns = "person_id, text, looked_for, right_ms"
    return await stage.bot.services.get(Database).rows(f"SELECT {columns} FROM wrong_answers ORDER BY id")


def counted() -> float:
    return sum(one.value for metric in WRONG_ANSWERS.collect() for one in metric.samples if "total" in one.name)


async def test_the_answer_is_stored_and_what_was_typed_only_once_the_person_sends_it(
    stage: Stage, ada: Person, ben: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    before, quote = counted(), await found(ada)
    await stage.restart_bot()
    for person in (ada, ada, ben):
        noted = await (await person.press(quote, wording.WRONG)).answer()
        assert is_private(noted)
        assert wording.NOTED in texts(noted)
    assert counted() - before == 2
    (of_ada, *_), (of_ben, *rest) = await stored(stage)
    assert (of_ada, of_ben) == (int(ada.id), int(ben.id))
    assert "scan" in rest[0]
    assert rest[1:] == [None, None]
    assert ASKED not in str(await stage.bot.services.get(Database).rows("SELECT * FROM wrong_answers"))

    asked = await ben.press(noted, wording.TELL)
    fields = {part["component"]["custom_id"]: part["component"] for part in (await asked.modal())["components"]}
    assert fields["words"]["value"] == ASKED
    refused = await (await ben.submit(asked, words=ASKED, time="noon")).answer()
    assert is_private(refused)
    told = await (await ben.submit(asked, words=ASKED, time="3:53")).answer()
    assert texts(told) == wording.TOLD
    assert [row[2:] for row in await stored(stage)] == [(None, None), (ASKED, 233_000)]

    capsys.readouterr()
    await wrong(stage.settings)
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["query"], second["query"], second["right"]) == (None, ASKED, 233.0)
    assert "scan" in second["answer"]["text"]
    assert str(ben.id) not in json.dumps(second)


async def test_only_what_was_searched_can_be_wrong_and_only_ones_own_word_is_added_to(
    stage: Stage, ada: Person, ben: Person
) -> None:
    for command, options in (
        ("quote random", {}),
        ("quote at", {"time": "3:53"}),
        ("quote check", {"text": ASKED}),
    ):
        assert wording.WRONG not in offers(await (await ada.slash(command, **options)).answer())
    noted = await (await ada.press(await found(ada), wording.WRONG)).answer()
    asked = await ada.press(noted, wording.TELL)
    deleting = await (await ada.slash("privacy delete")).answer()
    await (await ada.press(deleting, about.FORGET)).answer()
    refused = await (await ada.submit(asked, words=ASKED)).answer()
    assert texts(refused).startswith(wording.GONE)
    assert await stored(stage) == []
