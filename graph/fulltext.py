"""Full-text search, the one thing each database does in its own way: FTS5 in SQLite, tsvector in PostgreSQL.

Words are stemmed as English. Matches come best first, with a snippet in which «» mark what matched.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, text

Index = Literal["quote_words", "article_words"]

_TERM = re.compile(r'"([^"]+)"|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Match:
    """One text found: the number of its row, and the part of it that matched."""

    number: int
    snippet: str


def add(connection: Connection, index: Index, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Make texts findable; each is (number, its columns)."""
    _each(connection, rows, *_SQL[connection.dialect.name, index][:1])


def drop(connection: Connection, index: Index, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Take texts out again; they must be given as they were added."""
    _each(connection, rows, *_SQL[connection.dialect.name, index][1:2])


def find(connection: Connection, index: Index, question: str, *, limit: int, offset: int = 0) -> list[Match]:
    """The best matches of all words of a question; words between quotation marks stand together."""
    terms = [first or second for first, second in _TERM.findall(question)]
    if not any(any(map(str.isalnum, term)) for term in terms):
        return []
    sqlite = connection.dialect.name == "sqlite"
    words = " ".join(f'"{term}"' for term in terms) if sqlite else question
    rows = connection.execute(
        text(_SQL[connection.dialect.name, index][2]), {"words": words, "limit": limit, "offset": offset}
    )
    return [Match(row[0], row[1]) for row in rows]


def _each(connection: Connection, rows: Iterable[tuple[int, Sequence[str]]], sql: str) -> None:
    values = [{"number": number, **{f"c{i}": part for i, part in enumerate(parts)}} for number, parts in rows]
    if values:
        connection.execute(text(sql), values)


_SQL = {
    ("sqlite", "quote_words"): (
        "INSERT INTO quote_words(rowid, quote) VALUES (:number, :c0)",
        "INSERT INTO quote_words(quote_words, rowid, quote) VALUES ('delete', :number, :c0)",
        (
            "SELECT rowid, snippet(quote_words, 0, '«', '»', '…', 48) FROM quote_words "
            "WHERE quote_words MATCH :words ORDER BY rank LIMIT :limit OFFSET :offset"
        ),
    ),
    ("sqlite", "article_words"): (
        "INSERT INTO article_words(rowid, title, text) VALUES (:number, :c0, :c1)",
        "INSERT INTO article_words(article_words, rowid, title, text) VALUES ('delete', :number, :c0, :c1)",
        (
            "SELECT rowid, snippet(article_words, -1, '«', '»', '…', 48) FROM article_words "
            "WHERE article_words MATCH :words ORDER BY bm25(article_words, 4.0, 1.0) "
            "LIMIT :limit OFFSET :offset"
        ),
    ),
    ("postgresql", "quote_words"): (
        "INSERT INTO quote_words(number, words) VALUES (:number, to_tsvector('english', :c0))",
        "DELETE FROM quote_words WHERE number = :number",
        (
            "SELECT q.number, ts_headline('english', convert_from(b.body, 'UTF8')::json "
            "#>> '{evidence,text}', w, 'StartSel=«,StopSel=»') FROM quote_words q "
            "JOIN statement_bodies b ON b.seq = q.number, websearch_to_tsquery('english', :words) w "
            "WHERE q.words @@ w ORDER BY ts_rank(q.words, w) DESC, q.number LIMIT :limit OFFSET :offset"
        ),
    ),
    ("postgresql", "article_words"): (
        (
            "INSERT INTO article_words(number, words) VALUES (:number, "
            "setweight(to_tsvector('english', :c0), 'A') || to_tsvector('english', :c1))"
        ),
        "DELETE FROM article_words WHERE number = :number",
        (
            "SELECT q.number, ts_headline('english', a.text, w, 'StartSel=«,StopSel=»') FROM article_words q "
            "JOIN articles a ON a.number = q.number, websearch_to_tsquery('english', :words) w "
            "WHERE q.words @@ w "
            "ORDER BY ts_rank(q.words, w) DESC, q.number LIMIT :limit OFFSET :offset"
        ),
    ),
}
