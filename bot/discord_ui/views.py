"""Views that the client need not remember: all their buttons are dynamic items or links, which need no object."""

from discord import ui


class DetachedView(ui.LayoutView):
    """It counts as finished from the start, so that discord.py keeps it no longer than it takes to send it. What
    only one person sees would otherwise stay in memory for a quarter of an hour, and all else for ever."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.stop()
