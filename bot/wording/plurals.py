"""Numbers with the word they count."""


def counted(count: int, one: str, many: str | None = None) -> str:
    """`1 round`, `2 rounds`, `1,200 rounds`; `many` where the plural is not formed by an s."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
