"""JSON-LD 1.1, the linked data of the statements as one JSON document."""

from collections.abc import Iterator

import orjson

from graph.export.linked_data import PREFIXES, nodes
from graph.export.source import Source
from graph.export.stream import blocks, joined


def write(source: Source) -> Iterator[bytes]:
    """A `@context` of prefixes, no remote one, and a `@graph` of actors, articles and statements."""
    return blocks(_pieces(source))


def _pieces(source: Source) -> Iterator[bytes]:
    yield b'{"@context":' + orjson.dumps(PREFIXES) + b',"@graph":[\n'
    yield from joined(map(orjson.dumps, nodes(source)))
    yield b"\n]}\n"
