"""Turtle (RDF 1.1), the linked data of the statements for triple stores and SPARQL.

Written by hand since a library builds the whole graph in memory before its first line.
"""

import re
from collections.abc import Iterator
from typing import Any

from graph.export.linked_data import PREFIXES, Node, nodes
from graph.export.source import Source
from graph.export.stream import blocks

_SPECIAL = re.compile('[\x00-\x1f"\\\\\x7f\ud800-\udfff]')


def write(source: Source) -> Iterator[bytes]:
    """The same triples as JSON-LD's, one block a node."""
    return blocks(_pieces(source))


def _pieces(source: Source) -> Iterator[str]:
    for prefix, address in PREFIXES.items():
        yield f"@prefix {prefix}: <{address}> .\n"
    for node in nodes(source):
        yield f"\n{_resource(node['@id'])} {_predicates(node)} .\n"


def _predicates(node: Node) -> str:
    pairs = ((_predicate(key), value) for key, value in node.items() if key != "@id")
    return " ;\n  ".join(f"{name} {_objects(value, name)}" for name, value in pairs)


def _predicate(key: str) -> str:
    return "a" if key == "@type" else key


def _objects(value: Any, predicate: str) -> str:
    values = value if isinstance(value, list) else [value]
    return ", ".join(each if predicate == "a" else _object(each) for each in values)


def _object(value: Any) -> str:
    if not isinstance(value, dict):
        return _literal(value)
    if "@value" in value:
        return f"{_literal(value['@value'])}^^{value['@type']}"
    return _resource(value["@id"]) if "@id" in value else f"[ {_predicates(value)} ]"


def _resource(compact: str) -> str:
    """In full, since a local name may not carry everything that an identifier may."""
    prefix, _, name = compact.partition(":")
    return f"<{PREFIXES[prefix]}{name}>"


def _literal(text: str) -> str:
    return f'"{_SPECIAL.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if 0xD800 <= code <= 0xDFFF:
        return "\\uFFFD"
    return f"\\{match.group()}" if match.group() in '"\\' else f"\\u{code:04X}"
