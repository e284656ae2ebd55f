"""`make mutants MODULE=bot/core/timecode.py`: small faults put into one module, and which of them no test sees.

The faults are mutmut's. It works in a copy of the checkout, so nothing here changes, and runs the tests that belong
to the module: those named behind it, or else its test file, or the nearest folder of tests that mirrors its own.
"""

import shutil
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
_COPIED = ("bot", "cogs", "data", "tests", "pyproject.toml")
_CAUGHT = ("killed", "caught by type check")


def main() -> None:
    """Exit with 1 if a fault was not caught, with 2 if the arguments are wrong or the tests fail without any."""
    parser = ArgumentParser(
        prog="make mutants", description="Small faults put into a module: which does no test see?"
    )
    parser.add_argument("module", help="such as bot/core/timecode.py")
    parser.add_argument("tests", nargs="*", help="instead of those that mirror the module")
    arguments = parser.parse_args()
    module = Path(arguments.module)
    if module.suffix != ".py" or not (ROOT / module).is_file():
        parser.error(f"{module} is no module here; name one as in MODULE=bot/core/timecode.py")
    tests = arguments.tests or [str(tests_of(module))]
    print(f"Faults in {module}, tests in {' '.join(tests)}", flush=True)
    with TemporaryDirectory(prefix="mutants-") as folder:
        copy_to(Path(folder), module, tests)
        if subprocess.run([sys.executable, "-m", "mutmut", "run"], cwd=folder, check=False).returncode:
            sys.exit(2)
        left = report(Path(folder))
    print(f"\n{left} not caught")
    sys.exit(left > 0)


def tests_of(module: Path) -> Path:
    """The tests that belong to the module: its test file, or the nearest folder of tests that mirrors its own."""
    parts = module.parent.parts[1:] if module.parts[0] == "bot" else ("end_to_end",)
    own = Path("tests", *parts, f"test_{module.stem}.py")
    if (ROOT / own).is_file():
        return own
    while not (ROOT / Path("tests", *parts)).is_dir():
        parts = parts[:-1]
    return Path("tests", *parts)


def copy_to(folder: Path, module: Path, tests: list[str]) -> None:
    """Copy what the tests need into the folder, and tell mutmut there what to change and what to run."""
    for name in _COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    settings = {
        "source_paths": [module.parts[0]],
        "only_mutate": [str(module)],
        "also_copy": [name for name in _COPIED if name != module.parts[0]],
        "pytest_add_cli_args": ["-p", "no:cacheprovider"],
        "pytest_add_cli_args_test_selection": tests,
        "process_isolation": "forkserver",
    }
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as project:
        project.writelines(["\n[tool.mutmut]\n", *(f"{name} = {value!r}\n" for name, value in settings.items())])


def report(folder: Path) -> int:
    """Print every fault that was not caught, and count them."""
    lines = mutmut(folder, "results").splitlines()
    verdicts = dict(line.strip().split(": ", 1) for line in lines if ": " in line)
    left = {fault: verdict for fault, verdict in verdicts.items() if verdict not in _CAUGHT}
    for fault, verdict in left.items():
        print(f"\n{verdict}\n{mutmut(folder, 'show', fault).partition(chr(10))[2].rstrip()}")
    return len(left)


def mutmut(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "mutmut", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
