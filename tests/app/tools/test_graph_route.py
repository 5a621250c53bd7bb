"""GET /v1/graph: every format and every filter, streamed, its errors problems before the first byte."""

import io
import json
from typing import Any, get_args

import networkx as nx
import pandas
import pytest

from app.routers.graph import FormatName
from app.rows import Format
from graph.export import EXPORTERS


def relations(service: Any, **parameters: object) -> set[tuple[str, str, str]]:
    answer = service.get("/v1/graph", **parameters)
    assert answer.status_code == 200, answer.text
    graph = nx.node_link_graph(answer.json())
    return {(a, key, b) for a, b, key in graph.edges(keys=True)}


def test_the_document_names_every_format() -> None:
    assert list(get_args(FormatName)) == list(EXPORTERS)


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_is_answered_with_its_type_and_a_name_to_save_it_by(service: Any, name: str) -> None:
    answer = service.get("/v1/graph", format=name)
    exporter = EXPORTERS[name]
    assert answer.status_code == 200 and len(answer.content) > 300
    assert answer.headers["content-type"].startswith(exporter.media_type)
    assert f'filename="entente{exporter.suffix}"' in answer.headers["content-disposition"]


def test_the_table_of_formats_is_answered(service: Any) -> None:
    items = service.get("/v1/formats").json()["items"]
    assert [Format.model_validate(item).name for item in items] == list(EXPORTERS)


def test_it_takes_the_filters_of_every_question(service: Any) -> None:
    assert relations(service, relation="fear") == {("JPN", "FEAR", "PRK")}
    assert relations(service, about="Tokyo", sign="cooperative") == {("JPN", "AGREE", "KOR")}
    assert relations(service, about="PRK", counterpart="USA") == {("USA", "SANCTION", "PRK")}
    assert relations(service, about="JPN", direction="out", quad="VK,MK") == set()
    assert relations(service, until="2010") == {("JPN", "AGREE", "KOR")}
    assert relations(service, modality="possible") == {("USA", "SANCTION", "PRK")}
    assert ("jae-in-soehne", "ACCUSE", "PRK") in relations(service, rollup="false")


def test_a_format_that_cannot_say_denied_leaves_it_out_unless_asked(service: Any) -> None:
    def types(**parameters: object) -> set[str]:
        text = service.get("/v1/graph", format="graphml", **parameters).content
        return {data["relation"] for _, _, data in nx.read_graphml(io.BytesIO(text)).edges(data=True)}

    assert types() == {"FEAR", "AGREE", "ACCUSE"}
    assert types(qualified="true") == {"FEAR", "AGREE", "ACCUSE", "ASSAULT", "SANCTION"}
    assert types(polarity="negative") == {"ASSAULT"}


def test_the_plain_facts_alone_where_asked_so(service: Any) -> None:
    assert {relation for _, relation, _ in relations(service, qualified="false")} == {
        "FEAR",
        "AGREE",
        "ACCUSE",
    }


def test_a_layout_is_the_same_in_every_answer(service: Any) -> None:
    first = service.get("/v1/graph", format="cytoscape", layout="true").json()
    again = service.get("/v1/graph", format="json", layout="true").json()
    places = {
        node["data"]["id"]: (node["position"]["x"], node["position"]["y"])
        for node in first["elements"]["nodes"]
    }
    assert places == {node["id"]: (node["x"], node["y"]) for node in again["nodes"]}
    assert len(set(places.values())) == 4


def test_only_the_most_connected_where_asked(service: Any) -> None:
    graph = service.get("/v1/graph", top="2", rollup="false").json()
    assert [node["id"] for node in graph["nodes"]] == ["KOR", "PRK"]


def test_excel_gets_its_byte_order_mark(service: Any) -> None:
    answer = service.get("/v1/graph", format="csv-edges", bom="true")
    assert answer.content.startswith(b"\xef\xbb\xbfid,")
    assert len(pandas.read_csv(io.BytesIO(answer.content))) == 5


def test_a_file_is_named_after_what_was_asked(service: Any) -> None:
    answer = service.get("/v1/graph", format="gexf", about="Japan", counterpart="North Korea")
    assert answer.headers["content-disposition"] == 'attachment; filename="entente-jpn-prk.gexf"'


@pytest.mark.parametrize(
    ("parameters", "status", "words"),
    [
        ({"format": "docx"}, 422, "'graphml'"),
        ({"about": "Atlantis"}, 404, "Atlantis"),
        ({"relation": "SANCTIO"}, 422, "did you mean SANCTION?"),
        ({"formt": "gexf"}, 422, "format"),
        ({"format": "stix", "top": "5"}, 422, "statements"),
        ({"format": "gexf", "bom": "true"}, 422, "CSV"),
        ({"since": "2018", "until": "2017"}, 422, "before since"),
        ({"direction": "in"}, 422, "about"),
        ({"top": "0"}, 422, "top"),
    ],
)
def test_a_mistake_is_a_problem_that_says_what_to_do(
    service: Any, parameters: dict[str, str], status: int, words: str
) -> None:
    answer = service.get("/v1/graph", **parameters)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert words in answer.json()["detail"]


def test_what_the_client_holds_is_not_sent_again(service: Any) -> None:
    tag = service.get("/v1/graph", format="turtle").headers["etag"]
    again = service.get("/v1/graph", format="turtle", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_empty_store_gives_an_empty_graph(empty: Any, name: str) -> None:
    answer = empty.get("/v1/graph", format=name)
    assert answer.status_code == 200
    if name == "json":
        assert json.loads(answer.content)["nodes"] == []
