"""Statements, one JSON object a line, in the form that `entente extract` prints."""

from collections.abc import Iterator

from graph.export.source import Source
from graph.export.stream import blocks


def write(source: Source) -> Iterator[bytes]:
    """Every statement with its qualifiers and its evidence."""
    return blocks(line + b"\n" for line in source.lines())
