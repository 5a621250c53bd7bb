"""Statements as plain JSON values: the one form that the command, the service and the exports print."""

from typing import Any

from graph.model import Actor, Cue, Span, Statement


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
