"""What is said about podcasts that a server follows."""

from bot.wording.grammar import counted

# Commands, as Discord’s picker shows them
FOLLOW = "Follow a podcast: its transcribed episodes are added to this server’s library (for managers)"
FOLLOW_FEED = "The address of its RSS feed"
FOLLOW_ANNOUNCE = "Where to announce new episodes (default: nowhere)"
FOLLOW_THREADS = "Begin a thread below each announcement (default: no)"
FOLLOW_WHEN = "Which episodes to announce (default: all)"
FOLLOW_ALL, FOLLOW_TRANSCRIBED = "all, also without a transcript", "only those with a transcript"
MAY_NOT_THREAD = "The announcement is there, but it has no thread: in {channel} I lack {permissions}."
FOLLOWS = "The podcasts that this server follows, and how that is going"
UNFOLLOW = "Stop following a podcast; the episodes already here stay (for managers)"
UNFOLLOW_PODCAST = "Which podcast"

# A podcast before it is followed
FACTS = "{episodes}, {transcribed}"
HAS_TRANSCRIPT, HAS_NONE = "📄", "▫️"
ON_DAY = " · <t:{at}:d>"
NONE_TRANSCRIBED = (
    "Its feed offers no transcripts so far. I can follow it all the same: episodes come in once they have one."
)
ANNOUNCED_IN, ANNOUNCED_NOWHERE = (
    "-# New episodes are announced in {channel}{more}.",
    "-# New episodes come in silently; `announce:` names a channel to announce them in.",
)
THREADED, TRANSCRIBED_ONLY = ", each with a thread", ", once they have a transcript"
SILENT = "-# New episodes come in silently."
BRING_PLACEHOLDER = "Follow it, and bring in …"
BRING_ALL, BRING_LAST, BRING_NEW = "all of it: {episodes}", "the last {episodes}", "only new episodes"
FOLLOWED = (
    "### ✅ {title}\nThis server follows it now. Episodes with a transcript come in one after another;"
    " `/library list` shows them, `/library follows` how it is going."
)

# Podcasts that are followed
FOLLOWS_HEADING = "## 🎙️ Podcasts of this server"
FOLLOWS_NONE = "This server follows no podcast yet. `/library follow` takes the address of its feed."
HERE, COMING, BARE = "{episodes} here", "{count} on the way", "{count} without a transcript yet"
LOOKED = "checked <t:{at}:R>"
TROUBLE = "⚠️ {trouble}"
UNFOLLOWED = "**{title}** isn’t followed any more. The episodes that are here stay."

# Announcing
NEWS = "### 🎙️ {title}\n-# {facts}"
WITH = "-# with {names}"
QUOTE, BY = "> {words}{by}", "\n> — {name}"
TOPICS, MORE_TOPICS = "🧭 {topics}{more}", " · and {count} more"
NO_TRANSCRIPT_YET = "-# There is no transcript yet. Once there is one, it can be searched here."
SEARCH_IT, QUIZ_IT, LISTEN = "Search it", "Quiz me", "Listen"
SEARCH_TITLE, SEARCH_FIELD = "Search this episode", "What do you half remember?"
CHANNEL_GONE = "I no longer announce episodes because the channel is gone. `/library follow` takes another one."
THREAD_CLOSED = (
    "I no longer announce episodes because {channel} is closed. Open it, then use `/library follow` again, or"
    " choose another channel."
)
MAY_NOT_POST = (
    "I no longer announce episodes because I can’t write in {channel}: I need {permissions} there. Then use"
    " `/library follow` again."
)

# What feeds leave out
UNTITLED, UNTITLED_EPISODE = "A podcast without a name", "An episode without a name"
FILE_NAME = "episode-{name}"

# What a person can put right
NOT_ALLOWED = "Only people who can manage the server can change which podcasts it follows."
OFF = "Whoever runs me has switched following off (`VERBATIM_FOLLOW`). `/library add` takes transcripts as files."
NO_FEED = (
    "I couldn’t find a podcast’s feed there. Its address is usually labelled RSS on the podcast’s page, and often"
    " ends in .xml or .rss."
)
NO_EPISODES = "That feed has no episodes yet."
PREVIEW_GONE = "That preview has expired. `/library follow` starts again."
ONE_AT_A_TIME = "I’m still looking at another podcast for this server. Please try again in a moment."
TOO_MANY = "This server already follows {podcasts}, which is the limit. `/library unfollow` makes room."
WHICH_ONE = "Pick one of the podcasts that this server follows; `/library follows` lists them."
LIBRARY_FULL = "The library of this server is full. `/library remove` makes room a day later."
EPISODE_GONE = "That episode isn’t in the library any more."
NO_WEB_ADDRESS = "That isn’t an address on the web. It should start with https://"
NOT_PUBLIC = "“{host}” isn’t a place on the public internet, so I don’t go there."
HOST_NOT_ALLOWED = (
    "Whoever runs me lets me fetch from few places (`VERBATIM_FOLLOW`), and “{host}” isn’t one of them."
)
TOO_MANY_REDIRECTS = "“{host}” sends me from one address to the next. Is there a more direct one?"
TOO_SLOW = "“{host}” takes too long to answer. Please try again later."
UNREACHABLE = (
    "I can’t reach “{host}”, or don’t understand its answer. Please check the address, or try again later."
)
NOT_THERE = "“{host}” says that there is nothing at that address ({status})."
REFUSED = "“{host}” doesn’t give me that ({status}). Please try again later."
TOO_MUCH = "What “{host}” sends is more than {most} MB, which is more than I take."


def episodes(count: int) -> str:
    """`1 episode`, `1,200 episodes`."""
    return counted(count, "episode")


def podcasts(count: int) -> str:
    """`1 podcast`, `10 podcasts`."""
    return counted(count, "podcast")


def transcribed(count: int) -> str:
    """`1 has a transcript`, `12 have a transcript`, `none has a transcript`."""
    return f"{count or 'none'} {'has' if count < 2 else 'have'} a transcript"


def progress(here: int, coming: int, bare: int) -> list[str]:
    """`3 episodes here`, and `2 on the way`, `1 without a transcript yet` where there are any."""
    facts = [HERE.format(episodes=episodes(here))]
    if coming:
        facts.append(COMING.format(count=coming))
    if bare:
        facts.append(BARE.format(count=bare))
    return facts
