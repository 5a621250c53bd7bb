"""Node-link JSON, as `networkx.node_link_graph` reads it."""

from collections.abc import Iterator

import orjson

from graph.export.columns import edge_row, node_row
from graph.export.source import Source
from graph.export.stream import blocks, joined


def write(source: Source) -> Iterator[bytes]:
    """One object with `nodes` and `edges`; each edge's `key` is its relation, `x` and `y` are pixels."""
    return blocks(_pieces(source))


def _pieces(source: Source) -> Iterator[bytes]:
    about = orjson.dumps({"title": source.title})
    yield b'{"directed":true,"multigraph":true,"graph":' + about + b',"nodes":[\n'
    yield from joined(_nodes(source))
    yield b'\n],"edges":[\n'
    yield from joined(orjson.dumps({"key": edge.relation, **edge_row(edge)}) for edge in source.relations())
    yield b"\n]}\n"


def _nodes(source: Source) -> Iterator[bytes]:
    for actor in source.actors():
        place = source.places.get(actor.id)
        at = {"x": place[0], "y": place[1]} if place else {}
        yield orjson.dumps({**node_row(actor), **at})
