"""What the speech recognition of clouds sends, as they document it: the exact cues, by its name."""

from typing import Any

import pytest
from core.transcript.two_turns import SAID, Line, bare, by_person, in_ms, read_as, spoken


def google(start: str, end: str, speaker: str | None) -> list[Any]:
    words = [
        {
            start: f"{begin:.3f}s",
            end: f"{until:g}s",
            "word": bare(word),
            **({speaker: str(who + 1)} if speaker else {}),
        }
        for word, begin, until, who in SAID
    ]
    texts = ("good morning", " thank you")
    return [
        {
            "alternatives": [{"transcript": text, "words": own}],
            f"resultEnd{start[5:]}": "4.5s",
            "languageCode": "en",
        }
        for text, own in zip(texts, by_person(words), strict=True)
    ]


def google_diarised() -> list[Any]:
    plain = google("startTime", "endTime", None)
    words = [
        {"startTime": f"{start}s", "endTime": f"{end}s", "word": bare(word), "speakerTag": who + 1}
        for word, start, end, who in SAID
    ]
    return [*plain, {"alternatives": [{"words": words}]}]


GOOGLE_ENDS = [
    {"alternatives": [{"transcript": "good morning"}], "resultEndOffset": "2.500s", "languageCode": "en-us"},
    {"alternatives": [{"transcript": "thank you"}], "resultEndOffset": "4.200s", "languageCode": "en-us"},
]
GOOGLE_FROM_ZERO = [
    {
        "alternatives": [
            {
                "transcript": "good morning",
                "words": [
                    {"endOffset": "0.400s", "word": "good"},
                    {"startOffset": "0.400s", "endOffset": "1s", "word": "morning"},
                ],
            }
        ],
        "resultEndOffset": "1.100s",
    },
    {"alternatives": [{"transcript": "thank you"}], "resultEndOffset": "4.200s"},
]
UNKNOWN, TOLD_APART = spoken(None, None, marks=False), spoken("Speaker 1", "Speaker 2", marks=False)
WATSON = {
    "result_index": 0,
    "results": [
        {
            "final": True,
            "alternatives": [
                {
                    "transcript": " ".join(bare(word) for word, *_ in own) + " ",
                    "confidence": 0.9,
                    "timestamps": [[bare(word), start, end] for word, start, end, _ in own],
                }
            ],
        }
        for own in by_person(list(SAID))
    ],
    "speaker_labels": [
        {"from": start, "to": end, "speaker": who, "confidence": 0.9, "final": False} for _, start, end, who in SAID
    ],
}
RIVA = {
    "results": [
        {
            "alternatives": [
                {
                    "transcript": " ".join(word for word, *_ in own) + " ",
                    "words": [
                        {"startTime": in_ms(start), "endTime": in_ms(end), "word": word, "speakerTag": who}
                        for word, start, end, who in own
                    ],
                }
            ],
            "channelTag": 1,
        }
        for own in by_person(list(SAID))
    ]
}
AWS_CALL: dict[str, Any] = {
    "Participants": [{"ParticipantRole": "AGENT"}, {"ParticipantRole": "CUSTOMER"}],
    "Transcript": [
        {
            "Content": text,
            "Items": [],
            "BeginOffsetMillis": start,
            "EndOffsetMillis": end,
            "ParticipantRole": role,
        }
        for text, start, end, role in (
            ("Good morning.", 1200, 2000, "AGENT"),
            ("Thank you.", 3000, 3600, "CUSTOMER"),
        )
    ],
}
VIDEO_INDEXER = {
    "videos": [
        {
            "insights": {
                "transcript": [
                    {
                        "text": "Good morning.",
                        "speakerId": 1,
                        "instances": [{"start": "0:00:01.2", "end": "0:00:02"}],
                    },
                    {"text": "Thank you.", "speakerId": 2, "instances": [{"start": "0:00:03", "end": "0:00:03.6"}]},
                ],
                "ocr": [{"text": "A slide", "instances": [{"start": "0:00:00", "end": "0:00:10"}]}],
                "speakers": [{"id": 1, "name": "Ann Lee"}, {"id": 2, "name": "Ben Ray"}],
            }
        }
    ]
}


@pytest.mark.parametrize(
    ("document", "name", "expected"),
    [
        pytest.param({"results": google("startTime", "endTime", None)}, "Google JSON", UNKNOWN, id="Google v1"),
        pytest.param(
            {"response": {"results": google_diarised()}}, "Google JSON", TOLD_APART, id="Google v1, diarised"
        ),
        pytest.param({"results": google("startOffset", "endOffset", None)}, "Google JSON", UNKNOWN, id="Google v2"),
        pytest.param(
            {"results": google("startOffset", "endOffset", "speakerLabel")},
            "Google JSON",
            TOLD_APART,
            id="Google v2, diarised",
        ),
        pytest.param(
            {"results": GOOGLE_ENDS},
            "Google JSON",
            [(0, 2500, None, "good morning"), (2500, 4200, None, "thank you")],
            id="Google, without words",
        ),
        pytest.param(
            {"results": GOOGLE_FROM_ZERO},
            "Google JSON",
            [(0, 1000, None, "good morning"), (1000, 4200, None, "thank you")],
            id="Google, from 0 on, words of one",
        ),
        pytest.param(RIVA, "Google JSON", spoken("Speaker 0", "Speaker 1"), id="Riva, people from 0 on"),
        pytest.param(WATSON, "IBM Watson JSON", spoken("Speaker 0", "Speaker 1", marks=False), id="IBM Watson"),
        pytest.param(AWS_CALL, "AWS Transcribe JSON", spoken("AGENT", "CUSTOMER"), id="AWS, calls"),
        pytest.param(VIDEO_INDEXER, "Azure Video Indexer JSON", spoken("Ann Lee", "Ben Ray"), id="Video Indexer"),
    ],
)
def test_each_tool_is_read_with_the_right_words_times_and_people(
    document: Any, name: str, expected: list[Line]
) -> None:
    assert read_as(document) == (name, expected)
