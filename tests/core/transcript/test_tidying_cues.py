"""What no reader may let through: signs that cannot be shown, endless words, and more than fits."""

import pytest

from bot.core.errors import TranscriptError
from bot.core.transcript import formats
from bot.core.transcript.formats import tidying
from bot.core.transcript.model import Cue


def test_signs_that_nobody_sees_are_taken_out() -> None:
    cues = list(tidying.tidied([Cue(0, 1, "Hi\u202e \x00there\ud800", "An\u202en\x07")], "x"))
    assert cues == [Cue(0, 1, "Hi there", "Ann")]


def test_words_without_end_are_cut() -> None:
    (cue,) = tidying.tidied([Cue(0, 1, "a" * 250 + " b")], "x")
    assert [len(word) for word in cue.text.split()] == [100, 100, 50, 1]
    (cue,) = tidying.tidied([Cue(0, 1, "我" * 250)], "x")
    assert cue.text == "我" * 250


def test_more_than_one_interview_can_have_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "MOST_SENTENCES", 3)
    with pytest.raises(TranscriptError, match="split the file"):
        formats.read(b"1\n0:01 --> 0:02\nHi. Hi. Hi. Hi.\n", "x")


def test_more_different_words_than_any_talk_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "MOST_DIFFERENT", 3)
    assert len(list(tidying.tidied([Cue(0, 1, "So, so so."), Cue(1, 2, "We all? All!")], "x"))) == 2
    with pytest.raises(TranscriptError, match="different words"):
        list(tidying.tidied([Cue(0, 1, "So we all"), Cue(1, 2, "left")], "x"))
