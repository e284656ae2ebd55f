"""Small files in the shapes of real tools, beside the checkout: the right words, times and people, or a refusal."""

import pytest
from eval_data import SHARED

from bot.core.errors import TranscriptError
from bot.core.transcript.source import read

CASES = SHARED / "cases"

Said = tuple[float, str | None, str]
"""Seconds at which a sentence begins, who says it, and the words."""

TALK: list[Said] = [
    (0, "Ann Lee", "Good morning and welcome."),
    (5, "{}", "Thank you, the tomatoes are ripe."),
    (10, "Ann Lee", "How often do you water them?"),
    (15, "{}", "Every second evening."),
    (20, "Ann Lee", "Is that enough water?"),
    (25, "{}", "It is enough in June."),
]
GARDEN: list[Said] = [
    (1, "{0}", "Good morning and welcome to the garden hour."),
    (5, "{1}", "Thank you, the tomatoes are finally ripe."),
    (70, "{0}", "How often do you water them?"),
]
WELCOME: list[Said] = [
    (3, "Ann Lee", "Good morning and welcome."),
    (8, "Ben Ray", "Thank you, the tomatoes are ripe."),
    (62, "Ann Lee", "How often do you water them?"),
]


def talk(name: str) -> list[Said]:
    return [(start, speaker.format(name) if speaker else None, text) for start, speaker, text in TALK]


def garden(ann: str | None, ben: str | None) -> list[Said]:
    return [(start, ann if speaker == "{0}" else ben, text) for start, speaker, text in GARDEN]


def nobody(*said: tuple[float, str]) -> list[Said]:
    return [(start, None, text) for start, text in said]


