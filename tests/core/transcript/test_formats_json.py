import json
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import TranscriptError
from bot.core.transcript import formats

Line = tuple[int, int, str, str | None]


def lines(text: str) -> list[Line]:
    return [(cue.start, cue.end, cue.text, cue.speaker) for cue in formats.read(text.encode(), "talk.json").cues]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param(
            '{"transcription": [{"timestamps": {"from": "00:00:00,000", "to": "00:00:01,500"},'
            ' "offsets": {"from": 0, "to": 1500}, "text": " Hola."},'
            ' {"offsets": {"from": 1500, "to": 1600}, "text": " [BLANK_AUDIO]", "speaker": "1"}]}',
            "whisper.cpp JSON",
            [(0, 1500, "Hola.", None)],
            id="whisper.cpp",
        ),
        pytest.param(
            '{"transcription": [{"offsets": {"from": 0, "to": 100}, "text": " Wel"},'
            ' {"offsets": {"from": 100, "to": 200}, "text": "come"},'
            ' {"offsets": {"from": 200, "to": 300}, "text": " back"},'
            ' {"offsets": {"from": 300, "to": 300}, "text": "."}]}',
            "whisper.cpp JSON",
            [(0, 300, "Welcome back.", None)],
            id="a token a segment",
        ),
        pytest.param(
            '{"text": "So \\"segments\\": [ it is.", "segments": [{"id": 0, "seek": 0, "start": 0.0, "end": 2.64,'
            ' "text": " So it is.", "tokens": [50364, 407], "avg_logprob": -0.2}], "language": "en"}',
            "Whisper JSON",
            [(0, 2640, "So it is.", None)],
            id="whisper",
        ),
        pytest.param(
            '[{"id": 1, "seek": 0, "start": 0.5, "end": 2, "text": " So it is.", "avg_logprob": -0.2}]',
            "Whisper JSON",
            [(500, 2000, "So it is.", None)],
            id="faster-whisper",
        ),
        pytest.param(
            '{"segments": [{"start": 0.1, "end": 2.0, "text": " Who is it? It is me.", "speaker": "SPEAKER_00",'
            ' "words": [{"word": "Who", "start": 0.1, "end": 0.3, "speaker": "SPEAKER_00"}, {"word": "is"},'
            ' {"word": "it?", "start": NaN, "end": 0.9, "speaker": "SPEAKER_00"},'
            ' {"word": "It", "start": 1.0, "end": 1.2, "speaker": "SPEAKER_01"}, {"word": "is"}, {"word": "me."}]},'
            ' {"start": 2.5, "end": 3.0, "text": "Ah.", "words": [{"word": "Ah.", "speaker": "SPEAKER_00"}]}],'
            ' "word_segments": []}',
            "WhisperX JSON",
            [
                (100, 900, "Who is it?", "SPEAKER_00"),
                (1000, 1200, "It is me.", "SPEAKER_01"),
                (2500, 3000, "Ah.", "SPEAKER_00"),
            ],
            id="whisperx",
        ),
        pytest.param(
            '[{"text": "so it\\nis &amp; was", "start": 0.0, "duration": 3.0},'
            ' {"text": "then", "start": 2, "duration": 1}]',
            "youtube-transcript-api JSON",
            [(0, 2000, "so it is & was", None), (2000, 3000, "then", None)],
            id="youtube-transcript-api",
        ),
        pytest.param(
            '{"version": "1.0.0", "segments": [{"speaker": "Ann", "startTime": 0.5, "endTime": 0.75, "body": "Oh"},'
            ' {"speaker": "Ann", "startTime": 0.75, "endTime": 0.75, "body": ","},'
            ' {"speaker": "Bo", "startTime": 1, "body": "No."}]}',
            "Podcasting 2.0 JSON",
            [(500, 750, "Oh,", "Ann"), (1000, 1701, "No.", "Bo")],
            id="podcasting 2.0, without an end",
        ),
        pytest.param(
            r'[{"start": 0, "end": 1.5, "text": "\ud83d\ude00 a\ud83db\u0000"}]',
            "JSON",
            [(0, 1500, "😀 a b", None)],
            id="half a character",
        ),
        pytest.param(
            '[{"start": 599, "end": 4160, "content": "Hi.", "speaker": 1}]',
            "JSON",
            [(599, 4160, "Hi.", "Speaker 1")],
            id="milliseconds",
        ),
        pytest.param(
            '{"chunks": [{"timestamp": [0.0, null], "text": " Hi."}, {"timestamp": [0.5, 1.5], "text": " Ho."}]}',
            "JSON",
            [(0, 500, "Hi.", None), (500, 1500, "Ho.", None)],
            id="pairs of times",
        ),
    ],
)
def test_every_kind_of_json_is_read(text: str, name: str, expected: list[Line]) -> None:
    assert formats.read(text.encode(), "talk.json").format == name
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('{"chapters": [\n]}', 1, "expected a list of “segments”"),
        ('{"segments": [{"text": "a",\n"start": 1},\n{"text" "b"}]}', 3, "expected JSON"),
        ('{"segments": [{"text": "a", "start": 1}\n', 2, "ends in the middle"),
        ('{"segments": [\n{"text": "a", "start": "soon"}]}', 2, "“soon” cannot be read"),
        ('{"segments": [\n{"text": "a", "start": 1e300}]}', 2, "cannot be read"),
        ('{"segments": [\n\n{"text": "a"}]}', 3, "no segment says when it begins"),
        ('{"segments": [' + '{"words": [' * 100_000, 1, "hardly any words"),
        ('[{"text": "a long text here and there", "start": ' + "[" * 5000, 1, "hardly any words"),
        ('[{"text": "' + "a" * 1_800_000 + '", "start": ' + "[" * 100_000, 1, "nested too deeply"),
        ('[{"text": "a", "start": ' + "1" * 5000 + "}]", 1, "too long"),
        ("[" + "[]," * 1000, 1, "hardly any words"),
        ('{"segments": []}', 1, "expected a list of “segments”"),
    ],
)
def test_what_is_wrong_in_json_is_told_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(TranscriptError, match=reason) as refused:
        formats.read(text.encode(), "talk.json")
    assert refused.value.line == line


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["0:12", "SPEAKER_01"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "start",
                    "end",
                    "text",
                    "words",
                    "word",
                    "speaker",
                    "offsets",
                    "from",
                    "to",
                    "timestamp",
                    "duration",
                    "body",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(st.lists(values), st.sampled_from(["segments", "transcription", "utterances", ""]))
def test_any_json_is_read_or_refused(given_items: list[object], name: str) -> None:
    document = {name: given_items} if name else given_items
    with suppress(TranscriptError):
        for cue in formats.read(json.dumps(document).encode(), "talk.json").cues:
            assert 0 <= cue.start <= cue.end
            assert cue.text.encode()


GOOD = '[{"text": "so it is", "start": 0.5, "duration": 3}, {"text": "then", "start": 2, "duration": 1, "x": [{}]}]'


@given(st.integers(0, len(GOOD)), st.integers(0, 9), st.text(alphabet='{}[]",:\\u0e1-. \n', max_size=5))
def test_damaged_json_is_read_or_refused_with_its_line(at: int, gone: int, instead: str) -> None:
    with suppress(TranscriptError):
        assert formats.read((GOOD[:at] + instead + GOOD[at + gone :]).encode(), "talk.json").cues


@pytest.mark.parametrize("apart", [False, True], ids=["words alone", "segments and words"])
def test_the_time_for_many_words_grows_with_their_number_and_not_with_its_square(apart: bool) -> None:
    def seconds(count: int) -> float:
        said = [f"unmistakably{number % 100}" for number in range(count)]
        timed = [{"word": word, "start": at * 0.4, "end": at * 0.4 + 0.3} for at, word in enumerate(said)]
        told = [
            {"start": at * 0.4, "end": at * 0.4 + 3, "text": " ".join(said[at : at + 8])}
            for at in range(0, count, 8)
        ]
        document = {"text": f"{' '.join(said).capitalize()}.", "words": timed, "task": "transcribe", "duration": 1}
        written = json.dumps(document | ({"segments": told} if apart else {})).encode()
        started = time.process_time()
        read = formats.read(written, "talk.json")
        assert sum(len(cue.text.split()) for cue in read.cues) == count
        return time.process_time() - started

    small = min(seconds(1500) for _ in range(3))
    assert seconds(24_000) < 32 * small  # sixteen times as many
