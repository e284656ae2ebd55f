import pytest

from bot.core.transcript import warnings
from bot.core.transcript.examine import Concern, Oddity, alike, examine, fuller_names
from bot.core.transcript.formats.timing import Mended
from bot.core.transcript.model import Cue
from bot.core.transcript.source import Source, read_bytes


def source(*cues: tuple[int, int, str], speaker: str | None = "Ann", jumps: int = 0) -> Source:
    spoken = [Cue(start * 1000, end * 1000, text, speaker) for start, end, text in cues]
    return Source("talk.txt", "digest", "Talk", None, spoken, format="SubRip", mended=Mended(jumps))


def test_says_who_speaks_how_much_and_what_first() -> None:
    spoken = [Cue(0, 2000, "Hello there.", "Ann"), Cue(2000, 6000, "x" * 23 + ". " + "y" * 10 + ".", "Ben")]
    spoken.append(Cue(6000, 8000, "Nobody.."))
    voices = examine(Source("talk.txt", "digest", "Talk", None, spoken)).voices
    assert [(one.name, round(one.share, 2), one.first) for one in voices] == [
        ("Ben", 0.64, "x" * 23 + "."),
        ("Ann", 0.22, "Hello there."),
    ]


def test_says_what_was_understood() -> None:
    examined = examine(source((0, 2, "Hi there. How"), (2, 4, "are you? Fine."), (4, 60, "And you?")))
    assert (examined.format, examined.length, examined.words) == ("SubRip", 60_000, 8)
    assert examined.speakers == ("Ann",)
    assert examined.first_lines == ("Hi there.", "How are you?", "Fine.")
    assert examined.warnings == ()


@pytest.mark.parametrize(
    ("strange", "concern", "sentence"),
    [
        (
            source((0, 2, "Before."), (62, 64, "After.")),
            Concern(Oddity.GAP, 2000, 60),
            "Nothing is said for 1:00 from 0:02 on.",
        ),
        (
            source((0, 2, "So."), *((at, at + 1, "Thank you.") for at in range(10, 15)), (16, 18, "Then.")),
            Concern(Oddity.LOOP, 10_000, 5, "Thank you."),
            "“Thank you.” 5 times in a row at 0:10: the recogniser may have been stuck.",
        ),
        (
            source((0, 2, "We go on and on and on and on and on and on. Done.")),
            Concern(Oddity.LOOP, 0, 5, "on and"),
            "“on and” 5 times in a row at 0:00: the recogniser may have been stuck.",
        ),
        (
            source((0, 2, "One."), (5, 8, "Two."), jumps=1),
            Concern(Oddity.OUT_OF_ORDER, 0, 1),
            "The times jump back once; I put them in order.",
        ),
        (
            source((0, 2, "Who is it?"), speaker=None),
            Concern(Oddity.NO_SPEAKERS),
            "It doesn’t say who is speaking.",
        ),
        (
            source((0, 90, " ".join(f"word{number}" for number in range(90)))),
            Concern(Oddity.NO_PUNCTUATION),
            "It has no punctuation, so where sentences end is my guess.",
        ),
    ],
)
def test_warns_of_what_is_strange(strange: Source, concern: Concern, sentence: str) -> None:
    assert examine(strange).warnings == (concern,)
    assert warnings.worded(concern) == sentence


def test_one_person_under_two_names_is_offered_to_be_joined() -> None:
    names = ["Ben", "Ben Ray", "Ann", "Speaker 1", "Speaker 10", "Anna"]
    assert list(alike(names)) == [("Ben", "Ben Ray")]


def test_what_is_uploaded_is_read_with_its_sidecar() -> None:
    line = b"[00:00:00.000 --> 00:00:02.640]   I don't know"
    uploaded = read_bytes(line, "talk.txt", b'title = "A talk"\nturns = [{from = "0:00", speaker = "Ann"}]')
    assert (uploaded.title, uploaded.format, uploaded.path) == ("A talk", "whisper.cpp text", "talk.txt")
    assert examine(uploaded).speakers == ("Ann",)
    assert read_bytes(line, "talk.txt").digest != uploaded.digest


@pytest.mark.parametrize(
    ("speakers", "fuller"),
    [
        (["Ben", "Ben Ray", "Ann"], {"Ben": "Ben Ray"}),
        (["Ben Ray (Guest)", "Ben", "Ben Ray"], {"Ben Ray (Guest)": "Ben Ray", "Ben": "Ben Ray"}),
        (["Ben", "Ben Ray", "Ben Green"], {}),
        (["Ann", "Ann Lee", "Lee"], {"Ann": "Ann Lee", "Lee": "Ann Lee"}),
    ],
)
def test_a_fuller_name_is_found_where_there_is_one_only(speakers: list[str], fuller: dict[str, str]) -> None:
    assert fuller_names(speakers) == fuller
