"""Which Verbatim this is, and where it is from: what its package says of itself."""

from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path

PACKAGE = "verbatim-bot"
_SOURCE = "Source"


def version() -> str:
    """Such as `0.1.0`."""
    return metadata.version(PACKAGE)


@cache
def code() -> str:
    """A digest of the modules in which the domain is written: what other code made may be out of date."""
    digest = sha256()
    for module in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()


def source() -> str | None:
    """Where the source is, as the package's metadata say under Source; None where they do not."""
    urls = metadata.metadata(PACKAGE).get_all("Project-URL") or []
    named = dict(url.split(", ", 1) for url in urls)
    return named.get(_SOURCE)
