"""A query as conditions on the table of statements.

"About X" means X at either end. A condition with OR would make the database read all of X's statements to
sort them, so the question is asked in arms, one for each end, each of which an index answers in order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, and_, not_, select

from graph.db import LIVE, actors, statements
from graph.query import Query, RelationType

Condition = ColumnElement[bool]
Column = ColumnElement[str]

S = statements.c


@dataclass(frozen=True, slots=True)
class Arm:
    """One way in which statements answer a query: the condition, and the ends of the edges they count for."""

    where: Condition
    source: Column
    target: Column


@dataclass(frozen=True, slots=True)
class Where:
    """A query on one database: which of its actors are counted with all that rolls up to them."""

    query: Query
    types: Mapping[str, RelationType]
    states: frozenset[str]

    def arms(self) -> Sequence[Arm]:
        """The arms of the question; no statement answers two of them."""
        query, rest = self.query, and_(LIVE, *self._filters())
        whole: tuple[Column, Column] = (
            (S.source_state, S.target_state) if query.rollup else (S.source, S.target)
        )
        if query.about is None:
            return [Arm(and_(rest, *self._between_two(False)), *whole)]
        source, target = self._ends(query.about)
        forth: list[Condition] = [source == query.about]
        back: list[Condition] = [target == query.about]
        same = [source == query.about]  # what both would answer is left to the first
        if query.counterpart is not None:
            whole = self._ends(query.counterpart)
            forth.append(whole[1] == query.counterpart)
            back.append(whole[0] == query.counterpart)
            same.append(whole[1] == query.counterpart)
        if query.direction == "out":
            back.append(self._symmetric())
        elif query.direction == "in":
            forth.append(self._symmetric())
        internal = self._between_two(self._is_one(query.about))
        return [
            Arm(and_(rest, *internal, *forth), source, whole[1]),
            Arm(and_(rest, *internal, *back, not_(and_(*same))), whole[0], target),
        ]

    def _is_one(self, about: str) -> bool:
        """Whether an actor is asked about alone, or with one that is: then nothing is internal to a state."""
        with_one = self.query.counterpart is not None and self.query.counterpart not in self.states
        return with_one or about not in self.states

    def _between_two(self, one: bool) -> list[Condition]:
        return [S.source_state != S.target_state] if self.query.rollup and not one else []

    def _ends(self, actor: str) -> tuple[Column, Column]:
        rolled = self.query.rollup and actor in self.states
        return (S.source_state, S.target_state) if rolled else (S.source, S.target)

    def _symmetric(self) -> Condition:
        return S.relation.in_([name for name, type_ in self.types.items() if type_.symmetric])

    def _filters(self) -> list[Condition]:
        query = self.query
        relations = query.types(self.types)
        found: list[Condition] = [] if relations is None else [S.relation.in_(relations)]
        if query.modalities:
            found.append(S.modality.in_(query.modalities))
        if query.polarities:
            found.append(S.polarity.in_(query.polarities))
        if query.articles:
            found.append(S.article.in_(query.articles))
        if query.min_confidence:
            found.append(S.confidence >= query.min_confidence)
        if query.since:
            found.append(S.last_day >= query.since.isoformat())
        if query.until:
            found += [S.first_day <= query.until.isoformat(), S.last_day != ""]
        return found


def where(connection: Connection, query: Query, types: Mapping[str, RelationType]) -> Where:
    """A query made ready to be asked of one database."""
    if query.about is None and query.counterpart is not None:
        query = replace(query, about=query.counterpart, counterpart=None)
    named = [actor for actor in (query.about, query.counterpart) if actor is not None]
    if not named or not query.rollup:
        return Where(query, types, frozenset())
    own = select(actors.c.id).where(actors.c.id.in_(named), actors.c.state == actors.c.id)
    return Where(query, types, frozenset(connection.scalars(own)))
