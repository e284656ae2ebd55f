"""What recognisers that people run themselves write, as they document it: the exact cues, by the tool's name."""

import json
from typing import Any

import pytest
from core.transcript.two_turns import SAID, Line, bare, by_person, kept_times, read_as, spoken


def aligned_tiers(ann: str, ben: str) -> Any:
    entries: dict[str, list[Any]] = {}
    for word, start, end, who in SAID:
        entries.setdefault((ann, ben)[who], []).append([start, end, bare(word)])
    phones = {"type": "interval", "entries": [[1.2, 1.3, "G"], [1.3, 1.4, "UH1"]]}
    return {
        "start": 0,
        "end": 4.0,
        "tiers": {name: {"type": "interval", "entries": own} for name, own in entries.items()}
        | {"ann - phones": phones},
    }


def vosk() -> list[Any]:
    words = [{"conf": 1.0, "start": start, "end": end, "word": bare(word)} for word, start, end, _ in SAID]
    return [{"result": own, "text": " ".join(word["word"] for word in own)} for own in by_person(words)]


GENTLE = {
    "transcript": "Good morning. Thank you.",
    "words": [
        {"case": "success", "word": "Good", "start": 1.2, "end": 1.5, "startOffset": 0, "endOffset": 4},
        {"case": "success", "word": "morning", "start": 1.5, "end": 2.0, "startOffset": 5, "endOffset": 12},
        {"case": "not-found-in-audio", "word": "Thank", "startOffset": 14, "endOffset": 19},
        {"case": "success", "word": "you", "start": 3.3, "end": 3.6, "startOffset": 20, "endOffset": 23},
    ],
}


def kaldi(start: float, words: list[tuple[str, float, float]]) -> dict[str, Any]:
    aligned = [{"word": word, "start": begin - start, "length": end - begin} for word, begin, end in words]
    likely = {"transcript": " ".join(word for word, *_ in words), "confidence": 0.9, "word-alignment": aligned}
    other = {"transcript": "good warning", "confidence": 0.1, "word-alignment": aligned}
    return {
        "status": 0,
        "segment-start": start,
        "segment-length": words[-1][2] - start,
        "result": {"hypotheses": [likely, other], "final": True},
    }


KALDI = [
    kaldi(1.2, [("Good", 1.2, 1.5), ("morning.", 1.5, 2.0)]),
    kaldi(3.0, [("Thank", 3.0, 3.3), ("you.", 3.3, 3.6)]),
]
FUN_ASR = [
    {
        "key": "talk",
        "text": "Good morning. Thank you.",
        "timestamp": [[1200, 1500], [1500, 2000], [3000, 3300], [3300, 3600]],
        "sentence_info": [
            {
                "text": "Good morning.",
                "start": 1200,
                "end": 2000,
                "timestamp": [[1200, 1500], [1500, 2000]],
                "spk": 0,
            },
            {"text": "Thank you.", "start": 3000, "end": 3600, "timestamp": [[3000, 3300], [3300, 3600]], "spk": 1},
        ],
    }
]


def test_several_utterances_keep_the_times_of_their_words() -> None:
    assert kept_times(KALDI) == (["Good morning.", "Thank you."], True)


@pytest.mark.parametrize(
    ("document", "name", "expected"),
    [
        pytest.param(
            "\n".join(map(json.dumps, vosk())),
            "Vosk JSON",
            [(1200, 3600, None, "good morning thank you")],
            id="Vosk",
        ),
        pytest.param(
            GENTLE,
            "gentle JSON",
            [(1200, 2000, None, "Good morning."), (3300, 3600, None, "Thank you.")],
            id="gentle, a word not found",
        ),
        pytest.param(
            aligned_tiers("ann - words", "ben - words"),
            "Montreal Forced Aligner JSON",
            spoken("ann", "ben", marks=False),
            id="Montreal Forced Aligner",
        ),
        pytest.param(
            aligned_tiers("words", "words"),
            "Montreal Forced Aligner JSON",
            [(1200, 3600, None, "good morning thank you")],
            id="Montreal Forced Aligner, one tier",
        ),
        pytest.param(KALDI, "Kaldi JSON", spoken(None, None), id="Kaldi, several utterances"),
        pytest.param(KALDI[1], "Kaldi JSON", spoken(None, None)[1:], id="Kaldi, one utterance"),
        pytest.param(FUN_ASR, "FunASR JSON", spoken("Speaker 0", "Speaker 1"), id="FunASR"),
    ],
)
def test_each_tool_is_read_with_the_right_words_times_and_people(
    document: Any, name: str, expected: list[Line]
) -> None:
    assert read_as(document) == (name, expected)
