"""The graph formats, read back by readers that we did not write."""

import io
import json
from pathlib import Path
from xml.etree.ElementTree import Element

import igraph
import networkx as nx
import pydot
import pytest
from defusedxml import ElementTree

from graph.export import EXPORTERS
from graph.export.source import Held

EDGES = {
    ("JPN", "FEAR", "PRK"),
    ("JPN", "AGREE", "KOR"),
    ("KOR", "ACCUSE", "PRK"),
    ("KOR", "ASSAULT", "PRK"),
    ("USA", "SANCTION", "PRK"),
    ("jae-in-soehne", "ACCUSE", "PRK"),
}
MOON = 'Moon "Jae-in" <& Söhne> 🇰🇷'


def written(name: str, source: Held) -> bytes:
    return b"".join(EXPORTERS[name].write(source))


def triples(graph: nx.MultiDiGraph) -> set[tuple[str, str, str]]:
    return {(a, data["relation"], b) for a, b, data in graph.edges(data=True)}


def test_networkx_reads_node_link(source: Held) -> None:
    graph = nx.node_link_graph(json.loads(written("json", source)))
    assert isinstance(graph, nx.MultiDiGraph)
    assert {(a, key, b) for a, b, key in graph.edges(keys=True)} == EDGES
    assert graph.nodes["JPN"] == {"label": "Japan", "kind": "state", "country": "JPN", "sector": None}
    pact = graph.edges["JPN", "KOR", "AGREE"]
    assert (pact["statements"], pact["asserted"], pact["first"], pact["last"]) == (
        2,
        2,
        "2003-01-01",
        "2016-12-31",
    )
    assert pact["quote"] == "Japan signed a pact with South Korea in 2016", "the surer statement is the proof"
    assault = graph.edges["KOR", "PRK", "ASSAULT"]
    assert (assault["asserted"], assault["denied"], assault["first"]) == (0, 1, "2018-03-21")
    assert assault["first_basis"] == "article"


def test_networkx_reads_cytoscape(source: Held) -> None:
    document = json.loads(written("cytoscape", source))
    edges = document["elements"]["edges"]
    assert len({edge["data"]["id"] for edge in edges}) == len(EDGES), "every edge has an id of its own"
    by_relation = {edge["data"]["id"]: edge["classes"] for edge in edges}
    assert by_relation["KOR:ASSAULT:PRK"] == "denied"
    assert by_relation["USA:SANCTION:PRK"] == "unasserted"
    assert by_relation["JPN:FEAR:PRK"] == "asserted"
    graph = nx.cytoscape_graph(document)
    assert triples(graph) == EDGES
    assert graph.nodes["jae-in-soehne"]["name"] == MOON


def test_networkx_reads_graphml(source: Held) -> None:
    graph = nx.read_graphml(io.BytesIO(written("graphml", source)), force_multigraph=True)
    assert triples(graph) == EDGES
    assert graph.nodes["jae-in-soehne"]["label"] == MOON
    pact = next(data for _, _, data in graph.edges(data=True) if data["relation"] == "AGREE")
    assert pact["sign"] == 1 and isinstance(pact["confidence"], float)
    assert "attributed_to" not in pact, "an empty value is left out"


def test_igraph_reads_graphml(source: Held, tmp_path: Path) -> None:
    path = tmp_path / "graph.graphml"
    path.write_bytes(written("graphml", source))
    graph = igraph.Graph.Read_GraphML(str(path))
    assert graph.is_directed() and (graph.vcount(), graph.ecount()) == (5, 6)
    names = graph.vs["id"]
    assert {(names[edge.source], edge["relation"], names[edge.target]) for edge in graph.es} == EDGES
    assert MOON in graph.vs["label"]


def test_networkx_reads_gexf(source: Held) -> None:
    graph = nx.read_gexf(io.BytesIO(written("gexf", source)), version="1.3")
    assert isinstance(graph, nx.MultiDiGraph), "parallel edges stay apart"
    assert triples(graph) == EDGES
    assert graph.nodes["JPN"]["label"] == "Japan"


def test_gexf_is_dynamic_and_tells_parallel_edges_apart(source: Held) -> None:
    root: Element = ElementTree.fromstring(written("gexf", source))
    space = "{http://gexf.net/1.3}"
    graph = root.find(f"{space}graph")
    assert root.get("version") == "1.3" and graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    assert graph.get("timerepresentation") == "interval"
    edges = {edge.get("id"): edge for edge in root.iter(f"{space}edge")}
    assert edges["KOR:ACCUSE:PRK"].get("kind") == "ACCUSE"
    assert (edges["KOR:ACCUSE:PRK"].get("start"), edges["KOR:ACCUSE:PRK"].get("end")) == (
        "2017-01-01",
        "2017-12-31",
    )
    titles = {each.get("title") for each in root.iter(f"{space}attribute")}
    assert "relation" in titles and "type" not in titles, "an attribute called type would hide GEXF's own"


@pytest.mark.filterwarnings("ignore::DeprecationWarning:pydot")
def test_pydot_reads_dot(source: Held) -> None:
    (graph,) = pydot.graph_from_dot_data(written("dot", source).decode())
    assert graph.get_type() == "digraph"
    found = {
        (unquoted(e.get_source()), unquoted(e.get("label")), unquoted(e.get_destination()))
        for e in graph.get_edges()
    }
    assert found == (EDGES - {("KOR", "ASSAULT", "PRK")}) | {("KOR", "ASSAULT (denied)", "PRK")}
    styles = {unquoted(edge.get("id")): unquoted(edge.get("style")) for edge in graph.get_edges()}
    assert styles["USA:SANCTION:PRK"] == "dashed" and styles["JPN:FEAR:PRK"] == "solid"


def unquoted(text: object) -> str:
    return str(text).strip('"').replace('\\"', '"')


@pytest.mark.parametrize("name", ["json", "cytoscape", "gexf"])
def test_places_are_written_where_the_format_can(name: str, source: Held) -> None:
    placed = Held(source.relation_list, places={actor.id: (12.5, -8.0) for actor in source.actors()})
    assert b"12.5" in written(name, placed) and b"12.5" not in written(name, source)
