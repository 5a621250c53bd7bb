"""GraphML, as Gephi, yEd, Cytoscape, igraph and NetworkX read it."""

from collections.abc import Iterable, Iterator

from graph.export.columns import EDGES, NODES, Column, Row, edge_row, node_row
from graph.export.source import Source
from graph.export.stream import blocks
from graph.export.xml import xml_text
from graph.network import edge_id

_TYPES = {"string": "string", "integer": "int", "number": "double", "boolean": "boolean", "date": "string"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_OWN = {"id", "source", "target"}
"""What GraphML says by attributes of its own."""


def write(source: Source) -> Iterator[bytes]:
    """One directed graph; each edge has an id, so parallel edges stay apart. An empty value is left out."""
    return blocks(_pieces(source))


def _pieces(source: Source) -> Iterator[str]:
    yield _HEAD
    yield from _keys("node", NODES)
    yield from _keys("edge", EDGES)
    yield f'<graph edgedefault="directed"><desc>{xml_text(source.title)}</desc>\n'
    for actor in source.actors():
        yield f'<node id="{xml_text(actor.id)}">{_data("node", node_row(actor))}</node>\n'
    for edge in source.relations():
        ends = f'source="{xml_text(edge.subject.id)}" target="{xml_text(edge.object.id)}"'
        yield f'<edge id="{xml_text(edge_id(edge))}" {ends}>{_data("edge", edge_row(edge))}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _keys(element: str, columns: Iterable[Column]) -> Iterator[str]:
    for column in columns:
        if column.name not in _OWN:
            kind = _TYPES[column.type]
            name = column.name
            yield f'<key id="{element}-{name}" for="{element}" attr.name="{name}" attr.type="{kind}"/>\n'


def _data(element: str, row: Row) -> str:
    return "".join(
        f'<data key="{element}-{name}">{xml_text(value)}</data>'
        for name, value in row.items()
        if value is not None and name not in _OWN
    )
