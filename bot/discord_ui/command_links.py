"""Commands in a text that can be clicked: Discord knows them by their numbers."""

from collections.abc import Mapping


class CommandLinks:
    """Learns the numbers of the commands, by the name of what they lie in, when they are registered."""

    def __init__(self) -> None:
        self._numbers: Mapping[str, int] = {}

    def learn(self, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers

    def number(self, command: str) -> int | None:
        """The id of the command of that name, where it is known."""
        return self._numbers.get(command)

    def to(self, command: str) -> str:
        """`quote find` -> `</quote find:1234>`; where its number is not known, the command in plain type."""
        number = self._numbers.get(command.split()[0])
        return f"`/{command}`" if number is None else f"</{command}:{number}>"
