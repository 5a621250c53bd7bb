"""Parquet, for data frames and dashboards: one flat table of edges whose column types never change."""

from collections.abc import Iterable, Iterator
from itertools import islice

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from graph.export.columns import FLAT, flat_row
from graph.export.source import Source
from graph.export.stream import Sink
from graph.model import Relation

GROUP = 10_000
"""Edges in one row group: what is held in memory at once."""

_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}

SCHEMA = pa.schema([pa.field(column.name, _TYPES[column.type]) for column in FLAT])


def write(source: Source) -> Iterator[bytes]:
    """Row groups of GROUP edges; days as dates."""
    sink = Sink()
    with pq.ParquetWriter(sink, SCHEMA, compression="zstd") as writer:
        yield sink.taken()
        edges = iter(source.relations())
        while group := list(islice(edges, GROUP)):
            writer.write_table(_table(group))
            yield sink.taken()
    yield sink.taken()


def _table(edges: Iterable[Relation]) -> pa.Table:
    rows = [{**flat_row(edge), "first": edge.first, "last": edge.last} for edge in edges]
    return pa.Table.from_pylist(rows, schema=SCHEMA)
