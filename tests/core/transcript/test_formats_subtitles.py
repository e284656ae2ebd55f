"""Every format of subtitles: the real and odd files beside the checkout, and what they do not show."""

import re
from itertools import pairwise

import pytest
from eval_data import SHARED

from bot.core.errors import TranscriptError
from bot.core.transcript import formats

FILES = SHARED / "formats"

LOADED = {  # format, cues, first words, speakers
    "astisub/example-in-breaklines.ttml": ("TTML", 4, "First line Second line", ""),
    "astisub/example-in-carriage-return.srt": ("SRT", 3, "Did one of the", ""),
    "astisub/example-in-carriage-return.ssa": ("SubStation Alpha", 3, "Did one of the", "Cher, autre"),
    "astisub/example-in-carriage-return.vtt": ("WebVTT", 3, "Did one of the", ""),
    "astisub/example-in-html-entities.srt": ("SRT", 3, "The man in black", ""),
    "astisub/example-in-html-entities.vtt": ("WebVTT", 3, "The man in black", ""),
    "astisub/example-in-merging-style.ttml": ("TTML", 4, "text1.0 text1.1", ""),
    "astisub/example-in-non-utf8.srt": ("SRT", 6, "(deep rumbling)", "MAN"),
    "astisub/example-in-non-utf8.vtt": ("WebVTT", 6, "(deep rumbling)", "MAN"),
    "astisub/example-in-styled.srt": ("SRT", 10, "[instrumental music]", ""),
    "astisub/example-in.srt": ("SRT", 6, "(deep rumbling)", "MAN"),
    "astisub/example-in.ssa": ("SubStation Alpha", 6, "(deep rumbling)", "Cher, autre"),
    "astisub/example-in.ttml": ("TTML", 6, "(deep rumbling)", "MAN"),
    "astisub/example-in.vtt": ("WebVTT", 6, "(deep rumbling)", "MAN"),
    "astisub/example-out-breaklines.ttml": ("TTML", 4, "First line Second line", ""),
    "astisub/example-out-html-entities.srt": ("SRT", 3, "The man in black", ""),
    "astisub/example-out-html-entities.vtt": ("WebVTT", 3, "The man in black", ""),
    "astisub/example-out-no-indent.ttml": ("TTML", 6, "(deep rumbling)", "MAN"),
    "astisub/example-out-styled.srt": ("SRT", 10, "[instrumental music]", ""),
    "astisub/example-out-styled.vtt": ("WebVTT", 10, "[instrumental music]", ""),
    "astisub/example-out-v4plus.ssa": ("SubStation Alpha", 6, "(deep rumbling)", "Cher, autre"),
    "astisub/example-out.srt": ("SRT", 6, "(deep rumbling)", "MAN"),
    "astisub/example-out.ssa": ("SubStation Alpha", 6, "(deep rumbling)", "Cher, autre"),
    "astisub/example-out.ttml": ("TTML", 6, "(deep rumbling)", "MAN"),
    "astisub/example-out.vtt": ("WebVTT", 6, "(deep rumbling)", "MAN"),
    "astisub/missing-sequence-in.srt": ("SRT", 6, "(deep rumbling)", "MAN"),
    "from_index/google_drive_asr.json3": ("YouTube json3", 2, "Hello.", ""),
    "from_index/youtube_eBVqcTEC3zQ.json3": ("YouTube json3", 6, "One little finger, one", ""),
    "from_index/youtube_pytube_test.srv3": (
        "YouTube srv3",
        2,
        "[Herb, Software Engineer] 本影片包含隱藏式字幕。",
        "",
    ),
    "from_index/youtube_rolling_words.srv3": ("YouTube srv3", 2, "for years it's one", ""),
    "podcastindex_namespace/docs/examples/transcripts/example.srt": (
        "SRT",
        222,
        "When you first get",
        "Gilon, Sarah, Travis",
    ),
    "podcastindex_namespace/docs/examples/transcripts/example.vtt": (
        "WebVTT",
        7,
        "In today's episode, you'll",
        "Gillian, Sarah",
    ),
    "podcasting20_transcriptator/LaLaLand.vtt": ("WebVTT", 493, "Subtitles: @marlonrock1986 (^^V^^)", ""),
    "podcasting20_transcriptator/buzzcast.srt": (
        "SRT",
        488,
        "It is so stinking",
        "Alban, Dave, Kevin, Tom, Travis",
    ),
    "podcasting20_transcriptator/kde_express-16_kde_en_telegram.vtt": (
        "WebVTT",
        22,
        "Buenas, bienvenidas de vuelta",
        "",
    ),
    "podcasting20_transcriptator/podcasting_20_episode_124.srt": (
        "SRT",
        646,
        "podcasting 2.0 March 4",
        "Adam Curry, Dave Jones",
    ),
    "podcasting20_transcriptator/podnews_daily_2024-01-25.vtt": (
        "WebVTT",
        44,
        "Podcasting is coming back",
        "SPEAKER_1",
    ),
    "podcasting20_transcriptator/podnews_weekly_review_2024-01-19.vtt": (
        "WebVTT",
        189,
        "It's Friday, the 19th",
        "SPEAKER_1, SPEAKER_2, SPEAKER_3, SPEAKER_4",
    ),
    "pysubs2/tests/data/ttml_example.ass": ("SubStation Alpha", 11, "It seems a paradox,", ""),
    "pysubs2/tests/data/ttml_example.ttml": ("TTML", 11, "It seems a paradox,", ""),
    "pysubs2/tests/data/ttml_example2.ass": ("SubStation Alpha", 10, "TOP SAMPLE TEXT", ""),
    "pysubs2/tests/data/ttml_example2.ttml": ("TTML", 10, "TOP SAMPLE TEXT", ""),
    "pysubs2/tests/data/ttml_example_apple.ass": ("SubStation Alpha", 38, "When you were here", ""),
    "pysubs2/tests/data/ttml_example_apple.ttml": ("TTML", 38, "When you were here", "Radiohead"),
    "subsrt/sample.ass": ("SubStation Alpha", 1, "Like an Angel with", ""),
    "subsrt/sample.lrc": ("LRC", 6, "Line 1 lyrics", ""),
    "subsrt/sample.sbv": ("SBV", 5, "Hi, my name is", "ALICE, JOHN"),
    "subsrt/sample.smi": ("SAMI", 6, "500년 전,", ""),
    "subsrt/sample.srt": ("SRT", 5, "Hi, my name is", "ALICE, JOHN"),
    "subsrt/sample.ssa": ("SubStation Alpha", 1, "Like an angel with", ""),
    "subsrt/sample.vtt": ("WebVTT", 5, "Hi, my name is", ""),
    "subtitle_js/LaLaLand.srt": ("SRT", 1333, "Subtitles: @marlonrock1986 (^^V^^)", "GENEVIEVE"),
    "subtitle_js/LaLaLand.vtt": ("WebVTT", 1333, "Subtitles: @marlonrock1986 (^^V^^)", "GENEVIEVE"),
    "subtitle_js/ManOfSteel.srt": ("SRT", 1298, "Advertise your product or", ""),
    "subtitle_js/ManOfSteel.vtt": ("WebVTT", 1298, "Advertise your product or", ""),
    "webvtt_py/captions_with_bom.vtt": ("WebVTT", 4, "Caption text #1", ""),
    "webvtt_py/comments.vtt": ("WebVTT", 3, "Ta en kopp varmt", ""),
    "webvtt_py/cue_tags.vtt": ("WebVTT", 3, "When the moon hits", ""),
    "webvtt_py/invalid.vtt": ("SRT", 7, "Caption text #1", ""),
    "webvtt_py/invalid_timeframe.srt": ("SRT", 5, "Caption text #1", ""),
    "webvtt_py/invalid_timeframe_in_cue_text.vtt": ("WebVTT", 3, "Caption text #1", ""),
    "webvtt_py/metadata_headers.vtt": ("WebVTT", 2, "Caption text #1", ""),
    "webvtt_py/metadata_headers_multiline.vtt": ("WebVTT", 2, "Caption text #1", ""),
    "webvtt_py/missing_caption_text.sbv": ("SBV", 4, "Caption text #1", ""),
    "webvtt_py/missing_caption_text.srt": ("SRT", 4, "Caption text #1", ""),
    "webvtt_py/missing_caption_text.vtt": ("WebVTT", 4, "Caption text #1", ""),
    "webvtt_py/one_caption.srt": ("SRT", 1, "Caption text #1", ""),
    "webvtt_py/one_caption.vtt": ("WebVTT", 1, "Caption text #1", ""),
    "webvtt_py/sample.sbv": ("SBV", 5, "Caption text #1", ""),
    "webvtt_py/sample.srt": ("SRT", 5, "Caption text #1", ""),
    "webvtt_py/sample.vtt": ("WebVTT", 16, "Caption text #1", ""),
    "webvtt_py/styles.vtt": ("WebVTT", 1, "Hello world.", ""),
    "webvtt_py/two_captions.sbv": ("SBV", 2, "Caption text #1", ""),
    "webvtt_py/using_identifiers.vtt": ("WebVTT", 6, "Caption text #1", ""),
    "webvtt_py/youtube_dl.vtt": ("WebVTT", 3, "yeah", ""),
    "youtube_transcript_api/transcript.xml.static": ("YouTube srv1", 3, "Hey, this is just", ""),
}

