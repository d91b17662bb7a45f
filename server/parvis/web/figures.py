"""What the edge counts for Prometheus: cheap in the request, assembled only when somebody reads /metrics."""

from bisect import bisect_left
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

_BOUNDS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1.0, 3.0, 10.0)


class _Route:
    """Durations of one route: how many fell under each bound, and their sum."""

    __slots__ = ("buckets", "total_seconds")

    def __init__(self) -> None:
        self.buckets = [0] * (len(_BOUNDS) + 1)
        self.total_seconds = 0.0


class Figures(Collector):
    """One process's requests by route template, method and status."""

    def __init__(self) -> None:
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
        answers = CounterMetricFamily("parvis_requests", "Answers given.", labels=("route", "method", "status"))
        for (route, method, status), times in self._answers.items():
            answers.add_metric((route, method, str(status)), times)
        yield answers
        durations = HistogramMetricFamily("parvis_request_seconds", "How long answers took.", labels=("route",))
        for route, timing in self._routes.items():
            durations.add_metric((route,), _cumulated(timing.buckets), timing.total_seconds)
        yield durations


def _cumulated(buckets: list[int]) -> list[tuple[str, float]]:
    total, pairs = 0, []
    for bound, times in zip((*map(str, _BOUNDS), "+Inf"), buckets, strict=True):
        total += times
        pairs.append((bound, float(total)))
    return pairs


def expose(*collectors: Collector) -> bytes:
    """Return the exposition text of these collectors."""
    registry = CollectorRegistry(auto_describe=False)
    for collector in collectors:
        registry.register(collector)
    return generate_latest(registry)
