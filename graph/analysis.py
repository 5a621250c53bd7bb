"""Questions to a graph in memory: who is near, who stands between, who is best connected, how warm it is.

The view asks the like of a whole store; these are for the graph of a notebook or of one export.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx

from graph.errors import UnknownError
from graph.model import Relation
from graph.network import said

MOST_PATHS = 20
"""More paths than this are not looked for: each next one costs as much as all before it."""

_TIE = 0.001
"""What a step costs beside one hop where it is weakly attested: it decides between equally long paths."""


@dataclass(frozen=True, slots=True)
class Step:
    """One hop of a path: two actors, and every relation between them as its proof, the strongest first."""

    source: str
    target: str
    relations: tuple[Relation, ...]


def paths(graph: "nx.MultiDiGraph[str]", source: str, target: str, count: int = 1) -> list[tuple[Step, ...]]:
    """The best paths from one actor to another whichever way the relations point, at most MOST_PATHS.

    Fewer hops come first; among equally long paths the one better attested (Yen, Management Science 17,
    1971). Empty where nothing connects them; UnknownError where an actor is not in the graph.
    """
    for actor in (source, target):
        if actor not in graph:
            raise UnknownError("actor in this graph", actor)
    ties = _ties(graph)
    found = nx.shortest_simple_paths(ties, source, target, weight="cost")
    try:
        return [_steps(ties, path) for path in islice(found, min(count, MOST_PATHS))]
    except nx.NetworkXNoPath:
        return []


def _ties(graph: "nx.MultiDiGraph[str]") -> "nx.Graph[str]":
    """Each two related actors as one undirected edge that holds all their relations."""
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(sorted(graph))
    for source, target, data in graph.edges(data=True):
        relation: Relation = data["evidence"]
        if ties.has_edge(source, target):
            ties[source][target]["relations"].append(relation)
        else:
            ties.add_edge(source, target, relations=[relation])
    for _, _, tie in ties.edges(data=True):
        tie["relations"].sort(key=lambda relation: (-relation.weight, relation.relation))
        tie["cost"] = 1 + _TIE / (1 + sum(relation.weight for relation in tie["relations"]))
    return ties


def _steps(ties: "nx.Graph[str]", path: list[str]) -> tuple[Step, ...]:
    hops = pairwise(path)
    return tuple(Step(source, target, tuple(ties[source][target]["relations"])) for source, target in hops)


def neighbours(graph: "nx.MultiDiGraph[str]", actor: str, hops: int = 1) -> dict[str, int]:
    """The actors within some hops of one, itself not among them, with their distance; the nearest first."""
    if actor not in graph:
        raise UnknownError("actor in this graph", actor)
    undirected = graph.to_undirected(as_view=True)
    distances = nx.single_source_shortest_path_length(undirected, actor, cutoff=hops)
    near = sorted((distance, other) for other, distance in distances.items() if other != actor)
    return {other: distance for distance, other in near}


def most_connected(graph: "nx.MultiDiGraph[str]", count: int) -> list[str]:
    """The actors with the most partners (degree centrality), then the most relations, then by id."""
    partners = {actor: len(set(graph.predecessors(actor)) | set(graph.successors(actor))) for actor in graph}
    return sorted(graph, key=lambda actor: (-partners[actor], -graph.degree(actor), actor))[:count]


def balance(relations: Iterable[Relation]) -> float | None:
    """(cooperative - conflictual) / (cooperative + conflictual), from -1 to 1; None without either.

    Only statements that are asserted and affirmed count: a feared attack is no conflict yet.
    """
    signs: Counter[int] = Counter()
    for relation in relations:
        signs[relation.sign] += said(relation, "asserted")
    warm, cold = signs[1], signs[-1]
    return round((warm - cold) / (warm + cold), 4) if warm + cold else None