REFUSED = {  # line, reason
    "astisub/broken-1-in.vtt": (2, "expected a transcript with times, such a"),
    "pysubs2/tests/data/subtitle_with_attached_images_aegisub.ass": (1, "there are no words in it; expected text "),
    "pysubs2/tests/data/subtitle_with_attached_images_pysubs2_ref.ass": (
        1,
        "there are no words in it; expected text ",
    ),
    "subsrt/sample.sub": (1, "times are counted in frames, and nothing"),
    "webvtt_py/empty.vtt": (1, "the file is empty; expected a transcript"),
    "webvtt_py/invalid_format.sbv": (1, "expected a transcript with times, such a"),
    "webvtt_py/invalid_format1.srt": (1, "expected a transcript with times, such a"),
    "webvtt_py/invalid_format2.srt": (1, "expected a transcript with times, such a"),
    "webvtt_py/invalid_format3.srt": (1, "expected a transcript with times, such a"),
    "webvtt_py/invalid_format4.srt": (1, "“some text” has no time; expected a line"),
    "webvtt_py/invalid_timeframe.sbv": (7, "the time “0:00:13.f89” cannot be read; e"),
    "webvtt_py/invalid_timeframe.vtt": (6, "expected times like “00:00:01,000 --> 00"),
    "webvtt_py/missing_timeframe.sbv": (4, "“Caption text #2” has no time; expected "),
    "webvtt_py/missing_timeframe.srt": (6, "“Caption text #2” has no time; expected "),
    "webvtt_py/missing_timeframe.vtt": (6, "“Caption text #2” has no time; expected "),
    "webvtt_py/no_captions.vtt": (1, "there are no words in it; expected text "),
}

