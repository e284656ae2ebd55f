"""`backup` and `restore`: the database, copied while the bot runs, and brought back."""

from pathlib import Path

from bot.settings import Settings
from bot.store import copies
from bot.store.schema import newest_version


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
