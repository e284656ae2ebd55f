import json
import logging

import pytest

from bot.running.logs import Discreet, JsonLines

TOKEN = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OmFiY2RlZg"
BOTS_OWN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GhIjKl.abcdefghijklmnopqrstuvwxyz-0123456789ABCD"


@pytest.mark.parametrize("inner", [logging.Formatter(), JsonLines()], ids=["text", "json"])
@pytest.mark.parametrize(
    ("logged", "token", "shown"),
    [
        (
            f"POST https://discord.com/api/v10/interactions/42/{TOKEN}/callback",
            TOKEN,
            "/interactions/42/…/callback",
        ),
        (
            f"PATCH https://discord.com/api/v10/webhooks/42/{TOKEN}/messages/@original",
            TOKEN,
            "/webhooks/42/…/messages",
        ),
        (f"POST https://discord.com/api/v10/webhooks/42/{TOKEN}?wait=true", TOKEN, "/webhooks/42/…?wait"),
        (f"Authorization: Bot {BOTS_OWN}", BOTS_OWN, "Bot …"),
        ("the token is odd-one-out", "odd-one-out", "the token is …"),
    ],
)
def test_no_token_is_left_in_a_line_or_in_its_traceback(
    inner: logging.Formatter, logged: str, token: str, shown: str
) -> None:
    cause = ConnectionError(logged)
    record = logging.LogRecord(
        "discord.http", logging.WARNING, "", 1, "Retrying %s", (logged,), (ConnectionError, cause, None)
    )
    line = Discreet(inner, "odd-one-out").format(record)
    assert token not in line
    assert line.count(shown) == 2
    if isinstance(inner, JsonLines):
        assert shown in json.loads(line)["message"]
