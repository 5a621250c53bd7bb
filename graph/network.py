"""The graph that one sees: actors as nodes, relations as parallel edges that carry their proof."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

import networkx as nx

from graph import edtf
from graph.model import MODALITIES, Actor, Modality, Polarity, Relation, Statement, TimeBasis
from graph.query import RelationType

_BASES: tuple[TimeBasis, ...] = ("stated", "inherited", "article")
Standing = Literal["asserted", "unasserted", "denied"]

UNDATED: Mapping[str, date] = MappingProxyType({})


def network(actors: Iterable[Actor], relations: Iterable[Relation]) -> "nx.MultiDiGraph[str]":
    """A MultiDiGraph whose nodes are actor ids and whose parallel edges are keyed by relation type.

    A node carries `label`, `kind`, `country` and `sector`; an edge `id`, `sign`, `quad`, `weight`,
    `statements`, `standing`, `first`, `last`, `confidence`, `quote`, `article` and, as `evidence`, the
    Relation itself.
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
    """The id of a relation's edge, as in "JPN:FEAR:PRK"; a symmetric one has the same id from either side."""
    ends = (relation.subject.id, relation.object.id)
    source, target = sorted(ends) if relation.symmetric else ends
    return f"{source}:{relation.relation}:{target}"


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
    time of its own stands at its article's day, an open end at the end that is known. The best proof is
    asserted and affirmed before any other, dated by the text, then the surest, then the latest read.
    """
    groups: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in statements:
        source, target = statement.subject.id, statement.object.id
        if types[statement.relation].symmetric and target < source:
            source, target = target, source
        groups.setdefault((source, target, statement.relation), []).append(statement)
    return [_relation(group, types[key[2]], key[0], published) for key, group in sorted(groups.items())]


def _relation(
    group: Sequence[Statement], type_: RelationType, source: str, published: Mapping[str, date]
) -> Relation:
    best = max(reversed(group), key=_proof)
    forward = best.subject.id == source
    spans = [(_days(each, published), each.time_basis) for each in group]
    first, first_basis = _outermost([(span[0] or span[1], basis) for span, basis in spans], 1)
    last, last_basis = _outermost([(span[1] or span[0], basis) for span, basis in spans], -1)
    return Relation(
        subject=best.subject if forward else best.object,
        relation=best.relation,
        object=best.object if forward else best.subject,
        symmetric=type_.symmetric,
        quad=type_.quad,
        sign=type_.sign,
        counts=_counts(group),
        weight=round(sum(each.confidence for each in group), 6),
        confidence=max(each.confidence for each in group),
        first=first,
        first_basis=first_basis,
        last=last,
        last_basis=last_basis,
        contexts=tuple(sorted({context for each in group for context in each.contexts})),
        best=best,
    )


def _counts(group: Iterable[Statement]) -> dict[Modality, dict[Polarity, int]]:
    counts: dict[Modality, dict[Polarity, int]] = {}
    for each in group:
        by_polarity = counts.setdefault(each.modality, {})
        by_polarity[each.polarity] = by_polarity.get(each.polarity, 0) + 1
    return counts


def _proof(statement: Statement) -> tuple[bool, bool, float]:
    holds = statement.modality == "asserted" and statement.polarity == "positive"
    return holds, statement.time_basis != "article", statement.confidence


def _days(statement: Statement, published: Mapping[str, date]) -> edtf.Bounds:
    if statement.time:
        return edtf.bounds(statement.time)
    day = published.get(statement.article)
    return day, day


def _outermost(
    days: Iterable[tuple[date | None, TimeBasis]], order: Literal[1, -1]
) -> tuple[date | None, TimeBasis | None]:
    """The earliest (1) or latest (-1) day, and how it is known: by the text where several give that day."""
    known = [(order * day.toordinal(), _BASES.index(basis), day) for day, basis in days if day]
    if not known:
        return None, None
    _, basis, day = min(known)
    return day, _BASES[basis]
