"""What holds for every format: it streams, it repeats itself, no text breaks it."""

import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

import networkx as nx
import pandas
import pyarrow.parquet
import pydot
import pytest
import rdflib
import stix2
from defusedxml import ElementTree
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.export import EXPORTERS
from graph.export.source import Held
from graph.model import Actor, Relation, Statement

PICTURES = {"svg", "png"}
"""These need every line before the first one: they are bounded by a number of actors instead."""

T = TypeVar("T")

STREAMS = sorted(EXPORTERS.keys() - PICTURES)

NASTY = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("\x00\x01\x0b\x1f\x7f\x85\u2028\ufffe\U0010ffff\"'\\<>&;,\r\n\t=+-@|[]{}🇰🇷"),
    )
)


def written(name: str, source: Held) -> bytes:
    return b"".join(EXPORTERS[name].write(source))


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_same_graph_gives_the_same_bytes(name: str, source: Held) -> None:
    assert written(name, source) == written(name, source)


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_empty_graph_is_written_too(name: str) -> None:
    document = written(name, Held([]))
    if name in {"json", "cytoscape", "jsonld", "stix"}:
        json.loads(document)
    elif name in {"graphml", "gexf", "svg"}:
        ElementTree.fromstring(document)


@dataclass(frozen=True)
class Endless(Held):
    """As many relations and statements as anyone asks for, made one at a time."""

    count: int = 0
    taken: list[int] | None = None

    def relations(self) -> Iterator[Relation]:
        return self._many(self.relation_list)

    def statements(self) -> Iterator[Statement]:
        return self._many(self.statement_list)

    def _many(self, given: Iterable[T]) -> Iterator[T]:
        held = list(given)
        for number in range(self.count):
            if self.taken is not None:
                self.taken.append(number)
            yield held[number % len(held)]


@pytest.mark.parametrize("name", STREAMS)
def test_the_first_byte_comes_before_the_second_edge_is_asked_for(name: str, source: Held) -> None:
    taken: list[int] = []
    endless = Endless(
        source.relation_list, source.statement_list, source.articles, count=1_000_000, taken=taken
    )
    assert next(iter(EXPORTERS[name].write(endless)))
    assert len(taken) <= 1


@pytest.mark.parametrize("name", STREAMS)
def test_memory_does_not_grow_with_the_graph(name: str, source: Held) -> None:
    many = replace_count(source, 15_000)
    for _ in EXPORTERS[name].write(replace_count(source, 1_000)):  # whatever is loaded once is loaded now
        pass
    tracemalloc.start()
    sent = sum(map(len, EXPORTERS[name].write(many)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    allowed = 40_000_000 if name == "parquet" else 1_000_000  # a row group as Python values
    assert peak < allowed, f"{peak} bytes held for {sent} sent"


def replace_count(source: Held, count: int) -> Endless:
    return Endless(source.relation_list, source.statement_list, source.articles, count=count)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NASTY)
def test_no_name_breaks_a_format(name: str, source_named: Callable[[str], Held]) -> None:
    source = source_named(name)
    label = nx.node_link_graph(json.loads(written("json", source))).nodes["JPN"]["label"]
    assert label == name
    assert json.loads(written("cytoscape", source))["elements"]["nodes"][0]["data"]["name"] == name
    assert json.loads(written("jsonl", source))["subject"]["name"] == name
    assert nx.read_graphml(io.BytesIO(written("graphml", source))).number_of_edges() == 1
    assert nx.read_gexf(io.BytesIO(written("gexf", source)), version="1.3").number_of_edges() == 1
    ElementTree.fromstring(written("svg", source))
    assert pyarrow.parquet.read_table(io.BytesIO(written("parquet", source)))["source_name"].to_pylist() == [
        name
    ]
    assert stix2.parse(written("stix", source).decode()).objects[0].type == "identity"
    assert all(isinstance(json.loads(line), dict) for line in written("ftm", source).splitlines())
    labels = (
        rdflib.Graph()
        .parse(data=written("turtle", source), format="turtle")
        .objects(predicate=rdflib.RDFS.label)
    )
    assert name in set(map(str, labels))
    frame = pandas.read_csv(io.BytesIO(written("csv-edges", source)), keep_default_na=False)
    assert len(frame) == 1


@pytest.mark.filterwarnings("ignore::DeprecationWarning:pydot")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NASTY)
def test_dot_takes_any_name(name: str, source_named: Callable[[str], Held]) -> None:
    graphs = pydot.graph_from_dot_data(written("dot", source_named(name)).decode())
    assert graphs and len(graphs[0].get_edges()) == 1


def test_a_zip_archive_ends_well_after_many_blocks(source: Held) -> None:
    data = b"".join(EXPORTERS["csv"].write(replace_count(source, 20_000)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("edges.csv").count(b"\r\n") == 20_001


def test_ids_with_odd_letters_stay_whole(source: Held) -> None:
    odd = Actor('o"d\\d & <id>', "Odd", "group")
    relation = replace(next(iter(islice(source.relations(), 1))), subject=odd)
    held = Held([relation])
    assert odd.id in nx.read_graphml(io.BytesIO(written("graphml", held)))
    assert odd.id in nx.read_gexf(io.BytesIO(written("gexf", held)), version="1.3")
    assert odd.id in nx.node_link_graph(json.loads(written("json", held)))
