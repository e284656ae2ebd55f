"""The bot's services, each found by its type."""

from typing import Any, TypeVar

from bot.discord_ui.replies import Interaction

Service = TypeVar("Service")


class Services:
    """What there is one of as long as the bot runs; the client carries it as `services`."""

    def __init__(self, *services: object) -> None:
        self._by_type: dict[type, Any] = {type(one): one for one in services}

    def get(self, kind: type[Service]) -> Service:
        """Find the service of this type.

        Raises:
            KeyError: the client was built without such a service.
        """
        found: Service = self._by_type[kind]
        return found


def services_of(client: Any) -> Services:
    """What a client carries."""
    found: Services = client.services
    return found


def service(interaction: Interaction, kind: type[Service]) -> Service:
    """The service of that type of the bot that an interaction came to."""
    return services_of(interaction.client).get(kind)
