"""Sources as files for other programs, and back: reading an export gives the words, speakers and times again.

What the file itself cannot hold is in the sidecar that belongs to it: the title, the link and the chapters always;
who speaks, where the format knows no speakers.
"""

import html
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from bot.core.errors import TranscriptError
from bot.core.particulars import Particulars
from bot.core.transcript import formats
from bot.core.transcript.formats.markup import plain
from bot.core.transcript.model import Cue
from bot.core.transcript.sentences import as_shown
from bot.core.transcript.source import Source

_LONGEST_NAME = 60


class Format(StrEnum):
    """What can be exported; the value is the file name's extension."""

    SRT = "srt"
    VTT = "vtt"
    WHISPER = "txt"
    JSON = "json"
    PLAIN = "md"


def export(source: Source, format: Format) -> bytes:
    """The source as a file, UTF-8: the words and the speakers as Verbatim shows them."""
    return _WRITERS[format](source).encode()


def sidecar(source: Source, format: Format) -> bytes:
    """The sidecar that belongs to an export: what is known of the source and not in the file."""
    lines = [f"title = {_toml(source.title)}"]
    if source.media_link:
        lines.append(f"media_link = {_toml(source.media_link)}")
    lines += _particulars(source.particulars)
    if format is Format.WHISPER or (format is Format.SRT and not _names_survive(source)):
        for start, speaker in _turns(_shown(source)):
            lines += ["", "[[turns]]", f"from = {_seconds(start)}", f"speaker = {_toml(speaker)}"]
    for chapter in source.chapters:
        lines += ["", "[[chapters]]", f"at = {_seconds(chapter.start)}", f"title = {_toml(chapter.title)}"]
    return ("\n".join(lines) + "\n").encode()


def _particulars(known: Particulars) -> Iterator[str]:
    if known.show:
        yield f"show = {_toml(known.show)}"
    if known.number is not None:
        yield f"episode = {known.number}"
    if known.date:
        yield f"date = {_toml(known.date)}"
    for key, names in (("guests", known.guests), ("hosts", known.hosts)):
        if names:
            yield f"{key} = [{', '.join(map(_toml, names))}]"


def _shown(source: Source) -> list[Cue]:
    return list(as_shown(source.cues, source.turns, source.corrections))


def _turns(cues: Iterable[Cue]) -> Iterator[tuple[int, str]]:
    """From when on who speaks; "" is nobody."""
    speaker, latest = "", -1
    for cue in cues:
        if (cue.speaker or "") != speaker and cue.start > latest:
            speaker, latest = cue.speaker or "", cue.start
            yield latest, speaker


def _whisper(source: Source) -> str:
    return "".join(f"[{_clock(cue.start)} --> {_clock(cue.end)}]   {cue.text}\n" for cue in _shown(source))


def _json(source: Source) -> str:
    segments = [
        {"id": number, "start": cue.start / 1000, "end": cue.end / 1000, "text": _with_escapes(cue.text)}
        | ({"speaker": cue.speaker} if cue.speaker else {})
        for number, cue in enumerate(_shown(source))
    ]
    text = " ".join(cue.text for cue in _shown(source))
    return json.dumps({"text": text, "segments": segments}, ensure_ascii=False, indent=1) + "\n"


def _plain(source: Source) -> str:
    transcript = source.transcript
    blocks: list[str] = []
    for turn in transcript.turns:
        sentences = transcript.sentences[turn.first : turn.last + 1]
        heading = [f"{turn.speaker} ({_clock(sentences[0].start)}):"] if turn.speaker else []
        said = [f"[{_clock(one.start)} - {_clock(one.end)}]{_apart(one.text)}{one.text}" for one in sentences]
        blocks.append("\n".join([*heading, *said]))
    return "\n\n".join(blocks) + "\n"


def _apart(text: str) -> str:
    """What could be taken for a name stands on a line of its own."""
    return "\n" if ":" in text[:_LONGEST_NAME] or text[:1] in "-–—·|:" else " "


def _vtt(source: Source) -> str:
    cues = _shown(source)
    voices = (f"<v {_escaped(cue.speaker)}>" if cue.speaker else "" for cue in cues)
    return "\n".join(
        [
            "WEBVTT\n",
            *(
                f"{_clock(cue.start)} --> {_clock(cue.end)}\n{voice}{_escaped(cue.text)}\n"
                for cue, voice in zip(cues, voices, strict=True)
            ),
        ]
    )


def _srt(source: Source) -> str:
    cues = _shown(source)
    for sign in ("", ">> "):
        if _reads_back(written := _srt_of(_with_names(cues, sign)), cues):
            return written
    return _srt_of(cues)


def _names_survive(source: Source) -> bool:
    return _reads_back(_srt(source), _shown(source))


def _srt_of(cues: Iterable[Cue]) -> str:
    return "\n".join(
        f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n{_with_escapes(cue.text)}\n"
        for number, cue in enumerate(cues, start=1)
    )


def _with_escapes(text: str) -> str:
    """Not every reader knows escapes: they are used where the words would be lost without."""
    return text if plain(text) == text and "-->" not in text else _escaped(text)


def _with_names(cues: Iterable[Cue], sign: str) -> Iterator[Cue]:
    """A name stands where the speaker changes, as in captions."""
    speaker = None
    for cue in cues:
        named = cue.speaker is not None and cue.speaker != speaker
        yield replace(cue, text=f"{sign}{cue.speaker}: {cue.text}") if named else cue
        speaker = cue.speaker


def _reads_back(written: str, cues: Sequence[Cue]) -> bool:
    try:
        return formats.read(written.encode(), "").cues == list(cues)
    except TranscriptError:
        return False


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _clock(ms: int, point: str = ".") -> str:
    seconds, fraction = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{fraction:03}"


def _seconds(ms: int) -> str:
    return f"{ms // 1000}.{ms % 1000:03}"


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


_WRITERS: dict[Format, Callable[[Source], str]] = {
    Format.SRT: _srt,
    Format.VTT: _vtt,
    Format.WHISPER: _whisper,
    Format.JSON: _json,
    Format.PLAIN: _plain,
}