RIGHT: dict[str, list[Said]] = {
    "01-apple-podcasts.ttml": [(0.5, "SPEAKER_1", "Good morning, listeners.")],
    "02-whispercpp-ml1.txt": nobody((0, "Good morning."), (1.2, "We don't need interpretability.")),
    "02-whispercpp-ml1.srt": nobody((0, "Good morning."), (1.2, "We don't need interpretability.")),
    "02-whispercpp-ml60.srt": nobody(
        (
            0,
            "Our guest has been growing tomatoes for many years and he knows the interdependencies of soil"
            " and water.",
        ),
        (6.9, "He has lost quite a few plants, and he learnt from the microorganisms in the compost."),
    ),
    "03-frames.txt": nobody(
        (3.48, "Good morning and welcome."),
        (8, "Thank you, the tomatoes are ripe."),
        (62.2, "How often do you water them?"),
    ),
    "03-numbered.txt": nobody((1, "Good morning."), (3, "Thank you.")),
    "04-names-company.srt": talk("Ben Ray | Green Ltd"),
    "04-names-lower.srt": talk("ben ray"),
    "04-names-numbered.srt": talk("Speaker #1"),
    "04-names-pronouns.srt": talk("Ben Ray (he/him)"),
    "04-names-title.srt": talk("Ben Ray, PhD"),
    "06-spoken-clock.txt": [
        (5, "Ann", "When do you get up in summer?"),
        (10.3, "Ann", "Is it 5:30 or even earlier?"),
        (15, "Ben", "7:45 in June."),
        (25, "Ann", "Thank you."),
    ],
    "07-time-slip.srt": nobody(
        (
            2797.52,
            "The tomatoes were watered by a neighbour and the beans were picked by the children of the whole"
            " village on Sunday.",
        ),
        (2819.52, "Technical help came from the man next door."),
        (2822.8, "Our team includes two gardeners and a cook."),
        (2826.08, "Next week we will talk about roses and thorns."),
        (2836.08, "Until then keep your boots dry and clean."),
    ),
    "09-markdown-escapes.md": [
        (5, "Ann Lee", "Good morning and welcome."),
        (12.5, "Ben Ray", "Thank you, the tomatoes are ripe."),
        (62, "Ann Lee", "How often do you water them?"),
    ],
    "10-name-above-bracket.txt": WELCOME,
    "10-name-above-time.txt": WELCOME,
    "10-name-behind-time.txt": [
        (start, "Speaker 2" if speaker == "Ben Ray" else "Speaker 1", text) for start, speaker, text in WELCOME
    ],
    "11-meet.txt": [
        (0, "Ann Lee", "Good morning and welcome."),
        (7.5, "Ben Ray", "Thank you, the tomatoes are ripe."),
        (300, "Ben Ray", "Every second evening."),
        (301.5, "Ann Lee", "And the beans?"),
    ],
    "12-youtube-pane.txt": nobody(
        (0, "welcome to the garden hour part two where we cover the nine kinds of tomatoes"),
        (65, "first check the soil"),
    ),
    "13-inline-times.txt": nobody(
        (0, "Good morning and welcome to the garden hour."),
        (10, "Today we talk about tomatoes and beans."),
        (20, "Thank you."),
        (23.3, "The tomatoes are ripe."),
        (50, "I water them every evening."),
        (60, "How often exactly?"),
    ),
    "14-bracket-colon.srt": [
        (start, "SPEAKER_00" if speaker == "Ann Lee" else "SPEAKER_01", text) for start, speaker, text in TALK
    ],
    "14-round.txt": [
        (start, "speaker 0" if speaker == "Ann Lee" else "speaker 1", text) for start, speaker, text in TALK
    ],
    "15-cue-id.vtt": [
        (5.17, "Speaker 1", "Good morning and welcome."),
        (8.11, "Speaker 2", "Thank you, the tomatoes are ripe."),
    ],
    "15-voice-dash.vtt": [
        (0.8, None, "The soil in spring is still rather cold."),
        (5.3, "Ben", "Sow in late April."),
    ],
    "16-insanely-fast-whisper.json": [
        (0, "SPEAKER_00", "Good morning and welcome."),
        (3.2, "SPEAKER_01", "Thank you, the tomatoes are ripe."),
    ],
    "16-podlove.json": [
        (1, "Ann", "Good morning and welcome."),
        (5, "Ben", "Thank you, the tomatoes are ripe."),
    ],
    "17-vibe.json": nobody(
        (0, "Good morning and welcome."),
        (4.2, "Thank you, the tomatoes are ripe."),
        (9.1, "How often do you water them?"),
    ),
    "18-aeneas.json": garden(None, None),
    "18-aws.json": garden("spk_0", "spk_1"),
    "18-aws_old.json": garden("spk_0", "spk_1"),
    "18-azure_batch.json": garden("Speaker 1", "Speaker 2"),
    "18-deepgram_paras.json": garden("Speaker 0", "Speaker 1"),
    "18-deepgram_plain.json": garden("Speaker 0", "Speaker 1"),
    "18-dote.json": garden("Ann", "Ben"),
    "18-fireflies.json": garden("Ann", "Ben"),
    "18-fireflies_api.json": garden("Ann", "Ben"),
    "18-google.json": garden(None, None),
    "18-google_diar.json": garden("Speaker 1", "Speaker 2"),
    "18-innertube.json": garden(None, None),
    "18-openai_words.json": garden(None, None),
    "18-podlove2.json": garden("Ann", "Ben"),
    "18-recall_v1.json": garden("Ann", "Ben"),
    "18-speechmatics.json": garden("S1", "S2"),
    "18-vosk.json": nobody(
        (1, "good morning and welcome to the garden hour."),
        (5, "thank you, the tomatoes are finally ripe."),
        (70, "how often do you water them?"),
    ),
    "19-dialog.csv": [(1.5, "Ann", "Good morning and welcome.")],
    "19-premiere.csv": [
        (3.48, "Ann", "Good morning and welcome."),
        (8, "Ben", "Thank you, the tomatoes are ripe."),
    ],
    "19-unknown-speaker.csv": [(0, "Speaker 0", "Good morning."), (2.64, None, "Bye.")],
    "20-colours.txt": nobody((0, "Good morning.")),
    "20-faster-whisper-print.txt": nobody(
        (0, "Good morning and welcome."),
        (3.1, "Thank you, the tomatoes are ripe."),
        (62, "How often do you water them?"),
    ),
    "20-speaker-turn.txt": nobody((0, "Good morning and welcome."), (3.1, "Thank you, the tomatoes are ripe.")),
    "20-whispercpp-log.txt": nobody((0, "Good morning and welcome.")),
    "21-lone-byte.json": nobody(
        (0, "Good morning – café “garden” hour."),
        (10, "Thank you, the tomatoes are ripe."),
        (15, "How often do you water them?"),
        (17.5, "Señor Muñoz asks."),
    ),
    "21-mixed.srt": nobody((1, "Café hour."), (3, "Café again – good.")),
    "21-raw-newline.json": nobody((0, "Good morning."), (3, "Thank you.")),
    "22-otter-header.txt": [
        (3, "Ann Lee", "Good morning and welcome."),
        (8, "Ben Ray", "Thank you, the tomatoes are finally ripe."),
        (62, "Ann Lee", "How often do you water them?"),
    ],
    "23-arrow-in-words.srt": nobody((1, "The map goes 3 --> 4 and then 5 Thank you.")),
    "23-short-arrow.srt": nobody((1, "Good morning."), (3, "Thank you.")),
    "23-subviewer-header.sub": nobody((1.44, "Good morning and welcome."), (5.48, "Thank you.")),
    "27-time-in-link.md": nobody((5, "Good morning and welcome to the garden hour")),
    "27-two-paragraphs.html": [
        (5, "Ann", "Good morning and welcome."),
        (9, "Ben", "Thank you, the tomatoes are ripe."),
    ],
    "29-am-pm.txt": [(0, "Ann", "Good morning."), (6, "Ben", "Thank you.")],
    "30-list-number.txt": [(5, "Ann", "Good morning and welcome."), (9, "Ben", "Thank you.")],
    "30-range-colon.txt": [(5, "Ann", "Good morning and welcome."), (9, "Ben", "Thank you.")],
    "30-units.txt": [(3, "Ann", "Good morning and welcome."), (62, "Ben", "Thank you.")],
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_case_is_read_with_its_words_times_and_people(name: str) -> None:
    path = CASES / name
    if not path.exists():
        pytest.skip("there is no folder `shared` beside this checkout")
    sentences = read(path).transcript.sentences
    assert [(one.speaker, one.text) for one in sentences] == [said[1:] for said in RIGHT[name]]
    assert [one.start / 1000 for one in sentences] == pytest.approx([start for start, *_ in RIGHT[name]], abs=0.1)


def test_a_text_in_which_somebody_mentions_the_time_of_day_is_refused() -> None:
    path = CASES / "06-spoken-clock-no-times.txt"
    if not path.exists():
        pytest.skip("there is no folder `shared` beside this checkout")
    with pytest.raises(TranscriptError, match="expected a transcript with times"):
        read(path)
