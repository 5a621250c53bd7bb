"""What is said of one actor or of two, summed up: by type, class and sign, and over time."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal, get_args

from sqlalchemy import Connection, func, select

from graph.db import AnyRow, statements
from graph.query import RelationType
from graph.view.relations import FIRST, LAST
from graph.view.where import Where
from graph.wire import day_json

Interval = Literal["day", "week", "month", "quarter", "year"]
INTERVALS: tuple[Interval, ...] = get_args(Interval)
SIGN_NAMES: Mapping[int, str] = {1: "cooperative", -1: "conflictual", 0: "neutral"}

S = statements.c


@dataclass(slots=True)
class Sum:
    """Counts of statements.

    `signs` and `intensity` hold what is asserted and affirmed, so that a feared attack is no conflict yet
    and a denied one none; the other counts hold all.
    """

    statements: int = 0
    signs: Counter[int] = field(default_factory=Counter)
    intensity: float = 0.0
    relations: Counter[str] = field(default_factory=Counter)
    quads: Counter[str] = field(default_factory=Counter)
    modalities: Counter[str] = field(default_factory=Counter)
    polarities: Counter[str] = field(default_factory=Counter)
    bases: Counter[str] = field(default_factory=Counter)

    def add(self, row: AnyRow, type_: RelationType | None) -> None:
        self.statements += row.number
        self.relations[row.relation] += row.number
        self.modalities[row.modality] += row.number
        self.polarities[row.polarity] += row.number
        self.bases[row.basis] += row.number
        self.quads[type_.quad if type_ and type_.quad else "enduring"] += row.number
        if type_ and row.modality == "asserted" and row.polarity == "positive":
            self.signs[type_.sign] += row.number
            self.intensity += type_.weight * row.number

    @property
    def balance(self) -> float | None:
        """(cooperative - conflictual) / (cooperative + conflictual), from -1 to 1; None without either."""
        good, bad = self.signs[1], self.signs[-1]
        return round((good - bad) / (good + bad), 4) if good + bad else None

    def json(self) -> dict[str, Any]:
        return {
            "statements": self.statements,
            "signs": {name: self.signs[sign] for sign, name in SIGN_NAMES.items()},
            "balance": self.balance,
            "intensity": round(self.intensity, 2),
            "relations": dict(sorted(self.relations.items())),
            "quads": dict(sorted(self.quads.items())),
            "modalities": dict(sorted(self.modalities.items())),
            "polarities": dict(sorted(self.polarities.items())),
            "time_basis": dict(sorted(self.bases.items())),
        }


@dataclass(frozen=True, slots=True)
class Dyad:
    """Everything between two actors, summed up, with the outermost days of it."""

    sum: Sum
    first: date | None
    last: date | None

    def json(self) -> dict[str, Any]:
        return {**self.sum.json(), "first": day_json(self.first), "last": day_json(self.last)}


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of a timeline, both days included, and what stands in it."""

    start: date
    end: date
    sum: Sum

    def json(self) -> dict[str, Any]:
        return {"start": self.start.isoformat(), "end": self.end.isoformat(), **self.sum.json()}


def dyad(connection: Connection, where: Where) -> Dyad:
    """The sum of all statements that answer a query."""
    found, days = Sum(), []
    for row in _counted(connection, where, by_day=False):
        found.add(row, where.types.get(row.relation))
        days += [day for day in (row.first, row.last) if day]
    ends = (date.fromisoformat(min(days)), date.fromisoformat(max(days))) if days else (None, None)
    return Dyad(found, *ends)


def timeline(connection: Connection, where: Where, interval: Interval) -> tuple[list[Period], int]:
    """The periods in which something stands, in order, and how many statements no date places anywhere."""
    periods: dict[date, Period] = {}
    undated = 0
    for row in _counted(connection, where, by_day=True):
        if not row.day:
            undated += row.number
            continue
        start, end = bounds(date.fromisoformat(row.day), interval)
        period = periods.setdefault(start, Period(start, end, Sum()))
        period.sum.add(row, where.types.get(row.relation))
    return [periods[start] for start in sorted(periods)], undated


def bounds(day: date, interval: Interval) -> tuple[date, date]:
    """The first and last day of the period a day lies in; weeks begin on Monday (ISO 8601)."""
    if interval == "day":
        return day, day
    if interval == "week":
        start = day - timedelta(days=min(day.weekday(), (day - date.min).days))
        return start, start + timedelta(days=min(6, (date.max - start).days))
    months = {"month": 1, "quarter": 3, "year": 12}[interval]
    first = (day.month - 1) // months * months + 1
    start = date(day.year, first, 1)
    last = first + months - 1
    following = date(day.year, last + 1, 1) if last < 12 else None
    return start, following - timedelta(days=1) if following else date(day.year, 12, 31)


def _counted(connection: Connection, where: Where, *, by_day: bool) -> Iterable[AnyRow]:
    keys = (S.relation, S.modality, S.polarity, S.basis, *([S.day] if by_day else []))
    for arm in where.arms():
        sums = (func.count().label("number"), func.min(FIRST).label("first"), func.max(LAST).label("last"))
        yield from connection.execute(select(*keys, *sums).where(arm.where).group_by(*keys))
