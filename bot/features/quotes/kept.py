"""The pages of a quote whose button was pressed."""

from bot.core.errors import UserError
from bot.core.search.pages import Pages
from bot.discord_ui.replies import Interaction
from bot.discord_ui.services import service
from bot.store.quote_replies import QuoteReplyStore
from bot.wording.quotes import QUOTE_OLD


async def pages_of(interaction: Interaction, reply_id: str) -> Pages:
    """What the message with these buttons shows.

    Raises:
        UserError: it is not stored any more.
    """
    pages = await service(interaction, QuoteReplyStore).get(reply_id)
    if pages is None:
        raise UserError(QUOTE_OLD)
    return pages
