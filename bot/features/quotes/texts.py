"""What stands on the card of a quote: the words, what is around them, and where they are from."""

from bisect import bisect_right

from bot.core import markup, timecode
from bot.core.search.confidence import LIKELY, MAYBE, VERY_LIKELY
from bot.core.search.hits import Hit, Verdict
from bot.core.search.pages import Pages
from bot.core.search.surroundings import Piece
from bot.discord_ui.episode_line import episode_facts
from bot.discord_ui.topic_line import in_topic
from bot.features.quotes.mending import is_mended
from bot.interviews.interview import Interview
from bot.wording import quotes as wording
from bot.wording.mending import CORRECTED

LONGEST_HIT, LONGEST_CONTEXT, LONGEST_WORDS = 1000, 400, 2000
SPEAKER_LIMIT, TITLE_LIMIT = 40, 80


def words(pages: Pages, interview: Interview) -> str:
    """The hit as a block quote, the context around it small and with its times; shorter where signs to be escaped
    make it too long for Discord."""
    pieces = pages.pieces(interview.transcript)
    for share in (1, 2, 4, 8, 16):
        lines = [
            _quoted(pages.hit, LONGEST_HIT // share)
            if piece.is_hit
            else _context(piece, pages.hit, LONGEST_CONTEXT // share)
            for piece in pieces
        ]
        if sum(map(len, lines)) <= LONGEST_WORDS:
            break
    return "\n".join(lines)


def _quoted(hit: Hit, limit: int) -> str:
    return f"> “{markup.bold(markup.shorten(hit.text, limit), hit.matched)}”"


def _context(piece: Piece, hit: Hit, limit: int) -> str:
    changed = piece.speaker is not None and piece.speaker != hit.speaker
    name = f" {markup.escape(markup.shorten(piece.speaker or '', SPEAKER_LIMIT))}:" if changed else ""
    return f"-# {timecode.show(piece.start)}{name} {markup.escape(markup.shorten(piece.text, limit))}"


def about(pages: Pages, interview: Interview, topic: str | None, called: str | None = None) -> str:
    """Where it is from; the interview may be `called` by a short title."""
    hit = pages.hit
    facts = [f"**{timecode.show_range(hit.start, hit.end)}**"]
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
