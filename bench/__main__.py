"""`python -m bench`: quality and speed of the search as tables; `--quick` leaves out what takes minutes."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from rich.console import Console

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))


def main() -> None:
    parser = ArgumentParser(prog="python -m bench", description="How good and how fast the search is.")
    parser.add_argument("--quick", action="store_true", help="the interview alone, without the 250,000 lines")
    parser.add_argument("--only", choices=["quality", "speed"], help="one of the two tables")
    arguments = parser.parse_args()
    from bench import quality, speed

    console = Console()
    if arguments.only != "quality":
        speed.report(console, quick=arguments.quick)
    if arguments.only != "speed":
        quality.report(console, quick=arguments.quick)


if __name__ == "__main__":
    main()
