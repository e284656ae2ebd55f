"""`python -m bench`: quality and speed of the search, where topics begin, memory of the bot, a library of a
thousand hours, many games at once, quizzes answered blind, as tables; `--quick` leaves out what takes minutes."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from rich.console import Console

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

_WIDE = 160
"""Columns, where nobody looks: in a file no figure is cut off."""


def main() -> None:
    parser = ArgumentParser(
        prog="python -m bench", description="How good and how fast search, topics and games are."
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="the interview alone, without the 250,000 lines; 100 hours and games, not 1,000",
    )
    parser.add_argument(
        "--only",
        choices=["speed", "quality", "topics", "memory", "library", "games", "blind", "soak"],
        help="one part",
    )
    parser.add_argument("--minutes", type=float, help="of each kind of soak, which is only measured with --only")
    parser.add_argument(
        "--kinds", nargs="+", default=[], help="of soaks: crowd (without any), calm, faults, hostile"
    )
    parser.add_argument("--games", type=int, help="how many games at once; 1,000, or 100 with --quick, else")
    parser.add_argument("--embedding", default="none", help="of the bot in a soak: none, static or minilm")
    arguments = parser.parse_args()
    from bench import blind, games, library, memory, quality, soak, speed, topics

    console = Console(width=None if sys.stdout.isatty() else _WIDE)
    for part in (speed, quality, topics, memory, library, games, blind):
        if arguments.only in (None, part.__name__.removeprefix("bench.")):
            more = {"count": arguments.games} if part is games and arguments.games else {}
            part.report(console, quick=arguments.quick, **more)
    if arguments.only == "soak":
        soak.report(
            console,
            quick=arguments.quick,
            minutes=arguments.minutes,
            kinds=arguments.kinds,
            embedding=arguments.embedding,
        )


if __name__ == "__main__":
    main()
