"""Every error is a problem: what was wrong, where, and what to do; never a stack trace."""

from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.errors import STATUS
from graph import errors
from tests.toy import Tell


def problem(response: Any, status: int) -> dict[str, Any]:
    """The problem of a response, of the right status and form."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    found = dict(response.json())
    assert found["status"] == status
    assert {"type", "title", "detail", "instance", "request_id"} <= found.keys()
    assert found["request_id"] == response.headers["x-request-id"]
    assert "Traceback" not in response.text
    return found


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/v1/nothing", "/v1/actors/Nobody", "/v1/statements/0", "/v1/articles/0", "/v1/jobs/0",
     "/v1/dyads/JPN/Nobody", "/v1/actors/Nobody/relations", "/v1/actors/%00", "/v1/articles/..%2f"],
)  # fmt: skip
def test_what_is_not_there_is_404(client: TestClient, path: str) -> None:
    problem(client.get(path), 404)


def test_misspelt_actor_is_told_who_may_be_meant(client: TestClient, service: FastAPI) -> None:
    service.state.store.learn()
    found = problem(client.get("/v1/actors/Germny"), 404)
    assert {"id": "DEU", "href": "/v1/actors/DEU"} in found["near"]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/v1/articles", "GET, POST, HEAD"),
        ("POST", "/v1/actors", "GET, HEAD"),
        ("PATCH", "/healthz", "GET, HEAD"),
    ],
)
def test_method_that_is_not_taken_is_405(client: TestClient, method: str, path: str, allowed: str) -> None:
    response = client.request(method, path)
    found = problem(response, 405)
    assert set(response.headers["allow"].split(", ")) == set(allowed.split(", "))
    assert "GET" in found["detail"]


@pytest.mark.parametrize(
    ("path", "parameter", "told"),
    [
        ("/v1/statements?sinse=2018", "sinse", "since"),
        ("/v1/statements?since=tomorrow", "since", "2018-03-21"),
        ("/v1/statements?until=2018-02-30", "until", "2018"),
        ("/v1/statements?relation=FEER", "relation", "FEAR"),
        ("/v1/statements?min_confidence=much", "min_confidence", "0 to 1"),
        ("/v1/statements?rollup=perhaps", "rollup", "true"),
        ("/v1/statements?modality=asserted,sure", "modality", "sure"),
        ("/v1/actors?kind=alien", "kind", "state"),
        ("/v1/actors?limit=0", "limit", "1"),
        ("/v1/actors/JPN/timeline?interval=hour", "interval", "day"),
        ("/v1/actors/JPN/neighbors?hops=9", "hops", "4"),
        ("/v1/paths?source=JPN", "target", "required"),
        ("/v1/search", "q", "required"),
        ("/v1/search?q=a&kind=person", "kind", "statement"),
        ("/v1/events?kind=gossip", "kind", "job"),
        ("/v1/relation-types?x=1", "x", "none"),
    ],
)
def test_bad_value_names_its_parameter_and_what_is_good(
    client: TestClient, service: FastAPI, path: str, parameter: str, told: str
) -> None:
    service.state.store.learn()
    found = problem(client.get(path), 422)
    assert found["errors"][0]["parameter"] == parameter
    assert told in found["detail"]


def test_body_beyond_the_limit_is_413(client: TestClient) -> None:
    big = b"a" * (33 * 1024 * 1024)
    problem(client.post("/v1/articles", content=big, headers={"content-type": "text/plain"}), 413)

    def chunks() -> Any:
        yield from (big[: 1 << 20] for _ in range(34))

    problem(client.post("/v1/articles", content=chunks(), headers={"content-type": "text/plain"}), 413)


@pytest.mark.parametrize("kind", ["application/pdf", "text/csv", "image/png", ""])
def test_media_type_that_is_not_read_is_415(client: TestClient, kind: str) -> None:
    response = client.post("/v1/articles", content=b"x", headers={"content-type": kind} if kind else {})
    found = problem(response, 415)
    assert "text/plain" in found["detail"]


def test_full_queue_is_429_with_the_time_to_wait(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.jobs.WAITING", 1)
    for status in (202, 429):
        response = client.post("/v1/articles", json={"text": "JPN FEAR PRK."})
        assert response.status_code == status
    problem(response, 429)
    assert int(response.headers["retry-after"]) > 0


def test_bug_is_500_without_its_trace(
    client: TestClient, service: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret path /home/x")

    monkeypatch.setattr("graph.view.view.View.articles", broken)
    found = problem(client.get("/v1/articles"), 500)
    assert "secret" not in str(found)


def test_question_that_takes_too_long_is_refused_with_advice(
    client: TestClient, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_: object, **__: object) -> None:
        raise errors.CostError(10)

    monkeypatch.setattr("graph.view.view.View.statement_page", slow)
    found = problem(client.get("/v1/statements"), 422)
    assert "more than 10 s" in found["detail"]


def test_service_without_a_worker_is_not_ready_and_cannot_explain(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    found = problem(client.get("/readyz"), 503)
    assert "worker" in found["detail"]
    problem(client.post("/v1/explain", json={"text": "JPN FEAR PRK."}), 503)


def test_every_error_of_ours_has_its_status() -> None:
    ours = {
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.EntenteError)
    }
    assert ours - {errors.EntenteError} == set(STATUS)
