"""How a message names an episode: its show, number and date."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
NUMBER = "#{number}"
WITH = "with {names}"


def day(known: str) -> str:
    """`2024-05-17` -> `17 May 2024`, `2024-05` -> `May 2024`, `2024` -> `2024`."""
    year, *rest = known.split("-")
    month = [_MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*(str(int(one)) for one in rest[1:]), *month, year])
