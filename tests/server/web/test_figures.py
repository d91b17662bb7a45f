"""What Prometheus reads."""

from parvis.web.figures import Figures, expose


def test_answers_are_counted_by_route_method_and_status() -> None:
    figures = Figures()
    figures.count("/api/v1/waste/streams", "GET", 200, 0.002)
    figures.count("/api/v1/waste/streams", "GET", 200, 0.004)
    figures.count("/api/v1/waste/streams", "GET", 304, 0.001)
    text = expose(figures).decode()
    assert 'parvis_requests_total{method="GET",route="/api/v1/waste/streams",status="200"} 2.0' in text
    assert 'parvis_requests_total{method="GET",route="/api/v1/waste/streams",status="304"} 1.0' in text


def test_durations_fall_into_growing_buckets() -> None:
    figures = Figures()
    for seconds in (0.0005, 0.02, 99.0):
        figures.count("(page)", "GET", 200, seconds)
    text = expose(figures).decode()
    assert 'parvis_request_seconds_bucket{le="0.001",route="(page)"} 1.0' in text
    assert 'parvis_request_seconds_bucket{le="0.025",route="(page)"} 2.0' in text
    assert 'parvis_request_seconds_bucket{le="+Inf",route="(page)"} 3.0' in text
    assert 'parvis_request_seconds_count{route="(page)"} 3.0' in text
