"""The parts that many shows have: who the guest is, the lightning round, where to find them."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.core.topics.hearing import Heard
from bot.core.transcript.model import Transcript
from bot.wording import topics as wording

_NAME = r"[A-Z](?:[^\W_]|['’.-]){1,24}(?: [A-Z](?:[^\W_]|['’.-]){1,24}){0,2}"
_GUEST = re.compile(
    rf"\b(?:[Gg]uests?(?: today)?(?:,| is|: )|joined by) (?P<name>{_NAME}(?: and {_NAME})?)(?=[.,!?]|$| is\b"
    r"| and\b| who\b)"
)
_BACKGROUND = re.compile(
    r"\b(?:(?:tell|give|share|introduce|walk|start|talk|begin|ask|hear|know)\b.{0,40}\b(?:your|yourself)"
    r"|your)\b.{0,12}"
    r"(?:background|career (?:journey|path|arc|story)|(?:journey|story|career) so far|\babout yourself"
    r"|introduce yourself)|how (?:you|did you) (?:got|get|end(?:ed)? up) (?:to )?(?:here|where you are)",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"\b(?<!before we )(?:reached|time for|welcome to|(?:on|in)to|here is|here's|get to|gets to|start|begin|now"
    r"|ready for|move to|with)"
    r" (?:(?!before)[\w ,]){0,24}?(?:light(?:n?ing)|rapid[ -]fire|quick[ -]fire|speed) (?:round|questions?)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:any(?:thing)? (?:else|(?:final|closing|last) (?:thoughts?|words?|advice|nuggets?|things?))"
    r"|(?:final|closing|last) (?:thoughts?|words?|nuggets?))\b.{0,120}\b(?:share|leave|touch|mention|cover|add|say"
    r"|before|wanted)\b",
    re.IGNORECASE,
)
_FIND = re.compile(
    r"\bwhere (?:can|could|should|do|would|is the best place)\b.{0,40}\b(?:find|follow|reach|learn more|connect"
    r"|get in touch|go)\b"
    r"|\bhow can (?:people|folks|listeners|they|our listeners|the audience) (?:find|follow|reach|contact"
    r"|get in touch|learn more)\b|\bfind you online\b",
    re.IGNORECASE,
)
_EARLY_MS, _EARLY = 7 * 60_000, 0.2
"""Before which guests are introduced, and the share of the whole that this takes at most."""
_LATE, _AT_THE_END = 0.6, 0.95
"""Shares of the whole behind which a round of questions, and where to find somebody, end."""
_OPENS, _JUST_BEFORE, _SOON = 6, 6, 0.34
"""Sentences that open a stretch, those before it that may announce it, and the share of it in which it is soon."""
_MOSTLY = 0.7
"""The share of what is answered that is said by the one guest."""
_ROLES = frozenset(
    ("Guest", "Speaker", "Host", "Interviewer", "Interviewee", "Narrator", "Moderator", "Unknown", "Question")
)


def stock_title(transcript: Transcript, heard: Heard, first: int, last: int) -> str:
    """What the stretch is called in most shows; empty where it is about something of its own."""
    sentences = transcript.sentences
    begun, length = sentences[0].start, max(1, transcript.end - sentences[0].start)
    starts, ends = ((at - begun) / length for at in (sentences[first].start, sentences[last].end))
    asks = [one for one in range(first, last + 1) if heard.asking[one]]
    opening = [one for one in asks if one < first + _OPENS]

    def says(pattern: re.Pattern[str], numbers: Sequence[int]) -> bool:
        return any(pattern.search(sentences[one].text) for one in numbers)

    if sentences[first].start - begun < _EARLY_MS and ends - starts < _EARLY:
        introduced = (_GUEST.search(sentences[one].text) for one in range(first, last + 1))
        if name := next((found["name"] for found in introduced if found), ""):
            return wording.introducing(name.rstrip("."))
        if says(_BACKGROUND, opening):
            return wording.background(guest_of(transcript, heard))
    if ends > _LATE:
        reached = next(
            (
                one
                for one in range(max(0, first - _JUST_BEFORE), last + 1)
                if heard.asking[one] and _REACHED.search(sentences[one].text)
            ),
            None,
        )
        if reached is not None and reached <= first + _SOON * (last - first):
            return wording.LIGHTNING_ROUND
        if says(_ELSE, opening):
            return wording.FINAL_THOUGHTS
    if ends > _AT_THE_END and says(_FIND, [one for one in asks if one <= first + _SOON * (last - first)]):
        return wording.where_to_find(guest_of(transcript, heard))
    return ""


def guest_of(transcript: Transcript, heard: Heard) -> str:
    """The first name of the one who answers; empty where there are several, or nobody knows."""
    said: Counter[str] = Counter()
    for sentence, asking in zip(transcript.sentences, heard.asking, strict=True):
        if not asking and sentence.speaker:
            said[sentence.speaker] += len(sentence.text)
    speaker, most = max(said.items(), key=lambda one: one[1], default=("", 0))
    first, _, _ = speaker.partition(" ")
    is_name = len(first) > 2 and first.isalpha() and first[0].isupper() and first[1:].islower()
    return first if heard.is_known and is_name and most >= _MOSTLY * said.total() and first not in _ROLES else ""
