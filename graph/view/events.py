"""The one stream of what changed: statements learned and retracted, articles, removals, jobs."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from graph.db import events, statement_bodies


@dataclass(frozen=True, slots=True)
class Event:
    """One change: `data` is JSON; of a statement its whole body, of a retraction its id alone."""

    seq: int
    at: str
    kind: str
    subject: str
    data: bytes


def after(connection: Connection, seq: int, limit: int) -> Sequence[Event]:
    """The events that follow one, in order."""
    rows = connection.execute(
        select(events, statement_bodies.c.body)
        .outerjoin(statement_bodies, statement_bodies.c.seq == events.c.statement)
        .where(events.c.seq > seq)
        .order_by(events.c.seq)
        .limit(limit)
    )
    return [
        Event(row.seq, row.at, row.kind, row.subject, _data(row.kind, row.subject, row.data, row.body))
        for row in rows
    ]


def last(connection: Connection) -> int:
    """The number of the newest event; 0 before the first."""
    return connection.scalar(select(func.max(events.c.seq))) or 0


def _data(kind: str, subject: str, data: bytes | None, body: bytes | None) -> bytes:
    if kind == "statement" and body:
        return body
    return data or b'{"id":"%s"}' % subject.encode()
