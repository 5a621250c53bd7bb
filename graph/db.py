"""The tables, and how a database is opened: SQLite with its pragmas, or PostgreSQL, both brought up to date.

    articles ─┬─ readings           which lexicon and model read it, and when
              ├─ parses             what the model made of it, kept for the next lexicon
              └─ statements ─ statement_bodies
    actors ── actor_names           every name an actor answers to
    events                          the one stream of what changed
    jobs, workers                   the durable queue and who works on it
    meta                            the version of the contents, of the lexicon

A row of `statements` is one version of a statement: learned at a time, perhaps retracted at a later one,
never changed in between, so that any past state can be read. Its columns are what questions are asked of;
`statement_bodies` holds the answer, the statement as JSON, encoded once when it is written.
"""

import os
import re
import sqlite3
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    Table,
    Text,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from graph.errors import CostError, StoreError

Number = BigInteger().with_variant(Integer, "sqlite")

BUSY = 30  # seconds that a process waits for another to finish writing

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)

meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

articles = Table(
    "articles",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("url", Text, index=True),
    Column("published", Text),  # ISO day
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("blocks", Text, nullable=False),  # JSON: [[kind, start, end], ...]
    Column("statements", Integer, nullable=False, default=0),
    Column("ingested_at", Text, nullable=False),
    Column("supersedes", Text),  # the id of the version of this url that stood before
    Column("superseded_at", Text),
    Column("removed_at", Text),
    sqlite_autoincrement=True,
)

readings = Table(
    "readings",
    metadata,
    Column("id", Number, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False, index=True),
    Column("lexicon_version", Text, nullable=False),
    Column("model_version", Text, nullable=False),
    Column("at", Text, nullable=False),
)

parses = Table(
    "parses",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("model_version", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),  # graph.nlp.parses.pack
)

ledgers = Table(
    "ledgers",
    metadata,
    Column("lexicon_version", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),  # graph.store.ledgers
)

actors = Table(
    "actors",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("sector", Text),
    Column("state", Text, nullable=False, index=True),  # what it rolls up to; itself where it does not
    Column("wikidata", Text),
    Column("statements", Integer, nullable=False, default=0),  # live, of this actor itself
    Column("activity", Integer, nullable=False, default=0),  # live, with those rolled up to it
    Index("ix_actors_activity_id", "activity", "id"),
)

actor_names = Table(
    "actor_names",
    metadata,
    Column("key", Text, primary_key=True),  # graph.lexicon.actors.plain(name), or the id in small letters
    Column("actor", Text, ForeignKey("actors.id"), primary_key=True),
    Column("name", Text, nullable=False),
    Column("source", Text, nullable=False),  # "id", "lexicon" or "text"
    Index("ix_actor_names_actor", "actor"),
)

statements = Table(
    "statements",
    metadata,
    Column("seq", Number, primary_key=True),
    Column("id", Text, nullable=False),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("reading", Number, ForeignKey("readings.id"), nullable=False),
    # The ends of the edge that it counts for; those of a symmetric relation stand in alphabetical order.
    Column("source", Text, ForeignKey("actors.id"), nullable=False),
    Column("target", Text, ForeignKey("actors.id"), nullable=False),
    Column("source_state", Text, nullable=False),
    Column("target_state", Text, nullable=False),
    Column("relation", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("attributed_to", Text, ForeignKey("actors.id")),
    Column("time", Text),  # EDTF
    Column("basis", Text, nullable=False),
    Column("first_day", Text, nullable=False),  # ISO days; "" before the first, "~" after the last one
    Column("last_day", Text, nullable=False),
    Column("day", Text, nullable=False),  # where it stands on timelines; "" where nothing dates it
    Column("contexts", Text, nullable=False),  # "|military|wmd|" or ""
    Column("evidence_start", Integer, nullable=False),
    Column("evidence_end", Integer, nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("rule", Text, nullable=False),
    Column("learned_at", Text, nullable=False),
    Column("retracted_at", Text),
    sqlite_autoincrement=True,
)

AnyRow = Row[*tuple[Any, ...]]
LIVE = statements.c.retracted_at.is_(None)


def _live(name: str, *columns: str, unique: bool = False) -> Index:
    picked = [statements.c[column] for column in columns]
    return Index(name, *picked, unique=unique, sqlite_where=LIVE, postgresql_where=LIVE)


_live("ix_live_id", "id", unique=True)
_live("ix_live_day", "day", "seq")
_live("ix_live_source_day", "source", "day", "seq")
_live("ix_live_target_day", "target", "day", "seq")
_live("ix_live_source_state_day", "source_state", "day", "seq")
_live("ix_live_target_state_day", "target_state", "day", "seq")
_live("ix_live_pair", "source", "target", "relation")
_live("ix_live_state_pair", "source_state", "target_state", "relation")
Index("ix_statements_article", statements.c.article, statements.c.evidence_start)
Index("ix_statements_id", statements.c.id)

statement_bodies = Table(
    "statement_bodies",
    metadata,
    Column("seq", Number, ForeignKey("statements.seq"), primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),  # graph.wire.stored_statement as UTF-8 JSON
)

events = Table(
    "events",
    metadata,
    Column("seq", Number, primary_key=True),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),  # statement, retraction, article, removal, job
    Column("subject", Text, nullable=False),  # the id of the statement, article or job
    Column("data", LargeBinary),  # JSON; a statement's is its body, found by `statement`
    Column("statement", Number),
    sqlite_autoincrement=True,
)

jobs = Table(
    "jobs",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),  # ingest, explain
    Column("state", Text, nullable=False),  # queued, running, done, failed
    Column("payload", LargeBinary, nullable=False),
    Column("progress", LargeBinary, nullable=False),
    Column("report", LargeBinary),
    Column("error", Text),
    Column("attempts", Integer, nullable=False, default=0),
    Column("worker", Text),
    Column("created_at", Text, nullable=False),
    Column("started_at", Text),
    Column("finished_at", Text),
    Column("lease_until", Float),  # seconds since 1970
    Index("ix_jobs_state_kind_number", "state", "kind", "number"),
    sqlite_autoincrement=True,
)

