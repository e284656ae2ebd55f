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
from bot.core.search.models import ModelError, check_model, check_reranker
from bot.interviews.catalogue import Interviews
from bot.interviews.close_reading import CloseReading
from bot.running.files import is_open_to_others
from bot.settings import ENV_FILES, Settings
from bot.store.copies import UnreadableError, state_of
from bot.store.database import Database
from bot.store.lock import is_taken
from bot.store.schema import newest_version
from bot.wording import doctor as wording

_MB = 2**20
_LEAST_FREE, _LITTLE_FREE = 100 * _MB, 1024 * _MB
_TOKEN = re.compile(r"([\w-]{18,})\.[\w-]{6,}\.[\w-]{27,}")


class Severity(Enum):
    """How grave a finding is, with the mark that is printed before it."""

    FINE = "[green]✓[/]"
    NOTE = "[yellow]![/]"
    PROBLEM = "[red]✗[/]"


@dataclass(frozen=True, slots=True)
class Finding:
    """`found` about a `part`, and what to `do`."""

    level: Severity
    part: str
    found: str
    do: str = ""


def fine(part: str, found: str) -> Finding:
    return Finding(Severity.FINE, part, found)


def note(part: str, found: str, do: str) -> Finding:
    return Finding(Severity.NOTE, part, found, do)


def problem(part: str, found: str, do: str) -> Finding:
    return Finding(Severity.PROBLEM, part, found, do)


async def examine(load: Callable[[], Settings], *, online: bool = False, token: bool = True) -> bool:
    """Print what was found; whether nothing stands in the bot's way. `online` also shows Discord the token; without
    `token` none is needed."""
    console = Console(highlight=False, soft_wrap=True)
    well = True
    for finding in await _findings(load, online, token):
        well = well and finding.level is not Severity.PROBLEM
        console.print(f"{finding.level.value} {finding.part}: {escape(finding.found)}")
        if finding.do:
            console.print(f"    → {escape(finding.do)}")
    return well


async def _findings(load: Callable[[], Settings], online: bool, token: bool) -> list[Finding]:
    try:
        settings = load()
    except UserError as error:
        return [problem(wording.SETTINGS, str(error), wording.FIX_SETTINGS)]
    return [
        fine(
            wording.SETTINGS, wording.SETTINGS_FINE.format(database=settings.database, embedding=settings.embedding)
        ),
        *_token(settings, needed=token),
        *([await _token_online(settings)] if online and settings.discord_token else []),
        *_on_disk(settings.database),
        *_transcripts(settings.transcripts),
        _model(settings),
        *_reranker(settings),
        await _commands(),
    ]


def _token(settings: Settings, *, needed: bool) -> Iterator[Finding]:
    if settings.discord_token is None or not (token := settings.discord_token.get_secret_value().strip()):
        if needed:
            yield problem(wording.TOKEN, wording.TOKEN_MISSING, wording.FIX_TOKEN_MISSING)
        else:
            yield note(wording.TOKEN, wording.TOKEN_MISSING, wording.TOKEN_NEEDED_BY)
    elif not _looks_like_a_token(token):
        yield problem(wording.TOKEN, wording.TOKEN_STRANGE, wording.FIX_TOKEN)
    else:
        yield fine(wording.TOKEN, wording.TOKEN_FINE)
    for file in ENV_FILES:
        if file.exists() and is_open_to_others(file):
            yield note(wording.TOKEN, wording.OPEN_TO_OTHERS.format(file=file), wording.FIX_OPEN.format(file=file))


def _looks_like_a_token(token: str) -> bool:
    """Whether it has the form of one, and begins with a number in base64, which is the application's id."""
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
            return fine(wording.DISCORD, wording.TOKEN_KNOWN.format(user=client.user))
    except discord.LoginFailure:
        return problem(wording.DISCORD, wording.TOKEN_REFUSED, wording.FIX_TOKEN)
    except (OSError, discord.HTTPException) as error:
        return problem(wording.DISCORD, wording.UNREACHABLE.format(problem=error), wording.FIX_UNREACHABLE)


def _on_disk(database: Path) -> list[Finding]:
    try:
        return [*_folder(database), *_database(database)]
    except PermissionError as error:  # it may not even be looked whether it is there
        found = wording.READ_ONLY_FOLDER.format(folder=database.parent, problem=error.strerror)
        return [problem(wording.FOLDER, found, wording.FIX_READ_ONLY_FOLDER)]


