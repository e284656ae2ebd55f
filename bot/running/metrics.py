"""What is counted and timed, for Prometheus. Labels name parts of the program, never people or their words."""

import time
from collections.abc import Generator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10)
"""Discord gives up after 3."""

INTERACTIONS = Counter(
    "verbatim_interactions",
    "What people did, by kind (command, component, autocomplete), name and outcome (ok, refused, failed).",
    ("kind", "name", "outcome"),
    registry=REGISTRY,
)
INTERACTION_DURATION = Histogram(
    "verbatim_interaction_duration_seconds",
    "From the arrival of an interaction until it was dealt with.",
    ("kind", "name"),
    buckets=_SECONDS,
    registry=REGISTRY,
)
ERRORS = Counter(
    "verbatim_unexpected_errors",
    "Unexpected errors, each with a reference in the log.",
    registry=REGISTRY,
)
STORAGE_ERRORS = Counter(
    "verbatim_storage_errors",
    "What the database could not take or give, by fault.",
    ("fault",),
    registry=REGISTRY,
)
SEARCH_DURATION = Histogram(
    "verbatim_search_duration_seconds",
    "Searching one interview, by what for (search, suggest, check).",
    ("purpose",),
    buckets=_SECONDS,
    registry=REGISTRY,
)
WRONG_ANSWERS = Counter(
    "verbatim_wrong_answers",
    "Answers that somebody said were wrong, by how sure the search was.",
    ("verdict",),
    registry=REGISTRY,
)
GATE_DURATION = Histogram(
    "verbatim_gate_wait_seconds",
    "How long a request to Discord waited for its turn, by urgency (now, soon, later).",
    ("urgency",),
    buckets=(0.01, 0.1, 0.5, 1, 2, 5, 10, 30, 60),
    registry=REGISTRY,
)
INVALID_REQUESTS = Counter(
    "verbatim_invalid_requests",
    "Requests that Discord refused with 401, 403 or 429; 10,000 in ten minutes ban the address.",
    ("status",),
    registry=REGISTRY,
)
LOOP_LAG = Histogram(
    "verbatim_event_loop_lag_seconds",
    "How much later than asked for the event loop woke a waiting task.",
    buckets=(0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5),
    registry=REGISTRY,
)


def count(kind: str, name: str, outcome: str, began: float) -> None:
    """Note an interaction that began then, by `time.perf_counter`."""
    INTERACTIONS.labels(kind, name, outcome).inc()
    INTERACTION_DURATION.labels(kind, name).observe(time.perf_counter() - began)


@contextmanager
def searching(purpose: str) -> Generator[None]:
    """Time the search inside."""
    with SEARCH_DURATION.labels(purpose).time():
        yield
