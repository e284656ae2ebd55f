"""Unexpected errors: each gets a reference that the log has and, where somebody waits for an answer, they too."""

import asyncio
import logging
import secrets
from typing import Any

from bot.core.errors import StorageError
from bot.running import metrics

log = logging.getLogger(__name__)


def report(error: BaseException, where: str) -> str:
    """Log an error with its traceback; gives the reference.

    Faults of the storage have been logged where they arose, with what to do about them: they get a line.
    """
    reference = secrets.token_hex(4)
    metrics.ERRORS.inc()
    known = isinstance(error, StorageError)
    log.error("%s failed, reference %s", where, reference, exc_info=None if known else error)
    return reference


def watch(loop: asyncio.AbstractEventLoop) -> None:
    """Report what tasks raise that nobody waits for."""

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            report(error, f"A task in the background ({context['message']})")
        else:
            loop.default_exception_handler(context)

    loop.set_exception_handler(handle)
