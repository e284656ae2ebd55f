"""`doctor` and `check`: look at everything a host can get wrong, and say for each what to do."""

import base64
import binascii
import glob
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import discord
from discord.ext import commands
from rich.console import Console
from rich.markup import escape

from bot.client import COGS, Verbatim
from bot.core.errors import UserError
from bot.core.search.embedding import ModelError, check_model
from bot.interviews.catalogue import Interviews
from bot.interviews.close_reading import CloseReading
from bot.running.files import is_open_to_others
from bot.settings import Settings
from bot.store.copies import UnreadableError, state_of
from bot.store.database import Database
from bot.store.lock import is_taken
from bot.store.schema import newest_version

_MB = 2**20
_LEAST_FREE, _LITTLE_FREE = 100 * _MB, 1024 * _MB
_TOKEN = re.compile(r"([\w-]{18,})\.[\w-]{6,}\.[\w-]{27,}")


class Level(Enum):
    """How it looks, with the mark that is printed before it."""

    FINE = "[green]✓[/]"
    NOTE = "[yellow]![/]"
    PROBLEM = "[red]✗[/]"


@dataclass(frozen=True, slots=True)
class Finding:
    """`found` about a `part`, and what to `do`."""

    level: Level
    part: str
    found: str
    do: str = ""


def fine(part: str, found: str) -> Finding:
    return Finding(Level.FINE, part, found)


def note(part: str, found: str, do: str) -> Finding:
    return Finding(Level.NOTE, part, found, do)


def problem(part: str, found: str, do: str) -> Finding:
    return Finding(Level.PROBLEM, part, found, do)


async def examine(load: Callable[[], Settings], *, online: bool = False, token: bool = True) -> bool:
    """Print what was found; whether nothing stands in the bot's way. `online` also shows Discord the token; without
    `token` none is needed."""
    console = Console(highlight=False, soft_wrap=True)
    well = True
    for finding in await _findings(load, online, token):
        well = well and finding.level is not Level.PROBLEM
        console.print(f"{finding.level.value} {finding.part}: {escape(finding.found)}")
        if finding.do:
            console.print(f"    → {escape(finding.do)}")
    return well


async def _findings(load: Callable[[], Settings], online: bool, token: bool) -> list[Finding]:
    try:
        settings = load()
    except UserError as error:
        return [problem("Settings", str(error), "Put them right in .env or in the environment.")]
    return [
        fine("Settings", f"fine (database {settings.database}, embedding {settings.embedding})"),
        *_token(settings, needed=token),
        *([await _token_online(settings)] if online and settings.discord_token else []),
        *_folder(settings.database),
        *_database(settings.database),
        *_transcripts(settings.transcripts),
        _model(settings.embedding),
        await _commands(),
    ]


def _token(settings: Settings, *, needed: bool) -> Iterator[Finding]:
    if settings.discord_token is None or not (token := settings.discord_token.get_secret_value().strip()):
        if needed:
            yield problem("Token", "missing", "Put DISCORD_TOKEN=… into .env; the README says how to get one.")
        else:
            yield note("Token", "missing", "Only `run` and `sync` need one.")
    elif not _looks_like_a_token(token):
        copied = "Copy it anew from the developer portal: Bot → Reset Token (not the client secret or public key)."
        yield problem("Token", "does not look like one of a bot", copied)
    else:
        yield fine("Token", "set, and has the right shape")
    file = Path(".env")
    if file.exists() and is_open_to_others(file):
        yield note("Token", ".env can be read by other users of this machine", "chmod 600 .env")


def _looks_like_a_token(token: str) -> bool:
    """Its first part is the application's id in base64."""
    shape = _TOKEN.fullmatch(token)
    try:
        return shape is not None and base64.urlsafe_b64decode(shape[1] + "==").isdigit()
    except binascii.Error:
        return False


