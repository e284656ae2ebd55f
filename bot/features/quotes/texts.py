"""What stands on the card of a quote: the words, what is around them, and where they are from."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

from bot.core import markup, timecode
from bot.core.search.confidence import LIKELY, MAYBE, VERY_LIKELY
from bot.core.search.hits import Hit, Verdict
from bot.core.search.pages import Pages
from bot.core.search.surroundings import Piece
from bot.core.transcript.sidecar import listen_link
from bot.discord_ui.episode_line import episode_facts
from bot.discord_ui.topic_line import in_topic
from bot.features.quotes.mending import is_mended
from bot.interviews.interview import Interview
from bot.wording import quotes as wording
from bot.wording.mending import CORRECTED

LONGEST_HIT, LONGEST_WIDENED, LONGEST_CONTEXT, LONGEST_WORDS = 1000, 1500, 400, 2000
SPEAKER_LIMIT, TITLE_LIMIT = 40, 80


def words(pages: Pages, interview: Interview) -> str:
    """The hit as a block quote, with what it is widened by; small and with its time what others say before and
    behind it, a line a turn; shorter where signs to be escaped make it too long for Discord."""
    before, whole, behind = pages.quoted(interview.transcript)
    longest = LONGEST_HIT if whole and whole.text == pages.hit.text else LONGEST_WIDENED
    lines: list[str] = []
    for share in (1, 2, 4, 8, 16):
        quote = [_quoted(whole, longest // share)] if whole else []
        around = [_turns(pieces, pages.hit, LONGEST_CONTEXT // share) for pieces in (before, behind)]
        lines = [*around[0], *quote, *around[1]]
        if sum(map(len, lines)) <= LONGEST_WORDS:
            break
    return "\n".join(lines)


def _quoted(hit: Hit, limit: int) -> str:
    return f"> “{markup.bold(markup.shorten(hit.text, limit), hit.matched)}”"


def _turns(pieces: Sequence[Piece], hit: Hit, limit: int) -> list[str]:
    """One line for all that somebody says in a row."""
    turns = (list(said) for _, said in groupby(pieces, lambda one: one.speaker))
    return [_turn(said, hit, limit * len(said)) for said in turns]


def _turn(said: Sequence[Piece], hit: Hit, limit: int) -> str:
    speaker = said[0].speaker
    changed = speaker is not None and speaker != hit.speaker
    name = f" {markup.escape(markup.shorten(speaker or '', SPEAKER_LIMIT))}:" if changed else ""
    text = " ".join(one.text for one in said)
    return f"-# {timecode.show(said[0].start)}{name} {markup.escape(markup.shorten(text, limit))}"


def about(pages: Pages, interview: Interview, topic: str | None, called: str | None = None) -> str:
    """Where it is from, the time a link to the recording; the interview may be `called` by a short title."""
    hit = pages.hit
    whole = pages.quoted(interview.transcript)[1] or hit
    time = timecode.show_range(whole.start, whole.end)
    link = listen_link(interview.transcript.media_link, whole.start)
    facts = [f"**{f'[{time}]({link})' if link else time}**"]
    if hit.speaker:
        facts.append(markup.escape(markup.shorten(hit.speaker, SPEAKER_LIMIT)))
    if sure := _sureness(pages, interview):
        facts.append(sure)
    if is_mended(interview.transcript, hit):
        facts.append(CORRECTED)
    if pages.searched and len(pages.hits) > 1:
        facts.append(wording.MATCH_OF.format(number=pages.position + 1, count=len(pages.hits)))
    title = markup.escape(markup.shorten(called or interview.transcript.title, TITLE_LIMIT))
    within = [in_topic(topic)] if topic is not None else []
    from_where = [*within, title, *episode_facts(interview.particulars, interview.transcript.title)]
    return f"{' · '.join(facts)}\n-# {' · '.join(from_where)}"


def verdict(pages: Pages) -> Verdict:
    return pages.hit.verdict if pages.searched else Verdict.PARAPHRASE


def may_be_meant(hit: Hit, interview: Interview) -> bool:
    """Whether a doubt is near enough to be called one."""
    return interview.index.is_embedded and hit.score >= MAYBE


def _sureness(pages: Pages, interview: Interview) -> str:
    if not pages.searched or pages.ruled:
        return ""
    if not pages.answered:
        return wording.VERDICT_MAYBE if may_be_meant(pages.hit, interview) else wording.VERDICT_DOUBT
    match pages.hit.verdict:
        case Verdict.VERBATIM:
            return wording.VERDICT_VERBATIM
        case Verdict.NEARLY:
            return wording.VERDICT_NEARLY
        case Verdict.PARAPHRASE:
            return wording.VERDICT_PARAPHRASE[bisect_right((LIKELY, VERY_LIKELY), pages.hit.score)]
