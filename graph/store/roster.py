"""Who is who: the actors of the store, every name they answer to, and the state each rolls up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, delete, insert, or_, select, update

from graph.db import LIVE, actor_names, actors, statements
from graph.lexicon import Lexicon
from graph.lexicon.actors import ActorLexicon
from graph.model import Actor
from graph.rows import ends, name_keys, state_of


@dataclass
class Roster:
    """The actors of one transaction, each looked up once.

    A person's id is a slug of the name, and two people may share it: the same slug with the same country (or
    with none known) is one person, with another country it gets the country as a suffix.
    """

    connection: Connection
    lexicon: Lexicon
    _known: dict[Actor, Actor] = field(default_factory=dict)

    def meet(self, said: Iterable[Actor]) -> None:
        """Look all up before any is used, since one mention may tell the country that another leaves out."""
        for actor in dict.fromkeys(said):
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
        _settle(self.connection, replace(stored, country=said.country), self.lexicon)
        self._known.clear()
        return replace(stored, country=said.country, sector=said.sector or stored.sector)

    def _written(self, actor: Actor) -> Actor:
        if not self._stored(actor.id):
            self._ensure_state(actor)
            _insert(self.connection, actor, {actor.name: "text"})
        return actor

    def _ensure_state(self, actor: Actor) -> None:
        state = state_of(actor)
        if state != actor.id and not self._stored(state):
            known = self.lexicon.actors.actor(state)
            _insert(self.connection, known or Actor(state, state, "state", state), {})

    def _stored(self, id: str) -> Actor | None:
        columns = (actors.c.id, actors.c.name, actors.c.kind, actors.c.country, actors.c.sector)
        row = self.connection.execute(select(*columns).where(actors.c.id == id)).first()
        return Actor(*row) if row else None


def _insert(
    connection: Connection, actor: Actor, names: Mapping[str, str], wikidata: str | None = None
) -> None:
    connection.execute(insert(actors).values(**_values(actor), wikidata=wikidata, statements=0, activity=0))
    _name(connection, actor, names)


def _values(actor: Actor) -> dict[str, str | None]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sector": actor.sector,
        "state": state_of(actor),
    }


def _name(connection: Connection, actor: Actor, names: Mapping[str, str]) -> None:
    rows = {actor.id.casefold(): (actor.id, "id")}
    for name, source in {actor.name: "text", **names}.items():
        for key in name_keys(name)[-1:]:
            rows.setdefault(key, (name, source))
    held = set(connection.scalars(select(actor_names.c.key).where(actor_names.c.actor == actor.id)))
    new = [
        {"key": key, "actor": actor.id, "name": name, "source": source}
        for key, (name, source) in rows.items()
        if key not in held
    ]
    if new:
        connection.execute(insert(actor_names), new)


def learn(connection: Connection, lexicon: Lexicon) -> None:
    """Write every actor and name of a lexicon, so that a question may use them before any article does."""
    connection.execute(delete(actor_names).where(actor_names.c.source == "lexicon"))
    stored = {row.id: Actor(*row[:5]) for row in connection.execute(select(actors))}
    for actor, names, wikidata in _entries(lexicon.actors):
        sources = dict.fromkeys(names, "lexicon")
        if actor.id not in stored:
            _insert(connection, actor, sources, wikidata)
            stored[actor.id] = actor
            continue
        connection.execute(
            update(actors).where(actors.c.id == actor.id).values(wikidata=wikidata, name=actor.name)
        )
        if stored[actor.id] != actor:
            _settle(connection, actor, lexicon)
        _name(connection, actor, sources)


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
