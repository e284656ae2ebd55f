"""First answers to interactions that arrived although Discord says that they failed."""

import logging
from collections.abc import Awaitable
from typing import Any

import discord
from discord.http import MultipartParameters
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

from bot.discord_ui.replies import TOO_LATE

log = logging.getLogger(__name__)
_ACKNOWLEDGED = 40060
_CHOICES = discord.InteractionResponseType.autocomplete_result.value


class _Adapter(AsyncWebhookAdapter):
    """Forgives two refusals. Where Discord fails while it takes an answer, discord.py sends that again, and is told
    that the interaction was answered already: it was. And choices may come too late: nobody waits for them, but
    discord.py would log an error."""

    def create_interaction_response(
        self, interaction_id: int, token: str, *, params: MultipartParameters, **more: Any
    ) -> Any:
        sent = super().create_interaction_response(interaction_id, token, params=params, **more)
        is_choices = (params.payload or {}).get("type") == _CHOICES
        return _answered(sent, interaction_id, forgiven=TOO_LATE if is_choices else ())


async def _answered(sent: Awaitable[Any], interaction_id: int, forgiven: tuple[int, ...]) -> Any:
    try:
        return await sent
    except discord.HTTPException as error:
        if error.code != _ACKNOWLEDGED and error.code not in forgiven:
            raise
        log.info("An answer counts as delivered: %s", error)
        return {"interaction": {"id": str(interaction_id)}}


def listen_closely() -> None:
    """Let this task, and all that it begins from now on, answer like that."""
    async_context.set(_Adapter())
