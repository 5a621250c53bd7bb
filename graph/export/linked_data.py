"""A statement as linked data: one set of nodes that JSON-LD and Turtle both print.

A statement is a node (RDF reification) that is also a Web Annotation on its article: a
TextQuoteSelector and a TextPositionSelector, both counted in Unicode code points as the W3C asks, find
its words. PROV-O says what it was derived from and whose word it is. Identifiers are URNs made of
content hashes, so the same statement is the same node whoever exports it.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from graph.export.source import Source
from graph.model import Actor, Article, Statement

Node = dict[str, Any]

PREFIXES = {
    "ent": "urn:entente:term:",
    "actor": "urn:entente:actor:",
    "article": "urn:entente:article:",
    "statement": "urn:entente:statement:",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "wd": "http://www.wikidata.org/entity/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
}

AROUND = 40
"""Code points of text before and after a quote that make its place unmistakable."""

_AGENTS = {"person": "prov:Person"}
"""The PROV-O class of each kind of actor; the others are organisations."""


def nodes(source: Source) -> Iterator[Node]:
    """Every statement, each after the actors and the article that it is the first to name."""
    article = lru_cache(maxsize=8)(source.article)
    seen: set[str] = set()
    for statement in source.statements():
        for actor in (statement.subject, statement.object, statement.attributed_to):
            if actor and f"actor:{actor.id}" not in seen:
                seen.add(f"actor:{actor.id}")
                yield _actor(actor, source.wikidata(actor))
        text = article(statement.article)
        if text and f"article:{text.id}" not in seen:
            seen.add(f"article:{text.id}")
            yield _article(text)
        yield _statement(statement, text)


def iri(prefix: str, name: str) -> str:
    """A compact IRI; whatever an IRI may not carry is percent-encoded."""
    safe = "".join(
        letter if (letter.isalnum() and letter.isascii()) or letter in "-._~" else _escaped(letter)
        for letter in name
    )
    return f"{prefix}:{safe}"


def _escaped(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "replace"))


def _reference(prefix: str, name: str) -> Node:
    return {"@id": iri(prefix, name)}


def _typed(value: object, datatype: str) -> Node:
    return {"@value": str(value), "@type": datatype}


def _actor(actor: Actor, wikidata: str | None) -> Node:
    return _filled(
        {
            "@id": iri("actor", actor.id),
            "@type": ["ent:Actor", _AGENTS.get(actor.kind, "prov:Organization")],
            "rdfs:label": actor.name,
            "ent:id": actor.id,
            "ent:kind": actor.kind,
            "ent:country": actor.country,
            "ent:sector": actor.sector,
            "owl:sameAs": _reference("wd", wikidata) if wikidata else None,
        }
    )


def _article(article: Article) -> Node:
    return _filled(
        {
            "@id": iri("article", article.id),
            "@type": ["prov:Entity", "dcterms:Text"],
            "dcterms:identifier": article.name,
            "dcterms:title": article.title,
            "dcterms:publisher": article.publisher,
            "dcterms:source": article.url,
            "dcterms:issued": _typed(article.published, "xsd:date") if article.published else None,
            "dcterms:language": article.language,
        }
    )


def _statement(statement: Statement, article: Article | None) -> Node:
    speaker = statement.attributed_to
    return _filled(
        {
            "@id": iri("statement", statement.id),
            "@type": ["rdf:Statement", "oa:Annotation", "prov:Entity"],
            "rdf:subject": _reference("actor", statement.subject.id),
            "rdf:predicate": _reference("ent", statement.relation),
            "rdf:object": _reference("actor", statement.object.id),
            "ent:modality": statement.modality,
            "ent:polarity": statement.polarity,
            "ent:confidence": _typed(statement.confidence, "xsd:decimal"),
            "ent:time": _typed(statement.time, "edtf:EDTF") if statement.time else None,
            "ent:timeBasis": statement.time_basis,
            "ent:context": list(statement.contexts) or None,
            "ent:rule": statement.rule,
            "prov:wasAttributedTo": _reference("actor", speaker.id) if speaker else None,
            "prov:wasDerivedFrom": _reference("article", statement.article),
            "oa:hasTarget": {
                "@type": "oa:SpecificResource",
                "oa:hasSource": _reference("article", statement.article),
                "oa:hasSelector": [_quote(statement, article), _position(statement)],
            },
        }
    )


def _quote(statement: Statement, article: Article | None) -> Node:
    span = statement.evidence
    text = article.text if article else ""
    return _filled(
        {
            "@type": "oa:TextQuoteSelector",
            "oa:exact": span.text,
            "oa:prefix": text[max(0, span.start - AROUND) : span.start] or None,
            "oa:suffix": text[span.end : span.end + AROUND] or None,
        }
    )


def _position(statement: Statement) -> Node:
    count = "xsd:nonNegativeInteger"
    start, end = statement.evidence.start, statement.evidence.end
    return {
        "@type": "oa:TextPositionSelector",
        "oa:start": _typed(start, count),
        "oa:end": _typed(end, count),
    }


def _filled(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None}
