"""What holds between two actors, which types there are, and over which paths two are tied."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app import schemas
from app.answers import answer, chosen, paged
from app.deps import FieldsDep, FiltersDep, PagingDep
from app.openapi import problems, unchanged
from app.routers.actors import ActorPath, IntervalQuery
from graph.query import Query as Asked
from graph.view import Page, View
from graph.wire import actor_json, relation_json

router = APIRouter(tags=["relations"])


@router.get(
    "/relation-types",
    summary="The relation types",
    response_model=schemas.Page[schemas.RelationType],
    responses={**unchanged(), **problems()},
)
async def relation_types(request: Request) -> Response:
    """What an edge may say, with CAMEO's class, the sign and the weight of each."""

    def question(view: View) -> bytes:
        return paged(request, Page([]), [type_.model_dump() for type_ in view.types.values()])

    return await answer(request, question)


@router.get(
    "/dyads/{a}/{b}",
    summary="Everything between two actors",
    response_model=schemas.Dyad,
    responses={**unchanged(), **problems(300, 404)},
)
async def dyad(
    request: Request,
    a: ActorPath,
    b: ActorPath,
    filters: FiltersDep,
    page: PagingDep,
    fields: FieldsDep = None,
) -> Response:
    """Counts by type, class, sign and certainty, the balance of cooperation, and the statements."""
    picked = chosen(fields, schemas.Statement)

    def question(view: View) -> bytes:
        one, other = view.actor(a), view.actor(b)
        query = filters.query(view, one.id, counterpart=other.id)
        found = view.statement_page(query, after=page.key(str, int), limit=page.limit)
        more: dict[str, Any] = {"a": actor_json(one), "b": actor_json(other), "rollup": query.rollup}
        return paged(request, found, found.items, picked, **view.dyad(query).json(), **more)

    return await answer(request, question)


@router.get(
    "/dyads/{a}/{b}/timeline",
    summary="Two actors over time",
    response_model=schemas.Timeline,
    responses={**unchanged(), **problems(300, 404)},
)
async def timeline(
    request: Request, a: ActorPath, b: ActorPath, filters: FiltersDep, interval: IntervalQuery = "month"
) -> Response:
    """What is said between two actors, summed up by the period it stands in."""

    def question(view: View) -> bytes:
        query = filters.query(view, view.actor(a).id, counterpart=view.actor(b).id)
        periods, undated = view.timeline(query, interval)
        items = [period.json() for period in periods]
        return paged(request, Page(items), items, interval=interval, undated=undated, rollup=query.rollup)

    return await answer(request, question)


@router.get(
    "/paths",
    summary="How two actors are tied",
    response_model=schemas.Paths,
    responses={**unchanged(), **problems(300, 404)},
)
async def paths(
    request: Request,
    filters: FiltersDep,
    source: Annotated[str, Query(description="an actor's id or name", examples=["JPN"])],
    target: Annotated[str, Query(description="an actor's id or name", examples=["IRN"])],
    k: Annotated[int, Query(ge=1, le=10, description="how many paths")] = 1,
) -> Response:
    """The paths of the fewest steps, the best attested first; each step with its relations and evidence."""

    def question(view: View) -> bytes:
        query = filters.query(view)
        ends = [view.actor(name) for name in (source, target)]
        one, other = [view.counted_as(end) for end in ends] if query.rollup else ends
        found = view.paths(query, one.id, other.id, k)
        items = [_path(view, query, path) for path in found]
        more: dict[str, Any] = {
            "source": actor_json(one),
            "target": actor_json(other),
            "rollup": query.rollup,
        }
        return paged(request, Page(items), items, **more)

    return await answer(request, question)


def _path(view: View, query: Asked, path: list[tuple[str, str]]) -> dict[str, object]:
    return {"length": len(path), "steps": [_step(view, query, *step) for step in path]}


def _step(view: View, query: Asked, source: str, target: str) -> dict[str, object]:
    found = view.relation_page(replace(query, about=source, counterpart=target), limit=10).items
    named = {actor.id: actor for relation in found for actor in (relation.subject, relation.object)}
    return {
        "source": actor_json(named[source]),
        "target": actor_json(named[target]),
        "relations": [relation_json(relation) for relation in found],
    }
