"""What recognisers, aligners, meeting tools and podcast hosts call things in their JSON; a tool is a row of
`TOOLS`.

Most need no row: `ANY` knows the usual names of fields, and any list in the document whose items have words and
times under these can be the transcript. A row names a tool, and says what `ANY` does not know of it.
"""

from collections.abc import Container
from dataclasses import dataclass

from bot.core.transcript.formats.json_fields import Path

Paths = tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Tool:
    """`sign` are keys that all occur in its files (with `!`: none does), with blanks between; `items` is where its
    segments are, `*` for every item of a list on the way, or nothing where any list will do. The others are paths
    within an item, of which the first that leads to a value counts; `unit` is how many ms a number means, if
    neither the field's name nor its values tell."""

    name: str
    sign: str = ""
    items: str = ""
    text: Paths = ()
    start: Paths = ()
    end: Paths = ()
    duration: Paths = ()
    speaker: Paths = ()
    words: Paths = ()
    unit: float | None = None
    alone: bool = False
    """Whether its fields mean what `ANY` takes for something else, so that the usual names are not asked."""
    turns: Paths = ()
    """What names the speaker in a list of its own that says who speaks from when."""
    relative: bool = False
    """Whether the times of words count from the start of their segment, and each document of several is one."""

    def matches(self, keys: Container[str]) -> bool:
        return all((key[1:] not in keys) if key[0] == "!" else key in keys for key in self.sign.split())


ENDS_ALONE = ("resultEndOffset", "resultEndTime", "result_end_offset", "result_end_time")
"""Google's results without words say only when they end: each begins where the one before it ends."""

ANY = Tool(
    "JSON",
    text=(
        *(
            "punctuated_word",
            "punct",
            "text",
            "body",
            "display",
            "transcript",
            "content",
            "sentence",
            "dialog",
            "dialogue",
        ),
        *(
            "alternatives.0.transcript",
            "alternatives.0.content",
            "nBest.0.display",
            "NBest.0.Display",
            "DisplayText",
        ),
        *("utf8", "caption", "lines", "snippet.runs", "snippet.simpleText", "value", "word", "punctuatedWord"),
        *(
            "utterance",
            "phrase",
            "segment",
            "line",
            "message",
            "transcription",
            "alignedWord",
            "token",
            "char",
            "Content",
        ),
    ),
    start=(
        *("start_ms", "startMs", "startTimeMs", "start_time_ms", "startMilliseconds", "offsetMilliseconds"),
        *(
            "timeOffset",
            "BeginOffsetMillis",
            "offsets.from",
            "timestamps.from",
            "start_timestamp",
            "start",
            "startTime",
        ),
        *("start_time", "startTimeSeconds", "start_seconds", "startSeconds", "begin", "beginTime", "begin_time"),
        *("time_begin", "timestamp.0", "timestamps.0"),
        *(
            "startOffset",
            "start_offset",
            "offsetInTicks",
            "data_start",
            "from",
            "ts",
            "tStartMs",
            "start_timestamp_ms",
        ),
        *("interval.0", "time.0", "time.start", "Offset", "offset", "time", "timestamp", "seconds", "in", "t"),
    ),
    end=(
        *(
            "end_ms",
            "endMs",
            "endTimeMs",
            "end_time_ms",
            "endMilliseconds",
            "EndOffsetMillis",
            "offsets.to",
            "timestamps.to",
        ),
        *("end_timestamp", "end", "endTime", "end_time", "endTimeSeconds"),
        *("end_seconds", "endSeconds", "stop", "finish", "endOffset", "end_offset", "data_end", "to", "end_ts"),
        *("time_end", "timestamp.1", "timestamps.1"),
        *("interval.1", "time.1", "time.end", "stopTime", "stop_time", "out", "end_timestamp_ms"),
        *ENDS_ALONE,
    ),
    duration=(
        *("durationMilliseconds", "durationMs", "duration_ms", "dDurationMs", "durationInTicks", "duration", "dur"),
        *("Duration", "length"),
    ),
    speaker=(
        *(
            "voice",
            "speaker_name",
            "speakerName",
            "speaker.name",
            "speaker.display_name",
            "speakerDesignation",
            "participant.name",
        ),
        *("speaker_label", "speakerLabel", "speaker", "speakerTag", "speaker_tag", "alternatives.0.speaker"),
        *("speakerId", "speaker_id", "speaker_ID", "Speaker", "from.name", "user.name", "user_name", "userName"),
        *("data.speaker", "participant", "author", "ParticipantRole", "participantId", "participant_id"),
        *("users.0.username", "username", "spk", "channelTag"),
    ),
    words=(
        *("words", "elements", "tokens", "alternatives.0.words", "nBest.0.words", "nBest.0.displayWords"),
        *("NBest.0.Words", "word_timestamps", "data.words", "alternatives.0.timestamps", "timed_words", "Items"),
    ),
)


