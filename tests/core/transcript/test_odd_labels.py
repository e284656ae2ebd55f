"""Names that are written small, that are phones, or that have pictures, in every arrangement."""

import pytest

from bot.core.transcript import formats

SAID = (
    "Good morning and welcome to the garden show.",
    "Thanks, I have never grown a tomato in my life.",
    "So why do you want to start now?",
    "Because my neighbour does not, and somebody has to.",
    "That is the best reason I have heard all year.",
    "Wait until you hear the other one.",
)
FORMS = (
    "{name}  {time}\n{text}\n\n",
    "{name}\n{time}\n{text}\n\n",
    "{time}\n{name}\n{text}\n\n",
    "{name}\n({time}) {text}\n\n",
    "{time} | {name}\n{text}\n\n",
    "[{time}] {name}: {text}\n",
    "[{name}] {time}\n{text}\n",
    "{name} ({time}): {text}\n\n",
)


def turns(form: str, ann: str, ben: str) -> list[tuple[str | None, str]]:
    written = "".join(
        form.format(name=(ann, ben)[at % 2], time=f"00:00:{3 + 7 * at:02}", text=text)
        for at, text in enumerate(SAID)
    )
    found: list[tuple[str | None, str]] = []
    for cue in formats.read(written.encode(), "talk.txt").cues:
        if found and found[-1][0] == cue.speaker and not found[-1][1].endswith((".", "?")):
            found[-1] = (cue.speaker, f"{found[-1][1]} {cue.text}")
        else:
            found.append((cue.speaker, cue.text))
    return found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("ann", "ben", "shown"),
    [
        ("ann lee", "ben", ("ann lee", "ben")),
        ("Ann’s iPhone", "Ben's iPad (2)", ("Ann’s iPhone", "Ben's iPad (2)")),
        ("Ann 🌱", "🦊 Ben", ("Ann", "Ben")),
        ("+1 415-555-0134", "Ben Ray", (None, "Ben Ray")),
        ("1415***0134", "Ben Ray", (None, "Ben Ray")),
    ],
)
def test_an_odd_label_is_a_label(form: str, ann: str, ben: str, shown: tuple[str | None, str | None]) -> None:
    assert turns(form, ann, ben) == [(shown[at % 2], text) for at, text in enumerate(SAID)]


def test_what_is_said_beside_a_remark_of_fathom_is_kept() -> None:
    text = (
        "0:00 - Ann Lee (Acme)\n  Good morning.\n\n0:07 - Ben Ray (acme.com)\n  I did not sleep.  ACTION ITEM: Send"
        " seeds - WATCH: https://fathom.video/share/x?timestamp=9.0\n\n0:15 - Ann Lee (Acme)\n  Why not?\n"
        "  ACTION ITEM: Send seeds - WATCH: https://fathom.video/share/x?timestamp=16.0\n"
    )
    assert [(cue.speaker, cue.text) for cue in formats.read(text.encode(), "talk.txt").cues] == [
        ("Ann Lee (Acme)", "Good morning."),
        ("Ben Ray (acme.com)", "I did not sleep."),
        ("Ann Lee (Acme)", "Why not?"),
    ]
