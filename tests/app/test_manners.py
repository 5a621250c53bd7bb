"""How answers behave: pages, fields, tags, encodings, heads, roots, origins, ids."""

import gzip

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.toy import Tell

MANY = " ".join(f"JPN FEAR PRK @{1950 + n // 3}." for n in range(100))


def test_next_leads_through_every_item_once(client: TestClient, tell: Tell) -> None:
    tell(MANY)
    url, found, pages = "/v1/statements?actor=JPN&limit=7", [], 0
    while url:
        response = client.get(url)
        answer = response.json()
        found += [item["id"] for item in answer["items"]]
        pages += 1
        if answer["next"]:
            assert response.headers["link"] == f'<{answer["next"]}>; rel="next"'
        url = answer["next"]
    assert (len(found), len(set(found)), pages) == (100, 100, 15)
    assert "link" not in response.headers


def test_page_stays_in_place_when_newer_statements_come(client: TestClient, tell: Tell) -> None:
    tell(MANY)
    first = client.get("/v1/statements?limit=50").json()
    tell("USA AID KOR @2030.")
    second = client.get(first["next"]).json()
    ids = {item["id"] for item in first["items"]} | {item["id"] for item in second["items"]}
    assert len(ids) == 100


@pytest.mark.parametrize("limit", ["0", "1001", "-1", "many"])
def test_pages_are_bounded(client: TestClient, limit: str) -> None:
    assert client.get(f"/v1/statements?limit={limit}").status_code == 422


@pytest.mark.parametrize(
    "after", ["x", "WyJhIl0", "bnVsbA", "eyJhIjoxfQ", "WyIyMDE4IiwgImEiXQ", "%00", "Ww", "é"]
)
def test_made_up_place_in_a_list_is_refused(client: TestClient, after: str) -> None:
    response = client.get("/v1/statements", params={"after": after})
    assert response.status_code == 422
    assert response.json()["errors"][0]["parameter"] == "after"


def test_fields_pick_also_from_inside(client: TestClient, tell: Tell) -> None:
    tell("JPN FEAR PRK.")
    (item,) = client.get("/v1/statements?fields=relation,subject.id,evidence.text").json()["items"]
    assert item == {"relation": "FEAR", "subject": {"id": "JPN"}, "evidence": {"text": "JPN FEAR PRK."}}
    (item,) = client.get("/v1/actors/JPN/relations?fields=statements").json()["items"]
    assert item == {"statements": 1}
    refused = client.get("/v1/statements?fields=relatoin")
    assert refused.status_code == 422
    assert "relation" in refused.json()["detail"]


def test_unchanged_answer_is_not_sent_again(client: TestClient, tell: Tell) -> None:
    tell("JPN FEAR PRK.")
    first = client.get("/v1/statements")
    tag = first.headers["etag"]
    assert tag.startswith('"')
    for given in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = client.get("/v1/statements", headers={"if-none-match": given})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get("/v1/statements", headers={"if-none-match": '"other"'}).status_code == 200


def test_tag_changes_with_the_contents_and_the_question(client: TestClient, tell: Tell) -> None:
    tell("JPN FEAR PRK.")
    tags = {
        client.get(path).headers["etag"]
        for path in ("/v1/statements", "/v1/statements?limit=1", "/v1/articles")
    }
    assert len(tags) == 3
    before = client.get("/v1/statements").headers["etag"]
    tell("USA AID KOR.")
    after = client.get("/v1/statements", headers={"if-none-match": before})
    assert after.status_code == 200
    assert after.headers["etag"] != before


def test_encodings_of_an_answer_have_tags_of_their_own(client: TestClient, tell: Tell) -> None:
    tell(MANY)
    plain = client.get("/v1/statements")
    packed = client.get("/v1/statements", headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.json() == plain.json()
    assert packed.headers["etag"] != plain.headers["etag"]
    assert "accept-encoding" in packed.headers["vary"].lower()


def test_large_answers_are_compressed_and_small_ones_not(client: TestClient, tell: Tell) -> None:
    tell(MANY)
    for name in ("gzip", "zstd"):
        with client.stream("GET", "/v1/statements", headers={"accept-encoding": name}) as large:
            packed = b"".join(large.iter_raw())
            assert large.headers["content-encoding"] == name
        size = len(client.get("/v1/statements").content)
        assert len(packed) * 5 < size
        if name == "gzip":
            assert len(gzip.decompress(packed)) == size
        small = client.get("/healthz", headers={"accept-encoding": name})
        assert "content-encoding" not in small.headers


def test_head_is_answered_as_get_without_the_body(client: TestClient, tell: Tell) -> None:
    tell("JPN FEAR PRK.")
    get, head = client.get("/v1/statements"), client.head("/v1/statements")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == get.headers["etag"]
    assert head.headers["content-length"] == str(len(get.content))
    assert client.head("/nowhere").status_code == 404


@pytest.mark.parametrize("prefix", ["", "/entente"])
def test_works_behind_a_proxy_that_strips_its_path_or_not(settings: Settings, prefix: str) -> None:
    app = create_app(settings.model_copy(update={"root_path": "/entente"}))
    with TestClient(app) as client:
        app.state.store.learn()
        assert client.get(f"{prefix}/v1/actors?q=a&limit=1").json()["next"].startswith("/entente/v1/actors?")
        assert (
            client.get(f"{prefix}/v1/actors/Congo").json()["candidates"][0]["href"].startswith("/entente/v1/")
        )
        assert client.get(f"{prefix}/nowhere").json()["instance"] == "/entente/nowhere"


def test_only_named_origins_may_ask(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"cors_origins": ("https://grafana.example",)}))
    with TestClient(app) as client:
        allowed = client.get("/v1/articles", headers={"origin": "https://grafana.example"})
        assert allowed.headers["access-control-allow-origin"] == "https://grafana.example"
        other = client.get("/v1/articles", headers={"origin": "https://evil.example"})
        assert "access-control-allow-origin" not in other.headers


def test_request_keeps_the_callers_id_or_gets_one(client: TestClient) -> None:
    assert client.get("/healthz", headers={"x-request-id": "trace-1"}).headers["x-request-id"] == "trace-1"
    made = {client.get("/healthz").headers["x-request-id"] for _ in range(2)}
    assert len(made) == 2
    forged = client.get("/healthz", headers={"x-request-id": 'a"b c'}).headers["x-request-id"]
    assert '"' not in forged
