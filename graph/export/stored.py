"""What the store answers to one query, as a source that every format can be written from."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from graph.db import reading
from graph.errors import QueryError, UnknownError
from graph.export import Exporter
from graph.export.crop import crop
from graph.export.source import Held, Places, Source
from graph.layout import positions
from graph.model import Actor, Article, Relation, Statement
from graph.network import network
from graph.query import Query
from graph.view import View
from graph.view.ends import among, ends, tally, wikidata
from graph.view.relations import every
from graph.view.where import where


@dataclass(frozen=True, slots=True)
class Options:
    """How an export is wanted, the same on the command line and in the API.

    `qualified` as in `narrowed`; `top` keeps the most connected actors alone; `layout` writes where each
    actor stands; `bom` begins CSV with a byte order mark.
    """

    qualified: bool | None = None
    top: int | None = None
    layout: bool = False
    bom: bool = False


def exported(view: View, query: Query, exporter: Exporter, options: Options) -> Iterator[bytes]:
    """A query's answer in one format; QueryError where the format cannot do what the options ask."""
    write = exporter.write_bom if options.bom else exporter.write
    if write is None:
        raise QueryError("bom", f"only CSV begins with a byte order mark, not {exporter.name}")
    if exporter.of == "statements" and (options.top or options.layout):
        raise QueryError(
            "top" if options.top else "layout", f"{exporter.name} is of statements, not of a graph"
        )
    query = narrowed(query, exporter.qualified, options.qualified)
    if not (options.top or options.layout):
        return write(Stored(view, query))
    if options.layout:
        return write(placed(view, view.version(), query, options.top))
    return write(_top(view, query, options.top))


@lru_cache(maxsize=8)
def placed(view: View, version: str, query: Query, top: int | None = None) -> Source:
    """The graph of a query with the place of each actor, kept while the contents have that version."""
    source = _top(view, query, top)
    return replace(source, places=positions(network(source.actors(), source.relations())))


def _top(view: View, query: Query, top: int | None) -> Held:
    stored = Stored(view, query)
    return crop(stored, top).source if top else Held(list(stored.relations()), title=stored.title)


def narrowed(query: Query, able: bool, qualified: bool | None) -> Query:
    """The query, kept to what is asserted and affirmed where a format is not `able` to say otherwise.

    `qualified` true asks for all the same, false for the plain facts even where the format could say
    more; a modality or polarity that the query names is always kept.
    """
    if able if qualified is None else qualified:
        return query
    if query.modalities or query.polarities:
        return query
    return replace(query, modalities=("asserted",), polarities=("positive",))


class Stored:
    """A Source that reads a view; each pass reads a snapshot of its own.

    An edge is left out whose end was not there yet when the actors were listed, so that no format names
    an actor it has not declared.
    """

    def __init__(
        self, view: View, query: Query, *, title: str | None = None, places: Places | None = None
    ) -> None:
        self._view, self._query = view, query
        self._listed: set[str] | None = None
        self.title = title or described(view, query)
        self.places: Places = places or {}

    def actors(self) -> Iterator[Actor]:
        self._listed = set()
        with reading(self._view.engine) as connection:
            for actor in ends(connection, where(connection, self._query, self._view.types)):
                self._listed.add(actor.id)
                yield actor

    def relations(self) -> Iterator[Relation]:
        for relation in self._view.relations(self._query):
            if self._listed is None or {relation.subject.id, relation.object.id} <= self._listed:
                yield relation

    def among(self, ids: Collection[str]) -> Iterator[Relation]:
        with reading(self._view.engine) as connection:
            yield from every(connection, among(where(connection, self._query, self._view.types), ids))

    def tally(self) -> Iterator[tuple[str, str, int]]:
        with reading(self._view.engine) as connection:
            yield from tally(connection, where(connection, self._query, self._view.types))

    def statements(self) -> Iterable[Statement]:
        return self._view.statements(self._query)

    def lines(self) -> Iterable[bytes]:
        return self._view.statement_bodies(self._query)

    def article(self, id: str) -> Article | None:
        try:
            return self._view.article(id)
        except UnknownError:
            return None

    def wikidata(self, actor: Actor) -> str | None:
        return self._items.get(actor.id)

    @cached_property
    def _items(self) -> dict[str, str]:
        with reading(self._view.engine) as connection:
            return wikidata(connection)


def described(view: View, query: Query) -> str:
    """What was asked, as a title: "Relations of Japan with China, THREATEN, since 2017-01-01"."""
    names = [view.actor(actor).name for actor in (query.about, query.counterpart) if actor]
    parts = ["Relations" + (f" of {' with '.join(names)}" if names else " between actors")]
    parts += [
        ", ".join(words)
        for words in (query.relations, query.quads, query.modalities, query.polarities)
        if words
    ]
    parts += [f"since {query.since}"] if query.since else []
    parts += [f"until {query.until}"] if query.until else []
    return ", ".join(parts)
