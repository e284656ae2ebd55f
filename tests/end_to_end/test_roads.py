"""What goes wrong, on each of the four roads that errors take, and what comes and goes: sync, gateway, install."""

import logging
import re
from pathlib import Path
from typing import Any

import pytest
from end_to_end.openapi import discord_api
from end_to_end.reading import is_private, texts
from end_to_end.stage import Stage
from pydantic import SecretStr

from bot.cli import running
from bot.core.errors import UserError
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.playground.keyboard import Person
from bot.playground.server import Playground
from bot.playground.wiring import wired_to
from bot.wording import quotes as wording
from bot.wording.errors import UNEXPECTED

REFERENCE = re.compile(re.escape(UNEXPECTED).replace(r"\{reference\}", "([0-9a-f]{8})"))


def broken(*_: Any) -> Any:
    raise ZeroDivisionError("broken on purpose")


async def test_an_error_in_a_command_gets_a_reference_that_the_log_has(
    ada: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Interview, "search", broken)
    reply = await (await ada.slash("quote find", text="my secret words")).answer()
    found = REFERENCE.fullmatch(texts(reply))
    assert found
    assert is_private(reply)
    assert f"/quote find failed, reference {found[1]}" in caplog.text
    assert "broken on purpose" in caplog.text
    assert "my secret words" not in caplog.text


async def test_an_error_in_a_button_gets_a_reference(
    ada: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    quote = await (await ada.slash("quote at", time="3:53")).answer()
    monkeypatch.setattr(Interviews, "get", broken)
    reply = await (await ada.press(quote, wording.LATER)).answer()
    found = REFERENCE.fullmatch(texts(reply))
    assert found
    assert found[1] in caplog.text


async def test_an_error_in_autocomplete_offers_nothing_and_is_logged(
    ada: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Interview, "suggest", broken)
    assert await ada.autocomplete("quote find", "text", "psychopath") == []
    assert "Autocomplete of /quote find failed, reference" in caplog.text


async def test_a_dropped_gateway_resumes_and_nothing_asked_meanwhile_is_lost(stage: Stage, ada: Person) -> None:
    stage.playground.gateway.drop(code=4000)
    asked = await ada.slash("quote at", time="3:53")
    assert "charming" in texts(await asked.answer())


async def test_commands_are_registered_only_when_they_changed(stage: Stage) -> None:
    def registrations() -> int:
        return sum(request.method == "PUT" for request in stage.playground.rest.log)

    assert registrations() == 1
    await stage.restart_bot()
    assert registrations() == 1
    assert await stage.bot.sync_commands(force=True)
    assert registrations() == 2


async def test_user_install_is_declared_where_the_setting_allows_it(stage: Stage, tmp_path: Path) -> None:
    (quote,) = (command for command in stage.playground.registry.in_scope("") if command["name"] == "quote")
    assert quote["integration_types"] == [0]
    async with Playground(user_install=True) as playground:
        installed = Stage(playground, tmp_path / "installed.db")
        installed.settings = installed.settings.model_copy(update={"user_install": True})
        await installed.start_bot()
        await installed.stop_bot()
        (quote,) = (command for command in playground.registry.in_scope("") if command["name"] == "quote")
    assert quote["integration_types"] == [0, 1]
    assert quote["contexts"] == [0, 1, 2]


async def test_user_install_that_the_portal_does_not_allow_gives_one_clear_line(tmp_path: Path) -> None:
    async with Playground() as playground:
        settings = Stage(playground, tmp_path / "a.db").settings.model_copy(
            update={"user_install": True, "discord_token": SecretStr(playground.token)}
        )
        with wired_to(playground.url), pytest.raises(UserError, match="VERBATIM_USER_INSTALL"):
            await running.run(settings)


async def test_nothing_of_what_people_ask_reaches_the_log_or_the_database(
    stage: Stage, ada: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    reply = await (await ada.slash("quote find", text="zanzibar psychopath", private=True)).answer()
    await (await ada.press(reply, wording.EARLIER)).answer()
    await stage.stop_bot()
    assert "zanzibar" not in caplog.text
    assert b"zanzibar" not in stage.settings.database.read_bytes()


async def test_every_request_is_held_against_discords_own_description(stage: Stage, ada: Person) -> None:
    """The stage does it in every test here; this one says so where it cannot."""
    api = discord_api()
    await (await ada.slash("quote random")).answer()
    sent = [(request.method, request.path) for request in stage.playground.rest.log]
    assert sent
    assert not [path for method, path in sent if api.template(method, path) is None]


async def test_a_token_that_discord_refuses_gives_one_clear_line(tmp_path: Path) -> None:
    async with Playground() as playground:
        settings = Stage(playground, tmp_path / "a.db").settings.model_copy(
            update={"discord_token": SecretStr("MTIz.wrong.token")}
        )
        with wired_to(playground.url), pytest.raises(UserError, match="refused the token"):
            await running.run(settings)
