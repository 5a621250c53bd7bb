"""Statements as plain JSON values: the one form that the command, the service and the exports print."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.model import Actor, Article, Cue, Relation, Span, Statement


def actor_json(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sector": actor.sector,
    }


def span_json(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _cue_json(cue: Cue) -> dict[str, Any]:
    return {"qualifier": cue.qualifier, **span_json(cue.span)}


def statement_json(statement: Statement, article: str | None = None) -> dict[str, Any]:
    """A statement as a dict of JSON values; `article` names its article where the id is not wanted."""
    return {
        "id": statement.id,
        "subject": actor_json(statement.subject),
        "relation": statement.relation,
        "object": actor_json(statement.object),
        "modality": statement.modality,
        "polarity": statement.polarity,
        "attributed_to": actor_json(statement.attributed_to) if statement.attributed_to else None,
        "time": statement.time,
        "time_basis": statement.time_basis,
        "contexts": list(statement.contexts),
        "evidence": {"article": article or statement.article, **span_json(statement.evidence)},
        "trigger": span_json(statement.trigger),
        "cues": [_cue_json(cue) for cue in statement.cues],
        "confidence": statement.confidence,
        "rule": statement.rule,
    }


def actor_of(json: Mapping[str, Any]) -> Actor:
    """The actor that `actor_json` wrote."""
    return Actor(json["id"], json["name"], json["kind"], json["country"], json["sector"])


def statement_of(json: Mapping[str, Any]) -> Statement:
    """The statement that `statement_json` wrote with its article's id."""
    evidence, trigger, holder = json["evidence"], json["trigger"], json["attributed_to"]
    return Statement(
        article=evidence["article"],
        subject=actor_of(json["subject"]),
        relation=json["relation"],
        object=actor_of(json["object"]),
        modality=json["modality"],
        polarity=json["polarity"],
        evidence=_span_of(evidence),
        trigger=_span_of(trigger),
        confidence=json["confidence"],
        rule=json["rule"],
        attributed_to=actor_of(holder) if holder else None,
        time=json["time"],
        time_basis=json["time_basis"],
        contexts=tuple(json["contexts"]),
        cues=tuple(Cue(cue["qualifier"], _span_of(cue)) for cue in json["cues"]),
    )


def _span_of(json: Mapping[str, Any]) -> Span:
    return Span(json["start"], json["end"], json["text"])


def relation_json(relation: Relation) -> dict[str, Any]:
    """A relation as a dict of JSON values, with its best evidence as a whole statement."""
    return {
        "subject": actor_json(relation.subject),
        "relation": relation.relation,
        "object": actor_json(relation.object),
        "symmetric": relation.symmetric,
        "quad": relation.quad,
        "sign": relation.sign,
        "statements": relation.statements,
        "counts": {modality: dict(by) for modality, by in relation.counts.items()},
        "weight": relation.weight,
        "confidence": relation.confidence,
        "first": day_json(relation.first),
        "first_basis": relation.first_basis,
        "last": day_json(relation.last),
        "last_basis": relation.last_basis,
        "contexts": list(relation.contexts),
        "evidence": statement_json(relation.best),
    }


def day_json(day: date | None) -> str | None:
    return day.isoformat() if day else None


def article_json(article: Article) -> dict[str, Any]:
    """What is known about an article, without its text."""
    return {
        "id": article.id,
        "name": article.name,
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "published": day_json(article.published),
    }
