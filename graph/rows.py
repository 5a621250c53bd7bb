"""How articles, actors and statements stand in their tables."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import orjson

from graph import edtf
from graph.lexicon.actors import plain
from graph.model import Actor, Article, Block, Statement
from graph.wire import article_json, day_json, statement_json

NEVER_BEGAN, NEVER_ENDS, UNDATED = "", "~", ""  # they sort before and after every ISO day
ROLLED_UP = ("person", "group")  # kinds that count as their state where a question rolls up


def state_of(actor: Actor) -> str:
    """The id an actor counts for in a roll-up: its state's for persons and sectors, else its own."""
    return actor.country if actor.kind in ROLLED_UP and actor.country else actor.id


def ends(subject: tuple[str, str], object_: tuple[str, str], symmetric: bool) -> tuple[str, str, str, str]:
    """Source, target, source_state and target_state of an edge; the ends given as (id, state).

    Those of a symmetric relation stand in the order of their states, so that both ways are one edge, among
    the actors themselves as well as rolled up.
    """
    one, other = (
        sorted((subject, object_), key=lambda end: (end[1], end[0])) if symmetric else (subject, object_)
    )
    return one[0], other[0], one[1], other[1]


def name_keys(name: str) -> tuple[str, ...]:
    """The keys under which a name is kept and looked for; the first is that of an id."""
    return tuple(dict.fromkeys(key for key in (name.strip().casefold(), plain(name)) if key))


def article_row(article: Article, at: str) -> dict[str, Any]:
    return {
        "id": article.id,
        "name": article.name,
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "published": day_json(article.published),
        "language": article.language,
        "text": article.text,
        "blocks": orjson.dumps([[block.kind, block.start, block.end] for block in article.blocks]).decode(),
        "statements": 0,
        "ingested_at": at,
        "superseded_at": None,
        "removed_at": None,
    }


def article_of(row: Any) -> Article:
    """The article of a row of `articles`."""
    return Article(
        text=row.text,
        name=row.name,
        title=row.title,
        publisher=row.publisher,
        url=row.url,
        published=date.fromisoformat(row.published) if row.published else None,
        language=row.language,
        blocks=tuple(Block(*block) for block in orjson.loads(row.blocks)),
    )


def statement_row(
    statement: Statement, article: Article, symmetric: bool, reading: int, at: str
) -> dict[str, Any]:
    first, last, day = days(statement, article.published)
    subject, object_ = statement.subject, statement.object
    source, target, source_state, target_state = ends(
        (subject.id, state_of(subject)), (object_.id, state_of(object_)), symmetric
    )
    return {
        "id": statement.id,
        "article": article.id,
        "reading": reading,
        "source": source,
        "target": target,
        "source_state": source_state,
        "target_state": target_state,
        "relation": statement.relation,
        "modality": statement.modality,
        "polarity": statement.polarity,
        "attributed_to": statement.attributed_to.id if statement.attributed_to else None,
        "time": statement.time,
        "basis": statement.time_basis,
        "first_day": first,
        "last_day": last,
        "day": day,
        "contexts": "|".join(("", *statement.contexts, "")) if statement.contexts else "",
        "evidence_start": statement.evidence.start,
        "evidence_end": statement.evidence.end,
        "trigger_start": statement.trigger.start,
        "trigger_end": statement.trigger.end,
        "confidence": statement.confidence,
        "rule": statement.rule,
        "learned_at": at,
        "retracted_at": None,
    }


def days(statement: Statement, published: date | None) -> tuple[str, str, str]:
    """The first and last day of a statement, and the one where timelines place it: its first, if known.

    Without a time of its own it stands at its article's date; without that, at no day.
    """
    first, last = edtf.bounds(statement.time) if statement.time else (published, published)
    if first is None and last is None:
        return NEVER_BEGAN, NEVER_ENDS if statement.time else UNDATED, UNDATED
    day = first or last
    assert day
    return day_json(first) or NEVER_BEGAN, day_json(last) or NEVER_ENDS, day.isoformat()


def body(statement: Statement, article: Article, row: Mapping[str, Any]) -> bytes:
    """A statement as the service answers it: with the day it stands at and the article it comes from."""
    return orjson.dumps(
        {
            **statement_json(statement),
            "day": row["day"] or None,
            "learned_at": row["learned_at"],
            "article": article_json(article),
        }
    )
