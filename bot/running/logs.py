"""The log: text or JSON lines on standard error, without tokens and without what people write."""

import json
import logging
import re
import sys
from datetime import UTC, datetime

_TEXT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_OURS = ("bot", "cogs")
_HIDDEN = "…"
_TOKENS = re.compile(
    r"[\w-]{20,30}\.[\w-]{6}\.[\w-]{27,50}|(?<=/webhooks/)(\d+/)[^/\s?]+|(?<=/interactions/)(\d+/)[^/\s?]+"
)
"""A bot's token; the tokens of interactions, in the addresses that discord.py logs."""


def set_up(level: str, style: str, token: str | None = None) -> None:
    """Log from now on; `style` is text or json, and `token` never appears, whatever it looks like.

    Other libraries are held at INFO: at DEBUG discord.py logs all that people write, and aiosqlite all that is
    stored.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet(JsonLines() if style == "json" else logging.Formatter(_TEXT), token))
    logging.basicConfig(
        handlers=[handler], level=max(logging.INFO, logging.getLevelNamesMapping()[level]), force=True
    )
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    logging.captureWarnings(True)


class Discreet(logging.Formatter):
    """Formats as another does, and takes the tokens out."""

    def __init__(self, inner: logging.Formatter, token: str | None) -> None:
        super().__init__()
        self._inner, self._token = inner, token

    def format(self, record: logging.LogRecord) -> str:
        line = self._inner.format(record)
        if self._token:
            line = line.replace(self._token, _HIDDEN)
        return _TOKENS.sub(lambda found: (found[1] or found[2] or "") + _HIDDEN, line)


class JsonLines(logging.Formatter):
    """One object a line: `time` (UTC), `level`, `logger`, `message` and, with an error, `traceback`."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)
