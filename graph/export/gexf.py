"""GEXF 1.3 with time, as Gephi's timeline reads it.

NetworkX writes neither `kind`, which parallel edges need, nor `timerepresentation`; and an attribute
called `type` would overwrite GEXF's own, so ours is called `relation`.
"""

from collections.abc import Iterable, Iterator

from graph.export.columns import EDGES, NODES, Column, Row, edge_row, node_row
from graph.export.palette import KIND_COLOURS, SIGN_COLOURS
from graph.export.source import Source
from graph.export.stream import blocks
from graph.export.xml import xml_text
from graph.model import Actor, Relation
from graph.network import edge_id

_TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "double",
    "boolean": "boolean",
    "date": "string",
}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
"""
_GRAPH = '<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">\n'
_OWN = {"id", "label", "source", "target", "weight"}
"""What GEXF says by attributes of its own."""


def write(source: Source) -> Iterator[bytes]:
    """One dynamic graph: an edge lives from its first day to its last; `kind` is its relation."""
    return blocks(_pieces(source))


def _pieces(source: Source) -> Iterator[str]:
    yield _HEAD
    yield f"<meta><creator>Entente</creator><description>{xml_text(source.title)}</description></meta>\n"
    yield _GRAPH
    yield from _declared("node", NODES)
    yield from _declared("edge", EDGES)
    yield "<nodes>\n"
    for actor in source.actors():
        yield _node(actor, source.places.get(actor.id))
    yield "</nodes>\n<edges>\n"
    for edge in source.relations():
        yield _edge(edge)
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(element: str, columns: Iterable[Column]) -> Iterator[str]:
    yield f'<attributes class="{element}" mode="static">\n'
    for column in columns:
        if column.name not in _OWN:
            yield f'<attribute id="{column.name}" title="{column.name}" type="{_TYPES[column.type]}"/>\n'
    yield "</attributes>\n"


def _node(actor: Actor, place: tuple[float, float] | None) -> str:
    at = f'<viz:position x="{place[0]}" y="{-place[1]}" z="0"/>' if place else ""
    colour = _colour(KIND_COLOURS[actor.kind])
    head = f'<node id="{xml_text(actor.id)}" label="{xml_text(actor.name)}">'
    return f"{head}{_values(node_row(actor))}{colour}{at}</node>\n"


def _edge(edge: Relation) -> str:
    ends = f'source="{xml_text(edge.subject.id)}" target="{xml_text(edge.object.id)}"'
    kind = f'kind="{xml_text(edge.relation)}" label="{xml_text(edge.relation)}" weight="{edge.weight}"'
    days = "".join(f' {name}="{day}"' for name, day in (("start", edge.first), ("end", edge.last)) if day)
    inner = _values(edge_row(edge)) + _colour(SIGN_COLOURS[edge.sign])
    return f'<edge id="{xml_text(edge_id(edge))}" {ends} {kind}{days}>{inner}</edge>\n'


def _values(row: Row) -> str:
    values = (
        f'<attvalue for="{name}" value="{xml_text(value)}"/>'
        for name, value in row.items()
        if value is not None and name not in _OWN
    )
    return f"<attvalues>{''.join(values)}</attvalues>"


def _colour(hexadecimal: str) -> str:
    red, green, blue = (int(hexadecimal[at : at + 2], 16) for at in (1, 3, 5))
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
