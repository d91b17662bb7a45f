"""What the edge counts for Prometheus: cheap in the request, assembled only when somebody reads /metrics."""

import os
from bisect import bisect_left
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from parvis.jobs.upkeep import QueueState

_BOUNDS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1.0, 3.0, 10.0)


class _Route:
    """Durations of one route: how many fell under each bound, and their sum."""

    __slots__ = ("buckets", "total_seconds")

    def __init__(self) -> None:
        self.buckets = [0] * (len(_BOUNDS) + 1)
        self.total_seconds = 0.0


class Figures(Collector):
    """One process's requests by route template, method and status.

    The process is a label: a scrape reaches any one of several, and their counts must not look like resets.
    """

    def __init__(self) -> None:
        self._process = str(os.getpid())
        self._answers: dict[tuple[str, str, int], int] = {}
        self._routes: dict[str, _Route] = {}

    def count(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count one answer."""
        key = (route, method, status)
        self._answers[key] = self._answers.get(key, 0) + 1
        timing = self._routes.get(route)
        if timing is None:
            timing = self._routes[route] = _Route()
        timing.buckets[bisect_left(_BOUNDS, seconds)] += 1
        timing.total_seconds += seconds

    def collect(self) -> Iterator[Metric]:
        """Return the figures as Prometheus reads them."""
        answers = CounterMetricFamily(
            "parvis_requests", "Answers given.", labels=("process", "route", "method", "status")
        )
        for (route, method, status), times in self._answers.items():
            answers.add_metric((self._process, route, method, str(status)), times)
        yield answers
        durations = HistogramMetricFamily(
            "parvis_request_seconds", "How long answers took.", labels=("process", "route")
        )
        for route, timing in self._routes.items():
            durations.add_metric((self._process, route), _cumulated(timing.buckets), timing.total_seconds)
        yield durations


def _cumulated(buckets: list[int]) -> list[tuple[str, float]]:
    total, pairs = 0, []
    for bound, times in zip((*map(str, _BOUNDS), "+Inf"), buckets, strict=True):
        total += times
        pairs.append((bound, float(total)))
    return pairs


class QueueFigures(Collector):
    """How the background work is doing, for the whole installation."""

    def __init__(self, state: QueueState) -> None:
        self._state = state

    def collect(self) -> Iterator[Metric]:
        """Return the figures as Prometheus reads them."""
        jobs = GaugeMetricFamily("parvis_jobs", "Jobs in the queue.", labels=("state",))
        for name in ("waiting", "later", "running", "dead"):
            jobs.add_metric((name,), getattr(self._state, name))
        yield jobs
        oldest = GaugeMetricFamily("parvis_jobs_oldest_waiting_seconds", "How late the most patient job is.")
        oldest.add_metric((), self._state.oldest_waiting_seconds)
        yield oldest


def expose(*collectors: Collector) -> bytes:
    """Return the exposition text of these collectors."""
    registry = CollectorRegistry(auto_describe=False)
    for collector in collectors:
        registry.register(collector)
    return generate_latest(registry)
