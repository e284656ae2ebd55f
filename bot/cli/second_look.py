"""The reranker that the settings name, or what to install for it."""

from bot.core.errors import UserError
from bot.core.search.cross_encoder import make_reranker
from bot.core.search.models import ModelError
from bot.core.search.reranking import Reranker
from bot.settings import Settings
from bot.wording import cli as wording


def reranker(settings: Settings) -> Reranker | None:
    """What has a second look at hits, if anything is to; fetched from its hub at the first start.

    Raises:
        UserError: the package that it needs is not installed.
    """
    try:
        return make_reranker(settings.rerank, settings.threads)
    except ModelError as error:
        raise UserError(wording.NO_RERANKER.format(reranker=settings.rerank, problem=error)) from error
