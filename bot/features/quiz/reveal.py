"""What is shown once a question is answered: its excerpt in its place, the guesses on a line, and who got what."""

from collections.abc import Sequence

from bot.core import markup, timecode
from bot.core.listing import Listing
from bot.core.quiz.games import Round
from bot.core.quiz.questions import BLANK, JOINED, Arrange, Choose, Excerpt, Fill, Kind, Located, Question
from bot.core.quiz.scoring import Result
from bot.core.quiz.tables import StoredGame
from bot.core.quiz.timeline import chart
from bot.core.transcript.model import Sentence
from bot.discord_ui.episode_line import episode_facts
from bot.discord_ui.topic_line import in_topic
from bot.features.quiz import texts
from bot.features.quiz.texts import letter
from bot.interviews.interview import Interview
from bot.interviews.outlines import Outlines
from bot.wording import quiz as wording
from bot.wording.grammar import exact_duration, number

LONGEST_CONTEXT, LONGEST_TITLE, SPEAKER_LIMIT, SHOWN_RESULTS = 200, 80, 40, 10
MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
_SECOND = 1000


def topic_of(stored: StoredGame, interview: Interview | None, outlines: Outlines) -> str | None:
    """The topic that the round's excerpt belongs to; None where the interview was changed or removed since."""
    if interview is None or interview.digest != stored.origin.digest:
        return None
    return outlines.title_at(interview, stored.table.guild_id, stored.game.round.question.excerpt.sentence)


def in_place(
    question: Question, interview: Interview | None, topic: str | None = None, told: Listing | None = None
) -> str:
    """The excerpt as it was said, with what came before and after, and its topic; without the
    context where the interview was changed or removed since. `told` is the interview, where it is to be named."""
    match question.task:
        case Arrange(items=items, right=right):
            lines = [_item(question, letter(index), items[index]) for index in right]
        case Choose(choices=choices, right=right, items=items) if items:
            lines = [_item(question, number, items[int(number) - 1]) for number in choices[right].split()]
        case _ if len(question.quoted) > 1:
            lines = _both(question)
        case _:
            lines = _quoted(question, interview)
            if topic is not None:
                lines.append(f"-# {in_topic(topic)}")
    if told is not None:
        is_named = question.kind is Kind.EPISODE
        facts = [] if is_named else [markup.brief(told.title, LONGEST_TITLE)]
        if facts := [*facts, *episode_facts(told.particulars, told.title)]:
            lines.append(f"-# {' · '.join(facts)}")
    return "\n".join(lines)


def _item(question: Question, label: str, text: str) -> str:
    start = next(excerpt.start for excerpt in question.excerpts if excerpt.text == text)
    return f"**{label}**  **{timecode.show(start)}**  {markup.escape(text)}"


def _quoted(question: Question, interview: Interview | None) -> list[str]:
    """The quotes, each with when and by whom it was said."""
    about = question.excerpt
    before, after = _around(about, interview)
    lines = [_small(before)] if before else []
    lines.append(f"> “{_marked(question)}”")
    if came := question.came:
        later = wording.LATER.format(time=exact_duration(came.start - about.start))
        quote = (
            f"> **“{markup.escape(came.text)}”**" if question.kind is Kind.NEXT else f"> “{_marked(question, 1)}”"
        )
        return [*lines, _where(about), later, quote, _where(came)]
    if after:
        lines.append(_small(after))
    return [*lines, _where(about)]


def _both(question: Question) -> list[str]:
    """Two quotes, each with when and by whom it was said."""
    return [
        line
        for number, about in enumerate(question.excerpts[: len(question.quoted)])
        for line in (f"> **{number + 1}.**  “{_marked(question, number)}”", _where(about))
    ]


def _around(about: Excerpt, interview: Interview | None) -> tuple[Sentence | None, Sentence | None]:
    sentences = interview.transcript.sentences if interview else ()
    if about.sentence >= len(sentences) or sentences[about.sentence].text != about.text:
        return None, None
    before = sentences[about.sentence - 1] if about.sentence else None
    return before, sentences[about.sentence + 1] if about.sentence + 1 < len(sentences) else None


