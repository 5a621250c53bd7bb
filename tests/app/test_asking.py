"""What the routes answer, and that it fits what the document promises."""

from typing import Any

import pytest
from fastapi import FastAPI
from pydantic import BaseModel
from starlette.testclient import TestClient

from app import schemas
from tests.toy import Tell

TEXT = (
    "JPN FEAR PRK. PRK THREATEN JPN possible per JPN @2017 #wmd. JPN CONSULT KOR @2015-12/2016-01. "
    "USA SANCTION PRK @2016 #economic. kim-jong-un/PRK CONSULT moon-jae-in/KOR @2018-04 intended. "
    "CHN AID PRK negative. USA ALLY JPN =0.5."
)


@pytest.fixture
def told(tell: Tell, client: TestClient, service: FastAPI) -> TestClient:
    service.state.store.learn()
    tell(TEXT, title="Talks", publisher="Stratfor", url="https://example.org/talks")
    return client


def fits(model: type[BaseModel], client: TestClient, path: str) -> dict[str, Any]:
    """The answer at a path, which fits its model."""
    response = client.get(path)
    assert response.status_code == 200, response.text
    model.model_validate_json(response.content)
    return dict(response.json())


@pytest.mark.parametrize("name", ["JPN", "jpn", "Tokyo", "JAPAN"])
def test_actor_answers_to_id_and_alias_in_any_case(told: TestClient, name: str) -> None:
    answer = fits(schemas.ActorProfile, told, f"/v1/actors/{name}")
    assert (answer["id"], answer["wikidata"]) == ("JPN", "Q17")
    assert "Tokyo" in answer["names"]


def test_alias_names_the_actor_of_every_route(told: TestClient) -> None:
    assert told.get("/v1/actors/DPRK/relations").json()["actor"]["id"] == "PRK"
    assert told.get("/v1/dyads/Tokyo/pyongyang").json()["b"]["id"] == "PRK"
    assert told.get("/v1/statements?actor=Seoul").json()["items"]


def test_ambiguous_name_answers_300_with_the_candidates(told: TestClient) -> None:
    response = told.get("/v1/actors/Congo")
    assert response.status_code == 300
    assert {c["id"]: c["href"] for c in response.json()["candidates"]} == {
        "COD": "/v1/actors/COD",
        "COG": "/v1/actors/COG",
    }


def test_actors_are_listed_by_what_is_said_of_them(told: TestClient) -> None:
    answer = fits(schemas.Page[schemas.ActorRow], told, "/v1/actors")
    assert [item["id"] for item in answer["items"]][:3] == ["PRK", "JPN", "KOR"]
    persons = fits(schemas.Page[schemas.ActorRow], told, "/v1/actors?kind=person&country=Pyongyang")
    assert [item["id"] for item in persons["items"]] == ["kim-jong-un"]
    found = told.get("/v1/actors?q=jap&kind=state").json()["items"]
    assert [item["id"] for item in found] == ["JPN"]


def relations(client: TestClient, path: str) -> set[tuple[str, str, str]]:
    answer = fits(schemas.RelationPage, client, path)
    return {(r["subject"]["id"], r["relation"], r["object"]["id"]) for r in answer["items"]}


def test_relations_of_an_actor_and_their_filters(told: TestClient) -> None:
    path = "/v1/actors/PRK/relations"
    everything = {
        ("JPN", "FEAR", "PRK"),
        ("PRK", "THREATEN", "JPN"),
        ("USA", "SANCTION", "PRK"),
        ("PRK", "CONSULT", "KOR"),
        ("CHN", "AID", "PRK"),
    }
    assert relations(told, path) == everything
    assert relations(told, f"{path}?counterpart=tokyo") == {
        ("JPN", "FEAR", "PRK"),
        ("PRK", "THREATEN", "JPN"),
    }
    assert relations(told, f"{path}?direction=out") == {("PRK", "THREATEN", "JPN"), ("PRK", "CONSULT", "KOR")}
    assert relations(told, f"{path}?sign=%2B") == {("PRK", "CONSULT", "KOR"), ("CHN", "AID", "PRK")}
    assert relations(told, f"{path}?sign=+") == {("PRK", "CONSULT", "KOR"), ("CHN", "AID", "PRK")}
    assert relations(told, f"{path}?quad=MK,VK") == {("PRK", "THREATEN", "JPN"), ("USA", "SANCTION", "PRK")}
    assert relations(told, f"{path}?relation=fear&relation=aid") == {
        ("JPN", "FEAR", "PRK"),
        ("CHN", "AID", "PRK"),
    }
    assert relations(told, f"{path}?modality=possible") == {("PRK", "THREATEN", "JPN")}
    assert relations(told, f"{path}?polarity=negative") == {("CHN", "AID", "PRK")}
    assert relations(told, f"{path}?until=2016") == {("USA", "SANCTION", "PRK")}
    assert relations(told, f"{path}?since=2017&until=2017") == {("PRK", "THREATEN", "JPN")}
    assert relations(told, f"{path}?rollup=false&relation=CONSULT") == set()
    assert relations(told, "/v1/actors/JPN/relations?min_confidence=0.6&relation=ALLY") == set()


def test_relation_says_how_sure_since_when_and_by_which_words(told: TestClient) -> None:
    (relation,) = told.get("/v1/actors/PRK/relations?relation=THREATEN").json()["items"]
    assert relation["counts"] == {"possible": {"positive": 1}}
    assert (relation["first"], relation["first_basis"]) == ("2017-01-01", "stated")
    assert relation["contexts"] == ["wmd"]
    assert relation["evidence"]["attributed_to"]["id"] == "JPN"
    assert relation["evidence"]["evidence"]["text"].startswith("PRK THREATEN JPN")
    (fear,) = told.get("/v1/actors/PRK/relations?relation=FEAR").json()["items"]
    assert (fear["first"], fear["first_basis"]) == ("2018-03-21", "article")


