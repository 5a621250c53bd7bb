"""/metrics, read by Prometheus' own parser."""

from typing import Any

from prometheus_client.parser import text_string_to_metric_families


def samples(service: Any) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    text = service.get("/metrics").text
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def requests(service: Any, route: str, status: str = "200") -> float:
    labels = (("method", "GET"), ("route", route), ("status", status))
    return samples(service).get(("entente_requests_total", labels), 0.0)


def test_requests_are_counted_by_route_not_by_address(service: Any) -> None:
    before = requests(service, "/v1/actors/{actor}")
    service.get("/v1/actors/JPN")
    service.get("/v1/actors/KOR")
    assert requests(service, "/v1/actors/{actor}") == before + 2
    found = samples(service)
    assert found["entente_request_seconds_count", (("route", "/v1/actors/{actor}"),)] >= 2


def test_an_address_that_is_none_makes_no_new_series(service: Any) -> None:
    service.get("/no/such/place")
    service.get("/nor/this")
    assert requests(service, "none", "404") >= 2


def test_the_contents_are_counted(service: Any, empty: Any) -> None:
    found = samples(service)
    assert (found["entente_articles", ()], found["entente_statements", ()]) == (1, 7)
    assert found["entente_jobs", (("state", "failed"),)] == 0
    assert samples(empty)["entente_statements", ()] == 0