def _small(sentence: Sentence) -> str:
    return f"-# {timecode.show(sentence.start)} {markup.escape(markup.shorten(sentence.text, LONGEST_CONTEXT))}"


def _marked(question: Question, number: int = 0) -> str:
    """One of the excerpts, with what was missing from it, or alone was shown of it, in bold."""
    text = question.excerpts[number].text
    if isinstance(question.task, Fill):
        start = question.prompt.index(BLANK)
        return markup.bold(text, [(start, start + len(question.task.missing))])
    return markup.bold(
        text, [(text.index(one), text.index(one) + len(one)) for one in _told(question) if one in text]
    )


def _told(question: Question) -> Sequence[str]:
    """The words that it was about."""
    match question.kind, question.task:
        case Kind.WHO, _:
            return question.quoted
        case Kind.NEXT | Kind.GAP | Kind.REAL, Choose(choices=choices, right=right):
            return choices[right].split(JOINED)
        case _:
            return []


def _where(about: Excerpt) -> str:
    facts = [f"**{timecode.show_range(about.start, about.end)}**"]
    if about.speaker:
        facts.append(markup.escape(markup.shorten(about.speaker, SPEAKER_LIMIT)))
    return " · ".join(facts)


def best_first(current: Round) -> list[Result]:
    """The results of a closed round; those who did not answer come last."""
    return sorted(current.results or (), key=lambda result: (not result.answered, -result.points, result.took or 0))


def timeline(current: Round, shown: Sequence[Result]) -> str:
    """Where the excerpt lies in the recording, with the letters of the times on the buttons, or with those of the
    typed times in the order of the results; empty where no times were asked for."""
    question = current.question
    match question.task:
        case Choose(times=times):
            pass
        case _:
            times = tuple(typed.ms for result in shown if (typed := _typed(current, result)))
    if not times:
        return ""
    about = question.excerpt
    return f"```\n{chart(question.length, about.start, about.end, times)}\n```"


def _typed(current: Round, result: Result) -> Located | None:
    answer = current.answers[result.player].answer if result.answered else None
    return answer if isinstance(answer, Located) else None


def result_lines(current: Round, shown: Sequence[Result]) -> list[str]:
    """A line for each: who, how many points, for what, and how that came about."""
    return [_line(current, result, index) for index, result in enumerate(shown)]


def _line(current: Round, result: Result, index: int) -> str:
    facts = [points(result.points, signed=True)]
    if _typed(current, result):
        facts.insert(0, f"**{letter(index)}**")
    facts += _how(current, result) if result.answered else [wording.NO_ANSWER]
    if result.hinted:
        facts.append(wording.HINTED)
    return f"{mark(result)} <@{result.player}> {' · '.join(facts)}"


def _how(current: Round, result: Result) -> list[str]:
    facts = [texts.told(current.question, current.answers[result.player].answer)]
    if result.error:
        off = timecode.show(max(_SECOND, abs(result.error)))
        facts.append((wording.EARLY if result.error < 0 else wording.LATE).format(off=off))
    quick = wording.QUICK if result.bonus else wording.AFTER_SECONDS
    return [*facts, quick.format(seconds=round(result.took or 0), points=points(result.bonus))]


def mark(result: Result) -> str:
    """A sign for how it went: right, close, wrong, or not answered."""
    if not result.answered:
        return "➖"
    return "✅" if result.right else "🟨" if result.close else "❌"


def medal_or_place(place: int, points: int) -> str:
    """Medals are for those who have won something."""
    return MEDALS[place] if place in MEDALS and points > 0 else f"`{place}`"


def points(count: int, *, signed: bool = False) -> str:
    """`4,120`; signed, in bold: `**+970**`."""
    return f"**{count:+,}**".replace("-", "−") if signed else number(count)
