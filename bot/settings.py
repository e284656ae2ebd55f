"""Every setting, read once from the environment and `.env`; all problems are reported at once."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, Literal

from platformdirs import user_data_path
from pydantic import Field, SecretStr, StringConstraints, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.core.errors import UserError
from bot.wording import cli as wording

MEMORY_HOURS = 4.0

Following = Annotated[
    str,
    StringConstraints(strip_whitespace=True, to_lower=True, pattern=r"^[A-Za-z0-9.-]+(\s*,\s*[A-Za-z0-9.-]+)*$"),
]
"""`anywhere`, `off`, or the hosts that podcasts may come from."""
Address = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^https?://[^\s@?#]+$|^$")]
FastEmbed = Annotated[str, StringConstraints(pattern=r"^fastembed:\S+/\S+$")]


_CHECKOUT = Path(__file__).parents[1]
_PACKED = Path(__file__).parent / "data"
IS_INSTALLED = _PACKED.is_dir()
"""As a package, rather than lying in a checkout."""

HOME = user_data_path("verbatim", appauthor=False) if IS_INSTALLED else Path()
"""Where that is which nobody named a place for: in the folder that the system has for it, or in the current one."""
ENV_FILES = tuple({home / ".env": None for home in (HOME, Path()) if os.access(home, os.X_OK)})
"""Those that may be looked at; later ones win."""
SHIPPED = _PACKED if IS_INSTALLED else _CHECKOUT / "data"
"""The interview that ships."""
EXAMPLE = Path(__file__).parent / "env.example" if IS_INSTALLED else _CHECKOUT / ".env.example"


class Settings(BaseSettings):
    """Names in the environment are these in capitals behind `VERBATIM_`; the token is `DISCORD_TOKEN`."""

    model_config = SettingsConfigDict(
        env_prefix="VERBATIM_", env_file=ENV_FILES, env_ignore_empty=True, extra="ignore", frozen=True
    )

    discord_token: SecretStr | None = Field(default=None, validation_alias="DISCORD_TOKEN")
    database: Path = HOME / "verbatim.db"
    transcripts: Path = SHIPPED
    embedding: Literal["minilm", "mpnet", "static", "none"] | FastEmbed = "minilm"
    rerank: Literal["none"] | FastEmbed = "none"
    memory_hours: float = Field(default=MEMORY_HOURS, ge=0, le=100_000)
    threads: int = Field(default=2, ge=1, le=64)
    user_install: bool = False
    upload_mb: int = Field(default=8, ge=1, le=500)
    server_interviews: int = Field(default=500, ge=0, le=10_000)
    server_hours: int = Field(default=1000, ge=0, le=100_000)
    follow: Following = "anywhere"
    llm_url: Address = ""
    llm_model: str = "default"
    llm_key: SecretStr | None = None
    llm_a_day: int = Field(default=500, ge=1, le=1_000_000)
    backup_keep: int = Field(default=0, ge=0, le=1000)
    backup_folder: Path | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    metrics_port: int | None = Field(default=None, ge=1, le=65535)
    metrics_address: str = "127.0.0.1"

    @property
    def models(self) -> Path:
        """Where models are that were made ready on this machine."""
        return self.database.parent / "models"

    def token(self) -> str:
        """The bot's.

        Raises:
            UserError: there is none.
        """
        if self.discord_token is None or not (token := self.discord_token.get_secret_value().strip()):
            raise UserError(wording.NO_TOKEN)
        return token

    @property
    def hosts(self) -> frozenset[str] | None:
        """From where podcasts may come; None is anywhere."""
        named = {host.strip().strip(".") for host in self.follow.split(",")}
        return None if named == {"anywhere"} else frozenset(named - {"off"})


def load(**overrides: Any) -> Settings:
    """Read the settings; `overrides` that are not None (from the command line) win. The folder for those who name
    none is made.

    Raises:
        UserError: names every setting that is wrong, and what was expected.
    """
    try:
        loaded = Settings(**{name: value for name, value in overrides.items() if value is not None})
    except ValidationError as error:
        problems = sorted({_describe(problem["loc"], problem["msg"]) for problem in error.errors()})
        raise UserError(wording.BAD_SETTINGS.format(problems="\n".join(problems))) from error
    if loaded.database.parent == HOME:
        with suppress(OSError):  # who needs it says what is wrong with it
            HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
    return loaded


def _describe(location: tuple[int | str, ...], message: str) -> str:
    name = str(location[0])
    variable = name if name == "DISCORD_TOKEN" else f"VERBATIM_{name.upper()}"
    return wording.BAD_SETTING.format(name=variable, problem=message)
