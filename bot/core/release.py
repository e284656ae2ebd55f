"""Which Verbatim this is, and where it is from: what its package says of itself."""

from importlib import metadata

PACKAGE = "verbatim-bot"
_SOURCE = "Source"


def version() -> str:
    """Such as `0.1.0`."""
    return metadata.version(PACKAGE)


def source() -> str | None:
    """Where the source is, as the package's metadata say under Source; None where they do not."""
    urls = metadata.metadata(PACKAGE).get_all("Project-URL") or []
    named = dict(url.split(", ", 1) for url in urls)
    return named.get(_SOURCE)
