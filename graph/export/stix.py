"""STIX 2.1, for threat-intelligence platforms such as OpenCTI.

Actors are identities and each statement is a relationship whose type is ours in lower case with
hyphens. Ids are UUIDs of version 5 (RFC 9562) in a namespace of ours, so that importing twice changes
nothing.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid5

import orjson

from graph import edtf
from graph.export.source import Source
from graph.export.stream import blocks, joined
from graph.model import Actor, Article, Statement

NAMESPACE = UUID("5f3c1d0e-6a1b-5c55-9d3e-0e1a7b9f2c41")
"""The namespace of Entente's UUIDs."""

_CLASSES = {"person": "individual", "group": "group", "armed-group": "group", "region": "class"}
"""STIX's identity class of each kind of actor; the others are organisations."""

_UNDATED = date(1970, 1, 1)
"""When an object whose day nobody knows is said to be made: STIX demands a time."""

Object = dict[str, Any]


def write(source: Source) -> Iterator[bytes]:
    """One bundle: identities, and relationships that carry quote, confidence (0 to 100) and time."""
    return blocks(_pieces(source))


def _pieces(source: Source) -> Iterator[bytes]:
    bundle = f"bundle--{uuid5(NAMESPACE, source.title)}"
    yield b'{"type":"bundle","id":' + orjson.dumps(bundle) + b',"objects":[\n'
    yield from joined(map(orjson.dumps, _objects(source)))
    yield b"\n]}\n"


def _objects(source: Source) -> Iterator[Object]:
    article = lru_cache(maxsize=8)(source.article)
    seen: set[str] = set()
    for statement in source.statements():
        for actor in (statement.subject, statement.object):
            if actor.id not in seen:
                seen.add(actor.id)
                yield _identity(actor, source.wikidata(actor))
        yield _relationship(statement, article(statement.article))


def _id(kind: str, *name: str) -> str:
    return f"{kind}--{uuid5(NAMESPACE, ':'.join((kind, *name)))}"


def _identity(actor: Actor, wikidata: str | None) -> Object:
    known = [{"source_name": "entente", "external_id": actor.id}]
    if wikidata:
        known.append({"source_name": "wikidata", "external_id": wikidata})
    return {
        "type": "identity",
        "spec_version": "2.1",
        "id": _id("identity", actor.id),
        "created": _moment(_UNDATED),
        "modified": _moment(_UNDATED),
        "name": actor.name,
        "identity_class": _CLASSES.get(actor.kind, "organization"),
        "external_references": known,
    }


def _relationship(statement: Statement, article: Article | None) -> Object:
    made = article.published if article and article.published else _UNDATED
    return {
        "type": "relationship",
        "spec_version": "2.1",
        "id": _id("relationship", statement.id),
        "created": _moment(made),
        "modified": _moment(made),
        "relationship_type": statement.relation.lower().replace("_", "-"),
        "description": statement.evidence.text,
        "source_ref": _id("identity", statement.subject.id),
        "target_ref": _id("identity", statement.object.id),
        "confidence": round(statement.confidence * 100),
        "labels": [statement.modality, statement.polarity],
        "external_references": [_proof(statement, article)],
        **_times(statement),
    }


def _proof(statement: Statement, article: Article | None) -> Object:
    proof: Object = {"source_name": "entente", "external_id": statement.id}
    if article:
        proof["source_name"] = article.publisher or article.name
        proof["description"] = article.title or article.name
        if article.url:
            proof["url"] = article.url
    return proof


def _times(statement: Statement) -> Object:
    """From the beginning of the first day to the end of the last; what the text leaves open is left out."""
    if not statement.time:
        return {}
    first, last = edtf.bounds(statement.time)
    times: Object = {}
    if first:
        times["start_time"] = _moment(first)
    if last and last < date.max:
        times["stop_time"] = _moment(last + timedelta(days=1))
    return times


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00.000Z"
