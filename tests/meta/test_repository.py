"""What the repository promises about itself."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_constraints_pin_every_dependency_and_name_no_host() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(line.count("==") == 1 for line in pins)
    assert not [line for line in lines if "://" in line]


def test_docstrings_say_what_is_done_before_what_is_raised() -> None:
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").glob("*.py")]
    assert not [
        f"{file.relative_to(ROOT)}: {node.name}"
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (ast.get_docstring(node) or "").startswith(
            ("Raises:", "The same.", "The same in", "The same at once", "See `")
        )
    ]