def _folder(database: Path) -> Iterator[Finding]:
    folder = database.resolve().parent
    if not folder.is_dir():
        yield problem(
            wording.FOLDER, wording.NO_FOLDER.format(folder=folder), wording.FIX_NO_FOLDER.format(folder=folder)
        )
        return
    try:
        _try_writing(folder)
    except OSError as error:
        found = wording.READ_ONLY_FOLDER.format(folder=folder, problem=error.strerror)
        yield problem(wording.FOLDER, found, wording.FIX_READ_ONLY_FOLDER)
    if database.exists() and not os.access(database, os.W_OK):
        yield problem(
            wording.DATABASE,
            wording.READ_ONLY_FILE.format(file=database),
            wording.FIX_READ_ONLY_FILE.format(file=database),
        )
    free = shutil.disk_usage(folder).free
    needed = _LEAST_FREE + 2 * (database.stat().st_size if database.exists() else 0)
    room = wording.FREE.format(free=f"{free / _MB:,.0f}", folder=folder)
    if free < needed:
        yield problem(wording.DISK, room, wording.FIX_NO_SPACE.format(needed=f"{needed / _MB:,.0f}"))
    elif free < _LITTLE_FREE:
        yield note(wording.DISK, room, wording.FIX_LITTLE_SPACE)
    else:
        yield fine(wording.DISK, room)


def _try_writing(folder: Path) -> None:
    probe = folder / ".verbatim-doctor"
    probe.touch()
    probe.unlink()


def _database(path: Path) -> Iterator[Finding]:
    if not path.exists():
        yield fine(wording.DATABASE, wording.NO_DATABASE.format(path=path))
        return
    try:
        version, found = state_of(path)
    except UserError as error:
        yield problem(wording.DATABASE, str(error), wording.FIX_OTHER_FILE)
        return
    except UnreadableError as error:
        yield problem(wording.DATABASE, wording.UNREADABLE.format(path=path, problem=error), wording.FIX_DAMAGED)
        return
    if found:
        yield problem(
            wording.DATABASE, wording.DAMAGED.format(path=path, problems="; ".join(found)), wording.FIX_DAMAGED
        )
    elif version > newest_version():
        yield problem(wording.DATABASE, wording.NEWER.format(path=path, version=version), wording.FIX_NEWER)
    else:
        older = "" if version == newest_version() else wording.OLDER
        used = wording.IN_USE if is_taken(path) else ""
        yield fine(
            wording.DATABASE,
            wording.SOUND.format(version=version, size=f"{path.stat().st_size / _MB:.1f}") + older + used,
        )
    for file in (path, *sorted(path.parent.glob(f"{glob.escape(path.name)}.*-*"))):
        if is_open_to_others(file):
            yield note(
                wording.DATABASE, wording.OPEN_TO_OTHERS.format(file=file), wording.FIX_OPEN.format(file=file)
            )


def _transcripts(folder: Path) -> Iterator[Finding]:
    if not any(folder.glob("*.*")):
        yield note(wording.TRANSCRIPTS, wording.NO_TRANSCRIPTS.format(folder=folder), wording.FIX_NO_TRANSCRIPTS)


def _model(settings: Settings) -> Finding:
    choice = settings.embedding
    try:
        check_model(choice, settings.models)
    except ModelError as error:
        fix = wording.FIX_UNREADY_MODEL if choice == "mpnet" else wording.FIX_MODEL
        return problem(wording.MODEL, wording.MODEL_WRONG.format(model=choice, problem=error), fix)
    return fine(
        wording.MODEL, (wording.MODEL_TESTED if choice == "minilm" else wording.MODEL_FINE).format(model=choice)
    )


def _reranker(settings: Settings) -> Iterator[Finding]:
    if settings.rerank == "none":
        return
    try:
        check_reranker(settings.rerank)
    except ModelError as error:
        found = wording.MODEL_WRONG.format(model=settings.rerank, problem=error)
        yield problem(wording.RERANKER, found, wording.FIX_RERANKER)
    else:
        yield fine(wording.RERANKER, wording.MODEL_FINE.format(model=settings.rerank))


async def _commands() -> Finding:
    """Whether every cog can be imported and registers its commands."""
    async with Database.open(":memory:") as database:
        reading = CloseReading(database, lambda: None)
        async with Verbatim(database, Interviews(database), reading) as bot:
            try:
                for cog in COGS:
                    await bot.load_extension(cog)
            except commands.ExtensionError as error:
                return problem(wording.COMMANDS, str(error), wording.FIX_COMMANDS)
            found = wording.COMMANDS_FINE.format(commands=len(bot.tree.get_commands()), cogs=len(COGS))
            return fine(wording.COMMANDS, found)
