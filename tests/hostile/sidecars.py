"""Files beside a transcript that a parser would need too much time or memory for, or that hold what cannot be."""

from collections.abc import Callable

_TURN = "[[turns]]\nfrom = {start}\nspeaker = “Ada”\n".replace("“", '"').replace("”", '"')


def _turn(start: str) -> str:
    return _TURN.format(start=start)


SIDECARS: dict[str, Callable[[int], str]] = {
    "a key of many dots": lambda size: "a" + ".a" * (size // 2) + " = 1",
    "a short key of many dots": lambda size: "\n".join(
        [f"a{n}" + ".a" * 4000 + " = 1" for n in range(size // 8000)]
    ),
    "dots behind a string that ends in four quotes": lambda size: (
        't = {a = """x"""", b' + ".b" * 4000 + ' = 1, c = "y"}'
    ),
    "nested lists": lambda size: "a = " + "[" * (size // 2) + "]" * (size // 2),
    "lists nested line by line": lambda size: "a = " + "[\n" * (size // 2),
    "nested tables": lambda size: "a = " + "{a=" * (size // 3),
    "a number of many digits": lambda size: _turn("9" * min(size, 9000)),
    "a number in sixteens": lambda size: _turn("0x" + "f" * min(size, 9000)),
    "endless": lambda size: _turn("inf"),
    "no number": lambda size: _turn("nan"),
    "a time beyond all recordings": lambda size: _turn("1e300"),
    "half a character": lambda size: 'title = "\\ud800"',
    "quotes": lambda size: "a = " + '"' * size,
    "quotes on many lines": lambda size: '"""' * (size // 3),
    "mistakes": lambda size: '[[turns]]\nfrom = "x"\nspeker = "x"\n' * (size // 32),
    "keys": lambda size: "\n".join(f"a{n} = 1" for n in range(size // 12)),
    "comments": lambda size: "#\n" * (size // 2),
}
