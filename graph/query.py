"""The one question that routes, exports and the command ask of the graph, and how its words are read."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import Literal, Protocol, TypeVar, get_args

from graph.edtf import parse_bound
from graph.errors import QueryError
from graph.model import MODALITIES, Modality, Polarity

Direction = Literal["out", "in", "both"]
Quad = Literal["VC", "MC", "VK", "MK"]
Sign = Literal[-1, 0, 1]

ANY = "*"  # in place of an actor: every one, as a dashboard's list of choices needs it
POLARITIES: tuple[Polarity, ...] = ("positive", "negative")
QUADS: tuple[Quad, ...] = get_args(Quad)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
T = TypeVar("T")

SIGNS: Mapping[str, Sign] = {"+": 1, "cooperative": 1, "-": -1, "conflictual": -1, "0": 0, "neutral": 0}


class RelationType(Protocol):
    """What a question needs to know of a relation type."""

    @property
    def quad(self) -> str | None: ...

    @property
    def sign(self) -> int: ...

    @property
    def weight(self) -> float: ...

    @property
    def symmetric(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Query:
    """Which statements are asked for; an empty tuple or None asks for all.

    `about` and `counterpart` are actor ids; `direction` is seen from `about` and leaves symmetric types be.
    `since` and `until` bound when it held (both days included); a statement with no date of its own stands
    at its article's, and one with no date at all lies in no range. `rollup` counts persons and sectors as
    the states they belong to and leaves out what then is one state's relation with itself; an actor asked
    for by its own id, if it is a person or sector, stays itself.
    """

    about: str | None = None
    counterpart: str | None = None
    relations: tuple[str, ...] = ()
    quads: tuple[Quad, ...] = ()
    signs: tuple[Sign, ...] = ()
    direction: Direction = "both"
    modalities: tuple[Modality, ...] = ()
    polarities: tuple[Polarity, ...] = ()
    since: date | None = None
    until: date | None = None
    min_confidence: float = 0.0
    articles: tuple[str, ...] = ()
    rollup: bool = True

    def types(self, known: Mapping[str, RelationType]) -> tuple[str, ...] | None:
        """The relation types asked for by name, quad and sign together; None where all are."""
        if not (self.relations or self.quads or self.signs):
            return None
        return tuple(
            name
            for name, type_ in known.items()
            if (not self.relations or name in self.relations)
            and (not self.quads or type_.quad in self.quads)
            and (not self.signs or type_.sign in self.signs)
        )


def parse(
    words: Mapping[str, str | Iterable[str] | None], known: Iterable[str], actor: Callable[[str], str] = str
) -> Query:
    """A query from the words of a URL or a command line; QueryError names the word that is not understood.

    Keys are `about`, `counterpart`, `relation`, `quad`, `sign`, `direction`, `modality`, `polarity`, `since`,
    `until`, `min_confidence`, `article` and `rollup`; lists may be repeated or written with commas. `known`
    are the relation types and `actor` turns an actor's name into its id.
    """
    given = {name: value for name, value in words.items() if value is not None}
    about, counterpart = (_one(given.get(name)) for name in ("about", "counterpart"))
    query = Query(
        about=actor(about) if about and about != ANY else None,
        counterpart=actor(counterpart) if counterpart and counterpart != ANY else None,
        relations=_among(
            "relation", _many(given.get("relation")), {name: name for name in known}, upper=True
        ),
        quads=_among("quad", _many(given.get("quad")), {quad: quad for quad in QUADS}, upper=True),
        signs=_among("sign", _many(given.get("sign"), blank="+"), SIGNS),
        modalities=_among("modality", _many(given.get("modality")), {name: name for name in MODALITIES}),
        polarities=_among("polarity", _many(given.get("polarity")), {name: name for name in POLARITIES}),
        since=_day("since", _one(given.get("since"))),
        until=_day("until", _one(given.get("until"))),
        min_confidence=_share("min_confidence", _one(given.get("min_confidence"))),
        articles=_articles(_many(given.get("article"))),
        rollup=_truth("rollup", _one(given.get("rollup"))),
    )
    directions = _among("direction", _many(given.get("direction")), {name: name for name in DIRECTIONS})
    if len(directions) > 1:
        raise QueryError("direction", f"give one of {', '.join(DIRECTIONS)}")
    if query.since and query.until and query.until < query.since:
        raise QueryError("until", f"{query.until} lies before since ({query.since})")
    return replace(query, direction=directions[0]) if directions else query


def _one(value: str | Iterable[str] | None) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return next(iter(value), None)


def _many(value: str | Iterable[str] | None, blank: str = "") -> tuple[str, ...]:
    """Values repeated or between commas; `blank` is what an empty one means (a "+" in a URL arrives so)."""
    values = [value] if isinstance(value, str) else list(value or ())
    parts = (part.strip() or (blank if part else "") for text in values for part in text.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def _among(name: str, values: Iterable[str], known: Mapping[str, T], upper: bool = False) -> tuple[T, ...]:
    found = []
    for value in values:
        key = value.upper() if upper else value.lower()
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]}? " if near else ""
            raise QueryError(name, f"{value!r} is not known; {hint}known are {', '.join(known)}")
        found.append(known[key])
    return tuple(dict.fromkeys(found))


def _day(name: Literal["since", "until"], value: str | None) -> date | None:
    if not value or not value.strip():
        return None
    try:
        return parse_bound(value, end=name == "until")
    except ValueError as error:
        raise QueryError(name, str(error)) from error


def _articles(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of articles, in the form that graph.model.content_id gives them; other words are a slip."""
    for id in ids:
        if not re.fullmatch("[0-9a-f]{20}", id):
            raise QueryError("article", f"{id!r} is no id of an article (20 hexadecimal digits)")
    return ids


def _share(name: str, value: str | None) -> float:
    try:
        share = float(value or 0)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise QueryError(name, f"{value!r} is not a number from 0 to 1")
    return share


def _truth(name: str, value: str | None) -> bool:
    words = {
        "true": True,
        "1": True,
        "yes": True,
        "on": True,
        "false": False,
        "0": False,
        "no": False,
        "off": False,
    }
    if value is None:
        return True
    if value.lower() not in words:
        raise QueryError(name, f"{value!r} is neither true nor false")
    return words[value.lower()]
