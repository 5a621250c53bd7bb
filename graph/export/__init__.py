"""Every format the graph leaves in: one table, which the command, the route, the docs and the tests read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Final, Literal

from graph.export import (
    cytoscape,
    dot,
    ftm,
    gexf,
    graphml,
    json_ld,
    json_lines,
    node_link,
    parquet,
    png,
    stix,
    svg,
    tables,
    turtle,
)
from graph.export.source import Source

__all__ = ["EXPORTERS", "Exporter", "Source", "Writer"]

Writer = Callable[[Source], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format, `of` relations (edges) or of single statements.

    `qualified` says whether it can tell a denied or feared relation from a plain one. One that cannot
    carries only what is asserted and affirmed, unless asked for the rest. `write_bom` writes the same
    with a UTF-8 byte order mark, without which Excel misreads CSV.
    """

    name: str
    of: Literal["relations", "statements"]
    qualified: bool
    suffix: str
    media_type: str
    description: str
    write: Writer
    write_bom: Writer | None = None


_PARQUET = "application/vnd.apache.parquet"
_STIX = "application/stix+json;version=2.1"

_E: Final = "relations"
_S: Final = "statements"
_ZIP = partial(tables.write_zip, bom=True)
_FLAT = partial(tables.write_flat, bom=True)

# fmt: off
_TABLE = (
    Exporter("json", _E, True, ".json", "application/json", "node-link JSON (NetworkX)", node_link.write),
    Exporter("cytoscape", _E, True, ".cyjs", "application/json", "Cytoscape JSON", cytoscape.write),
    Exporter("graphml", _E, False, ".graphml", "application/graphml+xml", "GraphML", graphml.write),
    Exporter("gexf", _E, False, ".gexf", "application/gexf+xml", "GEXF 1.3 with time (Gephi)", gexf.write),
    Exporter("dot", _E, False, ".dot", "text/vnd.graphviz", "DOT (Graphviz)", dot.write),
    Exporter("csv", _E, True, ".zip", "application/zip", "nodes and edges, zipped", tables.write_zip, _ZIP),
    Exporter("csv-edges", _E, True, ".csv", "text/csv", "a flat table of edges", tables.write_flat, _FLAT),
    Exporter("parquet", _E, True, ".parquet", _PARQUET, "a flat table of edges", parquet.write),
    Exporter("jsonl", _S, True, ".jsonl", "application/jsonl", "one JSON object a line", json_lines.write),
    Exporter("turtle", _S, True, ".ttl", "text/turtle", "RDF", turtle.write),
    Exporter("jsonld", _S, True, ".jsonld", "application/ld+json", "JSON-LD", json_ld.write),
    Exporter("stix", _S, False, ".stix.json", _STIX, "STIX 2.1 (OpenCTI)", stix.write),
    Exporter("ftm", _S, False, ".ftm.json", "application/json+ftm", "FollowTheMoney", ftm.write),
    Exporter("svg", _E, True, ".svg", "image/svg+xml", "a picture of the graph", svg.write),
    Exporter("png", _E, True, ".png", "image/png", "the same picture as pixels", png.write),
)
# fmt: on

EXPORTERS: Mapping[str, Exporter] = MappingProxyType({exporter.name: exporter for exporter in _TABLE})
