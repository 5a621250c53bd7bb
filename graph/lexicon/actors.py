"""The actors of the world, the sectors of a country and the offices people hold; `data/actors/*.yaml`,
`data/sectors.yaml`, `data/offices.yaml`, `data/leaders.yaml`, `data/borders.yaml`. docs/actors.md says how
they are chosen.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import field_validator

from graph.errors import DataError
from graph.garbage import uncollected
from graph.lexicon.files import E, Entry, line_of, read
from graph.model import Actor, ActorKind


class Name(Entry):
    """A name with the days between which it was in use."""

    name: str
    since: date | None = None
    until: date | None = None


class _Words(Entry):
    """What is known of an actor beside what it is.

    `names`, `adjectives`, `prefixes` ("Sino-") and `people` name the actor itself; `capitals` and `seats`
    its government, save where the words around say place; `places` only where it is. A long list of places
    may be written as one text with commas, which reads a hundred times as fast. docs/actors.md says more.
    """

    id: str
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

    @field_validator("places", mode="before")
    @classmethod
    def _split(cls, places: object) -> object:
        return tuple(place.strip() for place in places.split(",")) if isinstance(places, str) else places


class ActorRow(_Words):
    """One entry of a file: an actor, or what is added to the actor of that id in an earlier folder."""

    name: str | None = None
    kind: ActorKind | None = None


class ActorEntry(_Words):
    """One actor of the lexicon and the words that name it."""

    name: str
    kind: ActorKind

    @property
    def actor(self) -> Actor:
        return Actor(self.id, self.name, self.kind, self.country, self.sector)


class Ambiguity(Entry):
    """A name that several actors share: what it means by default (None: nobody) and where it means another.

    `when` maps an actor's id to words that, in the same sentence or else in the article, decide for it, but
    if there are any `before` only where one of those words follows ("Indian" before "peasants");
    `together` are the actors of a name that means them all ("the two Koreas").
    """

    name: str
    default: str | None = None
    before: tuple[str, ...] = ()
    when: Mapping[str, tuple[str, ...]] = {}
    together: tuple[str, ...] = ()

    @property
    def ids(self) -> list[str]:
        """All that the name may mean, the default first."""
        return [id for id in (self.default, *self.when, *self.together) if id]


class Border(Entry):
    """A state and neighbours of it; a pair need stand once only."""

    of: str
    neighbours: tuple[str, ...]


class Identified(Entry):
    """A row that a later folder may lay its own over."""

    id: str


class Sector(Identified):
    """A PLOVER sector and the role nouns that stand for it.

    `nouns` are lemmas or phrases that end in one; a phrase of several words wins over its last word.
    """

    name: str
    description: str = ""
    nouns: tuple[str, ...]


class Office(Identified):
    """Offices of one kind: what holding one says of a person, and the sector it puts the person in."""

    titles: tuple[str, ...]
    relation: Literal["LEADS", "AFFILIATED"]
    sector: str | None = None
    gender: Literal["m", "f"] | None = None
    leads: Literal["state", "organisation", "party"] | None = None
    owned: bool = False  # an office only where the words say of what
    mirrored: bool = False  # an office like the one named before it: "counterpart"


class Leader(Identified):
    """A person well known from an office; a help where the text leaves out who they are, never needed.

    `country` is the id of the state or organisation; a year alone runs from its first day to its last.
    """

    name: str
    names: tuple[str, ...] = ()
    country: str
    office: str
    since: date | None = None
    until: date | None = None
    gender: Literal["m", "f"] | None = None
    wikidata: str | None = None

    @field_validator("since", mode="before")
    @classmethod
    def _first_day(cls, value: object) -> object:
        return date(value, 1, 1) if isinstance(value, int) else value

    @field_validator("until", mode="before")
    @classmethod
    def _last_day(cls, value: object) -> object:
        return date(value, 12, 31) if isinstance(value, int) else value


R = TypeVar("R", bound=Identified)


def plain(name: str) -> str:
    """A name without accents, case, marks and leading article, as look-ups compare them."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    words = re.sub(r"[^a-z0-9]+", " ", bare.replace(".", "").replace("'", "")).split()
    return " ".join(words).removeprefix("the ")


@dataclass(frozen=True)
class ActorLexicon:
    """All actors, found by id and by name."""

    by_id: Mapping[str, ActorEntry]
    ambiguities: Mapping[str, Ambiguity]
    sectors: Mapping[str, Sector]
    offices: tuple[Office, ...]
    leaders: tuple[Leader, ...]
    borders: frozenset[frozenset[str]]
    _by_name: Mapping[str, tuple[str, ...]] = field(repr=False)

    def find(self, name: str) -> tuple[str, ...]:
        """The ids of the actors a name or id may mean: none, one, or several where it is ambiguous."""
        exact = next((i for i in (name, name.upper()) if i in self.by_id), None)
        return (exact,) if exact else self._by_name.get(plain(name), ())

    def actor(self, id: str) -> Actor | None:
        """The actor of an id, a country's sector ("FRA.LAB") included."""
        if id in self.by_id:
            return self.by_id[id].actor
        country, _, sector = id.rpartition(".")
        return self.sector(country, sector) if country else None

    def state_of(self, actor: Actor) -> Actor | None:
        """The state that an actor is or is of, if it is of one."""
        if actor.kind == "state":
            return actor
        return self.actor(actor.country) if actor.country else None

    def sector(self, country: str, sector: str) -> Actor | None:
        """A sector of a country as an actor: `FRA.LAB`, "French labour"."""
        if country not in self.by_id or sector not in self.sectors:
            return None
        entry = self.by_id[country]
        adjective = entry.adjectives[0] if entry.adjectives else entry.name
        return Actor(
            f"{country}.{sector}", f"{adjective} {self.sectors[sector].name}", "group", country, sector
        )

    def are_neighbours(self, one: str, other: str) -> bool:
        """Whether two states lie side by side."""
        return frozenset((one, other)) in self.borders

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


