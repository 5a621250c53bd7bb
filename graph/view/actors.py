"""Actors: who answers to a name, who is most spoken of, what is known of one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from graph.db import actor_names, actors
from graph.errors import AmbiguousError, UnknownError
from graph.model import Actor
from graph.rows import name_keys
from graph.view.page import Key, Page, cut
from graph.wire import actor_json

A = actors.c
COLUMNS = (A.id, A.name, A.kind, A.country, A.sector)


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor and how much is said of it.

    `statements` counts live statements that name the actor itself, `activity` those that a question about it
    finds with roll-up (of a state, also those of its persons and sectors).
    """

    actor: Actor
    statements: int
    activity: int
    wikidata: str | None = None
    names: tuple[str, ...] = field(default=())

    def json(self) -> dict[str, Any]:
        counts = {"statements": self.statements, "activity": self.activity, "wikidata": self.wikidata}
        return {**actor_json(self.actor), **counts}


def resolve(connection: Connection, name: str) -> Actor:
    """The actor of an id or name, whatever its case; UnknownError or AmbiguousError where it is not one."""
    keys = name_keys(name)
    query = select(actor_names.c.key, actor_names.c.source, *COLUMNS).join(
        actors, A.id == actor_names.c.actor
    )
    rows = connection.execute(query.where(actor_names.c.key.in_(keys))).all()
    by_id = [row for row in rows if row.source == "id" and row.key == keys[0]] if keys else []
    found = {row.id: Actor(*row[2:]) for row in by_id or rows}
    if len(found) > 1:
        raise AmbiguousError(name, sorted(found))
    if not found:
        raise UnknownError("actor", name, _near(connection, name))
    return next(iter(found.values()))


def profile(connection: Connection, name: str) -> Profile:
    """What is known of the actor of an id or name; raises as `resolve` does."""
    actor = resolve(connection, name)
    row = connection.execute(select(A.statements, A.activity, A.wikidata).where(A.id == actor.id)).one()
    names = select(actor_names.c.name).where(actor_names.c.actor == actor.id, actor_names.c.source != "id")
    answers = sorted(set(connection.scalars(names)) - {actor.id, actor.name})
    return Profile(actor, row.statements, row.activity, row.wikidata, tuple(answers))


def page(
    connection: Connection, *, named: str | None, only: Mapping[str, str], after: Key | None, limit: int
) -> Page[Profile]:
    """Actors of whom something is said, the most spoken of first; with `named`, all that have such a name.

    `only` maps a column (kind, country, sector) to the one value it may have.
    """
    query = select(*COLUMNS, A.statements, A.activity, A.wikidata)
    query = query.where(*(A[column] == value for column, value in only.items()))
    if named:
        query = query.where(A.id.in_(_begins(named)))
    else:
        query = query.where(or_(A.activity > 0, A.statements > 0))
    if after is not None:
        activity, id = after
        query = query.where(and_(A.activity <= activity, or_(A.activity < activity, A.id > id)))
    rows = connection.execute(query.order_by(A.activity.desc(), A.id).limit(limit + 1)).all()
    found = [Profile(Actor(*row[:5]), row.statements, row.activity, row.wikidata) for row in rows]
    return cut(found, limit, lambda profile: (profile.activity, profile.actor.id))


def _begins(name: str) -> Any:
    """The ids of actors with a name in which a word begins as asked."""
    key = (name_keys(name) or ("",))[-1].replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    begins = (actor_names.c.key.like(f"{lead}{key}%", escape="\\") for lead in ("", "% "))
    return select(actor_names.c.actor).where(or_(*begins))


def _near(connection: Connection, name: str) -> tuple[str, ...]:
    """The ids of the actors whose names look most like one that nobody bears."""
    key = (name_keys(name) or ("",))[-1]
    if not key:
        return ()
    like = actor_names.c.key.like(f"{key[:1]}%") | actor_names.c.key.like(f"% {key[:40]}%")
    lengths = func.length(actor_names.c.key).between(len(key) - 3, len(key) + 40)
    rows = connection.execute(
        select(actor_names.c.key, actor_names.c.actor).where(like, lengths).limit(5_000)
    )
    by_key: dict[str, str] = {row.key: row.actor for row in rows}
    inside = [actor for found, actor in by_key.items() if key in found.split()]
    alike = [by_key[found] for found in get_close_matches(key, by_key, n=3, cutoff=0.75)]
    return tuple(dict.fromkeys([*alike, *inside]))[:3]