TOOLS = (
    Tool(
        "Kaldi JSON",
        "hypotheses segment-start",
        text=("result.hypotheses.0.transcript",),
        start=("segment-start",),
        duration=("segment-length",),
        words=("result.hypotheses.0.word-alignment",),
        relative=True,
    ),
    Tool("Montreal Forced Aligner JSON", "tiers entries type"),
    Tool("whisper.cpp JSON", "transcription systeminfo", items="transcription"),
    Tool("Podlove JSON", "start_ms end_ms voice"),
    Tool("DOTe JSON", "speakerDesignation", items="lines"),
    Tool("Podcasting 2.0 JSON", "startTime body"),
    Tool(
        "Deepgram JSON",
        "channel_index is_final channel",
        text=("channel.alternatives.0.transcript",),
        words=("channel.alternatives.0.words",),
    ),
    Tool("Deepgram JSON", "results channels alternatives !channel_labels"),
    Tool("AWS Transcribe JSON", "results transcripts channel_labels"),
    Tool("AWS Transcribe JSON", "results transcripts items", items="results.items"),
    Tool("AWS Transcribe JSON", "ParticipantRole BeginOffsetMillis", items="Transcript"),
    Tool(
        "Azure Video Indexer JSON",
        "insights transcript instances",
        items="videos.*.insights.transcript",
        start=("instances.0.start",),
        end=("instances.0.end",),
    ),
    Tool("Azure batch JSON", "recognizedPhrases", items="recognizedPhrases"),
    Tool("Azure fast transcription JSON", "combinedPhrases", items="phrases", text=("text",)),
    Tool("IBM Watson JSON", "results alternatives timestamps", items="results"),
    Tool("Speechmatics JSON", "results alternatives content", items="results"),
    Tool(
        "Trint JSON",
        "words speakers name time duration para",
        items="words",
        text=("name",),
        start=("time",),
        duration=("duration",),
        speaker=("speaker",),
        unit=1.0,
        alone=True,
    ),
    Tool(
        "Speechmatics JSON",
        "words speakers name time duration",
        items="words",
        text=("name",),
        start=("time",),
        duration=("duration",),
        turns=("name",),
        alone=True,
    ),
    Tool("Google JSON", "results alternatives languageCode"),
    Tool("Google JSON", "results alternatives resultEndOffset"),
    Tool("Google JSON", "results alternatives transcript"),
    Tool("Rev JSON", "monologues elements", items="monologues.*.elements"),
    Tool("AssemblyAI JSON", "audio_url acoustic_model", unit=1.0),
    Tool("AssemblyAI JSON", "audio_url utterances words", unit=1.0),
    Tool("ElevenLabs JSON", "language_code language_probability words", items="words"),
    Tool("Gladia JSON", "result transcription utterances", items="result.transcription.utterances"),
    Tool("Soniox JSON", "tokens start_ms end_ms", items="tokens"),
    Tool("Fireflies JSON", "sentences speaker_name"),
    Tool("Fireflies JSON", "sentence speaker_name"),
    Tool("Recall JSON", "start_timestamp end_timestamp"),
    Tool("HappyScribe JSON", "data_start data_end"),
    Tool("aeneas JSON", "fragments begin", items="fragments"),
    Tool("gentle JSON", "words case startOffset", "words", ("word",), ("start",), ("end",), alone=True),
    Tool("YouTube innertube JSON", "transcriptSegmentRenderer"),
    Tool("Supadata JSON", "content offset duration lang", items="content", start=("offset",), unit=1.0),
    Tool("Vosk JSON", "result conf word"),
    Tool("WhisperX JSON", "word_segments segments"),
    Tool("OpenAI JSON", "task duration words"),
    Tool("OpenAI JSON", "segments usage speaker"),
    Tool("FunASR JSON", "sentence_info", items="*.sentence_info", start=("start",), unit=1.0),
    Tool(
        "Otter JSON",
        "transcripts alignment start_offset",
        text=("transcript", "word"),
        start=("start", "alignment.0.start"),
        end=("end",),
        speaker=("speaker_id",),
        words=("alignment",),
        alone=True,
    ),
    Tool("Whisper JSON", "segments avg_logprob"),
    Tool("Whisper JSON", "seek avg_logprob"),
    Tool("whisper.cpp JSON", "transcription offsets"),
    Tool("Whisper JSON", "segments start end text"),
    Tool("youtube-transcript-api JSON", "text start duration !end !words"),
)
