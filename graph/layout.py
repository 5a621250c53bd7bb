"""Where each actor of a graph stands: one layout for the page, for pictures and for dashboards.

Fruchterman and Reingold's forces (Software: Practice and Experience 21, 1991) with a pull towards the
middle that keeps unconnected parts together, then labels pushed apart until none hides another.
NetworkX's own force layouts need SciPy above 500 nodes or took 16 s for 2,000 nodes and 5,000 edges;
written as products of matrices the same forces take about two.

The answer depends on the graph alone: actors are taken in the order of their ids, they start on a
sunflower spiral (the best connected in the middle), and no random number is drawn.
"""

import math
from collections.abc import Mapping

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.errors import QueryError

Floats = NDArray[np.float64]

MOST_NODES = 2_000
"""The largest graph that is laid out: the cost grows with the square of its nodes."""

EDGE_LENGTH = 150.0
"""The length in pixels that an edge tends to."""

NODE_SIZE = (44.0, 46.0)
"""The least width and the height, in pixels, of a node with its name below it."""

CHARACTER_WIDTH = 7.4
"""The mean width in pixels of one character of a label set at 13 px."""


def positions(graph: "nx.MultiDiGraph[str]") -> dict[str, tuple[float, float]]:
    """The place of every node of a graph, in pixels, x to the right and y downwards, about (0, 0).

    Nodes may carry `label`; edges may carry `weight` (how often it was said), which draws them
    closer. Raises QueryError when there are more than MOST_NODES nodes.
    """
    nodes = sorted(graph.nodes)
    if len(nodes) > MOST_NODES:
        raise QueryError(
            "limit", f"{len(nodes)} actors are too many to be laid out; ask for {MOST_NODES} at most"
        )
    if not nodes:
        return {}
    pairs = _pairs(graph, {node: index for index, node in enumerate(nodes)})
    places = _forces(_spiral(len(nodes), pairs), pairs)
    places = _apart(places, _boxes([str(graph.nodes[node].get("label", node)) for node in nodes]))
    places -= (places.min(axis=0) + places.max(axis=0)) / 2
    return {
        node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in zip(nodes, places, strict=True)
    }


def _pairs(graph: "nx.MultiDiGraph[str]", index: Mapping[str, int]) -> dict[tuple[int, int], float]:
    """The pull between each two connected nodes, grown slowly by how often the two are named together."""
    said: dict[tuple[int, int], float] = {}
    for source, target, statements in graph.edges(data="weight", default=1):
        if source != target:
            pair = (index[source], index[target])
            pair = pair if pair[0] < pair[1] else (pair[1], pair[0])
            said[pair] = said.get(pair, 0.0) + float(statements)
    return {pair: 1.0 + math.log(max(1.0, count)) / 4 for pair, count in sorted(said.items())}


def _spiral(count: int, pairs: Mapping[tuple[int, int], float]) -> Floats:
    """A start on Vogel's sunflower spiral (1979), the best connected first: even, and the same every time."""
    degree = np.zeros(count)
    for pair, pull in pairs.items():
        degree[list(pair)] += pull
    rank = np.empty(count)
    rank[np.argsort(-degree, kind="stable")] = np.arange(count)
    radius = EDGE_LENGTH * np.sqrt(rank + 0.5) / 2
    angle = rank * math.pi * (3 - math.sqrt(5))
    return np.stack((radius * np.cos(angle), radius * np.sin(angle)), axis=1)


def _forces(places: Floats, pairs: Mapping[tuple[int, int], float]) -> Floats:
    """Let the forces act in ever smaller steps."""
    ends = np.array(list(pairs), dtype=np.intp).reshape(-1, 2)
    pulls = np.array(list(pairs.values())) / EDGE_LENGTH
    rounds = 300 if len(places) <= 500 else 120
    for step in range(rounds):
        force = _repulsion(places) + _attraction(places, ends, pulls) - places * 0.06 * math.sqrt(len(places))
        length = np.maximum(np.linalg.norm(force, axis=1, keepdims=True), 1e-9)
        longest = EDGE_LENGTH * 0.6 * (1 - step / rounds)
        places = places + force / length * np.minimum(length, longest)
    return places


def _repulsion(places: Floats) -> Floats:
    """Each node pushes each other away with EDGE_LENGTH^2 / distance."""
    squares = (places**2).sum(axis=1)
    push = squares[:, None] + squares[None, :] - 2 * places @ places.T
    np.maximum(push, 1.0, out=push)
    np.divide(EDGE_LENGTH**2, push, out=push)
    np.fill_diagonal(push, 0.0)
    away: Floats = places * push.sum(axis=1, keepdims=True) - push @ places
    return away


def _attraction(places: Floats, ends: NDArray[np.intp], pulls: Floats) -> Floats:
    """An edge pulls its ends together with pull * distance^2 / EDGE_LENGTH."""
    apart = places[ends[:, 1]] - places[ends[:, 0]]
    draw = apart * (np.linalg.norm(apart, axis=1) * pulls)[:, None]
    force = np.zeros_like(places)
    np.add.at(force, ends[:, 0], draw)
    np.add.at(force, ends[:, 1], -draw)
    return force


def _boxes(labels: list[str]) -> Floats:
    """The width and height in pixels that each node and its label take."""
    width = [max(NODE_SIZE[0], min(len(label), 28) * CHARACTER_WIDTH + 10) for label in labels]
    return np.stack((np.array(width), np.full(len(labels), NODE_SIZE[1])), axis=1)


def _apart(places: Floats, boxes: Floats) -> Floats:
    """Push overlapping boxes apart along the axis where they overlap less, until none does."""
    places = places.copy()
    for _ in range(200):
        first, second = _overlapping(places, boxes)
        if not len(first):
            break
        apart = places[second] - places[first]
        lack = (boxes[first] + boxes[second]) / 2 - np.abs(apart)
        axis = lack.argmin(axis=1)
        rows = np.arange(len(first))
        push = np.where(apart[rows, axis] < 0, -1.0, 1.0) * (lack[rows, axis] / 2 + 0.5)
        np.add.at(places, (second, axis), push)
        np.add.at(places, (first, axis), -push)
    return places


def _overlapping(places: Floats, boxes: Floats) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The pairs of nodes whose boxes overlap, found by a sweep from left to right."""
    left = places[:, 0] - boxes[:, 0] / 2
    order = np.argsort(left, kind="stable")
    right = places[order, 0] + boxes[order, 0] / 2
    reach = np.searchsorted(left[order], right, side="left")
    counts = np.maximum(reach - np.arange(len(order)) - 1, 0)
    first = np.repeat(np.arange(len(order)), counts)
    offset = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    first, second = order[first], order[first + 1 + offset]
    height = (boxes[first, 1] + boxes[second, 1]) / 2
    close = np.abs(places[first, 1] - places[second, 1]) < height
    return first[close], second[close]
