"""The layout: the same every time, nothing on top of anything, big graphs soon enough."""

import itertools
import random

import networkx as nx
import pytest

from graph.errors import QueryError
from graph.layout import CHARACTER_WIDTH, MOST_NODES, NODE_SIZE, positions


def graph(nodes: int, edges: int, seed: int = 1) -> "nx.MultiDiGraph[str]":
    drawn = nx.MultiDiGraph()
    choose = random.Random(seed)
    names = [f"actor-{number:04}" for number in range(nodes)]
    drawn.add_nodes_from((name, {"label": f"Name of {name}"}) for name in names)
    for _ in range(edges):
        drawn.add_edge(*choose.sample(names, 2))
    return drawn


def test_the_answer_depends_on_the_graph_alone() -> None:
    given = graph(40, 90)
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(given.nodes(data=True))))
    turned.add_edges_from(reversed(list(given.edges())))
    assert positions(turned) == positions(given) == positions(given)


@pytest.mark.parametrize(("nodes", "edges"), [(2, 1), (12, 30), (30, 60), (30, 0), (300, 900)])
def test_no_label_hides_another(nodes: int, edges: int) -> None:
    given = graph(nodes, edges)
    places = positions(given)
    width = max(NODE_SIZE[0], CHARACTER_WIDTH * len("Name of actor-0000"))
    for (ax, ay), (bx, by) in itertools.combinations(places.values(), 2):
        assert abs(ax - bx) >= width - 0.2 or abs(ay - by) >= NODE_SIZE[1] - 0.2


def test_connected_actors_stand_nearer_than_strangers() -> None:
    given = nx.MultiDiGraph(nx.disjoint_union(nx.complete_graph(6), nx.complete_graph(6)))
    places = positions(nx.relabel_nodes(given, str))
    inside = [gap(places[str(a)], places[str(b)]) for a, b in itertools.combinations(range(6), 2)]
    across = [gap(places[str(a)], places[str(b)]) for a in range(6) for b in range(6, 12)]
    assert sum(inside) / len(inside) < sum(across) / len(across) / 1.5


def gap(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def test_the_hub_of_a_star_stands_in_its_middle() -> None:
    places = positions(nx.relabel_nodes(nx.MultiDiGraph(nx.star_graph(12)), str))
    leaves = [places[str(leaf)] for leaf in range(1, 13)]
    middle = (sum(x for x, _ in leaves) / 12, sum(y for _, y in leaves) / 12)
    assert gap(places["0"], middle) < min(gap(places["0"], leaf) for leaf in leaves) / 2


def test_nothing_and_one() -> None:
    assert positions(nx.MultiDiGraph()) == {}
    assert positions(graph(1, 0)) == {"actor-0000": (0.0, 0.0)}


def test_a_relation_to_oneself_does_no_harm() -> None:
    given = graph(3, 3)
    given.add_edge("actor-0000", "actor-0000")
    assert len(positions(given)) == 3


def test_too_many_actors_are_refused_with_the_number_that_is_not() -> None:
    with pytest.raises(QueryError, match=f"{MOST_NODES} at most"):
        positions(graph(MOST_NODES + 1, 0))
