"""`init`: a folder for the database, with a file of settings to fill in."""

from pathlib import Path

import click

from bot import settings
from bot.core.errors import UserError
from bot.wording import cli as wording


def init(folder: Path | None) -> None:
    """Make the folder and its `.env`, for their owner alone; whatever is there already stays as it is.

    Raises:
        UserError: the folder cannot be written.
    """
    home = (folder or settings.HOME).absolute()
    file, database = home / ".env", home / "verbatim.db"
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_new = _write_new(file, settings.EXAMPLE.read_text("utf-8").replace(*_naming(database)))
    except OSError as error:
        raise UserError(wording.NOT_BEGUN.format(folder=home, problem=error.strerror)) from error
    click.echo((wording.BEGUN if is_new else wording.BEGUN_BEFORE).format(file=file, database=database))
    if folder is not None:
        click.echo(wording.BEGUN_THERE.format(folder=home))


def _naming(database: Path) -> tuple[str, str]:
    return "#VERBATIM_DATABASE=verbatim.db\n", f"VERBATIM_DATABASE={database}\n"


def _write_new(file: Path, text: str) -> bool:
    """Write a file that is not there yet; whether it was written."""
    try:
        file.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        return False
    file.write_text(text, "utf-8")
    return True
