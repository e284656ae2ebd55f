"""The bot in a local Discord that is started anew, as `make play` is."""

from pathlib import Path
from shutil import copy

from end_to_end.librarian import bring_in
from end_to_end.reading import texts
from end_to_end.stage import Stage
from end_to_end.test_server import choose, opened

from bot.interviews.catalogue import Interviews
from bot.playground.server import Playground
from bot.wording.quotes import LATER


async def test_interviews_settings_and_buttons_are_there_again(tmp_path: Path, database: Path) -> None:
    kept, database = tmp_path / "discord.db", Path(copy(database, tmp_path))
    async with Playground(bot_name="Verbatim", kept_in=kept) as playground:
        stage = Stage(playground, database)
        await stage.start_bot()
        ada = stage.person("Ada")
        brought = await bring_in(stage, ada)
        room = ada.channel("second-room").id
        await choose(ada, await opened(ada), "quizzes", room)
        found = await (await ada.slash("quote find", text="forty gulls")).answer()
        await stage.stop_bot()
    async with Playground(bot_name="Verbatim", kept_in=kept) as playground:
        stage = Stage(playground, database)
        await stage.start_bot()
        ada = stage.person("Ada")
        own = stage.bot.services.get(Interviews).own(int(playground.world.guild_id))
        assert [one.id for one in own] == [brought.id]
        assert f"only in <#{room}>" in texts(await opened(ada))
        [shown] = [message for message in ada.sees() if message["id"] == found["id"]]
        assert "the fog came in" in texts(await (await ada.press(shown, LATER)).answer())
        await stage.stop_bot()
