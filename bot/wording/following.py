"""What is said about podcasts that a server follows."""

from bot.wording.grammar import counted

# What feeds leave out
UNTITLED, UNTITLED_EPISODE = "A podcast without a name", "An episode without a name"

# What a person can put right
NO_FEED = (
    "I couldn’t find a podcast’s feed there. Its address is mostly called RSS on the podcast’s page, and often ends"
    " in .xml or .rss."
)

NO_WEB_ADDRESS = "That isn’t an address on the web. It should start with https://"
NOT_PUBLIC = "“{host}” isn’t a place on the public internet, so I don’t go there."
HOST_NOT_ALLOWED = "Whoever runs this bot lets it fetch from a few places only, and “{host}” isn’t one of them."
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
