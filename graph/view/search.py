"""Full text: the statements and articles whose words answer a question."""

from dataclasses import dataclass
from typing import Any, Literal

import orjson
from sqlalchemy import Connection, select

from graph import fulltext
from graph.db import articles
from graph.view.page import Page
from graph.view.statements import bodies_of

Kind = Literal["statement", "article"]


@dataclass(frozen=True, slots=True)
class Found:
    """A statement (as its JSON) or an article (as its outline), with the words that matched between «»."""

    kind: Kind
    snippet: str
    json: Any


def search(connection: Connection, question: str, kind: Kind, offset: int, limit: int) -> Page[Found]:
    """The best matches of one kind; the page's key is how many were skipped."""
    index: fulltext.Index = "quote_words" if kind == "statement" else "article_words"
    matches = fulltext.find(connection, index, question, limit=limit + 1, offset=offset)
    more = (offset + limit,) if len(matches) > limit else None
    numbers = [match.number for match in matches[:limit]]
    known = bodies_of(connection, numbers) if kind == "statement" else _outlines(connection, numbers)
    return Page([Found(kind, m.snippet, known[m.number]) for m in matches[:limit] if m.number in known], more)


def _outlines(connection: Connection, numbers: list[int]) -> dict[int, bytes]:
    a = articles.c
    columns = (a.id, a.name, a.title, a.publisher, a.url, a.published)
    rows = connection.execute(select(a.number, *columns).where(a.number.in_(numbers), a.removed_at.is_(None)))
    names = [str(column.name) for column in columns]
    return {row.number: orjson.dumps(dict(zip(names, row[1:], strict=True))) for row in rows}
