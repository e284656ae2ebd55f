import gc
import os

from hypothesis import HealthCheck, settings

# Machines are slow at times, and no test asserts an absolute time. Each run tries other examples: half as many as
# usual do.
settings.register_profile("unhurried", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are processors: a good part of the time tests wait for the bot or a browser."""
    return max(2, (os.cpu_count() or 2) * 3 // 2)


def pytest_collection_finish() -> None:
    """Thousands of tests are there until the end: the collector need not look through them."""
    gc.freeze()
