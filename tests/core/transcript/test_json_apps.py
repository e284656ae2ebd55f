"""What meeting, editing and podcast tools write, as they document it: the exact cues, by the tool's name."""

import json
from typing import Any

import pytest
from core.transcript.two_turns import SAID, Line, by_person, in_ms, read_as, segments, spoken

DAY = "2025-01-31T10:00:0"


def trint(speakers: Any, numbers: Any) -> Any:
    return {
        "speakers": speakers,
        "words": [
            {
                "name": word,
                "time": in_ms(start),
                "duration": in_ms(end - start),
                "para": who,
                "speaker": numbers[who],
            }
            for word, start, end, who in SAID
        ],
    }


TRINT = ("Trint JSON", spoken("Ann Lee", "Ben Ray"))
OTRANSCRIBE = {
    "text": '<p><span class="timestamp" data-timestamp="3.2">00:03</span>Ann Lee: Good morning.</p>'
    '<p><span class="timestamp" contenteditable="false" data-timestamp="65.5">01:05</span>&nbsp;Ben Ray: Thank you.'
    "<br /></p>",
    "media": "talk.mp3",
    "media-time": 70.1,
}


def fireflies() -> list[Any]:
    said = (("Ann Lee", "Good morning.", 1.2, 2.0), ("Ben Ray", "Thank you.", 3.0, 3.6))
    return [
        {
            "index": number,
            "speaker_name": name,
            "speaker_id": number,
            "text": text,
            "start_time": start,
            "end_time": end,
        }
        for number, (name, text, start, end) in enumerate(said)
    ]


HAPPY_SCRIBE = [
    {
        "speaker": name,
        "words": [
            {"type": "text", "text": f"{word} ", "data_start": start, "data_end": end, "confidence": 1}
            for word, start, end, _ in own
        ],
    }
    for name, own in zip(("Ann Lee", "Ben Ray"), by_person(list(SAID)), strict=True)
]
RECALL = [
    {
        "participant": {"id": 100 + number, "name": name, "is_host": not number, "platform": "zoom"},
        "words": [
            {
                "text": text,
                "start_timestamp": {"relative": start, "absolute": "2025-01-01T00:00:01.2Z"},
                "end_timestamp": {"relative": end, "absolute": "2025-01-01T00:00:02Z"},
            }
        ],
    }
    for number, (name, text, start, end) in enumerate(
        (("Ann Lee", "Good morning.", 1.2, 2.0), ("Ben Ray", "Thank you.", 3.0, 3.6))
    )
]
OTTER = {
    "speech": {
        "speakers": [{"id": 11, "speaker_name": "Ann Lee"}, {"id": 12, "speaker_name": "Ben Ray"}],
        "transcripts": [
            {
                "start_offset": in_ms(own[0][1]) * 16,
                "end_offset": in_ms(own[-1][2]) * 16,
                "speaker_id": 11 + number,
                "transcript": " ".join(word for word, *_ in own),
                "alignment": [{"word": word, "start": start, "end": end} for word, start, end, _ in own],
            }
            for number, own in enumerate(by_person(list(SAID)))
        ],
    }
}
MEET = {
    "transcriptEntries": [
        {"participant": "Ann", "text": "Good morning.", "startTime": f"{DAY}1.2Z", "endTime": f"{DAY}2Z"},
        {"participant": "Ben", "text": "Thank you.", "startTime": f"{DAY}3.000Z", "endTime": f"{DAY}3.6Z"},
    ]
}


@pytest.mark.parametrize(
    ("document", "name", "expected"),
    [
        pytest.param({"sentences": fireflies()}, "Fireflies JSON", spoken("Ann Lee", "Ben Ray"), id="Fireflies"),
        pytest.param(HAPPY_SCRIBE, "HappyScribe JSON", spoken("Ann Lee", "Ben Ray"), id="HappyScribe"),
        pytest.param(RECALL, "Recall JSON", spoken("Ann Lee", "Ben Ray"), id="Recall"),
        pytest.param(
            "\n".join(map(json.dumps, segments(speakers=True))),
            "JSON",
            spoken("Speaker A", "Speaker B"),
            id="JSON Lines",
        ),
        pytest.param(trint({"1": {"name": "Ann Lee"}, "2": {"name": "Ben Ray"}}, "12"), *TRINT, id="Trint"),
        pytest.param(trint([{"name": "Ann Lee"}, {"name": "Ben Ray"}], (0, 1)), *TRINT, id="Trint, by place"),
        pytest.param(
            {"timeline": [{"text": "Good morning.", "ts": "00:00:01.200", "users": [{"username": "Ann Lee"}]}]},
            "JSON",
            [(1200, 2571, "Ann Lee", "Good morning.")],
            id="Zoom's timeline",
        ),
        pytest.param(
            {
                "participants": [{"id": 7, "name": "Ann Lee"}],
                "transcript": [{"participantId": 7, "startMs": 1200, "endMs": 2000, "text": "Good morning."}],
            },
            "JSON",
            spoken("Ann Lee", None)[:1],
            id="participants by number",
        ),
        pytest.param(OTTER, "Otter JSON", spoken("Ann Lee", "Ben Ray"), id="Otter"),
        pytest.param(
            MEET, "JSON", [(0, 800, "Ann", "Good morning."), (1800, 2400, "Ben", "Thank you.")], id="Meet, moments"
        ),
        pytest.param(
            OTRANSCRIBE,
            "oTranscribe",
            [(3200, 7100, "Ann Lee", "Good morning."), (65_500, 67_000, "Ben Ray", "Thank you.")],
            id="oTranscribe",
        ),
    ],
)
def test_each_tool_is_read_with_the_right_words_times_and_people(
    document: Any, name: str, expected: list[Line]
) -> None:
    assert read_as(document) == (name, expected)
