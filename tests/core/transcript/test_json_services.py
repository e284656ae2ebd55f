"""What companies that recognise speech send, as they document it: the exact cues, by the service's name."""

from typing import Any

import pytest
from core.transcript.two_turns import SAID, Line, bare, by_person, in_ms, kept_times, read_as, segments, spoken

SPEECHMATICS_1 = {
    "job": {"lang": "en-US", "duration": 4},
    "speakers": [
        {"name": "M1", "time": "1.200", "duration": "0.800", "confidence": None},
        {"name": "F2", "time": "3.000", "duration": "0.600", "confidence": None},
    ],
    "words": [
        {"name": part, "time": f"{at:.3f}", "duration": f"{length:.3f}", "confidence": "NaN"}
        for word, start, end, _ in SAID
        for part, at, length in [(word.strip("."), start, end - start), *([(".", end, 0)] if "." in word else [])]
    ],
    "format": "1.0",
}


def deepgram(*, utterances: bool, paragraphs: bool) -> dict[str, Any]:
    words = [
        {"word": bare(word), "start": start, "end": end, "speaker": who, "punctuated_word": word}
        for word, start, end, who in SAID
    ]
    channel: dict[str, Any] = {"transcript": "Good morning. Thank you.", "confidence": 0.9, "words": words}
    if paragraphs:
        channel["paragraphs"] = {
            "transcript": "\nSpeaker 0: Good morning.\n\nSpeaker 1: Thank you.",
            "paragraphs": [
                {
                    "sentences": [{"text": text, "start": start, "end": end}],
                    "speaker": who,
                    "num_words": 2,
                    "start": start,
                    "end": end,
                }
                for text, start, end, who in (("Good morning.", 1.2, 2.0, 0), ("Thank you.", 3.0, 3.6, 1))
            ],
        }
    results: dict[str, Any] = {"channels": [{"alternatives": [channel]}]}
    if utterances:
        results["utterances"] = [
            {
                "start": own[0]["start"],
                "end": own[-1]["end"],
                "channel": 0,
                "transcript": " ".join(word["punctuated_word"] for word in own),
                "words": own,
                "speaker": own[0]["speaker"],
            }
            for own in by_person(words)
        ]
    return {"metadata": {"request_id": "x", "channels": 1}, "results": results}


DEEPGRAM_CHANNELS = {
    "results": {
        "channels": [
            {
                "alternatives": [
                    {
                        "transcript": " ".join(word for word, *_ in own),
                        "words": [
                            {"word": bare(word), "start": start, "end": end, "punctuated_word": word}
                            for word, start, end, _ in own
                        ],
                    }
                ]
            }
            for own in by_person(list(SAID))
        ]
    }
}


def assembly(*, speakers: bool) -> dict[str, Any]:
    words = [
        {
            "text": word,
            "start": in_ms(start),
            "end": in_ms(end),
            "confidence": 0.9,
            "speaker": "AB"[who] if speakers else None,
        }
        for word, start, end, who in SAID
    ]
    utterances = [
        {
            "text": " ".join(word["text"] for word in own),
            "start": own[0]["start"],
            "end": own[-1]["end"],
            "words": own,
            "speaker": own[0]["speaker"],
        }
        for own in by_person(words)
    ]
    return {
        "id": "x",
        "audio_url": "https://example.org/a.mp3",
        "acoustic_model": "default",
        "text": "Good morning. Thank you.",
        "words": words,
        "utterances": utterances if speakers else None,
        "chapters": [{"summary": "On mornings.", "headline": "Mornings", "gist": "Day", "start": 0, "end": 4000}],
    }


REV = {
    "monologues": [
        {
            "speaker": number,
            "elements": [
                {"type": "text", "value": bare(own[0][0]).title(), "ts": own[0][1], "end_ts": own[0][2]},
                {"type": "punct", "value": " "},
                {"type": "text", "value": bare(own[1][0]), "ts": own[1][1], "end_ts": own[1][2]},
                {"type": "punct", "value": "."},
            ],
        }
        for number, own in enumerate(by_person(list(SAID)))
    ]
}
REV_NAMED = {
    "speakers": [{"id": 0, "name": "Ann Lee"}, {"id": 1, "name": "Ben Ray"}],
    "monologues": [
        {
            "speaker": 0,
            "elements": [
                {
                    "type": "text",
                    "value": "Good morning.",
                    "timestamp": "00:00:01,200",
                    "end_timestamp": "00:00:02,000",
                }
            ],
        },
        {
            "speaker": 1,
            "elements": [
                {
                    "type": "text",
                    "value": "Thank you.",
                    "timestamp": "00:00:03,000",
                    "end_timestamp": "00:00:03,600",
                }
            ],
        },
    ],
}


def speechmatics() -> dict[str, Any]:
    results: list[Any] = []
    for word, start, end, who in SAID:
        voice = f"S{who + 1}"
        content = {"content": word.strip("."), "confidence": 1, "language": "en", "speaker": voice}
        results.append({"alternatives": [content], "start_time": start, "end_time": end, "type": "word"})
        if word.endswith("."):
            stop = {"content": ".", "confidence": 1, "language": "en", "speaker": voice}
            results.append(
                {
                    "alternatives": [stop],
                    "start_time": end,
                    "end_time": end,
                    "type": "punctuation",
                    "attaches_to": "previous",
                    "is_eos": True,
                }
            )
    return {"format": "2.9", "metadata": {"type": "transcription"}, "results": results}


