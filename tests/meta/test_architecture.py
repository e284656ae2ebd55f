"""The house: which room may import which.

Every arrow of the code is in the table, every arrow of the table is used, and all of them point down, so that no
two rooms reach each other. A change that needs a new arrow adds it here, where it is seen; one that would point up,
or from feature to feature, is a sign that something stands in the wrong room.
"""

import ast
from collections.abc import Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

CORE = {"core", "core.transcript", "core.search", "core.topics", "core.quiz", "core.pictures", "core.podcasts"}
FEATURES = {f"features.{name}" for name in ("quotes", "quiz", "topics", "library", "following", "servers", "about")}
ROOMS: dict[str, set[str]] = {
    "__main__": {"cli", "running", "settings", "core", "core.podcasts", "core.quiz", "wording"},
    "cogs": {
        "client",
        *FEATURES,
        "discord_ui",
        "interviews",
        *(CORE - {"core.podcasts"}),
        "wording",
    },
    "cli": {
        "client",
        "features.library",
        "features.following",
        "interviews",
        "store",
        "running",
        "core",
        "core.podcasts",
        "core.transcript",
        "core.search",
        "core.topics",
        "core.quiz",
        "settings",
        "wording",
        "playground",
    },
    "client": {
        "composing",
        "features.about",
        "features.following",
        "features.library",
        "features.quiz",
        "features.servers",
        "discord_ui",
        "interviews",
        "store",
        "running",
    },
    "composing": {*FEATURES, "discord_ui", "interviews", "store", "running"},
    "features.quotes": {
        "discord_ui",
        "interviews",
        "store",
        "running",
        "core",
        "core.transcript",
        "core.topics",
        "core.search",
        "core.pictures",
        "wording",
    },
    "features.quiz": {
        "discord_ui",
        "interviews",
        "store",
        "running",
        "core",
        "core.transcript",
        "core.quiz",
        "core.pictures",
        "wording",
    },
    "features.topics": {
        "discord_ui",
        "interviews",
        "core",
        "core.transcript",
        "core.search",
        "core.topics",
        "core.pictures",
        "wording",
    },
    "features.library": {
        "discord_ui",
        "interviews",
        "store",
        "running",
        "core",
        "core.podcasts",
        "core.transcript",
        "wording",
    },
    "features.following": {
        "discord_ui",
        "interviews",
        "store",
        "running",
        "core",
        "core.podcasts",
        "core.transcript",
        "core.topics",
        "wording",
    },
    "features.servers": {"discord_ui", "interviews", "store", "running", "core", "core.quiz", "wording"},
    "features.about": {
        "discord_ui",
        "interviews",
        "store",
        "core",
        "core.transcript",
        "core.search",
        "core.topics",
        "wording",
    },
    "discord_ui": {"interviews", "running", "core", "core.pictures", "wording"},
    "interviews": {
        "store",
        "running",
        "core",
        "core.transcript",
        "core.search",
        "core.topics",
        "core.quiz",
        "wording",
    },
    "store": {
        "running",
        "core",
        "core.podcasts",
        "core.transcript",
        "core.search",
        "core.topics",
        "core.quiz",
        "wording",
    },
    "running": {"core", "wording"},
    "settings": {"core", "wording"},
    "core.podcasts": {"core.transcript", "core", "wording"},
    "core.pictures": {"core", "wording"},
    "core.quiz": {"core.topics", "core.search", "core.transcript", "core", "wording"},
    "core.topics": {"core.search", "core.transcript", "core", "wording"},
    "core.search": {"core.transcript", "core", "wording"},
    "core.transcript": {"core", "wording"},
    "core": {"wording"},
    "wording": set(),
    "playground": set(),
}
"""From top to bottom; `core` are the modules that lie in it directly."""

ABOVE_CORE = ROOMS.keys() - CORE - {"wording"}
ONLY: dict[str, set[str]] = {
    "discord": {"cogs", "cli", "client", "composing", *FEATURES, "discord_ui", "playground"},
    "aiosqlite": {"store"},
    "sqlite3": {"store", "playground"},
    "asyncio": {*ABOVE_CORE, "core.pictures"},
    "time": ABOVE_CORE,
}
"""Who alone may import a library: the domain knows neither Discord nor SQLite, and is told what time it is."""


LATE = {"onnxruntime"}
"""What few of our processes need, and takes long to load: only functions import it."""


@cache
def trees() -> dict[str, ast.Module]:
    """The modules of the bot."""
    files = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").glob("*.py")])
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files]
    return {name: ast.parse(file.read_text("utf-8")) for name, file in zip(names, files, strict=True)}


def imported(nodes: Iterable[ast.AST]) -> set[str]:
    """The names that these import."""
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno} imports by a relative name"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@cache
def modules() -> dict[str, set[str]]:
    """Each module of the bot with the names that it imports."""
    return {name: imported(ast.walk(tree)) for name, tree in trees().items()}


def room_of(module: str) -> str | None:
    """None is outside the house."""
    match module.split("."):
        case ["cogs", *_]:
            return "cogs"
        case ["bot", "core", package, _, *_] if (ROOT / "bot/core" / package).is_dir():
            return f"core.{package}"
        case ["bot", "features", feature, *_]:
            return f"features.{feature}"
        case ["bot", room, *_]:
            return room
        case _:
            return None


def arrows() -> dict[tuple[str, str], list[str]]:
    """From room to room, with the modules and names for which it is there."""
    found: dict[tuple[str, str], list[str]] = {}
    for module, names in modules().items():
        start = room_of(module)
        for name in sorted(names):
            end = room_of(name)
            if start and end and start != end:
                found.setdefault((start, end), []).append(f"{module} imports {name}")
    return found


def test_every_room_is_in_the_table() -> None:
    rooms = {room for module in modules() if (room := room_of(module))}
    assert rooms - {"features"} == ROOMS.keys()


def test_every_arrow_is_allowed() -> None:
    assert not {arrow: why for arrow, why in arrows().items() if arrow[1] not in ROOMS[arrow[0]]}


def test_every_allowed_arrow_is_used() -> None:
    assert {(start, end) for start, ends in ROOMS.items() for end in ends} == arrows().keys()


def test_arrows_point_down_so_that_no_two_rooms_reach_each_other() -> None:
    order = list(dict.fromkeys("features" if room in FEATURES else room for room in ROOMS))
    floor = {room: order.index("features" if room in FEATURES else room) for room in ROOMS}
    assert not {arrow: why for arrow, why in arrows().items() if floor[arrow[0]] >= floor[arrow[1]]}


def test_libraries_stay_where_they_belong() -> None:
    libraries = [(module, {name.split(".")[0] for name in names}) for module, names in modules().items()]
    assert not [
        f"{module} imports {library}"
        for module, used in libraries
        for library, rooms in ONLY.items()
        if library in used and room_of(module) not in rooms
    ]


def test_what_takes_long_to_load_waits_until_it_is_needed() -> None:
    assert {name.split(".")[0] for names in modules().values() for name in names} >= LATE
    early = {module: imported(tree.body) for module, tree in trees().items()}
    assert not [module for module, names in early.items() if LATE & {name.split(".")[0] for name in names}]
