"""Where each actor of a graph stands: one layout for the page, for pictures and for dashboards.

Fruchterman and Reingold's forces (Software: Practice and Experience 21, 1991) with a pull towards the
middle that keeps unconnected parts together, then labels pushed apart until none hides another.
NetworkX's own force layouts need SciPy above 500 nodes or took 16 s for 2,000 nodes and 5,000 edges;
as products of matrices the same forces take two to three.

The answer depends on the graph alone: actors are taken in the order of their ids, they start on a
sunflower spiral (the best connected in the middle), and no random number is drawn.
"""

import math

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.errors import QueryError

Floats = NDArray[np.float64]

MOST_NODES = 2_000
"""The largest graph that is laid out: the cost grows with the square of its nodes."""

EDGE_LENGTH = 150.0
"""The length in pixels that an edge tends to."""

GRAVITY = 0.12
"""The pull towards the middle, for each pixel of distance."""

NODE_SIZE = (44.0, 46.0)
"""The least width and the height, in pixels, of a node with its name below it."""

CHARACTER_WIDTH = 7.4
"""The mean width in pixels of one character of a label set at 13 px."""


def positions(graph: "nx.MultiDiGraph[str]") -> dict[str, tuple[float, float]]:
    """The place of every node of a graph, in pixels, x to the right and y downwards, about (0, 0).

    Nodes may carry `label`, whose width is kept free. Raises QueryError above MOST_NODES nodes.
    """
    nodes = sorted(graph.nodes)
    if len(nodes) > MOST_NODES:
        raise QueryError(
            "limit", f"{len(nodes)} actors are too many to be laid out; ask for {MOST_NODES} at most"
        )
    if not nodes:
        return {}
    index = {node: place for place, node in enumerate(nodes)}
    ends = np.array([(index[a], index[b]) for a, b in graph.edges() if a != b], dtype=np.intp).reshape(-1, 2)
    masses = _masses(len(nodes), ends)
    pairs = np.unique(np.sort(ends, axis=1), axis=0)
    places = _forces(_spiral(masses), masses, pairs)
    places = _apart(places, _boxes([str(graph.nodes[node].get("label", node)) for node in nodes]))
    places -= (places.min(axis=0) + places.max(axis=0)) / 2
    return {
        node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in zip(nodes, places, strict=True)
    }


def _masses(count: int, ends: NDArray[np.intp]) -> Floats:
    """A node with many relations needs room for their lines: it pushes harder, as in ForceAtlas2."""
    masses: Floats = np.sqrt(1.0 + np.bincount(ends.ravel(), minlength=count) / 4)
    return masses


def _spiral(masses: Floats) -> Floats:
    """A start on Vogel's sunflower spiral (1979), the heaviest first: even, and the same every time."""
    rank = np.empty(len(masses))
    rank[np.argsort(-masses, kind="stable")] = np.arange(len(masses))
    radius = EDGE_LENGTH * np.sqrt(rank + 0.5) / 2
    angle = rank * math.pi * (3 - math.sqrt(5))
    return np.stack((radius * np.cos(angle), radius * np.sin(angle)), axis=1)


def _forces(places: Floats, masses: Floats, pairs: NDArray[np.intp]) -> Floats:
    """Let the forces act in ever smaller steps."""
    rounds = 300 if len(places) <= 500 else 100
    gravity = GRAVITY * math.sqrt(len(places)) * masses[:, None]
    for step in range(rounds):
        force = _repulsion(places, masses) + _attraction(places, pairs) - places * gravity
        length = np.maximum(np.linalg.norm(force, axis=1, keepdims=True), 1e-9)
        longest = EDGE_LENGTH * 0.6 * (1 - step / rounds)
        places = places + force / length * np.minimum(length, longest)
    return places


def _repulsion(places: Floats, masses: Floats) -> Floats:
    """Each node pushes each other away with mass * mass * EDGE_LENGTH^2 / distance.

    Two products of matrices hold all pairs at once; single precision halves the time, and a hundredth
    of a pixel is near enough.
    """
    squares, ones = (places**2).sum(axis=1), np.ones(len(places))
    left = np.column_stack((-2 * places, squares, ones)).astype(np.float32)
    right = np.column_stack((places, ones, squares)).astype(np.float32)
    push = left @ right.T  # the squared distances
    np.maximum(push, 1.0, out=push)
    np.reciprocal(push, out=push)
    np.fill_diagonal(push, 0.0)
    pulls = push @ np.column_stack((masses, masses[:, None] * places)).astype(np.float32)
    away: Floats = EDGE_LENGTH**2 * masses[:, None] * (places * pulls[:, :1] - pulls[:, 1:])
    return away


def _attraction(places: Floats, pairs: NDArray[np.intp]) -> Floats:
    """A connected pair pulls together with distance^2 / EDGE_LENGTH, however many relations it has."""
    apart = places[pairs[:, 1]] - places[pairs[:, 0]]
    draw = apart * (np.linalg.norm(apart, axis=1) / EDGE_LENGTH)[:, None]
    force = np.zeros_like(places)
    np.add.at(force, pairs[:, 0], draw)
    np.add.at(force, pairs[:, 1], -draw)
    return force


def _boxes(labels: list[str]) -> Floats:
    """The width and height in pixels that each node and its label take."""
    width = [max(NODE_SIZE[0], min(len(label), 28) * CHARACTER_WIDTH + 10) for label in labels]
    return np.stack((np.array(width), np.full(len(labels), NODE_SIZE[1])), axis=1)


def _apart(places: Floats, boxes: Floats) -> Floats:
    """Push overlapping boxes apart along the axis where they overlap less, until none does."""
    places = places.copy()
    for round in range(400):
        places *= 1.02 if round >= 100 else 1.0  # too crowded to be settled by pushing alone
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
