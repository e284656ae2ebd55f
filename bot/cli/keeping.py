"""`backup`, `restore` and `health`: what a host does beside the running bot."""

import urllib.error
import urllib.request
from pathlib import Path

from bot.errors import UserError
from bot.settings import Settings
from bot.store import copies
from bot.store.database import newest_version

NO_PORT = "There is no health endpoint: VERBATIM_METRICS_PORT is not set."
NO_ANSWER = "The bot does not answer at {url}: {problem}."
_PATIENCE = 5.0


def backup(settings: Settings, target: Path, *, force: bool) -> None:
    """Copy the database while the bot runs.

    Raises:
        UserError: as `copies.back_up`.
    """
    copies.back_up(settings.database, target, force=force)
    print(f"{settings.database} is backed up to {target} ({target.stat().st_size / 2**20:.1f} MB, checked).")


def restore(settings: Settings, kept: Path) -> None:
    """Put a backup in the place of the database.

    Raises:
        UserError: as `copies.restore`.
    """
    replaced = copies.restore(kept, settings.database, newest_version())
    print(f"{settings.database} is what {kept} was.")
    if replaced:
        print(f"What was there before is kept as {replaced}.")


def health(settings: Settings) -> None:
    """Ask the running bot how it is, for a container's health check.

    Raises:
        UserError: it is not well, or does not answer.
    """
    if settings.metrics_port is None:
        raise UserError(NO_PORT)
    everywhere = settings.metrics_address in ("0.0.0.0", "::", "")
    url = f"http://{'127.0.0.1' if everywhere else settings.metrics_address}:{settings.metrics_port}/health"
    try:
        with urllib.request.urlopen(url, timeout=_PATIENCE) as answer:
            print(answer.read().decode())
    except urllib.error.HTTPError as refusal:
        raise UserError(refusal.read().decode()) from refusal
    except OSError as error:
        raise UserError(NO_ANSWER.format(url=url, problem=error)) from error
