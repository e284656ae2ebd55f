"""What /quote check answers: whether somebody said that, with what differs."""

from collections import Counter

from bot.core import markup
from bot.core.errors import UserError
from bot.core.listing import Listing
from bot.core.search.pages import Pages
from bot.core.search.verdict import MOST_TELLING, Check, Edit, Ruling, shortened
from bot.core.search.words import is_but_a_filler, words
from bot.discord_ui import narrowing
from bot.discord_ui.choosing import seen
from bot.discord_ui.narrowing import where
from bot.discord_ui.opening import open_interview
from bot.discord_ui.peeking import refuse_finding_where
from bot.discord_ui.replies import Interaction, hold, turn_private
from bot.discord_ui.services import service
from bot.features.quotes.headings import with_progress
from bot.features.quotes.view import post
from bot.interviews import searching
from bot.interviews.catalogue import Interviews
from bot.interviews.searching import Scope
from bot.wording import quotes as wording

LONGEST_EDIT, LONGEST_DIFF = 300, 900
FEWEST_WORDS = 3
_IN_FULL, _NOT_IN_FULL = (Ruling.VERBATIM, Ruling.NEARLY), (Ruling.PARTLY, Ruling.NOT_SAID)
_MARKS = {"same": "", "struck": "~~", "added": "__"}
_LEGENDS: dict[frozenset[str], str] = {
    frozenset(("struck", "added")): wording.STRUCK_AND_ADDED,
    frozenset(("struck",)): wording.STRUCK,
    frozenset(("added",)): wording.ADDED,
}
LONGEST_QUOTED = 80
_FEWEST_APART, _PART_APART = 3, 3
"""So many words of a claim that were not said, and one of so many of it: then both are shown by themselves."""
_Found = tuple[Listing, Check]


async def check(
    interaction: Interaction, text: str, scope: Scope, *, private: bool, going_on: bool = False
) -> None:
    """Answer whether somebody said that, of a text with quotations each of them, and show the one that tells most;
    only who asks sees what comes nearest to what nobody said. With `going_on`, what these interviews do not have in
    full is looked for in all others that can be asked about here.

    Raises:
        UserError: there is nothing to compare, or too little.
    """
    if is_but_a_filler(text):
        raise UserError(wording.TOO_SHORT_TO_CHECK)
    interviews, looked_in, here = service(interaction, Interviews), scope, seen(interaction)
    known = {one.id for one in scope.among}
    refuse_finding_where(interaction, known)
    if len(scope.among) > 1:
        await hold(interaction, private=private)
    else:
        await open_interview(interaction, scope.among[0], private=private)
    others = Scope([one for one in here if one.id not in known] if going_on else [])
    claims = await searching.claims(interviews, scope, text)
    checked: list[_Found] = []
    for claim in claims:
        one = await searching.check(interviews, scope, claim)
        if others.among and one[1].ruling in _NOT_IN_FULL:
            await hold(interaction, private=private)
            one = _better(one, await searching.check(interviews, others, claim))
            looked_in = Scope([*scope.among, *others.among])
        checked.append(one)
    if not any(map(_is_told, claims, checked)):
        raise UserError(wording.TOO_SHORT_TO_CHECK)
    listing, found = min(checked, key=lambda one: MOST_TELLING.index(one[1].ruling))
    if found.hit is None:
        raise UserError(wording.NOT_BY_THEM if scope.speakers else wording.NO_WORDS)
    if found.ruling is Ruling.NOT_SAID and not private:
        await turn_private(interaction)
        private = True
    interview = await open_interview(interaction, listing, private=private)
    pages = Pages(
        asker_id=interaction.user.id,
        interview_id=listing.id,
        digest=listing.digest,
        hits=(found.hit,),
        answered=found.ruling is not Ruling.NOT_SAID,
        private=private,
        ruled=True,
    )
    heading = _heading(found, listing, scope, looked_in, len(here))
    if len(claims) > 1:
        heading = "\n".join([*map(_each, claims, checked), heading])
    await post(interaction, interview, pages.opened(interview.transcript), with_progress(heading, interview))


