"""The graph formats, read by what analysts' browsers run: cytoscape.js, Gephi Lite's reader, Graphviz."""

import pytest

from graph.export import EXPORTERS
from graph.export.source import Held
from tests.node import reads

EDGES = {
    ("JPN", "FEAR", "PRK"),
    ("JPN", "AGREE", "KOR"),
    ("KOR", "ACCUSE", "PRK"),
    ("KOR", "ASSAULT", "PRK"),
    ("USA", "SANCTION", "PRK"),
    ("jae-in-soehne", "ACCUSE", "PRK"),
}


def written(name: str, source: Held) -> bytes:
    return b"".join(EXPORTERS[name].write(source))


def test_cytoscape_js_opens_the_graph_with_its_places(source: Held) -> None:
    placed = Held(source.relation_list, places={actor.id: (10.0, -20.0) for actor in source.actors()})
    graph = reads("cytoscape.mjs", written("cytoscape", placed))
    assert {(edge["source"], edge["relation"], edge["target"]) for edge in graph["edges"]} == EDGES
    assert {edge["id"]: edge["classes"] for edge in graph["edges"]}["KOR:ASSAULT:PRK"] == ["denied"]
    assert graph["nodes"][0]["position"] == {"x": 10.0, "y": -20.0}


@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_gephi_lite_s_reader_keeps_parallel_edges_and_their_evidence(name: str, source: Held) -> None:
    graph = reads("graphology.mjs", written(name, source), name)
    edges = {
        (edge["source"], edge["attributes"]["relation"], edge["target"]): edge for edge in graph["edges"]
    }
    assert edges.keys() == EDGES
    assert edges["JPN", "FEAR", "PRK"]["attributes"]["quote"].startswith("Tokyo fears")
    labels = {node["key"]: node["attributes"]["label"] for node in graph["nodes"]}
    assert labels["jae-in-soehne"] == 'Moon "Jae-in" <& Söhne> 🇰🇷'


def test_graphviz_lays_the_graph_out(source: Held) -> None:
    graph = reads("dot.mjs", written("dot", source))
    names = {node["_gvid"]: node["name"] for node in graph["objects"]}
    found = {
        (names[e["tail"]], e["label"].removesuffix(" (denied)"), names[e["head"]]) for e in graph["edges"]
    }
    assert found == EDGES
    assert all("pos" in node for node in graph["objects"])
    tips = {edge["id"]: edge["tooltip"] for edge in graph["edges"]}
    assert tips["KOR:ACCUSE:PRK"] == 'Seoul "strongly" condemned the launch <of> 2017'
