"""FollowTheMoney, the model of OpenSanctions and OpenAleph: one entity a line, values as lists of strings."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import orjson

from graph import edtf
from graph.export.source import Source
from graph.export.stream import blocks
from graph.model import Actor, Article, Statement

_SCHEMATA = {
    "state": "PublicBody",
    "person": "Person",
    "company": "Company",
    "region": "LegalEntity",
}
"""The schema of each kind of actor; the others are organisations."""

Entity = dict[str, Any]


def write(source: Source) -> Iterator[bytes]:
    """Actors, each before the first `UnknownLink` that names it; a link is one statement."""
    return blocks(orjson.dumps(entity) + b"\n" for entity in _entities(source))


def _entities(source: Source) -> Iterator[Entity]:
    article = lru_cache(maxsize=8)(source.article)
    seen: set[str] = set()
    for statement in source.statements():
        for actor in (statement.subject, statement.object):
            if actor.id not in seen:
                seen.add(actor.id)
                yield _party(actor, source.wikidata(actor))
        yield _link(statement, article(statement.article))


def _id(actor: Actor) -> str:
    return f"entente-{actor.id}"


def _party(actor: Actor, wikidata: str | None) -> Entity:
    return _entity(
        _id(actor), _SCHEMATA.get(actor.kind, "Organization"), name=actor.name, wikidataId=wikidata
    )


def _link(statement: Statement, article: Article | None) -> Entity:
    first, last = edtf.bounds(statement.time) if statement.time else (None, None)
    return _entity(
        f"entente-{statement.id}",
        "UnknownLink",
        subject=_id(statement.subject),
        object=_id(statement.object),
        role=_role(statement),
        startDate=first.isoformat() if first else None,
        endDate=last.isoformat() if last else None,
        summary=statement.evidence.text,
        recordId=statement.id,
        publisher=article.publisher if article else None,
        sourceUrl=article.url if article else None,
    )


def _role(statement: Statement) -> str:
    """The relation type, with what keeps it from being a plain fact."""
    limits: list[str] = [statement.modality] if statement.modality != "asserted" else []
    limits += ["denied"] if statement.polarity == "negative" else []
    return statement.relation + (f" ({', '.join(limits)})" if limits else "")


def _entity(id: str, schema: str, **values: str | None) -> Entity:
    properties = {name: [value] for name, value in values.items() if value}
    return {"id": id, "schema": schema, "properties": properties}