needs_files = pytest.mark.skipif(not FILES.is_dir(), reason="there is no folder `shared` beside this checkout")
ENDINGS = (
    "*.srt",
    "*.vtt",
    "*.sbv",
    "*.ttml",
    "*.ass",
    "*.ssa",
    "*.smi",
    "*.sub",
    "*.lrc",
    "*.srv3",
    "*.json3",
    "*.xml*",
)


@needs_files
def test_the_tables_below_name_every_file() -> None:
    found = {path.relative_to(FILES).as_posix() for ending in ENDINGS for path in FILES.rglob(ending)}
    assert found == LOADED.keys() | REFUSED.keys()


@needs_files
@pytest.mark.parametrize("name", LOADED)
def test_a_file_loads_with_its_words_and_speakers(name: str) -> None:
    reading = formats.read((FILES / name).read_bytes(), "x")
    speakers = {cue.speaker for cue in reading.cues if cue.speaker}
    words = " ".join(reading.cues[0].text.split()[:4])
    assert (reading.format, len(reading.cues), words, ", ".join(sorted(speakers))) == LOADED[name]
    assert all(cue.start < cue.end for cue in reading.cues)
    assert all(before.end <= after.start for before, after in pairwise(reading.cues))
    assert not [cue for cue in reading.cues if re.search(r"</?\w|-->|\{\\|&\w+;|\\[Nnh]|^\s|\s\s|\n|>>", cue.text)]


@needs_files
@pytest.mark.parametrize("name", REFUSED)
def test_a_file_is_refused_at_its_line(name: str) -> None:
    with pytest.raises(TranscriptError) as refused:
        formats.read((FILES / name).read_bytes(), "x")
    line, reason = REFUSED[name]
    assert refused.value.line == line
    assert refused.value.reason.startswith(reason)
