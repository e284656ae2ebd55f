"""What the repository promises about itself."""

from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_constraints_pin_every_dependency_and_name_no_host() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(line.count("==") == 1 for line in pins)
    assert not [line for line in lines if "://" in line]
