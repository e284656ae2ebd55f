"""Plain transcripts in every arrangement, made from what is said and read back to it: names, labels, clocks,
places."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.errors import TranscriptError
from bot.core.transcript import formats
from bot.core.transcript.source import read_bytes

SAID = (
    *("Good morning and welcome.", "Thank you, the tomatoes are ripe.", "How often do you water them?"),
    *("Every second evening.", "Is that enough water?", "It is enough in June."),
)
STARTS = (0, 5, 10, 75, 80, 3665)

NAMES = (
    *("Ben Ray", "Ben", "BEN RAY", "ben ray", "ben", "Ben Ray (he/him)", "Ben Ray, PhD", "Dr. Ben Ray", "Mr. Ray"),
    *("Ben Ray (Green Ltd)", "Ben Ray [Guest]", "Ben Ray/Green Ltd", "Ben (Host)", "Ben Ray, CEO of Green"),
    *(
        "Speaker 1",
        "Speaker #1",
        "SPEAKER_01",
        "SPEAKER 01",
        "speaker 1",
        "S1",
        "spk_1",
        "Guest 2",
        "Participant 3",
    ),
    *("Guest", "Host", "Interviewer", "the host", "Audience Member", "Unknown Speaker 2", "Customer Service Agent"),
    *(
        "Ben O'Neil",
        "Ben Ray-Smith",
        "Ludwig van Beethoven",
        "J. R. R. Tolkien",
        "Ben Ray Jr.",
        "Prof. Dr. Ben Ray",
    ),
    *("Björn Ångström", "山田", "김민수", "Иван Петров", "محمد", "ben_ray", "@benray", "benray42", "Ben 2"),
    *("Ray, Ben", "Ben & Ann"),
)
LABELS = (
    *("{n}: {w}", "{n} : {w}", "{n}：{w}", "[{n}] {w}", "[{n}]: {w}", "({n}) {w}", "({n}): {w}", "{{{n}}} {w}"),
    *("【{n}】{w}", "{n} - {w}", "{n} – {w}", "{n} — {w}", "{n}> {w}", "{n} | {w}", "{n} » {w}", '"{n}": {w}'),
    *("**{n}:** {w}", "**{n}**: {w}", "*{n}:* {w}", "__{n}:__ {w}", ">> {n}: {w}", "- {n}: {w}", "• {n}: {w}"),
    *("— {n}: {w}", "{n}\t{w}", "{n}  {w}", "{n}:\n{w}", "[{n}]\n{w}", "{n}\n{w}"),
)


def clock(seconds: int, *, padded: bool = True, hours: bool = True) -> str:
    hour, minute, second = seconds // 3600, seconds // 60 % 60, seconds % 60
    if hours or hour:
        return f"{hour:02}:{minute:02}:{second:02}" if padded else f"{hour}:{minute:02}:{second:02}"
    return f"{minute:02}:{second:02}" if padded else f"{minute}:{second:02}"


CLOCKS: dict[str, Callable[[int], str]] = {
    "[00:00:05]": lambda at: f"[{clock(at)}]",
    "[0:05]": lambda at: f"[{clock(at, padded=False, hours=False)}]",
    "(0:05)": lambda at: f"({clock(at, padded=False, hours=False)})",
    "00:05": lambda at: clock(at, hours=False),
    "0:00:05": lambda at: clock(at, padded=False),
    "00:00:05.000": lambda at: f"{clock(at)}.000",
    "[00:00:05 - 00:00:09]": lambda at: f"[{clock(at)} - {clock(at + 4)}]",
    "0:05 – 0:09": lambda at: (
        f"{clock(at, padded=False, hours=False)} – {clock(at + 4, padded=False, hours=False)}"
    ),
    "[00:00:05.000 --> 00:00:09.000]": lambda at: f"[{clock(at)}.000 --> {clock(at + 4)}.000]  ",
    "[5.00s -> 9.00s]": lambda at: f"[{at}.00s -> {at + 4}.00s]",
    "[0m5s]": lambda at: f"[{at // 60}m{at % 60}s]",
    "12:00:05 AM": lambda at: f"{12 if at < 3600 else at // 3600}{clock(at)[2:]} AM",
    "**[00:05]**": lambda at: f"**[{clock(at, hours=False)}]**",
    "\\[00:05\\]": lambda at: f"\\[{clock(at, hours=False)}\\]",
    "00:00:05:00": lambda at: f"{clock(at)}:00",
}
ARRANGEMENTS = {
    "name (time): words": "{n} {t}: {w}\n",
    "name time / words": "{n} {t}\n{w}\n\n",
    "name: time / words": "{n}: {t}\n{w}\n\n",
    "name / time / words": "{n}\n{t}\n{w}\n\n",
    "name / time words": "{n}\n{t} {w}\n",
    "time / name / words": "{t}\n{n}\n{w}\n",
    "time / name: words": "{t}\n{n}: {w}\n",
    "time name / words": "{t} {n}\n{w}\n",
    "time - name / words": "{t} - {n}\n{w}\n\n",
    "name: time words": "{n}: {t} {w}\n",
    "name: words time": "{n}: {w} {t}\n",
    "number time name: words": "{i}. {t} {n}: {w}\n",
    "table": "| {t} | {n} | {w} |\n",
}

Turn = tuple[str | None, str, int]


def turns(text: str) -> list[Turn]:
    sentences = read_bytes(text.encode(), "talk").transcript.sentences
    return [(one.speaker, one.text, round(one.start / 1000)) for one in sentences]


def written(arrangement: str, name: str, time: Callable[[int], str]) -> str:
    people = ("Ann Lee", name) * 3
    return "".join(
        arrangement.format(i=place + 1, n=people[place], t=time(at), w=SAID[place])
        for place, at in enumerate(STARTS)
    )


def expected(name: str) -> list[Turn]:
    return list(zip(("Ann Lee", name) * 3, SAID, STARTS, strict=True))


@given(st.sampled_from(NAMES), st.sampled_from(sorted(CLOCKS)), st.sampled_from(sorted(ARRANGEMENTS)))
def test_what_is_written_in_any_arrangement_is_read_back(name: str, time: str, arrangement: str) -> None:
    assert turns(written(ARRANGEMENTS[arrangement], name, CLOCKS[time])) == expected(name)


@given(st.sampled_from(NAMES), st.sampled_from(LABELS), st.sampled_from(sorted(CLOCKS)))
def test_names_are_found_in_any_label_behind_a_time(name: str, label: str, time: str) -> None:
    assert turns(written("{t} " + label + "\n", name, CLOCKS[time])) == expected(name)


@pytest.mark.parametrize("label", LABELS)
@settings(max_examples=20)  # of each of so many
@given(name=st.sampled_from(NAMES))
def test_names_are_found_in_any_label_of_captions(label: str, name: str) -> None:
    people = ("Ann Lee", name) * 3
    labelled = [label.format(n=people[place], w=SAID[place]) for place in range(len(SAID))]
    cues = [f"{clock(at)}.000 --> {clock(at + 4)}.000\n{said}" for at, said in zip(STARTS, labelled, strict=True)]
    assert turns("\n\n".join(cues)) == expected(name)
    assert turns("WEBVTT\n\n" + "\n\n".join(cues)) == expected(name)


ODD_NAMES = (
    *("<ben>", "Ben <host>", "#1", "1", "Jean-Luc: host", "Ben, host: Green", "Ben:Green", "Ben?", "Ben!", "Ben."),
    *("Ben «Host»", "«Ben»", "Ben ((Host))", "Ben (Host (Green))", "Ben [Guest [x]]", "[[Ben]]", "Ben {x}"),
    *("Ben - Host", "Ben | Host", "Ben > Host", "Ben • Host", "Ben — Host", "~ben", "$ben", "ben@x.org", "🎙 Ben"),
    *('Ben "Benny" Ray', "'Ben'", "Q", "No. 2", "Ben/Ann", "Ben+Ann", "Ben=Host", "Ben（主持人）", "d'Artagnan"),
)


def others_words(text: str) -> list[Turn]:
    """What is credited to Ann Lee and was said by somebody else, or the other way round."""
    said = list(zip((True, False) * 3, SAID, strict=True))
    try:
        read = turns(text)
    except TranscriptError:
        return []
    return [
        turn
        for turn in read
        if turn[0] and any((turn[0] == "Ann Lee") != ann for ann, words in said if words.rstrip(".?") in turn[1])
    ]


@pytest.mark.parametrize("label", LABELS)
@settings(max_examples=20)
@given(name=st.sampled_from(ODD_NAMES), time=st.sampled_from(sorted(CLOCKS)))
def test_words_behind_what_is_hardly_a_name_are_never_another_persons(label: str, name: str, time: str) -> None:
    people = ("Ann Lee", name) * 3
    labelled = [label.format(n=people[place], w=SAID[place]) for place in range(len(SAID))]
    cues = [f"{clock(at)}.000 --> {clock(at + 4)}.000\n{said}" for at, said in zip(STARTS, labelled, strict=True)]
    assert not others_words("\n\n".join(cues))
    assert not others_words(written("{t} " + label + "\n", name, CLOCKS[time]))


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("Here is the thing: it never rained.", "Ann Lee"),
        ("Why? Because: it never rained.", "Ann Lee"),
        ("In 2020: it never rained.", "Ann Lee"),
        ("<laugh> it never rained.", "Ann Lee"),
        ("[laughs]: it never rained.", "Ann Lee"),
        ("#1: it never rained.", None),
        ("[?]: it never rained.", None),
    ],
)
def test_a_colon_among_words_is_no_change_of_speaker(said: str, speaker: str | None) -> None:
    text = f"[0:00] Ann Lee: Hello.\n[0:05] Ben Ray: Hi there.\n[0:10] Ann Lee: I see.\n[0:15] {said}\n"
    assert turns(text)[-1][0] == speaker


BEHIND = (
    "Ann: Good morning and welcome to the show in which we talk of nothing but soil and worms. [{}]",
    "Ben: No. [{}]",
    "Ann: Then tell me why you are here and not there, as you said you would be last year. [{}]",
    "Ben: It is not for me, so I came. [{}]",
    "Ann: That is no reason at all, and I have heard a hundred of them, of which none was any good. [{}]",
    "Ben: OK. [{}]",
)
MOMENTS = ("00:00:00", "00:00:09", "00:00:10", "00:00:19", "00:00:22", "00:00:32", "00:00:33")


@pytest.mark.parametrize("times", [MOMENTS[:-1], MOMENTS[1:]], ids=["starts", "ends"])
def test_times_behind_the_words_are_starts_or_ends_by_how_long_the_words_take(times: tuple[str, ...]) -> None:
    written = "\n".join(line.format(time) for line, time in zip(BEHIND, times, strict=True))
    cues = formats.read(written.encode(), "talk.txt").cues
    firsts = [
        cue.start
        for before, cue in zip([None, *cues], cues, strict=False)
        if not before or before.speaker != cue.speaker
    ]
    assert firsts == [0, 9000, 10_000, 19_000, 22_000, 32_000]


NOSCRIBE = """<html><head><meta charset="UTF-8"></head><body><p style="font-weight:600;">interview.wav</p>
<p><a name="ts_0_2500_S00">S00: <span style="color: #78909C">[00:00:00]</span> Good morning.</a>
<a name="ts_2600_4000_S00"> I never do this.</a></p>
<p><a name="ts_4100_6000_S01">Ben Ray: Nor do I.</a> <a name="ts_6100_7000_S01"> Not at all.</a></p></body></html>
"""


def test_noscribe_tells_times_and_people_of_each_segment() -> None:
    found = formats.read(NOSCRIBE.encode(), "talk.html")
    assert found.format == "noScribe HTML"
    assert [(cue.start, cue.end, cue.speaker, cue.text) for cue in found.cues] == [
        (0, 2500, "S00", "Good morning."),
        (2600, 4000, "S00", "I never do this."),
        (4100, 6000, "Ben Ray", "Nor do I."),
        (6100, 7000, "Ben Ray", "Not at all."),
    ]
