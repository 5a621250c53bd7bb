"""Who is tied to whom: the neighbourhood of an actor, and the paths between two.

Both walk the pairs of actors that a query leaves, each pair once whatever its relations; NetworkX does the
walking. The pairs of a whole store are read once for a version of it and a query.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx
from sqlalchemy import Connection, func, select

from graph.db import statements
from graph.model import Actor
from graph.view.relations import actors_of
from graph.view.where import Where

S = statements.c
Pairs = nx.Graph  # of actor ids; an edge has `statements`, `weight` and `length`


@dataclass(frozen=True, slots=True)
class Neighbor:
    """An actor `distance` steps away, reached over `through`."""

    actor: Actor
    distance: int
    through: str
    statements: int


def pairs(connection: Connection, where: Where) -> "nx.Graph[str]":
    """All pairs of actors as an undirected graph."""
    graph: nx.Graph[str] = nx.Graph()
    for arm in where.arms():
        sums = (func.count().label("count"), func.sum(S.confidence).label("weight"))
        for source, target, count, weight in connection.execute(
            select(arm.source, arm.target, *sums).where(arm.where).group_by(arm.source, arm.target)
        ):
            old = graph.get_edge_data(source, target, {"statements": 0, "weight": 0.0})
            weight += old["weight"]
            graph.add_edge(
                source, target, statements=count + old["statements"], weight=weight, length=_length(weight)
            )
    return graph


def neighbors(
    connection: Connection, graph: "nx.Graph[str]", about: str, hops: int, limit: int
) -> tuple[list[Neighbor], bool]:
    """Actors up to `hops` steps away, nearest and best attested first; whether `limit` cuts some off."""
    if about not in graph:
        return [], False
    seen: dict[str, tuple[int, str, int]] = {about: (0, about, 0)}
    edge: list[str] = [about]
    for distance in range(1, hops + 1):
        edge = list(_step(graph, edge, seen, distance))
        if len(seen) - 1 > limit:
            break
    found = sorted(
        (distance, -count, id, through) for id, (distance, through, count) in seen.items() if distance
    )
    known = actors_of(connection, [id for _, _, id, _ in found[:limit]])
    rows = [Neighbor(known[id], distance, through, -count) for distance, count, id, through in found[:limit]]
    return rows, len(found) > limit


def _step(
    graph: "nx.Graph[str]", edge: list[str], seen: dict[str, tuple[int, str, int]], distance: int
) -> Iterator[str]:
    for near in edge:
        tied = sorted(graph[near].items(), key=lambda item: (-item[1]["weight"], item[0]))
        for far, how in tied:
            if far not in seen:
                seen[far] = (distance, near, how["statements"])
                yield far


def shortest(graph: "nx.Graph[str]", source: str, target: str, k: int) -> list[list[tuple[str, str]]]:
    """Up to `k` paths as lists of pairs: those of the fewest steps first, among them the best attested."""
    if source not in graph or target not in graph or not nx.has_path(graph, source, target):
        return []
    paths = nx.shortest_simple_paths(graph, source, target, weight="length")
    return [list(pairwise(path)) for path in islice(paths, k)]


def _length(weight: float) -> float:
    """One step, and less than a hundredth more the less it is attested: fewer steps always win up to 100."""
    return 1 + 0.01 / (1 + weight)
