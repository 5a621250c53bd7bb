"""Statements one by one, newest first, as the JSON that was encoded when they were written."""

from collections.abc import Iterator, Sequence

import orjson
from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select, union_all

from graph.db import LIVE, articles, statement_bodies, statements
from graph.errors import UnknownError
from graph.rows import article_of
from graph.view.page import Key, Page, cut
from graph.view.where import Arm, Where

AROUND = 240  # code points shown on either side of a quote, at most to the ends of its block
BATCH = 500

S = statements.c


def page(connection: Connection, where: Where, after: Key | None, limit: int) -> Page[bytes]:
    """A page of statements by the day they stand at, newest first; undated ones come last."""
    rows = connection.execute(_newest(where, after, limit + 1)).all()
    found = cut(rows, limit, lambda row: (row.day, row.seq))
    bodies = bodies_of(connection, [row.seq for row in found.items])
    return Page([bodies[row.seq] for row in found.items], found.after)


def every(connection: Connection, where: Where) -> Iterator[bytes]:
    """All statements in the order in which they were learned, holding a bounded number of them."""
    for arm in where.arms():
        last = 0
        while True:
            seqs = select(S.seq).where(arm.where, S.seq > last).order_by(S.seq).limit(BATCH)
            found = connection.scalars(seqs).all()
            bodies = bodies_of(connection, found)
            yield from (bodies[seq] for seq in found)
            if len(found) < BATCH:
                break
            last = found[-1]


def one(connection: Connection, id: str) -> bytes:
    """A statement with the words around its quote, `before` and `after`; UnknownError if there is none."""
    columns = (statement_bodies.c.body, articles)
    row = connection.execute(
        select(*columns)
        .select_from(statements)
        .join(statement_bodies, statement_bodies.c.seq == S.seq)
        .join(articles, articles.c.id == S.article)
        .where(S.id == id, LIVE)
    ).first()
    if row is None:
        raise UnknownError("statement", id)
    article, json = article_of(row), orjson.loads(row.body)
    start, end = json["evidence"]["start"], json["evidence"]["end"]
    low = max((block.start for block in article.blocks if block.start <= start), default=0)
    high = min((block.end for block in article.blocks if block.end >= end), default=len(article.text))
    json["surroundings"] = {
        "before": article.text[max(low, start - AROUND) : start],
        "quote": article.text[start:end],
        "after": article.text[end : min(high, end + AROUND)],
    }
    return orjson.dumps(json)


def _newest(where: Where, after: Key | None, limit: int) -> Select[tuple[str, int]]:
    arms = [_arm(arm, after, limit).subquery().select() for arm in where.arms()]
    both = union_all(*arms).subquery() if len(arms) > 1 else arms[0].subquery()
    return select(both.c.day, both.c.seq).order_by(both.c.day.desc(), both.c.seq.desc()).limit(limit)


def _arm(arm: Arm, after: Key | None, limit: int) -> Select[tuple[str, int]]:
    rows = select(S.day, S.seq).where(arm.where)
    if after is not None:
        rows = rows.where(_older(after))
    return rows.order_by(S.day.desc(), S.seq.desc()).limit(limit)


def _older(after: Key) -> ColumnElement[bool]:
    day, seq = after
    return and_(S.day <= day, or_(S.day < day, S.seq < seq))


def bodies_of(connection: Connection, seqs: Sequence[int]) -> dict[int, bytes]:
    columns = (statement_bodies.c.seq, statement_bodies.c.body)
    rows = connection.execute(select(*columns).where(statement_bodies.c.seq.in_(seqs)))
    return {row.seq: row.body for row in rows}
