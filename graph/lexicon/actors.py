"""The actors of the world, the sectors of a country and the offices people hold; `data/actors/*.yaml`,
`data/sectors.yaml`, `data/offices.yaml`, `data/leaders.yaml`. docs/actors.md says how they are chosen.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import field_validator

from graph.lexicon.files import E, Entry, read
from graph.model import Actor, ActorKind


class Name(Entry):
    """A name with the days between which it was in use."""

    name: str
    since: date | None = None
    until: date | None = None


class ActorEntry(Entry):
    """One actor and the words that name it. See docs/actors.md for each field."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    names: tuple[Name, ...] = ()
    adjectives: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @field_validator("names", mode="before")
    @classmethod
    def _named(cls, names: object) -> object:
        return [{"name": n} if isinstance(n, str) else n for n in names] if isinstance(names, list) else names

    @property
    def actor(self) -> Actor:
        return Actor(self.id, self.name, self.kind, self.country, self.sector)


class Ambiguity(Entry):
    """A name that several actors share: what it means by default (None: nothing) and where it means another.

    `when` maps an actor's id to words that, in the same sentence or article, decide for it.
    """

    name: str
    default: str | None = None
    when: Mapping[str, tuple[str, ...]] = {}


class Sector(Entry):
    """A PLOVER sector and the role nouns that stand for it."""

    id: str
    name: str
    nouns: tuple[str, ...]


class Office(Entry):
    """Offices of one kind: what holding one says of a person, and the sector it puts the person in."""

    id: str
    titles: tuple[str, ...]
    relation: Literal["LEADS", "AFFILIATED"]
    sector: str | None = None
    gender: Literal["m", "f"] | None = None
    leads: Literal["state", "organisation", "party"] | None = None


class Leader(Entry):
    """A person well known from an office; a help where the text leaves out who they are, never needed."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    country: str
    office: str
    since: date | None = None
    until: date | None = None
    gender: Literal["m", "f"] | None = None
    wikidata: str | None = None


def plain(name: str) -> str:
    """A name without accents, case, marks and leading article, as look-ups compare them."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"^the ", "", " ".join(re.sub(r"[^a-z0-9]+", " ", bare.replace(".", "").replace("'", "")).split()))


@dataclass(frozen=True)
class ActorLexicon:
    """All actors, found by id and by name."""

    by_id: Mapping[str, ActorEntry]
    ambiguities: Mapping[str, Ambiguity]
    sectors: Mapping[str, Sector]
    offices: tuple[Office, ...]
    leaders: tuple[Leader, ...]
    _by_name: Mapping[str, tuple[str, ...]] = field(repr=False)

    def find(self, name: str) -> tuple[str, ...]:
        """The ids of the actors a name or id may mean: none, one, or several where it is ambiguous."""
        exact = next((i for i in (name, name.upper()) if i in self.by_id), None)
        if exact:
            return (exact,)
        found = self._by_name.get(plain(name), ())
        default = next((a.default for a in self.ambiguities.values() if plain(a.name) == plain(name)), None)
        return (default,) if default and default not in found else found

    def actor(self, id: str) -> Actor | None:
        """The actor of an id, a country's sector ("FRA.LAB") included."""
        if id in self.by_id:
            return self.by_id[id].actor
        country, _, sector = id.partition(".")
        return self.sector(country, sector) if sector else None

    def sector(self, country: str, sector: str) -> Actor | None:
        """A sector of a country as an actor: `FRA.LAB`, "France labour"."""
        if country not in self.by_id or sector not in self.sectors:
            return None
        entry = self.by_id[country]
        adjective = entry.adjectives[0] if entry.adjectives else entry.name
        return Actor(f"{country}.{sector}", f"{adjective} {self.sectors[sector].name}", "group", country, sector)

    def aliases(self, id: str) -> tuple[str, ...]:
        """Every name an actor answers to."""
        return tuple(dict.fromkeys(_names(self.by_id[id]))) if id in self.by_id else ()


def _names(entry: ActorEntry) -> Iterator[str]:
    yield entry.name
    yield from (name.name for name in entry.names)
    yield from entry.adjectives
    yield from entry.people
    yield from entry.capitals
    yield from entry.seats


def _rows(folders: Iterable[Path], pattern: str, schema: type[E]) -> Iterator[E]:
    for folder in folders:
        for path in sorted(folder.glob(pattern)):
            yield from read(path, schema)


def _over(mine: ActorEntry, theirs: ActorEntry) -> ActorEntry:
    """An entry laid over one with the same id: its lists add, its single values replace."""
    merged = mine.model_dump() | {k: v for k, v in theirs.model_dump().items() if v not in (None, ())}
    for key, value in mine.model_dump().items():
        if isinstance(value, tuple):
            merged[key] = tuple(dict.fromkeys((*getattr(mine, key), *getattr(theirs, key))))
    return ActorEntry.model_construct(**merged)


def load_actors(folders: Iterable[Path]) -> ActorLexicon:
    folders = tuple(folders)
    by_id: dict[str, ActorEntry] = {}
    for entry in _rows(folders, "actors/*.yaml", ActorEntry):
        by_id[entry.id] = _over(by_id[entry.id], entry) if entry.id in by_id else entry
    by_name: dict[str, list[str]] = defaultdict(list)
    for entry in by_id.values():
        for name in map(plain, _names(entry)):
            if entry.id not in by_name[name]:
                by_name[name].append(entry.id)
    return ActorLexicon(
        by_id,
        {row.name: row for row in _rows(folders, "ambiguous*.yaml", Ambiguity)},
        {row.id: row for row in _rows(folders, "sectors*.yaml", Sector)},
        tuple(_rows(folders, "offices*.yaml", Office)),
        tuple(_rows(folders, "leaders*.yaml", Leader)),
        {name: tuple(ids) for name, ids in by_name.items()},
    )
