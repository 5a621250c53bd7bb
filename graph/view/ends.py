"""The actors that stand at either end of what a query finds, each once."""

from collections.abc import Iterator

from sqlalchemy import Connection, select, union

from graph.db import actors
from graph.model import Actor
from graph.view.where import Where

A = actors.c


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
