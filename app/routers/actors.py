"""Actors, and what one of them has to do with the others."""

from dataclasses import asdict
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from app import schemas
from app.answers import answer, chosen, paged
from app.deps import FieldsDep, FiltersDep, PagingDep, SidedDep
from app.openapi import problems, unchanged
from graph.model import ActorKind
from graph.view import Page, View
from graph.view.timelines import Interval
from graph.wire import actor_json, relation_json

router = APIRouter(prefix="/actors", tags=["actors"])

ActorPath = Annotated[
    str, Path(description="an id or a name, whatever its case", examples=["JPN", "Tokyo", "kim-jong-un"])
]
IntervalQuery = Annotated[Interval, Query(description="how long a period of the timeline is")]


@router.get(
    "",
    summary="Actors, the most spoken of first",
    response_model=schemas.Page[schemas.ActorRow],
    responses={**unchanged(), **problems(300, 404)},
)
async def actors(
    request: Request,
    page: PagingDep,
    q: Annotated[str | None, Query(description="how a word of a name begins", examples=["kim"])] = None,
    kind: Annotated[ActorKind | None, Query(description="only of this kind")] = None,
    country: Annotated[str | None, Query(description="only of this state", examples=["PRK"])] = None,
    fields: FieldsDep = None,
) -> Response:
    """Those of whom something is said, or with `q` all whose names have a word that begins so."""
    picked = chosen(fields, schemas.ActorRow)

    def question(view: View) -> bytes:
        of = view.actor(country).id if country else None
        found = view.actors(q, kind=kind, country=of, after=page.key(int, str), limit=page.limit)
        return paged(request, found, (profile.json() for profile in found.items), picked)

    return await answer(request, question)


@router.get(
    "/{actor}",
    summary="One actor",
    response_model=schemas.ActorProfile,
    responses={**unchanged(), **problems(300, 404)},
)
async def actor(request: Request, actor: ActorPath) -> Response:
    """The actor of an id or name, with the other names it answers to."""

    def question(view: View) -> bytes:
        profile = view.profile(actor)
        return orjson.dumps({**profile.json(), "names": profile.names})

    return await answer(request, question)


@router.get(
    "/{actor}/relations",
    summary="An actor's relations",
    response_model=schemas.RelationPage,
    responses={**unchanged(), **problems(300, 404)},
)
async def relations(
    request: Request,
    actor: ActorPath,
    filters: FiltersDep,
    sides: SidedDep,
    page: PagingDep,
    fields: FieldsDep = None,
) -> Response:
    """What an actor has to do with others, by counterpart and type, the best attested first.

    Each relation counts its statements by modality and polarity and brings the one that proves it best.
    """
    picked = chosen(fields, schemas.Relation)

    def question(view: View) -> bytes:
        about = view.actor(actor)
        query = filters.query(view, about.id, **sides)
        found = view.relation_page(query, after=page.key(float, str, str, str), limit=page.limit)
        items = map(relation_json, found.items)
        return paged(request, found, items, picked, actor=actor_json(about), rollup=query.rollup)

    return await answer(request, question)


@router.get(
    "/{actor}/timeline",
    summary="An actor over time",
    response_model=schemas.Timeline,
    responses={**unchanged(), **problems(300, 404)},
)
async def timeline(
    request: Request,
    actor: ActorPath,
    filters: FiltersDep,
    sides: SidedDep,
    interval: IntervalQuery = "month",
) -> Response:
    """What is said of an actor, summed up by the period it stands in; periods without anything are left out.

    A statement without a time of its own stands at its article's date; `time_basis` counts them.
    """

    def question(view: View) -> bytes:
        query = filters.query(view, view.actor(actor).id, **sides)
        periods, undated = view.timeline(query, interval)
        items = [period.json() for period in periods]
        more: dict[str, Any] = {"interval": interval, "undated": undated, "rollup": query.rollup}
        return paged(request, Page(items), items, **more)

    return await answer(request, question)


@router.get(
    "/{actor}/neighbors",
    summary="Who is near an actor",
    response_model=schemas.Neighbors,
    responses={**unchanged(), **problems(300, 404)},
)
async def neighbors(
    request: Request,
    actor: ActorPath,
    filters: FiltersDep,
    hops: Annotated[int, Query(ge=1, le=4, description="how many steps away")] = 1,
    limit: Annotated[int, Query(ge=1, le=1_000, description="actors at most, the nearest first")] = 100,
) -> Response:
    """Actors that are tied to one directly or over others, by relations that the filters allow."""

    def question(view: View) -> bytes:
        query = filters.query(view)
        about = view.actor(actor)
        about = view.counted_as(about) if query.rollup else about
        found, more = view.neighbors(query, about.id, hops, limit)
        items = [{**asdict(near), "actor": actor_json(near.actor)} for near in found]
        said: dict[str, Any] = {"actor": actor_json(about), "rollup": query.rollup, "complete": not more}
        return paged(request, Page(items), items, **said)

    return await answer(request, question)
