"""Statements folded into relations: one for each relation type between two actors."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

import orjson
from sqlalchemy import Connection, Integer, Select, func, literal, select
from sqlalchemy import cast as sql_cast

from graph.db import AnyRow, actors, statements
from graph.model import Actor, Modality, Polarity, Relation, TimeBasis
from graph.query import RelationType
from graph.view.page import Key, Page, cut
from graph.view.statements import bodies_of
from graph.view.where import Arm, Where
from graph.wire import statement_of

BATCH = 200  # relations finished at a time while all are streamed

S = statements.c
FIRST = func.coalesce(func.nullif(S.first_day, ""), func.nullif(S.day, ""))
LAST = func.coalesce(func.nullif(func.nullif(S.last_day, "~"), ""), func.nullif(S.day, ""))
RANK = sql_cast(S.confidence * 1000, Integer) * literal(1 << 36) + S.seq  # the surest one, then the newest

Edge = tuple[str, str, str]  # subject, relation, object


@dataclass(slots=True)
class Fold:
    """What the statements of one relation add up to."""

    edge: Edge
    counts: dict[Modality, dict[Polarity, int]] = field(default_factory=dict)
    weight: float = 0.0
    confidence: float = 0.0
    first: tuple[str, TimeBasis] | None = None
    last: tuple[str, TimeBasis] | None = None
    contexts: set[str] = field(default_factory=set)
    best: tuple[bool, bool, int] = (False, False, -1)

    def add(self, row: AnyRow) -> None:
        by_polarity = self.counts.setdefault(row.modality, {})
        by_polarity[row.polarity] = by_polarity.get(row.polarity, 0) + row.number
        self.weight += row.weight
        self.confidence = max(self.confidence, row.confidence)
        if row.first:
            self.first = min(filter(None, (self.first, (row.first, row.basis))), key=lambda found: found[0])
        if row.last:
            self.last = max(filter(None, (self.last, (row.last, row.basis))), key=lambda found: found[0])
        self.contexts.update(filter(None, row.contexts.split("|")))
        holds = row.modality == "asserted" and row.polarity == "positive"
        self.best = max(self.best, (holds, row.basis != "article", row.rank))

    @property
    def seq(self) -> int:
        """The statement that proves it best: asserted and affirmed before others, then dated by the text."""
        return self.best[2] & ((1 << 36) - 1)

    @property
    def key(self) -> Key:
        return (-round(self.weight, 6), *self.edge)


def page(connection: Connection, where: Where, after: Key | None, limit: int) -> Page[Relation]:
    """A page of relations, those with the greatest weight first."""
    folds = sorted(folded(connection, where), key=lambda fold: fold.key)
    following = [fold for fold in folds if after is None or fold.key > after]
    found = cut(following[: limit + 1], limit, lambda fold: fold.key)
    return Page(list(_finished(connection, where.types, found.items, {})), found.after)


def every(connection: Connection, where: Where) -> Iterator[Relation]:
    """All relations by their ends, folded as they stream by: a bounded number is held."""
    known: dict[str, Actor] = {}
    waiting: list[Fold] = []
    for fold in (
        _streamed(connection, where)
        if where.query.about is None
        else sorted(folded(connection, where), key=lambda fold: fold.key)
    ):
        waiting.append(fold)
        if len(waiting) == BATCH:
            yield from _finished(connection, where.types, waiting, known)
            waiting = []
    yield from _finished(connection, where.types, waiting, known)


def folded(connection: Connection, where: Where) -> Iterable[Fold]:
    """The relations about one actor (or all), folded by the database as far as it can."""
    folds: dict[Edge, Fold] = {}
    for arm in where.arms():
        for row in connection.execute(_grouped(arm)):
            edge = _edge(row, where)
            folds.setdefault(edge, Fold(edge)).add(row)
    return folds.values()


def _edge(row: AnyRow, where: Where) -> Edge:
    """The edge a row counts for; a symmetric relation is told from the actor that is asked about."""
    about = where.query.about
    turned = (
        about is not None and row.target == about and row.source != about and _symmetric(where.types, row)
    )
    return (row.target, row.relation, row.source) if turned else (row.source, row.relation, row.target)


def _symmetric(types: Mapping[str, RelationType], row: AnyRow) -> bool:
    return row.relation in types and types[row.relation].symmetric


def _grouped(arm: Arm) -> Select[Any]:
    keys = (arm.source.label("source"), arm.target.label("target"), S.relation)
    how = (S.modality, S.polarity, S.basis, S.contexts)
    sums = (
        func.count().label("number"),
        func.sum(S.confidence).label("weight"),
        func.max(S.confidence).label("confidence"),
        func.min(FIRST).label("first"),
        func.max(LAST).label("last"),
        func.max(RANK).label("rank"),
    )
    return select(*keys, *how, *sums).where(arm.where).group_by(arm.source, arm.target, S.relation, *how)


def _streamed(connection: Connection, where: Where) -> Iterator[Fold]:
    """The same from single rows in the order of an index, so that nothing is sorted or held."""
    fold: Fold | None = None
    arm = where.arms()[0]
    rows = (
        select(
            arm.source.label("source"), arm.target.label("target"), S.relation,
            S.modality, S.polarity, S.basis, S.contexts,
            literal(1).label("number"), S.confidence.label("weight"), S.confidence.label("confidence"),
            FIRST.label("first"), LAST.label("last"), RANK.label("rank"),
        )
        .where(arm.where)
        .order_by(arm.source, arm.target, S.relation)
    )  # fmt: skip
    for row in connection.execute(rows.execution_options(yield_per=2_000)):
        edge = (row.source, row.relation, row.target)
        if fold is None or fold.edge != edge:
            if fold:
                yield fold
            fold = Fold(edge)
        fold.add(row)
    if fold:
        yield fold


def _finished(
    connection: Connection, types: Mapping[str, RelationType], folds: Sequence[Fold], known: dict[str, Actor]
) -> Iterator[Relation]:
    """Folds as relations, with their actors and the statements that prove them."""
    ends = {end for fold in folds for end in (fold.edge[0], fold.edge[2])} - known.keys()
    known.update(actors_of(connection, ends))
    bodies = bodies_of(connection, [fold.seq for fold in folds])
    return (_relation(fold, types.get(fold.edge[1]), known, bodies[fold.seq]) for fold in folds)


def actors_of(connection: Connection, ids: Iterable[str]) -> dict[str, Actor]:
    """Actors by their ids."""
    columns = (actors.c.id, actors.c.name, actors.c.kind, actors.c.country, actors.c.sector)
    rows = connection.execute(select(*columns).where(actors.c.id.in_(list(ids))))
    return {row.id: Actor(*row) for row in rows}


def _relation(fold: Fold, type_: RelationType | None, known: Mapping[str, Actor], body: bytes) -> Relation:
    subject, relation, object_ = fold.edge
    return Relation(
        subject=known[subject],
        relation=relation,
        object=known[object_],
        symmetric=bool(type_ and type_.symmetric),
        quad=type_.quad if type_ else None,
        sign=type_.sign if type_ else 0,
        counts=fold.counts,
        weight=round(fold.weight, 6),
        confidence=fold.confidence,
        first=date.fromisoformat(fold.first[0]) if fold.first else None,
        first_basis=fold.first[1] if fold.first else None,
        last=date.fromisoformat(fold.last[0]) if fold.last else None,
        last_basis=fold.last[1] if fold.last else None,
        contexts=tuple(sorted(fold.contexts)),
        best=statement_of(cast(Mapping[str, Any], orjson.loads(body))),
    )
