"""Every format the graph leaves in: one table, which the command, the route, the docs and the tests read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

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
    """One format. `qualified` says whether it can tell a denied or feared relation from a plain one.

    One that cannot carries only what is asserted and affirmed, unless asked for the rest.
    `write_bom` writes the same with a UTF-8 byte order mark, without which Excel misreads CSV.
    """

    name: str
    media_type: str
    suffix: str
    qualified: bool
    description: str
    write: Writer
    write_bom: Writer | None = None


_ZIP_BOM = partial(tables.write_zip, bom=True)
_FLAT_BOM = partial(tables.write_flat, bom=True)

_TABLE = (
    Exporter("json", "application/json", ".json", True, "node-link JSON (NetworkX, D3)", node_link.write),
    Exporter(
        "cytoscape",
        "application/json",
        ".cyjs",
        True,
        "Cytoscape JSON (cytoscape.js, Cytoscape)",
        cytoscape.write,
    ),
    Exporter(
        "graphml", "application/graphml+xml", ".graphml", False, "GraphML (Gephi, yEd, igraph)", graphml.write
    ),
    Exporter("gexf", "application/gexf+xml", ".gexf", False, "GEXF 1.3 with time (Gephi)", gexf.write),
    Exporter("dot", "text/vnd.graphviz", ".dot", False, "DOT (Graphviz)", dot.write),
    Exporter(
        "csv", "application/zip", ".zip", True, "nodes.csv and edges.csv, zipped", tables.write_zip, _ZIP_BOM
    ),
    Exporter(
        "csv-edges",
        "text/csv; charset=utf-8",
        ".csv",
        True,
        "one flat CSV of edges",
        tables.write_flat,
        _FLAT_BOM,
    ),
    Exporter(
        "parquet",
        "application/vnd.apache.parquet",
        ".parquet",
        True,
        "one flat table of edges",
        parquet.write,
    ),
    Exporter(
        "jsonl", "application/jsonl", ".jsonl", True, "statements, one JSON object a line", json_lines.write
    ),
    Exporter("turtle", "text/turtle; charset=utf-8", ".ttl", True, "RDF of the statements", turtle.write),
    Exporter("jsonld", "application/ld+json", ".jsonld", True, "JSON-LD of the statements", json_ld.write),
    Exporter(
        "stix", "application/stix+json;version=2.1", ".json", False, "STIX 2.1 bundle (OpenCTI)", stix.write
    ),
    Exporter("ftm", "application/json+ftm", ".ftm.json", False, "FollowTheMoney (OpenSanctions)", ftm.write),
    Exporter("svg", "image/svg+xml", ".svg", True, "a picture of the most connected actors", svg.write),
    Exporter("png", "image/png", ".png", True, "the same picture as pixels", png.write),
)

EXPORTERS: Mapping[str, Exporter] = MappingProxyType({exporter.name: exporter for exporter in _TABLE})