def test_answer_says_whether_it_is_rolled_up(told: TestClient) -> None:
    assert told.get("/v1/actors/PRK/relations").json()["rollup"] is True
    assert told.get("/v1/actors/PRK/relations?rollup=false").json()["rollup"] is False
    assert relations(told, "/v1/actors/kim-jong-un/relations") == {("kim-jong-un", "CONSULT", "KOR")}
    assert relations(told, "/v1/actors/kim-jong-un/relations?rollup=false") == {
        ("kim-jong-un", "CONSULT", "moon-jae-in")
    }


def test_timeline_counts_what_only_the_article_dates(told: TestClient) -> None:
    answer = fits(schemas.Timeline, told, "/v1/actors/PRK/timeline?interval=year")
    assert [(p["start"], p["statements"]) for p in answer["items"]] == [
        ("2016-01-01", 1),
        ("2017-01-01", 1),
        ("2018-01-01", 3),
    ]
    assert answer["items"][2]["time_basis"] == {"article": 2, "stated": 1}


def test_dyad_sums_up_and_brings_its_statements(told: TestClient) -> None:
    answer = fits(schemas.Dyad, told, "/v1/dyads/PRK/JPN")
    assert answer["relations"] == {"FEAR": 1, "THREATEN": 1}
    assert answer["signs"] == {
        "cooperative": 0,
        "conflictual": 1,
        "neutral": 0,
    }  # the threat is only possible
    assert answer["balance"] == -1
    assert (answer["first"], answer["last"]) == ("2017-01-01", "2018-03-21")
    assert [item["relation"] for item in answer["items"]] == ["FEAR", "THREATEN"]
    assert fits(schemas.Timeline, told, "/v1/dyads/PRK/JPN/timeline")["items"]
    assert fits(schemas.Dyad, told, "/v1/dyads/PRK/BRA")["statements"] == 0


def test_neighbours_and_paths_come_with_their_evidence(told: TestClient) -> None:
    near = fits(schemas.Neighbors, told, "/v1/actors/CHN/neighbors?hops=2")
    assert {item["actor"]["id"]: item["distance"] for item in near["items"]} == {
        "PRK": 1,
        "JPN": 2,
        "KOR": 2,
        "USA": 2,
    }
    answer = fits(schemas.Paths, told, "/v1/paths?source=CHN&target=kim-jong-un&k=3")
    assert answer["target"]["id"] == "PRK"  # he counts as his state
    (path,) = answer["items"]
    assert path["length"] == 1
    assert path["steps"][0]["relations"][0]["evidence"]["evidence"]["text"] == "CHN AID PRK negative."
    assert told.get("/v1/paths?source=CHN&target=KOR&k=10").json()["items"][0]["length"] == 2
    assert told.get("/v1/paths?source=CHN&target=BRA").json()["items"] == []


def test_statement_has_its_quote_surroundings_and_article(told: TestClient) -> None:
    items = fits(schemas.Page[schemas.Statement], told, "/v1/statements?relation=SANCTION")["items"]
    answer = fits(schemas.StatementInPlace, told, f"/v1/statements/{items[0]['id']}")
    around = answer["surroundings"]
    assert around["quote"] == answer["evidence"]["text"] == "USA SANCTION PRK @2016 #economic."
    assert around["before"].endswith("@2015-12/2016-01. ")
    assert answer["article"]["publisher"] == "Stratfor"
    text = told.get(f"/v1/articles/{answer['article']['id']}").json()["text"]
    assert text[answer["evidence"]["start"] : answer["evidence"]["end"]] == around["quote"]


def test_statements_of_one_article_alone(told: TestClient, tell: Tell) -> None:
    other = tell("BRA AID ARG.")
    items = told.get(f"/v1/statements?article={other.article}").json()["items"]
    assert [item["relation"] for item in items] == ["AID"]


def test_article_shows_the_places_of_its_evidence(told: TestClient) -> None:
    (outline,) = fits(schemas.Page[schemas.Article], told, "/v1/articles")["items"]
    whole = fits(schemas.WholeArticle, told, f"/v1/articles/{outline['id']}")
    assert whole["text"] == TEXT
    assert len(whole["evidence"]) == 7
    for mark in whole["evidence"]:
        assert mark["relation"] == whole["text"][mark["trigger"]["start"] : mark["trigger"]["end"]]


def test_search_finds_quotes_and_articles(told: TestClient) -> None:
    found = fits(schemas.Page[schemas.Found], told, "/v1/search?q=sanctions")
    assert found["items"][0]["snippet"].startswith("USA «SANCTION» PRK")
    articles = fits(schemas.Page[schemas.Found], told, "/v1/search?q=talks&kind=article")
    assert articles["items"][0]["article"]["title"] == "Talks"


def test_relation_types_are_the_twenty_six(told: TestClient) -> None:
    items = fits(schemas.Page[schemas.RelationType], told, "/v1/relation-types")["items"]
    assert len(items) == 26
    by_id = {item["id"]: item for item in items}
    assert (by_id["SANCTION"]["quad"], by_id["SANCTION"]["sign"], by_id["SANCTION"]["symmetric"]) == (
        "MK",
        -1,
        False,
    )
    assert (by_id["ALLY"]["quad"], by_id["ALLY"]["sign"], by_id["ALLY"]["symmetric"]) == (None, 1, True)
