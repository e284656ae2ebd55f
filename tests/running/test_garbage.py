import gc
import weakref

from bot.running.garbage import uncollected


class Ring:
    """Refers to itself, so that only the collector can remove it."""

    def __init__(self) -> None:
        self.itself = self


def test_the_collector_waits_for_the_last_of_several_blocks() -> None:
    first, second = uncollected(), uncollected()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_what_is_alive_when_a_block_ends_can_still_be_collected() -> None:
    with uncollected():
        ring = Ring()
    gone = weakref.ref(ring)
    del ring
    gc.collect()
    assert gone() is None
