"""What stands around the words of a plain file: front matter, titles, keywords, logs and credits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.transcript.formats.lines import numbered

_FRONT = re.compile(
    r"\s*---[ \t]*(?:\r\n?|\n)(?P<inside>.*?)(?:\r\n?|\n)(?:---|\.\.\.)[ \t]*(?=\r|\n|$)", re.DOTALL
)
_FIELD = re.compile(r"(?P<key>[A-Za-z_][\w -]{0,30}):\s*(?P<value>.*)")
_ITEM = re.compile(r"\s*-\s+(?P<value>.+)")
_KEYS = {
    "title": "title",
    "name": "title",
    "link": "link",
    "url": "link",
    "media": "link",
    "audio": "link",
    "video": "link",
    "source": "link",
    "youtube": "link",
    "media_link": "link",
    "source_url": "link",
    "video_url": "link",
    "youtube_url": "link",
    "date": "date",
    "published": "date",
    "recorded": "date",
    "show": "show",
    "podcast": "show",
    "series": "show",
    "channel": "show",
    "episode": "episode",
    "episode_number": "episode",
    "number": "episode",
    "host": "host",
    "hosts": "host",
    "guest": "guest",
    "guests": "guest",
    "speaker": "guest",
    "speakers": "guest",
}
_NOISE = re.compile(
    r"(?:main|system_info|whisper_\w+|whisper_print_timings|ggml_\w+|output_\w+|init|log_mel\w*|llama_\w+|usage)\s*:.*"
    r"|\[?(?:INFO|WARNING|DEBUG|ERROR)\b.*|\d{4}-\d\d-\d\d[ T]\d\d:\d\d.*"
    r"|Detect(?:ed|ing) language.*|(?:>>)?\s?Performing .*|Loading .*|Processing .*"
    r"|Using (?:device|model|default).*"
    r"|[-=_*~#·•\s]{3,}|(?:https?://|www\.)\S+"
    r"|\(?(?:this )?(?:transcri(?:bed|ption|pt)|subtitles?|captions?|captioned|generated|created|exported|edited"
    r"|powered|recorded|provided|made)\b.{0,60}?\b(?:by|with|from|using|provided|generated|via|on)\b.{0,120}"
    r"|[\[(]?(?:end|start|beginning) of (?:the )?(?:transcript|recording|transcription|meeting|audio|episode)"
    r"\.?[\])]?"
    r"|\[?END\]?|[\[(]?(?:ad |music )?break[\])]?:?|\(this file is longer than .*\)|view recording - .*"
    r"|(?:action item|insight|screen sharing|highlight|bookmark|question)s?:.* - watch: https?://\S+"
    r"|this editable transcript was computer generated.*"
    r"|Sync to video time|.{1,60} (?:started|stopped) (?:the )?(?:transcription|recording)\.?|<!--.*-->"
    r"|Show (?:transcript|less|more|notes)|\W{0,3}Transcript|(?:table of )?contents|time-?stamps|chapters"
    r"|Search (?:in video|transcript)"
    r"|English(?: \(auto-generated\))?",
    re.IGNORECASE,
)
_TIMED_NOISE = re.compile(
    r"(?:transcription|meeting|recording) (?:started|ended|stopped) (?:at|after) [\d:]+.*|"
    r"(?:ad )?break:? ?[\[(][\d:]+[\])]"
    r"|(?:created|recorded|exported|updated|uploaded) (?:on|at)\b.{0,80}",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:transcripts?|time-?stamps?|auto-?generated)\b", re.IGNORECASE)
_NOTED = re.compile(
    r"(?:summary )?keywords?:?|speakers?:?|attendees:?|participants:?|invited\b.*|transcript:?|summary:?|outline:?"
    r"|(?:关键词|文字记录|摘要|总结|全文|章节|参会人|キーワード|要約|핵심 ?키워드|요약|stichwörter|schlüsselwörter"
    r"|zusammenfassung|teilnehmer|mots[- ]clés|résumé|palabras clave|resumen)[:：]?",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(r"[.?!。？！][\"”')\]]?$")
_BLOCK = re.compile(r"^[|>][+-]?$")
_LONGEST_FACT = 200
_SHORT, _MOST_WORDS, _MOST_LINES = 160, 16, 40


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says about the recording."""

    title: str | None = None
    link: str | None = None
    date: str | None = None
    guest: str | None = None
    show: str | None = None
    episode: str | None = None
    host: str | None = None


def front_matter(text: str) -> tuple[Facts, int]:
    """What YAML front matter says, and how many lines it takes; only single values and plain lists are read."""
    found = _FRONT.match(text[:20_000])
    if found is None:
        return Facts(), 0
    told: dict[str, str] = {}
    key = ""
    for _, line in numbered(found["inside"]):
        if match := _FIELD.fullmatch(line):
            key = _KEYS.get(re.sub(r"[ -]", "_", match["key"].strip().casefold()), "")
            value = match["value"].strip()
            if key in told or (key == "link" and "http" not in value[:6]):
                key = ""
            elif key and value:
                told[key] = _BLOCK.sub("", value)
        elif key and (item := _ITEM.fullmatch(line)):
            value = _unquoted(item["value"])
            told[key] = f"{told[key]}, {value}" if key in told else value
        elif line[:1] not in (" ", "\t"):
            key = ""
        elif key in told:
            told[key] += f" {line.strip()}"
    facts = {key: _unquoted(value)[:_LONGEST_FACT] or None for key, value in told.items()}
    return Facts(**facts), len(re.findall(r"\r\n?|\n", text[: found.end()])) + 1


def _unquoted(value: str) -> str:
    """`'It''s here'` -> It's here; `["Ada", "Ben"]` -> Ada, Ben."""
    text = value.strip()
    if text[:1] == "'":
        text = text.replace("''", "'")
    return text.strip("\"'[]").replace('", "', ", ").replace("', '", ", ")


def is_noise(text: str) -> bool:
    """Whether a line is a tool's and nobody's words, wherever it stands."""
    return len(text) < 400 and _NOISE.fullmatch(text.strip()) is not None


def is_timed_noise(text: str) -> bool:
    """Whether a line that has a time is a tool's, as `Transcription ended after 00:10:12` is."""
    return len(text) < 200 and _TIMED_NOISE.fullmatch(text.strip()) is not None


def unexplained(texts: Sequence[str]) -> list[int]:
    """Which of the lines above the first time are not of the kind that stands there: prose, and too many."""
    odd: list[int] = []
    noted = False
    for place, text in enumerate(texts):
        if is_noise(text) or (place < _MOST_LINES and _ABOUT.search(text)):
            continue
        if _NOTED.fullmatch(text.strip()):
            noted = True
            continue
        prose = len(text) > _SHORT or (len(text.split()) > _MOST_WORDS and _ENDS_SENTENCE.search(text))
        if (prose and not noted) or place >= _MOST_LINES:
            odd.append(place)
        noted = False
    return odd
