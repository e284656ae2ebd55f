"""Addresses on the web, as feeds and people give them."""

import re
from urllib.parse import urlsplit, urlunsplit

_LONGEST = 2000
_SPACES = re.compile(r"[\s\x00-\x1f\x7f]")
_FEED = re.compile(r"(?:feed|podcast|itpc|pcast):(?://)?(?:(?=https?:)|)", re.IGNORECASE)


def web_address(text: str) -> str | None:
    """The address, if it is one of http or https without a name and password in it."""
    if not text or len(text) > _LONGEST:
        return None
    try:
        parts = urlsplit(_SPACES.sub(lambda found: "%20" if found[0] == " " else "", text))
        usual = parts.scheme in ("http", "https") and parts.port != 0
    except ValueError:
        return None
    if not (usual and parts.hostname) or "@" in parts.netloc:
        return None
    return urlunsplit(parts._replace(fragment="", path=parts.path or "/"))


def typed_address(text: str) -> str | None:
    """What somebody typed as the address of a feed: with `feed:` before it, in angle brackets, or without https."""
    told = text.strip().strip("<>")
    without = _FEED.sub("", told, count=1)
    if "://" not in without:
        without = f"https://{without}"
    address = web_address(without)
    return address if address and "." in (urlsplit(address).hostname or "") else None
