"""The graph that one sees: actors as nodes, relations as parallel edges that carry their proof."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

import networkx as nx

from graph import edtf
from graph.model import MODALITIES, Actor, Modality, Polarity, Relation, Statement, TimeBasis
from graph.query import POLARITIES, RelationType

_BASES: tuple[TimeBasis, ...] = ("stated", "inherited", "article")
Standing = Literal["asserted", "unasserted", "denied"]

UNDATED: Mapping[str, date] = MappingProxyType({})


def network(actors: Iterable[Actor], relations: Iterable[Relation]) -> "nx.MultiDiGraph[str]":
    """A MultiDiGraph whose nodes are actor ids and whose parallel edges are keyed by relation type.

    A node carries `label`, `kind`, `country` and `sector`; an edge `id`, `sign`, `quad`, `weight`,
    `statements`, `standing`, `first`, `last`, `confidence`, `quote`, `article` and, as `evidence`, the
    Relation itself. A symmetric relation is one edge, from the lesser id to the greater.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for actor in actors:
        graph.add_node(
            actor.id, label=actor.name, kind=actor.kind, country=actor.country, sector=actor.sector
        )
    for relation in relations:
        graph.add_edge(
            relation.subject.id, relation.object.id, key=relation.relation, **_attributes(relation)
        )
    return graph


def _attributes(relation: Relation) -> dict[str, Any]:
    return {
        "id": edge_id(relation),
        "relation": relation.relation,
        "sign": relation.sign,
        "quad": relation.quad,
        "weight": relation.weight,
        "statements": relation.statements,
        "standing": standing(relation),
        "first": relation.first,
        "last": relation.last,
        "confidence": relation.confidence,
        "quote": relation.best.evidence.text,
        "article": relation.best.article,
        "evidence": relation,
    }


def edge_id(relation: Relation) -> str:
    """The id of a relation's edge: source, type and target, as in "JPN:FEAR:PRK"."""
    return f"{relation.subject.id}:{relation.relation}:{relation.object.id}"


def said(relation: Relation, modality: Modality, polarity: Polarity = "positive") -> int:
    """How many statements put it so."""
    return relation.counts.get(modality, {}).get(polarity, 0)


def denials(relation: Relation) -> int:
    """How many statements deny it, whatever their modality."""
    return sum(said(relation, modality, "negative") for modality in MODALITIES)


def standing(relation: Relation) -> Standing:
    """Whether any statement asserts and affirms it, or it is only planned, expected, feared, or denied."""
    if said(relation, "asserted"):
        return "asserted"
    return "denied" if denials(relation) == relation.statements else "unasserted"


def gathered(
    statements: Iterable[Statement],
    types: Mapping[str, RelationType],
    published: Mapping[str, date] = UNDATED,
) -> list[Relation]:
    """The relations that statements make up, in the order of their edges; `published` dates articles by id.

    The store answers the same from its tables; this is for statements that were never stored. A symmetric
    relation points from the lesser id to the greater, whichever way it was said. A statement without a
    time of its own stands at its article's day. The best proof is the one an analyst would show first:
    affirmed before denied, asserted before the rest, then the more confident.
    """
    groups: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in statements:
        source, target = statement.subject.id, statement.object.id
        if types[statement.relation].symmetric and target < source:
            source, target = target, source
        groups.setdefault((source, statement.relation, target), []).append(statement)
    return [_relation(group, types[key[1]], key[0], published) for key, group in sorted(groups.items())]


def _relation(
    group: Sequence[Statement], type_: RelationType, source: str, published: Mapping[str, date]
) -> Relation:
    best = min(group, key=_precedence)
    forward = best.subject.id == source
    first, first_basis = _outermost(group, published, 0)
    last, last_basis = _outermost(group, published, 1)
    tally = Counter((each.modality, each.polarity) for each in group)
    return Relation(
        subject=best.subject if forward else best.object,
        relation=best.relation,
        object=best.object if forward else best.subject,
        symmetric=type_.symmetric,
        quad=type_.quad,
        sign=type_.sign,
        counts={modality: {way: tally[modality, way] for way in POLARITIES} for modality in MODALITIES},
        weight=round(sum(each.confidence for each in group), 6),
        confidence=max(each.confidence for each in group),
        first=first,
        first_basis=first_basis,
        last=last,
        last_basis=last_basis,
        contexts=tuple(sorted({context for each in group for context in each.contexts})),
        best=best,
    )


def _precedence(statement: Statement) -> tuple[bool, int, float, str]:
    denied = statement.polarity == "negative"
    return denied, MODALITIES.index(statement.modality), -statement.confidence, statement.id


def _outermost(
    group: Iterable[Statement], published: Mapping[str, date], side: Literal[0, 1]
) -> tuple[date | None, TimeBasis | None]:
    """The first (0) or last (1) day of all and how it is known; no day where one of them is open."""
    spans = [(_days(each, published), each.time_basis) for each in group]
    ends = [(span[side], basis) for span, basis in spans if any(span)]
    days = [(day, basis) for day, basis in ends if day]
    if not days or len(days) < len(ends):
        return None, None
    order = -1 if side else 1
    return min(days, key=lambda end: (order * end[0].toordinal(), _BASES.index(end[1])))


def _days(statement: Statement, published: Mapping[str, date]) -> edtf.Bounds:
    if statement.time:
        return edtf.bounds(statement.time)
    day = published.get(statement.article)
    return day, day
