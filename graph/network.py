"""The graph that one sees: actors as nodes, relations as parallel edges that carry their proof."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, Protocol

import networkx as nx

from graph import edtf
from graph.model import MODALITIES, Actor, Modality, Polarity, Statement, TimeBasis

Standing = Literal["asserted", "unasserted", "denied"]

_BASES: tuple[TimeBasis, ...] = ("stated", "inherited", "article")
EMPTY: Mapping[str, date] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation type from one actor to another: how often it was said, when it held, its best proof.

    `weight` counts statements and `intensity` is the relation type's Goldstein-like weight; `asserted`
    to `possible` count affirmed statements by modality, `denied` counts denials of any modality.
    `first` and `last` are the outermost days, None where they are open or unknown; `quote` is `article.text[start:end]`.
    """

    source: Actor
    target: Actor
    relation: str
    sign: int
    quad: str | None
    intensity: float
    symmetric: bool
    asserted: int
    intended: int
    predicted: int
    possible: int
    denied: int
    first: date | None
    last: date | None
    time_basis: TimeBasis
    confidence: float
    modality: Modality
    polarity: Polarity
    attributed_to: str | None
    quote: str
    article: str
    start: int
    end: int
    statement: str

    @property
    def id(self) -> str:
        return f"{self.source.id}:{self.relation}:{self.target.id}"

    @property
    def weight(self) -> int:
        return self.asserted + self.intended + self.predicted + self.possible + self.denied

    @property
    def standing(self) -> Standing:
        """Whether any statement asserts it, or it is only planned, expected, feared, or denied."""
        if self.asserted:
            return "asserted"
        return "denied" if self.denied == self.weight else "unasserted"


class RelationTraits(Protocol):
    """What an edge takes over from its relation type."""

    @property
    def sign(self) -> int: ...
    @property
    def quad(self) -> str | None: ...
    @property
    def intensity(self) -> float: ...
    @property
    def symmetric(self) -> bool: ...


def edges(
    statements: Iterable[Statement],
    types: Mapping[str, RelationTraits],
    published: Mapping[str, date] = EMPTY,
) -> list[Edge]:
    """Gather statements into edges, in the order of their ids; `published` dates articles by their id.

    A symmetric relation points from the lesser id to the greater, whichever way it was said. A statement
    without a time of its own stands at its article's day. The best proof is the one an analyst would
    show first: asserted before the rest, affirmed before denied, then the more confident.
    """
    groups: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in statements:
        source, target = statement.subject.id, statement.object.id
        if types[statement.relation].symmetric and target < source:
            source, target = target, source
        groups.setdefault((source, statement.relation, target), []).append(statement)
    return [_edge(group, types[key[1]], key[0], published) for key, group in sorted(groups.items())]


def _edge(
    group: Sequence[Statement], traits: RelationTraits, source: str, published: Mapping[str, date]
) -> Edge:
    best = min(group, key=_precedence)
    forward = best.subject.id == source
    spans = [span for span in (_days(each, published) for each in group) if any(span)]
    firsts, lasts = [first for first, _ in spans if first], [last for _, last in spans if last]
    said = Counter("denied" if each.polarity == "negative" else each.modality for each in group)
    return Edge(
        source=best.subject if forward else best.object,
        target=best.object if forward else best.subject,
        relation=best.relation,
        sign=traits.sign,
        quad=traits.quad,
        intensity=traits.intensity,
        symmetric=traits.symmetric,
        asserted=said["asserted"],
        intended=said["intended"],
        predicted=said["predicted"],
        possible=said["possible"],
        denied=said["denied"],
        first=min(firsts, default=None) if len(firsts) == len(spans) else None,
        last=max(lasts, default=None) if len(lasts) == len(spans) else None,
        time_basis=min((each.time_basis for each in group), key=_BASES.index),
        confidence=best.confidence,
        modality=best.modality,
        polarity=best.polarity,
        attributed_to=best.attributed_to.id if best.attributed_to else None,
        quote=best.evidence.text,
        article=best.article,
        start=best.evidence.start,
        end=best.evidence.end,
        statement=best.id,
    )


def _precedence(statement: Statement) -> tuple[int, bool, float, str]:
    return (
        MODALITIES.index(statement.modality),
        statement.polarity == "negative",
        -statement.confidence,
        statement.id,
    )


def _days(statement: Statement, published: Mapping[str, date]) -> edtf.Bounds:
    if statement.time:
        return edtf.bounds(statement.time)
    day = published.get(statement.article)
    return day, day


def network(actors: Iterable[Actor], edges: Iterable[Edge]) -> "nx.MultiDiGraph[str]":
    """A MultiDiGraph: nodes are actor ids, parallel edges are keyed by relation.

    A node carries `label`, `kind`, `country` and `sector`; an edge every field of Edge but its ends,
    with `id`, `weight`, `standing`, and `edge`, the Edge itself.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for actor in actors:
        graph.add_node(
            actor.id, label=actor.name, kind=actor.kind, country=actor.country, sector=actor.sector
        )
    for edge in edges:
        graph.add_edge(edge.source.id, edge.target.id, key=edge.relation, **_attributes(edge))
    return graph


def _attributes(edge: Edge) -> dict[str, Any]:
    own = {
        field.name: getattr(edge, field.name)
        for field in fields(edge)
        if field.name not in ("source", "target")
    }
    return {"id": edge.id, **own, "weight": edge.weight, "standing": edge.standing, "edge": edge}
