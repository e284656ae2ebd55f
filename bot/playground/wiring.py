"""Points an unmodified discord.py at the local Discord."""

from collections.abc import Generator
from contextlib import contextmanager

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route


@contextmanager
def wired_to(url: str) -> Generator[None]:
    """While this lasts, every discord.py client of this process talks to the local Discord at `url`."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE
    gateway = yarl.URL(url).with_scheme("ws") / "gateway"
    _point(f"{url}/api/v10", gateway, url)
    try:
        yield
    finally:
        _point(*before)


def _point(api: str, gateway: yarl.URL, cdn: str) -> None:
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = api, gateway
    discord.Asset.BASE = cdn  # pyright: ignore[reportAttributeAccessIssue]
