"""CSV, for spreadsheets and notebooks: RFC 4180 with a head line.

A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV Injection).
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator

from graph.export.columns import EDGES, FLAT, NODES, Column, Row, Value, edge_row, flat_row, node_row
from graph.export.source import Source
from graph.export.stream import Sink, blocks

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of each file in the archive, so that the same graph gives the same bytes."""


def write_flat(source: Source, *, bom: bool = False) -> Iterator[bytes]:
    """One table of edges, each with its ends' names, kinds and countries."""
    return blocks(_lines(FLAT, map(flat_row, source.relations()), bom))


def write_zip(source: Source, *, bom: bool = False) -> Iterator[bytes]:
    """A ZIP archive of `nodes.csv` and `edges.csv`."""
    sink = Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        yield from _member(archive, sink, "nodes.csv", _lines(NODES, map(node_row, source.actors()), bom))
        yield from _member(archive, sink, "edges.csv", _lines(EDGES, map(edge_row, source.relations()), bom))
    yield sink.taken()


def _member(archive: zipfile.ZipFile, sink: Sink, name: str, lines: Iterable[str]) -> Iterator[bytes]:
    about = zipfile.ZipInfo(name, _ZIP_EPOCH)
    about.compress_type = zipfile.ZIP_DEFLATED
    about.external_attr = 0o644 << 16
    with archive.open(about, "w", force_zip64=True) as member:
        yield sink.taken()
        for block in blocks(lines):
            member.write(block)
            yield sink.taken()


def _lines(columns: Iterable[Column], rows: Iterable[Row], bom: bool) -> Iterator[str]:
    held = io.StringIO()
    writer = csv.writer(held)
    held.write(BOM if bom else "")
    writer.writerow([column.name for column in columns])
    for row in rows:
        yield _taken(held)
        writer.writerow([guarded(value) for value in row.values()])
    yield _taken(held)


def _taken(held: io.StringIO) -> str:
    text = held.getvalue()
    held.seek(0)
    held.truncate()
    return text


def guarded(value: Value) -> Value:
    """The value, with an apostrophe before a text that a spreadsheet would take for a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
