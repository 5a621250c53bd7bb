"""Which stored articles another lexicon or model read last, and the parses kept for reading them again."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Engine, and_, delete, exists, func, insert, select

from graph.db import articles, parses, readings
from graph.model import Article
from graph.rows import article_of

TOGETHER = 20  # articles that are fetched at once


def keep(connection: Connection, article: str, model: str, parse: bytes) -> None:
    """Write what a model made of an article, in the place of what was kept before."""
    drop(connection, article)
    connection.execute(insert(parses).values(article=article, model_version=model, data=parse))


def drop(connection: Connection, article: str) -> None:
    connection.execute(delete(parses).where(parses.c.article == article))


def kept(connection: Connection, article: str, model: str) -> bytes | None:
    """The parse of an article, if it is this model's."""
    ours = and_(parses.c.article == article, parses.c.model_version == model)
    return connection.scalar(select(parses.c.data).where(ours))


def count(engine: Engine, lexicon: str, model: str) -> int:
    """How many articles `outdated` gives."""
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).where(_outdated(lexicon, model))) or 0


def outdated(engine: Engine, lexicon: str, model: str) -> Iterator[Article]:
    """The articles that stand and that another lexicon or model read last, in the order they came.

    They are fetched a few at a time, between which others may write.
    """
    last = 0
    while True:
        after = and_(articles.c.number > last, _outdated(lexicon, model))
        with engine.connect() as connection:
            rows = connection.execute(
                select(articles).where(after).order_by(articles.c.number).limit(TOGETHER)
            ).all()
        if not rows:
            return
        yield from map(article_of, rows)
        last = rows[-1].number


def _outdated(lexicon: str, model: str) -> Any:
    newest = select(func.max(readings.c.id)).where(readings.c.article == articles.c.id)
    by_these = exists().where(
        readings.c.id == newest.correlate(articles).scalar_subquery(),
        readings.c.lexicon_version == lexicon,
        readings.c.model_version == model,
    )
    return and_(articles.c.removed_at.is_(None), articles.c.superseded_at.is_(None), ~by_these)
