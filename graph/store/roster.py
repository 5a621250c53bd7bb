"""Who is who: the actors of the store, every name they answer to, and the state each rolls up to."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from graph.db import LIVE, AnyRow, actor_names, actors, statements
from graph.lexicon import Lexicon
from graph.lexicon.actors import ActorLexicon
from graph.model import Actor
from graph.rows import ends, name_keys, state_of

TOGETHER = 1000  # actors that are looked up at once: databases take some thousands of values


@dataclass
class Roster:
    """The actors of one transaction, each looked up once, and those of one article together.

    A person's id is a slug of the name, and two people may share it: the same slug with the same country (or
    with none known) is one person, with another country it gets the country as a suffix.
    """

    connection: Connection
    lexicon: Lexicon
    _known: dict[Actor, Actor] = field(default_factory=dict)
    _rows: dict[str, Actor | None] = field(default_factory=dict)

    def meet(self, said: Iterable[Actor]) -> None:
        """Look all up before any is used, since one mention may tell the country that another leaves out."""
        new = dict.fromkeys(said)
        self._fetch({id for actor in new for id in (actor.id, state_of(actor))})
        for actor in new:
            self.actor(actor)

    def actor(self, said: Actor) -> Actor:
        """The actor of the store that a text's actor is, written first where it is new."""
        if said not in self._known:
            self._known[said] = self._person(said) if said.kind == "person" else self._written(said)
        return self._known[said]

    def _person(self, said: Actor) -> Actor:
        stored = self._stored(said.id)
        if stored is None:
            return self._written(said)
        if not said.country or stored.country == said.country:
            return replace(stored, sector=said.sector or stored.sector)
        if stored.country:
            return self._written(replace(said, id=f"{said.id}-{said.country.lower()}"))
        self._ensure_state(said)
        settled = self._rows[said.id] = replace(stored, country=said.country)
        _settle(self.connection, settled, self.lexicon)
        self._known.clear()
        return replace(settled, sector=said.sector or stored.sector)

    def _written(self, actor: Actor) -> Actor:
        if not self._stored(actor.id):
            self._ensure_state(actor)
            self._insert(actor)
        return actor

    def _ensure_state(self, actor: Actor) -> None:
        state = state_of(actor)
        if state != actor.id and not self._stored(state):
            known = self.lexicon.actors.actor(state)
            self._insert(known or Actor(state, state, "state", state))

    def _insert(self, actor: Actor) -> None:
        self.connection.execute(
            insert(actors).values(**_values(actor), wikidata=None, statements=0, activity=0)
        )
        self.connection.execute(insert(actor_names), _names(actor, {actor.name: "text"}))
        self._rows[actor.id] = actor

    def _stored(self, id: str) -> Actor | None:
        if id not in self._rows:
            self._fetch({id})
        return self._rows[id]

    def _fetch(self, ids: Collection[str]) -> None:
        columns = (actors.c.id, actors.c.name, actors.c.kind, actors.c.country, actors.c.sector)
        waiting = list(ids)
        self._rows |= dict.fromkeys(waiting)
        for at in range(0, len(waiting), TOGETHER):
            some = select(*columns).where(actors.c.id.in_(waiting[at : at + TOGETHER]))
            self._rows |= {row.id: Actor(*row) for row in self.connection.execute(some)}


def _values(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sector": actor.sector,
        "state": state_of(actor),
    }


def _names(actor: Actor, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """The rows under which an actor is found: by its id, and by each name with where that comes from."""
    keys = {actor.id.casefold(): (actor.id, "id")}
    for name, source in names.items():
        for key in name_keys(name)[-1:]:
            keys.setdefault(key, (name, source))
    return [
        {"key": key, "actor": actor.id, "name": name, "source": source}
        for key, (name, source) in keys.items()
    ]


def learn(connection: Connection, lexicon: Lexicon) -> None:
    """Write every actor and name of a lexicon, so that a question may use them before any article does."""
    connection.execute(delete(actor_names).where(actor_names.c.source == "lexicon"))
    stored = {row.id: row for row in connection.execute(select(actors))}
    held = {
        (row.key, row.actor) for row in connection.execute(select(actor_names.c.key, actor_names.c.actor))
    }
    new: dict[str, dict[str, Any]] = {}
    names: dict[tuple[str, str], dict[str, Any]] = {}
    for actor, known_as, wikidata in _entries(lexicon.actors):
        if actor.id not in stored:
            new[actor.id] = {**_values(actor), "wikidata": wikidata, "statements": 0, "activity": 0}
        else:
            _update(connection, stored[actor.id], actor, wikidata, lexicon)
        rows = _names(actor, dict.fromkeys((actor.name, *known_as), "lexicon"))
        names |= {(row["key"], row["actor"]): row for row in rows if (row["key"], row["actor"]) not in held}
    if new:
        connection.execute(insert(actors), list(new.values()))
    if names:
        connection.execute(insert(actor_names), list(names.values()))


def _update(
    connection: Connection, row: AnyRow, actor: Actor, wikidata: str | None, lexicon: Lexicon
) -> None:
    if (row.name, row.wikidata) != (actor.name, wikidata):
        named = update(actors).where(actors.c.id == actor.id)
        connection.execute(named.values(name=actor.name, wikidata=wikidata))
    if (row.kind, row.country, row.sector) != (actor.kind, actor.country, actor.sector):
        _settle(connection, actor, lexicon)


def _entries(lexicon: ActorLexicon) -> Iterable[tuple[Actor, tuple[str, ...], str | None]]:
    for entry in lexicon.by_id.values():
        yield entry.actor, lexicon.aliases(entry.id), entry.wikidata
    for leader in lexicon.leaders:
        yield Actor(leader.id, leader.name, "person", leader.country), leader.names, leader.wikidata


def _settle(connection: Connection, actor: Actor, lexicon: Lexicon) -> None:
    """Write what an actor is now known to be, and let its statements count for the state it belongs to."""
    from graph.store.activity import count

    touched = LIVE & or_(statements.c.source == actor.id, statements.c.target == actor.id)
    count(connection, touched, -1)
    connection.execute(update(actors).where(actors.c.id == actor.id).values(**_values(actor)))
    of_source, of_target = actors.alias(), actors.alias()
    columns = (of_source.c.id, of_source.c.state, of_target.c.id, of_target.c.state)
    rows = (
        select(statements.c.seq, statements.c.relation, *columns)
        .join(of_source, of_source.c.id == statements.c.source)
        .join(of_target, of_target.c.id == statements.c.target)
        .where(touched)
    )
    for seq, relation, *found in connection.execute(rows).all():
        source, target = (found[0], found[1]), (found[2], found[3])
        new = ends(source, target, lexicon.relation_types[relation].symmetric)
        values = dict(zip(("source", "target", "source_state", "target_state"), new, strict=True))
        connection.execute(update(statements).where(statements.c.seq == seq).values(values))
    count(connection, touched, 1)
