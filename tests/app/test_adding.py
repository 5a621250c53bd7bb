"""Articles are taken by POST in every form, read by the worker, and told live; bad ones are named."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app import schemas
from tests.toy import Tell

Work = Callable[[], None]
PLAIN = {"content-type": "text/plain"}


def job(client: TestClient, response: Any, work: Work) -> dict[str, Any]:
    """The job that a POST queued, after it is done."""
    assert response.status_code == 202, response.text
    schemas.Job.model_validate_json(response.content)
    assert response.json()["state"] == "queued"
    work()
    done = client.get(response.headers["location"])
    schemas.Job.model_validate_json(done.content)
    return dict(done.json())


def test_posted_text_is_read_and_answers(client: TestClient, work: Work) -> None:
    response = client.post(
        "/v1/articles?published=2018-03-21&title=Fears&name=fears.txt", content="JPN FEAR PRK.", headers=PLAIN
    )
    done = job(client, response, work)
    assert (done["state"], done["report"]["new"]) == ("done", 1)
    (article,) = client.get("/v1/articles").json()["items"]
    assert (article["name"], article["title"], article["published"]) == ("fears.txt", "Fears", "2018-03-21")
    (statement,) = client.get("/v1/statements").json()["items"]
    assert (statement["relation"], statement["day"]) == ("FEAR", "2018-03-21")


def test_same_article_again_is_known(client: TestClient, work: Work) -> None:
    for known in (0, 1):
        done = job(client, client.post("/v1/articles", json={"text": "JPN FEAR PRK."}), work)
        assert done["report"]["known"] == known
    assert len(client.get("/v1/statements").json()["items"]) == 1


def test_list_goes_on_past_a_bad_item(client: TestClient, work: Work) -> None:
    body = [
        {"text": "JPN FEAR PRK.", "id": "a", "date": "2018-03-21"},
        {"txt": "lost"},
        {"text": "USA AID KOR."},
    ]
    done = job(client, client.post("/v1/articles", json=body), work)
    assert (done["report"]["new"], done["progress"]) == (2, {"done": 3, "total": 3})
    (skipped,) = done["report"]["skipped"]
    assert "item 2" in skipped["place"]
    assert skipped["remedy"]


def test_json_lines_go_on_past_a_bad_line(client: TestClient, work: Work) -> None:
    lines = b'{"text": "JPN FEAR PRK."}\n{"text": "USA AID\n\n{"text": "USA AID KOR."}\n'
    done = job(
        client,
        client.post("/v1/articles", content=lines, headers={"content-type": "application/x-ndjson"}),
        work,
    )
    assert done["report"]["new"] == 2
    assert ":2" in done["report"]["skipped"][0]["place"]


def test_files_are_read_by_their_suffix(client: TestClient, work: Work) -> None:
    files = [
        ("file", ("fear.txt", b"JPN FEAR PRK.")),
        ("file", ("more.jsonl", b'{"text": "USA AID KOR."}\n{"text": "CHN ALLY PRK."}')),
        ("file", ("report.pdf", b"%PDF-1.4")),
        ("file", ("../../etc/latin.txt", "Caf\xe9".encode("latin-1"))),
    ]
    done = job(client, client.post("/v1/articles", files=files), work)
    assert done["report"]["new"] == 3
    skipped = {found["place"]: found for found in done["report"]["skipped"]}
    assert skipped.keys() == {"report.pdf", "latin.txt"}
    assert "UTF-8" in skipped["latin.txt"]["problem"]
    assert not any("/tmp" in str(found) for found in skipped.values())


def test_page_of_html_is_read(client: TestClient, work: Work) -> None:
    sentence = (
        "The ministers met in the capital on Tuesday and they said that the talks would go on for some time. "
    )
    body = f"<html><body><article><h1>Talks</h1><p>{sentence * 5}</p></article></body></html>"
    response = client.post("/v1/articles", content=body, headers={"content-type": "text/html; charset=utf-8"})
    assert response.status_code == 202


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"\x00\x01\x02\x03 binary", "binary"),
        ("Caf\xe9".encode("latin-1"), "UTF-8 at byte 3"),
        (b"%PDF-1.4 ...", "PDF"),
        ("Der Minister sagte gestern, dass die Gespräche mit den Nachbarn auch im nächsten Jahr weitergehen sollen, "
         "weil es noch keine Einigung über die wichtigsten Fragen zwischen den beiden Regierungen gibt.".encode(), "German"),
        (b"word " * 1_100_000, "too large"),
    ],
)  # fmt: skip
def test_text_that_cannot_be_read_is_refused_with_a_remedy(
    client: TestClient, content: bytes, told: str
) -> None:
    response = client.post("/v1/articles", content=content, headers=PLAIN)
    assert response.status_code == 422, response.text
    found = response.json()
    assert told in found["detail"]
    assert found["errors"][0]["remedy"]
    assert client.get("/v1/jobs").json()["items"] == []


@pytest.mark.parametrize(
    "body",
    [b"{", b"[]", b"3", b'"text"', b'{"text": 3}', b'{"text": "JPN FEAR PRK.", "date": "soon"}', b"[{}]"],
)
def test_json_that_is_no_article_is_refused(client: TestClient, body: bytes) -> None:
    response = client.post("/v1/articles", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 422, response.text
    assert response.json()["errors"]


def test_form_without_a_file_is_refused(client: TestClient) -> None:
    response = client.post("/v1/articles", files={"note": (None, "no file")})
    assert response.status_code == 422
    assert "file" in response.json()["detail"]


def test_removed_article_is_gone(client: TestClient, tell: Tell) -> None:
    kept, gone = tell("JPN FEAR PRK."), tell("USA AID KOR.")
    response = client.delete(f"/v1/articles/{gone.article}")
    assert response.json() == {"article": gone.article, "retracted": 1}
    assert client.get(f"/v1/articles/{gone.article}").status_code == 404
    assert client.delete(f"/v1/articles/{gone.article}").status_code == 404
    assert [item["id"] for item in client.get("/v1/articles").json()["items"]] == [kept.article]
    assert [item["relation"] for item in client.get("/v1/statements").json()["items"]] == ["FEAR"]


def test_jobs_are_listed_newest_first(client: TestClient, work: Work) -> None:
    posted = [
        client.post("/v1/articles", json={"text": f"JPN FEAR PRK =0.{n}."}).json()["id"] for n in range(1, 4)
    ]
    first = client.get("/v1/jobs?limit=2").json()
    assert [item["id"] for item in first["items"]] == posted[:0:-1]
    assert [item["id"] for item in client.get(first["next"]).json()["items"]] == posted[:1]


def test_explanation_is_asked_of_the_worker(client: TestClient, service: FastAPI, work: Work) -> None:
    import threading

    service.state.queue.beat("toy", ready=True)
    assert client.get("/readyz").status_code == 200
    stop = threading.Event()

    def working() -> None:
        while not stop.wait(0.01):
            work()

    thread = threading.Thread(target=working)
    thread.start()
    try:
        answer = client.post("/v1/explain", json={"text": "JPN FEAR PRK."})
    finally:
        stop.set()
        thread.join()
    assert answer.json() == {"statements": ["JPN FEAR PRK."]}


@pytest.mark.parametrize("body", [{}, {"text": 3}, {"text": "x" * 20_001}])
def test_question_that_is_none_is_refused(client: TestClient, service: FastAPI, body: object) -> None:
    service.state.queue.beat("toy", ready=True)
    response = client.post("/v1/explain", json=body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
