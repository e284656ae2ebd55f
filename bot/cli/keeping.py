"""`backup` and `restore`: the database, copied while the bot runs, and brought back."""

from pathlib import Path

from bot.settings import Settings
from bot.store import copies
from bot.store.schema import newest_version
from bot.wording import cli as wording


def backup(settings: Settings, target: Path, *, force: bool) -> None:
    """Copy the database while the bot runs.

    Raises:
        UserError: as `copies.back_up`.
    """
    copies.back_up(settings.database, target, force=force)
    size = f"{target.stat().st_size / 2**20:.1f}"
    print(wording.BACKED_UP.format(database=settings.database, target=target, size=size))


def restore(settings: Settings, kept: Path) -> None:
    """Put a backup in the place of the database.

    Raises:
        UserError: as `copies.restore`.
    """
    replaced = copies.restore(kept, settings.database, newest_version())
    print(wording.RESTORED.format(database=settings.database, kept=kept))
    if replaced:
        print(wording.KEPT_AS.format(replaced=replaced))
