"""Which stored articles another lexicon or model read last, and the parses kept for reading them again."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, and_, delete, exists, func, insert, select

from graph.db import articles, parses, readings
from graph.model import Article
from graph.rows import article_of

TOGETHER = 20  # articles that are fetched at once
PARSES = 100  # parses that are

STANDING = and_(articles.c.removed_at.is_(None), articles.c.superseded_at.is_(None))
_all = readings.alias()
_last = select(func.max(_all.c.id)).where(_all.c.article == articles.c.id).correlate(articles)
NEWEST = and_(readings.c.article == articles.c.id, readings.c.id == _last.scalar_subquery())


@dataclass(frozen=True, slots=True)
class Reading:
    """The last reading of an article: which lexicon read it, and the parse that it read."""

    id: int
    article: str
    name: str
    lexicon: str
    parse: bytes


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


def last_read(engine: Engine, lexicons: Collection[str], model: str) -> Iterator[list[Reading]]:
    """The last readings of articles, some at a time: those by a model and one of some lexicons."""
    last = 0
    ours = and_(readings.c.lexicon_version.in_(lexicons), readings.c.model_version == model)
    columns = (readings.c.id, articles.c.id, articles.c.name, readings.c.lexicon_version, parses.c.data)
    found = (
        select(articles.c.number, *columns)
        .select_from(articles)
        .join(readings, NEWEST)
        .join(parses, and_(parses.c.article == articles.c.id, parses.c.model_version == model))
        .where(STANDING, ours)
        .order_by(articles.c.number)
        .limit(PARSES)
    )
    while True:
        with engine.connect() as connection:
            rows = connection.execute(found.where(articles.c.number > last)).all()
        if not rows:
            return
        yield [Reading(*values) for _, *values in rows]
        last = rows[-1].number


def confirm(
    connection: Connection, before: Sequence[Reading], lexicon: str, model: str, at: str
) -> list[Reading]:
    """Write down that articles say by a lexicon what they said before; those that nobody read since."""
    still = select(readings.c.id).select_from(articles).join(readings, NEWEST).where(STANDING)
    ids = set(connection.scalars(still.where(readings.c.id.in_([reading.id for reading in before]))))
    confirmed = [reading for reading in before if reading.id in ids]
    rows = [
        {"article": reading.article, "lexicon_version": lexicon, "model_version": model, "at": at}
        for reading in confirmed
    ]
    if rows:
        connection.execute(insert(readings), rows)
    return confirmed


def _outdated(lexicon: str, model: str) -> Any:
    by_these = exists().where(
        NEWEST, readings.c.lexicon_version == lexicon, readings.c.model_version == model
    )
    return and_(STANDING, ~by_these)
