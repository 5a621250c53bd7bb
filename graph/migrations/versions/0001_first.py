"""The first tables."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LIVE = sa.text("retracted_at IS NULL")


def upgrade() -> None:
    _contents()
    _statements()
    _work()
    if op.get_context().dialect.name == "sqlite":
        _search_sqlite()
    else:
        _search_postgresql()


def _text(name: str, required: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=not required)


def _number(name: str, required: bool = True, **options: Any) -> sa.Column[int]:
    return sa.Column(name, NUMBER, nullable=not required, **options)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=f"fk_{table}_{column}")


def _contents() -> None:
    op.create_table("meta", _text("key"), _text("value"), sa.PrimaryKeyConstraint("key"))
    op.create_table(
        "articles",
        _number("number"), _text("id"), _text("name"), _text("title", False), _text("publisher", False),
        _text("url", False), _text("published", False), _text("language"), _text("text"), _text("blocks"),
        _count("statements"), _text("ingested_at"), _text("supersedes", False), _text("superseded_at", False),
        _text("removed_at", False),
        sa.PrimaryKeyConstraint("number"), sa.UniqueConstraint("id"), sqlite_autoincrement=True,
    )  # fmt: skip
    op.create_index("ix_articles_url", "articles", ["url"])
    op.create_table(
        "readings",
        _number("id"), _text("article"), _text("lexicon_version"), _text("model_version"), _text("at"),
        _refers("readings", "article", "articles.id"), sa.PrimaryKeyConstraint("id"),
    )  # fmt: skip
    op.create_index("ix_readings_article", "readings", ["article"])
    op.create_table(
        "actors",
        _text("id"), _text("name"), _text("kind"), _text("country", False), _text("sector", False),
        _text("state"), _text("wikidata", False), _count("statements"), _count("activity"),
        sa.PrimaryKeyConstraint("id"),
    )  # fmt: skip
    op.create_index("ix_actors_state", "actors", ["state"])
    op.create_index("ix_actors_activity_id", "actors", ["activity", "id"])
    op.create_table(
        "actor_names",
        _text("key"), _text("actor"), _text("name"), _text("source"),
        _refers("actor_names", "actor", "actors.id"), sa.PrimaryKeyConstraint("key", "actor"),
    )  # fmt: skip
    op.create_index("ix_actor_names_actor", "actor_names", ["actor"])


def _statements() -> None:
    op.create_table(
        "statements",
        _number("seq"), _text("id"), _text("article"), _number("reading"), _text("source"), _text("target"),
        _text("source_state"), _text("target_state"), _text("relation"), _text("modality"), _text("polarity"),
        _text("attributed_to", False), _text("time", False), _text("basis"), _text("first_day"),
        _text("last_day"), _text("day"), _text("contexts"), _count("evidence_start"), _count("evidence_end"),
        _count("trigger_start"), _count("trigger_end"), sa.Column("confidence", sa.Float(), nullable=False),
        _text("rule"),
        _text("learned_at"), _text("retracted_at", False),
        _refers("statements", "article", "articles.id"), _refers("statements", "reading", "readings.id"),
        _refers("statements", "source", "actors.id"), _refers("statements", "target", "actors.id"),
        _refers("statements", "attributed_to", "actors.id"),
        sa.PrimaryKeyConstraint("seq"), sqlite_autoincrement=True,
    )  # fmt: skip
    _live("id", "id", unique=True)
    _live("day", "day", "seq")
    for end in ("source", "target", "source_state", "target_state"):
        _live(f"{end}_day", end, "day", "seq")
    _live("pair", "source", "target", "relation")
    _live("state_pair", "source_state", "target_state", "relation")
    op.create_index("ix_statements_article", "statements", ["article", "evidence_start"])
    op.create_index("ix_statements_id", "statements", ["id"])
    op.create_table(
        "statement_bodies",
        _number("seq", autoincrement=False), sa.Column("body", sa.LargeBinary(), nullable=False),
        _refers("statement_bodies", "seq", "statements.seq"), sa.PrimaryKeyConstraint("seq"),
    )  # fmt: skip


def _live(name: str, *columns: str, unique: bool = False) -> None:
    op.create_index(
        f"ix_live_{name}",
        "statements",
        list(columns),
        unique=unique,
        sqlite_where=LIVE,
        postgresql_where=LIVE,
    )


def _work() -> None:
    op.create_table(
        "events",
        _number("seq"), _text("at"), _text("kind"), _text("subject"), sa.Column("data", sa.LargeBinary()),
        _number("statement", False), sa.PrimaryKeyConstraint("seq"), sqlite_autoincrement=True,
    )  # fmt: skip
    op.create_table(
        "jobs",
        _number("number"), _text("id"), _text("kind"), _text("state"),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("progress", sa.LargeBinary(), nullable=False), sa.Column("report", sa.LargeBinary()),
        _text("error", False), _count("attempts"), _text("worker", False), _text("created_at"),
        _text("started_at", False), _text("finished_at", False), sa.Column("lease_until", sa.Float()),
        sa.PrimaryKeyConstraint("number"), sa.UniqueConstraint("id"), sqlite_autoincrement=True,
    )  # fmt: skip
    op.create_index("ix_jobs_state_kind_number", "jobs", ["state", "kind", "number"])
    op.create_table(
        "workers",
        _text("id"), sa.Column("seen", sa.Float(), nullable=False),
        sa.Column("ready", sa.Boolean(), nullable=False),
        _text("lexicon_version", False), _text("model_version", False), sa.PrimaryKeyConstraint("id"),
    )  # fmt: skip


def _search_sqlite() -> None:
    op.execute(
        "CREATE VIEW quotes AS SELECT seq, json_extract(CAST(body AS TEXT), '$.evidence.text') AS quote "
        "FROM statement_bodies"
    )
    words = "tokenize='porter unicode61 remove_diacritics 2'"
    op.execute(
        f"CREATE VIRTUAL TABLE quote_words USING fts5(quote, content='quotes', content_rowid='seq', {words})"
    )
    op.execute(
        "CREATE VIRTUAL TABLE article_words USING "
        f"fts5(title, text, content='articles', content_rowid='number', {words})"
    )


def _search_postgresql() -> None:
    for name in ("quote_words", "article_words"):
        op.execute(f"CREATE TABLE {name} (number BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute(f"CREATE INDEX ix_{name}_words ON {name} USING gin(words)")