workers = Table(
    "workers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seen", Float, nullable=False),  # seconds since 1970
    Column("ready", Boolean, nullable=False),
    Column("lexicon_version", Text),
    Column("model_version", Text),
)


def now() -> str:
    """The present moment as the tables write it: ISO 8601 in UTC, with microseconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def connect(url: str) -> Engine:
    """An engine on a database that is brought up to date first; StoreError where it cannot be opened."""
    from graph.migrations import upgrade

    engine = _engine(url)
    try:
        upgrade(engine)
    except DBAPIError as error:
        raise StoreError(f"{engine.url.render_as_string()} cannot be opened: {error.orig}") from error
    return engine


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.drivername in ("postgres", "postgresql"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
            Path(str(parsed.database)).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed, pool_size=12, max_overflow=8)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError, TypeError, OSError) as error:
        remedy = "write sqlite:///path/to/file.db or postgresql://user@host/name"
        shown = re.sub(r":[^:@/]+@", ":***@", url)
        raise StoreError(f"{shown!r} names no database that can be used; {remedy}") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite_connected)
        event.listen(engine, "begin", _sqlite_begins)
    weakref.finalize(engine, engine.pool.dispose)  # else Python closes its connections late, and complains
    return engine


class Deadline:
    """When a connection's question has to be answered (`time.monotonic` seconds); infinity for no limit."""

    __slots__ = ("at",)

    def __init__(self) -> None:
        self.at = float("inf")

    def passed(self) -> bool:
        return time.monotonic() > self.at


def _sqlite_connected(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by us, see _sqlite_begins
    connection.execute(f"PRAGMA busy_timeout={BUSY * 1000}").close()
    _write_ahead(connection)
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()
    for pragma in ("temp_store=MEMORY", "cache_size=-32000", "mmap_size=268435456"):
        connection.execute(f"PRAGMA {pragma}").close()
    record.info["deadline"] = deadline = Deadline()
    connection.set_progress_handler(deadline.passed, 20_000)


def _write_ahead(connection: Any) -> None:
    """Keep a write-ahead log. SQLite does not wait for another process that is just switching to it."""
    until = time.monotonic() + BUSY
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _sqlite_begins(connection: Connection) -> None:
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """The one transaction at a time that may write; committed at its end, rolled back on an error."""
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(1163154500)")
        yield connection


@contextmanager
def reading(engine: Engine, seconds: float | None = None) -> Iterator[Connection]:
    """A consistent snapshot to read from; CostError where a statement takes longer than `seconds`."""
    with engine.connect() as connection:
        deadline = connection.info.get("deadline")
        if deadline and seconds:
            deadline.at = time.monotonic() + seconds
        elif seconds:
            connection.exec_driver_sql(f"SET LOCAL statement_timeout = {max(1, int(seconds * 1000))}")
        try:
            yield connection
        except OperationalError as error:
            if seconds and any(word in str(error.orig) for word in ("interrupted", "statement timeout")):
                raise CostError(seconds) from error
            raise
        finally:
            if deadline:
                deadline.at = float("inf")


def worker_name() -> str:
    """A name for this process that no other one on the same database bears at the same time."""
    return f"{os.uname().nodename if hasattr(os, 'uname') else 'host'}:{os.getpid()}"
