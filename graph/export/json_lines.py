"""Statements, one JSON object a line, in the form that `entente extract` prints."""

from collections.abc import Iterator

import orjson

from graph.export.source import Source
from graph.export.stream import blocks
from graph.wire import statement_json


def write(source: Source) -> Iterator[bytes]:
    """Every statement with its qualifiers and its evidence."""
    return blocks(orjson.dumps(statement_json(each)) + b"\n" for each in source.statements())
