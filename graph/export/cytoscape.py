"""Cytoscape JSON, as cytoscape.js and the Cytoscape desktop read it."""

from collections.abc import Iterator

import orjson

from graph.export.columns import edge_row, node_row
from graph.export.source import Source
from graph.export.stream import blocks, joined
from graph.network import standing


def write(source: Source) -> Iterator[bytes]:
    """`elements` of nodes and edges, every edge with an `id`; the class of an edge tells its standing.

    `name` and `interaction` are what the Cytoscape desktop shows, `value` and `key` are what NetworkX reads.
    """
    return blocks(_pieces(source))


def _pieces(source: Source) -> Iterator[bytes]:
    name = orjson.dumps({"name": source.title})
    yield (
        b'{"format_version":"1.0","directed":true,"multigraph":true,"data":'
        + name
        + b',"elements":{"nodes":[\n'
    )
    yield from joined(_nodes(source))
    yield b'\n],"edges":[\n'
    yield from joined(_edges(source))
    yield b"\n]}}\n"


def _nodes(source: Source) -> Iterator[bytes]:
    for actor in source.actors():
        node: dict[str, object] = {
            "data": {**node_row(actor), "name": actor.name, "value": actor.id},
            "classes": actor.kind,
        }
        if place := source.places.get(actor.id):
            node["position"] = {"x": place[0], "y": place[1]}
        yield orjson.dumps(node)


def _edges(source: Source) -> Iterator[bytes]:
    for edge in source.relations():
        data = {**edge_row(edge), "interaction": edge.relation, "key": edge.relation}
        yield orjson.dumps({"data": data, "classes": standing(edge)})
