"""What routes ask for: the view, the queue, the filters of a query, the page of a list."""

import base64
from dataclasses import dataclass
from typing import Annotated, Any

import orjson
from fastapi import Depends, Query, Request, params
from fastapi.dependencies.utils import get_flat_params
from fastapi.routing import APIRoute

from app.settings import Settings
from graph.errors import QueryError
from graph.jobs import Queue
from graph.query import Query as Asked
from graph.query import parse
from graph.view import View
from graph.view.page import Key

LIMIT, MOST = 100, 1_000


async def view(request: Request) -> View:
    """The reader of the database."""
    found: View = request.app.state.view
    return found


async def queue(request: Request) -> Queue:
    """The queue of jobs."""
    found: Queue = request.app.state.queue
    return found


async def settings(request: Request) -> Settings:
    found: Settings = request.app.state.settings
    return found


ViewDep = Annotated[View, Depends(view)]
QueueDep = Annotated[Queue, Depends(queue)]
SettingsDep = Annotated[Settings, Depends(settings)]


async def known_parameters(request: Request) -> None:
    """QueryError for a parameter the route does not know: a misspelt filter must not answer everything."""
    if request.url.query:
        known = _parameters(request)
        for name in request.query_params:
            if name not in known:
                raise QueryError(
                    name, f"is no parameter here; known are {', '.join(sorted(known)) or 'none'}"
                )


def _parameters(request: Request) -> frozenset[str]:
    route: APIRoute = request.scope["route"]
    known: dict[str, frozenset[str]] = request.app.state.parameters
    key = f"{route.methods} {route.path}"
    if key not in known:
        fields = get_flat_params(route.dependant)
        known[key] = frozenset(field.alias for field in fields if isinstance(field.field_info, params.Query))
    return known[key]


def _listed(description: str, *examples: str) -> Any:
    return Query(description=f"{description}; repeated, or between commas", examples=list(examples))


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a request in their own words; `query` understands them."""

    words: dict[str, str | list[str] | None]

    def query(self, view: View, about: str | None = None, **sides: str | None) -> Asked:
        """The query about an actor, or about all; QueryError, UnknownError or AmbiguousError else."""
        return parse({"about": about, **self.words, **sides}, view.types, lambda name: view.actor(name).id)


async def filters(
    relation: Annotated[
        list[str] | None, _listed("relation types, see /v1/relation-types", "SANCTION")
    ] = None,
    quad: Annotated[list[str] | None, _listed("CAMEO's classes: VC, MC, VK, MK", "MK")] = None,
    sign: Annotated[
        list[str] | None, _listed("cooperative (+), conflictual (-) or neutral (0)", "conflictual")
    ] = None,
    modality: Annotated[
        list[str] | None, _listed("asserted, intended, predicted or possible", "asserted")
    ] = None,
    polarity: Annotated[list[str] | None, _listed("positive or negative", "positive")] = None,
    since: Annotated[
        str | None,
        Query(
            description="it held on this day or later: ISO 8601, EDTF or milliseconds since 1970",
            examples=["2017-06", "1521590400000"],
        ),
    ] = None,
    until: Annotated[
        str | None, Query(description="it held on this day or before, written likewise", examples=["2018"])
    ] = None,
    min_confidence: Annotated[
        str | None, Query(description="statements of at least this confidence, 0 to 1", examples=["0.8"])
    ] = None,
    article: Annotated[list[str] | None, _listed("ids of articles")] = None,
    rollup: Annotated[
        str | None,
        Query(description="count persons and sectors as their states: true (the default) or false"),
    ] = None,
) -> Filters:
    """The filters that every question about relations and statements takes."""
    words: dict[str, str | list[str] | None] = {
        "relation": relation,
        "quad": quad,
        "sign": sign,
        "modality": modality,
        "polarity": polarity,
        "since": since,
        "until": until,
        "min_confidence": min_confidence,
        "article": article,
        "rollup": rollup,
    }
    return Filters(words)


FiltersDep = Annotated[Filters, Depends(filters)]


async def sided(
    counterpart: Annotated[
        str | None, Query(description="the other actor, by id or name", examples=["KOR"])
    ] = None,
    direction: Annotated[
        str | None, Query(description="out (from the actor), in (to it) or both (the default)")
    ] = None,
) -> dict[str, str | None]:
    """The filters that look from one actor at another."""
    return {"counterpart": counterpart, "direction": direction}


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of a list is asked for."""

    limit: int
    after: str | None

    def key(self, *shape: type) -> Key | None:
        """The key that the page begins after; QueryError where `after` is not one that we gave out."""
        if self.after is None:
            return None
        try:
            key = orjson.loads(base64.urlsafe_b64decode(self.after + "=" * (-len(self.after) % 4)))
            right = isinstance(key, list) and [type(part) for part in key] == list(shape)
        except ValueError:
            right = False
        if not right:
            raise QueryError("after", "is no place in this list; follow the `next` of an answer")
        return tuple(key)


def place(key: Key) -> str:
    """A key as it stands in the address of the next page."""
    return base64.urlsafe_b64encode(orjson.dumps(key)).rstrip(b"=").decode()


async def paging(
    limit: Annotated[int, Query(ge=1, le=MOST, description="items on a page")] = LIMIT,
    after: Annotated[
        str | None, Query(description="where the page begins: part of `next`, not to be made up")
    ] = None,
) -> Paging:
    """The page of a list."""
    return Paging(limit, after)


SidedDep = Annotated[dict[str, str | None], Depends(sided)]
PagingDep = Annotated[Paging, Depends(paging)]

FieldsDep = Annotated[
    str | None,
    Query(
        description="only these fields of each item, no others, between commas; dots reach inside",
        examples=["id,evidence.text"],
    ),
]
