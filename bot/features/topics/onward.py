"""Where the buttons of topics lead: into other features, which topics know nothing of."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.core.search.pages import Pages
from bot.discord_ui.replies import Interaction
from bot.interviews.interview import Interview


@dataclass(frozen=True, slots=True)
class Onward:
    """`quote` answers with a quote; `quiz` begins a private game about the sentences from the first number to the
    last, in answer to an interaction that was deferred."""

    quote: Callable[[Interaction, Interview, Pages], Awaitable[None]]
    quiz: Callable[[Interaction, Interview, int, int], Awaitable[None]]