async def _token_online(settings: Settings) -> Finding:
    assert settings.discord_token
    try:
        async with discord.Client(intents=discord.Intents.none()) as client:
            await client.login(settings.discord_token.get_secret_value().strip())
            return fine("Discord", f"knows the token: {client.user}")
    except discord.LoginFailure:
        do = "Copy it anew from the developer portal: Bot → Reset Token."
        return problem("Discord", "refused the token", do)
    except (OSError, discord.HTTPException) as error:
        return problem("Discord", f"cannot be reached ({error})", "Check the connection, and try again.")


def _folder(database: Path) -> Iterator[Finding]:
    folder = database.resolve().parent
    if not folder.is_dir():
        yield problem("Folder", f"{folder} does not exist", f"mkdir -p {folder}, or set VERBATIM_DATABASE.")
        return
    try:
        _try_writing(folder)
    except OSError as error:
        owner = "Let the user who runs the bot write there (chown, or mount it writable)."
        yield problem("Folder", f"{folder} cannot be written ({error.strerror})", owner)
    if database.exists() and not os.access(database, os.W_OK):
        yield problem(
            "Database", f"{database} cannot be written", f"chown it to who runs the bot, or chmod u+w {database}"
        )
    free = shutil.disk_usage(folder).free
    needed = _LEAST_FREE + 2 * (database.stat().st_size if database.exists() else 0)
    room = f"{free / _MB:,.0f} MB free in {folder}"
    if free < needed:
        yield problem("Disk", room, f"Make room: a backup and a migration need {needed / _MB:,.0f} MB.")
    elif free < _LITTLE_FREE:
        yield note("Disk", room, "Make room before it runs out.")
    else:
        yield fine("Disk", room)


def _try_writing(folder: Path) -> None:
    probe = folder / ".verbatim-doctor"
    probe.touch()
    probe.unlink()


def _database(path: Path) -> Iterator[Finding]:
    if not path.exists():
        yield fine("Database", f"{path} is not there yet; it is made at the first start")
        return
    back = "Stop the bot and bring back a backup: python -m bot restore FILE"
    try:
        version, found = state_of(path)
    except UserError as error:
        yield problem("Database", str(error), "Choose another file with VERBATIM_DATABASE.")
        return
    except UnreadableError as error:
        yield problem("Database", f"{path} cannot be read ({error})", back)
        return
    if found:
        yield problem("Database", f"{path} is damaged: {'; '.join(found)}", back)
    elif version > newest_version():
        yield problem("Database", f"{path} is of version {version}", "Update the bot: a newer one made it.")
    else:
        older = "" if version == newest_version() else "; the next start brings it up to date, after a backup"
        used = "; a bot is running on it" if is_taken(path) else ""
        yield fine("Database", f"sound, version {version}, {path.stat().st_size / _MB:.1f} MB{older}{used}")
    for file in (path, *sorted(path.parent.glob(f"{glob.escape(path.name)}.*-*"))):
        if is_open_to_others(file):
            yield note("Database", f"{file} can be read by other users of this machine", f"chmod 600 {file}")


def _transcripts(folder: Path) -> Iterator[Finding]:
    if not any(folder.glob("*.*")):
        do = "Set VERBATIM_TRANSCRIPTS, or import some: python -m bot load FILE"
        yield note("Transcripts", f"none in {folder} to start an empty database with", do)


def _model(choice: str) -> Finding:
    try:
        check_model(choice)
    except ModelError as error:
        do = "Install the bot again (pip install -c constraints.txt .); until then it searches by less."
        return problem("Model", f"{choice}: {error}", do)
    return fine(
        "Model", f"{choice} is there and is the one that was tested" if choice == "minilm" else f"{choice}: fine"
    )


async def _commands() -> Finding:
    """Whether every cog can be imported and registers its commands."""
    async with Database.open(":memory:") as database:
        reading = CloseReading(database, lambda: None)
        async with Verbatim(database, Interviews(database), reading) as bot:
            try:
                for cog in COGS:
                    await bot.load_extension(cog)
            except commands.ExtensionError as error:
                do = "Install the bot again (pip install -c constraints.txt .)."
                return problem("Commands", str(error), do)
            return fine("Commands", f"{len(bot.tree.get_commands())} from {len(COGS)} cogs")
