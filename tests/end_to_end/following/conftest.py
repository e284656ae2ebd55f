import pytest
from end_to_end.podcasts import only
from feed_server import FeedServer

from bot.running.web import Web


@pytest.fixture
def web(server: FeedServer) -> Web:
    return only(server)
