import eval_data
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.particulars import Particulars
from bot.core.transcript.exporting import Format, export, sidecar
from bot.core.transcript.model import Cue
from bot.core.transcript.source import Source, read, read_bytes

SECOND = 1000


def again(source: Source, format: Format) -> Source:
    return read_bytes(export(source, format), f"talk.{format}", sidecar(source, format))


def shown(source: Source) -> list[tuple[str, str | None, int, int]]:
    return [(one.text, one.speaker, one.start, one.end) for one in source.transcript.sentences]


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("name", ["interview", "bitcoin-core-v25", "checking-bitcoin-balances-privately"])
def test_an_export_of_what_was_imported_loses_nothing_that_is_shown(format: Format, name: str) -> None:
    path = eval_data.SECTIONS / f"{name}.md"
    path = eval_data.ROOT / "data" / "interview.txt" if name == "interview" else path
    if not path.exists():
        pytest.skip("there is no folder `shared` beside this checkout")
    source = read(path)
    back = again(source, format)
    assert (back.title, back.media_link) == (source.title, source.media_link)
    if format is not Format.PLAIN:
        assert shown(back) == shown(source)
    lost = set(shown(source)) - set(shown(back))
    assert len(lost) * 100 <= len(shown(source)), lost  # plain: run-on sentences may be cut elsewhere


words = st.sampled_from(
    ["So", "it", "is.", "Why?", "a < b", "R&D", "<i>not</i>", "&amp;", "- no", "1:02", "--> 3", "12"]
)
people = st.sampled_from(["Ann", "Bo Lee", "SPEAKER_01", "山田", "dr. x", "A & B", "O'Neil: the <b>"])
lines = st.lists(
    st.tuples(
        st.integers(1, 5 * SECOND), st.integers(1, 9 * SECOND), st.lists(words, min_size=1, max_size=6), people
    ),
    min_size=1,
    max_size=8,
)


@given(lines, st.booleans(), st.sampled_from([Format.SRT, Format.VTT, Format.JSON, Format.WHISPER]))
def test_cues_of_any_kind_come_back(
    parts: list[tuple[int, int, list[str], str]], speakers: bool, format: Format
) -> None:
    clock, cues = 0, list[Cue]()
    for pause, length, said, speaker in parts:
        cues.append(
            Cue(clock + pause, clock + pause + length, " ".join(["word", *said]), speaker if speakers else None)
        )
        clock += pause + length
    known = Particulars('The “Gull” "Hour"', 12, "2024-05", ("Ann", 'B"en'), ("Cleo",))
    source = Source("talk.txt", "digest", 'A "talk"', "https://example.org/a", cues, particulars=known)
    back = again(source, format)
    assert back.particulars == known
    assert (back.title, back.media_link) == (source.title, source.media_link)
    assert [(cue.start, cue.end, cue.text) for cue in back.cues] == [(cue.start, cue.end, cue.text) for cue in cues]
    assert shown(back) == shown(source)


def test_what_looks_like_a_name_stays_what_is_said() -> None:
    said = ["Note: this.", "Well: no.", "And 1:02 is late."]
    cues = [Cue(at * SECOND, (at + 1) * SECOND, text, "Ann") for at, text in enumerate(said)]
    source = Source("talk.txt", "digest", "Talk", None, cues)
    assert [one for one, *_ in shown(again(source, Format.PLAIN))] == [one for one, *_ in shown(source)]
