"""The ledgers of the lexicons that read what is stored; each is kept while an article stands so read."""

import zlib

import orjson
from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from graph.db import ledgers, readings
from graph.ledger import FrameEntry, Ledger


def held(connection: Connection, version: str) -> bool:
    """Whether the ledger of a version is kept."""
    return connection.scalar(select(ledgers.c.lexicon_version).where(_is(version))) is not None


def keep(connection: Connection, version: str, ledger: Ledger) -> None:
    """Write the ledger of a version, and drop those that no article was last read by."""
    newest = select(func.max(readings.c.id)).group_by(readings.c.article)
    last = select(readings.c.lexicon_version).where(readings.c.id.in_(newest))
    connection.execute(delete(ledgers).where(ledgers.c.lexicon_version.not_in(last) | _is(version)))
    data = zlib.compress(orjson.dumps([ledger.said, ledger.frames], default=tuple))
    connection.execute(insert(ledgers).values(lexicon_version=version, data=data))


def others(connection: Connection, version: str) -> dict[str, Ledger]:
    """The ledgers that are kept but that of a version, by theirs."""
    rows = connection.execute(select(ledgers).where(~_is(version)))
    return {row.lexicon_version: _ledger(row.data) for row in rows}


def _is(version: str) -> ColumnElement[bool]:
    return ledgers.c.lexicon_version == version


def _ledger(data: bytes) -> Ledger:
    said, frames = orjson.loads(zlib.decompress(data))
    return Ledger(said, {id: FrameEntry(what, tuple(words)) for id, (what, words, *_) in frames.items()})
