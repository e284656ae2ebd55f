"""Files whose clock is that of the day, or of a broadcast: counted from where it begins, which is said."""

import pytest

from bot.core.transcript import formats
from bot.wording import transcripts as wording

SAID = ("Good morning and welcome.", "I was not here yesterday.", "We know.")
MORNING = ("10:02:33", "10:02:41", "10:03:45")
LONG = (
    "the soil under a tree is never the soil beside it, and whoever plants there without looking plants twice. " * 4
)


def read(text: str) -> tuple[list[tuple[float, str | None, str]], tuple[str, ...]]:
    found = formats.read(text.encode(), "talk.txt")
    turns: list[tuple[float, str | None, str]] = []
    for cue in found.cues:
        if turns and turns[-1][1] == cue.speaker and cue.speaker:
            turns[-1] = (*turns[-1][:2], f"{turns[-1][2]} {cue.text}")
        else:
            turns.append((cue.start / 1000, cue.speaker, cue.text))
    return turns, found.notes


def plain(form: str, times: tuple[str, ...]) -> str:
    return "\n".join(
        form.format(*turn) for turn in zip(times, ("Ann Lee", "Ben Ray", "Ann Lee"), SAID, strict=True)
    )


def captions(*starts: str) -> str:
    return "\n\n".join(f"{start},000 --> {start},900\n{text}" for start, text in zip(starts, SAID, strict=False))


@pytest.mark.parametrize(
    ("form", "times", "starts", "begun"),
    [
        ("[{1}] {0}\n{2}", ("14:03:22", "14:03:30", "14:05:00"), (0, 8, 98), "14:03:22"),
        ("{0} {1}: {2}", ("10:02:33 AM", "10:02:41 AM", "10:03:45 AM"), (0, 8, 72), "10:02:33"),
        ("{1} {0}\n{2}", ("11:58 AM", "11:59 AM", "12:01 PM"), (0, 60, 180), "11:58:00"),
        ("{1} {0}\n{2}", ("23:58:22", "23:59:30", "00:00:41"), (0, 68, 139), "23:58:22"),
        ("[2026-11-24 {0}] {1}: {2}", MORNING, (0, 8, 72), "10:02:33"),
        ("[24.11.26, {0}] {1}: {2}", MORNING, (0, 8, 72), "10:02:33"),
        ("2026-11-24T{0}Z {1}: {2}", MORNING, (0, 8, 72), "10:02:33"),
        ("{1} (11/24/2026, {0}): {2}", ("1:02:33 PM", "1:02:41 PM", "1:03:45 PM"), (0, 8, 72), "13:02:33"),
        ("2026-11-24 {0} - {1}\n{2}\n", ("10:02", "10:03", "10:05"), (0, 60, 180), "10:02:00"),
    ],
)
def test_plain_times_of_the_day(form: str, times: tuple[str, ...], starts: tuple[float, ...], begun: str) -> None:
    turns, notes = read(plain(form, times))
    assert [turn[0] for turn in turns] == list(starts)
    assert [turn[1:] for turn in turns] == list(zip(("Ann Lee", "Ben Ray", "Ann Lee"), SAID, strict=True))
    assert wording.DAY_CLOCK.format(start=begun, begun=begun) in notes


@pytest.mark.parametrize(
    ("starts", "expected", "begun"),
    [
        (("14:03:22", "14:03:26", "14:05:26"), [0, 4, 124], "14:03:22"),
        (("23:59:58", "00:00:02"), [0, 4], "23:59:58"),
        (("10:00:05", "10:00:12"), [5, 12], "10:00:00"),
        (("01:00:05", "01:00:12"), [5, 12], "1:00:00"),
        (("00:20:05", "00:20:12"), [1205, 1212], ""),
        (("02:20:05", "02:20:12"), [8405, 8412], ""),
        (("30:20:05", "30:20:12"), [109205, 109212], ""),
    ],
)
def test_captions_of_the_day_or_of_a_broadcast(starts: tuple[str, ...], expected: list[float], begun: str) -> None:
    turns, notes = read(captions(*starts))
    assert [turn[0] for turn in turns] == expected
    told = [note for note in notes if begun and note.endswith(f"count from {begun}.")]
    assert len(told) == bool(begun)


def test_hours_and_minutes_are_told_from_minutes_and_seconds_by_how_much_is_said() -> None:
    written = "\n".join(f"14:0{minute} {'Ann' if minute % 2 else 'Ben'}: {LONG}" for minute in range(3, 9))
    turns, notes = read(written)
    assert [turn[:2] for turn in turns] == [((at - 3) * 60, "Ann" if at % 2 else "Ben") for at in range(3, 9)]
    assert wording.HOURS_AND_MINUTES in notes
    turns, notes = read(written.replace(LONG, "Well, no."))
    assert [turn[0] for turn in turns] == [843, 844, 845, 846, 847, 848]
    assert wording.HOURS_AND_MINUTES not in notes
