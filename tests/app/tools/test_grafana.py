"""What Grafana reads: tables whose columns keep their types, and a dashboard that asks for what there is."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, TypeAdapter

from app import rows
from graph.export.columns import FLAT
from graph.export.node_graph import MOST_NODES
from tests.node import reads

TABLES: dict[str, type[BaseModel]] = {
    "/v1/grafana/nodes": rows.Node,
    "/v1/grafana/edges": rows.Edge,
    "/v1/grafana/timeline": rows.Period,
    "/v1/grafana/annotations": rows.Annotation,
    "/v1/grafana/variables/actors": rows.Choice,
    "/v1/grafana/variables/relation-types": rows.Choice,
}
DEPLOY = Path(__file__).parents[3] / "deploy" / "grafana"
DASHBOARD = json.loads((DEPLOY / "dashboards" / "entente.json").read_text())


def table(service: Any, address: str, **parameters: object) -> list[dict[str, Any]]:
    answer = service.get(address, **parameters)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()
    return found


@pytest.mark.parametrize("address", TABLES)
def test_every_table_fits_its_model_and_holds_no_null(service: Any, address: str) -> None:
    found = table(service, address)
    assert found and all(value is not None for row in found for value in row.values())
    TypeAdapter(list[TABLES[address]]).validate_python(found)  # type: ignore[misc]


@pytest.mark.parametrize("address", TABLES)
def test_columns_stand_in_the_order_of_the_model(service: Any, address: str) -> None:
    names = [field.alias or name for name, field in TABLES[address].model_fields.items()]
    assert all(list(row) == names for row in table(service, address))


def test_grafana_makes_frames_whose_types_are_those_of_the_models(service: Any) -> None:
    answers = {address: table(service, address) for address in TABLES}
    frames = reads("grafana.mjs", json.dumps(answers).encode())
    for address, model in TABLES.items():
        assert frames[address]["length"] == len(answers[address])
        assert frames[address]["fields"] == dict(kinds(model))


def kinds(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """What Grafana calls the type of each column; it takes a column named time for times."""
    for name, field in model.model_fields.items():
        kind = "string" if field.annotation is str else "number"
        yield field.alias or name, "time" if name == "time" else kind


def test_every_end_of_an_edge_is_a_node(service: Any) -> None:
    for parameters in ({}, {"about": "JPN"}, {"top": "3"}, {"relation": "ACCUSE"}, {"rollup": "false"}):
        nodes = {node["id"] for node in table(service, "/v1/grafana/nodes", **parameters)}
        edges = table(service, "/v1/grafana/edges", **parameters)
        assert edges and {end for edge in edges for end in (edge["source"], edge["target"])} <= nodes


def test_arcs_add_up_and_counts_are_text(service: Any) -> None:
    for node in table(service, "/v1/grafana/nodes"):
        assert sum(value for name, value in node.items() if name.startswith("arc__")) == pytest.approx(
            1, abs=1e-3
        )
        assert re.fullmatch(r"n=\d+", node["mainstat"]), "a number would be printed with two decimals"


def test_no_colour_is_taken_for_an_arc() -> None:
    arcs = [name for name in rows.Node.model_fields if name.startswith("arc__")]
    assert all(rows.Node.model_fields[name].annotation is float for name in arcs)


def test_a_line_is_dashed_unless_something_is_asserted(service: Any) -> None:
    lines = {edge["id"]: edge for edge in table(service, "/v1/grafana/edges")}
    assert lines["JPN:PRK"]["strokeDasharray"] == ""
    assert lines["USA:PRK"]["strokeDasharray"] == "7 5"
    (denied,) = table(service, "/v1/grafana/edges", relation="ASSAULT")
    assert denied["strokeDasharray"] == "2 4"
    assert denied["detail__quote"] == "denied that it attacked the North"


def test_colours_say_the_sign(service: Any) -> None:
    lines = {edge["id"]: edge["color"] for edge in table(service, "/v1/grafana/edges")}
    assert lines["JPN:KOR"] == "#2166ac" and lines["JPN:PRK"] == "#b2182b"


def test_more_nodes_than_grafana_draws_are_refused(service: Any) -> None:
    assert MOST_NODES < 1_500
    assert service.get("/v1/grafana/nodes", top="1500").status_code == 422


def test_the_timeline_counts_what_is_asserted_by_period(service: Any) -> None:
    periods = {row["time"]: row for row in table(service, "/v1/grafana/timeline", interval="year")}
    conflict = periods[1483228800000]  # 2017
    assert (conflict["conflictual"], conflict["balance"]) == (1, -1.0)
    now = periods[1514764800000]  # 2018: a fear asserted; a denial, a sanction and a plan that are not
    assert (now["statements"], now["conflictual"]) == (4, 1)


def test_grafana_s_time_range_is_understood(service: Any) -> None:
    found = table(
        service, "/v1/grafana/timeline", since="1483228800000", until="1514764799999", interval="year"
    )
    assert [row["time"] for row in found] == [1483228800000]


def test_annotations_span_what_the_text_says(service: Any) -> None:
    found = {row["title"]: row for row in table(service, "/v1/grafana/annotations")}
    pact = found["South Korea AGREE Japan"]
    assert (pact["time"], pact["timeEnd"]) == (1451606400000, 1483228799999), "all of 2016"
    assert pact["text"] == "“Japan signed a pact with South Korea in 2016” (Talks, A & B)"
    assert pact["tags"] == "AGREE,asserted,positive"


def test_the_first_choice_is_everyone(service: Any) -> None:
    first, second, *_ = table(service, "/v1/grafana/variables/actors")
    assert first == {"__text": "all actors", "__value": "*"} and second["__value"] == "KOR", (
        "five statements, as PRK"
    )
    everyone = table(service, "/v1/grafana/nodes", about="*", counterpart="*")
    assert everyone == table(service, "/v1/grafana/nodes")


@pytest.mark.parametrize("address", [address for address in TABLES if "variables" not in address])
def test_an_empty_store_gives_an_empty_table(empty: Any, address: str) -> None:
    assert table(empty, address) == []


def targets() -> Iterator[dict[str, Any]]:
    for panel in DASHBOARD["panels"]:
        yield from panel["targets"]
    for variable in DASHBOARD["templating"]["list"]:
        if variable["type"] == "query":
            yield variable["query"]["infinityQuery"]
    for annotation in DASHBOARD["annotations"]["list"]:
        yield annotation["target"]


@pytest.fixture(scope="module")
def document(service: Any) -> dict[str, Any]:
    answer: dict[str, Any] = service.get("/openapi.json").json()
    return answer


def test_the_dashboard_asks_for_addresses_and_parameters_that_there_are(document: dict[str, Any]) -> None:
    for target in targets():
        route = document["paths"][target["url"]]["get"]
        known = {parameter["name"] for parameter in route.get("parameters", ())}
        assert {parameter["key"] for parameter in target["url_options"]["params"]} <= known


def test_the_dashboard_s_columns_have_the_types_that_are_answered() -> None:
    flat = {column.name: column.type for column in FLAT}
    for target in targets():
        model = TABLES.get(target["url"])
        known = dict(kinds(model)) if model else flat
        for column in target["columns"]:
            name, kind = column["selector"], column["type"]
            if model and name in ("time", "timeEnd"):
                assert kind == "timestamp_epoch"
            elif known[name] == "date":
                assert kind == "timestamp"
            else:
                assert kind == ("string" if known[name] == "string" else "number")


def test_the_dashboard_uses_only_variables_it_defines() -> None:
    defined = {variable["name"] for variable in DASHBOARD["templating"]["list"]}
    used = set(re.findall(r"\$\{(\w+)", json.dumps(DASHBOARD)))
    assert used - {"__from", "__to"} <= defined


def test_the_dashboard_s_questions_are_answered(service: Any) -> None:
    values = {"actor": "*", "counterpart": "*", "relation:csv": "FEAR,AGREE,SANCTION", "interval": "year"}
    values |= {"modality:csv": "asserted,possible", "__from": "-2208988800000", "__to": "1793500000000"}
    for target in targets():
        asked = {
            p["key"]: re.sub(r"\$\{([^}]+)\}", lambda m: values[m[1]], p["value"])
            for p in target["url_options"]["params"]
        }
        answer = service.get(target["url"], **asked)
        assert answer.status_code == 200 and len(answer.content) > 100, (target["url"], answer.text)


def test_panels_have_a_place_and_a_title_each() -> None:
    ids = [panel["id"] for panel in DASHBOARD["panels"]]
    assert len(set(ids)) == len(ids)
    for panel in DASHBOARD["panels"]:
        place = panel["gridPos"]
        assert panel["title"] and panel["description"] and place["x"] + place["w"] <= 24


def test_what_is_provisioned_fits_together() -> None:
    (source,) = yaml.safe_load((DEPLOY / "provisioning" / "datasources" / "entente.yaml").read_text())[
        "datasources"
    ]
    provided = yaml.safe_load((DEPLOY / "provisioning" / "dashboards" / "entente.yaml").read_text())
    assert source["type"] == "yesoreyeram-infinity-datasource" and source["access"] == "proxy"
    assert {target["datasource"]["uid"] for target in targets()} == {source["uid"]}
    assert {target["datasource"]["type"] for target in targets()} == {source["type"]}
    assert provided["providers"][0]["type"] == "file"