def _is_told(claim: str, found: _Found) -> bool:
    """A word or two resemble something that was said by chance alone; only said so they are told."""
    return found[1].ruling is Ruling.VERBATIM or len(list(words(claim))) >= FEWEST_WORDS


def _each(claim: str, found: _Found) -> str:
    ruled = wording.CHECKED_EACH_WITHIN if _is_within(found[1]) else wording.CHECKED_EACH[found[1].ruling]
    return ruled.format(quote=markup.brief(claim, LONGEST_QUOTED))


def _heading(found: Check, listing: Listing, scope: Scope, looked_in: Scope, there: int) -> str:
    lines, is_one_of_many = [_ruled(found)], there > 1 or bool(scope.speakers)
    if is_one_of_many and found.ruling is Ruling.NOT_SAID:
        lines = [wording.CHECKED_NOT_IN.format(where=where(looked_in, there, wording.any_of_them))]
    elif listing.id not in {one.id for one in scope.among}:
        here, elsewhere = (where(one, there, wording.all_of_them) for one in (scope, Scope([listing])))
        lines.append(wording.CHECKED_ELSEWHERE.format(here=here, there=elsewhere))
    elif is_one_of_many:
        lines += narrowing.looked_in(looked_in, there)
    if found.edits:
        lines.append(_beside(found) if _is_apart(found) else _diff(found.edits))
    return "\n".join(lines)


def _ruled(found: Check) -> str:
    """The verdict, with what the marks mean that it shows."""
    kinds = {edit.kind for edit in found.edits}
    if _is_within(found):
        return wording.CHECKED_WITHIN if "added" in kinds else wording.CHECKED_UNSTATED
    legend = None if _is_apart(found) else _LEGENDS.get(frozenset(kinds - {"same"}))
    return " ".join(filter(None, (wording.CHECKED[found.ruling], legend)))


def _is_within(found: Check) -> bool:
    """Whether all of its words were said, though not by themselves."""
    return found.ruling is Ruling.PARTLY and all(edit.kind != "struck" for edit in found.edits)


async def check_in(interaction: Interaction, listing: Listing, text: str) -> None:
    """Check words against one interview; only they see the answer.

    Raises:
        UserError: there is nothing to compare.
    """
    await check(interaction, text, Scope([listing]), private=True)


def _better(here: _Found, there: _Found) -> _Found:
    """What was said elsewhere, where that is all of it, or anything of what is not said here."""
    (_, found), (_, other) = here, there
    if other.hit is None or found.hit is None:
        return here if other.hit is None else there
    if found.ruling is Ruling.PARTLY:
        return there if other.ruling in _IN_FULL else here
    is_better = other.ruling is not Ruling.NOT_SAID or other.hit.score > found.hit.score
    return there if is_better else here


def _is_apart(found: Check) -> bool:
    """Whether so much of the claim differs that both in one line would make no sense."""
    count = Counter(dict.fromkeys(_MARKS, 0))
    for edit in found.edits:
        count[edit.kind] += len(list(words(edit.text)))
    claim = count["struck"] + count["same"]
    is_other = count["struck"] >= _FEWEST_APART and count["struck"] * _PART_APART >= claim
    return is_other or (count["struck"] > 0 and count["added"] > claim)


def _beside(found: Check) -> str:
    """What was asked, and what was said, a line each."""
    asked = " ".join(edit.text for edit in found.edits if edit.kind != "added")
    said = found.hit.text if found.hit else ""
    return wording.ASKED_AND_SAID.format(
        asked=markup.brief(asked, LONGEST_EDIT), said=markup.brief(said, LONGEST_DIFF - LONGEST_EDIT)
    )


def _diff(edits: tuple[Edit, ...]) -> str:
    """`~~struck~~` was asked and not said, `__underlined__` was said and not asked."""
    shown = ">"
    for edit in edits:
        mark = _MARKS[edit.kind]
        text = markup.brief(shortened(edit.text) if edit.kind == "added" else edit.text, LONGEST_EDIT)
        words = f" {mark}{text}{mark}"
        if len(shown) + len(words) > LONGEST_DIFF:
            return f"{shown} {markup.ELLIPSIS}"
        shown += words
    return shown
