"""The columns of nodes and edges: the same names, types and order in every format that has columns."""

from dataclasses import dataclass
from typing import Literal

from graph.model import MODALITIES, Actor, Relation
from graph.network import denials, edge_id, said
from graph.wire import day_json

ColumnType = Literal["string", "integer", "number", "boolean", "date"]
Value = str | int | float | None
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the type of its values, what it says."""

    name: str
    type: ColumnType
    meaning: str


NODES: tuple[Column, ...] = (
    Column("id", "string", "the actor's id"),
    Column("label", "string", "its name"),
    Column("kind", "string", "state, person, igo, ngo, armed-group, company, party, group or region"),
    Column("country", "string", "ISO 3166-1 alpha-3 of the state it belongs to"),
    Column("sector", "string", "PLOVER sector code of a group of a country"),
)

EDGES: tuple[Column, ...] = (
    Column("id", "string", "source, relation and target, joined by colons"),
    Column("source", "string", "id of the actor that acts or holds the stance"),
    Column("target", "string", "id of the actor it concerns"),
    Column("relation", "string", "the relation type"),
    Column("symmetric", "boolean", "whether it holds both ways alike; source is then the lesser id"),
    Column("sign", "integer", "1 cooperative, -1 conflictual, 0 neither"),
    Column("quad", "string", "VC, MC, VK or MK for an event, empty for an enduring relation"),
    Column("weight", "number", "sum of the statements' confidences: how many are expected to be right"),
    Column("statements", "integer", "how many statements there are, denials included"),
    Column("asserted", "integer", "statements that it happened or holds"),
    Column("intended", "integer", "statements that someone plans, wants or urges it"),
    Column("predicted", "integer", "statements that it will be"),
    Column("possible", "integer", "statements that it may be, is feared or hoped for"),
    Column("denied", "integer", "statements that deny it or rule it out"),
    Column("first", "date", "the first day it is said to hold; empty where unknown"),
    Column(
        "first_basis",
        "string",
        "whether the text gives that day (stated, inherited) or its article's date does",
    ),
    Column("last", "date", "the last day it is said to hold, as far as known"),
    Column("last_basis", "string", "as first_basis"),
    Column("confidence", "number", "the highest confidence of a statement, 0 to 1"),
    Column("contexts", "string", "military, economic and so on, between semicolons"),
    Column("modality", "string", "the best statement's modality"),
    Column("polarity", "string", "the best statement's polarity"),
    Column(
        "attributed_to",
        "string",
        "id of the actor whose word the best statement is, empty where the author's",
    ),
    Column("quote", "string", "the best statement's words"),
    Column("article", "string", "id of the article they stand in"),
    Column("start", "integer", "where they begin in it, in Unicode code points"),
    Column("end", "integer", "where they end in it"),
    Column("statement", "string", "the best statement's id"),
)

FLAT: tuple[Column, ...] = (
    *EDGES[:3],
    Column("source_name", "string", "the source's name"),
    Column("source_kind", "string", "the source's kind"),
    Column("source_country", "string", "the source's country, ISO 3166-1 alpha-3"),
    Column("target_name", "string", "the target's name"),
    Column("target_kind", "string", "the target's kind"),
    Column("target_country", "string", "the target's country, ISO 3166-1 alpha-3"),
    *EDGES[3:],
)


def node_row(actor: Actor) -> Row:
    """An actor as one row of NODES."""
    return {
        "id": actor.id,
        "label": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sector": actor.sector,
    }


def edge_row(relation: Relation) -> Row:
    """A relation as one row of EDGES; days as ISO 8601 text."""
    best = relation.best
    return {
        "id": edge_id(relation),
        "source": relation.subject.id,
        "target": relation.object.id,
        "relation": relation.relation,
        "symmetric": relation.symmetric,
        "sign": relation.sign,
        "quad": relation.quad,
        "weight": relation.weight,
        "statements": relation.statements,
        **{modality: said(relation, modality) for modality in MODALITIES},
        "denied": denials(relation),
        "first": day_json(relation.first),
        "first_basis": relation.first_basis,
        "last": day_json(relation.last),
        "last_basis": relation.last_basis,
        "confidence": relation.confidence,
        "contexts": ";".join(relation.contexts),
        "modality": best.modality,
        "polarity": best.polarity,
        "attributed_to": best.attributed_to.id if best.attributed_to else None,
        "quote": best.evidence.text,
        "article": best.article,
        "start": best.evidence.start,
        "end": best.evidence.end,
        "statement": best.id,
    }


def flat_row(relation: Relation) -> Row:
    """A relation as one row of FLAT, which needs no table of nodes."""
    row = edge_row(relation)
    for end, actor in (("source", relation.subject), ("target", relation.object)):
        row[f"{end}_name"], row[f"{end}_kind"], row[f"{end}_country"] = actor.name, actor.kind, actor.country
    return {column.name: row[column.name] for column in FLAT}
