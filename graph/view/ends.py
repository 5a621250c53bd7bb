"""The actors that stand at either end of what a query finds, and how much there is between them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, select, union

from graph.db import actors, statements
from graph.model import Actor
from graph.view.where import Arm, Where

A, S = actors.c, statements.c


@dataclass(frozen=True, slots=True)
class Among(Where):
    """A query that leaves out what has an end outside a set of actors."""

    ids: frozenset[str] = frozenset()

    def arms(self) -> list[Arm]:
        ids = sorted(self.ids)
        return [
            Arm(and_(arm.where, arm.source.in_(ids), arm.target.in_(ids)), arm.source, arm.target)
            for arm in Where.arms(self)
        ]


def among(where: Where, ids: Iterable[str]) -> Among:
    return Among(where.query, where.types, where.states, frozenset(ids))


def ends(connection: Connection, where: Where) -> Iterator[Actor]:
    """By their ids; the database finds them without building a relation."""
    sides = [
        select(side.label("id")).where(arm.where) for arm in where.arms() for side in (arm.source, arm.target)
    ]
    found = union(*sides).subquery()
    rows = select(A.id, A.name, A.kind, A.country, A.sector).join(found, found.c.id == A.id).order_by(A.id)
    for row in connection.execution_options(yield_per=2_000).execute(rows):
        yield Actor(*row)


def wikidata(connection: Connection) -> dict[str, str]:
    """The Wikidata item of every actor that has one, by the actor's id."""
    rows = connection.execute(select(A.id, A.wikidata).where(A.wikidata.is_not(None)))
    return {id: item for id, item in rows if item}


def tally(connection: Connection, where: Where) -> Iterator[tuple[str, str, int]]:
    """The ends of each relation and the number of its statements, counted by the database."""
    for arm in where.arms():
        keys = (arm.source, arm.target, S.relation)
        rows = select(arm.source, arm.target, func.count()).where(arm.where).group_by(*keys)
        yield from map(tuple, connection.execution_options(yield_per=2_000).execute(rows))
