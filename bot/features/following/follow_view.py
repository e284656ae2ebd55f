"""A podcast before it is followed, and those that a server follows."""

from collections.abc import Sequence
from re import Match
from typing import Any, Self

import discord
from discord import ui

from bot.core import markup
from bot.core.errors import UserError
from bot.core.podcasts.following import ALL, Announcing
from bot.core.podcasts.model import Episode
from bot.discord_ui.opening import show_in_place
from bot.discord_ui.permissions import LIBRARY, require_manager
from bot.discord_ui.posting import check_may_post
from bot.discord_ui.replies import Guarded, Interaction
from bot.discord_ui.services import service
from bot.discord_ui.views import DetachedView
from bot.features.following.podcasts import Podcasts, Preview
from bot.store.follows import Follow
from bot.wording import following as wording
from bot.wording.errors import UNKNOWN_BUTTON

COLOUR, DONE = discord.Colour(0x5865F2), discord.Colour(0x57F287)
TITLE_LIMIT, EPISODE_LIMIT, TROUBLE_LIMIT, EPISODES_SHOWN = 120, 90, 200, 5
LAST = (5, 10, 25, 50)
_CHOICES = {str(ALL): ALL, "0": 0} | {str(count): count for count in LAST}


async def looked_at(
    interaction: Interaction,
    guild_id: int,
    address: str,
    channel_id: int | None,
    *,
    threaded: bool = False,
    transcribed_only: bool = False,
) -> ui.LayoutView:
    """The podcast of that address; new episodes are to be announced in that channel, as `Announcing` says.

    Raises:
        UserError: there is none, or it cannot be had.
    """
    return preview(
        await service(interaction, Podcasts).look(guild_id, address),
        Announcing(channel_id, threaded, transcribed_only),
    )


def preview(found: Preview, announcing: Announcing) -> ui.LayoutView:
    """The podcast, its latest episodes, and the question what of it to bring in."""
    podcast = found.podcast
    facts = wording.FACTS.format(
        episodes=wording.episodes(len(podcast.episodes)), transcribed=wording.transcribed(podcast.transcribed)
    )
    lines = [_episode(episode) for episode in podcast.episodes[:EPISODES_SHOWN]]
    where = _where(announcing) or wording.ANNOUNCED_NOWHERE
    parts = [
        f"### 🎙️ {markup.brief(podcast.title, TITLE_LIMIT)}\n-# {facts}",
        "\n".join(lines),
        where if podcast.transcribed else f"{wording.NONE_TRANSCRIBED}\n{where}",
    ]
    return _card(COLOUR, parts, FollowSelect(found.feed_id, announcing, _options(len(podcast.episodes))))


def _where(announcing: Announcing) -> str | None:
    """`New episodes are announced in #news, each with a thread, once they have a transcript.`"""
    if announcing.channel_id is None:
        return None
    how = (announcing.threaded, wording.THREADED), (announcing.transcribed_only, wording.TRANSCRIBED_ONLY)
    more = "".join(words for is_so, words in how if is_so)
    return wording.ANNOUNCED_IN.format(channel=f"<#{announcing.channel_id}>", more=more)


def _options(episodes: int) -> list[discord.SelectOption]:
    label = wording.BRING_ALL.format(episodes=wording.episodes(episodes))
    return [
        discord.SelectOption(label=label, value=str(ALL)),
        *(
            discord.SelectOption(
                label=wording.BRING_LAST.format(episodes=wording.episodes(count)), value=str(count)
            )
            for count in LAST
            if count < episodes
        ),
        discord.SelectOption(label=wording.BRING_NEW, value="0"),
    ]


def _episode(episode: Episode) -> str:
    mark = wording.HAS_TRANSCRIPT if episode.offers else wording.HAS_NONE
    day = wording.ON_DAY.format(at=episode.at) if episode.at else ""
    return f"{mark} {markup.brief(episode.title, EPISODE_LIMIT)}{day}"


def follows(followed: Sequence[Follow]) -> ui.LayoutView:
    """What a server follows, and how that goes."""
    lines = [_follow(one) for one in followed] or [wording.FOLLOWS_NONE]
    return _card(COLOUR, [wording.FOLLOWS_HEADING, *lines])


def _follow(one: Follow) -> str:
    facts = wording.progress(one.here, one.coming, one.bare)
    facts.append(wording.LOOKED.format(at=int(one.looked_at)))
    where = _where(one.announcing) or wording.SILENT
    lines = [f"**{markup.brief(one.title, TITLE_LIMIT)}**", f"-# {' · '.join(facts)}", where]
    if one.trouble:
        lines.append(wording.TROUBLE.format(trouble=markup.shorten(markup.plain(one.trouble), TROUBLE_LIMIT)))
    return "\n".join(lines)


class FollowSelect(
    Guarded,
    ui.DynamicItem[ui.Select[Any]],
    template=r"follow:bring:(?P<feed>\d{1,18}):(?P<channel>\d{1,20})(?P<threaded>:thread)?(?P<only>:only)?",
):
    """What of a podcast is to come; choosing follows it."""

    def __init__(self, feed_id: int, announcing: Announcing, options: Sequence[discord.SelectOption] = ()) -> None:
        self.feed_id, self.announcing = feed_id, announcing
        custom_id = f"follow:bring:{feed_id}:{announcing.channel_id or 0}"
        custom_id += ":thread" * announcing.threaded + ":only" * announcing.transcribed_only
        super().__init__(
            ui.Select(custom_id=custom_id, placeholder=wording.BRING_PLACEHOLDER, options=list(options))
        )

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        announcing = Announcing(int(match["channel"]) or None, bool(match["threaded"]), bool(match["only"]))
        return cls(int(match["feed"]), announcing)

    async def pressed(self, interaction: Interaction) -> None:
        guild_id = await require_manager(interaction, wording.NOT_ALLOWED, LIBRARY)
        chosen = _CHOICES.get(self.item.values[0]) if len(self.item.values) == 1 else None
        if chosen is None:
            raise UserError(UNKNOWN_BUTTON)
        if self.announcing.channel_id is not None:
            check_may_post(interaction, self.announcing.channel_id, threads=self.announcing.threaded)
        feed = await service(interaction, Podcasts).follow(guild_id, self.feed_id, chosen, self.announcing)
        text = wording.FOLLOWED.format(title=markup.brief(feed.title, TITLE_LIMIT))
        await show_in_place(interaction, _card(DONE, [text]))


def unfollowed(one: Follow) -> str:
    return wording.UNFOLLOWED.format(title=markup.brief(one.title, TITLE_LIMIT))


def _card(colour: discord.Colour, parts: Sequence[str], item: ui.Item[Any] | None = None) -> ui.LayoutView:
    view, card = DetachedView(), ui.Container[Any](accent_colour=colour)
    for part in filter(None, parts):
        card.add_item(ui.TextDisplay(part))
    if item is not None:
        row: ui.ActionRow[Any] = ui.ActionRow()
        card.add_item(row.add_item(item))
    return view.add_item(card)
