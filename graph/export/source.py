"""What a format is written from: the actors, edges and statements that answer one question."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import orjson

from graph.model import Actor, Article, Relation, Statement
from graph.wire import statement_json

Places = Mapping[str, tuple[float, float]]


class Source(Protocol):
    """Each method may be called more than once and begins anew each time; iterables may be generators.

    `actors` yields every end of every edge once. `places` holds where each actor stands, in pixels, or
    nothing where no layout was asked for.
    """

    @property
    def title(self) -> str: ...

    @property
    def places(self) -> Places: ...

    def actors(self) -> Iterable[Actor]: ...

    def relations(self) -> Iterable[Relation]: ...

    def among(self, ids: Collection[str]) -> Iterable[Relation]:
        """The relations both of whose ends are among these actors."""

    def tally(self) -> Iterable[tuple[str, str, int]]:
        """The ends of each relation and the number of its statements: cheaper than the relations."""

    def statements(self) -> Iterable[Statement]: ...

    def lines(self) -> Iterable[bytes]:
        """The statements as JSON, in the form of `graph.wire.statement_json`."""

    def article(self, id: str) -> Article | None: ...

    def wikidata(self, actor: Actor) -> str | None:
        """The Wikidata item of an actor (Q17), where the lexicon knows one."""


@dataclass(frozen=True)
class Held:
    """A source that is held in memory: what was just extracted, or a graph made by hand."""

    relation_list: Sequence[Relation]
    statement_list: Sequence[Statement] = ()
    articles: Mapping[str, Article] = field(default_factory=dict)
    title: str = "Relations between actors"
    places: Places = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    """Wikidata items by actor id."""

    def actors(self) -> Iterable[Actor]:
        ends = {end.id: end for edge in self.relation_list for end in (edge.subject, edge.object)}
        return (ends[id] for id in sorted(ends))

    def relations(self) -> Iterable[Relation]:
        return self.relation_list

    def among(self, ids: Collection[str]) -> Iterable[Relation]:
        return (each for each in self.relations() if each.subject.id in ids and each.object.id in ids)

    def tally(self) -> Iterable[tuple[str, str, int]]:
        return ((each.subject.id, each.object.id, each.statements) for each in self.relations())

    def statements(self) -> Iterable[Statement]:
        return self.statement_list

    def lines(self) -> Iterable[bytes]:
        return (orjson.dumps(statement_json(statement)) for statement in self.statements())

    def article(self, id: str) -> Article | None:
        return self.articles.get(id)

    def wikidata(self, actor: Actor) -> str | None:
        return self.items.get(actor.id)
