"""Articles, and the places in them that statements stand on."""

from typing import Any

import orjson
from sqlalchemy import Connection, select

from graph.db import LIVE, AnyRow, articles, readings, statements
from graph.errors import UnknownError
from graph.model import Article
from graph.rows import article_of
from graph.view.page import Key, Page, cut

A = articles.c


def page(connection: Connection, after: Key | None, limit: int) -> Page[dict[str, Any]]:
    """Articles that stand, the ones ingested last first, without their texts."""
    query = select(articles).where(A.removed_at.is_(None), A.superseded_at.is_(None))
    if after is not None:
        query = query.where(A.number < after[0])
    rows = connection.execute(query.order_by(A.number.desc()).limit(limit + 1)).all()
    found = cut(rows, limit, lambda row: (row.number,))
    return Page([_outline(row) for row in found.items], found.after)


def one(connection: Connection, id: str) -> Article:
    """An article as it was given; UnknownError if there is none, or none any more."""
    return article_of(_row(connection, id))


def whole(connection: Connection, id: str) -> dict[str, Any]:
    """An article with its text, its blocks, its readings and the evidence in it, in the order of the text."""
    row = _row(connection, id)
    newer = connection.scalar(select(A.id).where(A.supersedes == id, A.removed_at.is_(None)))
    read = select(readings.c.lexicon_version, readings.c.model_version, readings.c.at)
    found = connection.execute(read.where(readings.c.article == id).order_by(readings.c.id))
    return {
        **_outline(row),
        "superseded_by": newer,
        "text": row.text,
        "blocks": [
            {"kind": kind, "start": start, "end": end} for kind, start, end in orjson.loads(row.blocks)
        ],
        "evidence": _evidence(connection, id),
        "readings": [{"lexicon": r.lexicon_version, "model": r.model_version, "at": r.at} for r in found],
    }


def _row(connection: Connection, id: str) -> AnyRow:
    row = connection.execute(select(articles).where(A.id == id.lower(), A.removed_at.is_(None))).first()
    if row is None:
        raise UnknownError("article", id)
    return row


def _outline(row: AnyRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "title": row.title,
        "publisher": row.publisher,
        "url": row.url,
        "published": row.published,
        "language": row.language,
        "length": len(row.text),
        "statements": row.statements,
        "ingested_at": row.ingested_at,
        "supersedes": row.supersedes,
    }


def _evidence(connection: Connection, id: str) -> list[dict[str, Any]]:
    s = statements.c
    columns = (s.id, s.source, s.relation, s.target, s.modality, s.polarity, s.evidence_start, s.evidence_end)
    rows = connection.execute(
        select(*columns, s.trigger_start, s.trigger_end)
        .where(s.article == id, LIVE)
        .order_by(s.evidence_start, s.evidence_end, s.seq)
    )
    return [
        {
            "statement": row.id,
            "start": row.evidence_start,
            "end": row.evidence_end,
            "trigger": {"start": row.trigger_start, "end": row.trigger_end},
            "subject": row.source,
            "relation": row.relation,
            "object": row.target,
            "modality": row.modality,
            "polarity": row.polarity,
        }
        for row in rows
    ]
