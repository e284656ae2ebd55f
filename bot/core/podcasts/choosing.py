"""Which of several transcripts of an episode is the best."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from bot.core.podcasts.model import Offer

_KINDS = {
    "json": ("application/json", "text/json"),
    "vtt": ("text/vtt", "application/vtt", "text/webvtt"),
    "srt": ("application/srt", "application/x-subrip", "text/srt", "application/subrip", "text/x-srt"),
    "html": ("text/html", "application/xhtml+xml"),
    "txt": ("text/plain",),
}
"""From the one that knows most about who speaks when to the one that knows least."""
_BY_TYPE = {type: kind for kind, types in _KINDS.items() for type in types}
_SUFFIXES = {"htm": "html", "webvtt": "vtt", "md": "txt"}
_RANKS = {kind: rank for rank, kind in enumerate(("json", "vtt", "srt", "", "html", "txt"))}


def ranked(offers: Sequence[Offer], language: str) -> list[Offer]:
    """Best first: in the podcast's own language, which is also that of what says none, then of the kind that tells
    most, then transcripts before captions."""
    return sorted(offers, key=lambda one: (_foreign(one, language), _RANKS[kind(one)], one.is_captions))


def kind(offer: Offer) -> str:
    """`json`, `vtt`, `srt`, `html`, `txt` or nothing: by a name that ends in one of those, else by the type, which
    is often wrong for subtitles."""
    suffix = PurePosixPath(urlsplit(offer.url).path).suffix.lower().lstrip(".")
    suffix = _SUFFIXES.get(suffix, suffix)
    told = _BY_TYPE.get(offer.type.partition(";")[0].strip(), "")
    return suffix if suffix in _KINDS else told


def _foreign(offer: Offer, language: str) -> bool:
    return bool(offer.language and language) and _main(offer.language) != _main(language)


def _main(language: str) -> str:
    """The language without its country: `en-us` and `EN_gb` are both English."""
    return language.lower().replace("_", "-").partition("-")[0]
