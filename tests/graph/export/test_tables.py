"""CSV and Parquet, read back by pandas and pyarrow."""

import csv
import io
import zipfile
from collections.abc import Callable

import pandas
import pyarrow.parquet
import pytest

from graph.export import EXPORTERS
from graph.export.columns import EDGES, FLAT, NODES
from graph.export.source import Held


def written(name: str, source: Held) -> bytes:
    return b"".join(EXPORTERS[name].write(source))


def test_pandas_reads_flat_edges(source: Held) -> None:
    frame = pandas.read_csv(io.BytesIO(written("csv-edges", source)), parse_dates=["first", "last"])
    assert list(frame.columns) == [column.name for column in FLAT]
    pact = frame.set_index("id").loc["JPN:AGREE:KOR"]
    assert (pact.source_name, pact.target_name, pact.statements, pact.sign) == ("Japan", "South Korea", 2, 1)
    assert pact["last"] == pandas.Timestamp("2016-12-31")
    assert (
        frame.set_index("id").loc["KOR:ACCUSE:PRK"].quote == 'Seoul "strongly" condemned the launch <of> 2017'
    )


def test_the_archive_holds_nodes_and_edges_that_join(source: Held) -> None:
    with zipfile.ZipFile(io.BytesIO(written("csv", source))) as archive:
        assert archive.testzip() is None
        nodes = pandas.read_csv(archive.open("nodes.csv"))
        edges = pandas.read_csv(archive.open("edges.csv"))
    assert list(nodes.columns) == [column.name for column in NODES]
    assert list(edges.columns) == [column.name for column in EDGES]
    assert set(edges.source) | set(edges.target) == set(nodes.id)


def test_the_same_graph_gives_the_same_archive(source: Held) -> None:
    assert written("csv", source) == written("csv", source)


def test_a_byte_order_mark_comes_first_when_asked(source: Held) -> None:
    flat, zipped = EXPORTERS["csv-edges"].write_bom, EXPORTERS["csv"].write_bom
    assert flat and zipped
    assert b"".join(flat(source)).startswith(b"\xef\xbb\xbfid,source,")
    with zipfile.ZipFile(io.BytesIO(b"".join(zipped(source)))) as archive:
        assert {archive.read(name)[:3] for name in archive.namelist()} == {b"\xef\xbb\xbf"}
    assert written("csv-edges", source).startswith(b"id,source,"), "and not otherwise"


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", '=HYPERLINK("x")']
)
def test_a_formula_is_disarmed(formula: str, source_named: Callable[[str], Held]) -> None:
    text = written("csv-edges", source_named(formula)).decode()
    row = next(csv.DictReader(io.StringIO(text, newline="")))
    assert row["source_name"] == row["quote"] == f"'{formula}"


def test_a_number_below_zero_stays_a_number(source: Held) -> None:
    frame = pandas.read_csv(io.BytesIO(written("csv-edges", source)))
    assert set(frame.sign) == {-1, 1}


def test_pyarrow_reads_parquet_with_its_types(source: Held) -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(written("parquet", source)))
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["first"], types["statements"], types["confidence"], types["quote"]) == (
        "date32[day]",
        "int64",
        "double",
        "string",
    )
    frame = table.to_pandas()
    assert frame.set_index("id").loc["JPN:AGREE:KOR", "statements"] == 2


def test_an_empty_table_has_the_same_types(source: Held) -> None:
    full = pyarrow.parquet.read_schema(io.BytesIO(written("parquet", source)))
    assert pyarrow.parquet.read_schema(io.BytesIO(written("parquet", Held([])))).equals(full)
