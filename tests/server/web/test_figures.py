"""What Prometheus reads."""

import os

from parvis.web.figures import Figures, expose

OWN = f'process="{os.getpid()}"'


def test_answers_are_counted_by_route_method_and_status() -> None:
    figures = Figures()
    figures.count("/api/v1/waste/streams", "GET", 200, 0.002)
    figures.count("/api/v1/waste/streams", "GET", 200, 0.004)
    figures.count("/api/v1/waste/streams", "GET", 304, 0.001)
    text = expose(figures).decode()
    for status, times in ((200, 2.0), (304, 1.0)):
        labels = f'method="GET",{OWN},route="/api/v1/waste/streams",status="{status}"'
        assert f"parvis_requests_total{{{labels}}} {times}" in text


def test_durations_fall_into_growing_buckets() -> None:
    figures = Figures()
    for seconds in (0.0005, 0.02, 99.0):
        figures.count("(page)", "GET", 200, seconds)
    text = expose(figures).decode()
    for bound, times in (("0.001", 1.0), ("0.025", 2.0), ("+Inf", 3.0)):
        assert f'parvis_request_seconds_bucket{{le="{bound}",{OWN},route="(page)"}} {times}' in text
    assert f'parvis_request_seconds_count{{{OWN},route="(page)"}} 3.0' in text
