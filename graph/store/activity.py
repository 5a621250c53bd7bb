"""How many live statements each actor has: a cache in `actors`, built anew by `recount`."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, bindparam, select, update

from graph.db import LIVE, actors, statements

Ends = tuple[str, str, str, str]  # source, target, source_state, target_state


def count(connection: Connection, which: ColumnElement[bool], by: int) -> None:
    """Add statements of the store to the counts (`by` 1), or take them out again (-1)."""
    columns = (statements.c.source, statements.c.target, statements.c.source_state, statements.c.target_state)
    change(connection, connection.execute(select(*columns).where(which)), by)


def change(connection: Connection, ends: Iterable[Ends], by: int) -> None:
    """The same for statements given by their ends."""
    own, all_ = Counter[str](), Counter[str]()
    for source, target, source_state, target_state in ends:
        own.update({source, target})
        all_.update(_counted(source, target, source_state, target_state))
    rows = [{"actor": id, "own": by * own[id], "all": by * all_[id]} for id in own.keys() | all_.keys()]
    if rows:
        connection.execute(
            update(actors)
            .where(actors.c.id == bindparam("actor"))
            .values(
                statements=actors.c.statements + bindparam("own"),
                activity=actors.c.activity + bindparam("all"),
            ),
            rows,
        )


def recount(connection: Connection) -> None:
    """Build the counts anew from the live statements."""
    connection.execute(update(actors).values(statements=0, activity=0))
    count(connection, LIVE, 1)


def _counted(source: str, target: str, source_state: str, target_state: str) -> set[str]:
    """Who is asked about, with roll-up, when this statement is among the answers: see graph.query.Query."""
    states = {source_state, target_state}
    return ({source, target} - states) | (states if len(states) == 2 else set())
