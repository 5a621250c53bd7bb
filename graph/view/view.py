"""The view of a database: every question that can be asked of it."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import Engine, select

from graph import lexicon as lexicons
from graph.db import connect, meta, reading
from graph.lexicon import Lexicon
from graph.lexicon.relations import RelationType
from graph.model import Actor, Article, Relation, Statement
from graph.query import Query
from graph.rows import state_of
from graph.view import actors, articles, events, relations, search, statements, timelines
from graph.view.page import Key, Page
from graph.view.where import where
from graph.wire import statement_of

if TYPE_CHECKING:
    import networkx as nx

    from graph.view.paths import Neighbor

KEPT = 4  # graphs of pairs held in memory


class View:
    """Reads a database; it may be shared by threads. Iterators read one consistent state until they end.

    Every question but those that stream is bounded: CostError where it takes longer than `seconds`.
    """

    def __init__(
        self, database: str | Engine, lexicon: Lexicon | None = None, *, seconds: float = 10.0
    ) -> None:
        self.engine = connect(database) if isinstance(database, str) else database
        self.types: Mapping[str, RelationType] = (lexicon or lexicons.load()).relation_types
        self.seconds = seconds
        self._pairs: OrderedDict[tuple[str, Query], nx.Graph[str]] = OrderedDict()

    def within(self, seconds: float) -> "View":
        """The same view, whose questions may take so long."""
        other = copy(self)
        other.seconds = seconds
        return other

    def version(self) -> str:
        """What changes whenever the contents do; "" for an empty database."""
        with reading(self.engine) as connection:
            return connection.scalar(select(meta.c.value).where(meta.c.key == "version")) or ""

    def actor(self, name: str) -> Actor:
        """The actor of an id or name, whatever its case; UnknownError or AmbiguousError else."""
        with reading(self.engine, self.seconds) as connection:
            return actors.resolve(connection, name)

    def counted_as(self, actor: Actor) -> Actor:
        """The actor that one counts for in a roll-up: a person's or sector's state, else itself."""
        return self.actor(state_of(actor))

    def profile(self, name: str) -> actors.Profile:
        """An actor with its names and how much is said of it; raises as `actor` does."""
        with reading(self.engine, self.seconds) as connection:
            return actors.profile(connection, name)

    def actors(
        self, named: str | None = None, *, after: Key | None = None, limit: int = 100, **only: str | None
    ) -> Page[actors.Profile]:
        """Actors, the most spoken of first, perhaps only of one `kind`, `country` or `sector`."""
        wanted = {column: value for column, value in only.items() if value is not None}
        with reading(self.engine, self.seconds) as connection:
            return actors.page(connection, named=named, only=wanted, after=after, limit=limit)

    def relations(self, query: Query) -> Iterator[Relation]:
        """All relations that a query finds, streamed."""
        with reading(self.engine) as connection:
            yield from relations.every(connection, where(connection, query, self.types))

    def relation_page(self, query: Query, *, after: Key | None = None, limit: int = 100) -> Page[Relation]:
        """A page of the relations that a query finds, those of the greatest weight first."""
        with reading(self.engine, self.seconds) as connection:
            return relations.page(connection, where(connection, query, self.types), after, limit)

    def statements(self, query: Query) -> Iterator[Statement]:
        """All statements that a query finds, streamed in the order in which they were learned."""
        return (statement_of(orjson.loads(body)) for body in self.statement_bodies(query))

    def statement_bodies(self, query: Query) -> Iterator[bytes]:
        """The same as JSON, one by one, with the day each stands at and its article."""
        with reading(self.engine) as connection:
            yield from statements.every(connection, where(connection, query, self.types))

    def statement_page(self, query: Query, *, after: Key | None = None, limit: int = 100) -> Page[bytes]:
        """A page of statements as JSON, by the day they stand at, newest first."""
        with reading(self.engine, self.seconds) as connection:
            return statements.page(connection, where(connection, query, self.types), after, limit)

    def statement(self, id: str) -> bytes:
        """One statement as JSON with its quote's surroundings; UnknownError if there is none."""
        with reading(self.engine, self.seconds) as connection:
            return statements.one(connection, id)

    def dyad(self, query: Query) -> timelines.Dyad:
        """What a query finds, summed up by type, class, sign and certainty."""
        with reading(self.engine, self.seconds) as connection:
            return timelines.dyad(connection, where(connection, query, self.types))

    def timeline(self, query: Query, interval: timelines.Interval) -> tuple[list[timelines.Period], int]:
        """The same over time, and how many statements have no date to stand at."""
        with reading(self.engine, self.seconds) as connection:
            return timelines.timeline(connection, where(connection, query, self.types), interval)

    def neighbors(self, query: Query, about: str, hops: int, limit: int) -> "tuple[list[Neighbor], bool]":
        """Actors up to `hops` steps away over relations that the query allows; whether more were cut off."""
        from graph.view import paths

        with reading(self.engine, self.seconds) as connection:
            return paths.neighbors(connection, self._paired(query), about, hops, limit)

    def paths(self, query: Query, source: str, target: str, k: int) -> list[list[tuple[str, str]]]:
        """Up to `k` paths between two actors as lists of steps, over relations that the query allows."""
        from graph.view import paths

        return paths.shortest(self._paired(query), source, target, k)

    def article(self, id: str) -> Article:
        """An article as it was given; UnknownError if there is none."""
        with reading(self.engine, self.seconds) as connection:
            return articles.one(connection, id)

    def article_whole(self, id: str) -> dict[str, Any]:
        """An article with its text, blocks, evidence spans and readings, as JSON values."""
        with reading(self.engine, self.seconds) as connection:
            return articles.whole(connection, id)

    def articles(self, *, after: Key | None = None, limit: int = 100) -> Page[dict[str, Any]]:
        """Outlines of the articles that stand, the ones ingested last first."""
        with reading(self.engine, self.seconds) as connection:
            return articles.page(connection, after, limit)

    def search(
        self, question: str, kind: search.Kind, *, offset: int = 0, limit: int = 20
    ) -> Page[search.Found]:
        """Statements or articles whose words answer a question, the best first."""
        with reading(self.engine, self.seconds) as connection:
            return search.search(connection, question, kind, offset, limit)

    def events(self, after: int, limit: int = 500) -> Sequence[events.Event]:
        """What changed after an event."""
        with reading(self.engine, self.seconds) as connection:
            return events.after(connection, after, limit)

    def last_event(self) -> int:
        """The number of the newest event; 0 before the first."""
        with reading(self.engine, self.seconds) as connection:
            return events.last(connection)

    def _paired(self, query: Query) -> "nx.Graph[str]":
        """The pairs of actors that a query leaves, read once for each version of the contents."""
        from graph.view import paths

        key = (self.version(), query)
        if key not in self._pairs:
            with reading(self.engine, self.seconds) as connection:
                self._pairs[key] = paths.pairs(connection, where(connection, query, self.types))
            while len(self._pairs) > KEPT:
                self._pairs.popitem(last=False)
        return self._pairs[key]