def _by_id(rows: Iterable[R]) -> dict[str, R]:
    """Rows by id; one whose id came before is laid over that: its lists add, its values replace."""
    found: dict[str, R] = {}
    for row in rows:
        found[row.id] = _grown(found[row.id], row) if row.id in found else row
    return found


def _grown(below: R, row: R) -> R:
    lists: dict[str, tuple[str, ...]] = {}
    for key in row.model_fields_set:
        if isinstance(value := getattr(row, key), tuple):
            lists[key] = tuple(dict.fromkeys((*getattr(below, key), *value)))
    return row.model_copy(update=lists)


def _over(below: ActorEntry | None, row: ActorRow, path: Path) -> ActorEntry:
    """A row laid over an earlier folder's actor of that id: its lists add, its single values replace."""
    merged = below.model_dump() if below else {}
    for key, value in row.model_dump().items():
        if isinstance(value, tuple):
            merged[key] = tuple(dict.fromkeys((*(getattr(below, key) if below else ()), *getattr(row, key))))
        elif value is not None or key not in merged:
            merged[key] = value
    missing = next((key for key in ("name", "kind") if not merged.get(key)), None)
    if missing:
        raise DataError(
            f"{row.id}: a new actor needs a {missing}", file=path.name, line=line_of(path, row.id)
        )
    return ActorEntry.model_construct(**merged)


def _actors(folder: Path, below: Mapping[str, ActorEntry]) -> dict[str, ActorEntry]:
    """The actors of one folder, laid over those of the folders before."""
    own: dict[str, ActorEntry] = {}
    origin: dict[str, Path] = {}
    for path in sorted(folder.glob("actors/*.yaml")):
        for row in read(path, ActorRow):
            if row.id in own:
                problem = f"{row.id} stands twice, here and in {origin[row.id].name}"
                raise DataError(problem, file=path.name, line=line_of(path, row.id))
            own[row.id], origin[row.id] = _over(below.get(row.id), row, path), path
    for id, entry in own.items():
        if entry.country and entry.country not in own and entry.country not in below:
            problem = f"{id}: country {entry.country} is no actor"
            raise DataError(problem, file=origin[id].name, line=line_of(origin[id], id))
    return {**below, **own}


def _borders(folders: Iterable[Path], known: Mapping[str, ActorEntry]) -> Iterator[frozenset[str]]:
    """Each pair of neighbours; DataError where one of them is no actor."""
    for path in (path for folder in folders for path in sorted(folder.glob("borders*.yaml"))):
        for row in read(path, Border):
            for id in (row.of, *row.neighbours):
                if id not in known:
                    raise DataError(f"{id} is no actor", file=path.name, line=line_of(path, row.of))
            yield from (frozenset((row.of, other)) for other in row.neighbours)


@uncollected()
def load_actors(folders: Iterable[Path]) -> ActorLexicon:
    """All actors, sectors, offices and leaders of some data folders, a later folder laid over an earlier."""
    folders = tuple(folders)
    by_id: dict[str, ActorEntry] = {}
    for folder in folders:
        by_id = _actors(folder, by_id)
    by_name: dict[str, list[str]] = defaultdict(list)
    for entry in by_id.values():
        for name in dict.fromkeys(map(plain, _names(entry))):
            by_name[name].append(entry.id)
    ambiguities = {row.name: row for row in _rows(folders, "ambiguous*.yaml", Ambiguity)}
    for row in ambiguities.values():
        found = by_name[plain(row.name)]
        found += [id for id in row.ids if id in by_id] if not found else []
    return ActorLexicon(
        by_id,
        ambiguities,
        _by_id(_rows(folders, "sectors*.yaml", Sector)),
        tuple(_by_id(_rows(folders, "offices*.yaml", Office)).values()),
        tuple(_by_id(_rows(folders, "leaders*.yaml", Leader)).values()),
        frozenset(_borders(folders, by_id)),
        {name: _living(by_id, ids) for name, ids in by_name.items() if ids},
    )


def _living(by_id: Mapping[str, ActorEntry], ids: list[str]) -> tuple[str, ...]:
    """Of actors that share a name those that are still there, if any: who asks for Moscow means Russia."""
    return tuple(id for id in ids if by_id[id].until is None) or tuple(ids)
