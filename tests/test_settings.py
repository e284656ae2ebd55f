from pathlib import Path

import pytest

from bot import settings
from bot.core.errors import UserError

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in settings.Settings.model_fields:
        monkeypatch.delenv(f"VERBATIM_{name.upper()}", raising=False)
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_example_holds_every_setting_with_its_default(tmp_path: Path) -> None:
    example = (ROOT / ".env.example").read_text("utf-8")
    defaults = settings.load()
    (tmp_path / ".env").write_text(example.replace("#VERBATIM_", "VERBATIM_"), "utf-8")
    loaded = settings.load()
    assert loaded.model_copy(update={"transcripts": defaults.transcripts}) == defaults
    for name in settings.Settings.model_fields:
        assert name.upper() in example


def test_every_problem_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERBATIM_THREADS", "many")
    monkeypatch.setenv("VERBATIM_EMBEDDING", "magic")
    with pytest.raises(UserError) as refused:
        settings.load()
    assert "VERBATIM_THREADS" in str(refused.value)
    assert "VERBATIM_EMBEDDING" in str(refused.value)


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("VERBATIM_DATABASE=file.db\nVERBATIM_THREADS=3\nDISCORD_TOKEN=abc\n", "utf-8")
    monkeypatch.setenv("VERBATIM_DATABASE", "environment.db")
    assert settings.load().database == Path("environment.db")
    assert settings.load(database=Path("line.db")).database == Path("line.db")
    assert settings.load(database=None).threads == 3


def test_the_token_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "very-secret")
    assert "very-secret" not in repr(settings.load())


@pytest.mark.parametrize(
    ("value", "hosts"),
    [
        ("anywhere", None),
        ("off", frozenset[str]()),
        ("Gulls.example, cdn.example.", frozenset({"gulls.example", "cdn.example"})),
    ],
)
def test_podcasts_come_from_anywhere_nowhere_or_a_list_of_hosts(
    monkeypatch: pytest.MonkeyPatch, value: str, hosts: frozenset[str] | None
) -> None:
    monkeypatch.setenv("VERBATIM_FOLLOW", value)
    assert settings.load().hosts == hosts


@pytest.mark.parametrize("value", ["https://gulls.example", "a b", "*.example", ","])
def test_what_is_no_host_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("VERBATIM_FOLLOW", value)
    with pytest.raises(UserError, match="VERBATIM_FOLLOW"):
        settings.load()