def eleven_labs() -> dict[str, Any]:
    def piece(text: str, start: float, end: float, kind: str, who: int) -> dict[str, Any]:
        return {"text": text, "start": start, "end": end, "type": kind, "speaker_id": f"speaker_{who}"}

    words = [
        piece("Good", 1.2, 1.5, "word", 0),
        piece(" ", 1.5, 1.5, "spacing", 0),
        piece("morning.", 1.5, 2.0, "word", 0),
        piece(" ", 2.0, 3.0, "spacing", 1),
        piece("Thank", 3.0, 3.3, "word", 1),
        piece(" ", 3.3, 3.3, "spacing", 1),
        piece("you.", 3.3, 3.6, "word", 1),
    ]
    return {
        "language_code": "en",
        "language_probability": 0.98,
        "text": "Good morning. Thank you.",
        "words": words,
    }


OPENAI_WORDS = {
    "task": "transcribe",
    "language": "english",
    "duration": 4.0,
    "text": "Good morning. Thank you.",
    "words": [{"word": word.strip("."), "start": start, "end": end} for word, start, end, _ in SAID],
}
REV_INAUDIBLE = {
    "monologues": [
        {
            "speaker": 0,
            "elements": [
                {"type": "text", "value": "Good", "ts": 1.2, "end_ts": 2.0},
                {"type": "punct", "value": "."},
                {"type": "punct", "value": " "},
                {"type": "unknown", "value": "<inaudible>"},
                {"type": "punct", "value": "."},
            ],
        },
        {"speaker": 1, "elements": [{"type": "text", "value": "Thanks.", "ts": 3.0, "end_ts": 3.6}]},
    ]
}
PARTIAL = [
    {
        "type": "Results",
        "channel_index": [0, 1],
        "start": start,
        "duration": length,
        "is_final": final,
        "channel": {"alternatives": [{"transcript": text}]},
    }
    for text, start, length, final in (
        ("Good", 1.2, 0.3, False),
        ("Good morning.", 1.2, 0.8, True),
        ("Thank you.", 3.0, 0.6, True),
    )
]


def test_segments_and_words_keep_the_times_of_both() -> None:
    assert kept_times({**OPENAI_WORDS, "segments": segments(speakers=False)}) == (
        ["Good morning.", "Thank you."],
        True,
    )


@pytest.mark.parametrize(
    ("document", "name", "expected"),
    [
        pytest.param(
            deepgram(utterances=True, paragraphs=True),
            "Deepgram JSON",
            spoken("Speaker 0", "Speaker 1"),
            id="Deepgram, utterances",
        ),
        pytest.param(
            deepgram(utterances=False, paragraphs=True),
            "Deepgram JSON",
            spoken("Speaker 0", "Speaker 1"),
            id="Deepgram, paragraphs",
        ),
        pytest.param(
            deepgram(utterances=False, paragraphs=False),
            "Deepgram JSON",
            spoken("Speaker 0", "Speaker 1"),
            id="Deepgram, words",
        ),
        pytest.param(DEEPGRAM_CHANNELS, "Deepgram JSON", spoken("Speaker 0", "Speaker 1"), id="Deepgram, channels"),
        pytest.param(
            assembly(speakers=True),
            "AssemblyAI JSON",
            spoken("Speaker A", "Speaker B"),
            id="AssemblyAI",
        ),
        pytest.param(assembly(speakers=False), "AssemblyAI JSON", spoken(None, None), id="AssemblyAI, words"),
        pytest.param(REV, "Rev JSON", spoken("Speaker 0", "Speaker 1"), id="Rev"),
        pytest.param(REV_NAMED, "Rev JSON", spoken("Ann Lee", "Ben Ray"), id="Rev, named"),
        pytest.param(speechmatics(), "Speechmatics JSON", spoken("S1", "S2"), id="Speechmatics"),
        pytest.param(eleven_labs(), "ElevenLabs JSON", spoken("speaker_0", "speaker_1"), id="ElevenLabs"),
        pytest.param(OPENAI_WORDS, "OpenAI JSON", spoken(None, None), id="OpenAI, words"),
        pytest.param(
            {
                "task": "transcribe",
                "segments": segments(speakers=True),
                "usage": {"type": "duration", "seconds": 4},
            },
            "OpenAI JSON",
            spoken("Speaker A", "Speaker B"),
            id="OpenAI, diarised",
        ),
        pytest.param(SPEECHMATICS_1, "Speechmatics JSON", spoken("M1", "F2"), id="Speechmatics, version 1"),
        pytest.param(
            REV_INAUDIBLE,
            "Rev JSON",
            [
                (1200, 2000, "Speaker 0", "Good."),
                (2000, 3000, "Speaker 0", "<inaudible>."),
                (3000, 3600, "Speaker 1", "Thanks."),
            ],
            id="Rev, inaudible at the end of a turn",
        ),
        pytest.param(PARTIAL, "Deepgram JSON", spoken(None, None), id="what a recogniser says meanwhile"),
    ],
)
def test_each_tool_is_read_with_the_right_words_times_and_people(
    document: Any, name: str, expected: list[Line]
) -> None:
    assert read_as(document) == (name, expected)
