"""What is said about podcasts that a server follows."""

from bot.wording.grammar import counted

# What feeds leave out
UNTITLED, UNTITLED_EPISODE = "A podcast without a name", "An episode without a name"

# What a person can put right
NO_FEED = (
    "I couldn’t find a podcast’s feed there. Its address is mostly called RSS on the podcast’s page, and often ends"
    " in .xml or .rss."
)


def episodes(count: int) -> str:
    """`1 episode`, `1,200 episodes`."""
    return counted(count, "episode")
